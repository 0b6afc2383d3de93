//! The integration tests, as one binary; one module for each area.

mod states;
mod team_file;
