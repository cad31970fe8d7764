//! The program as its users meet it: what they type, what they read, what stands in the output folder.
//!
//! One binary, so that it is linked once. Each file holds one kind of promise; [`harness`] runs the program on a copy of
//! a small archive from `tests/fixtures`. Transcripts stand in `tests/cmd`. `tests/run --update` renews transcripts and
//! snapshots.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops at the first thing that is not as promised"
)]

mod bad_texts;
mod documented;
mod faults;
mod fixtures;
mod harness;
mod hostile;
mod output;
mod preview;
mod preview_client;
mod records;
mod streams;
mod transcripts;
mod vectors;
