//! Front matter in TOML.

use super::front_keys::{Stated, Value};
use crate::diagnostic::{Code, Diagnostic};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads the pairs of a TOML block, which begins at byte `at` of `text`. What is written wrong is reported, the pairs
/// that are whole are kept.
pub(super) fn pairs(block: &str, at: usize, text: &str) -> (Vec<Stated>, Vec<Diagnostic>) {
    let (table, mut faults) = DeTable::parse_recoverable(block);
    faults.sort_by_key(|fault| fault.span().map_or(0, |span| span.start));
    // One slip often shows as several faults further on: the first says what to mend.
    let said = faults.first().map(|fault| {
        let byte = at + fault.span().map_or(0, |span| span.start.min(block.len()));
        Diagnostic::error(Code::FrontMatter, format!("the front matter is no TOML: {}", fault.message()))
            .at_byte(text, byte)
            .help("texts stand between quotation marks, as in title = \"…\"; the lines that can be read are kept")
    });
    let broken: BTreeSet<usize> = faults.iter().filter_map(toml::de::Error::span).map(|span| line_start(block, span.start)).collect();
    let mut found: Vec<Stated> = table
        .into_inner()
        .into_iter()
        .filter(|(key, _)| !broken.contains(&line_start(block, key.span().start)))
        .map(|(key, value)| Stated {
            key_at: at + key.span().start,
            value_at: at + value.span().start,
            key: key.into_inner().into_owned(),
            value: plain(&value, at, block).0,
        })
        .collect();
    found.sort_by_key(|pair| pair.key_at);
    (found, said.into_iter().collect())
}

/// Where the line of a byte begins.
fn line_start(block: &str, byte: usize) -> usize {
    let before = block.as_bytes().get(..byte).unwrap_or(block.as_bytes());
    before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1)
}

fn plain(value: &Spanned<DeValue<'_>>, at: usize, block: &str) -> (Value, usize) {
    let span = value.span();
    let written = || Value::Text(block.get(span.clone()).unwrap_or_default().to_owned());
    let plain = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => written(),
        DeValue::Array(items) => Value::List(items.iter().map(|item| plain(item, at, block)).collect()),
        DeValue::Table(_) => Value::Table,
    };
    (plain, at + span.start)
}
