//! The loop of a seat: what comes in is carried out, saved and previewed, and what is worked out of the state is kept.

pub(in crate::app) mod all_the_same;
pub(in crate::app) mod awaited;
pub(in crate::app) mod backdrop;
mod coming_back;
pub(in crate::app) mod conflict;
pub(in crate::app) mod effect;
pub(in crate::app) mod following;
pub(in crate::app) mod fresh;
mod freshening;
pub(in crate::app) mod going;
mod going_about;
pub(in crate::app) mod input;
mod looks;
pub(in crate::app) mod opening;
pub(in crate::app) mod pending;
pub(in crate::app) mod perform;
pub(in crate::app) mod present_users;
pub(in crate::app) mod preview;
pub(in crate::app) mod refresh_preview;
pub(in crate::app) mod saving;
mod settling;
pub(in crate::app) mod situation;
mod typed;
pub(in crate::app) mod update;
pub(in crate::app) mod views;
mod welcoming;
