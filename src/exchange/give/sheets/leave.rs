//! A year's leave: what there is, what was had and what is left, to the person and whoever leads them; of everybody else that
//! they are away.

use crate::domain::rights::may_read_agreed;
use crate::domain::{Date, Leave, LeaveSpan, LeaveState, Moment, Person};
use crate::exchange::sheet::{CellValue, SheetColumn, Workbook, Worksheet};
use crate::rota::leave::{Balance, LeaveAccount, LeaveYear, observed_holidays};
use crate::words::dated;

use super::told_outside::ToldOutside;
use super::{ExportOrder, Giver, NotGiven, period};

/// Makes the report of a leave year.
pub(super) fn leave(order: &ExportOrder, giver: &Giver<'_>) -> Result<Workbook, NotGiven> {
    let state = giver.seen;
    let service = state.service();
    let service = service
        .ok_or_else(|| NotGiven("there is no service here yet: import a team file first".to_owned()))?;
    let year = LeaveYear::starting_in(service, order.year);
    let told = ToldOutside::of(giver);
    let mut people: Vec<&Person> = state.people().filter(|it| giver.is_about(order, &it.id)).collect();
    people.sort_by_key(|it| (&it.team, &it.name, &it.id));
    let is_told = |person: &Person| may_read_agreed(giver.whole, giver.author, person);
    let holidays = observed_holidays(state, year);
    let mut balances = vec![];
    for person in people.iter().filter(|it| is_told(it)) {
        let account = LeaveAccount::with_holidays(state, &person.id, year, &holidays, giver.now.date());
        balances.extend(account.iter().flat_map(|account| pots(&told, person, account)));
    }
    let mut away = vec![];
    for person in people {
        away.extend(spans(&told, giver, person, year, is_told(person)));
    }
    let name = "Who is away".to_owned();
    let spans = Worksheet { name, columns: span_columns(), rows: away, foot: vec![] };
    let pots = Worksheet { name: "Leave".to_owned(), columns: pot_columns(), rows: balances, foot: vec![] };
    let has_pots = !pots.rows.is_empty();
    let whose = period::whose(order, giver).map(|whose| format!("{whose}, ")).unwrap_or_default();
    Ok(Workbook {
        title: "Leave".to_owned(),
        about: format!("{whose}leave year {}, {} to {}", year.label(), dated(year.first), dated(year.last)),
        sheets: if has_pots { vec![pots, spans] } else { vec![spans] },
        notes: vec!["Why somebody is away is told to them and to whoever leads their team alone.".to_owned()],
        saved: (giver.saved_at)(giver.whole.rev()),
    })
}

fn pot_columns() -> Vec<SheetColumn> {
    ["Person", "Of", "Entitled", "Taken", "Booked", "Left", "Left, decimal"].map(SheetColumn::new).to_vec()
}

fn pots(told: &ToldOutside<'_>, person: &Person, account: &LeaveAccount) -> Vec<Vec<CellValue>> {
    let row = |title: &str, balance: Balance| {
        vec![
            CellValue::words(told.person(&person.id)),
            CellValue::Text(title.to_owned()),
            CellValue::Duration(balance.entitled),
            CellValue::Duration(balance.taken),
            CellValue::Duration(balance.booked),
            CellValue::Duration(balance.left()),
            CellValue::Hours(balance.left()),
        ]
    };
    let pots = account.balances;
    vec![
        row("Annual leave", pots.annual),
        row("Public holidays", pots.public_holiday),
        row("Time off in lieu", pots.toil),
    ]
}

fn span_columns() -> Vec<SheetColumn> {
    ["Person", "From", "To", "What", "State"].map(SheetColumn::new).to_vec()
}

/// The leave of somebody that touches the year: with its kind and how far it has come where that may be told, else what is agreed
/// of it, as being away.
fn spans(
    told: &ToldOutside<'_>,
    giver: &Giver<'_>,
    person: &Person,
    year: LeaveYear,
    is_told: bool,
) -> Vec<Vec<CellValue>> {
    let all = giver.seen.records.leave.values().map(|row| &row.item);
    let touches = |it: &Leave| it.span.first_day() <= year.last && year.first <= it.span.last_day();
    let theirs = all.filter(|it| it.person == person.id && touches(it));
    let mut shown: Vec<_> = theirs
        .filter(|it| match it.state {
            LeaveState::Approved => true,
            LeaveState::Requested => is_told,
            LeaveState::Declined | LeaveState::Cancelled => false,
        })
        .collect();
    // What stands in the order of kinds would tell them.
    shown.sort_by_key(|it| it.span.moments());
    let row = |it: &&std::sync::Arc<Leave>| {
        let (from, to) = ends(it.span, None);
        let (what, state) = match (is_told, it.state) {
            (false, _) => ("away", ""),
            (true, LeaveState::Requested) => (it.kind.word(), "asked for"),
            (true, _) => (it.kind.word(), "agreed"),
        };
        vec![
            CellValue::words(told.person(&person.id)),
            from,
            to,
            CellValue::words(what),
            CellValue::words(state),
        ]
    };
    let mut rows: Vec<Vec<CellValue>> = shown.iter().map(row).collect();
    rows.dedup();
    rows
}

/// From when to when leave lasts, of some days where they are given.
pub(super) fn ends(span: LeaveSpan, days: Option<(Date, Date)>) -> (CellValue, CellValue) {
    let (first, last) = days.unwrap_or((span.first_day(), span.last_day()));
    match span {
        LeaveSpan::Days { from, to } => (CellValue::Date(from.max(first)), CellValue::Date(to.min(last))),
        LeaveSpan::Times { from, to } => {
            let start: Moment = from.max(first.start());
            (CellValue::Moment(start), CellValue::Moment(to.min(last.plus_days(1).start())))
        }
    }
}
