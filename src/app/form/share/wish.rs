//! What a form of the Posts screen asks for: each field read, and the changes that would make it so.

use super::open::handings;
use super::{ALONG, Edit, ShareForm};
use crate::app::form::days;
use crate::app::form::{Field, FormLayer};
use crate::app::{App, words};
use crate::domain::{
    Change, Date, Pattern, PersonId, Post, Share, SheetState, State, TeamId, Week, nearest, read_weekday,
    weekday_word,
};
use crate::planner::share::{self, About, Fault, Handing, MovingDay, Wanted, share_on};

/// What a form asks for.
#[derive(Default)]
pub(super) struct Wish {
    /// What is wrong, by the name of the field.
    pub problems: Vec<(&'static str, String)>,
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

impl Wish {
    /// What a field says, or nothing once what is wrong with it is noted.
    fn read<T>(&mut self, name: &'static str, read: Result<T, String>) -> Option<T> {
        read.map_err(|problem| self.problems.push((name, problem))).ok()
    }
}

/// What to write for a weekday.
const WEEKDAY: &str = "write mon, tue, wed, thu, fri, sat or sun; left out: the same weekday";

/// A field by what is wrong.
type Named = fn(About) -> &'static str;

impl FormLayer {
    /// What the fields ask for.
    pub(super) fn wish(&self, form: &ShareForm, app: &App) -> Wish {
        let mut wish = Wish::default();
        let Some(post) = self.base.post(&form.post) else {
            wish.problems.push((self.first_field(), "the post is no longer here".to_owned()));
            return wish;
        };
        let (named, changes): (Named, _) = match &form.edit {
            Edit::Change => (by_name, self.change(form, post, app, &mut wish)),
            Edit::HandOver => (of_a_handing, self.handing(form, post, app, &mut wish)),
            Edit::End => (|_| "until", self.ending(form, post, app, &mut wish)),
            Edit::Fill => (by_name, self.filling(post, app, &mut wish)),
            Edit::Convert(it) => (
                |_| "from",
                self.from(app, &mut wish).map(|from| {
                    wish.summary =
                        format!("Convert {} to {} for the full-time week of {}", post.title, it.post, it.new);
                    share::convert(&self.base, post, it, from)
                }),
            ),
        };
        match changes {
            Some(Err(Fault { about, words })) => {
                let name = Some(named(about)).filter(|name| self.fields.iter().any(|it| it.name == *name));
                wish.problems.push((name.unwrap_or_else(|| self.first_field()), words));
            }
            Some(Ok(changes)) if wish.problems.is_empty() => {
                let dated = |field: &&Field| matches!(field.name, "from" | "until");
                let name = self.fields.iter().find(dated).map_or("", |field| field.name);
                // The work of a day that moves may be booked as far ahead as there are weeks.
                let booked = || self.base.weeks().last().filter(|_| wish.moving.is_some());
                let read = wish.last.map(Date::week).or_else(booked);
                let days = (wish.last, read);
                match wish.first.and_then(|day| closed(&self.base, &post.team, day, days, app.today())) {
                    Some(problem) => wish.problems.push((name, problem)),
                    None => wish.changes = changes,
                }
            }
            _ => {}
        }
        wish
    }

    fn first_field(&self) -> &'static str {
        self.fields.first().map_or("", |field| field.name)
    }

    /// The first day, noted as that on which something is otherwise.
    fn from(&self, app: &App, wish: &mut Wish) -> Option<Date> {
        let from = wish.read("from", self.day("from", app));
        wish.first = from;
        from
    }

    fn change<'s>(&'s self, form: &'s ShareForm, post: &Post, app: &App, wish: &mut Wish) -> Asked {
        let hours = wish.read("hours", days::hours(self.value("hours")));
        let pattern = match self.value("days") {
            "" => Some(Pattern::default()),
            written => {
                // Where the hours are still wrong, days with times can be read all the same.
                let weekly = hours.unwrap_or(post.hours);
                wish.read("days", days::pattern(written, weekly))
            }
        };
        let from = self.from(app, wish)?;
        let share = wish.read("from", self.theirs(form, from))?;
        let wanted = Wanted { hours: hours?, pattern: pattern? };
        let name = self.base.call(&share.person);
        wish.summary = format!(
            "{name} in {}: {} a week, {}, from {}",
            post.title,
            wanted.hours,
            named_days(&wanted.pattern),
            words::date(from)
        );
        Some(share::change(&self.base, share, from, &wanted))
    }

    fn handing<'s>(&'s self, form: &'s ShareForm, post: &Post, app: &App, wish: &mut Wish) -> Asked {
        let along = match self.value("hours") {
            word if ALONG.contains(&word) => Some(word == "along"),
            _ => wish.read("hours", Err("write along, or stay".to_owned())),
        };
        let taker = wish.read("who", person(&self.base, self.value("who")));
        let onto = match self.value("onto") {
            "" => Some(None),
            word => wish.read("onto", read_weekday(word).map(Some).map_err(|_| WEEKDAY.to_owned())),
        };
        let until = wish.read("until", self.day_if_any("until", app));
        let from = self.from(app, wish)?;
        let giver = wish.read("from", self.theirs(form, from))?;
        let as_it_is = Wanted::as_it_is(giver, from);
        let choices = handings(&as_it_is);
        let written = self.value("day");
        let picked = choices.iter().position(|it| it == written).or_else(|| {
            let mut like =
                (0..).zip(&choices).filter(|(_, it)| !written.is_empty() && it.starts_with(written));
            like.next().filter(|_| like.next().is_none()).map(|(at, _)| at)
        });
        let wanted = || format!("write one of: {}", choices.join(", "));
        let at = wish.read("day", picked.ok_or_else(wanted))?;
        let all = as_it_is.pattern.weeks.iter().enumerate();
        let (turn, shift) = all.flat_map(|(turn, week)| week.iter().map(move |it| (turn, *it))).nth(at)?;
        let (taker, until) = (taker?, until?);
        let onto = onto?.unwrap_or(shift.weekday);
        let other = share_on(&self.base, &post.id, &taker, from).ok_or_else(|| {
            let name = self.base.call(&taker);
            format!("{name} has no share of this post on {}: fill a vacancy first", words::date(from))
        });
        let taker = wish.read("who", other)?;
        let to = if taker.person == giver.person {
            format!("to {}", weekday_word(onto))
        } else if onto == shift.weekday {
            format!("to {}", self.base.call(&taker.person))
        } else {
            format!("to {} on {}", self.base.call(&taker.person), weekday_word(onto))
        };
        let until_in_words = until.map(|until| format!(" to {}", words::date(until))).unwrap_or_default();
        wish.summary = format!(
            "{} of {} goes {to} from {}{until_in_words}",
            words::capital(&shift.to_string()),
            self.base.call(&giver.person),
            words::date(from)
        );
        let handing = Handing { giver, taker, turn, shift, onto, from, until, along: along? };
        (wish.last, wish.moving) = (until, Some(handing.moving()));
        Some(share::hand_over(&self.base, &handing))
    }

    fn ending(&self, form: &ShareForm, post: &Post, app: &App, wish: &mut Wish) -> Asked {
        let until = wish.read("until", self.day_if_any("until", app))?;
        let there = |it: &&Share| form.person.as_ref() == Some(&it.person);
        let mut shares: Vec<&Share> = self.base.shares_in(&post.id).filter(there).collect();
        shares.sort_by_key(|share| share.from);
        // The one that the day is in, else the last one that began before it.
        let day = until.unwrap_or_else(|| app.today());
        let begun = shares.iter().rev().find(|share| share.from <= day).or(shares.first());
        let share =
            wish.read("until", begun.copied().ok_or_else(|| "the share is no longer here".to_owned()))?;
        let other = [until, share.until].into_iter().flatten().min();
        wish.first = other.filter(|_| until != share.until).map(|last| last.plus_days(1));
        let name = self.base.call(&share.person);
        wish.summary = match until {
            Some(until) => format!("The share of {name} in {} ends on {}", post.title, words::date(until)),
            None => format!("The share of {name} in {} has no end", post.title),
        };
        Some(share::end(&self.base, share, until))
    }

    fn filling(&self, post: &Post, app: &App, wish: &mut Wish) -> Asked {
        let person = wish.read("who", person(&self.base, self.value("who")));
        let hours = wish.read("hours", days::hours(self.value("hours")));
        let weekly = hours.unwrap_or(post.hours);
        let pattern = wish.read("days", days::pattern(self.value("days"), weekly));
        let until = wish.read("until", self.day_if_any("until", app));
        let from = self.from(app, wish)?;
        let share = Share {
            post: post.id.clone(),
            person: person?,
            hours: hours?,
            from,
            until: until?,
            pattern: pattern?,
        };
        let name = self.base.call(&share.person);
        wish.summary = format!("{name} takes {} of {} from {}", share.hours, post.title, words::date(from));
        Some(share::fill(&self.base, &share))
    }

    /// The share that the form is about, on a day; where there is none, the one that it would begin or end with.
    fn theirs<'s>(&'s self, form: &'s ShareForm, on: Date) -> Result<&'s Share, String> {
        let gone = || "the share is no longer here".to_owned();
        let person = form.person.as_ref().ok_or_else(gone)?;
        let mut shares: Vec<&Share> =
            self.base.shares_in(&form.post).filter(|share| share.person == *person).collect();
        shares.sort_by_key(|share| share.from);
        let before = shares.iter().rev().find(|share| share.from <= on);
        before.or(shares.first()).copied().ok_or_else(gone)
    }
}

/// The changes asked for, or why they cannot be; nothing where a field cannot be read.
type Asked = Option<Result<Vec<Change>, Fault>>;

const fn by_name(about: About) -> &'static str {
    match about {
        About::Person => "who",
        About::Hours => "hours",
        About::Days => "days",
        About::From => "from",
        About::Until => "until",
    }
}

const fn of_a_handing(about: About) -> &'static str {
    match about {
        About::Days => "day",
        other => by_name(other),
    }
}

fn person(state: &State, written: &str) -> Result<PersonId, String> {
    if written.is_empty() {
        return Err("write who, by id".to_owned());
    }
    let known = PersonId::parse(written).ok().filter(|id| state.person(id).is_some());
    known.ok_or_else(|| {
        let ids = state.records.people.keys().map(PersonId::as_str);
        let near = nearest(written, ids).map(|id| format!("; did you mean {id}?")).unwrap_or_default();
        format!("there is no person {written:?}{near}")
    })
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
        return Some(format!("{week} is closed: write a day after it, or have a lead open it again first"));
    }
    let read = read.unwrap_or(today.week()).max(first.week());
    let missing = state.missing(first.week(), read).next();
    missing.map(|week| format!("{week} is on its way from the disk: wait a moment"))
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
