//! The local preview: a server on this machine that shows the site as it would be published, watches what it is made
//! of, and reloads the page when it has been made anew. It never writes to the output folder.

pub mod address;
mod server;
mod watch;

pub use server::{Options, serve};

use crate::diagnostic::Diagnostic;
use std::borrow::Cow;
use std::path::PathBuf;

/// A site that can show any one of its files.
pub trait Shown: Send + Sync {
    /// The bytes of the file that would be published at `file`, a path with `/` below the output folder; `None` where
    /// there is none.
    ///
    /// # Errors
    /// What is wrong with it.
    fn file(&self, file: &str) -> Result<Option<Vec<u8>>, Diagnostic>;
}

/// What the preview shows.
pub trait Source: Send {
    /// Makes the site anew.
    ///
    /// # Errors
    /// Every fault that keeps it from being shown.
    fn make(&mut self) -> Result<Made, Vec<Diagnostic>>;

    /// Files and folders that it is made of.
    fn watched(&self) -> Vec<PathBuf>;
}

/// A site that has been made.
pub struct Made {
    /// What can be shown.
    pub site: Box<dyn Shown>,
    /// Faults of single articles, and doubts.
    pub diagnostics: Vec<Diagnostic>,
}

/// The content type of a file, by its extension (IANA media types).
#[must_use]
pub fn content_type(file: &str) -> &'static str {
    let extension = file.rsplit('/').next().unwrap_or(file).rsplit_once('.').map_or("", |(_, extension)| extension);
    let lower: Cow<'_, str> =
        if extension.bytes().any(|b| b.is_ascii_uppercase()) { extension.to_ascii_lowercase().into() } else { extension.into() };
    match lower.as_ref() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonl" => "application/jsonl; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::content_type;

    #[test]
    fn content_types_follow_the_extension() {
        for (file, want) in [
            ("ar/index.html", "text/html; charset=utf-8"),
            ("ar/feed.xml", "application/xml; charset=utf-8"),
            ("assets/naskh.1a2b.woff2", "font/woff2"),
            ("files/PHOTO.JPG", "image/jpeg"),
            (".nojekyll", "application/octet-stream"),
            ("archive.jsonl", "application/jsonl; charset=utf-8"),
        ] {
            assert_eq!(content_type(file), want, "{file}");
        }
    }
}
