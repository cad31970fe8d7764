//! What a request asks for.

use crate::text::url::decode;

/// What to do with a request's path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Show this file of the site.
    File(String),
    /// Send the reader to another path.
    Moved(String),
    /// There is nothing here.
    Nothing,
}

/// Reads the path of a request, percent-encoded as it came, on a site below `base` (a path with a slash at both ends).
#[must_use]
pub fn wanted(path: &str, base: &str) -> Wanted {
    if base != "/" && (path == "/" || path == base.trim_end_matches('/')) {
        return Wanted::Moved(base.to_owned());
    }
    let Some(below) = path.strip_prefix(base) else { return Wanted::Nothing };
    let Some(file) = decode(below) else { return Wanted::Nothing };
    let strange = |segment: &str| segment.is_empty() || matches!(segment, "." | "..") || segment.contains(['\\', '\0']);
    if file.trim_end_matches('/').split('/').any(strange) && !file.is_empty() {
        return Wanted::Nothing;
    }
    if file.is_empty() || file.ends_with('/') { Wanted::File(format!("{file}index.html")) } else { Wanted::File(file) }
}

/// Whether the preview answers a request with this Host header: only to names of this machine, so that no page
/// elsewhere can read it through a name that it controls (DNS rebinding).
#[must_use]
pub fn is_local_host(host: &str, given: Option<&str>) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or(""),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name == "127.0.0.1"
        || name == "::1"
        || given.is_some_and(|given| given.eq_ignore_ascii_case(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_files_below_the_base() {
        let file = |name: &str| Wanted::File(name.to_owned());
        for (path, base, want) in [
            ("/", "/", file("index.html")),
            ("/ar/", "/", file("ar/index.html")),
            ("/archive/ar/feed.xml", "/archive/", file("ar/feed.xml")),
            ("/", "/archive/", Wanted::Moved("/archive/".to_owned())),
            ("/archive", "/archive/", Wanted::Moved("/archive/".to_owned())),
            ("/other/", "/archive/", Wanted::Nothing),
            ("/%D8%A3/", "/", file("أ/index.html")),
            ("/..%2f..%2fetc/passwd", "/", Wanted::Nothing),
            ("/../x", "/", Wanted::Nothing),
            ("/a//b", "/", Wanted::Nothing),
            ("/%ff", "/", Wanted::Nothing),
            ("/%", "/", Wanted::Nothing),
        ] {
            assert_eq!(wanted(path, base), want, "{path} below {base}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost", "localhost:4321", "127.0.0.1:1", "[::1]:4321", "LOCALHOST"] {
            assert!(is_local_host(host, None), "{host}");
        }
        for host in ["example.org", "127.0.0.1.example.org", "", "evil:4321"] {
            assert!(!is_local_host(host, None), "{host}");
        }
        assert!(is_local_host("desk.lan:4321", Some("desk.lan")));
    }
}
