//! Hours of some weeks, person by person: the figures of `tandem hours`.

use crate::domain::Minutes;
use crate::exchange::sheet::{CellValue, SheetColumn, Workbook, Worksheet};
use crate::rota::{PersonHours, RotaWeek, WeekHours};

use super::told_outside::ToldOutside;
use super::{ExportOrder, Giver, NotGiven, period};

/// Makes the list: as much of it as whoever asks sees on the screen.
pub(super) fn hours(order: &ExportOrder, giver: &Giver<'_>) -> Result<Workbook, NotGiven> {
    let told = ToldOutside::of(giver);
    let shown = giver.visibility(order);
    let mut all = vec![];
    for week in order.first.to(order.last) {
        let rota = RotaWeek::of(giver.seen, week).map_err(|missing| NotGiven(missing.to_string()))?;
        let people = WeekHours::of(giver.seen, &rota).people.into_iter();
        all.extend(people.filter(|it| {
            giver.is_about(order, &it.person) && shown.shows_hours(giver.seen, week, &it.person)
        }));
    }
    let list = Worksheet {
        name: "Hours".to_owned(),
        columns: columns(),
        rows: all.iter().map(|it| cells(&told, it)).collect(),
        foot: vec![],
    };
    let mut notes =
        vec!["Balance is what was worked, with leave and public holidays, beyond the contract.".to_owned()];
    if order.days.is_some() {
        notes.push("Hours are of whole weeks, so the first and the last go beyond the month.".to_owned());
    }
    notes.extend(period::drafts(order, giver, false));
    Ok(Workbook {
        title: "Hours".to_owned(),
        about: period::about(&ExportOrder { days: None, ..order.clone() }, giver),
        sheets: vec![list],
        notes,
        saved: (giver.saved_at)(giver.whole.rev()),
    })
}

fn columns() -> Vec<SheetColumn> {
    vec![
        SheetColumn::new("Person"),
        SheetColumn::new("Week"),
        SheetColumn::summed("Contract"),
        SheetColumn::summed("Shifts"),
        SheetColumn::summed("Outside shifts"),
        SheetColumn::summed("Leave"),
        SheetColumn::summed("Public holidays"),
        SheetColumn::summed("Worked"),
        SheetColumn::summed("Balance"),
        SheetColumn::summed("Balance, decimal"),
        SheetColumn::summed("Direct"),
        SheetColumn::summed("Travel"),
        SheetColumn::summed("Meetings"),
        SheetColumn::summed("Open"),
        SheetColumn::new("Load, per cent"),
    ]
}

fn cells(told: &ToldOutside<'_>, hours: &PersonHours) -> Vec<CellValue> {
    let duration = |minutes: Minutes| CellValue::Duration(minutes);
    vec![
        CellValue::words(told.person(&hours.person)),
        CellValue::Text(hours.week.to_string()),
        duration(hours.contract),
        duration(hours.shift),
        duration(hours.outside),
        duration(hours.leave),
        duration(hours.holiday),
        duration(hours.worked()),
        duration(hours.balance()),
        CellValue::Hours(hours.balance()),
        duration(hours.direct),
        duration(hours.travel),
        duration(hours.meeting),
        duration(hours.open),
        hours.load_percent().map_or(CellValue::Blank, CellValue::Count),
    ]
}

/// What was worked alone, as it stands beside a rota.
pub(super) fn worked(told: &ToldOutside<'_>, hours: &[PersonHours], with_week: bool) -> Worksheet {
    let week = with_week.then(|| SheetColumn::new("Week"));
    let columns = [SheetColumn::new("Person")].into_iter().chain(week).chain([SheetColumn::summed("Worked")]);
    let row = |it: &PersonHours| {
        let week = with_week.then(|| CellValue::Text(it.week.to_string()));
        let person = CellValue::words(told.person(&it.person));
        [person].into_iter().chain(week).chain([CellValue::Duration(it.worked())]).collect()
    };
    Worksheet {
        name: "Hours".to_owned(),
        columns: columns.collect(),
        rows: hours.iter().map(row).collect(),
        foot: vec![],
    }
}
