//! The forms of leave: asked for, decided on, with cover; TOIL, and what is carried over.

pub(in crate::app) mod ask;
pub(in crate::app) mod carry;
pub(in crate::app) mod decide;
pub(in crate::app) mod picture;
pub(in crate::app) mod toil;
pub(in crate::app) mod with_cover;
