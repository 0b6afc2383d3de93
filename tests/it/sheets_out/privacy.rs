//! What no file may say, whatever it is of, however it is written and whoever asks.

use std::collections::BTreeSet;

use calamine::Reader as _;
use tandem::domain::*;
use tandem::exchange::give::{ExportOrder, Format, Given, Reader};

use super::{EXAMPLE, closed, given_after, order, part, text, workbook};
use crate::build::parse;

/// An owner, a lead, a peer of another team, a volunteer, a colleague.
const WHO: [&str; 5] = ["owner", "morag", "aisha", "isla", "dr-nair"];
const LISTS: [Given; 7] = [
    Given::Rota,
    Given::Person,
    Given::Hours,
    Given::Payroll,
    Given::Leave,
    Given::Caseload,
    Given::Handover,
];

/// The example with what must not get out in every place where somebody could have written it.
fn laden() -> (State, Vec<Entry>) {
    let state = closed(&["2026-W48"]);
    let rota = tandem::rota::RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let mut changes: Vec<Change> = vec![];
    for booked in rota.sessions() {
        let mut booking = booked.dated_booking();
        booking.note = Some("Zebranote of C1 and A2".into());
        booking.reason = Some("Zebrareason".into());
        booking.minutes += Minutes(5);
        changes.push(Session { id: booked.id.clone(), series: booked.series.clone(), booking }.into());
    }
    for (activity, title) in [("phone", "Call A1"), ("home-visit", "Visit")] {
        changes.push(Change::Put(PublicTitle { activity: parse(activity), title: title.into() }.into()));
    }
    for (number, kind) in (100..).zip(["sick", "carer", "wellbeing", "study", "unpaid", "parental", "toil"]) {
        let day: Date = parse("2026-12-01");
        for person in ["shona", "catriona"] {
            let span = LeaveSpan::Days { from: day, to: day };
            let leave =
                Leave { person: parse(person), kind: parse(kind), span, state: LeaveState::Approved, number };
            changes.push(Change::Put(leave.into()));
        }
    }
    let after = state.preview(&changes).unwrap();
    let edits = changes.iter().filter_map(|change| {
        let Change::Put(record) = change else { return None };
        let Record::Session(session) = record else { return None };
        let is_one = session.booking.families.iter().any(|it| it.as_str().starts_with('a'));
        let key = record.key();
        is_one.then(|| Edit {
            before: state.get(&key).unwrap().map(|(_, record)| record),
            after: Some(record.clone()),
            key,
        })
    });
    let entry = |edits: Vec<Edit>| Entry {
        rev: 1,
        at: example_time(),
        by: "kirsty".into(),
        from: "local".into(),
        cause: Cause::Edited,
        summary: "Zebrasummary".into(),
        reason: Some("Zebrareason".into()),
        edits,
    };
    (after, vec![entry(edits.take(5).collect())])
}

fn example_time() -> Instant {
    EXAMPLE.zone().instant(parse("2026-12-02T10:00"))
}

/// All words of a file.
fn words(format: Format, bytes: &[u8]) -> String {
    if format != Format::Xlsx {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    let mut book = workbook(bytes);
    let names = book.sheet_names().clone();
    let mut all: Vec<String> = names.clone();
    for name in &names {
        let range = book.worksheet_range(name).unwrap();
        all.extend(range.used_cells().map(|(_, _, cell)| cell.to_string()));
    }
    all.push(part(bytes, "docProps/core.xml"));
    all.push(part(bytes, "docProps/app.xml"));
    let page = part(bytes, "xl/worksheets/sheet1.xml");
    all.extend(page.split_once("<headerFooter>").map(|(_, rest)| rest.to_owned()));
    all.join("\n")
}

/// Whose kinds of leave somebody may read.
fn may_read(who: &str) -> &'static [&'static str] {
    match who {
        "owner" => &["shona", "catriona", "aisha", "eilidh"],
        "morag" => &["shona", "eilidh"],
        "fiona" => &["catriona", "aisha"],
        "eilidh" => &["eilidh"],
        "aisha" => &["aisha"],
        _ => &[],
    }
}

#[test]
fn no_list_names_a_family_a_note_a_reason_an_area_or_why_others_are_away() {
    let (state, entries) = laden();
    let references: BTreeSet<String> =
        state.records.families.keys().map(|it| it.as_str().to_lowercase()).collect();
    assert!(references.contains("a1"));
    let venues: Vec<&str> = state
        .records
        .places
        .values()
        .filter(|row| row.item.kind != PlaceKind::Area)
        .map(|row| row.item.name.as_str())
        .collect();
    let areas = state.records.places.values().map(|row| &row.item).filter(|it| it.kind == PlaceKind::Area);
    let areas: Vec<&str> = areas
        .map(|it| it.name.as_str())
        .filter(|name| !venues.iter().any(|venue| venue.contains(name)))
        .collect();
    assert!(!areas.is_empty());
    let mut written = 0;
    for who in WHO {
        for list in LISTS {
            // All three say the same words; a workbook says besides who made it.
            for (format, person) in [(Format::Txt, None), (Format::Txt, Some("shona")), (Format::Xlsx, None)]
            {
                let readers: &[Reader] =
                    if list == Given::Handover { &[Reader::Wall, Reader::Oneself] } else { &[Reader::Wall] };
                for reader in readers.iter().copied() {
                    let mut asked = ExportOrder { reader, draft: true, ..order(list, format) };
                    asked.person = person.map(parse);
                    if matches!(list, Given::Person | Given::Handover) && asked.person.is_none() {
                        asked.person = super::who(who).person().cloned();
                    }
                    let Ok(gift) = given_after(&state, who, &asked, &entries) else { continue };
                    written += 1;
                    let said = words(format, &gift.bytes);
                    let what = format!("{who} {list} {format} {person:?}");
                    for word in said.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
                        assert!(!references.contains(word), "{what}: {word} in {said}");
                        assert!(!word.starts_with("zebra"), "{what}: {word} in {said}");
                    }
                    for area in &areas {
                        assert!(!said.contains(area), "{what}: {area}");
                    }
                    // In rows of others no kind of leave stands.
                    let told = may_read(who);
                    for line in text_lines(&said) {
                        let low = line.to_lowercase();
                        for kind in ["sick", "carer", "wellbeing", "study", "unpaid leave", "parental"] {
                            let own = told.iter().any(|id| {
                                let name = &state.person(&parse(id)).unwrap().name;
                                line.contains(name.as_str())
                            });
                            let tells = low.contains(kind) && format != Format::Xlsx;
                            assert!(!tells || own, "{what}: {line}");
                            assert!(!low.contains(kind) || !told.is_empty(), "{what}: {line}");
                        }
                    }
                }
            }
        }
    }
    assert!(written > 50, "{written}");
}

fn text_lines(said: &str) -> Vec<&str> {
    said.lines().collect()
}

#[test]
fn a_lead_can_have_a_handover_that_names_the_families_of_their_team() {
    let (state, entries) = laden();
    let asked = ExportOrder {
        reader: Reader::Lead,
        person: Some(parse("morag")),
        ..order(Given::Handover, Format::Txt)
    };
    let page = text(&given_after(&state, "morag", &asked, &entries).unwrap());
    assert!(page.contains(" A1") && !page.contains("Zebra"), "{page}");
    let page = text(
        &given_after(&state, "owner", &ExportOrder { reader: Reader::Wall, ..asked.clone() }, &entries)
            .unwrap(),
    );
    assert!(!page.contains(" A1"), "{page}");
    let words = given_after(&state, "eilidh", &asked, &entries).unwrap_err().to_string();
    assert!(words.contains("for them and their team lead"), "{words}");
}

#[test]
fn somebody_sees_no_more_of_a_draft_than_on_the_screen() {
    let asked =
        ExportOrder { first: parse("2026-W50"), last: parse("2026-W50"), ..order(Given::Rota, Format::Csv) };
    let names = |who: &str| -> BTreeSet<String> {
        let rows = super::values(&given_after(&EXAMPLE, who, &asked, &[]).unwrap().bytes, b',');
        rows.into_iter().skip(1).map(|row| row[2].clone()).collect()
    };
    assert!(names("morag").len() > 4);
    assert_eq!(
        names("leanne"),
        BTreeSet::from(["Leanne Watt".to_owned()]),
        "of a draft their own part alone"
    );
}
