//! What follows from the state for the weeks in view, kept until the state moves on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::screen::week::roster::Roster;
use crate::domain::{
    AcceptedRiskKey, Date, Moment, PersonId, SessionId, SheetState, State, TeamStates, Week,
};
use crate::report::absence::to_cover;
use crate::report::matters::{Matters, MattersOf, Remit};
use crate::rota::{Booked, PublishedDiff, RotaWeek, Visibility, WeekHours};
use crate::rules::{Flag, RuleCache, RuleContext, judge_standing, judge_week, weeks_of_record};

/// A week, with what follows from it.
#[derive(Debug)]
pub struct WeekView {
    /// How far it has come for every team.
    pub states: TeamStates,
    /// Its sessions and shifts.
    pub rota: Arc<RotaWeek>,
    /// Its lines.
    pub roster: Roster,
    /// Its hours by person and by post.
    pub hours: Arc<WeekHours>,
    /// Its flags and today's, the gravest first.
    pub flags: Vec<Flag>,
    /// What differs from the week as it was published.
    pub changes: Vec<PublishedDiff>,
    /// Whom that touches, and on which days.
    touched: BTreeSet<(PersonId, Date)>,
    longest: usize,
    /// What a lead accepted and that holds today.
    accepted: BTreeSet<AcceptedRiskKey>,
    matters: Mutex<BTreeMap<Option<Remit>, Arc<Matters>>>,
}

impl WeekView {
    /// Works a week out, with the flags that stand today; `None` where it is not loaded. It starts from what is known of
    /// a state that is nearly the same.
    #[must_use]
    pub fn of(
        state: &State,
        week: Week,
        today: Date,
        known: RuleCache,
        visibility: &Visibility,
    ) -> Option<Self> {
        Self::in_context(&RuleContext::knowing(state, today, known), week, visibility)
    }

    /// The same in a context for rules, which then knows what was worked out.
    pub(in crate::app) fn in_context(
        rules: &RuleContext<'_>,
        week: Week,
        visibility: &Visibility,
    ) -> Option<Self> {
        let whole = Self::whole(rules, week, &standing_seen_with(visibility, rules))?;
        match visibility {
            Visibility::DraftsOf(people) if whole.has_drafts() => Some(whole.part_of(people, rules.state)),
            _ => Some(whole),
        }
    }

    fn whole(rules: &RuleContext<'_>, week: Week, standing: &[Flag]) -> Option<Self> {
        let (rota, hours) = (rules.rota(week)?, rules.hours(week)?);
        let of_week = judge_week(rules, week);
        let mut flags: Vec<Flag> = of_week.iter().chain(standing.iter()).cloned().collect();
        flags.sort_by(Flag::in_order);
        let changes = rota.changes_since_published(rules.state);
        let touched = changes.iter().flat_map(PublishedDiff::touches).collect();
        let roster = Roster::of(rules.state, &rota);
        let of_line = |person| rota.week().days().map(|day| rota.sessions_of_on(person, day).count()).max();
        let longest = roster.lines.iter().filter_map(|line| of_line(&line.person)).max().unwrap_or(0);
        let states = rules.state.team_states(week);
        let rows = rules.state.records.accepted.iter();
        let accepted = rows.filter(|(_, row)| row.item.holds_on(rules.today)).map(|(risk, _)| risk.clone());
        let (accepted, matters) = (accepted.collect(), Mutex::default());
        Some(Self { states, rota, roster, hours, flags, changes, touched, longest, accepted, matters })
    }

    /// Whether it is a draft for any team.
    fn has_drafts(&self) -> bool {
        self.states.values().any(|state| *state == SheetState::Draft)
    }

    /// What is out of it, and of drafts some people's part.
    fn part_of(mut self, people: &BTreeSet<PersonId>, state: &State) -> Self {
        let week = self.rota.week();
        let is_shown =
            |person: &PersonId| people.contains(person) || state.state_for(week, person) != SheetState::Draft;
        self.rota = Arc::new(self.rota.part_of(people, state));
        self.roster.lines.retain(|line| is_shown(&line.person));
        let mut hours = WeekHours::clone(&self.hours);
        hours.people.retain(|hours| is_shown(&hours.person));
        self.hours = Arc::new(hours);
        self.flags
            .retain(|flag| !flag.rule().is_of_week() || flag.is_about_any_of(people) || flag.is_out(state));
        self
    }

    /// What a person is down for on a day, away or not, in order of start.
    pub fn sessions<'a>(&'a self, person: &'a PersonId, day: Date) -> impl Iterator<Item = &'a Booked> + 'a {
        self.rota.sessions_of_on(person, day)
    }

    /// What a person who is away on a day leaves to be covered, in order of start.
    pub fn to_cover<'a>(&'a self, person: &'a PersonId, day: Date) -> impl Iterator<Item = &'a Booked> + 'a {
        to_cover(&self.rota, &self.flags, person).filter(move |booked| booked.start.date() == day)
    }

    /// The most that anybody is in on one day of it.
    #[must_use]
    pub fn longest_day(&self) -> usize {
        self.longest
    }

    /// A session by its id.
    #[must_use]
    pub fn session(&self, id: &SessionId) -> Option<&Booked> {
        self.rota.session(id)
    }

    /// Whether something was changed for a person on a day after the week was published.
    #[must_use]
    pub fn changed_for(&self, person: &PersonId, day: Date) -> bool {
        self.touched.contains(&(person.clone(), day))
    }

    /// What differs of a session from what was published.
    #[must_use]
    pub fn change_of(&self, id: &SessionId) -> Option<&PublishedDiff> {
        self.changes.iter().find(|difference| difference.session() == Some(id))
    }

    /// What of its flags needs looking at, folded and ranked: all of it, or what is within somebody's remit, which the header
    /// counts. `state` is the one that it was worked out of. Folded once, and again only when something in it is over.
    #[must_use]
    pub fn matters(&self, state: &State, now: Moment, remit: Option<&Remit>) -> Arc<Matters> {
        let remit = remit.filter(|remit| !remit.is_all());
        let mut kept = self.matters.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.entry(remit.cloned()).or_default();
        if !kept.hold_at(now) {
            let of = MattersOf { state, now, week: self.rota.week() };
            let theirs = self.flags.iter().filter(|flag| remit.is_none_or(|remit| remit.holds(flag, state)));
            *kept = Arc::new(Matters::of(theirs, &of));
        }
        kept.clone()
    }

    /// The flags that name a person.
    pub fn flags_of<'a>(&'a self, person: &'a PersonId) -> impl Iterator<Item = &'a Flag> + 'a {
        self.flags.iter().filter(move |flag| flag.people.contains(person))
    }

    /// Whether a lead accepted what a flag is about, so that nobody need look at it again for now.
    #[must_use]
    pub fn is_accepted(&self, flag: &Flag) -> bool {
        !self.accepted.is_empty() && flag.can_be_accepted() && self.accepted.contains(&flag.risk())
    }

    /// The flags whose subject is a session.
    pub fn flags_on<'a>(&'a self, id: &'a SessionId) -> impl Iterator<Item = &'a Flag> + 'a {
        self.flags.iter().filter(move |flag| flag.is_about_session(id))
    }
}

/// What of the flags that stand today is shown: who does not plan sees their own, and those of whom they supervise.
fn standing_seen_with(visibility: &Visibility, rules: &RuleContext<'_>) -> Arc<[Flag]> {
    let all = standing_flags(rules);
    match visibility {
        Visibility::All => all,
        Visibility::DraftsOf(people) => {
            all.iter().filter(|flag| flag.is_about_any_of(people)).cloned().collect()
        }
    }
}

/// The weeks worked out so far of the state and the day at hand. Cheap to clone, so that one seat can take over what
/// another has worked out.
#[derive(Clone, Debug, Default)]
pub struct Views {
    weeks: BTreeMap<Week, Arc<WeekView>>,
    standing: Arc<[Flag]>,
    known: RuleCache,
    visibility: Visibility,
}

/// What the standing rules find; nothing while weeks are missing that would tell them better.
fn standing_flags(rules: &RuleContext<'_>) -> Arc<[Flag]> {
    let known = weeks_of_record(rules.state, rules.today);
    let whole = rules.state.missing(*known.start(), *known.end()).next().is_none();
    if whole { judge_standing(rules) } else { Arc::default() }
}

impl Views {
    /// How many weeks of rota are kept at the most, those that rules look back at with them.
    const MOST_KEPT_WEEKS: usize = 100;
    /// Where there are more, how far from the week last asked for those may be that stay.
    const FAR: i32 = 40;

    /// A week, where it has been worked out.
    #[must_use]
    pub fn get(&self, week: Week) -> Option<&Arc<WeekView>> {
        self.weeks.get(&week)
    }

    /// Shows from now on what a seat may see.
    pub fn look_with(&mut self, visibility: Visibility) {
        if self.visibility != visibility {
            self.visibility = visibility;
            self.weeks.clear();
        }
    }

    /// What a seat may see.
    #[must_use]
    pub fn visibility(&self) -> &Visibility {
        &self.visibility
    }

    /// Whether they tell a seat of such a visibility all there is to tell of a week of a state, on a day.
    #[must_use]
    pub fn serve(&self, state: &State, week: Week, today: Date, visibility: &Visibility) -> bool {
        self.visibility == *visibility && self.weeks.contains_key(&week) && self.known.is_of(state, today)
    }

    /// Works weeks out unless they are here already. Of a state that has moved on, only what the change can touch is worked
    /// out again.
    pub fn prepare(&mut self, state: &State, weeks: impl IntoIterator<Item = Week>, today: Date) {
        if !self.known.is_of(state, today) {
            self.weeks.clear();
        }
        let mut wanted = weeks.into_iter().filter(|week| !self.weeks.contains_key(week)).peekable();
        let Some(first) = wanted.peek().copied() else { return };
        let rules = RuleContext::knowing(state, today, std::mem::take(&mut self.known));
        let found: Vec<(Week, WeekView)> = wanted
            .filter_map(|week| Some((week, WeekView::in_context(&rules, week, &self.visibility)?)))
            .collect();
        self.standing = standing_seen_with(&self.visibility, &rules);
        self.known = rules.into_cache();
        if self.known.many() > Self::MOST_KEPT_WEEKS {
            self.weeks.retain(|other, _| other.weeks_since(first).abs() <= Self::FAR);
            self.known.keep_near(first, Self::FAR);
        }
        self.weeks.extend(found.into_iter().map(|(week, view)| (week, Arc::new(view))));
    }

    /// Works the hours of weeks out, of those that are here, unless they are known already.
    pub fn prepare_hours(&mut self, state: &State, weeks: impl IntoIterator<Item = Week>, today: Date) {
        let unknown = |week: &Week| self.known.hours(*week).is_none() || !self.known.is_of(state, today);
        let wanted: Vec<Week> = weeks.into_iter().filter(unknown).collect();
        if !wanted.is_empty() {
            self.with_rules(state, today, |rules, _| {
                for week in wanted {
                    let _ = rules.hours(week);
                }
            });
        }
    }

    /// A week's hours, where they have been worked out.
    #[must_use]
    pub fn hours(&self, week: Week) -> Option<&Arc<WeekHours>> {
        self.known.hours(week)
    }

    /// Looks at something in a context that keeps what is known, and what becomes known.
    pub fn with_rules<T>(
        &mut self,
        state: &State,
        today: Date,
        look: impl FnOnce(&RuleContext<'_>, &Visibility) -> T,
    ) -> T {
        let rules = RuleContext::knowing(state, today, std::mem::take(&mut self.known));
        let found = look(&rules, &self.visibility);
        self.known = rules.into_cache();
        found
    }

    /// What the standing rules find, whatever week is shown.
    #[must_use]
    pub fn standing(&self) -> &[Flag] {
        &self.standing
    }

    /// What is known of the state at hand, for a look at what a draft would make of it.
    #[must_use]
    pub fn cache(&self) -> RuleCache {
        self.known.clone()
    }
}
