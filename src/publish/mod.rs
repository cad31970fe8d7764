//! The output folder: at every moment the whole old site or the whole new one.
//!
//! A build writes a complete new tree beside the output folder and then exchanges the two in one step. A page that has
//! not changed is linked, not written. What someone else put into the folder is carried over; warraq knows its own files
//! by a manifest that it keeps there.

pub mod place;
pub mod staging;

pub use place::{Places, check_output};
pub use staging::{Change, Outcome, Staging};
