//! Scripts and words, knowing nothing of news.
//!
//! Every rule stands beside its source, and every function is total: any Unicode string is fine. Offsets are bytes
//! into the string that was given ([`Span`]); [`ScalarIndex`] turns them into scalar values for the data formats.
//!
//! ```
//! use warraq::text::fold::fold;
//! use warraq::text::sentence::sentences;
//! use warraq::text::token::tokenize;
//! use warraq::text::Span;
//!
//! let text = "التقى د. أحمد وزير الـEU. ثم غادر.";
//! let parts: Vec<&str> = sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of_text(text)).collect();
//! assert_eq!(parts, ["التقى د. أحمد وزير الـEU.", "ثم غادر."]);
//! let words: Vec<String> = tokenize(text).iter().filter(|t| t.is_word()).map(|t| fold(t.text(text))).collect();
//! assert_eq!(words[..6], ["التقي", "د", "احمد", "وزير", "ال", "eu"]);
//! ```

pub mod bidi;
pub mod clitic;
pub mod date;
pub mod fold;
pub mod lang;
pub mod letter;
pub mod month;
pub mod number_words;
pub mod numeral;
pub mod sentence;
pub mod slug;
pub mod span;
pub mod stem;
pub mod token;
pub mod url;

#[cfg(test)]
mod properties;

pub use lang::{Bilingual, Direction, Language};
pub use span::{ScalarIndex, Span};
pub use token::{Token, TokenKind};
