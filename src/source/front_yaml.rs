//! Front matter in YAML.

use super::front_keys::{Stated, Value};
use crate::diagnostic::{Code, Diagnostic};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};
use std::fmt;

/// Reads the pairs of a YAML block, which begins at byte `at` of `text`. Where the block as a whole is written wrong,
/// that is reported, and the keys that can be read by themselves are kept.
pub(super) fn pairs(block: &str, at: usize, text: &str) -> (Vec<Stated>, Vec<Diagnostic>) {
    if block.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return (Vec::new(), Vec::new());
    }
    let fault = match serde_saphyr::from_str::<Pairs>(block) {
        Ok(pairs) => return (pairs.stated(block, at), Vec::new()),
        Err(fault) => fault,
    };
    let byte = fault.location().map_or(0, |location| byte_of(block, location));
    let said = Diagnostic::error(Code::FrontMatter, format!("the front matter is no YAML: {}", bare_message(&fault)))
        .at_byte(text, at + byte)
        .help("a text that holds a colon, or begins with a sign, stands between quotation marks, as in title: \"…: …\"; the keys that can be read are kept");
    let mut found = Vec::new();
    for (start, part) in parts(block) {
        if let Ok(pairs) = serde_saphyr::from_str::<Pairs>(part) {
            found.extend(pairs.stated(part, at + start));
        }
    }
    (found, vec![said])
}

/// The message without its place, which the diagnostic names by itself.
fn bare_message(fault: &serde_saphyr::Error) -> String {
    let whole = fault.without_snippet().to_string();
    let end = whole.rfind(" at line ").unwrap_or(whole.len());
    whole[..end].lines().next().unwrap_or_default().trim_end_matches(['.', ':']).to_owned()
}

fn byte_of(block: &str, location: Location) -> usize {
    if let Some(byte) = location.span().byte_offset().and_then(|byte| usize::try_from(byte).ok()) {
        return byte.min(block.len());
    }
    let number = |n: u64| usize::try_from(n).unwrap_or(1).saturating_sub(1);
    let line_start: usize = block.split_inclusive('\n').take(number(location.line())).map(str::len).sum();
    let line = block[line_start..].lines().next().unwrap_or("");
    line_start + line.char_indices().nth(number(location.column())).map_or(line.len(), |(i, _)| i)
}

/// The block's parts, each a key at the line's beginning with the lines that belong to it, and where they begin.
fn parts(block: &str) -> Vec<(usize, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in block.split_inclusive('\n') {
        if line.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '-' | '#' | ']' | '}')) && line.contains(':') {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([block.len()]);
    starts.iter().zip(ends).map(|(&start, end)| (start, &block[start..end])).collect()
}

/// A mapping whose keys and values know their places.
struct Pairs(Vec<(Spanned<String>, Spanned<Node>)>);

enum Node {
    Text(String),
    /// A number, whose text is taken from the source: `1.10` is no 1.1.
    Number,
    Flag(bool),
    Nothing,
    List(Vec<Spanned<Node>>),
    Table,
}

impl Pairs {
    fn stated(self, block: &str, at: usize) -> Vec<Stated> {
        self.0
            .into_iter()
            .map(|(key, value)| {
                let key_at = at + byte_of(block, key.referenced);
                let (value, value_at) = plain(value, block, at);
                Stated { key: key.value, key_at, value, value_at }
            })
            .collect()
    }
}

fn plain(node: Spanned<Node>, block: &str, at: usize) -> (Value, usize) {
    let byte = byte_of(block, node.referenced);
    let value = match node.value {
        Node::Text(text) => Value::Text(text),
        Node::Number => Value::Text(number_at(block, byte).to_owned()),
        Node::Flag(flag) => Value::Flag(flag),
        Node::Nothing => Value::Nothing,
        Node::List(items) => Value::List(items.into_iter().map(|item| plain(item, block, at)).collect()),
        Node::Table => Value::Table,
    };
    (value, at + byte)
}

fn number_at(block: &str, byte: usize) -> &str {
    let rest = block.get(byte..).unwrap_or_default();
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}' | '#')).unwrap_or(rest.len());
    &rest[..end]
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Node::Table)
    }
}
