//! The rule catalogue: one list of rules, and the flags they raise on a state.
//!
//! To add a rule: a function and its `Rule` in the file of its family, and a line in [`REGISTRY`]. Pure; today comes in
//! as an argument. Figures, limits and wording follow the catalogue that other programs read (`tandem risks --json`).

mod ahead;
mod boundary;
mod case;
mod clash;
mod cover;
mod days;
mod flag;
mod group;
mod guard;
mod history;
mod hours;
mod judged;
mod known;
mod leave;
mod prelude;
mod privacy;
mod remedy_kind;
mod rest;
mod room;
mod roster;
mod rule;
mod share;
mod sole;
mod supervision;
mod teams;
mod training;
mod workload;

use std::ops::RangeInclusive;

use crate::domain::{Date, State, Week};

pub use boundary::WORDS_TO_SHOW;
pub use flag::{Figure, Flag, Severity, Subject, Unit, When};
pub use guard::{guarded, is_guarded, with_reasons};
pub use judged::{judge_standing, judge_week};
pub use known::{Absence, Known};
pub use remedy_kind::RemedyKind;
pub use room::{Room, WEEKS_AHEAD};
pub use rule::{ALL_AHEAD, ALL_HISTORY, Judge, Rule, Strength, Whom};
pub use share::{ends_ahead, last_row, touched_by_end};
pub use supervision::{Interval, Rhythm, track_in_words};
pub use training::MODULES;

/// Every rule there is, in the order of the catalogue.
pub static REGISTRY: &[&Rule] = &[
    &clash::DOUBLE_BOOKED,
    &clash::TRAVEL,
    &clash::ON_LEAVE,
    &clash::OUTSIDE_SHIFT,
    &clash::SUPERVISOR_AWAY,
    &hours::WEEK_BALANCE,
    &hours::FOUR_WEEKS,
    &hours::POST_VACANT,
    &hours::POST_OVER,
    &rest::DAILY,
    &rest::WEEKLY,
    &rest::BREAK,
    &rest::AVERAGE_48,
    &workload::LOAD,
    &workload::CASELOAD,
    &workload::DIRECT_SHARE,
    &workload::CONTACTS_A_DAY,
    &workload::HEAVY_IN_A_ROW,
    &workload::NO_WRITE_UP,
    &workload::NO_PAUSE,
    &workload::GIVING_TOO_MUCH,
    &workload::NEW_STARTER,
    &workload::QUIET_WEEK,
    &sole::VISIT,
    &sole::FIRST_VISIT,
    &sole::GROUP,
    &sole::ISOLATED,
    &sole::ONLY_PEER,
    &sole::OUTSIDE_HOURS,
    &share::OVERLAP,
    &share::BOTH_AWAY,
    &share::MEETINGS,
    &share::ENDING,
    &cover::SESSION,
    &cover::LEAVE,
    &cover::PRESENCE,
    &cover::MEETING,
    &leave::OVER,
    &leave::UNTAKEN,
    &leave::FLOOR,
    &leave::TOIL_OLD,
    &supervision::NONE,
    &supervision::DUE,
    &supervision::STAND_IN,
    &supervision::PUT_OFF,
    &training::NEEDED,
    &training::SOLO_BEFORE_MODULES,
    &training::EXPIRING,
    &training::NO_PLACE,
    &boundary::NEVER,
    &boundary::NOT_PEER,
    &boundary::JOINT,
    &boundary::SHADOW,
    &group::PRECONTACT,
    &group::SIZE,
    &group::CHECKLIST,
    &group::VENUE_ENDING,
    &case::UNALLOCATED,
    &case::CONTACT_OVERDUE,
    &case::WINDOW,
    &case::NO_BACKUP,
    &case::NO_KEY_WORKER,
    &case::WISH,
    &case::ASK_FIRST,
    &case::LOSS,
    &roster::LATE,
    &roster::ENDS,
    &roster::HOLIDAYS,
    &roster::CHANGED,
    &privacy::IDENTIFIER,
];

/// The rule with a slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Rule> {
    REGISTRY.iter().copied().find(|rule| rule.slug == slug)
}

/// What the rules of a week find in it, sorted as the contract says.
///
/// Works with whatever weeks are loaded: a rule that needs one which is not stays silent.
#[must_use]
pub fn flags_of_week(state: &State, week: Week, today: Date) -> Vec<Flag> {
    flags_of_weeks(state, [week], today)
}

/// What the rules of a week find in each of several, sorted together; what weeks share is worked out once.
#[must_use]
pub fn flags_of_weeks(state: &State, weeks: impl IntoIterator<Item = Week>, today: Date) -> Vec<Flag> {
    let room = Room::new(state, today);
    let mut flags: Vec<Flag> = weeks.into_iter().flat_map(|week| judge_week(&room, week).to_vec()).collect();
    flags.sort_by(Flag::in_order);
    flags
}

/// What the standing rules find today, sorted as the contract says.
#[must_use]
pub fn standing_flags(state: &State, today: Date) -> Vec<Flag> {
    judge_standing(&Room::new(state, today)).to_vec()
}

/// The weeks that must be loaded for every week rule to judge a week exactly; but first visits, which read all that was,
/// and series that end, for which all counts that lies ahead.
#[must_use]
pub fn weeks_read(week: Week) -> RangeInclusive<Week> {
    let unbounded =
        |judge| matches!(judge, Judge::Week { back: ALL_HISTORY, .. } | Judge::Week { ahead: ALL_AHEAD, .. });
    let bounded = |rule: &&&Rule| !unbounded(rule.judge);
    let reads = REGISTRY.iter().filter(bounded).filter_map(|rule| rule.reads(week));
    reads.fold(week.plus(-1)..=week.plus(1), |all, reads| {
        *all.start().min(reads.start())..=*all.end().max(reads.end())
    })
}

/// The weeks that serve a screen: every rule is exact but the average week over months, which stays silent where more
/// would be needed, and a peer alone for weeks on end, which may be amber where it is red.
#[must_use]
pub fn weeks_on_screen(week: Week) -> RangeInclusive<Week> {
    week.plus(-4)..=week.plus(1)
}

/// The weeks around today from which a screen tells how things stand: the last thirty, from which due dates and last
/// contacts are known, and all ahead that have a sheet.
#[must_use]
pub fn weeks_of_record(state: &State, today: Date) -> RangeInclusive<Week> {
    let this = today.week();
    let last = state.weeks_from(this).take(MOST_AHEAD).last();
    this.plus(-30)..=last.map_or(this, |last| last.max(this)).max(this.plus(5))
}

/// The most sheets ahead that a screen reads: two years of weeks and more, and no more than the desk holds.
const MOST_AHEAD: usize = 110;
