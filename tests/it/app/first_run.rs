//! first_run
