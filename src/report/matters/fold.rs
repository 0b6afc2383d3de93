//! The fold: flags in, matters out, each flag under exactly one, the most pressing first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::domain::{Date, Moment, State, Week};
use crate::rules::{Flag, REGISTRY, Severity, SeverityCounts, Subject, When};

use super::cause::Causes;
use super::kin::KinKey;
use super::{Matter, Urgency};

/// What flags are folded by.
#[derive(Clone, Copy)]
pub struct MattersOf<'a> {
    /// The state that they were found in.
    pub state: &'a State,
    /// When it is.
    pub now: Moment,
    /// The first of the weeks that are looked at.
    pub week: Week,
}

/// What needs looking at, the most pressing first, and apart from that what does not count.
#[derive(Clone, Debug, Default)]
pub struct Matters {
    /// All of them in their order.
    pub all: Vec<Matter>,
    /// From when until when they stand like this: what is over by then no longer counts.
    holds: Option<(Moment, Option<Moment>)>,
}

/// What flags are about that are told equally gravely: one cause, or of one rule one thing.
type Thing<'f> = (Option<Urgency>, &'f KinKey, Option<&'f Subject>);

/// How grave the gravest flag about a thing is, and whether all of them can wait.
type Weight = (Severity, bool);

impl Matters {
    /// Folds flags, in whatever order they come.
    #[must_use]
    pub fn of<'f>(flags: impl IntoIterator<Item = &'f Flag>, of: &MattersOf<'_>) -> Self {
        let mut flags: Vec<&Flag> = flags.into_iter().collect();
        flags.sort_by(|one, other| one.in_order(other));
        let causes = Causes::of(of.state, &flags);
        let placed: Vec<(&Flag, Option<Urgency>, KinKey)> = flags
            .into_iter()
            .map(|flag| (flag, of.set_aside(flag), KinKey::of(flag, &causes, of.state)))
            .collect();
        let mut weights: BTreeMap<Thing<'_>, Weight> = BTreeMap::new();
        for (flag, aside, kin) in &placed {
            let (gravest, waits) = weights.entry(thing(flag, *aside, kin)).or_insert((Severity::Note, true));
            *gravest = flag.severity.min(*gravest);
            *waits &= of.can_wait(flag);
        }
        let mut folded: BTreeMap<(Option<Urgency>, &KinKey, Weight), Vec<&Flag>> = BTreeMap::new();
        for (flag, aside, kin) in &placed {
            let weight = weights.get(&thing(flag, *aside, kin)).copied();
            let weight = weight.unwrap_or((flag.severity, false));
            folded.entry((*aside, kin, weight)).or_default().push(flag);
        }
        let matters =
            folded.into_iter().filter_map(|((aside, _, weight), flags)| matter(aside, weight, &flags, of));
        let mut all: Vec<Matter> = matters.collect();
        all.sort_by(in_order);
        let counting = placed.iter().filter(|(_, aside, _)| *aside != Some(Urgency::Over));
        let until = counting.filter_map(|(flag, ..)| flag.is_over_at()).min();
        Self { all, holds: Some((of.now, until)) }
    }

    /// Whether they still stand like this at a moment.
    #[must_use]
    pub fn hold_at(&self, now: Moment) -> bool {
        self.holds.is_some_and(|(from, until)| from <= now && until.is_none_or(|until| now < until))
    }

    /// Those that something can be done about, and should be.
    pub fn to_do(&self) -> impl Iterator<Item = &Matter> {
        self.all.iter().filter(|matter| matter.urgency.is_to_do())
    }

    /// How many there are to do of each severity.
    #[must_use]
    pub fn counts(&self) -> SeverityCounts {
        SeverityCounts::of(self.to_do().map(|matter| matter.severity))
    }

    /// About how many flags on days that are over publishing still asks: what went out is what was so.
    #[must_use]
    pub fn asked_though_over(&self, state: &State, today: Date) -> usize {
        let over = self.all.iter().filter(|matter| matter.urgency == Urgency::Over);
        let asked = |flag: &&Flag| flag.asks_reason(state, today) && flag.is_of_draft(state);
        over.flat_map(|matter| &matter.flags).filter(asked).count()
    }

    /// How many flags stand under matters of an urgency.
    #[must_use]
    pub fn flags_that(&self, urgency: Urgency) -> usize {
        self.all.iter().filter(|matter| matter.urgency == urgency).map(|matter| matter.flags.len()).sum()
    }
}

impl MattersOf<'_> {
    /// Where a flag stands that does not count.
    fn set_aside(&self, flag: &Flag) -> Option<Urgency> {
        if flag.has_passed(self.now) || flag.is_closed(self.state) {
            return Some(Urgency::Over);
        }
        flag.accepted(self.state, self.now.date()).map(|_| Urgency::Accepted)
    }

    /// Whether publishing its week will ask about it.
    fn is_asked_about(&self, flag: &Flag) -> bool {
        flag.asks_reason(self.state, self.now.date()) && flag.is_of_draft(self.state)
    }

    /// Whether it comes to a head only after the week that is looked at, and after this one.
    fn can_wait(&self, flag: &Flag) -> bool {
        let at_hand = self.week.max(self.now.date().week());
        flag.due.map_or(flag.week > at_hand, |due| due > at_hand.sunday())
    }
}

fn thing<'f>(flag: &'f Flag, aside: Option<Urgency>, kin: &'f KinKey) -> Thing<'f> {
    (aside, kin, (!kin.is_one_cause()).then_some(&flag.subject))
}

fn matter(
    aside: Option<Urgency>,
    (severity, waits): Weight,
    flags: &[&Flag],
    of: &MattersOf<'_>,
) -> Option<Matter> {
    let urgency = aside.unwrap_or(match severity {
        Severity::Red if flags.iter().any(|flag| of.is_asked_about(flag)) => Urgency::Publish,
        Severity::Red => Urgency::Act,
        Severity::Amber if waits => Urgency::Later,
        Severity::Amber => Urgency::Soon,
        Severity::Note => Urgency::Note,
    });
    Matter::of(flags, urgency, severity, of.state)
}

/// What stands first: by urgency, by how grave it is; then what is of the week before how things stand, what is on one day
/// before what goes on for longer, by when; then as the catalogue has it.
fn in_order(one: &Matter, other: &Matter) -> Ordering {
    let key = |matter: &Matter| {
        let (first, last) = matter.days();
        let rule = REGISTRY.iter().position(|rule| rule.slug == matter.head.rule);
        let stands = !matter.head.rule().is_of_week();
        (matter.urgency, matter.severity, stands, first != last, first.is_none(), first, rule)
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| one.head.in_order(&other.head))
        .then_with(|| one.title.cmp(&other.title))
}

impl Matter {
    /// The first and the last day that it is about, where it is about days.
    #[must_use]
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        let first = self.flags.iter().filter_map(|flag| flag.start.map(When::date).or(flag.due)).min();
        let last = |flag: &Flag| flag.end.or(flag.start).map(When::date).or(flag.due);
        (first, self.flags.iter().filter_map(last).max())
    }
}
