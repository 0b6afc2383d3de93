//! Opening the forms of the Posts screen, with what is there already.

use super::{ALONG, Edit, ShareForm};
use crate::app::App;
use crate::app::form::days;
use crate::app::form::{Field, FieldKind, FormPurpose};
use crate::app::screen::posts;
use crate::domain::{Date, PatternShift, PersonId, Post, Share, WEEKDAYS};
use crate::planner::share::{Wanted, held_on, share_on};
use crate::rota::conversion;

impl App {
    /// Opens the form of the marked sharer's hours and days; of a vacancy, the one that fills it.
    pub(in crate::app) fn open_share(&mut self) {
        let Some((post, person, share)) = self.share_marked() else { return self.open_filling() };
        let from = self.next_change(&share);
        let wanted = Wanted::as_it_is(&share, from);
        let title = format!("Change {} in {}", self.state.call(&person), post.title);
        let fields = vec![
            Field::new("hours", "Hours a week", FieldKind::Free, wanted.hours.to_string()).hint("14:24"),
            Field::new("days", "Days", FieldKind::Free, days::written(&wanted.pattern)).hint(DAYS),
            from_field(from),
        ];
        self.open_share_form(title, ShareForm::new(Edit::Change, post.id, Some(person)), fields);
    }

    /// Opens the form that gives a day of the marked sharer to another.
    pub(in crate::app) fn open_handing(&mut self) {
        let Some((post, person, share)) = self.share_marked() else { return };
        let from = self.next_change(&share);
        // Whoever shares the post with nobody can still have the day on another weekday.
        let mut takers: Vec<String> = self
            .state
            .shares_in(&post.id)
            .filter(|other| other.person != person && other.is_on(from))
            .map(|other| other.person.to_string())
            .collect();
        takers.push(person.to_string());
        let mut choices = handings(&Wanted::as_it_is(&share, from));
        if choices.is_empty() {
            return self.regret("There are no days in this pattern: write some first.".to_owned());
        }
        // The day that was last looked at comes first.
        let weekday = crate::domain::weekday_word(self.spot.day.weekday());
        choices.sort_by_key(|it| !it.split(' ').any(|word| word == weekday));
        let title = format!("Move a day of {} in {}", self.state.call(&person), post.title);
        let fields = vec![
            Field::choice("day", "Day", choices).hint("Ctrl-N for the next"),
            Field::choice("who", "Goes to", takers),
            Field::new("onto", "On", FieldKind::Words(&WEEKDAYS), String::new())
                .hint("left out: the same weekday"),
            from_field(from),
            Field::new("until", "Last day", FieldKind::Day, String::new())
                .hint("left out: for good; or for some weeks only"),
            Field::new("hours", "Its hours go", FieldKind::Words(ALONG), "along".to_owned())
                .hint("along, or stay"),
        ];
        self.open_share_form(title, ShareForm::new(Edit::HandOver, post.id, Some(person)), fields);
    }

    /// Opens the form of the end of the marked sharer's share.
    pub(in crate::app) fn open_ending(&mut self) {
        let Some((post, person, share)) = self.share_marked() else { return };
        let sunday = self.spot.week().sunday().max(self.today().week().sunday()).max(share.from);
        let until = share.until.unwrap_or_else(|| post.funded_until.map_or(sunday, |paid| paid.min(sunday)));
        let title = format!("End the share of {} in {}", self.state.call(&person), post.title);
        let fields =
            vec![Field::new("until", "Last day", FieldKind::Day, until.to_string()).hint("left out: no end")];
        self.open_share_form(title, ShareForm::new(Edit::End, post.id, Some(person)), fields);
    }

    /// Opens the form that fills what is vacant of the marked post.
    pub(in crate::app) fn open_filling(&mut self) {
        let Some(post) = posts::post_marked(self).cloned() else { return };
        let from = self.next_monday();
        let left =
            (self.state.post_hours(&post, from) - held_on(&self.state, &post.id, from)).at_least_zero();
        let until = post.funded_until.map(|until| until.to_string()).unwrap_or_default();
        let hours = if left.0 > 0 { left.to_string() } else { String::new() };
        let title = format!("Fill {}", post.title);
        let fields = vec![
            Field::new("who", "Who", FieldKind::People, String::new()).hint("one person, by id"),
            Field::new("hours", "Hours a week", FieldKind::Free, hours).hint("14:24"),
            Field::new("days", "Days", FieldKind::Free, String::new()).hint(DAYS),
            from_field(from),
            Field::new("until", "Last day", FieldKind::LastDay("from"), until).hint("left out: no end"),
        ];
        self.open_share_form(title, ShareForm::new(Edit::Fill, post.id, None), fields);
    }

    /// Opens the form that converts the marked post and its shares to the full-time week in force.
    pub(in crate::app) fn open_conversion(&mut self) {
        let Some(post) = posts::post_marked(self).cloned() else { return };
        let Some(it) = conversion(&self.state, &post, self.today()) else { return };
        let from = it.since.max(self.today().week().monday());
        let title = format!("Convert {} to the full-time week of {}", post.title, it.new);
        let form = ShareForm::new(Edit::Convert(Box::new(it)), post.id, None);
        self.open_share_form(title, form, vec![from_field(from)]);
    }

    fn open_share_form(&mut self, title: String, form: ShareForm, fields: Vec<Field>) {
        self.open_form(title, FormPurpose::Share(Box::new(form)), fields);
    }

    /// The marked sharer's share: the one on today, or in the week in view.
    fn share_marked(&self) -> Option<(Post, PersonId, Share)> {
        let post = posts::post_marked(self)?;
        let person = posts::sharer_marked(self)?;
        let week = self.spot.week();
        let mut days = [self.next_monday(), self.today()].into_iter().chain(week.days());
        let share = days.find_map(|day| share_on(&self.state, &post.id, person, day))?;
        Some((post.clone(), person.clone(), share.clone()))
    }

    /// The Monday from which a change is offered: the next one, or that of a later week in view.
    fn next_monday(&self) -> Date {
        self.today().week().plus(1).max(self.spot.week()).monday()
    }

    /// The day from which a change of a share is offered.
    fn next_change(&self, share: &Share) -> Date {
        let from = self.next_monday().max(share.from);
        share.until.map_or(from, |until| from.min(until))
    }
}

/// What to write for days.
const DAYS: &str = "mon 09:00-15:00 break 0:30, wed 09:00-12:30";

fn from_field(from: Date) -> Field {
    Field::new("from", "From", FieldKind::Day, from.to_string()).hint("2026-12-07, mon, 7/12 or w50")
}

/// The days that can be handed over, as they are chosen: of a rotation with its week, the week of the date being 1.
pub(super) fn handings(wanted: &Wanted) -> Vec<String> {
    let many = wanted.pattern.weeks.len() > 1;
    let of_week = |(n, week): (usize, &Vec<PatternShift>)| -> Vec<String> {
        week.iter()
            .map(|shift| if many { format!("week {} {shift}", n + 1) } else { shift.to_string() })
            .collect()
    };
    wanted.pattern.weeks.iter().enumerate().flat_map(of_week).collect()
}
