//! The forms of what a lead does to many records at once. Each is read into a plan, which is told below its fields and saved as
//! one entry.

mod copy;
mod days;
mod extend;
mod fortnight;
mod funding;
mod swap;
mod told;
mod venue;
