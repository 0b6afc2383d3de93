//! Opening the forms of the Posts screen, with what is there already.

use super::about::{Edit, ShareForm, Values};
use crate::app::App;
use crate::app::form::days;
use crate::app::form::name_list::NameList;
use crate::app::screen::posts;
use crate::domain::{Date, PatternShift, PersonId, Post, Share};
use crate::planner::edit::share::{WantedShare, held_on, share_on};
use crate::rota::conversion;

impl App {
    /// Opens the form of the marked sharer's hours and days; of a vacancy, the one that fills it.
    pub(in crate::app) fn open_share(&mut self) {
        let Some((post, person, share)) = self.share_marked() else { return self.open_filling() };
        let from = self.next_change(&share);
        let wanted = WantedShare::as_it_is(&share, from);
        let title = format!("Change {} in {}", self.state.display_name(&person), post.title);
        let (hours, pattern) = (Some(wanted.hours), Some(wanted.pattern));
        let start = Values { hours, pattern, from: Some(from), ..Values::default() };
        self.open_form(title, ShareForm::new(Edit::Change, post.id, Some(person), start));
    }

    /// Opens the form that gives a day of the marked sharer to another.
    pub(in crate::app) fn open_handing(&mut self) {
        let Some((post, person, share)) = self.share_marked() else { return };
        let from = self.next_change(&share);
        // Whoever shares the post with nobody can still have the day on another weekday.
        let others = self.state.shares_in(&post.id);
        let others = others.filter(|other| other.person != person && other.is_on(from));
        let takers: Vec<PersonId> =
            others.map(|other| other.person.clone()).chain([person.clone()]).collect();
        let mut choices = handings(&WantedShare::as_it_is(&share, from));
        if choices.is_empty() {
            return self.report_error("There are no days in this pattern: write some first.".to_owned());
        }
        // The day that was last looked at comes first.
        let weekday = crate::domain::weekday_word(self.selection.day.weekday());
        choices.sort_by_key(|it| !it.split(' ').any(|word| word == weekday));
        let title = format!("Move a day of {} in {}", self.state.display_name(&person), post.title);
        let (who, day) = (takers.first().cloned(), choices.first().cloned().unwrap_or_default());
        let start = Values { who, day, from: Some(from), ..Values::default() };
        let names = NameList::people(&self.state);
        let takers = takers.iter().map(|it| names.name(it)).collect();
        let form = ShareForm::new(Edit::HandOver, post.id, Some(person), start);
        self.open_form(title, ShareForm { choices: (choices, takers), ..form });
    }

    /// Opens the form of the end of the marked sharer's share.
    pub(in crate::app) fn open_ending(&mut self) {
        let Some((post, person, share)) = self.share_marked() else { return };
        let sunday = self.selection.week().sunday().max(self.today().week().sunday()).max(share.from);
        let until = share.until.unwrap_or_else(|| post.funded_until.map_or(sunday, |paid| paid.min(sunday)));
        let title = format!("End the share of {} in {}", self.state.display_name(&person), post.title);
        let start = Values { until: Some(until), ..Values::default() };
        self.open_form(title, ShareForm::new(Edit::End, post.id, Some(person), start));
    }

    /// Opens the form that fills what is vacant of the marked post.
    pub(in crate::app) fn open_filling(&mut self) {
        let Some(post) = posts::post_marked(self).cloned() else { return };
        let from = self.next_monday();
        let left =
            (self.state.post_hours(&post, from) - held_on(&self.state, &post.id, from)).at_least_zero();
        let title = format!("Fill {}", post.title);
        let (hours, until) = (Some(left).filter(|left| left.0 > 0), post.funded_until);
        let start = Values { hours, from: Some(from), until, ..Values::default() };
        self.open_form(title, ShareForm::new(Edit::Fill, post.id, None, start));
    }

    /// Opens the form that converts the marked post and its shares to the full-time week in force.
    pub(in crate::app) fn open_conversion(&mut self) {
        let Some(post) = posts::post_marked(self).cloned() else { return };
        let Some(it) = conversion(&self.state, &post, self.today()) else { return };
        let from = it.since.max(self.today().week().monday());
        let title = format!("Convert {} to the full-time week of {}", post.title, it.new);
        let start = Values { from: Some(from), ..Values::default() };
        self.open_form(title, ShareForm::new(Edit::Convert(Box::new(it)), post.id, None, start));
    }

    /// The marked sharer's share: the one on today, or in the week in view.
    fn share_marked(&self) -> Option<(Post, PersonId, Share)> {
        let post = posts::post_marked(self)?;
        let person = posts::sharer_marked(self)?;
        let week = self.selection.week();
        let mut days = [self.next_monday(), self.today()].into_iter().chain(week.days());
        let share = days.find_map(|day| share_on(&self.state, &post.id, person, day))?;
        Some((post.clone(), person.clone(), share.clone()))
    }

    /// The Monday from which a change is offered: the next one, or that of a later week in view.
    fn next_monday(&self) -> Date {
        self.today().week().plus(1).max(self.selection.week()).monday()
    }

    /// The day from which a change of a share is offered.
    fn next_change(&self, share: &Share) -> Date {
        let from = self.next_monday().max(share.from);
        share.until.map_or(from, |until| from.min(until))
    }
}

/// The days that can be handed over, as they are chosen: of a rotation with its week, the week of the date being 1.
pub(super) fn handings(wanted: &WantedShare) -> Vec<String> {
    let many = wanted.pattern.weeks.len() > 1;
    let of_week = |(n, week): (usize, &Vec<PatternShift>)| -> Vec<String> {
        week.iter()
            .map(
                |shift| {
                    if many { format!("week {} {}", n + 1, days::short(shift)) } else { days::short(shift) }
                },
            )
            .collect()
    };
    wanted.pattern.weeks.iter().enumerate().flat_map(of_week).collect()
}
