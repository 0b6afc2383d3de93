//! A matter: flags that are one thing to look at.

use crate::domain::{PersonId, State};
use crate::rules::{Flag, Severity};

use super::Urgency;

/// The rule that tells of sessions in leave.
const OF_LEAVE: &str = "clash.on_leave";

/// Flags that are one thing to look at: one cause, or one rule and whom it is about.
#[derive(Clone, Debug)]
pub struct Matter {
    /// What it is, in a few words; whom it is about and when stand beside it.
    pub title: String,
    /// Whom it is about, by id; nobody where it is about no one in particular.
    pub people: Vec<PersonId>,
    /// Where it stands.
    pub urgency: Urgency,
    /// How pressing its gravest flag is.
    pub severity: Severity,
    /// The gravest of its flags.
    pub head: Flag,
    /// All of its flags, the gravest first.
    pub flags: Vec<Flag>,
}

impl Matter {
    /// What some flags are together, the gravest of them first; `None` of none.
    pub(super) fn of(flags: &[&Flag], urgency: Urgency, severity: Severity, state: &State) -> Option<Self> {
        let head = flags.first()?;
        // What leave brings about is told by it: of whoever is away, and what is to be covered.
        let told = if flags.iter().any(|flag| flag.rule == OF_LEAVE) { OF_LEAVE } else { head.rule };
        let alike: Vec<&Flag> = flags.iter().copied().filter(|flag| flag.rule == told).collect();
        let about: &[&Flag] = if told == OF_LEAVE { &alike } else { flags };
        let mut people: Vec<PersonId> = about.iter().flat_map(|flag| flag.people.iter().cloned()).collect();
        people.sort_unstable();
        people.dedup();
        Some(Self {
            title: alike.first().unwrap_or(head).rule().folding.brief.of(&alike, state),
            people,
            urgency,
            severity,
            flags: flags.iter().copied().cloned().collect(),
            head: Flag::clone(head),
        })
    }

    /// What of it concerns something, as pressing as the whole; `None` where nothing does.
    #[must_use]
    pub fn part(&self, concerns: impl Fn(&Flag) -> bool, state: &State) -> Option<Self> {
        let flags: Vec<&Flag> = self.flags.iter().filter(|flag| concerns(flag)).collect();
        Self::of(&flags, self.urgency, self.severity, state)
    }

    /// Whether one of its flags names a person.
    #[must_use]
    pub fn is_about_person(&self, person: &PersonId) -> bool {
        self.flags.iter().any(|flag| flag.is_about_person(person))
    }

    /// Its flags that a lead may accept, one for each risk.
    #[must_use]
    pub fn acceptable(&self) -> Vec<Flag> {
        let mut flags: Vec<Flag> = vec![];
        for flag in self.flags.iter().filter(|flag| flag.can_be_accepted()) {
            if !flags.iter().any(|it| it.risk() == flag.risk()) {
                flags.push(flag.clone());
            }
        }
        flags
    }
}
