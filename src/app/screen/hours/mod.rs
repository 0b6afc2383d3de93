//! The Hours screen: what everybody worked over a stretch of weeks, and what became of each post.

mod commands;
mod kept;
mod page;
mod sum;

pub(in crate::app) use commands::HoursScreen;
pub use commands::{are_here, marked_page, of_person, of_posts, people};
pub use kept::HoursStretch;
use page::page;
pub use sum::{HoursLine, PostLineHours};
use sum::{posts_summed, summed};
