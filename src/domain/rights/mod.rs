//! Who may do what, what is kept from whom, and who may look back.

pub mod apart;
pub mod audit;
mod belonging;
mod case;
mod look_back;
mod may;
mod own_work;
mod proposals;
mod redaction;
mod requests;
mod sign_in;
mod stranger;
mod together;
mod told_only;
mod whom;

pub use case::may_read_case;
pub use look_back::LookBack;
pub use may::{epds_taker, in_full_view, leads, may, may_purge, may_read_agreed, may_summarise, teams_led};
pub use own_work::{is_own_or_shared_pause, is_own_work, supports};
pub use proposals::own_share;
pub use redaction::{Gone, Redaction};
pub use requests::decides_on;
pub use sign_in::{SignIn, SignInEvent};
pub use stranger::{Stranger, Strangers};
pub use together::{may_among, may_bring, may_together, may_turn_together};
pub use told_only::{agreeing_is_enough, asked_by_lead};
pub use whom::lead_in_full;
