//! Scripts and words, knowing nothing of news.
//!
//! Every rule stands beside its source, and every function is total: any Unicode string is fine. Offsets are bytes
//! into the string that was given ([`Span`]); [`ScalarIndex`] turns them into scalar values for the data formats.

pub mod bidi;
pub mod clitic;
pub mod date;
pub mod fold;
pub mod lang;
pub mod letter;
pub mod month;
pub mod numeral;
pub mod sentence;
pub mod slug;
pub mod span;
pub mod stem;
pub mod token;
pub mod url;

pub use lang::{Bilingual, Direction, Language};
pub use span::{ScalarIndex, Span};
pub use token::{Token, TokenKind};
