//! Weeks to fill: the quiet stretch of somebody's day, and what the week before held once.

pub mod quiet;
pub mod roll;
