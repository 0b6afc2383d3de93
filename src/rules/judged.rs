//! What the rules found in a week or today, and what each looked at to find it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{PersonId, Week};
use crate::rota::{RotaWeek, Weeks};

use super::guard::reason_for;
use super::{Flag, Judge, REGISTRY, Room, Rule, Whom};

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

    /// Adds a week and all after it.
    pub fn from(&mut self, week: Week) {
        self.at(week);
        self.at(Week::from_ordinal(i32::MAX));
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

/// How far what a rule found still stands.
#[derive(Clone, Debug)]
enum Stands {
    /// Not at all: it has to judge anew.
    No,
    /// But for some people, who have to be judged anew.
    ButFor(Looked, Arc<BTreeSet<PersonId>>),
    /// All of it.
    Yes(Looked),
}

impl Stands {
    /// How far it stands after an edit that touched some weeks, and in them the sessions and shifts of some people, or of
    /// anybody.
    fn after(&self, rule: &Rule, touched: &[Weeks], whose: Option<&Arc<BTreeSet<PersonId>>>) -> Self {
        let (looked, others) = match self {
            Self::No => return Self::No,
            Self::ButFor(looked, others) => (looked, Some(others)),
            Self::Yes(looked) => (looked, None),
        };
        match whose {
            _ if !looked.is_touched(touched) => self.clone(),
            Some(people) if matches!(rule.judge, Judge::Person { .. }) => {
                let people = others.map_or_else(|| people.clone(), |others| Arc::new(&**others | &**people));
                Self::ButFor(looked.clone(), people)
            }
            _ => Self::No,
        }
    }

    /// Whether it holds for a flag of its rule.
    fn keeps(&self, flag: &Flag) -> bool {
        match self {
            Self::No => false,
            Self::ButFor(_, people) => !flag.people.iter().any(|person| people.contains(person)),
            Self::Yes(_) => true,
        }
    }
}

/// What the rules of a week found in it, or the standing rules today.
#[derive(Debug)]
pub struct Judged {
    /// How far what each rule found still stands, in the order of the catalogue.
    stands: Vec<Stands>,
    /// All that was found, sorted, with the reasons given.
    flags: Arc<[Flag]>,
}

impl Judged {
    /// What still stands of it after an edit that touched some weeks, and in them the sessions and shifts of some people,
    /// or of anybody.
    pub fn after(
        self: &Arc<Self>,
        of: Option<Week>,
        touched: &[Weeks],
        whose: Option<&Arc<BTreeSet<PersonId>>>,
    ) -> Arc<Self> {
        let stands = rules(of).zip(&self.stands).map(|(rule, stands)| stands.after(rule, touched, whose));
        let stands: Vec<Stands> = stands.collect();
        if stands.iter().all(|stands| matches!(stands, Stands::Yes(_))) {
            return self.clone();
        }
        Arc::new(Self { stands, flags: self.flags.clone() })
    }
}

/// The rules of a week, or the standing ones.
fn rules(of: Option<Week>) -> impl Iterator<Item = &'static Rule> {
    REGISTRY.iter().copied().filter(move |rule| rule.is_of_week() == of.is_some())
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
    if let Some(known) =
        known.as_ref().filter(|known| known.stands.iter().all(|it| matches!(it, Stands::Yes(_))))
    {
        return known.flags.clone();
    }
    let stood: Vec<Stands> = match &known {
        Some(known) => known.stands.clone(),
        None => rules(of).map(|_| Stands::No).collect(),
    };
    let by_slug: BTreeMap<&str, &Stands> = rules(of).map(|rule| rule.slug).zip(&stood).collect();
    let kept = known.iter().flat_map(|known| known.flags.iter());
    let kept = kept.filter(|flag| by_slug.get(flag.rule).is_some_and(|stands| stands.keeps(flag)));
    let kept: Vec<&Flag> = kept.collect();
    let mut flags = vec![];
    let stands = rules(of).zip(&stood).map(|(rule, stood)| find(room, rule, of, stood, &mut flags)).collect();
    // Families that may not be known here stand in for what they take of people's time, and are nobody's worry else.
    flags.retain(|flag| !flag.subject.is_kept_back());
    for flag in &mut flags {
        if let Some(given) = reason_for(room.state, flag) {
            flag.given = Some(given.clone());
        }
    }
    flags.sort_by(Flag::in_order);
    let flags = merged(&kept, flags);
    room.known.borrow_mut().judged.insert(of, Arc::new(Judged { stands, flags: flags.clone() }));
    flags
}

/// Two lists in order as one; what is new is few.
fn merged(mut kept: &[&Flag], new: Vec<Flag>) -> Arc<[Flag]> {
    let mut all: Vec<Flag> = Vec::with_capacity(kept.len() + new.len());
    for flag in new {
        let (before, after) = kept.split_at(kept.partition_point(|it| it.in_order(&flag).is_le()));
        all.extend(before.iter().copied().cloned());
        all.push(flag);
        kept = after;
    }
    all.extend(kept.iter().copied().cloned());
    all.into()
}

/// Has one rule judge what does not stand, and notes what it looks at. A rule of a week may always read that week's sheet.
fn find(room: &Room<'_>, rule: &Rule, of: Option<Week>, stood: &Stands, flags: &mut Vec<Flag>) -> Stands {
    let (before, only) = match stood {
        Stands::Yes(_) => return stood.clone(),
        Stands::ButFor(looked, people) => (looked.clone(), Some(&**people)),
        Stands::No => (Looked::default(), None),
    };
    *room.looked.borrow_mut() = before;
    if let Some(week) = of {
        room.looked.borrow_mut().at(week);
    }
    rule.find(room, of.unwrap_or(room.today.week()), only, flags);
    Stands::Yes(room.looked.take())
}

impl Rule {
    /// Adds what it finds in a week, or as things stand; where it judges people by themselves, of some or of all.
    pub fn find(
        &self,
        room: &Room<'_>,
        week: Week,
        only: Option<&BTreeSet<PersonId>>,
        flags: &mut Vec<Flag>,
    ) {
        match self.judge {
            Judge::Week { judge, .. } => judge(room, week, flags),
            Judge::Standing(judge) => judge(room, flags),
            Judge::Person { whom, judge, .. } => {
                let rota = room.rota(week);
                let mut ask = |person: &PersonId| judge(room, week, person, flags);
                match only {
                    Some(only) => {
                        let asked = only.iter().filter(|person| whom.holds(room, rota.as_deref(), person));
                        asked.for_each(ask);
                    }
                    None => whom.each(room, rota.as_deref(), &mut ask),
                }
            }
        }
    }
}

impl Whom {
    /// Goes through those it is in a week, each once.
    fn each(self, room: &Room<'_>, rota: Option<&RotaWeek>, ask: &mut impl FnMut(&PersonId)) {
        match self {
            Self::Staff => room.staff().iter().for_each(ask),
            Self::Peers => room.peers().map(|person| &person.id).for_each(ask),
            Self::Everyone => {
                let in_sessions = rota.into_iter().flat_map(RotaWeek::people_in_sessions);
                let others = in_sessions.filter(|person| !room.staff().contains(*person));
                room.staff().iter().chain(others).for_each(ask);
            }
        }
    }

    /// Whether somebody is one of them.
    fn holds(self, room: &Room<'_>, rota: Option<&RotaWeek>, person: &PersonId) -> bool {
        match self {
            Self::Staff => room.staff().contains(person),
            Self::Peers => room.is_peer(person),
            Self::Everyone => {
                let in_session = || rota.is_some_and(|rota| rota.sessions_of(person).next().is_some());
                room.staff().contains(person) || in_session()
            }
        }
    }
}
