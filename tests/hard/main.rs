//! The harness: what is promised of the store, tried the hard way. It kills the program, cuts the power, damages files, lets
//! system calls fail and feeds noise, and counts what came of it. It takes long, so it is run by hand:
//!
//! ```sh
//! cargo test --release --test hard -- --ignored --nocapture
//! ```
//!
//! Each part prints a line of figures and fails where one that must be 0 is not. How often each is done, and by which chance,
//! is in the environment; [`chance`] names the variables. What a machine has not got (root, loop devices, `strace`, `ssh`) is
//! left out, and said.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod calls;
mod chance;
mod damage;
mod figures;
mod fuzz;
mod kills;
mod marks;
mod power;
mod program;
mod server;
mod terminal;
