//! The build: from an opened archive to a site that can be published, previewed or checked.
//!
//! [`prepare`] goes the whole way up to the plan; what follows is one sink or another of the same plan:
//! [`Ready::publish`] writes every file, [`Ready::file`] shows one, [`Ready::check`] reads all and writes none.

mod check;
pub(crate) mod files;
mod publish;
mod search;
mod texts;

pub use publish::Report;

use crate::archive::{Archive, ArticleId};
use crate::diagnostic::{Code, Diagnostic};
use crate::interface::Interface;
use crate::page::{Page, Plan, plan};
use crate::project::{Earlier, Project, Reading};
use crate::render::assets::{Asset, assets};
use crate::render::{OwnTemplate, Renderer, interfaces};
use crate::view::Views;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A site, ready to be made: its articles linked, its pages planned, its templates read.
pub struct Ready {
    /// The archive it is made of.
    pub project: Project,
    /// Its articles.
    pub reading: Reading,
    plan: Plan,
    interfaces: Vec<Interface>,
    renderer: Renderer,
    assets: Vec<Asset>,
    files: BTreeMap<String, Producer>,
    /// The index, for a sink that shows single files; made when it is first asked for.
    index: std::sync::OnceLock<Result<search::Files, Diagnostic>>,
}

/// What a file of the site is made from.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Producer {
    /// A page, by its place in the plan.
    Page(usize),
    /// One of the site's own files, by its place among them.
    Asset(usize),
    /// A file of the archive's, copied as it is.
    Copy(PathBuf),
    /// The archive as data.
    Data,
    /// The file from which search begins; those that it names are made along with it.
    Index,
}

/// The archive as data, on the site.
pub const DATA_FILE: &str = "archive.jsonl";

/// Goes the whole way from an archive's folder to the plan of its site. `earlier` holds what the last reading found.
///
/// # Errors
/// Faults that leave nothing to show: in the settings' folders, in templates or in messages.
pub fn prepare(project: Project, earlier: Option<&mut Earlier>) -> Result<(Ready, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let (own, said) = files::own_templates(&project);
    diagnostics.extend(said);
    let (interfaces, said) = interfaces(&project.site, &own);
    diagnostics.extend(said);
    let (statics, said) = files::static_files(&project);
    diagnostics.extend(said);
    let (assets, said) = own_assets(&statics);
    diagnostics.extend(said);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    let renderer = match Renderer::new(&project.site, &interfaces, &own, &assets) {
        Ok(renderer) => renderer,
        Err(faults) => return Err(diagnostics.into_iter().chain(faults).collect()),
    };
    let (reading, said) = match project.read(earlier) {
        Ok(read) => read,
        Err(faults) => return Err(diagnostics.into_iter().chain(faults).collect()),
    };
    diagnostics.extend(said);
    let mut plan = plan(&reading.archive, &project.site);
    diagnostics.append(&mut plan.diagnostics);
    let mut ready =
        Ready { project, reading, plan, interfaces, renderer, assets, files: BTreeMap::new(), index: std::sync::OnceLock::new() };
    diagnostics.extend(ready.gather(statics));
    diagnostics.extend(texts::missing_resources(&ready));
    Ok((ready, diagnostics))
}

/// The site's own files, those of the same name in the archive's static folder in their place.
fn own_assets(statics: &BTreeMap<String, PathBuf>) -> (Vec<Asset>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let assets = assets(&mut |name| {
        let path = statics.get(name)?;
        match std::fs::read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                diagnostics.push(
                    Diagnostic::error(Code::StaticFile, format!("the file cannot be read: {error}")).in_file(path.display().to_string()),
                );
                None
            }
        }
    });
    (assets, diagnostics)
}

impl Ready {
    /// The archive.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.reading.archive
    }

    fn views(&self) -> Views<'_> {
        Views::new(&self.reading.archive, &self.project.site, &self.plan, &self.interfaces)
    }

    /// Names every file of the site with what it is made from. A file that is not a page gives way to one that is.
    fn gather(&mut self, statics: BTreeMap<String, PathBuf>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let mut files: BTreeMap<String, Producer> = BTreeMap::new();
        for (index, (route, _)) in self.plan.pages.iter().enumerate() {
            files.insert(crate::archive::routes::file(route), Producer::Page(index));
        }
        files.insert(DATA_FILE.to_owned(), Producer::Data);
        files.insert(crate::search::ROOT_FILE.to_owned(), Producer::Index);
        for (index, asset) in self.assets.iter().enumerate() {
            files.insert(asset.route.clone(), Producer::Asset(index));
        }
        let taken: std::collections::BTreeSet<&str> = self.assets.iter().map(|a| a.source).collect();
        let copies = statics
            .into_iter()
            .filter(|(name, _)| !taken.contains(name.as_str()))
            .map(|(name, path)| (name.clone(), format!("{}/{name}", self.project.site.static_files), path))
            .chain(texts::referenced(&self.reading, &self.project.site.sources));
        for (file, source, path) in copies {
            if let Some(holder) = files.get(&file) {
                diagnostics.push(self.collision(&file, &source, holder));
            } else {
                files.insert(file, Producer::Copy(path));
            }
        }
        self.files = files;
        diagnostics
    }

    fn collision(&self, file: &str, source: &str, holder: &Producer) -> Diagnostic {
        let holder = match holder {
            Producer::Page(index) => match &self.plan.pages[*index].1 {
                Page::Article { article, .. } => format!("the page of `{}`", self.archive().article(*article).entry.path),
                _ => "a page that warraq makes".to_owned(),
            },
            Producer::Asset(_) | Producer::Data | Producer::Index => "a file that warraq makes".to_owned(),
            Producer::Copy(path) => format!("`{}`", path.display()),
        };
        Diagnostic::error(Code::OutputCollision, format!("`{source}` and {holder} would both be written to `{file}`; the page is kept"))
            .in_file(source)
            .help("rename the file")
    }

    /// The bytes of one file of the site; `None` where it has none of that name.
    ///
    /// # Errors
    /// A fault in a template, or a file that can no longer be read.
    pub fn file(&self, file: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let Some(producer) = self.files.get(file) else { return self.index_file(file) };
        self.bytes(producer, &self.views(), file).map(Some)
    }

    fn bytes(&self, producer: &Producer, views: &Views<'_>, file: &str) -> Result<Vec<u8>, Diagnostic> {
        let mut out = Vec::new();
        match producer {
            Producer::Page(index) => {
                let page = &self.plan.pages[*index].1;
                self.renderer.render(views, page, self, &mut out).map_err(first_fault)?;
            }
            Producer::Asset(index) => out.extend_from_slice(&self.assets[*index].bytes),
            Producer::Copy(path) => {
                out = std::fs::read(path).map_err(|error| {
                    Diagnostic::error(Code::Unreadable, format!("the file cannot be read: {error}")).in_file(path.display().to_string())
                })?;
            }
            Producer::Index => out = self.index_file(file)?.unwrap_or_default(),
            Producer::Data => {
                let written = crate::export::jsonl(&self.reading, &self.project.site, &mut out);
                written.map_err(|error| Diagnostic::error(Code::Unwritable, error.to_string()).in_file(file))??;
            }
        }
        Ok(out)
    }

    /// Pages of one article, by article; and all other pages.
    fn pages_by_article(&self) -> (Vec<Vec<usize>>, Vec<usize>) {
        let mut of_article = vec![Vec::new(); self.archive().articles.len()];
        let mut others = Vec::new();
        for (index, (_, page)) in self.plan.pages.iter().enumerate() {
            match page {
                Page::Article { article: ArticleId(article), .. } => of_article[*article as usize].push(index),
                _ => others.push(index),
            }
        }
        (of_article, others)
    }
}

fn first_fault(faults: Vec<Diagnostic>) -> Diagnostic {
    faults.into_iter().next().unwrap_or_else(|| Diagnostic::error(Code::Template, "a page could not be made"))
}

/// A template as it came with the archive (for the checks of `templates`).
pub type Template = OwnTemplate;
