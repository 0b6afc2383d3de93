//! The Hours screen: which weeks, whose line is marked, and one person's hours as a page.

use std::sync::Arc;

use super::{HoursLine, PostLineHours};
use crate::app::layer::Layer;
use crate::app::screen::hours;
use crate::app::{App, Screen};
use crate::domain::{PersonId, TeamId, Week};
use crate::rota::{PersonHours, WeekHours};

impl App {
    /// Goes on to the next stretch of weeks.
    pub(in crate::app) fn turn_hours(&mut self) {
        self.hours = self.hours.next();
    }

    /// The weeks that the Hours screen reads and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_hours(&self) -> Vec<Week> {
        if self.screen != Screen::Hours {
            return vec![];
        }
        let (first, last) = self.weeks_of_hours();
        self.state.missing(first.plus(-1), last.plus(1)).collect()
    }

    fn weeks_of_hours(&self) -> (Week, Week) {
        self.hours.needed(self.spot.week(), self.state.service()).into_inner()
    }

    /// The weeks of the Hours screen are worked out, as far as they are here, and somebody who is there is marked.
    pub(in crate::app) fn settle_hours(&mut self) {
        if self.screen != Screen::Hours {
            return;
        }
        let (first, last) = self.weeks_of_hours();
        self.views.prepare_hours(&self.state, first.to(last), self.now.date());
        let listed = self.people_with_hours();
        self.settle_person(&listed, None);
    }

    /// Whether every week that is asked for has been worked out.
    #[must_use]
    pub fn hours_are_here(&self) -> bool {
        let (first, last) = self.weeks_of_hours();
        first.to(last).all(|week| self.views.hours(week).is_some())
    }

    /// Goes so many people down, or up when negative.
    pub(in crate::app) fn step_hours(&mut self, by: i32) {
        let listed = self.people_with_hours();
        let at = listed.iter().position(|id| Some(id) == self.spot.person.as_ref());
        let at = at.map_or(0, |at| crate::app::screen::policies::commands::stepped(at, by, listed.len()));
        if let Some(person) = listed.into_iter().nth(at) {
            self.spot.person = Some(person);
            self.spot.session = None;
        }
    }

    /// Opens the marked person's hours as a page.
    pub(in crate::app) fn open_hours(&mut self) {
        let Some(person) = self.spot.person.clone() else { return };
        let Some(line) = self.hours_of(&person) else { return };
        let stretch = self.hours.in_words(self.spot.week(), self.state.service(), self.today());
        let page = hours::page(&self.state, &line, &stretch, self.today());
        self.layers.push(Layer::Page(page));
    }

    /// The people of the Hours screen: whoever has hours in any of the weeks summed, by team, then role and name.
    #[must_use]
    pub fn people_with_hours(&self) -> Vec<PersonId> {
        let (first, last) = self.hours.weeks(self.spot.week(), self.state.service()).into_inner();
        let weeks: Vec<&Arc<WeekHours>> = first.to(last).filter_map(|week| self.views.hours(week)).collect();
        let there = |id: &PersonId| weeks.iter().any(|hours| hours.person(id).is_some());
        self.people_listed().into_iter().filter(there).collect()
    }

    /// What one person's weeks come to; `None` where none of them is here.
    #[must_use]
    pub fn hours_of(&self, person: &PersonId) -> Option<HoursLine> {
        let (week, service) = (self.spot.week(), self.state.service());
        let (first, last) = self.hours.weeks(week, service).into_inner();
        let seen = |week: Week| self.views.hours(week).filter(|_| self.sees_hours(week, person));
        let theirs: Vec<&PersonHours> =
            first.to(last).filter_map(|week| seen(week)?.person(person)).collect();
        let there = |week: Week| self.views.hours(week).is_some_and(|it| it.person(person).is_some());
        let unpublished = first.to(last).filter(|week| there(*week) && !self.sees_hours(*week, person));
        let (from, to) = self.hours.shown(week, service).into_inner();
        let shown = from.to(to).map(|week| (week, seen(week).and_then(|it| it.person(person).cloned())));
        Some(HoursLine {
            person: person.clone(),
            sum: hours::summed(person, first, &theirs),
            weeks: theirs.len(),
            unpublished: unpublished.count(),
            shown: shown.collect(),
        })
    }

    /// What every post's weeks come to.
    #[must_use]
    pub fn hours_of_posts(&self) -> Vec<PostLineHours> {
        let (first, last) = self.hours.weeks(self.spot.week(), self.state.service()).into_inner();
        let weeks: Vec<Arc<WeekHours>> =
            first.to(last).filter_map(|week| self.views.hours(week).cloned()).collect();
        let mut summed = hours::posts_summed(&weeks);
        summed.retain(|it| self.state.post(&it.sum.post).is_none_or(|post| self.sees_post(&post.team)));
        summed
    }

    /// Whether what becomes of a team's posts is shown here in all these weeks.
    fn sees_post(&self, team: &TeamId) -> bool {
        let (first, last) = self.hours.weeks(self.spot.week(), self.state.service()).into_inner();
        first.to(last).all(|week| self.views.sight().shows_posts(&self.state, week, team))
    }

    /// Whether somebody's hours of a week are shown here: of drafts only to those who plan, and one's own.
    fn sees_hours(&self, week: Week, person: &PersonId) -> bool {
        self.views.sight().shows_hours(&self.state, week, person)
    }
}
