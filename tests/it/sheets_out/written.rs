//! How files are written, whatever they are of.

use proptest::prelude::*;
use tandem::domain::*;
use tandem::exchange::give::{ExportOrder, Format, Given, is_ours};
use tandem::exchange::sheet::*;

use super::{EXAMPLE, given, order, part, sheet, text, values, workbook};
use crate::build::{Build, parse};

const LISTS: [Given; 6] =
    [Given::Rota, Given::Person, Given::Hours, Given::Leave, Given::Caseload, Given::Handover];

fn asked(given: Given, format: Format) -> ExportOrder {
    let person = matches!(given, Given::Person | Given::Handover).then(|| parse("eilidh"));
    ExportOrder { person, ..order(given, format) }
}

#[test]
fn the_same_data_is_the_same_file() {
    for list in LISTS {
        for format in [Format::Xlsx, Format::Csv, Format::Txt] {
            let twice = [(); 2].map(|()| given(&EXAMPLE, "owner", &asked(list, format)));
            assert_eq!(twice[0], twice[1], "{list} {format}");
            let word = list.word();
            let name = &twice[0].name;
            assert!(
                name.ends_with(&format!(".{format}")) && (name.contains(word) || name.starts_with("eilidh"))
            );
        }
    }
}

#[test]
fn a_file_of_ours_is_known_and_others_are_left_alone() {
    for format in [Format::Xlsx, Format::Csv, Format::Txt] {
        let one = given(&EXAMPLE, "owner", &order(Given::Rota, format)).bytes;
        let next =
            ExportOrder { first: parse("2026-W50"), last: parse("2026-W50"), ..order(Given::Rota, format) };
        assert!(is_ours(&one, &given(&EXAMPLE, "owner", &next).bytes), "{format}");
        assert!(!is_ours(b"something else", &one), "{format}");
    }
    let ours = given(&EXAMPLE, "owner", &order(Given::Hours, Format::Xlsx)).bytes;
    assert!(is_workbook_of_ours(&ours));
    let mut other = rust_xlsxwriter_book();
    assert!(!is_workbook_of_ours(&other));
    other.truncate(other.len() / 2);
    assert!(!is_workbook_of_ours(&other));
    assert!(!is_workbook_of_ours(&ours[..ours.len() - 30]));
}

/// A workbook that somebody else made: ours, with another maker.
fn rust_xlsxwriter_book() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_name_that_looks_like_a_formula_stays_a_name() {
    let build = Build::service(Nation::Scotland).post("post", "36:00");
    let mut person =
        Person::new(parse("ann"), "=HYPERLINK(\"http://a.test\")".into(), parse("team"), Role::PeerWorker);
    person.initials = Some("AN".into());
    let state = build.put(person).share("post", "ann", "6:00", "2026-01-05", "", "mon 09:00-15:00").state();
    let gift = given(&state, "owner", &order(Given::Hours, Format::Xlsx));
    let range = sheet(&gift.bytes, "Hours");
    let cell = &range.rows().nth(1).unwrap()[0];
    assert!(matches!(cell, calamine::Data::String(text) if text.starts_with("=HYPERLINK")), "{cell:?}");
    assert!(part(&gift.bytes, "xl/worksheets/sheet1.xml").contains("<c r=\"A2\" s="));
    let formulas = calamine::Reader::worksheet_formula(&mut workbook(&gift.bytes), "Hours").unwrap();
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty() || formula.starts_with("SUM(")));
    let file = given(&state, "owner", &order(Given::Hours, Format::Csv)).bytes;
    assert_eq!(values(&file, b',')[1][0], "'=HYPERLINK(\"http://a.test\")");
}

#[test]
fn csv_has_its_mark_and_its_line_ends_and_a_comma_where_semicolons_stand() {
    let file = given(&EXAMPLE, "owner", &order(Given::Hours, Format::Csv)).bytes;
    let said = text(&given(&EXAMPLE, "owner", &order(Given::Hours, Format::Csv)));
    assert!(file.starts_with(&[0xef, 0xbb, 0xbf]));
    assert!(said.ends_with("\r\n") && said.matches('\n').count() == said.matches("\r\n").count());
    let semicolons =
        given(&EXAMPLE, "owner", &ExportOrder { delimiter: ';', ..order(Given::Hours, Format::Csv) }).bytes;
    let (commas, semicolons) = (values(&file, b','), values(&semicolons, b';'));
    for (one, other) in commas.iter().flatten().zip(semicolons.iter().flatten()) {
        assert!(one == other || *one == other.replace(',', "."), "{one} {other}");
    }
    assert_eq!(semicolons[1][9], "0,00");
}

fn cells() -> impl Strategy<Value = CellValue> {
    prop_oneof![
        "[-=+@'\t\r\n\",;a-c0-9.: é]{0,9}".prop_map(CellValue::words),
        any::<i32>().prop_map(|count| CellValue::Count(i64::from(count))),
        (-99_999..99_999i32).prop_map(|it| CellValue::Hours(Minutes(it))),
        (-99_999..99_999i32).prop_map(|it| CellValue::Duration(Minutes(it))),
        (-30_000..90_000i32).prop_map(|days| CellValue::Date(parse::<Date>("1950-01-01").plus_days(days))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_sheet_is_read_again(
        rows in prop::collection::vec(prop::collection::vec(cells(), 3), 0..6),
        delimiter in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let columns = ["one", "=two", "three"].map(SheetColumn::summed).to_vec();
        let list = Worksheet { name: "List".into(), columns, rows, foot: vec![] };
        let file = csv(&list, delimiter);
        let read = values(&file, u8::try_from(delimiter).unwrap());
        prop_assert_eq!(read.len(), list.rows.len() + 1);
        for (row, read) in list.rows.iter().zip(read.iter().skip(1)) {
            for (cell, read) in row.iter().zip(read) {
                match cell {
                    CellValue::Text(text) => prop_assert_eq!(unguarded(read), text.as_str()),
                    CellValue::Duration(minutes) => prop_assert_eq!(read, &minutes.to_string()),
                    CellValue::Count(count) => prop_assert_eq!(read, &count.to_string()),
                    _ => {}
                }
                let first = read.chars().next();
                let runs = matches!(first, Some('=' | '@' | '\t' | '\r'));
                prop_assert!(!runs, "{:?}", read);
            }
        }
        let book = Workbook {
            title: "Book".into(), about: "a & b".into(), sheets: vec![list.clone()], notes: vec!["Note &P.".into()],
            saved: Instant(29_000_000),
        };
        let bytes = xlsx(&book).unwrap();
        let range = sheet(&bytes, "List");
        for (at, row) in (1u32..).zip(&list.rows) {
            for (column, cell) in (0u32..).zip(row) {
                let read = range.get_value((at, column));
                match cell {
                    CellValue::Text(text) => {
                        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
                        prop_assert_eq!(plain(&read.unwrap().to_string()), plain(text));
                    }
                    CellValue::Duration(minutes) if *minutes < Minutes::ZERO => {
                        prop_assert_eq!(read.unwrap().to_string(), format!("\u{2212}{}", minutes.abs()));
                    }
                    CellValue::Duration(minutes) => prop_assert_eq!(super::minutes(read.unwrap()), minutes.0),
                    _ => {}
                }
            }
        }
        let _ = tandem::exchange::sheet::text(&book);
    }
}
