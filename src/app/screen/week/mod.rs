//! The Week and the Day screen: who is in them, what is selected, and going about.

pub(in crate::app) mod navigation;
pub(in crate::app) mod roster;
pub(in crate::app) mod selection;
