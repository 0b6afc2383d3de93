//! Remedies: what could be done about a flag, as changes that somebody may choose.
//!
//! An idea is cheap and may be wrong. Whatever is offered has been tried on the week: the flag is gone, and what comes
//! instead is told. Words never say what is private: why somebody is away, or what they want to be asked about first.

mod book;
mod buddy;
mod case;
pub(super) mod fit;
mod join;
mod kinds;
mod matter;
mod notes;
mod overlap;
mod pause;
pub(super) mod reassign;
mod renew;
pub(super) mod retime;
mod rows;
pub(super) mod scene;
mod shift;
pub(super) mod stand_down;
pub(super) mod trial;
pub(super) mod trip;
pub(super) mod words;

use std::cmp::Reverse;

use crate::domain::{Change, Moment, PersonId, words};
use crate::rules::{Flag, Room};

pub use fit::{Fit, Merits, Presence, Seek, Who, fits};
pub use kinds::kinds_for;
use matter::Matter;
pub use matter::has_passed;
use trial::Trial;

words! {
    /// What a remedy does.
    RemedyKind {
        /// Somebody else takes the session.
        Reassign = "reassign",
        /// Somebody joins the session.
        Join = "join",
        /// The session is at another time.
        Move = "move",
        /// A pause, or time for notes, between sessions.
        Pause = "pause",
        /// Somebody is named as buddy.
        Buddy = "buddy",
        /// A shift is at other times.
        Shift = "shift",
        /// A share goes on after the day it ends.
        Renew = "renew",
        /// A supervision, or a contact, is booked.
        Book = "book",
        /// Somebody supports the family, or steps in for them.
        Match = "match",
        /// A step of the family's case is taken.
        Step = "step",
        /// The family is taken out of what is not for them, or too much.
        TakeOut = "take-out",
        /// The session does not take place, and those it was for are told.
        StandDown = "stand-down",
    }
}

/// Something that could be done about a flag: previewed, carried out as one entry, undone as one.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// What it does.
    pub kind: RemedyKind,
    /// What it does, to choose from a list and for the history: `Ask Catriona to take Phone call C4`.
    pub title: String,
    /// Who takes the session, where somebody else does.
    pub person: Option<PersonId>,
    /// When the session starts then, where it moves.
    pub start: Option<Moment>,
    /// Why this one, in a few words each: `on shift and free then`, `knows C4`.
    pub reasons: Vec<String>,
    /// How well it fits, 0–100; for the order among those of its kind.
    pub score: u8,
    /// The changes.
    pub changes: Vec<Change>,
    /// What to send to those it touches, where somebody should be told.
    pub message: Option<String>,
    /// The flags that it adds, in every week that it lands in.
    pub adds: Vec<Flag>,
    /// The flags that it clears, in every week that it lands in.
    pub clears: Vec<Flag>,
}

impl Remedy {
    /// A remedy with nothing to say for it yet, tried on nothing.
    #[must_use]
    pub fn of(kind: RemedyKind, title: String, changes: Vec<Change>) -> Self {
        Self::new(kind, title, changes)
    }

    pub(super) fn new(kind: RemedyKind, title: impl Into<String>, changes: Vec<Change>) -> Self {
        let title = title.into();
        Self {
            kind,
            title,
            person: None,
            start: None,
            reasons: vec![],
            score: 50,
            changes,
            message: None,
            adds: vec![],
            clears: vec![],
        }
    }

    pub(super) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reasons.push(reason.into());
        self
    }

    /// Says which work it calls off to make room: whose it is, and when.
    pub(super) fn says_what_makes_room(self, room: &Room<'_>) -> Self {
        match words::called_off(room, &self.changes).as_slice() {
            [] => self,
            [one] => self.because(format!("{one} can wait, and is called off to make room")),
            many => {
                let many = words::in_a_row(many);
                self.because(format!("{many} can wait, and are called off to make room"))
            }
        }
    }

    pub(super) fn score(mut self, score: u8) -> Self {
        self.score = score;
        self
    }

    pub(super) fn tells(mut self, message: Option<String>) -> Self {
        self.message = message;
        self
    }
}

/// Who asks, and when: what has begun is left as it is, and what is called off says by whom.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What the clock says.
    pub now: Moment,
    /// The name that a session which is called off carries.
    pub by: &'a str,
}

/// The most ideas that are tried, all kinds together and of one kind.
const TRIED: usize = 10;
const TRIED_OF_A_KIND: usize = 5;

/// The most remedies that are offered, all kinds together and of one kind.
const OFFERED: usize = 6;
const OFFERED_OF_A_KIND: usize = 3;

/// What could be done about a flag, the best first; nothing where all there is to offer is words.
#[must_use]
pub fn remedies(room: &Room<'_>, flag: &Flag, asked: Asked<'_>) -> Vec<Remedy> {
    let Some(matter) = Matter::of(room, flag, asked) else { return vec![] };
    let mut ideas: Vec<(usize, Remedy)> = vec![];
    for (rank, kind) in kinds_for(flag.rule).iter().enumerate() {
        let mut of_kind = ideas_of(&matter, *kind);
        of_kind.sort_by_key(|idea| Reverse(idea.score));
        ideas.extend(of_kind.into_iter().take(TRIED_OF_A_KIND).map(|idea| (rank, idea)));
    }
    if ideas.is_empty() {
        return vec![];
    }
    let trial = Trial::of(&matter);
    // The best of every kind come first, so that none is left untried for another's fifth choice.
    let mut turns: Vec<(usize, usize, Remedy)> = vec![];
    for (rank, idea) in ideas {
        let turn = turns.iter().filter(|(_, of, _)| *of == rank).count();
        turns.push((turn, rank, idea));
    }
    turns.sort_by_key(|(turn, rank, _)| (*turn, *rank));
    let tried = turns.into_iter().take(TRIED);
    let mut good: Vec<(usize, Remedy)> =
        tried.filter_map(|(_, rank, idea)| Some((rank, trial.of_idea(idea)?))).collect();
    good.sort_by_key(|(rank, it)| (it.kind == RemedyKind::StandDown, trial::weight(it), *rank));
    let mut offered: Vec<Remedy> = vec![];
    for (_, remedy) in good {
        let of_kind = offered.iter().filter(|it| it.kind == remedy.kind).count();
        let last = remedy.kind == RemedyKind::StandDown;
        if of_kind < OFFERED_OF_A_KIND && (offered.len() < OFFERED - 1 || (last && of_kind == 0)) {
            offered.push(remedy);
        }
    }
    offered
}

fn ideas_of(matter: &Matter<'_, '_>, kind: RemedyKind) -> Vec<Remedy> {
    match kind {
        RemedyKind::Reassign => reassign::ideas(matter),
        RemedyKind::Join => join::ideas(matter),
        RemedyKind::Move => retime::ideas(matter),
        RemedyKind::Pause if matter.flag.rule == "workload.no_write_up" => notes::ideas(matter),
        RemedyKind::Pause => pause::ideas(matter),
        RemedyKind::Buddy => buddy::ideas(matter),
        RemedyKind::Shift => shift::ideas(matter),
        RemedyKind::Renew => renew::ideas(matter),
        RemedyKind::Book if matter.flag.rule == "case.contact_overdue" => case::booked(matter),
        RemedyKind::Book => book::ideas(matter),
        RemedyKind::Match => case::matched(matter),
        RemedyKind::Step => case::steps(matter),
        RemedyKind::TakeOut => case::taken_out(matter),
        RemedyKind::StandDown => stand_down::ideas(matter),
    }
}
