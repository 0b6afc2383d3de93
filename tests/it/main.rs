//! The one integration binary: a module an area.

mod build;
mod damage;
mod desk;
mod hours;
mod keymap;
mod repeat;
mod rights;
mod shifts;
mod store;
mod years;
