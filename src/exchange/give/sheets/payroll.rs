//! Payroll's list: who worked what and when, and what was lost to leave, for whoever leads the team.
//!
//! A week can go to payroll once it is closed: until then its hours may change. Volunteers are on no payroll.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::rights::teams_led;
use crate::domain::{
    Date, Leave, LeaveKey, LeaveKind, LeaveState, Minutes, PersonId, PostId, Role, SheetState, TeamId, Week,
};
use crate::exchange::sheet::{CellValue, SheetColumn, Workbook, Worksheet};
use crate::rota::{AwayReason, AwaySpan, RotaWeek, Shift, WeekHours};
use crate::words::in_a_row;

use super::joined::Joined;
use super::leave::ends;
use super::told_outside::ToldOutside;
use super::{ExportOrder, Giver, NotGiven, period};

/// The columns, in the words that payroll knows them by.
const COLUMNS: [&str; 11] =
    ["post", "person", "date", "start", "end", "unpaid break", "paid", "kind", "from", "to", "hours lost"];

/// A row with what it is sorted by.
struct Line {
    person: PersonId,
    date: Date,
    /// What was worked stands before what was lost.
    is_lost: bool,
    cells: Vec<CellValue>,
}

/// What was lost to what.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum LostTo {
    Holiday(Date),
    Leave(LeaveKey),
}

/// Makes the list; the error says who may have it, and which week is to be closed first.
pub(super) fn payroll(order: &ExportOrder, giver: &Giver<'_>) -> Result<Workbook, NotGiven> {
    let people = people(order, giver)?;
    let open = open_weeks(order, giver, &people);
    if let (false, Some(open)) = (order.draft, &open) {
        return Err(NotGiven(format!(
            "{open}, so hours can still change: close it first, or ask for the list as a draft with --draft"
        )));
    }
    let told = ToldOutside::of(giver);
    let joined =
        order.joined.as_deref().map(|file| Joined::read(file, giver.seen)).transpose().map_err(NotGiven)?;
    let making = Making { order, giver, told: &told, people: &people };
    let (mut lines, outside) = making.lines()?;
    lines.sort_by(|one, other| {
        let key = |it: &Line| (told.person(&it.person), it.person.clone(), it.is_lost, it.date);
        key(one).cmp(&key(other))
    });
    let mut columns: Vec<SheetColumn> = COLUMNS
        .iter()
        .map(|heading| match *heading {
            "paid" | "hours lost" => SheetColumn::summed(heading),
            heading => SheetColumn::new(heading),
        })
        .collect();
    let mut notes = vec![];
    if let Some(joined) = &joined {
        columns.extend(joined.headings.iter().map(|heading| SheetColumn::new(heading)));
        for line in &mut lines {
            line.cells.extend(joined.of(&line.person));
        }
        let listed: BTreeSet<&PersonId> = lines.iter().map(|line| &line.person).collect();
        notes.extend(joined.notes(&listed, |person| told.person(person)));
    }
    if !outside.is_empty() {
        notes.push(format!(
            "Worked outside shifts and not in the list: {}. Add a shift to what is to be paid.",
            in_a_row(&outside)
        ));
    }
    let draft = open.map(|open| format!("DRAFT, not for payment: {open}."));
    notes.extend(draft.iter().cloned());
    let name = if draft.is_some() { "Payroll draft" } else { "Payroll" };
    let rows = lines.into_iter().map(|line| line.cells).collect();
    Ok(Workbook {
        title: name.to_owned(),
        about: period::about(order, giver),
        sheets: vec![Worksheet { name: name.to_owned(), columns, rows, foot: draft.into_iter().collect() }],
        notes,
        saved: (giver.saved_at)(giver.whole.rev()),
    })
}

/// Whom the list is of: those of the teams that whoever asks leads, who are paid.
fn people(order: &ExportOrder, giver: &Giver<'_>) -> Result<BTreeSet<PersonId>, NotGiven> {
    let led = teams_led(giver.whole, giver.author);
    let name = |team: &TeamId| period::team_name(giver.seen, team);
    if led.is_empty() {
        return Err(NotGiven(
            "payroll's list is for team leads, each for their own team: ask yours".to_owned(),
        ));
    }
    let asked = order.person.as_ref().and_then(|it| giver.seen.person(it)).map(|it| &it.team);
    if let Some(team) = asked.or(order.team.as_ref()).filter(|team| !led.contains(team)) {
        let yours: Vec<String> = led.iter().map(name).collect();
        return Err(NotGiven(format!(
            "payroll's list of {} is for its own lead; you lead {}",
            name(team),
            in_a_row(&yours)
        )));
    }
    let theirs = giver
        .seen
        .people()
        .filter(|it| it.role != Role::Volunteer && led.contains(&it.team) && giver.is_about(order, &it.id));
    Ok(theirs.map(|it| it.id.clone()).collect())
}

/// Which weeks are not closed, of which team: `2026-W49 is not closed yet for Ailsa MBU`.
fn open_weeks(order: &ExportOrder, giver: &Giver<'_>, people: &BTreeSet<PersonId>) -> Option<String> {
    let shares = giver.seen.shares().filter(|it| people.contains(&it.person)).map(|it| &it.person);
    let teams: BTreeSet<&TeamId> =
        shares.filter_map(|it| giver.seen.person(it)).map(|person| &person.team).collect();
    let is_open = |week: &Week, team: &TeamId| giver.whole.team_state(*week, team) != SheetState::Closed;
    let open: Vec<Week> =
        order.first.to(order.last).filter(|week| teams.iter().any(|team| is_open(week, team))).collect();
    let of = |team: &&&TeamId| open.iter().any(|week| is_open(week, team));
    let names: Vec<String> =
        teams.iter().filter(of).map(|team| period::team_name(giver.seen, team)).collect();
    let names = in_a_row(&names);
    match open.as_slice() {
        [] => None,
        [week] => Some(format!("{week} is not closed yet for {names}")),
        [first, .., last] => {
            Some(format!("{} weeks from {first} to {last} are not closed yet for {names}", open.len()))
        }
    }
}

struct Making<'a> {
    order: &'a ExportOrder,
    giver: &'a Giver<'a>,
    told: &'a ToldOutside<'a>,
    people: &'a BTreeSet<PersonId>,
}

impl Making<'_> {
    /// The rows, and who worked how much outside shifts.
    fn lines(&self) -> Result<(Vec<Line>, Vec<String>), NotGiven> {
        let state = self.giver.seen;
        let mut lines = vec![];
        let mut lost: BTreeMap<(PersonId, Option<PostId>, LostTo), Minutes> = BTreeMap::new();
        let mut outside: BTreeMap<PersonId, Minutes> = BTreeMap::new();
        for week in self.order.first.to(self.order.last) {
            let rota = RotaWeek::of(state, week).map_err(|missing| NotGiven(missing.to_string()))?;
            let wanted =
                |shift: &&Shift| self.people.contains(&shift.person) && period::holds(self.order, shift.date);
            for shift in rota.shifts().iter().filter(wanted) {
                lines.extend(shift.pieces.iter().map(|piece| Line {
                    person: shift.person.clone(),
                    date: shift.date,
                    is_lost: false,
                    cells: self.worked(shift, piece),
                }));
                for taken in &shift.taken {
                    let key = (shift.person.clone(), shift.post.clone(), self.lost_to(shift, taken, &rota));
                    *lost.entry(key).or_default() += taken.paid;
                }
            }
            for hours in WeekHours::of(state, &rota).people {
                if self.people.contains(&hours.person) && hours.outside > Minutes::ZERO {
                    *outside.entry(hours.person).or_default() += hours.outside;
                }
            }
        }
        self.without_hours(&mut lost);
        lines.extend(
            lost.into_iter()
                .map(|((person, post, to), minutes)| self.lost(person, post.as_ref(), &to, minutes)),
        );
        let outside = outside.iter().map(|(person, it)| format!("{} {it}", self.told.person(person)));
        Ok((lines, outside.collect()))
    }

    fn post(&self, post: Option<&PostId>) -> CellValue {
        let title = post.map(|post| self.giver.seen.post(post).map_or(post.as_str(), |it| &it.title));
        CellValue::words(self.told.text(title.unwrap_or_default()))
    }

    fn worked(&self, shift: &Shift, piece: &crate::rota::Piece) -> Vec<CellValue> {
        let mut cells = vec![
            self.post(shift.post.as_ref()),
            CellValue::words(self.told.person(&shift.person)),
            CellValue::Date(piece.start.date()),
            CellValue::Time(piece.start.time()),
            CellValue::Time(piece.end.time()),
            CellValue::Duration(piece.unpaid),
            CellValue::Hours(piece.paid()),
        ];
        cells.resize(COLUMNS.len(), CellValue::Blank);
        cells
    }

    /// The leave that takes a stretch of a shift, or the holiday.
    fn lost_to(&self, shift: &Shift, taken: &AwaySpan, rota: &RotaWeek) -> LostTo {
        let AwayReason::Leave(kind) = taken.by else { return LostTo::Holiday(shift.date) };
        let start = rota.zone().moment(taken.span.start);
        let mut all = self.leave_of(&shift.person).filter(|(_, leave)| leave.kind == kind);
        let found = all.find(|(_, leave)| {
            let (from, to) = leave.span.moments();
            from <= start && start < to
        });
        LostTo::Leave(found.map_or((shift.person.clone(), shift.date, kind, 0), |(key, _)| key.clone()))
    }

    fn leave_of<'b>(&'b self, person: &'b PersonId) -> impl Iterator<Item = (&'b LeaveKey, &'b Leave)> {
        let all = self.giver.seen.records.leave.iter().map(|(key, row)| (key, &*row.item));
        all.filter(move |(_, leave)| leave.person == *person && leave.state == LeaveState::Approved)
    }

    /// Leave on days without any work counts for sick pay all the same: it is listed with no hours lost.
    fn without_hours(&self, lost: &mut BTreeMap<(PersonId, Option<PostId>, LostTo), Minutes>) {
        let known: BTreeSet<LostTo> = lost.keys().map(|(_, _, to)| to.clone()).collect();
        let (first, last) = period::days(self.order);
        for person in self.people {
            for (key, leave) in self.leave_of(person) {
                let touches = leave.span.first_day() <= last && first <= leave.span.last_day();
                let to = LostTo::Leave(key.clone());
                if touches && !known.contains(&to) {
                    let day = leave.span.first_day().max(first);
                    let share = self.giver.seen.shares_of(person).find(|it| it.is_on(day));
                    lost.insert((person.clone(), share.map(|it| it.post.clone()), to), Minutes::ZERO);
                }
            }
        }
    }

    fn lost(&self, person: PersonId, post: Option<&PostId>, to: &LostTo, minutes: Minutes) -> Line {
        let days = period::days(self.order);
        let (kind, date, (from, until)) = match to {
            LostTo::Holiday(date) => {
                (LeaveKind::PublicHoliday, *date, (CellValue::Date(*date), CellValue::Date(*date)))
            }
            LostTo::Leave(key) => {
                let row = self.giver.seen.records.leave.get(key);
                let span = row.map(|row| ends(row.item.span, Some(days)));
                (key.2, key.1.max(days.0), span.unwrap_or((CellValue::Date(key.1), CellValue::Blank)))
            }
        };
        let mut cells = vec![self.post(post), CellValue::words(self.told.person(&person))];
        cells.resize(COLUMNS.len() - 4, CellValue::Blank);
        cells.extend([CellValue::Text(kind.word().to_owned()), from, until, CellValue::Hours(minutes)]);
        Line { person, date, is_lost: true, cells }
    }
}
