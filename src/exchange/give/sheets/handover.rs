//! A handover as a list: what happened since somebody was last in, and what waits for them.
//!
//! Notes and reasons stay behind. References of families are named only where a lead of the team asks for what is for leads.

use std::sync::Arc;

use crate::domain::rights::{may_read_agreed, teams_led};
use crate::domain::{Booking, Edit, Entry, PersonId, Record, Redaction};
use crate::exchange::sheet::{CellValue, SheetColumn, Workbook, Worksheet};
use crate::report::handover::{Handover, last_in, since};
use crate::rota::RotaWeek;
use crate::rules::RuleContext;

use super::super::Reader;
use super::{ExportOrder, Giver, NotGiven};

/// How many weeks back the last shift is looked for.
const BACK: i32 = 4;

/// Makes the list of somebody's handover.
pub(super) fn handover(order: &ExportOrder, giver: &Giver<'_>) -> Result<Workbook, NotGiven> {
    let (person, names_families) = reader(order, giver)?;
    let state = giver.seen;
    let now = giver.now;
    let mark = state.handover_mark(&person);
    let redaction = Redaction::before(giver.author, giver.whole);
    let entries = (giver.entries)(mark.map_or(0, |mark| mark.rev));
    let entries: Vec<Entry> =
        entries.iter().filter_map(|entry| redaction.entry(entry)).map(without_words).collect();
    let this = now.date().week();
    let rotas = this.plus(-BACK).to(this).filter_map(|week| RotaWeek::of(state, week).ok()).map(Arc::new);
    let rotas: Vec<Arc<RotaWeek>> = rotas.collect();
    let from = since(state.zone(), mark, last_in(&rotas, &person, now), now);
    let sheet = Handover::of(&RuleContext::new(state, now.date()), &person, &entries, from);
    let stranger = giver.before_a_stranger();
    let said = |text: &str| if names_families { text.to_owned() } else { stranger.text(text) };
    let told = sheet.told(state, now);
    let rows = told.parts.iter().flat_map(|(heading, lines)| {
        let line = |line: &String| vec![CellValue::words(said(heading)), CellValue::words(said(line))];
        let alone = lines.is_empty().then(|| vec![CellValue::words(said(heading)), CellValue::Blank]);
        alone.into_iter().chain(lines.iter().map(line)).collect::<Vec<_>>()
    });
    let columns = vec![SheetColumn::new("Part"), SheetColumn { widest: 90, ..SheetColumn::new("What") }];
    let rows = rows.collect();
    let mut notes = vec!["Notes and reasons are left out: they stay in Tandem.".to_owned()];
    if !names_families {
        notes.push(
            "Families are not named here; whoever leads the team can name them with --for lead.".to_owned(),
        );
    }
    Ok(Workbook {
        title: "Handover".to_owned(),
        about: said(&told.title),
        sheets: vec![Worksheet { name: "Handover".to_owned(), columns, rows, foot: vec![] }],
        notes,
        saved: (giver.saved_at)(giver.whole.rev()),
    })
}

/// Whose handover it is, and whether families are named in it; the error says for whom it is.
fn reader(order: &ExportOrder, giver: &Giver<'_>) -> Result<(PersonId, bool), NotGiven> {
    let person = order.person.as_ref().or(giver.author.person());
    let person = person
        .and_then(|it| giver.seen.person(it))
        .ok_or_else(|| NotGiven("say whose handover: with --person, or who you are with --as".to_owned()))?;
    if !may_read_agreed(giver.whole, giver.author, person) {
        return Err(NotGiven(format!(
            "the handover of {} is for them and their team lead",
            giver.seen.display_name_of(person)
        )));
    }
    let leads = teams_led(giver.whole, giver.author).contains(&person.team);
    Ok((person.id.clone(), leads && order.reader == Reader::Lead))
}

/// An entry without what somebody wrote in words of a session: a note, a reason.
fn without_words(entry: Entry) -> Entry {
    let strip = |booking: &mut Booking| {
        booking.note = None;
        booking.reason = None;
        booking.cancelled_by = None;
    };
    let plain = |record: Option<Record>| match record {
        Some(Record::Session(mut session)) => {
            strip(&mut Arc::make_mut(&mut session).booking);
            Some(Record::Session(session))
        }
        Some(Record::Series(mut series)) => {
            strip(&mut Arc::make_mut(&mut series).booking);
            Some(Record::Series(series))
        }
        other => other,
    };
    let edits = entry.edits.into_iter().map(|edit| Edit {
        before: plain(edit.before),
        after: plain(edit.after),
        ..edit
    });
    Entry { edits: edits.collect(), ..entry }
}
