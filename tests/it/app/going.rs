//! going
