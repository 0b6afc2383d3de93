//! Payroll's list.

use tandem::domain::*;
use tandem::exchange::give::{ExportOrder, Format, Given};

use super::{EXAMPLE, closed, column, given, number, order, refused, sheet, text, values};
use crate::build::parse;
use crate::hours::ann;

fn of_eilidh(format: Format) -> ExportOrder {
    ExportOrder { person: Some(parse("eilidh")), ..order(Given::Payroll, format) }
}

const NUMBERS: &[u8] = b"name,payroll no,=cost\r\nEilidh Ramsay,00123456,=1+1\r\nNobody Here,1,\r\n";

#[test]
fn a_row_a_shift_with_what_is_paid_as_a_decimal() {
    let state = closed(&["2026-W49"]);
    let asked = ExportOrder { joined: Some(NUMBERS.to_vec()), ..of_eilidh(Format::Xlsx) };
    let gift = given(&state, "morag", &asked);
    assert_eq!(gift.name, "payroll-eilidh-2026-W49.xlsx");
    let range = sheet(&gift.bytes, "Payroll");
    let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        headings.join(", "),
        "post, person, date, start, end, unpaid break, paid, kind, from, to, hours lost, payroll no, =cost"
    );
    let paid = column(&range, "paid");
    let rows: Vec<_> = range.rows().skip(1).collect();
    #[expect(clippy::cast_possible_truncation, reason = "hours of a day")]
    let figures: Vec<i64> = rows.iter().map(|row| (number(&row[paid]) * 100.0).round() as i64).collect();
    assert_eq!(figures, [550, 540, 350, 1440]);
    let dates: Vec<f64> = rows[..3].iter().map(|row| number(&row[2])).collect();
    assert_eq!(dates, [46356.0, 46357.0, 46358.0]);
    assert!(matches!(&rows[0][2], calamine::Data::DateTime(_)), "a day is a day");
    assert!(matches!(&rows[0][11], calamine::Data::String(text) if text == "00123456"));
    assert!(matches!(&rows[0][12], calamine::Data::String(text) if text == "=1+1"));
    assert!(
        gift.notes.iter().any(|note| note.contains("1 line of the file to join names nobody")),
        "{:?}",
        gift.notes
    );
    let rows = values(&given(&state, "morag", &ExportOrder { format: Format::Csv, ..asked }).bytes, b',');
    assert_eq!(
        rows[1],
        [
            "Peer support worker, Ailsa MBU",
            "Eilidh Ramsay",
            "2026-11-30",
            "09:00",
            "15:00",
            "0:30",
            "5.50",
            "",
            "",
            "",
            "",
            "00123456",
            "'=1+1"
        ]
    );
    assert_eq!(rows.len(), 4, "no sums in a CSV file");
}

#[test]
fn it_is_for_leads_of_their_own_team_alone() {
    let state = closed(&["2026-W49"]);
    for peer in ["eilidh", "isla", "dr-nair", "leanne"] {
        assert!(refused(&state, peer, &of_eilidh(Format::Csv)).contains("for team leads"), "{peer}");
    }
    let words = refused(&state, "fiona", &of_eilidh(Format::Csv));
    assert!(words.contains("for its own lead; you lead Strathmore"), "{words}");
    let page = text(&given(&state, "fiona", &order(Given::Payroll, Format::Txt)));
    assert!(page.contains("Aisha Rahman") && !page.contains("Eilidh"), "{page}");
    // Volunteers are not paid.
    let page = text(&given(&state, "owner", &order(Given::Payroll, Format::Txt)));
    assert!(page.contains("Eilidh") && !page.contains("Leanne"), "{page}");
}

#[test]
fn a_week_that_is_open_is_refused_or_said_to_be_a_draft() {
    let words = refused(&EXAMPLE, "morag", &order(Given::Payroll, Format::Csv));
    assert!(words.starts_with("2026-W49 is not closed yet for Ailsa"), "{words}");
    assert!(words.contains("--draft"), "{words}");
    let draft = ExportOrder { draft: true, ..order(Given::Payroll, Format::Csv) };
    let rows = values(&given(&EXAMPLE, "morag", &draft).bytes, b',');
    assert!(rows.last().unwrap()[0].starts_with("DRAFT"), "{rows:?}");
    let book = given(&EXAMPLE, "morag", &ExportOrder { format: Format::Xlsx, ..draft });
    let range = sheet(&book.bytes, "Payroll draft");
    assert!(range.rows().next_back().unwrap()[0].to_string().starts_with("DRAFT"));
    let closed = given(
        &closed(&["2026-W49"]),
        "morag",
        &ExportOrder { draft: true, ..order(Given::Payroll, Format::Csv) },
    );
    assert!(!text(&closed).to_lowercase().contains("draft"));
}

#[test]
fn a_month_is_its_days_and_its_weeks_are_to_be_closed() {
    let weeks = ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48"];
    let month = |format| ExportOrder {
        first: parse("2026-W44"),
        last: parse("2026-W49"),
        days: Some((parse("2026-11-01"), parse("2026-11-30"))),
        ..order(Given::Payroll, format)
    };
    let words = refused(&closed(&weeks), "morag", &month(Format::Csv));
    assert!(words.starts_with("2026-W49 is not closed yet"), "{words}");
    let all = [&weeks[..], &["2026-W49"]].concat();
    let gift = given(&closed(&all), "morag", &month(Format::Csv));
    assert_eq!(gift.name, "payroll-2026-11.csv");
    let rows = values(&gift.bytes, b',');
    let dates: Vec<&str> =
        rows.iter().skip(1).map(|row| row[2].as_str()).filter(|it| !it.is_empty()).collect();
    assert!(dates.iter().all(|date| date.starts_with("2026-11-")), "{dates:?}");
    assert!(dates.contains(&"2026-11-30"));
}

#[test]
fn leave_is_a_row_each_within_the_days_that_are_asked_for() {
    let state = ann()
        .leave("ann", LeaveKind::Sick, "2026-11-27", "2026-11-30")
        .leave("ann", LeaveKind::Annual, "2026-12-01T12:00", "2026-12-01T15:00")
        .leave("ann", LeaveKind::Carer, "2026-12-05", "2026-12-05")
        .holiday("2026-12-02", "Made-up Day", true)
        .state();
    let rows = values(
        &given(&state, "owner", &ExportOrder { draft: true, ..order(Given::Payroll, Format::Csv) }).bytes,
        b',',
    );
    let lost: Vec<[&str; 4]> = rows
        .iter()
        .skip(1)
        .filter(|row| !row[7].is_empty())
        .map(|row| [&row[7], &row[8], &row[9], &row[10]].map(String::as_str))
        .collect();
    assert_eq!(
        lost,
        [
            ["sick", "2026-11-30", "2026-11-30", "5.50"],
            ["annual", "2026-12-01 12:00", "2026-12-01 15:00", "2.75"],
            ["public-holiday", "2026-12-02", "2026-12-02", "4.00"],
            ["carer", "2026-12-05", "2026-12-05", "0.00"],
        ]
    );
    let worked: Vec<&str> =
        rows.iter().skip(1).map(|row| row[6].as_str()).filter(|it| !it.is_empty()).collect();
    assert_eq!(worked, ["2.75"]);
}

#[test]
fn a_file_to_join_says_what_is_wrong_with_it() {
    let state = closed(&["2026-W49"]);
    let with = |file: &[u8]| ExportOrder { joined: Some(file.to_vec()), ..of_eilidh(Format::Csv) };
    let words = refused(&state, "morag", &with(b"payroll no,grade\n1,2\n"));
    assert!(words.contains("call one of them person, name or id"), "{words}");
    let words = refused(&state, "morag", &with(b"id,no\neilidh,1\nEilidh Ramsay,2\n"));
    assert!(words.contains("line 3") && words.contains("second one of Eilidh"), "{words}");
    for file in [
        &b"\xff\xfei\0d\0;\0n\0o\0\r\0\n\0e\0i\0l\0i\0d\0h\0;\0'\x000\x007\0\r\0\n\0"[..],
        b"id\tno\neilidh\t'07\n",
        b"",
        b"\0\xff,",
    ] {
        match super::given_after(&state, "morag", &with(file), &[]) {
            Ok(gift) => assert_eq!(values(&gift.bytes, b',')[1][11], "07"),
            Err(error) => assert!(error.to_string().contains("file to join"), "{error}"),
        }
    }
}
