//! The rota as a calendar: somebody's, a team's, or everybody's leave. It names no family, whoever asks.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::rights::teams_led;
use crate::domain::{
    Author, Booking, CalendarTitles, Instant, Leave, LeaveSpan, LeaveState, Moment, PersonId, PlaceId,
    PlaceKind, Redaction, Rev, Session, SessionId, State, Status, Week,
};
use crate::exchange::calendar::{CalendarEntry, CalendarFile, EntryTime, Occupies};
use crate::rota::{Booked, PublishedDiff, RotaWeek, Shift, Source};

use super::kind_title::kind_title;
use super::{ExportOrder, Gift, Given, Giver, NotGiven};

/// Writes a calendar of the weeks of an order.
pub fn calendar(order: &ExportOrder, giver: &Giver<'_>) -> Result<Gift, NotGiven> {
    let maker = Maker { order, giver, stranger: giver.before_a_stranger() };
    let mut found = maker.leave();
    for week in order.first.to(order.last).filter(|_| order.given != Given::Leave) {
        let rota = giver.whole_rota(order, week)?;
        found.extend(maker.shifts(&rota));
        found.extend(maker.sessions(&rota));
        if order.changes {
            let gone = maker.gone(&rota, &found);
            found.extend(gone);
        }
    }
    let (name, stem) = maker.name();
    let entries = maker.stamped(found);
    let file = CalendarFile { name, about: maker.about(), zone: giver.whole.zone(), entries };
    Ok(Gift { bytes: file.write().into_bytes(), name: format!("{stem}.ics"), notes: vec![] })
}

/// What makes the entries of a calendar. Each has the revision that touched it last as its sequence; when that was is looked up
/// for all of them at the end.
struct Maker<'a> {
    order: &'a ExportOrder,
    giver: &'a Giver<'a>,
    stranger: Redaction,
}

impl<'a> Maker<'a> {
    fn state(&self) -> &'a State {
        self.giver.whole
    }

    fn is_about(&self, person: &PersonId) -> bool {
        self.giver.is_about(self.order, person)
    }

    /// Whether it is one person's.
    fn is_of_one(&self) -> bool {
        self.order.person.is_some()
    }

    /// A name in letters that no reference stands in.
    fn said(&self, text: &str) -> String {
        self.stranger.text(text)
    }

    fn with_names<'p>(&self, people: impl Iterator<Item = &'p PersonId>, title: &str) -> String {
        if self.is_of_one() {
            return title.to_owned();
        }
        let names: Vec<String> = people.map(|person| self.said(self.state().display_name(person))).collect();
        if names.is_empty() {
            format!("Nobody yet: {title}")
        } else {
            format!("{}: {title}", names.join(", "))
        }
    }

    /// Where it is, where that tells nothing of a family.
    fn place(&self, place: Option<&PlaceId>, is_home: bool) -> Option<String> {
        let place = place.filter(|_| !is_home && self.order.titles != CalendarTitles::Busy)?;
        let place = self.state().place(place)?;
        let is_public = matches!(place.kind, PlaceKind::Mbu | PlaceKind::Base | PlaceKind::Venue);
        is_public.then(|| self.said(&place.name))
    }

    fn shifts(&self, rota: &RotaWeek) -> Vec<CalendarEntry> {
        let mut found = vec![];
        for shift in rota.shifts().iter().filter(|shift| self.is_about(&shift.person)) {
            let sequence = self.shift_touched(shift);
            let title = if self.order.titles == CalendarTitles::Busy { "Busy" } else { "Shift" };
            for (n, piece) in shift.pieces.iter().enumerate() {
                let id = format!("shift {} {} {} {n}", shift.person, shift.date, shift.row.unwrap_or(0));
                found.push(CalendarEntry {
                    time: EntryTime::Times {
                        start: piece.start,
                        end: piece.end,
                        instants: (piece.span.start, piece.span.end),
                    },
                    uid: self.state().secret().calendar_uid(&id),
                    sequence,
                    touched: Instant(0),
                    title: self.with_names([&shift.person].into_iter(), title),
                    place: self.place(shift.place.as_ref(), false),
                    occupies: Occupies::Nothing,
                    is_cancelled: false,
                });
            }
        }
        found
    }

    /// The entry that touched a shift last: of its share or its row, or of leave that took some of it.
    fn shift_touched(&self, shift: &Shift) -> Rev {
        let records = &self.state().records;
        let sheet = self.state().sheet(shift.date.week());
        let row = sheet
            .iter()
            .flat_map(|it| it.shifts.values())
            .filter(|row| row.item.person == shift.person && row.item.date == shift.date);
        let shares = records.shares.values().filter(|row| {
            let share = &row.item;
            share.person == shift.person
                && share.from <= shift.date
                && share.until.is_none_or(|until| shift.date <= until)
        });
        let leave = self.leave_of(&shift.person).filter(|(_, leave)| leave.span.touches(shift.date));
        let of_shift = match shift.row {
            Some(_) => row.map(|it| it.rev).max(),
            None => shares.map(|it| it.rev).max(),
        };
        of_shift.into_iter().chain(leave.map(|(rev, _)| rev)).max().unwrap_or(0)
    }

    fn sessions(&self, rota: &RotaWeek) -> Vec<CalendarEntry> {
        let mut found = vec![];
        for booked in rota.sessions() {
            let is_cancelled = !booked.counts();
            if is_cancelled && !(self.order.changes && booked.booking().status == Status::Cancelled) {
                continue;
            }
            let ours = |person: &&PersonId| self.is_about(person) && !booked.away.contains(person);
            let people: Vec<&PersonId> = booked.booking().everyone().filter(ours).collect();
            if people.is_empty() && (self.is_of_one() || !self.is_teams(booked)) {
                continue;
            }
            let entry = CalendarEntry {
                time: EntryTime::Times {
                    start: written_start(booked),
                    end: booked.end,
                    instants: (booked.span.start, booked.span.end),
                },
                uid: self.uid(&booked.id),
                sequence: self.session_touched(booked, rota.week()),
                touched: Instant(0),
                title: self.with_names(people.into_iter(), &self.title(booked.booking())),
                place: self.place(booked.place.as_ref(), booked.home),
                occupies: Occupies::Busy,
                is_cancelled,
            };
            found.push(entry);
        }
        found
    }

    /// Whether a session that nobody of those asked for is in is theirs all the same: nobody has it yet.
    fn is_teams(&self, booked: &Booked) -> bool {
        let is_asked = |team| self.order.team.as_ref().is_none_or(|it| it == team);
        booked.is_uncovered() && self.state().teams_in(booked.booking()).iter().any(is_asked)
    }

    /// What was published and is no longer there, or no longer theirs.
    fn gone(&self, rota: &RotaWeek, known: &[CalendarEntry]) -> Vec<CalendarEntry> {
        let mut found = vec![];
        for change in rota.changes_since_published(self.state()) {
            let then = match &change {
                PublishedDiff::Gone(session) => session,
                PublishedDiff::Changed(both) => &both.0,
                PublishedDiff::Added(_) | PublishedDiff::Presence { .. } => continue,
            };
            let is_there = known.iter().any(|entry| entry.uid == self.uid(&then.id));
            let people: Vec<&PersonId> = then.booking.everyone().filter(|it| self.is_about(it)).collect();
            if is_there || people.is_empty() || self.is_elsewhere(&then.id, rota.week()) {
                continue;
            }
            let entry = self.cancelled(then, &people, rota.week());
            found.push(entry);
        }
        found
    }

    /// Whether a session that a week no longer has is theirs in another week.
    fn is_elsewhere(&self, id: &SessionId, week: Week) -> bool {
        let moved_to = self.state().sheet(week).and_then(|sheet| sheet.away.get(id));
        let there = moved_to.and_then(|to| self.state().sheet(*to)?.sessions.get(id));
        there.is_some_and(|row| row.item.booking.everyone().any(|it| self.is_about(it)))
    }

    fn cancelled(&self, then: &Session, people: &[&PersonId], week: Week) -> CalendarEntry {
        let state = self.state();
        let (start, zone) = (then.booking.start, state.zone());
        let from = zone.instant(start);
        let to = Instant(from.0 + i64::from(then.booking.minutes.0));
        let sheet = state.sheet(week);
        let editions = sheet.iter().flat_map(|it| {
            it.edition.iter().map(|row| row.rev).chain(it.team_editions.values().map(|row| row.rev))
        });
        let rev = editions.max().unwrap_or(0);
        CalendarEntry {
            time: EntryTime::Times { start, end: zone.moment(to), instants: (from, to) },
            uid: self.uid(&then.id),
            sequence: rev + 1,
            touched: Instant(0),
            title: self.with_names(people.iter().copied(), &self.title(&then.booking)),
            place: None,
            occupies: Occupies::Nothing,
            is_cancelled: true,
        }
    }

    fn uid(&self, id: &SessionId) -> String {
        self.state().secret().calendar_uid(id.as_str())
    }

    fn title(&self, booking: &Booking) -> String {
        let activity = self.state().activity(&booking.activity);
        let kind = kind_title(activity.map(|it| it.kind));
        match self.order.titles {
            CalendarTitles::Busy => "Busy".to_owned(),
            CalendarTitles::Kind => kind.to_owned(),
            CalendarTitles::Activity => match self.state().public_title(&booking.activity) {
                Some(title) => self.said(title),
                None => kind.to_owned(),
            },
        }
    }

    /// The entry that touched a session last.
    fn session_touched(&self, booked: &Booked, week: Week) -> Rev {
        let records = &self.state().records;
        match &booked.source {
            Source::Session(session) => {
                let row = self.state().sheet(week).and_then(|sheet| sheet.sessions.get(&session.id));
                row.map_or(0, |row| row.rev)
            }
            Source::Series(series) => records.series.get(&series.id).map_or(0, |row| row.rev),
        }
    }

    fn leave_of(&self, person: &PersonId) -> impl Iterator<Item = (Rev, &'a Leave)> {
        let person = person.clone();
        let all = self.state().records.leave.values();
        all.filter(move |row| row.item.person == person && row.item.state == LeaveState::Approved)
            .map(|row| (row.rev, &*row.item))
    }

    fn leave(&self) -> Vec<CalendarEntry> {
        let mut found = vec![];
        let (from, to) = (self.order.first.monday(), self.order.last.sunday());
        let people: Vec<&PersonId> =
            self.state().people().map(|it| &it.id).filter(|it| self.is_about(it)).collect();
        for person in people {
            let word = self.leave_title(person);
            for (rev, leave) in self.leave_of(person).collect::<Vec<_>>() {
                if leave.span.last_day() < from || leave.span.first_day() > to {
                    continue;
                }
                let zone = self.state().zone();
                let time = match leave.span {
                    LeaveSpan::Days { from, to } => EntryTime::Days { first: from, last: to },
                    LeaveSpan::Times { from, to } => EntryTime::Times {
                        start: from,
                        end: to,
                        instants: (zone.instant(from), zone.instant(to)),
                    },
                };
                let id = format!("leave {person} {} {} {}", leave.span.first_day(), leave.kind, leave.number);
                found.push(CalendarEntry {
                    time,
                    uid: self.state().secret().calendar_uid(&id),
                    sequence: rev,
                    touched: Instant(0),
                    title: self.with_names([person].into_iter(), word),
                    place: None,
                    occupies: Occupies::Away,
                    is_cancelled: false,
                });
            }
        }
        found
    }

    /// What somebody's leave is called: to themselves, and to who decides on it, leave; to anybody else they are away.
    fn leave_title(&self, person: &PersonId) -> &'static str {
        let state = self.state();
        let decides = match self.giver.author {
            Author::Owner => true,
            Author::Person(asks) if asks == person => true,
            author @ Author::Person(_) => teams_led(state, author)
                .iter()
                .any(|team| state.person(person).is_some_and(|it| it.team == *team)),
        };
        match self.order.titles {
            CalendarTitles::Busy => "Busy",
            _ if self.is_of_one() && decides => "Leave",
            _ => "Away",
        }
    }

    /// What the calendar is called, and its file.
    fn name(&self) -> (String, String) {
        let state = self.state();
        let about = match (&self.order.person, &self.order.team) {
            (Some(person), _) => (self.said(state.display_name(person)), person.to_string()),
            (None, Some(team)) => {
                let name = state.team(team).map_or(team.as_str(), |it| it.name.as_str());
                (self.said(name), team.to_string())
            }
            (None, None) => {
                let name = state.service().map_or("Rota", |it| it.name.as_str());
                (self.said(name), "rota".to_owned())
            }
        };
        let what = if self.order.given == Given::Leave { "away" } else { "rota" };
        (format!("{}: {what}", about.0), about.1)
    }

    fn about(&self) -> String {
        let weeks = match self.order.first.to(self.order.last).count() {
            31 => "4 weeks back to 26 weeks ahead".to_owned(),
            1 => format!("Week {} of {}", self.order.first.number(), self.order.first.year()),
            many => {
                format!("{many} weeks from week {} of {}", self.order.first.number(), self.order.first.year())
            }
        };
        let drafts = if self.order.published { "; published weeks alone" } else { "" };
        format!("{weeks}{drafts}. Times and kinds only; nothing says who is supported.")
    }

    /// The entries, each with the time at which what touched it last was saved.
    fn stamped(&self, mut entries: Vec<CalendarEntry>) -> Vec<CalendarEntry> {
        // From the newest: whoever keeps them reads on from there.
        let revs: BTreeSet<Rev> = entries.iter().map(|entry| entry.sequence).collect();
        let saved: BTreeMap<Rev, Instant> =
            revs.iter().rev().map(|rev| (*rev, (self.giver.saved_at)(*rev))).collect();
        for entry in &mut entries {
            entry.touched = saved.get(&entry.sequence).copied().unwrap_or(Instant(0));
        }
        entries
    }
}

/// When a session starts as it is written: a time that the clocks pass over is no time of the wall.
fn written_start(booked: &Booked) -> Moment {
    match &booked.source {
        Source::Session(session) => session.booking.start,
        Source::Series(series) => booked.start.date().at(series.booking.start.time()),
    }
}
