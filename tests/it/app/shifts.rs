//! shifts
