//! The loop of a seat: what comes in is carried out, saved and previewed, and what is worked out of the state is kept.

pub(in crate::app) mod all_the_same;
pub(in crate::app) mod awaited;
pub(in crate::app) mod clash;
pub(in crate::app) mod company;
pub(in crate::app) mod effect;
pub(in crate::app) mod following;
pub(in crate::app) mod fresh;
pub(in crate::app) mod going;
pub(in crate::app) mod input;
pub(in crate::app) mod opening;
pub(in crate::app) mod pending;
pub(in crate::app) mod perform;
pub(in crate::app) mod preview;
pub(in crate::app) mod saving;
pub(in crate::app) mod situation;
pub(in crate::app) mod update;
pub(in crate::app) mod views;
