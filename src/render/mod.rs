//! Pages as bytes: HTML through tera, feeds and sitemaps as XML, everything else as plain text.

pub mod assets;
mod feed;
mod sitemap;
pub mod templates;
#[cfg(test)]
mod tests;

pub use assets::{Asset, assets};
pub use templates::OwnTemplate;

use crate::diagnostic::{Code, Diagnostic};
use crate::interface::Interface;
use crate::page::Page;
use crate::site::Site;
use crate::text::Language;
use crate::view::{Texts, Views};
use serde::Serialize;
use tera::Tera;

/// The interfaces of all of a site's languages, their own messages (`messages/LANG.toml` among the archive's templates)
/// included. There is one for each language unless a diagnostic is an error.
#[must_use]
pub fn interfaces(site: &Site, own: &[OwnTemplate]) -> (Vec<Interface>, Vec<Diagnostic>) {
    let mut made = Vec::new();
    let mut diagnostics = Vec::new();
    for language in &site.languages {
        let name = format!("messages/{}.toml", language.language);
        let messages = own.iter().find(|t| t.name == name).map(|t| (t.path.as_str(), t.text.as_str()));
        let (interface, said) = Interface::new(language, messages);
        made.extend(interface);
        diagnostics.extend(said);
    }
    (made, diagnostics)
}

/// Everything that turns pages into bytes; made once, shared by all threads, good for every state of the archive.
#[derive(Debug)]
pub struct Renderer {
    /// One tera a language, in the site's order.
    teras: Vec<(Language, Tera)>,
    own: Vec<OwnTemplate>,
}

impl Renderer {
    /// Reads all templates. `assets` are the site's own files, which templates name.
    ///
    /// # Errors
    /// Faults in templates, each with file, line and column.
    pub fn new(site: &Site, interfaces: &[Interface], own: &[OwnTemplate], assets: &[Asset]) -> Result<Self, Vec<Diagnostic>> {
        let mut teras = Vec::new();
        for interface in interfaces {
            teras.push((interface.language(), templates::prepare(site, interface, own, assets)?));
        }
        if teras.is_empty() {
            return Err(vec![Diagnostic::error(Code::BadSite, "the site has no language")]);
        }
        Ok(Self { teras, own: own.to_vec() })
    }

    /// Writes a page to the end of `out`, which a thread may use again for the next. On an error `out` is as it was.
    ///
    /// # Errors
    /// A fault in a template, or an article that can no longer be read.
    pub fn render(&self, views: &Views<'_>, page: &Page, texts: &dyn Texts, out: &mut Vec<u8>) -> Result<(), Vec<Diagnostic>> {
        let before = out.len();
        let done = self.write(views, page, texts, out);
        if done.is_err() {
            out.truncate(before);
        }
        done
    }

    fn write(&self, views: &Views<'_>, page: &Page, texts: &dyn Texts, out: &mut Vec<u8>) -> Result<(), Vec<Diagnostic>> {
        let language = page.language().unwrap_or(views.site().default_language);
        match *page {
            Page::Entry => self.html(language, "entry.html", &views.entry(), out),
            Page::NotFound => self.html(language, "404.html", &views.not_found(), out),
            Page::Home { page, .. } => self.html(language, "home.html", &views.home(language, page), out),
            Page::Article { article, .. } => {
                let body = texts.body(article).map_err(|fault| vec![fault])?;
                self.html(language, "article.html", &views.article(article, language, &body, texts), out)
            }
            Page::Topics { .. } => self.html(language, "topics.html", &views.topics(language), out),
            Page::Topic { topic, page, .. } => self.html(language, "topic.html", &views.topic(topic, language, page), out),
            Page::Dates { page, .. } => self.html(language, "dates.html", &views.dates(language, page), out),
            Page::Month { month, page, .. } => self.html(language, "month.html", &views.month(language, month, page), out),
            Page::Search { .. } => self.html(language, "search.html", &views.search(language), out),
            Page::Redirect { article } => {
                let language = crate::page::home_language(views.archive(), views.site(), article);
                self.html(language, "redirect.html", &views.redirect(article), out)
            }
            Page::Feed { .. } => written(feed::language(views, language, out)),
            Page::TopicFeed { topic, .. } => written(feed::topic(views, topic, language, out)),
            Page::Sitemap { part } => written(sitemap::part(views, part, out)),
            Page::SitemapIndex => written(sitemap::index(views, out)),
            Page::Robots => {
                let sitemap = views.site().base_url.absolute("sitemap.xml");
                out.extend_from_slice(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").as_bytes());
                Ok(())
            }
            Page::NoJekyll => Ok(()),
        }
    }

    fn html(&self, language: Language, template: &str, view: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Vec<Diagnostic>> {
        let tera = self.teras.iter().find(|(l, _)| *l == language).or(self.teras.first()).map(|(_, tera)| tera);
        let Some(tera) = tera else { return Ok(()) };
        let fault = |error: &tera::Error| templates::explain(error, &self.own);
        let context = tera::Context::from_serialize(view).map_err(|e| fault(&e))?;
        tera.render_to(template, &context, out).map_err(|e| fault(&e))
    }
}

/// Writing into memory does not fail; were it to, the fault is told like any other.
fn written(result: std::io::Result<()>) -> Result<(), Vec<Diagnostic>> {
    result.map_err(|error| vec![Diagnostic::error(Code::Unwritable, error.to_string())])
}
