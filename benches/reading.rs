//! How fast articles are read: everything that a build does between a file's bytes and its entry.
//!
//! The text is that of this repository's own archive, in both languages, so that every run measures the same. The
//! figures to look at are megabytes a second for articles of the usual length, and that the time for a byte stays the
//! same from a short article to one of 8 MB.

#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first thing that is not as it should be")]

use divan::Bencher;
use divan::counter::BytesCount;
use std::path::Path;
use std::sync::LazyLock;
use warraq::derive::derive;
use warraq::knowledge::Authority;
use warraq::source::parse;
use warraq::source::read::list;

fn main() {
    // Word lists are read once a run, whatever is measured first.
    read(&file("warm.txt", "Warm. دافئ.".to_owned()));
    divan::main();
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

fn measure(bencher: Bencher<'_, '_>, files: &[File]) {
    let bytes: usize = files.iter().map(|file| file.1.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| files.iter().map(read).collect::<Vec<_>>());
}

#[divan::bench]
fn arabic(bencher: Bencher<'_, '_>) {
    measure(bencher, &SEEDS.iter().filter(|file| is_arabic(file)).cloned().collect::<Vec<_>>());
}

#[divan::bench]
fn english(bencher: Bencher<'_, '_>) {
    measure(bencher, &SEEDS.iter().filter(|file| !is_arabic(file)).cloned().collect::<Vec<_>>());
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

#[divan::bench(args = SIZES, max_time = 4)]
fn longer_arabic(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &[long(size, true, "\n")]);
}

#[divan::bench(args = SIZES, max_time = 4)]
fn longer_english(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &[long(size, false, "\n")]);
}

/// As [`longer_arabic`], on one line.
#[divan::bench(args = SIZES, max_time = 4)]
fn one_line(bencher: Bencher<'_, '_>, size: usize) {
    measure(bencher, &[long(size, true, " ")]);
}
