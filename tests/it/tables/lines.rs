//! Files of lines.

use serde_json::json;
use tandem::exchange::table::{self, TableAsked, TableKind};

use super::{codes, faults, read_as, rows, service};

const STAFF: &str = "\u{feff}Pay No,\" Surname, Forename\",Job Title,Contracted Hrs,Start Date\r\n\
    1,\"Quill, Ada\",Peer Support Worker,7:30,02/03/2026\r\n,,,,\r\n\
    2,\"O'Shea-Lark, Béa\",Team Lead,37.5,1 Mar 2023\r\n";

#[test]
fn people_are_read_with_their_hours_and_days_as_they_are_written() {
    let read = read_as(STAFF.as_bytes(), TableKind::Staff);
    assert_eq!(faults(&read), []);
    assert_eq!(
        rows(&read),
        json!([
            {"line": 2, "name": "Ada Quill", "id": "ada-quill", "role": "peer-worker", "hours_minutes": 450, "started": "2026-03-02"},
            {"line": 4, "name": "Béa O'Shea-Lark", "id": "bea-o-shea-lark", "role": "team-lead", "hours_minutes": 2250, "started": "2023-03-01"},
        ])
    );
    assert_eq!((read.encoding, read.delimiter), (Some("utf-8"), Some(',')));
    assert_eq!(codes(&read), ["column-not-kept"]);
    assert_eq!(read.warnings[0].columns, ["Pay No"]);
}

#[test]
fn letters_of_windows_and_of_utf_16_are_read_and_said() {
    let text = "sep=;\r\nName;Week beginning;Hours;Note\r\nZoë;30/11/2026;14,4;“thanks”\r\n";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0;
    let read = read_as(&windows, TableKind::Hours);
    assert_eq!(
        rows(&read),
        json!([{"line": 3, "name": "Zoë", "week": "2026-W49", "minutes": 864, "note": "“thanks”"}])
    );
    assert_eq!((read.encoding, read.delimiter), (Some("windows-1252"), Some(';')));
    assert_eq!(codes(&read), ["encoding-guessed"]);
    let tabs = text.replace(';', "\t").replace("sep=\t\r\n", "");
    for (mark, is_little) in [(true, true), (true, false), (false, true), (false, false)] {
        let units = mark.then_some(0xfeff_u16).into_iter().chain(tabs.encode_utf16());
        let bytes: Vec<u8> =
            units.flat_map(|it| if is_little { it.to_le_bytes() } else { it.to_be_bytes() }).collect();
        let read = read_as(&bytes, TableKind::Hours);
        // Without a semicolon a comma is no decimal sign.
        assert_eq!(faults(&read).len(), 1, "{mark} {is_little}");
        assert_eq!(read.encoding, Some(if is_little { "utf-16le" } else { "utf-16be" }));
        assert_eq!(read.delimiter, Some('\t'));
    }
}

#[test]
fn every_fault_of_leave_is_told_with_its_line_and_what_comes_nearest() {
    let text = "Name,Type,From,To,Part\nEilidh,A/L,07/12/2026,11/12/2026,\nShona Baird,TOIL,10-Dec-26,10-Dec-26,PM\n\
        Aisha,Annual Leave,2026-12-03,2026-12-03,13:00-15:00\nCatriona,Sick,14/12/2026,11/12/2026,\nCatrina,AL,15/12/2026,,\n\
        Eilidh,Garden leave,18/12/2026,18/12/2026,\nShona,AL,31/11/2026,01/12/2026,\nShona,AL,12/31/2026,,\nShona,AL,3/12,,\n\
        Shona,AL,01/12/2026,02/12/2026,AM\nShona,AL,01/12/2026,,half\nTotal,,,7,\n";
    let read = read_as(text.as_bytes(), TableKind::Leave);
    let told: Vec<(usize, String)> = faults(&read).into_iter().map(|it| (it.0, it.1)).collect();
    let named = |line: usize, column: &str| (line, column.to_owned());
    // Line 9 has a month first, so that no other day of the column is sure.
    assert!(told.contains(&named(5, "To")) || told.contains(&named(5, "From")), "{told:?}");
    for at in [
        named(6, "Name"),
        named(7, "Type"),
        named(8, "From"),
        named(9, "From"),
        named(10, "From"),
        named(12, "Part"),
    ] {
        assert!(told.contains(&at), "{at:?} is not in {told:?}");
    }
    assert!(faults(&read).iter().any(|it| it.2.contains("the nearest is Catriona")));
    assert!(faults(&read).iter().any(|it| it.2.contains("month first, as 9 has")));
    assert_eq!(read.skipped.len(), 1);

    let fine: String = text.split_inclusive('\n').take(4).collect();
    let read = read_as(fine.as_bytes(), TableKind::Leave);
    assert_eq!(
        rows(&read),
        json!([
            {"line": 2, "person": "eilidh", "kind": "annual", "from_": "2026-12-07", "to": "2026-12-11"},
            {"line": 3, "person": "shona", "kind": "toil", "from_": "2026-12-10T12:00", "to": "2026-12-11T00:00", "note": "PM: from noon, as the shift allows"},
            {"line": 4, "person": "aisha", "kind": "annual", "from_": "2026-12-03T13:00", "to": "2026-12-03T15:00"},
        ])
    );
}

#[test]
fn a_guard_before_a_text_comes_off_and_nothing_else_does() {
    let text = "Name,Hours,Note,Phone\nEilidh,-7:12,'=1+1,'+44 131 496 0000\nShona,7:30,''quoted,'tis\n";
    let read = read_as(text.as_bytes(), TableKind::Hours);
    assert_eq!(
        rows(&read),
        json!([
            {"line": 2, "name": "Eilidh", "minutes": -432, "note": "=1+1", "phone": "+44 131 496 0000"},
            {"line": 3, "name": "Shona", "minutes": 450, "note": "'quoted", "phone": "'tis"},
        ])
    );
}

#[test]
fn names_and_numbers_of_families_are_refused_by_cell_and_never_repeated() {
    let text = "Ref,Patient name,Worker,Status,Referred,Due,Every,Notes\nC91,Ann Other,Eilidh,active,01/12/2026,May 2027,weekly,fine\n\
        C92,,Shona,referred,02/12/2026,,14,her number is 943 476 5919\nAnn Other,,Eilidh,active,01/12/2026,,,\nC93,,Nobody Atall,asleep,01/12/2026,,,\n";
    let read = read_as(text.as_bytes(), TableKind::Caseload);
    let told = faults(&read);
    for (line, column) in [(2, "Patient name"), (3, "Notes"), (4, "Ref"), (5, "Worker"), (5, "Status")] {
        assert!(told.iter().any(|it| it.0 == line && it.1 == column), "{line} {column}: {told:?}");
    }
    let all = format!("{:?} {:?}", read.faults, read.warnings);
    assert!(!all.contains("Ann Other") && !all.contains("943"), "{all}");

    let fine =
        "Ref,Worker,Status,Referred,Due,Every,Minutes\nC91,Eilidh,active,01/12/2026,May 2027,weekly,60\n";
    assert_eq!(
        rows(&read_as(fine.as_bytes(), TableKind::Caseload)),
        json!([{"line": 2, "ref": "c91", "worker": "eilidh", "status": "active", "referred": "2026-12-01", "due": "2027-05", "every": 7, "minutes": 60}])
    );
}

#[test]
fn what_a_file_holds_is_guessed_by_its_headings_and_columns_can_be_named() {
    let kind = |text: &str| table::read(text.as_bytes(), &TableAsked::default(), &service()).kind;
    for (text, guessed) in [
        (STAFF, Some(TableKind::Staff)),
        ("Name,Type,From,To\n", Some(TableKind::Leave)),
        ("Name,Date,Start,End,Rest (mins)\n", Some(TableKind::Duties)),
        ("Name,Week,Hours\n", Some(TableKind::Hours)),
        ("Ref,Worker,Status\n", Some(TableKind::Caseload)),
        ("some,thing,else\n", None),
    ] {
        assert_eq!(kind(text), guessed, "{text}");
    }
    let field = TableKind::Hours.field("hours").unwrap();
    assert!(TableKind::Hours.field("houres").unwrap_err().contains("did you mean hours"));
    let columns = vec![("Std Time".to_owned(), field)];
    let asked = TableAsked { kind: Some(TableKind::Hours), columns, ..TableAsked::default() };
    let read = table::read(b"Name,Hours,STD  time\nEilidh,1:00,2:00\n", &asked, &service());
    assert_eq!(rows(&read), json!([{"line": 2, "name": "Eilidh", "minutes": 120}]));
    assert_eq!(read.warnings[0].columns, ["Hours"]);
}
