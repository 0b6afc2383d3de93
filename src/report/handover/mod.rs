//! The handover sheet: what others did since somebody was last in, told as what is different now: to a peer of those who
//! share their post, to a lead of the whole team, with what waits for the lead.
//!
//! It is read off the journal's entries and the state at hand. What was done and undone again is not there; neither is what
//! the reader did themselves, nor what they changed after somebody else did: that they have seen. What was done all at
//! once, such as a file brought in, is one line.

mod bulk;
mod circle;
mod net_changes;
mod news;
mod since;
mod told;
mod waiting;
mod writer;

use crate::domain::{Change, Entry, FamilyRef, Key, Moment, PersonId, Rev, State};
use crate::report::matters::{Matter, Matters, MattersOf};
use crate::rules::{Flag, RuleContext, judge_week};

pub use circle::Circle;
use net_changes::NetChanges;
pub use news::{News, NewsKind};
pub use since::{HandoverSince, LONGEST_SPAN, last_in, since};
pub use told::HandoverLines;
pub use waiting::WEEKS_AHEAD;

/// The handover sheet of one person.
#[derive(Clone, Debug)]
pub struct Handover {
    /// Who reads it.
    pub person: PersonId,
    /// From when on it tells.
    pub since: HandoverSince,
    /// The last revision that it tells of: what a tick says is read.
    pub upto: Rev,
    /// What is different, by kind, then time.
    pub news: Vec<News>,
    /// The flags of this week and the next that came of it and are about those it tells of.
    pub flags: Vec<Flag>,
    /// Of a lead's: leave of the team that waits to be decided on.
    pub to_decide: Vec<String>,
    /// Of a lead's: sessions of those of the team who are away.
    pub to_cover: Vec<String>,
}

impl Handover {
    /// Reads a person's sheet off the entries of the journal, the oldest first, and the state that they led to.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, person: &PersonId, entries: &[Entry], since: HandoverSince) -> Self {
        let circle = Circle::of(rules.state, person, rules.today);
        let (bulk, told): (Vec<&Entry>, Vec<&Entry>) =
            entries.iter().filter(|entry| since.holds(entry)).partition(|entry| bulk::is_bulk(entry));
        let net = NetChanges::of(&told, person.as_str());
        let mut news: Vec<News> = net.news((rules.state, rules.today), &circle);
        news.extend(bulk.into_iter().filter_map(|entry| bulk::told(rules.state, entry, &circle)));
        news.sort_by(|a, b| (a.kind, a.about, &a.what).cmp(&(b.kind, b.about, &b.what)));
        let flags = raised(rules, &net, &circle);
        let waiting = |look: fn(&RuleContext<'_>, &Circle) -> Vec<String>| {
            if circle.leads { look(rules, &circle) } else { vec![] }
        };
        let (to_decide, to_cover) = (waiting(waiting::to_decide), waiting(waiting::to_cover));
        Self { person: person.clone(), since, upto: rules.state.rev(), news, flags, to_decide, to_cover }
    }

    /// The matters that its flags come to, those that count.
    #[must_use]
    pub fn matters(&self, state: &State, now: Moment) -> Vec<Matter> {
        let of = MattersOf { state, now, week: now.date().week() };
        let mut matters = Matters::of(&self.flags, &of).all;
        matters.retain(|matter| !matter.urgency.is_set_aside());
        matters
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.news.is_empty() && self.flags.is_empty() && self.to_decide.is_empty() && self.to_cover.is_empty()
    }

    /// The families it tells of, each once, in the order they come.
    #[must_use]
    pub fn families(&self) -> Vec<&FamilyRef> {
        let mut families: Vec<&FamilyRef> = vec![];
        for family in self.news.iter().flat_map(|news| &news.families) {
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }
}

/// The flags of this week and the next that would not be there had nothing been done: the state is taken back as far as
/// the sheet tells, and both are judged today.
fn raised(rules: &RuleContext<'_>, net: &NetChanges, circle: &Circle) -> Vec<Flag> {
    let here = |key: &Key| key.week().is_none_or(|week| rules.state.is_loaded(week));
    let back: Vec<Change> = net
        .edits()
        .filter(|edit| here(&edit.key))
        .map(|edit| match &edit.before {
            Some(before) => Change::Put(before.clone()),
            None => Change::Remove(edit.key.clone()),
        })
        .collect();
    let Ok(before) = rules.state.preview(&back) else { return vec![] };
    let then = RuleContext::knowing(&before, rules.today, rules.cache());
    let now = RuleContext::knowing(rules.state, rules.today, rules.cache());
    let mut flags = vec![];
    for week in [rules.today.week(), rules.today.week().plus(1)] {
        let earlier = judge_week(&then, week);
        let mine = judge_week(&now, week);
        let new = mine.iter().filter(|flag| circle.is_flagged(rules.state, flag));
        flags.extend(new.filter(|flag| !earlier.iter().any(|it| it.is_same(flag))).cloned());
    }
    flags.sort_by(Flag::in_order);
    flags
}
