//! warraq (وَرّاق): a folder of plain Arabic and English news articles becomes a bilingual, linked archive for the web.
//!
//! # The way through
//!
//! An archive is built by values that change type at each step. Each type is complete when it is made: no field waits
//! to be filled by a later stage, and no later stage reaches back.
//!
//! | step | from → to | kind |
//! | --- | --- | --- |
//! | open | `site.toml`, `topics.toml` → [`project::Project`] | reads files |
//! | read | folder → [`source::read::Listing`] of files | reads files |
//! | parse | bytes → [`source::Article`] and diagnostics | pure, total |
//! | derive | [`source::Article`] → [`derive::Entry`] | pure, one article at a time, parallel |
//! | link | all [`derive::Entry`] → [`archive::Archive`] | pure; the only step that sees everything |
//! | plan | [`archive::Archive`] → [`page::Plan`]: every page with its route | pure |
//! | render | a page → bytes | pure, parallel, one page at a time |
//! | publish | bytes → the output folder, all or nothing | writes files |
//!
//! `build`, `serve`, `check` and `export` are different sinks of the same way. `serve` renders a page when it is asked
//! for. Parsing never fails: a bad article gives diagnostics and what can be kept of it, and the rest of the archive is
//! built.
//!
//! An article's text is not kept after `derive`. Places in it are spans in bytes of [`source::Body::text`]; a page that
//! shows the text reads it again, and is refused where the file is no longer what it was. Offsets in scalar values exist
//! only in [`data`], at the edge.
//!
//! # Rooms
//!
//! The modules below stand in the order of their imports: each uses only those above it. A test reads the imports and
//! holds the order, and keeps files, sockets and the clock behind their doors. [`knowledge`] stands above
//! [`source`], since telling a headline from a byline takes word lists.
//!
//! # Languages
//!
//! No language is special in code. An interface language is a messages file and a table in `site.toml`; the language of
//! a text is a tag. Topics have an Arabic and an English name ([`text::Bilingual`]), since the authority list has.
//!
//! # What is unsure stays blank
//!
//! Every derived value carries its method and the exact words it was taken from. Nothing is guessed from the clock, from
//! a relative word without a stated date, or from a name that could be another's.

pub mod text;

pub mod diagnostic;

pub mod site;

pub mod interface;

pub mod knowledge;

pub mod source;

pub mod derive;

pub mod archive;

pub mod page;

pub mod search;

pub mod view;

pub mod render;

pub mod data;

pub mod publish;

pub mod project;

pub mod export;

pub mod build;

pub mod preview;

pub mod cli;
