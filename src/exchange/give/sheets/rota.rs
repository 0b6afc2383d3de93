//! The rota of some weeks as a list, of everybody, of a team or of one person: who is in when, and what they do.

use std::sync::Arc;

use crate::domain::{Date, Minutes, PersonId, Time};
use crate::exchange::sheet::{CellValue, SheetColumn, Workbook, Worksheet};
use crate::rota::{AwayReason, Booked, RotaWeek, Shift, WeekHours};

use super::hours::worked;
use super::told_outside::ToldOutside;
use super::{ExportOrder, Given, Giver, NotGiven, period};

/// A line of the list, with what it is sorted by.
struct Line {
    date: Date,
    person: String,
    start: Time,
    /// What a person is in for stands below that they are in.
    depth: u8,
    end: Time,
    unpaid: Minutes,
    paid: Option<Minutes>,
    what: String,
    place: String,
    with: String,
}

/// Makes the list.
pub(super) fn rota(order: &ExportOrder, giver: &Giver<'_>) -> Result<Workbook, NotGiven> {
    let told = ToldOutside::of(giver);
    let (mut lines, mut hours, mut is_part) = (vec![], vec![], false);
    for week in order.first.to(order.last) {
        let whole = RotaWeek::of(giver.seen, week).map_err(|missing| NotGiven(missing.to_string()))?;
        let whole = Arc::new(whole);
        let shown = giver.visibility(order);
        let rota = shown.part(whole.clone(), giver.seen);
        is_part |= rota.is_part();
        let making = Making { order, giver, told: &told, rota: &rota };
        making.shifts(&mut lines);
        making.sessions(&mut lines);
        let theirs = WeekHours::of(giver.seen, &whole).people.into_iter();
        hours.extend(theirs.filter(|it| {
            giver.is_about(order, &it.person) && shown.shows_hours(giver.whole, week, &it.person)
        }));
    }
    lines.sort_by(|one, other| {
        let key = |it: &Line| (it.date, it.person.clone(), it.start, it.depth, it.what.clone());
        key(one).cmp(&key(other))
    });
    let is_of_one = order.given == Given::Person;
    let list = Worksheet {
        name: if is_of_one { "Weeks" } else { "Rota" }.to_owned(),
        columns: columns(),
        rows: lines.into_iter().map(Line::cells).collect(),
        foot: vec![],
    };
    let mut notes = vec!["Families are not named here, and no home says where it is.".to_owned()];
    notes.extend(period::drafts(order, giver, is_part));
    let mut sheets = vec![list];
    // Hours are of whole weeks.
    if order.days.is_none() && !hours.is_empty() {
        sheets.push(worked(&told, &hours, order.first != order.last));
    }
    Ok(Workbook {
        title: if is_of_one { "Weeks" } else { "Rota" }.to_owned(),
        about: period::about(order, giver),
        sheets,
        notes,
        saved: (giver.saved_at)(giver.whole.rev()),
    })
}

fn columns() -> Vec<SheetColumn> {
    vec![
        SheetColumn::new("Day"),
        SheetColumn::new("Date"),
        SheetColumn::new("Person"),
        SheetColumn::new("Start"),
        SheetColumn::new("End"),
        SheetColumn::new("Break"),
        SheetColumn::summed("Paid"),
        SheetColumn::new("What"),
        SheetColumn::new("Place"),
        SheetColumn::new("With"),
    ]
}

impl Line {
    fn cells(self) -> Vec<CellValue> {
        vec![
            CellValue::Text(self.date.naive().format("%a").to_string()),
            CellValue::Date(self.date),
            CellValue::words(self.person),
            CellValue::Time(self.start),
            CellValue::Time(self.end),
            CellValue::some_duration(self.unpaid),
            self.paid.map_or(CellValue::Blank, CellValue::Duration),
            CellValue::words(self.what),
            CellValue::words(self.place),
            CellValue::words(self.with),
        ]
    }
}

/// What the lines of a week are made from.
struct Making<'a> {
    order: &'a ExportOrder,
    giver: &'a Giver<'a>,
    told: &'a ToldOutside<'a>,
    rota: &'a RotaWeek,
}

impl Making<'_> {
    fn shifts(&self, lines: &mut Vec<Line>) {
        let wanted = |shift: &&Shift| {
            period::holds(self.order, shift.date) && self.giver.is_about(self.order, &shift.person)
        };
        for shift in self.rota.shifts().iter().filter(wanted) {
            let line = |start: Time, end: Time, what: &str| Line {
                date: shift.date,
                person: self.told.person(&shift.person),
                start,
                depth: 0,
                end,
                unpaid: Minutes::ZERO,
                paid: None,
                what: what.to_owned(),
                place: String::new(),
                with: String::new(),
            };
            lines.extend(shift.pieces.iter().map(|piece| Line {
                unpaid: piece.unpaid,
                paid: Some(piece.paid()),
                place: self.place_of(shift),
                ..line(piece.start.time(), piece.end.time(), "Shift")
            }));
            lines.extend(shift.taken.iter().map(|taken| {
                let (start, end) =
                    (self.rota.zone().moment(taken.span.start), self.rota.zone().moment(taken.span.end));
                let what = if taken.by == AwayReason::Holiday { "Public holiday" } else { "Away" };
                line(start.time(), end.time(), what)
            }));
        }
    }

    /// Where a shift is: where it says, else at the base of the team.
    fn place_of(&self, shift: &Shift) -> String {
        let state = self.giver.seen;
        let base = || state.team(&state.person(&shift.person)?.team)?.place.as_ref();
        shift.place.as_ref().or_else(base).map(|place| self.told.place(place)).unwrap_or_default()
    }

    fn sessions(&self, lines: &mut Vec<Line>) {
        for booked in self.rota.sessions() {
            if !booked.counts() || !period::holds(self.order, booked.start.date()) {
                continue;
            }
            let there: Vec<&PersonId> = booked.attendance().collect();
            let about = there.iter().filter(|person| self.giver.is_about(self.order, person));
            lines.extend(about.map(|person| self.session(booked, &there, Some(person))));
            if booked.is_uncovered() && self.is_theirs_to_cover(booked) {
                lines.push(self.session(booked, &there, None));
            }
        }
    }

    /// Whether a session with nobody in it belongs to the list: it is of the team that it is about.
    fn is_theirs_to_cover(&self, booked: &Booked) -> bool {
        let teams = self.giver.seen.teams_in(booked.booking());
        self.order.person.is_none() && self.order.team.as_ref().is_none_or(|team| teams.contains(team))
    }

    fn session(&self, booked: &Booked, there: &[&PersonId], person: Option<&PersonId>) -> Line {
        let others =
            there.iter().filter(|other| Some(**other) != person).map(|other| self.told.person(other));
        Line {
            date: booked.start.date(),
            person: person.map_or_else(|| "Nobody yet".to_owned(), |person| self.told.person(person)),
            start: booked.start.time(),
            depth: 1,
            end: booked.end.time(),
            unpaid: Minutes::ZERO,
            paid: None,
            what: self.told.session(booked),
            place: self.told.place_of(booked),
            with: others.collect::<Vec<_>>().join(", "),
        }
    }
}
