//! A preview that runs, and a client that asks it for pages.

use crate::harness::{Archive, warraq_in};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Longest wait for something that the preview promises to do by itself. Nothing waits so long where all is well.
const BOUND: Duration = Duration::from_secs(30);

/// `warraq serve` on a free port; ended with the value.
pub(crate) struct Preview<'a> {
    /// Kept as long as the preview runs.
    _archive: &'a Archive,
    child: Child,
    /// `http://127.0.0.1:4321/archive/`, as printed.
    pub(crate) url: String,
    authority: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl<'a> Preview<'a> {
    pub(crate) fn of(archive: &'a Archive, arguments: &[&str]) -> Self {
        let mut command = warraq_in(&archive.root());
        command.args(["serve", "--port", "0"]).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let url = url.trim().to_owned();
        let authority =
            url.strip_prefix("http://").unwrap_or_else(|| panic!("no address was printed: {url:?}")).split('/').next().unwrap().to_owned();
        Self { _archive: archive, child, url, authority }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.authority)
    }

    /// Sends one request just as it is given: the path is not tidied up.
    pub(crate) fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = self.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or_else(|| panic!("{method} {path}: no answer"));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Answer { status, headers, body: String::from_utf8_lossy(&bytes[end + 4..]).into_owned() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.authority).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        stream
    }

    /// Asks until the page is as wanted.
    pub(crate) fn until(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(start.elapsed() < BOUND, "{path} never became as wanted: {answer:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The stream of changes that a page listens to.
    pub(crate) fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_warraq/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.authority).unwrap();
        Events { lines: BufReader::new(stream) }
    }

    pub(crate) fn signal(&self, name: &str) {
        // The shell's own `kill`: a bare machine may have no other.
        let status = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.child.id())]).status().unwrap();
        assert!(status.success());
    }

    pub(crate) fn wait(mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < BOUND, "the preview does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Preview<'_> {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The events as they come.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next state: `{version, faults}`.
    pub(crate) fn next(&mut self) -> Value {
        let start = Instant::now();
        loop {
            // The stream says something every few seconds to stay alive, so a wait for a line ends.
            assert!(start.elapsed() < BOUND, "no state came");
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Reads on until a state is as wanted.
    pub(crate) fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let state = self.next();
            if wanted(&state) {
                return state;
            }
            assert!(start.elapsed() < BOUND, "no such state came; the last was {state}");
        }
    }
}
