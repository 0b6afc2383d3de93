//! What the rules found in a week or today, and what each looked at to find it.

use std::sync::Arc;

use crate::domain::{State, Week};
use crate::rota::Weeks;

use super::{Flag, Judge, REGISTRY, Room, Rule, Severity};

/// What a rule looked at beside the records that belong to no week.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    weeks: Option<(Week, Week)>,
    everywhere: bool,
}

impl Looked {
    /// Adds a week.
    pub fn at(&mut self, week: Week) {
        let (first, last) = self.weeks.unwrap_or((week, week));
        self.weeks = Some((first.min(week), last.max(week)));
    }

    /// Adds whatever is here.
    pub fn everywhere(&mut self) {
        self.everywhere = true;
    }

    /// Whether it looked at a week that something touched; the weeks between two that it looked at count as well.
    fn is_touched(&self, touched: &[Weeks]) -> bool {
        let meets = |weeks: &Weeks| {
            self.weeks.is_some_and(|(first, last)| first <= *weeks.end() && *weeks.start() <= last)
        };
        self.everywhere || touched.iter().any(meets)
    }
}

/// What the rules of a week found in it, or the standing rules today.
#[derive(Debug)]
pub struct Judged {
    /// What each rule looked at, in the order of the catalogue; `None` where it has to judge anew.
    looked: Vec<Option<Looked>>,
    /// All that was found, sorted, with the reasons given.
    flags: Arc<[Flag]>,
}

impl Judged {
    /// The same without what was found by looking at weeks that something touched.
    pub fn but_for(self: &Arc<Self>, touched: &[Weeks]) -> Arc<Self> {
        let stands = |looked: &&Looked| !looked.is_touched(touched);
        if self.looked.iter().flatten().all(|looked| stands(&looked)) {
            return self.clone();
        }
        let looked = self.looked.iter().map(|looked| looked.as_ref().filter(stands).cloned()).collect();
        Arc::new(Self { looked, flags: self.flags.clone() })
    }
}

/// What the rules of a week find in it, sorted as the contract says, in a room that may know some of it already.
#[must_use]
pub fn judge_week(room: &Room<'_>, week: Week) -> Arc<[Flag]> {
    judge(room, Some(week))
}

/// What the standing rules find today, sorted as the contract says, in a room that may know some of it already.
#[must_use]
pub fn judge_standing(room: &Room<'_>) -> Arc<[Flag]> {
    judge(room, None)
}

fn judge(room: &Room<'_>, of: Option<Week>) -> Arc<[Flag]> {
    let known = room.known.borrow().judged.get(&of).cloned();
    let looked = known.as_ref().map_or(&[][..], |known| &known.looked);
    if let Some(known) = known.as_ref().filter(|_| looked.iter().all(Option::is_some)) {
        return known.flags.clone();
    }
    let rules = || REGISTRY.iter().filter(|rule| rule.is_of_week() == of.is_some());
    let stand: Vec<&str> =
        rules().zip(looked).filter(|(_, it)| it.is_some()).map(|(rule, _)| rule.slug).collect();
    let kept = known.iter().flat_map(|known| known.flags.iter()).filter(|flag| stand.contains(&flag.rule));
    let mut flags: Vec<Flag> = kept.cloned().collect();
    let mut looked = looked.iter().cloned();
    let looked = rules()
        .map(|rule| Some(looked.next().flatten().unwrap_or_else(|| find(room, rule, of, &mut flags))))
        .collect();
    // Families that may not be known here stand in for what they take of people's time, and are nobody's worry else.
    flags.retain(|flag| !flag.subject.is_kept_back());
    if let Some(week) = of {
        give_reasons(room.state, week, &mut flags);
    }
    let flags = sorted(flags);
    room.known.borrow_mut().judged.insert(of, Arc::new(Judged { looked, flags: flags.clone() }));
    flags
}

/// Flags in order. They are large and many, so that places are sorted and each flag is moved once.
fn sorted(flags: Vec<Flag>) -> Arc<[Flag]> {
    let mut order: Vec<(usize, &Flag)> = flags.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.in_order(b));
    let order: Vec<usize> = order.into_iter().map(|(place, _)| place).collect();
    let mut flags: Vec<Option<Flag>> = flags.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| flags.get_mut(place)?.take()).collect()
}

/// Has one rule judge, and notes what it looks at. A rule of a week may always read that week's sheet.
fn find(room: &Room<'_>, rule: &Rule, of: Option<Week>, flags: &mut Vec<Flag>) -> Looked {
    room.looked.take();
    match (rule.judge, of) {
        (Judge::Week { judge, .. }, Some(week)) => {
            room.looked.borrow_mut().at(week);
            judge(room, week, flags);
        }
        (Judge::Standing(judge), None) => judge(room, flags),
        _ => {}
    }
    room.looked.take()
}

/// Puts the reasons that somebody gave for a week's red flags on them.
fn give_reasons(state: &State, week: Week, flags: &mut [Flag]) {
    let Some(mark) = state.sheet(week).and_then(|sheet| sheet.mark.as_ref()) else {
        return;
    };
    for flag in flags.iter_mut().filter(|flag| flag.severity == Severity::Red) {
        let for_it = mark.item.overrides.iter().rev().find(|reason| {
            reason.rule == flag.rule
                && reason.subject.0 == flag.subject.kind.word()
                && reason.subject.1 == flag.subject.id
                && (reason.people.is_empty() || reason.people == flag.people)
        });
        flag.given = for_it.cloned();
    }
}
