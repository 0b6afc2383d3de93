//! Who may do what, what is kept from whom, and who may look back.

pub mod apart;
pub mod audit;
mod look_back;
mod may;
mod sign_in;
mod stranger;
mod veil;

pub use look_back::LookBack;
pub use may::{
    epds_taker, in_full_view, leads, may, may_bring, may_purge, may_summarise, may_together, may_turn,
    teams_led,
};
pub use sign_in::{Passage, SignIn};
pub use stranger::{Stranger, Strangers};
pub use veil::{Gone, Veil};
