//! From an [`Article`](crate::source::Article) to its [`Entry`]: what a careful editor would note from the words, each
//! value with its evidence. One file a value; every function is pure and total.

pub mod entry;

pub use entry::{Credit, DateMention, Derived, Entry, FactMethod, FoundName, Mention, NameRef, Outlet, Quote, TextMethod};
