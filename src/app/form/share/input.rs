//! What a form of the Posts screen asks for: the changes that would make it so.

use super::about::{Edit, ShareForm, Values};
use super::fields::{DAY, DAYS, FROM, HOURS, ShareField, TAKER, UNTIL, WHO};
use super::open::handings;
use crate::app::form::Findings;
use crate::app::{App, words};
use crate::domain::{Change, Date, Pattern, Post, Share, SheetState, State, TeamId, Week, weekday_word};
use crate::planner::edit::share::{self, About, Handing, MovingDay, ShareError, WantedShare, share_on};

/// What a form asks for.
#[derive(Default)]
pub(super) struct ShareInput {
    /// The changes that make it so; none where anything is wrong.
    pub changes: Vec<Change>,
    /// What they do, in a few words.
    pub summary: String,
    /// The first day on which something is otherwise.
    pub first: Option<Date>,
    /// The last such day, where it is for some weeks only.
    pub last: Option<Date>,
    /// Which days move, where some do.
    pub moving: Option<MovingDay>,
}

/// The changes asked for, or why they cannot be; nothing where a field cannot be read.
type Asked = Option<Result<Vec<Change>, ShareError>>;

impl ShareForm {
    /// What the fields ask for; what is wrong is noted.
    pub(super) fn wish(
        &self,
        values: Values,
        state: &State,
        app: &App,
        found: &mut Findings<Self>,
    ) -> ShareInput {
        let mut share_input = ShareInput { first: values.from, ..ShareInput::default() };
        let Some(post) = state.post(&self.post) else {
            found.wrong(self.dated(), "the post is no longer here");
            return share_input;
        };
        let mut reader =
            Reader { form: self, state, post, today: app.today(), found, share_input: &mut share_input };
        let asked = match &self.edit {
            Edit::Change => reader.change(values),
            Edit::HandOver => reader.handing(values),
            Edit::End => reader.ending(values.until),
            Edit::Fill => reader.filling(values),
            Edit::Convert(it) => values.from.map(|from| {
                reader.share_input.summary =
                    format!("Convert {} to {} for the full-time week of {}", post.title, it.post, it.new);
                share::convert(state, post, it, from)
            }),
        };
        match asked {
            Some(Err(ShareError { about, words })) => found.wrong(self.field_of(about), words),
            Some(Ok(changes)) if found.is_well() => {
                // The work of a day that moves may be booked as far ahead as there are weeks.
                let booked = || state.weeks().last().filter(|_| share_input.moving.is_some());
                let read = share_input.last.map(Date::week).or_else(booked);
                let days = (share_input.last, read);
                match share_input.first.and_then(|day| closed(state, &post.team, day, days, app.today())) {
                    Some(problem) => found.wrong(self.dated(), problem),
                    None => share_input.changes = changes,
                }
            }
            _ => {}
        }
        share_input
    }

    /// The field of the day on which something is otherwise.
    fn dated(&self) -> &'static ShareField {
        if self.edit == Edit::End { &UNTIL } else { &FROM }
    }

    /// The field that a fault is in.
    fn field_of(&self, about: About) -> &'static ShareField {
        match (&self.edit, about) {
            (Edit::End, _) => &UNTIL,
            (Edit::Convert(_), _) | (_, About::From) => &FROM,
            (Edit::HandOver, About::Person) => &TAKER,
            (Edit::HandOver, About::Days) => &DAY,
            (_, About::Person) => &WHO,
            (_, About::Hours) => &HOURS,
            (_, About::Days) => &DAYS,
            (_, About::Until) => &UNTIL,
        }
    }
}

/// What the fields are read against, and what is found.
struct Reader<'a> {
    form: &'a ShareForm,
    state: &'a State,
    post: &'a Post,
    today: Date,
    found: &'a mut Findings<ShareForm>,
    share_input: &'a mut ShareInput,
}

impl<'a> Reader<'a> {
    fn change(&mut self, values: Values) -> Asked {
        let Values { hours, pattern, from, .. } = values;
        let from = from?;
        let share = self.found.part(&FROM, self.theirs(from))?;
        let wanted = WantedShare { hours: hours?, pattern: pattern? };
        self.share_input.summary = format!(
            "{} in {}: {} a week, {}, from {}",
            self.state.display_name(&share.person),
            self.post.title,
            wanted.hours,
            named_days(&wanted.pattern),
            words::date(from)
        );
        Some(share::change(self.state, share, from, &wanted))
    }

    fn handing(&mut self, values: Values) -> Asked {
        let Values { who: taker, day, onto, from, until, stay, .. } = values;
        let from = from?;
        let giver = self.found.part(&FROM, self.theirs(from))?;
        let as_it_is = WantedShare::as_it_is(giver, from);
        let choices = handings(&as_it_is);
        let picked = choices.iter().position(|it| *it == day).or_else(|| {
            let mut like = (0..).zip(&choices).filter(|(_, it)| !day.is_empty() && it.starts_with(&day));
            like.next().filter(|_| like.next().is_none()).map(|(at, _)| at)
        });
        let wanted = || format!("write one of: {}", choices.join(", "));
        let at = self.found.part(&DAY, picked.ok_or_else(wanted))?;
        let all = as_it_is.pattern.weeks.iter().enumerate();
        let (turn, shift) = all.flat_map(|(turn, week)| week.iter().map(move |it| (turn, *it))).nth(at)?;
        let (taker, onto) = (taker?, onto.unwrap_or(shift.weekday));
        let other = share_on(self.state, &self.post.id, &taker, from).ok_or_else(|| {
            let name = self.state.display_name(&taker);
            format!("{name} has no share of this post on {}: fill a vacancy first", words::date(from))
        });
        let taker = self.found.part(&TAKER, other)?;
        let to = if taker.person == giver.person {
            format!("to {}", weekday_word(onto))
        } else if onto == shift.weekday {
            format!("to {}", self.state.display_name(&taker.person))
        } else {
            format!("to {} on {}", self.state.display_name(&taker.person), weekday_word(onto))
        };
        let until_in_words = until.map(|until| format!(" to {}", words::date(until))).unwrap_or_default();
        self.share_input.summary = format!(
            "{} of {} goes {to} from {}{until_in_words}",
            words::capital(&shift.to_string()),
            self.state.display_name(&giver.person),
            words::date(from)
        );
        let handing = Handing { giver, taker, turn, shift, onto, from, until, along: !stay };
        (self.share_input.last, self.share_input.moving) = (until, Some(handing.moving()));
        Some(share::hand_over(self.state, &handing))
    }

    fn ending(&mut self, until: Option<Date>) -> Asked {
        let there = |it: &&Share| self.form.person.as_ref() == Some(&it.person);
        let mut shares: Vec<&Share> = self.state.shares_in(&self.post.id).filter(there).collect();
        shares.sort_by_key(|share| share.from);
        // The one that the day is in, else the last one that began before it.
        let day = until.unwrap_or(self.today);
        let begun = shares.iter().rev().find(|share| share.from <= day).or(shares.first());
        let gone = || "the share is no longer here".to_owned();
        let share = self.found.part(&UNTIL, begun.copied().ok_or_else(gone))?;
        let other = [until, share.until].into_iter().flatten().min();
        self.share_input.first = other.filter(|_| until != share.until).map(|last| last.plus_days(1));
        let (name, title) = (self.state.display_name(&share.person), &self.post.title);
        self.share_input.summary = match until {
            Some(until) => format!("The share of {name} in {title} ends on {}", words::date(until)),
            None => format!("The share of {name} in {title} has no end"),
        };
        Some(share::end(self.state, share, until))
    }

    fn filling(&mut self, values: Values) -> Asked {
        let Values { who, hours, pattern, from, until, .. } = values;
        let (person, hours, from, pattern) = (who?, hours?, from?, pattern?);
        let share = Share { post: self.post.id.clone(), person, hours, from, until, pattern };
        let name = self.state.display_name(&share.person);
        self.share_input.summary =
            format!("{name} takes {hours} of {} from {}", self.post.title, words::date(from));
        Some(share::fill(self.state, &share))
    }

    /// The share that the form is about, on a day; where there is none, the one that it would begin or end with.
    fn theirs(&self, on: Date) -> Result<&'a Share, String> {
        let gone = || "the share is no longer here".to_owned();
        let person = self.form.person.as_ref().ok_or_else(gone)?;
        let theirs = self.state.shares_in(&self.form.post).filter(|share| share.person == *person);
        let mut shares: Vec<&'a Share> = theirs.collect();
        shares.sort_by_key(|share| share.from);
        let before = shares.iter().rev().find(|share| share.from <= on);
        before.or(shares.first()).copied().ok_or_else(gone)
    }
}

/// Why nothing of a team can be otherwise from a day on, or to a last one: a week of it is closed, or not here yet to be
/// looked at.
fn closed(
    state: &State,
    team: &TeamId,
    first: Date,
    (last, read): (Option<Date>, Option<Week>),
    today: Date,
) -> Option<String> {
    let is_of_it = |week: &Week| *week >= first.week() && last.is_none_or(|last| *week <= last.week());
    let closed =
        state.sheets().find(|(week, sheet)| is_of_it(week) && sheet.state_of(team) == SheetState::Closed);
    if let Some((week, _)) = closed {
        return Some(format!("{week} is closed: write a day after it, or ask a lead to reopen it first"));
    }
    let read = read.unwrap_or(today.week()).max(first.week());
    let missing = state.missing(first.week(), read).next();
    missing.map(|week| format!("{week} is still loading: wait a moment"))
}

/// The weekdays of a pattern: `mon tue wed`.
fn named_days(pattern: &Pattern) -> String {
    let week = |shifts: &Vec<crate::domain::PatternShift>| {
        let mut days: Vec<&str> =
            shifts.iter().map(|shift| crate::domain::weekday_word(shift.weekday)).collect();
        days.dedup();
        if days.is_empty() { "off".to_owned() } else { days.join(" ") }
    };
    match pattern.weeks.as_slice() {
        [] => "no days".to_owned(),
        weeks => weeks.iter().map(week).collect::<Vec<_>>().join(" / "),
    }
}
