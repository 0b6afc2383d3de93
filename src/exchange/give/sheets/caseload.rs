//! Who supports how many families, worker by worker: figures, and never a family.
//!
//! Somebody's own figures are for them and whoever leads them. Of everybody else whom the reader sees small numbers are kept back,
//! as in the summary of a quarter, and so is what they could be worked out from.

use crate::domain::rights::{in_full_view, may_read_agreed};
use crate::exchange::sheet::{CellValue, SheetColumn, Workbook, Worksheet};
use crate::planner::caseload::{Carrier, caseload as worked_out};
use crate::report::summary::{LEAST_SHOWN, kept_back};
use crate::rota::Load;
use crate::rules::RuleContext;
use crate::words::dated;

use super::told_outside::ToldOutside;
use super::{ExportOrder, Giver, period};

/// Makes the list as it stands today.
pub(super) fn caseload(order: &ExportOrder, giver: &Giver<'_>) -> Workbook {
    let told = ToldOutside::of(giver);
    let today = giver.now.date();
    let rules = RuleContext::new(giver.seen, today);
    let whom = in_full_view(giver.whole, giver.author);
    let mut carriers = worked_out(&rules, whom.as_ref(), &[]).carriers;
    carriers.retain(|it| giver.is_about(order, &it.person));
    let is_told = |carrier: &Carrier| {
        let person = giver.whole.person(&carrier.person);
        person.is_some_and(|it| may_read_agreed(giver.whole, giver.author, it))
    };
    let (full, others): (Vec<Carrier>, Vec<Carrier>) = carriers.into_iter().partition(is_told);
    let counts: Vec<u32> = others.iter().map(|it| u32::try_from(it.families).unwrap_or(u32::MAX)).collect();
    // A list of one number with its sum is no list that anything could hide in, so no sum of these is given either.
    let shown = kept_back(&counts).parts;
    let mut rows: Vec<Vec<CellValue>> = full.iter().map(|it| in_full(&told, giver, it)).collect();
    rows.extend(others.iter().zip(&shown).map(|(it, count)| {
        let mut row = vec![team(giver, &told, it), CellValue::words(told.person(&it.person))];
        row.push(count.map_or_else(
            || CellValue::Text("kept back".to_owned()),
            |count| CellValue::Count(i64::from(count)),
        ));
        row.resize(columns().len(), CellValue::Blank);
        row
    }));
    let mut notes = vec!["Families are counted and not named.".to_owned()];
    if shown.iter().any(Option::is_none) {
        notes.push(format!(
            "Of teams that you do not lead, numbers under {LEAST_SHOWN} are kept back, and so are those they could be worked out \
             from."
        ));
    }
    let whose = period::whose(order, giver).map(|whose| format!("{whose}, ")).unwrap_or_default();
    Workbook {
        title: "Caseload".to_owned(),
        about: format!("{whose}on {}", dated(today)),
        sheets: vec![Worksheet { name: "Caseload".to_owned(), columns: columns(), rows, foot: vec![] }],
        notes,
        saved: (giver.saved_at)(giver.whole.rev()),
    }
}

fn columns() -> Vec<SheetColumn> {
    [
        "Team",
        "Person",
        "Families",
        "Room for",
        "Load this week, per cent",
        "Load in 1 week",
        "Load in 2 weeks",
        "Load in 3 weeks",
    ]
    .map(SheetColumn::new)
    .to_vec()
}

fn team(giver: &Giver<'_>, told: &ToldOutside<'_>, carrier: &Carrier) -> CellValue {
    CellValue::words(told.text(&period::team_name(giver.seen, &carrier.team)))
}

fn in_full(told: &ToldOutside<'_>, giver: &Giver<'_>, carrier: &Carrier) -> Vec<CellValue> {
    let count = |many: usize| CellValue::Count(i64::try_from(many).unwrap_or(i64::MAX));
    let mut row = vec![
        team(giver, told, carrier),
        CellValue::words(told.person(&carrier.person)),
        count(carrier.families),
        carrier.most.map_or(CellValue::Blank, count),
    ];
    row.extend(carrier.ahead.iter().map(|week| match week {
        Some(week) => {
            week.load.map(Load::percent).map_or_else(|| CellValue::Text("away".to_owned()), CellValue::Count)
        }
        None => CellValue::Blank,
    }));
    row
}
