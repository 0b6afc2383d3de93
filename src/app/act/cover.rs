//! Looking for cover: of the selected session, of a person's day, and of what is left of an absence.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::layer::{CoverTopic, Draft, SuggestionsLayer, Topic};
use crate::app::screen::leave;
use crate::app::{Action, App, Effect, words};
use crate::domain::{Change, Date, FamilyRef, Leave, LeaveSpan, LeaveState, PersonId, Record, Week, counted};
use crate::planner::cover::CoverNeed;
use crate::report::absence::{left_behind, to_cover_of, weeks_of};
use crate::rota::Booked;
use crate::rota::absence::leave_of;
use crate::rules::judge_week;

impl App {
    /// Looks for cover of the selected session.
    pub(in crate::app) fn cover_session(&mut self) -> Vec<Effect> {
        let Some(booked) = self.selected() else { return vec![] };
        let person = self.selection.person.clone().filter(|person| booked.involves(person));
        let (week, id) = (booked.start.date().week(), booked.id.clone());
        self.open_cover(CoverNeed::Session { week, id, person })
    }

    /// Looks for cover of all that the selected person has on the selected day; where they are on leave, of all that the
    /// leave touches.
    pub(in crate::app) fn cover_day(&mut self) -> Vec<Effect> {
        let Some(person) = self.selection.person.clone() else { return vec![] };
        let day = self.selection.day;
        let away = leave_of(&self.state, &person)
            .map(|(_, leave)| leave)
            .find(|leave| leave.state == LeaveState::Approved && leave.span.touches(day));
        let span = away.map_or(LeaveSpan::Days { from: day, to: day }, |leave| leave.span);
        self.open_cover(CoverNeed::Absence { person, span })
    }

    /// That some sessions are to be covered, with the key that looks for cover: `4 sessions with A1, A3 and A4 need cover: press C`;
    /// `None` where none are.
    #[must_use]
    pub fn left_to_cover<'a>(&self, sessions: impl Iterator<Item = &'a Booked>) -> Option<String> {
        self.with_the_key(["needs cover", "need cover"], false, sessions)
    }

    /// Some sessions that lie ahead, what is to be done about them, and the key that does it, unless cover is looked for next
    /// anyway.
    fn with_the_key<'a>(
        &self,
        [one, some]: [&str; 2],
        covers_next: bool,
        sessions: impl Iterator<Item = &'a Booked>,
    ) -> Option<String> {
        let sessions: Vec<&Booked> = sessions.filter(|booked| booked.start > self.now).collect();
        let (count, what) = match sessions.len() {
            0 => return None,
            1 => ("1 session".to_owned(), one),
            many => (counted(many, "session"), some),
        };
        let families = sessions.iter().flat_map(|booked| booked.booking().families.iter().cloned());
        let mut families: Vec<FamilyRef> = families.collect::<BTreeSet<_>>().into_iter().collect();
        families.sort_by_key(|it| numbered(it.as_str()));
        let whose =
            if families.is_empty() { String::new() } else { format!(" with {}", words::families(&families)) };
        // The key acts on what is marked, which need not be what was saved.
        let look = self.screen.handler().covers_with(self, &sessions).filter(|_| !covers_next);
        let look = look.filter(|look| self.reason_against(*look).is_none());
        let how = look.and_then(|look| self.keys.map.key_of(look, self.screen.scopes()));
        Some(how.map_or_else(
            || format!("{count}{whose} {what}"),
            |key| format!("{count}{whose} {what}: press {key}"),
        ))
    }

    /// After an absence, or the end of a share, was saved: what of it is to be covered; where cover is looked for next, no key is
    /// told for that.
    pub(in crate::app) fn left_by_absence(&mut self, saved: &Draft, covers_next: bool) -> Option<String> {
        let absences: Vec<Arc<Leave>> = saved.changes.iter().filter_map(absence).collect();
        let endings: Vec<(PersonId, Date)> =
            saved.changes.iter().filter_map(|it| ending(saved, it)).collect();
        let today = self.today();
        let (mut left, mut touched): (Vec<Booked>, Vec<Booked>) = (vec![], vec![]);
        self.views.with_rules(&self.state, today, |rules, _| {
            for leave in &absences {
                let weeks = weeks_of(leave);
                for week in weeks.start().to(*weeks.end()) {
                    let Some(rota) = rules.rota(week) else { continue };
                    let flags = judge_week(rules, week);
                    left.extend(to_cover_of(leave, rules.zone, &rota, &flags).cloned());
                    let away = |it: &&Booked| it.away.contains(&leave.person) && it.works(&leave.person);
                    touched.extend(rota.sessions_of(&leave.person).filter(away).cloned());
                }
            }
            // Whoever goes on with another share leaves nothing behind.
            let gone = endings.iter().filter(|(person, first)| rules.has_left(person, *first));
            left.extend(gone.flat_map(|(person, first)| left_behind(rules, person, *first)));
        });
        left.sort_by(|a, b| (a.start, &a.id).cmp(&(b.start, &b.id)));
        left.dedup_by(|a, b| a.id == b.id);
        self.with_the_key(["needs cover", "need cover"], covers_next, left.iter()).or_else(|| {
            self.with_the_key(["may need a look", "may need a look"], covers_next, touched.iter())
        })
    }

    /// Looks for cover of the marked leave, asked for or agreed.
    pub(in crate::app) fn cover_leave(&mut self) -> Vec<Effect> {
        let Some(leave) = leave::mark_shown(self) else {
            self.say("There is no leave on this day.");
            return vec![];
        };
        self.open_cover(CoverNeed::Absence { person: leave.person.clone(), span: leave.span })
    }

    /// Looks for cover, as soon as the weeks are here that it reads.
    pub(in crate::app) fn open_cover(&mut self, need: CoverNeed) -> Vec<Effect> {
        let (first, last) = need.weeks_read().into_inner();
        let missing: Vec<Week> = self.state.missing(first, last).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Action::Cover(Box::new(need)));
        }
        let topic = CoverTopic::new(need, self);
        if topic.touched().is_empty() {
            self.say(format!("It touches nothing that is planned: {}.", topic.what(self)));
        } else {
            self.suggest(SuggestionsLayer::new(Topic::Cover(Box::new(topic)), self));
        }
        vec![]
    }

    /// Looks at what is left of an absence, where something of it was just covered.
    pub(in crate::app) fn cover_the_rest(&mut self, need: Option<CoverNeed>) -> Vec<Effect> {
        let Some(need) = need else { return vec![] };
        let said = self.said.notice.take();
        let effects = self.open_cover(need);
        if effects.is_empty() {
            self.said.notice = said;
        }
        effects
    }
}

/// Whose share a draft ends sooner than before, and the first day after it.
fn ending(draft: &Draft, change: &Change) -> Option<(PersonId, Date)> {
    let Change::Put(Record::Share(share)) = change else { return None };
    let last = share.until?;
    let (_, Record::Share(before)) = draft.base.get(&change.key()).ok()?? else { return None };
    before.until.is_none_or(|was| last < was).then(|| (share.person.clone(), last.plus_days(1)))
}

/// The agreed leave that a change brings.
fn absence(change: &Change) -> Option<Arc<Leave>> {
    match change {
        Change::Put(Record::Leave(leave)) => {
            Some(leave.clone()).filter(|it| it.state == LeaveState::Approved)
        }
        _ => None,
    }
}

/// A reference as it is sorted: by its letters, then by its number, so that `c9` comes before `c10`.
fn numbered(reference: &str) -> (String, usize, String) {
    let letters = reference.trim_end_matches(|letter: char| letter.is_ascii_digit());
    (letters.to_owned(), reference.len(), reference.to_owned())
}
