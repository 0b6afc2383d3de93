//! The one integration binary: a module an area.

mod build;
mod hours;
mod keymap;
mod repeat;
mod shifts;
