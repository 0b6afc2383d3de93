//! How one family's case went: every contact and what became of it, what was measured, the steps, and the sums for a review
//! meeting. By reference only, and nothing that its reader may not know.

mod contact;
mod journey;
mod measured;
mod sums;
mod told;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::domain::{CaseStep, Date, Family, FamilyRef, Moment, PersonId, State, Week};
use crate::rota::sessions_of_family;

pub use contact::{CaseContact, ContactOutcome};
pub use journey::{Journey, TRAVEL_HELP, wants_travel_help};
pub use measured::Measured;
pub use sums::{CaseSums, KindOfContact};
pub use told::{CaseLine, CaseTold};

/// How many weeks ahead booked contacts are told.
pub const WEEKS_AHEAD: i32 = 8;
/// The most weeks that are looked back: three years, which is longer than support lasts anywhere.
pub const MOST_BACK: i32 = 156;

/// How one family's case went.
#[derive(Clone, Debug)]
pub struct CaseHistory {
    /// The family.
    pub family: Arc<Family>,
    /// Every contact and group that named them, the oldest first, those booked at the end.
    pub contacts: Vec<CaseContact>,
    /// The day from which on contacts are listed, where the case is older.
    pub listed_from: Option<Date>,
    /// What was measured, a course for each scale; nothing where it is not the reader's to see.
    pub measured: Vec<Measured>,
    /// The steps of the case, in order.
    pub steps: Vec<CaseStep>,
    /// What families of their groups would like to do, with the group's title.
    pub ideas: Vec<(String, String)>,
    /// Their journeys to come, where they need help with travel.
    pub journeys: Option<Vec<Journey>>,
    /// The sums for a review meeting.
    pub sums: CaseSums,
}

/// The weeks that a case is read of, on a day: from the referral on, at most [`MOST_BACK`] weeks back, to [`WEEKS_AHEAD`] weeks on.
#[must_use]
pub fn weeks_read(family: &Family, today: Date) -> RangeInclusive<Week> {
    let this = today.week();
    let first = family.started.map_or(family.referred, |started| started.min(family.referred));
    first.week().clamp(this.plus(-MOST_BACK), this)..=this.plus(WEEKS_AHEAD)
}

impl CaseHistory {
    /// Of a family, at a moment, of the weeks that are here; of drafts only what some people are in, where `whom` names them.
    /// `None` where there is no such family, or it is kept from whoever looks.
    #[must_use]
    pub fn of(
        state: &State,
        reference: &FamilyRef,
        now: Moment,
        whom: Option<&BTreeSet<PersonId>>,
    ) -> Option<Self> {
        let family = &state.records.families.get(reference).filter(|_| !reference.is_stand_in())?.item;
        let weeks = weeks_read(family, now.date());
        let booked = sessions_of_family(state, reference, *weeks.start(), *weeks.end());
        let is_shown = |it: &crate::rota::Booked| {
            let theirs = whom.is_none_or(|whom| whom.iter().any(|person| it.involves(person)));
            theirs || state.is_out(it.start.date().week(), it.booking())
        };
        let shown = booked.iter().filter(|it| is_shown(it));
        let contacts: Vec<CaseContact> = shown.filter_map(|it| CaseContact::of(state, it, now)).collect();
        let first = weeks.start().monday();
        Some(Self {
            sums: CaseSums::of(state, family, &contacts, now),
            listed_from: (family.referred < first).then_some(first),
            measured: measured::of(state, reference),
            steps: state.case(reference).map_or_else(Vec::new, |case| case.steps.clone()),
            ideas: ideas(state, reference),
            journeys: wants_travel_help(family).then(|| journey::ahead(state, family, &contacts)),
            family: family.clone(),
            contacts,
        })
    }
}

/// The ideas of the groups that a family is invited to.
fn ideas(state: &State, family: &FamilyRef) -> Vec<(String, String)> {
    let groups = state.records.groups.values().map(|row| &row.item);
    let theirs = groups.filter(|group| group.invited.iter().any(|it| it.family == *family));
    let ideas = theirs.flat_map(|group| {
        let ideas = group.checklist.iter().filter(|item| item.is_idea);
        ideas.map(|item| (group.title.clone(), item.item.clone()))
    });
    ideas.collect()
}
