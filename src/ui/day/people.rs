//! Who is in on a day and who is not, by team, in the order in which one goes from one to the next: my own team first.

use super::super::text::width;
use crate::app::{App, RosterLine, WeekView, words};
use crate::domain::{ActivityKind, Date, Leave, LeaveState, Moment, PersonId, TeamId};
use crate::rota::{AwayReason, Booked, Shift};

/// Somebody's day: what they do, and when they are in.
pub(super) struct PersonDay<'a> {
    /// Who.
    pub(super) person: &'a PersonId,
    /// What they are down for, in order of start; what began the day before and goes on is there too.
    pub(super) sessions: Vec<&'a Booked>,
    /// When they are in, and what is taken of it.
    pub(super) shifts: Vec<&'a Shift>,
}

/// A team's day.
pub(super) struct TeamDay<'a> {
    /// Which team; `None` for those without one.
    pub(super) team: Option<&'a TeamId>,
    /// Who has anything to do or is in.
    pub(super) there: Vec<PersonDay<'a>>,
    /// Who has not, and is not.
    pub(super) absent: Vec<PersonDay<'a>>,
}

/// The teams of a week on a day, each person once.
pub(super) fn teams<'a>(app: &'a App, view: &'a WeekView, day: Date) -> Vec<TeamDay<'a>> {
    let mut roster: Vec<&RosterLine> = vec![];
    let order = app.roster(view).lines;
    for line in order.iter().filter_map(|line| view.roster.lines.iter().find(|it| *it == line)) {
        if roster.iter().all(|before| before.person != line.person) {
            roster.push(line);
        }
    }
    let team = |lines: &[&'a RosterLine]| {
        let days = lines.iter().map(|line| PersonDay::of(view, &line.person, day));
        let (there, absent) = days.partition(PersonDay::is_there);
        TeamDay { team: lines.first().and_then(|line| line.team.as_ref()), there, absent }
    };
    roster.chunk_by(|a, b| a.team == b.team).map(team).collect()
}

impl<'a> PersonDay<'a> {
    /// A person's day.
    pub(super) fn of(view: &'a WeekView, person: &'a PersonId, day: Date) -> Self {
        let goes_on = |booked: &&Booked| booked.start.date() < day && booked.end > day.start();
        let sessions =
            view.rota.sessions_of(person).filter(|booked| booked.start.date() == day || goes_on(booked));
        let mut sessions: Vec<&Booked> = sessions.collect();
        sessions.sort_by_key(|booked| booked.start);
        Self { person, sessions, shifts: view.rota.shifts_of_on(person, day).collect() }
    }

    fn is_there(&self) -> bool {
        !self.sessions.is_empty() || self.shifts.iter().any(|shift| !shift.pieces.is_empty())
    }

    /// When they are in: `9–12:30`.
    pub(super) fn hours(&self) -> String {
        let pieces = self.shifts.iter().flat_map(|shift| &shift.pieces);
        pieces.map(|piece| hours(piece.start, piece.end)).collect::<Vec<_>>().join(" ")
    }

    /// What takes them away: a holiday, or leave as others may read of it; what is only asked for says so.
    pub(super) fn away(&self, app: &App, day: Date) -> Option<String> {
        let taken = self.shifts.iter().flat_map(|shift| &shift.taken).next().map(|taken| match taken.by {
            AwayReason::Holiday => "public holiday".to_owned(),
            AwayReason::Leave(kind) => words::kind_in_public(kind).to_owned(),
        });
        let mut leave = app.shown().records.leave.values().map(|row| &row.item);
        let asked = |it: &Leave| {
            it.person == *self.person
                && it.state == LeaveState::Requested
                && it.span.touches(day)
                && !it.is_over(app.today())
        };
        taken.or_else(|| leave.any(|it| asked(it)).then(|| "LEAVE asked".to_owned()))
    }

    /// How many families they see that day one to one, else in how many groups they are; in so many columns.
    pub(super) fn with(&self, columns: usize) -> String {
        let works = |booked: &&&Booked| booked.counts() && booked.has(self.person);
        let of = |kind| self.sessions.iter().filter(works).filter(move |booked| booked.kind == Some(kind));
        let mut families: Vec<_> = of(ActivityKind::Contact).flat_map(|it| &it.booking().families).collect();
        families.sort();
        families.dedup();
        match (families.len(), of(ActivityKind::Group).count()) {
            (0, 0) => String::new(),
            (0, groups) => crate::domain::counted(groups, "group"),
            (families, _) => {
                let whole = format!("sees {}", crate::domain::counted(families, "family"));
                if width(&whole) <= columns { whole } else { format!("sees {families}") }
            }
        }
    }
}

/// Somebody who is not in, in words: `Leanne is not in today; next Fri 4 Dec 13–16`.
pub(super) fn absent(app: &App, view: &WeekView, of: &PersonDay, day: Date) -> String {
    let name = app.state.display_name(of.person);
    let when = if day == app.today() { " today" } else { "" };
    let why = match of.away(app, day) {
        Some(away) => format!("{name} is away{when}: {away}"),
        None => format!("{name} is not in{when}"),
    };
    let next_week = app.views().get(view.rota.week().plus(1)).map(|next| &**next);
    let later = |view: &'_ WeekView| {
        let later = view.rota.shifts_of(of.person).iter().filter(|shift| shift.date > day);
        later.flat_map(|shift| &shift.pieces).min_by_key(|piece| piece.start).copied()
    };
    let next = later(view).or_else(|| later(next_week?));
    next.map_or(why.clone(), |piece| {
        let day = words::day(piece.start.date(), app.today());
        format!("{why}; next {day} {}", hours(piece.start, piece.end))
    })
}

/// From one time to another: `9–12:30`.
pub(super) fn hours(start: Moment, end: Moment) -> String {
    format!("{}–{}", clock(start), clock(end))
}

/// A time, to the hour where it is exact: `9`, `12:30`.
fn clock(moment: Moment) -> String {
    let time = moment.time();
    if time.minute() == 0 { time.hour().to_string() } else { format!("{}:{:02}", time.hour(), time.minute()) }
}
