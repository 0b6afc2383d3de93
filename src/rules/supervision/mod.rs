//! Supervision: named, held in time, with the same person.

mod due;
mod kept;
mod none;
mod rhythm;

pub use due::DUE;
pub use kept::{PUT_OFF, STAND_IN};
pub use none::NONE;
pub use rhythm::{Interval, Rhythm};

use crate::domain::{Supervision, Track};

use super::prelude::*;

/// The word for a track in a sentence.
#[must_use]
pub fn track_in_words(track: Track) -> &'static str {
    match track {
        Track::Clinical => "clinical supervision",
        Track::Line => "line management",
        Track::Mentor => "mentoring",
        Track::PeerGroup => "peer-group supervision",
    }
}

/// Opens a flag about the supervision of a person on a track.
fn flag(rule: &'static Rule, severity: Severity, rules: &RuleContext<'_>, supervision: &Supervision) -> Flag {
    let id = format_args!("{}/{}", supervision.person, supervision.track).to_string();
    Flag::new(rule, severity, rules.today.week(), Subject::new(TableName::Supervision, id))
        .people([&supervision.person])
}

/// The supervision of everybody who is still here.
fn each<'a>(rules: &'a RuleContext<'_>) -> impl Iterator<Item = &'a Supervision> {
    let all = rules.state.records.supervision.values().map(|row| &*row.item);
    all.filter(|supervision| !rules.has_left(&supervision.person, rules.today))
}
