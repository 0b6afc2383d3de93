//! The one integration binary: a module an area.

mod build;
mod damage;
mod hours;
mod keymap;
mod repeat;
mod shifts;
mod store;
mod years;
