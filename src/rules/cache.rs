//! What has been worked out of a state, kept for further looks at it and for the states that come of it.
//!
//! It remembers the state it is true of. Brought to another it compares the two, which costs next to nothing where they
//! share most of what they hold, and forgets what the difference can touch:
//!
//! - a week's rota, and with it its hours and days, when the rota's own account says so ([`weeks_touched`]);
//! - what a rule found, when one of the weeks it looked at is among those, or when anything changed that belongs to no
//!   week and that rules of weeks read ([`is_of_no_week`]): people, families, policies and the rest are read too freely to
//!   be told apart. Which weeks a rule looked at is
//!   noted while it judges, not declared.
//!
//! So a session moved within a week has that week worked out and judged again, and of other weeks only the rules that
//! look that far; a family's new worker has the rules judge again over rotas that stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;

use crate::domain::{Date, Key, LeaveSpan, LeaveState, PersonId, State, StateDiff, Week};
use crate::rota::leave::LeaveAccount;
use crate::rota::{RotaWeek, Span, WeekHours, Weeks, is_of_no_week, people_touched, weeks_touched};

use super::days::Days;
use super::history::SupervisionHistory;
use super::identifiers::Identifiers;
use super::results::RuleResults;
use super::upcoming::{SeriesByWhom, Stored};

/// Everybody's days of a week.
pub type StaffDays = Arc<BTreeMap<PersonId, Days>>;

/// Leave by person, asked for or agreed.
pub type LeaveByPerson = BTreeMap<PersonId, Vec<Absence>>;

/// A leave that was asked for or agreed, and the time it spans.
#[derive(Clone, Copy, Debug)]
pub struct Absence {
    /// Whether it is agreed, rather than only asked for.
    pub approved: bool,
    /// Whether it is given in whole days.
    pub whole_days: bool,
    /// The first day it touches.
    pub first: Date,
    /// The last day it touches.
    pub last: Date,
    /// The time it spans.
    pub span: Span,
}

/// What follows from a state, as far as somebody has asked for it. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct RuleCache {
    pub(super) of: Option<(State, Date)>,
    pub(super) rotas: OrdMap<Week, Arc<RotaWeek>>,
    pub(super) hours: OrdMap<Week, Arc<WeekHours>>,
    pub(super) days: OrdMap<Week, StaffDays>,
    pub(super) stored: OrdMap<Week, Arc<Stored>>,
    pub(super) leave: Option<Arc<LeaveByPerson>>,
    pub(super) staff: Option<Arc<BTreeSet<PersonId>>>,
    pub(super) history: Option<SupervisionHistory>,
    pub(super) identifiers: Option<Identifiers>,
    pub(super) accounts: Option<Arc<Vec<LeaveAccount>>>,
    pub(super) series: Option<Arc<SeriesByWhom>>,
    /// What the rules of a week found in each; under no week, what the standing rules found.
    pub(super) judged: OrdMap<Option<Week>, Arc<RuleResults>>,
}

impl RuleCache {
    /// The same for a state and a day: what may not be true of them is forgotten.
    #[must_use]
    pub fn brought_to(mut self, state: &State, today: Date) -> Self {
        let Some((before, day)) = self.of.take() else {
            return Self { of: Some((state.clone(), today)), ..Self::default() };
        };
        if day != today {
            self.history = None;
            self.accounts = None;
            self.judged.clear();
        }
        let difference = before.difference(state);
        if !difference.is_empty() {
            self.forget(&before, state, &difference);
        }
        self.of = Some((state.clone(), today));
        self
    }

    /// Whether it is true of a state on a day as it is.
    #[must_use]
    pub fn is_of(&self, state: &State, today: Date) -> bool {
        self.of.as_ref().is_some_and(|(of, day)| *day == today && of.difference(state).is_empty())
    }

    fn forget(&mut self, before: &State, state: &State, difference: &StateDiff) {
        let touched = weeks_touched(before, state, difference);
        let whose = people_touched(before, state, difference).map(Arc::new);
        self.follow(state, difference, &touched, whose.as_deref());
        let mut others = difference.keys.iter().filter(|key| key.week().is_none()).peekable();
        let has_others = others.peek().is_some();
        if others.any(|key| !is_of_no_week(key)) {
            self.hours.clear();
            self.judged.clear();
        } else {
            if has_others {
                self.judged.remove(&None);
            }
            if difference.keys.iter().any(|key| key.week().is_some()) || !difference.weeks.is_empty() {
                let judged = self.judged.iter();
                self.judged = judged.map(|(of, it)| (*of, it.after(&touched, whose.as_ref()))).collect();
            }
        }
        if difference.keys.iter().any(|key| matches!(key, Key::Leave(_) | Key::Service(()))) {
            self.leave = None;
        }
        if !difference.weeks.is_empty() || difference.keys.iter().any(is_of_leave) {
            self.accounts = None;
        }
        let names_staff = |key: &Key| matches!(key, Key::Share(_) | Key::Shift(_));
        if !difference.weeks.is_empty() || difference.keys.iter().any(names_staff) {
            let staff = staff_of(state);
            if self.staff.as_ref().is_some_and(|known| **known != staff) {
                self.days.clear();
                self.judged.clear();
            }
            self.staff = Some(Arc::new(staff));
        }
        if difference.keys.iter().any(|key| matches!(key, Key::Series(_))) {
            self.series = None;
        }
        for week in difference.weeks.iter().copied().chain(difference.keys.iter().filter_map(Key::week)) {
            self.stored.remove(&week);
        }
        if let Some(history) = &mut self.history {
            history.forget(difference);
        }
        let identifiers = self.identifiers.take();
        self.identifiers = identifiers.map(|found| found.after(before, state, difference));
    }

    /// Brings the rotas of touched weeks along where only sessions changed, and with them the hours and days of those whose
    /// they are. All else that was touched is forgotten.
    fn follow(
        &mut self,
        state: &State,
        difference: &StateDiff,
        touched: &[Weeks],
        whose: Option<&BTreeSet<PersonId>>,
    ) {
        let is_touched = |week: &Week| touched.iter().any(|weeks| weeks.contains(week));
        let weeks: Vec<Week> = self.rotas.keys().copied().filter(is_touched).collect();
        for week in weeks {
            let rota = self.rotas.remove(&week).and_then(|rota| rota.after(state, difference));
            let (hours, days) = (self.hours.remove(&week), self.days.remove(&week));
            let Some((rota, whose)) = rota.zip(whose) else { continue };
            if let Some(hours) = hours {
                self.hours.insert(week, Arc::new(hours.after(state, &rota, whose)));
            }
            if let Some(mut days) = days {
                let of_them = Arc::make_mut(&mut days).iter_mut();
                for (person, days) in of_them.filter(|(person, _)| whose.contains(*person)) {
                    *days = Days::of(&rota, person);
                }
                self.days.insert(week, days);
            }
            self.rotas.insert(week, Arc::new(rota));
        }
    }

    /// A week's hours, where they have been worked out.
    #[must_use]
    pub fn hours(&self, week: Week) -> Option<&Arc<WeekHours>> {
        self.hours.get(&week)
    }

    /// How many weeks it has the rota of.
    #[must_use]
    pub fn many(&self) -> usize {
        self.rotas.len()
    }

    /// Forgets what is further from a week than so many weeks.
    pub fn keep_near(&mut self, week: Week, far: i32) {
        let rest = [
            Week::from_ordinal(i32::MIN)..=week.plus(-far - 1),
            week.plus(far + 1)..=Week::from_ordinal(i32::MAX),
        ];
        drop_touched(&mut self.rotas, &rest);
        drop_touched(&mut self.hours, &rest);
        drop_touched(&mut self.days, &rest);
        let near = |of: &Option<Week>| of.is_none_or(|week| !rest.iter().any(|weeks| weeks.contains(&week)));
        let judged = self.judged.iter().filter(|(of, _)| near(of));
        self.judged = judged.map(|(of, judged)| (*of, judged.clone())).collect();
    }
}

fn drop_touched<T: Clone>(of_weeks: &mut OrdMap<Week, T>, touched: &[Weeks]) {
    let is_touched = |week: &Week| touched.iter().any(|weeks| weeks.contains(week));
    let gone: Vec<Week> = of_weeks.keys().copied().filter(is_touched).collect();
    for week in gone {
        of_weeks.remove(&week);
    }
}

/// Whether a record has a say in what leave somebody has: in the entitlement, or in the days that leave takes.
fn is_of_leave(key: &Key) -> bool {
    matches!(
        key,
        Key::Service(())
            | Key::Policy(_)
            | Key::Team(_)
            | Key::Person(_)
            | Key::Share(_)
            | Key::Leave(_)
            | Key::Toil(_)
            | Key::Carry(_)
            | Key::Holiday(_)
            | Key::HolidayTime(_)
            | Key::Shift(_)
    )
}

/// The leave of everybody, asked for or agreed, in order.
pub fn leave_of(state: &State) -> LeaveByPerson {
    let zone = state.zone();
    let mut all = LeaveByPerson::new();
    for row in state.records.leave.values() {
        let approved = match row.item.state {
            LeaveState::Approved => true,
            LeaveState::Requested => false,
            LeaveState::Declined | LeaveState::Cancelled => continue,
        };
        let (from, to) = row.item.span.moments();
        all.entry(row.item.person.clone()).or_default().push(Absence {
            approved,
            whole_days: matches!(row.item.span, LeaveSpan::Days { .. }),
            first: row.item.span.first_day(),
            last: row.item.span.last_day(),
            span: Span::between(zone, from, to),
        });
    }
    all
}

/// Everybody who has a share, or a shift row in a week that is here, at any date.
pub fn staff_of(state: &State) -> BTreeSet<PersonId> {
    let with_rows = state.sheets().flat_map(|(_, sheet)| sheet.shifts.keys()).map(|key| &key.0);
    let mut staff = BTreeSet::new();
    for person in state.shares().map(|share| &share.person).chain(with_rows) {
        if !staff.contains(person) {
            staff.insert(person.clone());
        }
    }
    staff
}
