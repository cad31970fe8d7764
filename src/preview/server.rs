//! The server: one snapshot of the site at a time, and a stream that tells the page when there is a new one.

use super::address::{Wanted, is_local_host, wanted};
use super::watch::Watch;
use super::{Made, Shown, Source, content_type};
use crate::diagnostic::Diagnostic;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use futures_util::{Stream, StreamExt};
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch as channel;
use tokio_stream::wrappers::WatchStream;

/// Where the script and the stream of the preview stand: no site has a page there, since `_` begins no slug.
const SCRIPT: &str = "/_warraq/preview.js";
const EVENTS: &str = "/_warraq/events";
const SCRIPT_TEXT: &str = include_str!("preview.js");

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port; 0 picks a free one.
    pub port: u16,
    /// The path below which pages stand, with a slash at both ends.
    pub base: String,
    /// A further name under which requests are answered.
    pub host: Option<String>,
}

/// One state of the site: what can be shown, and what is wrong.
struct Snapshot {
    version: u64,
    site: Option<Arc<dyn Shown>>,
    faults: Vec<Diagnostic>,
}

#[derive(Clone)]
struct Server {
    options: Arc<Options>,
    current: Arc<RwLock<Arc<Snapshot>>>,
    version: channel::Receiver<u64>,
    stop: channel::Receiver<bool>,
}

/// Serves until the user stops it. `ready` is told the address; `report` is told what each making had to say.
///
/// # Errors
/// Where the port is taken or the system cannot watch files.
pub fn serve(
    options: Options,
    mut source: Box<dyn Source>,
    ready: impl FnOnce(&str),
    report: impl Fn(&[Diagnostic], Duration) + Send + 'static,
) -> anyhow::Result<()> {
    let (version_sender, version) = channel::channel(0);
    let (stop_sender, stop) = channel::channel(false);
    // Before the first making, so that no edit falls between.
    let watch = Watch::begin(source.watched())?;
    let first = make(source.as_mut(), 1, None, &report);
    version_sender.send_replace(1);
    let current = Arc::new(RwLock::new(Arc::new(first)));
    let server = Server { options: Arc::new(options), current: Arc::clone(&current), version, stop: stop.clone() };
    let watching = {
        let stop = stop.clone();
        std::thread::spawn(move || {
            let mut version = 1;
            watch.run(
                || {
                    version += 1;
                    let last = Arc::clone(&current.read().unwrap_or_else(PoisonError::into_inner));
                    let next = make(source.as_mut(), version, Some(last), &report);
                    *current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
                    version_sender.send_replace(version);
                },
                || *stop.borrow(),
            )
        })
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let outcome = runtime.block_on(listen(server, stop_sender, ready));
    runtime.shutdown_timeout(Duration::from_secs(1));
    outcome?;
    match watching.join() {
        Ok(result) => Ok(result?),
        Err(_) => anyhow::bail!("the watcher stopped"),
    }
}

/// Makes the site; where that fails, the last one that could be shown stays, with the faults.
fn make(source: &mut dyn Source, version: u64, last: Option<Arc<Snapshot>>, report: &impl Fn(&[Diagnostic], Duration)) -> Snapshot {
    #[expect(clippy::disallowed_methods, reason = "tells a person how long it took; nothing that is shown or written depends on it")]
    let start = std::time::Instant::now();
    match source.make() {
        Ok(Made { site, diagnostics }) => {
            report(&diagnostics, start.elapsed());
            let faults = diagnostics.into_iter().filter(Diagnostic::is_error).collect();
            Snapshot { version, site: Some(site.into()), faults }
        }
        Err(faults) => {
            report(&faults, start.elapsed());
            Snapshot { version, site: last.and_then(|l| l.site.clone()), faults }
        }
    }
}

async fn listen(server: Server, stop: channel::Sender<bool>, ready: impl FnOnce(&str)) -> anyhow::Result<()> {
    let port = server.options.port;
    let listener = tokio::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(|error| {
        anyhow::anyhow!("cannot listen on port {port}: {error}; choose another with --port, or --port 0 for a free one")
    })?;
    ready(&format!("http://{}{}", listener.local_addr()?, server.options.base));
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stop.send_replace(true);
        }
    });
    let mut stopped = server.stop.clone();
    let router = Router::new().route(SCRIPT, get(script)).route(EVENTS, get(events)).fallback(page).with_state(server);
    axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            // The sender lives until then; either way it is time to stop.
            let _ = stopped.wait_for(|&s| s).await;
        })
        .await?;
    Ok(())
}

async fn script(State(server): State<Server>, headers: HeaderMap) -> Response<Body> {
    if !allowed(&server, &headers) {
        return refused();
    }
    answer(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT_TEXT)
}

async fn events(State(server): State<Server>, headers: HeaderMap) -> Response<Body> {
    if !allowed(&server, &headers) {
        return refused();
    }
    Sse::new(changes(server)).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

/// The state now, and again at each change: the version, and the faults as text.
fn changes(server: Server) -> impl Stream<Item = Result<Event, Infallible>> {
    let mut stop = server.stop.clone();
    WatchStream::new(server.version.clone())
        .map(move |_| {
            let now = server.now();
            let faults: Vec<String> = now.faults.iter().map(fault_text).collect();
            Ok(Event::default().data(serde_json::json!({ "version": now.version, "faults": faults }).to_string()))
        })
        .take_until(async move {
            // The sender lives until then; either way the stream is to end.
            let _ = stop.wait_for(|&s| s).await;
        })
}

async fn page(State(server): State<Server>, method: Method, uri: Uri, headers: HeaderMap) -> Response<Body> {
    if !allowed(&server, &headers) {
        return refused();
    }
    if method != Method::GET && method != Method::HEAD {
        return answer(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "only GET and HEAD");
    }
    let file = match wanted(uri.path(), &server.options.base) {
        Wanted::File(file) => file,
        Wanted::Moved(target) => return moved(&target),
        Wanted::Nothing => String::new(),
    };
    let path = uri.path().to_owned();
    // Making a page is work for a thread of its own, not for the one that talks.
    tokio::task::spawn_blocking(move || show(&server, &file, &path))
        .await
        .unwrap_or_else(|_| answer(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", "this page could not be made"))
}

fn show(server: &Server, file: &str, path: &str) -> Response<Body> {
    let now = server.now();
    let Some(site) = &now.site else { return fault_page(&now, StatusCode::INTERNAL_SERVER_ERROR, &now.faults) };
    let found = if file.is_empty() { Ok(None) } else { site.file(file) };
    match found {
        Ok(Some(bytes)) => respond(&now, StatusCode::OK, content_type(file), bytes),
        Ok(None) if !file.is_empty() && !path.ends_with('/') && matches!(site.file(&format!("{file}/index.html")), Ok(Some(_))) => {
            moved(&format!("{path}/"))
        }
        Ok(None) => match site.file("404.html") {
            Ok(Some(bytes)) => respond(&now, StatusCode::NOT_FOUND, "text/html; charset=utf-8", bytes),
            _ => answer(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "there is no such page"),
        },
        Err(fault) => fault_page(&now, StatusCode::INTERNAL_SERVER_ERROR, std::slice::from_ref(&fault)),
    }
}

impl Server {
    fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A page gets the script that reloads it; everything else goes out as it is.
fn respond(now: &Snapshot, status: StatusCode, content_type: &'static str, bytes: Vec<u8>) -> Response<Body> {
    if !content_type.starts_with("text/html") {
        return answer(status, content_type, bytes);
    }
    let html = String::from_utf8_lossy(&bytes);
    let tag = format!("<script src=\"{SCRIPT}\" data-version=\"{}\" defer></script>", now.version);
    let with_script = match html.find("</head>") {
        Some(at) => format!("{}{tag}{}", &html[..at], &html[at..]),
        None => format!("{html}{tag}"),
    };
    answer(status, content_type, with_script)
}

fn fault_page(now: &Snapshot, status: StatusCode, faults: &[Diagnostic]) -> Response<Body> {
    let mut list = String::new();
    for fault in faults {
        list.push_str("<li><pre dir=\"auto\">");
        list.push_str(&escape(&fault_text(fault)));
        list.push_str("</pre></li>");
    }
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>warraq: the site cannot be shown</title></head>\
         <body><main><h1>The site cannot be shown</h1><p>It is made again as soon as a file changes.</p><ul>{list}</ul></main></body></html>"
    );
    respond(now, status, "text/html; charset=utf-8", html.into_bytes())
}

/// A fault in plain words: place, message, help.
pub(super) fn fault_text(fault: &Diagnostic) -> String {
    let mut text = String::new();
    if let Some(path) = &fault.path {
        text.push_str(path);
        for number in [fault.line, fault.column].into_iter().flatten() {
            text.push(':');
            text.push_str(&number.to_string());
        }
        text.push('\n');
    }
    text.push_str(&fault.message);
    if let Some(help) = &fault.help {
        text.push('\n');
        text.push_str(help);
    }
    text
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn allowed(server: &Server, headers: &HeaderMap) -> bool {
    headers.get(header::HOST).and_then(|h| h.to_str().ok()).is_some_and(|host| is_local_host(host, server.options.host.as_deref()))
}

fn refused() -> Response<Body> {
    answer(StatusCode::MISDIRECTED_REQUEST, "text/plain; charset=utf-8", "this preview answers to names of this machine only")
}

fn moved(target: &str) -> Response<Body> {
    let mut response = answer(StatusCode::MOVED_PERMANENTLY, "text/plain; charset=utf-8", "");
    if let Ok(location) = target.parse() {
        response.headers_mut().insert(header::LOCATION, location);
    }
    // A browser that remembered the way would be led astray by the next site on this port.
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

fn answer(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    (
        status,
        [(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-store"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")],
        body.into(),
    )
        .into_response()
}
