//! How fast articles are read: everything that a build does between a file's bytes and its entry.
//!
//! The text is that of this repository's own archive, in both languages, so that every run measures the same. The
//! figures to look at are megabytes a second for articles of the usual length, and that the time for a byte stays the
//! same from a short article to one of 8 MB.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a benchmark measures time, and stops at what is not as it should be")]

use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use warraq::derive::derive;
use warraq::knowledge::Authority;
use warraq::source::parse;
use warraq::source::read::list;

/// How long each measure goes on; the best round counts, since whatever else the machine does only slows a round.
const TIME: Duration = Duration::from_secs(3);

fn main() {
    // `cargo test --all-targets` starts it too, without this word.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    // Word lists are read once a run, whatever is measured first.
    read(&file("warm.txt", "Warm. دافئ.".to_owned()));
    for (name, arabic) in [("Arabic", true), ("English", false)] {
        let files: Vec<File> = SEEDS.iter().filter(|file| is_arabic(file) == arabic).cloned().collect();
        measure(&format!("{name} seeds"), &files);
        for size in SIZES {
            measure(&format!("{name}, one article of {} KB", size / 1000), &[long(size, arabic, "\n")]);
            measure(&format!("{name}, one line of {} KB", size / 1000), &[long(size, arabic, " ")]);
        }
    }
}

/// Path and bytes.
type File = (String, Vec<u8>);

fn file(path: &str, text: String) -> File {
    (path.to_owned(), text.into_bytes())
}

fn read((path, bytes): &File) -> warraq::derive::Entry {
    let article = parse(path, bytes, None);
    derive(&article, *blake3::hash(bytes).as_bytes(), &Authority::built_in())
}

/// The archive's own articles, in order of path.
static SEEDS: LazyLock<Vec<File>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let articles = list(root, &root.join("seeds")).articles;
    articles.iter().map(|article| (article.path.clone(), article.load().unwrap())).collect()
});

/// Whether a text is Arabic, by its bytes: each letter has one from 0xD8 to 0xDB.
fn is_arabic(file: &File) -> bool {
    file.1.iter().filter(|byte| (0xD8..=0xDB).contains(*byte)).count() * 4 > file.1.len()
}

/// Prints megabytes a second and the time for a byte.
fn measure(name: &str, files: &[File]) {
    let bytes = u32::try_from(files.iter().map(|file| file.1.len()).sum::<usize>()).map_or(f64::INFINITY, f64::from);
    let begin = Instant::now();
    let mut best = f64::INFINITY;
    while begin.elapsed() < TIME {
        let round = Instant::now();
        black_box(files.iter().map(read).collect::<Vec<_>>());
        best = best.min(round.elapsed().as_secs_f64());
    }
    println!("{name:<34} {:>7.1} MB/s {:>7.1} ns a byte", bytes / best / 1e6, best / bytes * 1e9);
}

/// One article of so many bytes: the seeds again and again.
fn long(size: usize, arabic: bool, separator: &str) -> File {
    let plain = |file: &&File| file.0.ends_with(".txt") && is_arabic(file) == arabic;
    let texts: Vec<String> = SEEDS.iter().filter(plain).map(|file| String::from_utf8_lossy(&file.1).replace('\n', separator)).collect();
    let mut text = String::with_capacity(size + texts[0].len());
    for part in texts.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(part);
    }
    file("long.txt", text)
}

const SIZES: [usize; 6] = [10_000, 40_000, 160_000, 640_000, 2_560_000, 8_000_000];
