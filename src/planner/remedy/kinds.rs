//! Which kinds of remedy each rule has: one line a rule, so that none is forgotten.
//!
//! A rule without kinds has words only: what helps there is a conversation, or is not the rota's to change.

use crate::planner::common::RemedyKind::{
    self, Book, Buddy, Join, Match, Move, Pause, Reassign, Renew, Shift, StandDown, Step, TakeOut,
};

/// What helps is said in words only.
const WORDS: &[RemedyKind] = &[];

/// Rule by rule, in the order of the catalogue; the kinds in the order in which they are thought of.
const KINDS: &[(&str, &[RemedyKind])] = &[
    ("clash.double_booked", &[Move, Reassign, StandDown]),
    ("clash.travel", &[Move, Reassign]),
    ("clash.on_leave", &[Reassign, Move, Shift, StandDown]),
    ("clash.outside_shift", &[Move, Reassign, Shift, StandDown]),
    ("clash.supervisor_away", &[Move, Reassign]),
    ("hours.week_balance", WORDS),
    ("hours.four_weeks", WORDS),
    ("hours.post_vacant", WORDS),
    ("hours.post_over", WORDS),
    ("rest.daily", &[Shift, Move]),
    ("rest.weekly", WORDS),
    ("rest.break", &[Shift]),
    ("rest.average_48", WORDS),
    ("workload.load", WORDS),
    ("workload.caseload", WORDS),
    ("workload.direct_share", &[Reassign]),
    ("workload.contacts_a_day", &[Move, Reassign]),
    ("workload.heavy_in_a_row", &[Pause, Move, Reassign]),
    ("workload.no_write_up", &[Pause, Move, Reassign]),
    ("workload.no_pause", &[Pause, Move, Reassign]),
    ("workload.giving_too_much", WORDS),
    ("workload.new_starter", WORDS),
    ("workload.quiet_week", WORDS),
    ("sole.visit", &[Buddy, Join, StandDown]),
    ("sole.first_visit", &[Join, StandDown]),
    ("sole.group", &[Join, Move, StandDown]),
    ("sole.isolated", &[Shift]),
    ("sole.only_peer", WORDS),
    ("sole.outside_hours", &[Move, Join, StandDown]),
    ("share.overlap", &[Shift]),
    ("share.both_away", WORDS),
    ("share.meetings", WORDS),
    ("share.ending", &[Renew]),
    ("cover.session", &[Reassign, StandDown]),
    ("cover.leave", &[Reassign, Move, StandDown]),
    ("cover.presence", WORDS),
    ("cover.meeting", &[Join]),
    ("leave.over", WORDS),
    ("leave.untaken", WORDS),
    ("leave.floor", WORDS),
    ("leave.toil_old", WORDS),
    ("supervision.none", WORDS),
    ("supervision.due", &[Book]),
    ("supervision.stand_in", WORDS),
    ("supervision.put_off", WORDS),
    ("training.needed", WORDS),
    ("training.solo_before_modules", WORDS),
    ("training.expiring", WORDS),
    ("training.no_place", WORDS),
    ("boundary.never", WORDS),
    ("boundary.not_peer", WORDS),
    ("boundary.joint", &[Join]),
    ("boundary.shadow", &[Join]),
    ("group.precontact", WORDS),
    ("group.size", WORDS),
    ("group.checklist", WORDS),
    ("group.venue_ending", WORDS),
    ("case.unallocated", &[Match]),
    ("case.contact_overdue", &[Book]),
    ("case.window", &[Step]),
    ("case.no_backup", &[Match]),
    ("case.no_key_worker", &[Match]),
    ("case.wish", &[TakeOut]),
    ("case.ask_first", &[Match]),
    ("case.loss", &[TakeOut]),
    ("roster.late", WORDS),
    ("roster.ends", WORDS),
    ("roster.holidays", WORDS),
    ("roster.changed", WORDS),
    ("privacy.identifier", WORDS),
];

/// The kinds of remedy that a rule has.
#[must_use]
pub fn kinds_for(rule: &str) -> &'static [RemedyKind] {
    KINDS.iter().find(|(slug, _)| *slug == rule).map_or(WORDS, |(_, kinds)| kinds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::REGISTRY;

    #[test]
    fn every_rule_says_what_its_remedies_are() {
        let told: Vec<&str> = KINDS.iter().map(|(slug, _)| *slug).collect();
        let rules: Vec<&str> = REGISTRY.iter().map(|rule| rule.slug).collect();
        assert_eq!(told, rules);
    }

    #[test]
    fn the_sessions_of_a_week_help_only_what_is_judged_week_by_week() {
        for rule in REGISTRY.iter().filter(|rule| !rule.is_of_week()) {
            let of_no_week = |kind: &RemedyKind| matches!(kind, Renew | Book | Match | Step | TakeOut);
            assert!(kinds_for(rule.slug).iter().all(of_no_week), "{}", rule.slug);
        }
    }
}
