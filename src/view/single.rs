//! Pages that stand alone: the root, the page for addresses that do not exist, former addresses.

use super::chrome::About;
use super::pages::{EntryLanguage, EntryView, NotFoundPart, NotFoundView, RedirectView};
use super::{Views, html};
use crate::archive::{ArticleId, routes};
use crate::page::{Page, home_language};

impl Views<'_> {
    /// The site's root.
    #[must_use]
    pub fn entry(&self) -> EntryView {
        let desk = self.desk(self.site.default_language);
        let name = desk.interface.word("choose_language").to_owned();
        let mut chrome = desk.chrome(About { page: &Page::Entry, kind: "entry", description: name.clone(), name });
        chrome.robots = "noindex";
        let language = |site: &crate::site::SiteLanguage| EntryLanguage {
            lang: site.language.to_string(),
            dir: site.language.direction().as_str(),
            name: self.interface(site.language).messages.self_name.clone(),
            title: html::clean(&site.title),
            description: html::clean(&site.description),
            url: self.site.base_url.local(&routes::home(site.language, 1)),
        };
        EntryView { page: chrome, languages: self.site.languages.iter().map(language).collect() }
    }

    /// The page for addresses that do not exist: one part a language, since the host shows it at any depth.
    #[must_use]
    pub fn not_found(&self) -> NotFoundView {
        let desk = self.desk(self.site.default_language);
        let interface = desk.interface;
        let mut chrome = desk.chrome(About {
            page: &Page::NotFound,
            kind: "404",
            name: interface.word("not_found").to_owned(),
            description: interface.word("not_found_advice").to_owned(),
        });
        chrome.robots = "noindex";
        let part = |site: &crate::site::SiteLanguage| {
            let interface = self.interface(site.language);
            NotFoundPart {
                lang: site.language.to_string(),
                dir: site.language.direction().as_str(),
                heading: interface.word("not_found").to_owned(),
                advice: interface.word("not_found_advice").to_owned(),
                home: self.site.base_url.local(&routes::home(site.language, 1)),
                home_label: interface.word("not_found_home").to_owned(),
            }
        };
        NotFoundView { page: chrome, parts: self.site.languages.iter().map(part).collect() }
    }

    /// A former address of an article, which leads on to the page that it has now.
    #[must_use]
    pub fn redirect(&self, article: ArticleId) -> RedirectView {
        let language = home_language(self.archive, self.site, article);
        let desk = self.desk(language);
        let entry = &self.archive.article(article).entry;
        let title = desk.text(&entry.title.value, entry.language);
        let target = Page::Article { article, language };
        let chrome = desk.chrome(About { page: &target, kind: "redirect", name: title.text.clone(), description: title.text.clone() });
        RedirectView { page: chrome, target: desk.address(&target), title }
    }
}
