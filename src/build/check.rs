//! Checking: every page is made and read, nothing is written.

use super::{Producer, Ready};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;
use crate::text::url::decode;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Largest site that GitHub Pages publishes, in bytes (GitHub Docs, «GitHub Pages limits»).
const LARGEST_SITE: u64 = 1_000_000_000;
/// Largest file that a GitHub repository takes, in bytes.
const LARGEST_FILE: u64 = 100 * 1024 * 1024;
/// Most broken links told of one page.
const TOLD: usize = 20;

/// What one page links to and can be linked at.
struct Links {
    /// Addresses, as written.
    to: Vec<String>,
    /// Ids.
    ids: BTreeSet<String>,
    /// Bytes.
    size: u64,
}

impl Ready {
    /// Makes every page and follows every link inside the site.
    ///
    /// # Errors
    /// Faults that keep pages from being made.
    pub fn check(&self) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let views = self.views();
        let pages: BTreeMap<&str, Links> = self
            .files
            .par_iter()
            .filter(|(_, producer)| !matches!(producer, Producer::Data | Producer::Index))
            .map(|(file, producer)| {
                let bytes = self.bytes(producer, &views, file)?;
                let html = matches!(producer, Producer::Page(_)) && std::path::Path::new(file).extension().is_some_and(|e| e == "html");
                let links =
                    if html { links_of(&String::from_utf8_lossy(&bytes)) } else { Links { to: Vec::new(), ids: BTreeSet::new(), size: 0 } };
                Ok((file.as_str(), Links { size: bytes.len() as u64, ..links }))
            })
            .collect::<Result<_, Diagnostic>>()
            .map_err(|fault| vec![fault])?;
        let mut diagnostics: Vec<Diagnostic> = pages.par_iter().flat_map_iter(|(file, links)| self.broken(file, links, &pages)).collect();
        diagnostics.extend(sizes(&pages));
        Ok(diagnostics)
    }

    fn broken(&self, file: &str, links: &Links, pages: &BTreeMap<&str, Links>) -> Vec<Diagnostic> {
        let mut broken = Vec::new();
        for link in &links.to {
            if let Some(why) = self.fault(file, link, pages) {
                broken.push(Diagnostic::warning(Code::BrokenLink, format!("`{link}` {why}")).in_file(file.to_owned()));
            }
        }
        broken.truncate(TOLD);
        broken
    }

    /// Why a link leads nowhere; `None` for one that leads somewhere or out of the site.
    fn fault(&self, file: &str, link: &str, pages: &BTreeMap<&str, Links>) -> Option<String> {
        let base_url = &self.project.site.base_url;
        let (address, fragment) = link.split_once('#').map_or((link, None), |(a, f)| (a, Some(f)));
        let address = address.strip_prefix(base_url.origin()).unwrap_or(address).split('?').next().unwrap_or("");
        let target = if address.is_empty() {
            file.to_owned()
        } else if address.starts_with('/') {
            let Some(below) = address.strip_prefix(base_url.path()) else { return Some("leads out of the site's folder".to_owned()) };
            let Some(below) = decode(below) else { return Some("is not encoded as an address".to_owned()) };
            crate::archive::routes::file(&below)
        } else {
            // Other schemes and hosts are not the site's.
            return None;
        };
        if !self.files.contains_key(&target) {
            return Some("leads to no page of this site".to_owned());
        }
        let fragment = fragment.filter(|f| !f.is_empty())?;
        let known = pages.get(target.as_str()).is_none_or(|page| decode(fragment).is_some_and(|f| page.ids.contains(&f)));
        (!known).then(|| "leads to a place that the page does not have".to_owned())
    }
}

/// Reads the links and ids of a page that warraq made: attributes stand in double quotes there.
fn links_of(html: &str) -> Links {
    let mut links = Links { to: Vec::new(), ids: BTreeSet::new(), size: 0 };
    let mut rest = html;
    while let Some(at) = rest.find("=\"") {
        let name = rest[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or("");
        let value_start = at + 2;
        let Some(length) = rest[value_start..].find('"') else { break };
        let value = Span::new(value_start, value_start + length).of_text(rest);
        match name {
            "href" | "src" | "action" => links.to.push(unescape(value)),
            "id" => {
                links.ids.insert(unescape(value));
            }
            _ => {}
        }
        rest = &rest[value_start + length + 1..];
    }
    links
}

fn unescape(value: &str) -> String {
    value.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn sizes(pages: &BTreeMap<&str, Links>) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    let total: u64 = pages.values().map(|p| p.size).sum();
    if total > LARGEST_SITE {
        said.push(
            Diagnostic::warning(Code::SiteSize, format!("the site has {} MB; GitHub Pages publishes at most 1,000 MB", total / 1_000_000))
                .help("publish it elsewhere, or as several archives"),
        );
    }
    for (file, page) in pages.iter().filter(|(_, p)| p.size > LARGEST_FILE) {
        said.push(
            Diagnostic::warning(Code::SiteSize, format!("the file has {} MiB; GitHub takes at most 100 MiB", page.size / 1024 / 1024))
                .in_file((*file).to_owned()),
        );
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_ids_are_read_from_markup() {
        let links = links_of(
            "<html lang=\"ar\"><p id=\"p1\">a = \"b\" <a class=\"x\" href=\"/a/?q=1&amp;r#p1\">x</a><img src=\"/i.png\" alt=\"\">",
        );
        assert_eq!(links.to, ["/a/?q=1&r#p1", "/i.png"]);
        assert!(links.ids.contains("p1"));
    }
}
