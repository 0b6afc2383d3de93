//! How a team's data gets in and out: in as changes, out from the state. No disk and no clock here.

pub mod both;
pub mod bring;
pub mod busy;
pub mod calendar;
pub mod example;
pub mod fields;
pub mod give;
pub mod holiday_file;
mod letters;
pub mod page;
pub mod picture;
pub mod sheet;
pub mod table;
pub mod team_file;
