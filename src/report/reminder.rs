//! Reminders to send: of the sessions ahead, to the families who wish to be reminded, each with the moment that is safe.
//!
//! Whoever wishes it said by which channel, and from when until when it is safe; nobody else is reminded. The words say no
//! more than when, because somebody else may read them: neither who writes, nor what for, nor where. A reminder is due the
//! day before, or the last day before it on which somebody works who could send it, in the safe time of that day; where
//! that is over, as soon as it is safe and somebody works again; and where it is never so before the session, it is not sent.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Date, FamilyRef, FamilyStatus, Instant, Moment, PersonId, SessionId, State, Status, TeamId, Time, Week,
    Weekday,
};
use crate::rota::{Booked, RotaWeek};

/// From when to when a message is sent to whoever named no time.
const DECENT: (Time, Time) = (hour(9), hour(19));

const fn hour(hour: u16) -> Time {
    match Time::new(hour, 0) {
        Some(time) => time,
        None => Time::MIDNIGHT,
    }
}

/// A reminder to send, or one that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The session.
    pub session: SessionId,
    /// Who is reminded.
    pub family: FamilyRef,
    /// When the session starts.
    pub start: Moment,
    /// Who is there for the session to do it.
    pub people: Vec<PersonId>,
    /// By which channel, as the family said.
    pub channel: String,
    /// From when it is safe to send it, and due; nothing where no safe time is left before the session.
    pub from: Option<Moment>,
    /// Until when it is safe.
    pub until: Option<Moment>,
    /// The words to send.
    pub words: String,
    /// When it was ticked as sent, and by whom.
    pub sent: Option<(Instant, Option<PersonId>)>,
    /// Whether they were reminded of another time of the same session.
    pub moved: bool,
    /// Whether nobody is there for the session: it is covered or called off first.
    pub uncovered: bool,
}

/// How a reminder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReminderStatus {
    /// It may be sent now.
    Now,
    /// It is to be sent later.
    Later,
    /// No safe time is left before the session.
    TooLate,
    /// Nobody is there for the session: whoever is reminded would come for nothing.
    Uncovered,
    /// It was sent.
    Sent,
}

impl ReminderStatus {
    /// What to call it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "send now",
            Self::Later => "later",
            Self::TooLate => "too late",
            Self::Uncovered => "needs cover first",
            Self::Sent => "sent",
        }
    }
}

impl Reminder {
    /// How it stands at a moment.
    #[must_use]
    pub fn standing(&self, now: Moment) -> ReminderStatus {
        match (&self.sent, self.from) {
            (Some(_), _) => ReminderStatus::Sent,
            _ if self.uncovered => ReminderStatus::Uncovered,
            (None, None) => ReminderStatus::TooLate,
            (None, Some(from)) if from <= now => ReminderStatus::Now,
            (None, Some(_)) => ReminderStatus::Later,
        }
    }
}

/// On which days somebody works, by team; asked for at most a week at a time.
struct WorkingDays<'s> {
    state: &'s State,
    known: RefCell<BTreeMap<Week, BTreeSet<(TeamId, Date)>>>,
}

impl<'s> WorkingDays<'s> {
    fn of(state: &'s State) -> Self {
        Self { state, known: RefCell::default() }
    }

    /// Whether somebody of a team is in on a day; of a team whose shifts nobody writes down, Monday to Friday.
    fn hold(&self, team: &TeamId, day: Date) -> bool {
        let of_team = |person: &PersonId| self.state.person(person).is_some_and(|it| it.team == *team);
        if !self.state.records.shares.values().any(|row| of_team(&row.item.person)) {
            return !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        }
        let mut known = self.known.borrow_mut();
        let of_week = known.entry(day.week()).or_insert_with(|| self.of_week(day.week()));
        of_week.contains(&(team.clone(), day))
    }

    fn of_week(&self, week: Week) -> BTreeSet<(TeamId, Date)> {
        let Ok(rota) = RotaWeek::of(self.state, week) else { return BTreeSet::new() };
        let in_then = rota.shifts().iter().filter(|shift| !shift.pieces.is_empty());
        in_then
            .filter_map(|shift| Some((self.state.person(&shift.person)?.team.clone(), shift.date)))
            .collect()
    }
}

/// The reminders of the sessions that start after now and within so many days, by when they are due. The weeks must be
/// loaded.
#[must_use]
pub fn reminders(state: &State, now: Moment, days: u16) -> Vec<Reminder> {
    let last = now.date().plus_days(i32::from(days));
    let mut found: Vec<Reminder> = vec![];
    let working = WorkingDays::of(state);
    for week in now.week().to(last.week()) {
        let Ok(rota) = RotaWeek::of(state, week) else { continue };
        for booked in rota.sessions() {
            let ahead = booked.start > now && booked.start.date() <= last;
            if ahead && booked.booking().status == Status::Planned {
                found.extend(
                    families_of(state, booked).filter_map(|family| reminder(&working, booked, &family, now)),
                );
            }
        }
    }
    found.sort_by_key(|it| (it.standing(now), it.from.unwrap_or(it.start), it.start, it.family.clone()));
    found
}

/// The families that a session is for: its own, and of a group those who are invited.
fn families_of<'a>(state: &'a State, booked: &'a Booked) -> impl Iterator<Item = FamilyRef> + 'a {
    let own = &booked.booking().families;
    let group = booked.booking().group.as_ref().and_then(|id| state.group(id));
    let invited = group.into_iter().flat_map(|group| &group.invited).map(|it| &it.family);
    own.iter().chain(invited.filter(|it| !own.contains(it))).cloned()
}

fn reminder(working: &WorkingDays<'_>, booked: &Booked, family: &FamilyRef, now: Moment) -> Option<Reminder> {
    let state = working.state;
    let known = state.family(family)?;
    let wish = known.reminders.as_ref().filter(|_| known.status != FamilyStatus::Closed)?;
    let safe = (wish.safe_from, wish.safe_to);
    let window = window(now, booked.start, safe, |day| working.hold(&known.team, day));
    let last = state.records.reminded.get(&(family.clone(), booked.id.clone())).map(|row| &*row.item);
    let sent = last.filter(|it| it.start == booked.start);
    Some(Reminder {
        session: booked.id.clone(),
        family: family.clone(),
        start: booked.start,
        people: booked.doers().cloned().collect(),
        uncovered: booked.is_uncovered(),
        channel: wish.channel.clone(),
        from: window.map(|it| it.0),
        until: window.map(|it| it.1),
        words: words(booked.start, last.is_some() && sent.is_none()),
        sent: sent.map(|it| (it.at, it.by.clone())),
        moved: last.is_some() && sent.is_none(),
    })
}

/// How many days before the day before is looked for one on which somebody works: over any run of holidays.
const BACK: i32 = 10;

/// The safe stretch to send in: of the last day before on which somebody works, else the first one from now on that begins
/// before the session, on such a day or today.
fn window(
    now: Moment,
    start: Moment,
    safe: (Option<Time>, Option<Time>),
    works: impl Fn(Date) -> bool,
) -> Option<(Moment, Moment)> {
    let (from, to) = match safe {
        (None, None) => DECENT,
        (from, to) => (from.unwrap_or(DECENT.0), to.unwrap_or(DECENT.1)),
    };
    let eve = start.date().plus_days(-1);
    let eve = eve.plus_days(-BACK).to(eve).rev().find(|day| works(*day)).unwrap_or(eve);
    // A stretch that goes on over midnight may have begun yesterday; and whoever looks at this today is there to send it.
    let yesterday = now.date().plus_days(-1);
    let is_staffed = |day: &Date| *day <= now.date() || *day == eve || works(*day);
    eve.max(yesterday).to(start.date()).filter(is_staffed).find_map(|day| {
        let opens = day.at(from);
        // A stretch that ends no later than it begins goes on over midnight.
        let closes = if to > from { day.at(to) } else { day.plus_days(1).at(to) };
        let (opens, closes) = (opens.max(now.min(closes)), closes.min(start));
        let is_open = opens < closes && closes > now;
        is_open.then_some((if opens < now { now } else { opens }, closes))
    })
}

/// What to send. It says when, and nothing that tells whoever else reads it what it is about.
fn words(start: Moment, moved: bool) -> String {
    let when = format!("{} at {}", start.date().naive().format("%A %-d %B"), start.time());
    let first = if moved { "Hello, the time has changed: it is now" } else { "Hello, a reminder for" };
    format!("{first} {when}. If another time suits you better, just say.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn found(now: &str, start: &str, safe: (&str, &str)) -> Option<(String, String)> {
        let time = |text: &str| text.parse().ok();
        let works = |day: Date| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        window(moment(now), moment(start), (time(safe.0), time(safe.1)), works)
            .map(|(from, until)| (from.to_string(), until.to_string()))
    }

    #[test]
    fn it_is_sent_the_day_before_when_that_is_safe_and_else_as_soon_as_it_is() {
        let safe = ("10:00", "14:00");
        for (now, start, wanted) in [
            // Days ahead: the day before.
            ("2026-11-30T09:00", "2026-12-03T09:30", Some(("2026-12-02T10:00", "2026-12-02T14:00"))),
            // In the middle of the safe time of the day before: now.
            ("2026-12-02T11:00", "2026-12-03T09:30", Some(("2026-12-02T11:00", "2026-12-02T14:00"))),
            // It is over on the day before, and the session is before it opens again.
            ("2026-12-02T15:00", "2026-12-03T09:30", None),
            // It opens again on the day itself.
            ("2026-12-02T15:00", "2026-12-03T12:00", Some(("2026-12-03T10:00", "2026-12-03T12:00"))),
            // Of a Monday it is the Friday before, on which somebody works; on the Saturday whoever is there sends it.
            ("2026-11-30T09:00", "2026-12-07T12:00", Some(("2026-12-04T10:00", "2026-12-04T14:00"))),
            ("2026-12-05T09:00", "2026-12-07T12:00", Some(("2026-12-05T10:00", "2026-12-05T14:00"))),
            ("2026-12-05T15:00", "2026-12-07T12:00", Some(("2026-12-07T10:00", "2026-12-07T12:00"))),
            ("2026-12-05T15:00", "2026-12-07T09:30", None),
            ("2026-12-03T10:30", "2026-12-03T12:00", Some(("2026-12-03T10:30", "2026-12-03T12:00"))),
        ] {
            let wanted = wanted.map(|(from, until)| (from.to_owned(), until.to_owned()));
            assert_eq!(found(now, start, safe), wanted, "{now} for {start}");
        }
    }

    #[test]
    fn a_safe_time_may_go_over_midnight_and_half_a_time_is_taken_with_decency() {
        let over = ("20:00", "01:00");
        let wanted = Some(("2026-12-02T20:00".to_owned(), "2026-12-03T01:00".to_owned()));
        assert_eq!(found("2026-11-30T09:00", "2026-12-03T09:30", over), wanted);
        let now = Some(("2026-12-03T00:30".to_owned(), "2026-12-03T01:00".to_owned()));
        assert_eq!(found("2026-12-03T00:30", "2026-12-03T09:30", over), now);
        let half = Some(("2026-12-02T09:00".to_owned(), "2026-12-02T13:00".to_owned()));
        assert_eq!(found("2026-11-30T09:00", "2026-12-03T09:30", ("", "13:00")), half);
        let none = Some(("2026-12-02T09:00".to_owned(), "2026-12-02T19:00".to_owned()));
        assert_eq!(found("2026-11-30T09:00", "2026-12-03T09:30", ("", "")), none);
    }

    #[test]
    fn the_words_say_when_and_nothing_else() {
        assert_eq!(
            words(moment("2026-12-03T09:30"), false),
            "Hello, a reminder for Thursday 3 December at 09:30. If another time suits you better, just say."
        );
        assert!(
            words(moment("2026-12-03T09:30"), true)
                .starts_with("Hello, the time has changed: it is now Thursday")
        );
    }
}
