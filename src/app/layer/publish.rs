//! A week on its way out, with the flags that ask for a reason.

use std::sync::Arc;

use tui_input::Input as Text;

use super::page::Paragraph;
use crate::domain::{State, TeamId, Week};
use crate::rules::{Flag, Severity};

/// A week on its way out.
pub struct PublishLayer {
    /// The week.
    pub week: Week,
    /// The teams that it goes out for; none where the service has no team yet.
    pub teams: Vec<TeamId>,
    /// Whose red flags are asked about, after a verb: ` for Ailsa MBU`; nothing where it is every team's.
    pub whose: String,
    /// The state the author sees.
    pub base: Arc<State>,
    /// How many flags of each severity it would go out with.
    pub counts: [(Severity, usize); 3],
    /// What was planned in it by hand, by day.
    pub planned: Vec<Paragraph>,
    /// The red flags that ask for a reason, those of one rule about the same told once.
    pub asked: Vec<OverrideRequest>,
    /// Which of them is being written to.
    pub at: usize,
    /// What is to be seen to first.
    pub remark: Option<String>,
    /// Whether others have published all of it since.
    pub(in crate::app::layer) over: bool,
}

/// A red flag, and the reason for leaving it so.
pub struct OverrideRequest {
    /// The flag.
    pub flag: Flag,
    /// How many more say the same.
    pub more: usize,
    /// The reason.
    pub reason: Text,
}

impl OverrideRequest {
    /// What is written, without spaces around it.
    #[must_use]
    pub fn written(&self) -> &str {
        self.reason.value().trim()
    }

    /// Whether one reason answers for both: a rule, what it is about, and whom.
    pub(in crate::app::layer) fn covers(&self, flag: &Flag) -> bool {
        self.flag.rule == flag.rule && self.flag.subject == flag.subject && self.flag.people == flag.people
    }
}
