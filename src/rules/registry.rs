//! The one list of all rules.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::flag::Flag;
use super::rule::Rule;
use super::{
    boundary, case, clash, cover, group, hours, leave, privacy, rest, roster, share, sole, supervision,
    training, workload,
};

/// Every rule there is, in the order of the catalogue.
pub static REGISTRY: &[&Rule] = &[
    &clash::DOUBLE_BOOKED,
    &clash::TRAVEL,
    &clash::ON_LEAVE,
    &clash::OUTSIDE_SHIFT,
    &clash::SUPERVISOR_AWAY,
    &clash::BUSY,
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

/// Every rule by its slug: each flag is asked for its rule many times.
static BY_SLUG: LazyLock<BTreeMap<&str, &Rule>> =
    LazyLock::new(|| REGISTRY.iter().map(|rule| (rule.slug, *rule)).collect());

/// The rule with a slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Rule> {
    BY_SLUG.get(slug).copied()
}

impl Flag {
    /// The rule that found it.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        let Some(rule) = find(self.rule) else { unreachable!("no rule of the catalogue is {}", self.rule) };
        rule
    }
}
