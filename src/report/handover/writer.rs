//! What became of each record, in words, where it concerns those who share the reader's post.

use super::circle::Circle;
use super::net_changes::{NetChanges, RecordChange};
use super::{News, NewsKind};
use crate::domain::{
    Booking, Date, Family, FamilyRef, Key, Leave, LeaveSpan, LeaveState, Minutes, Moment, Record, Series,
    SheetMark, SheetState, ShiftRow, State, Status,
};
use crate::words::{day, in_a_row, people, times, titled, when};

impl NetChanges {
    /// What is different for a reader and those they hear of.
    pub(super) fn news(&self, (state, today): (&State, Date), circle: &Circle) -> Vec<News> {
        let teller = HandoverWriter { state, today, circle };
        let mut news: Vec<News> = vec![];
        for (id, became) in self.sessions(state) {
            let of = |record: &Option<Record>| match record {
                Some(Record::Session(session)) => Some(session.booking.clone()),
                _ => None,
            };
            let told = teller.session(of(&became.edit.before).as_ref(), of(&became.edit.after).as_ref());
            news.extend(told.into_iter().map(|line| News { session: Some(id.clone()), ..line.by(&became) }));
        }
        news.extend(self.others().filter_map(|became| Some(teller.other(became)?.by(became))));
        news
    }
}

/// A line before it is known whose doing it was.
struct Line {
    kind: NewsKind,
    about: Option<Moment>,
    what: String,
    families: Vec<crate::domain::FamilyRef>,
}

impl Line {
    fn by(self, became: &RecordChange) -> News {
        let Self { kind, about, what, families } = self;
        News { kind, about, what, session: None, families, by: became.by.clone(), at: became.at }
    }
}

struct HandoverWriter<'a> {
    state: &'a State,
    today: Date,
    circle: &'a Circle,
}

impl HandoverWriter<'_> {
    fn concerns(&self, booking: &Booking) -> bool {
        self.circle.concerns(self.state, booking)
    }

    fn is_with(&self, family: &Family) -> bool {
        self.circle.is_with(family)
    }

    fn session(&self, before: Option<&Booking>, after: Option<&Booking>) -> Vec<Line> {
        let versions = || before.into_iter().chain(after);
        // What of a draft is not the reader's own is not out yet; what took place, or did not, is no plan any more.
        let over = after.is_some_and(|it| matches!(it.status, Status::Done | Status::Missed));
        let shown = over || versions().any(|it| self.circle.may_know(self.state, it));
        if !shown || !versions().any(|it| self.concerns(it)) {
            return vec![];
        }
        let line = |kind, booking: &Booking, what: String| Line {
            kind,
            about: Some(booking.start),
            what,
            families: booking.families.clone(),
        };
        match (before, after) {
            (None, Some(after)) => {
                let kind = match after.status {
                    Status::Done => NewsKind::Done,
                    Status::Missed => NewsKind::Missed,
                    Status::Cancelled => NewsKind::CalledOff,
                    Status::Planned => NewsKind::New,
                };
                let mut lines = vec![line(kind, after, self.dated(after))];
                lines.extend(self.note(None, after).map(|what| line(NewsKind::Note, after, what)));
                lines
            }
            (Some(before), None) => {
                vec![line(NewsKind::CalledOff, before, format!("{}, removed", self.dated(before)))]
            }
            (Some(before), Some(after)) => {
                let mut lines = vec![];
                if before.start != after.start || before.minutes != after.minutes {
                    let from = if before.start.date() == after.start.date() {
                        before.start.time().to_string()
                    } else {
                        when(before.start, self.today)
                    };
                    let longer = if before.minutes == after.minutes {
                        String::new()
                    } else {
                        format!(", now {} long", after.minutes)
                    };
                    lines.push(line(
                        NewsKind::Moved,
                        after,
                        format!("{}, was {from}{longer}", self.dated(after)),
                    ));
                }
                if before.status != after.status {
                    let kind = match after.status {
                        Status::Done => NewsKind::Done,
                        Status::Missed => NewsKind::Missed,
                        Status::Cancelled => NewsKind::CalledOff,
                        Status::Planned => NewsKind::Changed,
                    };
                    let again = if after.status == Status::Planned { ", planned again" } else { "" };
                    let why = after.reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
                    lines.push(line(kind, after, format!("{}{again}{why}", self.dated(after))));
                }
                if before.people != after.people || before.with != after.with {
                    let who: Vec<_> = after.people.iter().chain(&after.with).collect();
                    let now = match who.as_slice() {
                        [] => "nobody is in it now".to_owned(),
                        who => format!("with {} now", people(who.iter().copied(), self.state)),
                    };
                    lines.push(line(NewsKind::Changed, after, format!("{}, {now}", self.dated(after))));
                }
                lines.extend(self.note(Some(before), after).map(|what| line(NewsKind::Note, after, what)));
                lines
            }
            (None, None) => vec![],
        }
    }

    fn note(&self, before: Option<&Booking>, after: &Booking) -> Option<String> {
        let note = after.note.as_ref().filter(|note| !note.trim().is_empty())?;
        let is_new = before.is_none_or(|before| before.note.as_ref() != Some(note));
        is_new.then(|| format!("{}: {note}", self.dated(after)))
    }

    /// What a session is, for whom, when and with whom: `Phone call C4, Thu 3 Dec at 14:30 (Aisha)`.
    fn dated(&self, booking: &Booking) -> String {
        format!("{}, {}{}", self.what(booking), when(booking.start, self.today), self.who(booking))
    }

    fn what(&self, booking: &Booking) -> String {
        let title = titled(booking, self.state);
        let is_of_a_group = booking.group.as_ref().is_some_and(|id| self.state.group(id).is_some());
        if booking.families.is_empty() || is_of_a_group {
            return title.to_owned();
        }
        let families: Vec<String> = booking.families.iter().map(FamilyRef::called).collect();
        format!("{title} {}", in_a_row(&families))
    }

    fn who(&self, booking: &Booking) -> String {
        let names = people(&booking.people, self.state);
        if names.is_empty() { String::new() } else { format!(" ({names})") }
    }

    fn other(&self, became: &RecordChange) -> Option<Line> {
        let (before, after) = (became.edit.before.as_ref(), became.edit.after.as_ref());
        match (&became.edit.key, before, after) {
            (Key::Family(_), before, Some(Record::Family(after))) => {
                let before = match before {
                    Some(Record::Family(before)) => Some(&**before),
                    _ => None,
                };
                self.family(before, after)
            }
            (Key::Series(_), before, after) => {
                let of = |record: Option<&Record>| match record {
                    Some(Record::Series(series)) => Some(Series::clone(series)),
                    _ => None,
                };
                self.series(of(before).as_ref(), of(after).as_ref())
            }
            (Key::Leave((person, ..)), before, after) if self.circle.people.contains(person) => {
                let of = |record: Option<&Record>| match record {
                    Some(Record::Leave(leave)) => Some(Leave::clone(leave)),
                    _ => None,
                };
                self.leave(of(before).as_ref(), of(after).as_ref())
            }
            (Key::Shift((person, date, _)), _, after) if self.circle.people.contains(person) => {
                if !self.circle.may_know_shifts(self.state, date.week(), person) {
                    return None;
                }
                let row = match after {
                    Some(Record::Shift(row)) => Some(ShiftRow::clone(row)),
                    _ => None,
                };
                let times = match row.map(|row| row.time) {
                    Some(Some(time)) => format!("in {time}"),
                    Some(None) => "not in".to_owned(),
                    None => "in as usual".to_owned(),
                };
                let what =
                    format!("{} is {times} on {}", self.state.display_name(person), day(*date, self.today));
                Some(Line { kind: NewsKind::Changed, about: Some(date.start()), what, families: vec![] })
            }
            (Key::Sheet(_), before, Some(Record::Sheet(after))) => {
                let before = match before {
                    Some(Record::Sheet(before)) => before.state,
                    _ => SheetState::Draft,
                };
                week_became(before, after, self.today, "")
            }
            (Key::TeamMark((_, team)), before, Some(Record::TeamMark(after)))
                if self.circle.team.as_ref().is_none_or(|own| own == team) =>
            {
                let before = match before {
                    Some(Record::TeamMark(before)) => before.mark.state,
                    _ => SheetState::Draft,
                };
                let alone = self.state.records.teams.len() < 2;
                let name = self.state.team(team).map_or(team.as_str(), |team| &team.name);
                let whose = if alone { String::new() } else { format!(" for {name}") };
                week_became(before, &after.mark, self.today, &whose)
            }
            _ => None,
        }
    }

    fn family(&self, before: Option<&Family>, after: &Family) -> Option<Line> {
        let now_with = self.is_with(after);
        let was_with = before.is_some_and(|before| self.is_with(before));
        if !now_with && !was_with {
            return None;
        }
        let name = after.reference.called();
        let worker = after.worker.as_ref().map(|person| self.state.display_name(person));
        let with = worker.map_or(", with nobody yet".to_owned(), |worker| format!(", with {worker}"));
        let (kind, what) = match before {
            None => (NewsKind::NewFamily, format!("{name}, {}{with}", after.status)),
            Some(_) if !was_with => (NewsKind::NewFamily, format!("{name}, {}{with}", after.status)),
            Some(before) if before.status != after.status => {
                (NewsKind::Family, format!("{name} is now {}, was {}", after.status, before.status))
            }
            Some(before) if before.worker != after.worker => (NewsKind::Family, format!("{name}{with} now")),
            Some(before) if before.backup != after.backup => {
                let backup = after.backup.as_ref().map_or("nobody", |person| self.state.display_name(person));
                (NewsKind::Family, format!("{name}: backup is {backup} now"))
            }
            Some(before) if before.visit != after.visit => {
                (NewsKind::Family, format!("{name}: how they may be visited has changed"))
            }
            Some(_) => (NewsKind::Family, format!("{name}: what was agreed has changed")),
        };
        Some(Line { kind, about: None, what, families: vec![after.reference.clone()] })
    }

    fn series(&self, before: Option<&Series>, after: Option<&Series>) -> Option<Line> {
        let either = after.or(before)?;
        let versions = [before, after].into_iter().flatten();
        if !versions.clone().any(|series| self.concerns(&series.booking)) {
            return None;
        }
        let booking = &either.booking;
        let what = format!("{}{}", self.what(booking), self.who(booking));
        let from = day(booking.start.date(), self.today);
        let (kind, what) = match (before, after) {
            (None, _) => (NewsKind::New, format!("{what}, a series from {from} at {}", booking.start.time())),
            (_, None) => (NewsKind::CalledOff, format!("{what}, the whole series")),
            (Some(before), Some(after)) if before.except.len() < after.except.len() => {
                let gone = after.except.iter().filter(|date| !before.except.contains(date));
                let days: Vec<String> = gone.map(|date| day(*date, self.today)).collect();
                (NewsKind::CalledOff, format!("{what}, removed on {}", days.join(", ")))
            }
            _ => (NewsKind::Changed, format!("{what}, the series")),
        };
        Some(Line { kind, about: None, what, families: booking.families.clone() })
    }

    fn leave(&self, before: Option<&Leave>, after: Option<&Leave>) -> Option<Line> {
        let either = after.or(before)?;
        let became = match after.map(|leave| leave.state) {
            Some(LeaveState::Requested) => "asked for",
            Some(LeaveState::Approved) => "agreed",
            Some(LeaveState::Declined) => "declined",
            Some(LeaveState::Cancelled) | None => "called off",
        };
        let what = format!("{}, {became}", leave_in_words(self.state, either, self.today));
        let about = Some(either.span.first_day().start());
        Some(Line { kind: NewsKind::Leave, about, what, families: vec![] })
    }
}

/// Leave by what anybody may know of it: nobody reads here why a colleague is away.
pub(super) fn leave_in_words(state: &State, leave: &Leave, today: Date) -> String {
    let kind = leave.kind.in_public();
    let span = match leave.span {
        LeaveSpan::Days { from, to } if from == to => day(from, today),
        LeaveSpan::Days { from, to } => format!("{} to {}", day(from, today), day(to, today)),
        LeaveSpan::Times { from, to } if to.wall_since(from) < Minutes::hours(24) => {
            format!("{} {}", day(from.date(), today), times(from, to))
        }
        LeaveSpan::Times { from, to } => format!("{} to {}", when(from, today), when(to, today)),
    };
    format!("{}: {kind}, {span}", state.display_name(&leave.person))
}

/// What a week has become, for whom where not for all; that reasons were given for flags is no news of the week.
fn week_became(before: SheetState, after: &SheetMark, today: Date, whose: &str) -> Option<Line> {
    if before == after.state {
        return None;
    }
    let became = match after.state {
        SheetState::Draft => "back to draft",
        SheetState::Published => "published",
        SheetState::Closed => "closed",
    };
    let monday = after.week.monday();
    let what = format!("{}, from {}, is {became}{whose}", after.week, day(monday, today));
    Some(Line { kind: NewsKind::Week, about: Some(monday.start()), what, families: vec![] })
}
