//! Workbooks, as openpyxl and odfpy write them.

use serde_json::json;
use tandem::exchange::table::TableKind;

use super::{codes, faults, read_as, rows};

#[test]
fn duties_are_read_under_titles_and_merged_cells_with_leave_and_days_off() {
    let read = read_as(include_bytes!("duties.xlsx"), TableKind::Duties);
    assert_eq!(faults(&read), []);
    assert_eq!(
        rows(&read),
        json!([
            [
                {"row": 6, "person": "shona", "date": "2026-12-09", "time": "11:00-17:00", "break_minutes": 30, "paid_minutes": 330},
                {"row": 7, "person": "shona", "date": "2026-12-10", "time": "09:00-12:30", "break_minutes": 0, "paid_minutes": 210},
                {"row": 8, "person": "fiona", "date": "2026-12-09", "time": "21:30-05:30", "ends": "2026-12-10", "break_minutes": 45, "paid_minutes": 435},
            ],
            [
                {"row": 9, "person": "eilidh", "kind": "annual", "from_": "2026-12-07", "to": "2026-12-07"},
                {"row": 10, "person": "eilidh", "kind": "sick", "from_": "2026-12-08", "to": "2026-12-08"},
            ],
            [{"row": 11, "person": "eilidh", "date": "2026-12-09"}],
        ])
    );
    assert_eq!(read.header_row, Some(5));
    assert_eq!(codes(&read), ["column-not-kept"]);
    let skipped: Vec<_> = read.skipped.iter().map(|it| (it.place.number(), it.what.as_str())).collect();
    assert_eq!(skipped, [(12, "unassigned: a vacancy, not a person"), (13, "a total")]);
}

#[test]
fn lengths_are_read_by_their_formats_and_what_is_unclear_is_asked_about() {
    let read = read_as(include_bytes!("lengths.xlsx"), TableKind::Hours);
    let minutes: Vec<i64> =
        rows(&read).as_array().unwrap().iter().map(|it| it["minutes"].as_i64().unwrap()).collect();
    assert_eq!(minutes, [9030, 2250, 864, 864, -432]);
    let told: Vec<(usize, Option<&str>)> =
        read.faults.iter().map(|it| (it.place.number(), it.cell.as_deref())).collect();
    assert_eq!(told, [(7, Some("C7")), (8, Some("C8")), (9, Some("C9"))]);
    assert!(faults(&read)[0].2.contains("0.25 may be 15 minutes (decimal hours) or 6:00"));
    assert!(faults(&read)[1].2.contains("formula whose value is not in the file"));
}

#[test]
fn hidden_rows_are_read_and_hidden_sheets_are_not_and_both_are_said() {
    let read = read_as(include_bytes!("hidden.xlsx"), TableKind::Staff);
    assert_eq!(faults(&read), []);
    let all = rows(&read);
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(all[1]["hidden"], json!(true));
    assert_eq!(all[0]["started"], json!("2026-03-01"), "days are counted from 1904 here");
    let mut said = codes(&read);
    said.sort();
    assert_eq!(said, ["column-not-kept", "hidden-rows-read", "hidden-sheet-left-out", "sheet-left-out"]);
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let read = read_as(include_bytes!("far.xlsx"), TableKind::Leave);
    assert_eq!(rows(&read).as_array().unwrap().len(), 1);
    assert_eq!(read.skipped.len(), 1);
}

#[test]
fn workbooks_of_libreoffice_are_read_like_the_others() {
    let read = read_as(include_bytes!("duties.ods"), TableKind::Duties);
    assert_eq!(faults(&read), []);
    assert_eq!(
        rows(&read)[0],
        json!([
            {"row": 6, "person": "shona", "date": "2026-12-09", "time": "11:00-17:00", "break_minutes": 30, "paid_minutes": 330},
            {"row": 7, "person": "fiona", "date": "2026-12-09", "time": "09:00-12:30", "break_minutes": 0, "paid_minutes": 210},
        ])
    );
    let mut said = codes(&read);
    said.sort();
    assert_eq!(said, ["hidden-rows-read", "hidden-sheet-left-out"]);
}

#[test]
fn what_is_no_workbook_is_named() {
    let locked: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 600]).collect();
    let whole = include_bytes!("duties.xlsx");
    for (bytes, said) in [
        (locked, "protected by a password"),
        (whole[..whole.len() / 2].to_vec(), "cut short"),
        (b"%PDF-1.7".to_vec(), "PDF"),
        (b"<html><table></table></html>".to_vec(), "web page"),
        (vec![], "empty"),
        (b"a\0\0\0b".to_vec(), "no table"),
        (b"Name,Type\n\"Eilidh,A/L\n".to_vec(), "cut short"),
        (b"Name,Type\nfirst,second\n".to_vec(), "no row of headings"),
    ] {
        let read = read_as(&bytes, TableKind::Leave);
        assert!(read.rows.is_none() && faults(&read)[0].2.contains(said), "{said}: {:?}", faults(&read));
    }
}
