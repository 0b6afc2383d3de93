//! Today as a whole, at a moment: who is in, who is away, what has nobody, what comes next, who is out alone.
//!
//! It is told of what whoever looks may see of the rota, and knows no more.

mod fold;
mod told;

pub use fold::{Out, Today};
