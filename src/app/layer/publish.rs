//! A week on its way out, or several together, with the flags that ask for a reason.

use std::sync::Arc;

use tui_input::Input as Text;

use super::page::Paragraph;
use crate::domain::{State, TeamId, Week};
use crate::report::matters::Matter;
use crate::rules::{Flag, SeverityCounts};

/// A week on its way out.
pub struct PublishLayer {
    /// The weeks, in order, each with the teams that it goes out for; none where the service has no team yet.
    pub parts: Vec<(Week, Vec<TeamId>)>,
    /// Whose red flags are asked about, after a verb: ` for Ailsa MBU`; nothing where it is every team's.
    pub whose: String,
    /// The state the author sees.
    pub base: Arc<State>,
    /// How much there is to look at in all, of each severity.
    pub counts: SeverityCounts,
    /// What was planned in the week by hand, by day; of several weeks, what there is to look at in each.
    pub planned: Vec<Paragraph>,
    /// How many lines of that are paged past.
    pub scrolled: usize,
    /// What is red and asks for a reason: one cause is asked about once.
    pub asked: Vec<OverrideRequest>,
    /// Which of them is being written to.
    pub at: usize,
    /// What is to be seen to first.
    pub remark: Option<String>,
    /// Whether others have published all of it since.
    pub(in crate::app::layer) over: bool,
}

impl PublishLayer {
    /// The weeks, in order.
    #[must_use]
    pub fn weeks(&self) -> Vec<Week> {
        self.parts.iter().map(|(week, _)| *week).collect()
    }
}

/// Red flags that are one matter, and the reason for leaving them so.
pub struct OverrideRequest {
    /// The matter.
    pub matter: Matter,
    /// The reason, for each of its flags.
    pub reason: Text,
}

impl OverrideRequest {
    /// What is written, without spaces around it.
    #[must_use]
    pub fn written(&self) -> &str {
        self.reason.value().trim()
    }

    /// Whether what was written for another is for this one as well: it is about the same.
    pub(in crate::app::layer) fn is_about(&self, matter: &Matter) -> bool {
        let flags = &self.matter.flags;
        matter.flags.iter().any(|flag| flags.iter().any(|own| is_answered_with(own, flag)))
    }

    /// Its flags, one for each reason that is kept with a week: a rule, what it is about, and whom.
    pub(in crate::app::layer) fn to_answer(&self) -> Vec<&Flag> {
        let mut flags: Vec<&Flag> = vec![];
        for flag in &self.matter.flags {
            if !flags.iter().any(|it| it.week == flag.week && is_answered_with(it, flag)) {
                flags.push(flag);
            }
        }
        flags
    }
}

/// Whether the reason that is kept for a flag answers for another.
fn is_answered_with(flag: &Flag, other: &Flag) -> bool {
    flag.rule == other.rule && flag.subject == other.subject && flag.people == other.people
}
