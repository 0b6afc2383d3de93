//! What the lists say: the same as the program does elsewhere, to the minute.

use tandem::domain::*;
use tandem::exchange::give::{ExportOrder, Format, Given};
use tandem::planner::caseload::caseload;
use tandem::rota::leave::{LeaveAccount, LeaveYear};
use tandem::rota::{RotaWeek, WeekHours};
use tandem::rules::RuleContext;

use super::{EXAMPLE, column, given, minutes, number, order, part, said, sheet, text, values, workbook};
use crate::build::{Build, parse};
use crate::hours::ann;

#[test]
fn the_hours_of_a_week_add_up_beyond_two_days() {
    let gift = given(&EXAMPLE, "owner", &order(Given::Rota, Format::Xlsx));
    assert_eq!(gift.name, "rota-2026-W49.xlsx");
    let hours = sheet(&gift.bytes, "Hours");
    let rows: Vec<(String, i32)> =
        hours.rows().skip(1).map(|row| (row[0].to_string(), minutes(&row[1]))).collect();
    let wanted = [
        ("Aisha Rahman", 864),
        ("Catriona Muir", 864),
        ("Eilidh Ramsay", 864),
        ("Leanne Watt", 180),
        ("Shona Baird", 864),
        ("Total", 3636),
    ];
    assert_eq!(rows, wanted.map(|(name, minutes)| (name.to_owned(), minutes)));
    assert!((number(&hours.rows().next_back().unwrap()[1]) - 2.525).abs() < 1e-12);
    let formulas = calamine::Reader::worksheet_formula(&mut workbook(&gift.bytes), "Hours").unwrap();
    assert_eq!(formulas.get_value((6, 1)).unwrap(), "SUM(B2:B6)");
    // The same stands below what is paid in the list itself.
    let list = sheet(&gift.bytes, "Rota");
    assert_eq!(minutes(&list.rows().next_back().unwrap()[column(&list, "Paid")]), 3636);
}

#[test]
fn a_rota_is_a_list_of_who_is_in_when_for_what() {
    let page = text(&given(
        &EXAMPLE,
        "eilidh",
        &ExportOrder { team: Some(parse("ailsa")), ..order(Given::Rota, Format::Txt) },
    ));
    insta::assert_snapshot!("rota", page);
    let mine = ExportOrder { person: Some(parse("eilidh")), ..order(Given::Person, Format::Csv) };
    let rows = values(&given(&EXAMPLE, "eilidh", &mine).bytes, b',');
    let rota = RotaWeek::of(&EXAMPLE, parse("2026-W49")).unwrap();
    let person: PersonId = parse("eilidh");
    let shifts = rota.shifts_of(&person).iter().map(|shift| shift.pieces.len()).sum::<usize>();
    assert_eq!(rows.len(), 1 + shifts + rota.worked_by(&person).count());
    assert!(rows.iter().skip(1).all(|row| row[2] == "Eilidh Ramsay"));
    assert!(
        rows.iter()
            .any(|row| row[1] == "2026-11-30" && row[3] == "09:00" && row[4] == "15:00" && row[7] == "Shift")
    );
}

#[test]
fn hours_are_those_of_the_command() {
    let asked = ExportOrder { last: parse("2026-W50"), ..order(Given::Hours, Format::Xlsx) };
    let range = sheet(&given(&EXAMPLE, "owner", &asked).bytes, "Hours");
    let mut rows = range.rows().skip(1);
    for week in ["2026-W49", "2026-W50"] {
        let week: Week = parse(week);
        for hours in WeekHours::of(&EXAMPLE, &RotaWeek::of(&EXAMPLE, week).unwrap()).people {
            let row = rows.next().unwrap();
            let name = &EXAMPLE.person(&hours.person).unwrap().name;
            assert_eq!((row[0].to_string(), row[1].to_string()), (name.clone(), week.to_string()));
            let figures = [
                hours.contract,
                hours.shift,
                hours.outside,
                hours.leave,
                hours.holiday,
                hours.worked(),
                hours.balance(),
            ];
            for (cell, figure) in row.iter().skip(2).zip(figures) {
                if figure >= Minutes::ZERO {
                    assert_eq!(minutes(cell), figure.0, "{name} {week}");
                } else {
                    assert_eq!(cell.to_string(), format!("\u{2212}{}", figure.abs()));
                }
            }
            assert!((number(&row[9]) - f64::from(hours.balance().0) / 60.0).abs() < 1e-9);
            for (cell, figure) in
                row.iter().skip(10).zip([hours.direct, hours.travel, hours.meeting, hours.open])
            {
                assert_eq!(minutes(cell), figure.0, "{name} {week}");
            }
            let load = hours.load_percent().map_or(String::new(), |load| load.to_string());
            assert_eq!(row[14].to_string(), load);
        }
    }
    assert_eq!(rows.next().unwrap()[0].to_string(), "Total");
}

/// Somebody who was in for one of two days: 7:12 of 14:24.
fn half_a_week() -> Build {
    Build::service(Nation::Scotland).person("ann").post("post", "28:48").share(
        "post",
        "ann",
        "14:24",
        "2026-01-05",
        "",
        "mon 09:00-16:42 break 0:30, tue 09:00-16:42 break 0:30",
    )
}

#[test]
fn a_balance_below_nothing_is_a_text_beside_a_number() {
    let state = half_a_week().row("ann", "2026-12-01", 0, "", "", "").state();
    let range = sheet(&given(&state, "owner", &order(Given::Hours, Format::Xlsx)).bytes, "Hours");
    let row: Vec<String> = range.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(row[column(&range, "Balance")], "\u{2212}7:12");
    assert!((number(&range.rows().nth(1).unwrap()[column(&range, "Balance, decimal")]) + 7.2).abs() < 1e-9);
    let total = range.rows().nth(2).unwrap();
    assert_eq!(total[column(&range, "Balance")].to_string(), "\u{2212}7:12");
    assert!((number(&total[column(&range, "Balance, decimal")]) + 7.2).abs() < 1e-9);
    for row in range.rows().skip(1) {
        for cell in row {
            assert!(!matches!(cell, calamine::Data::DateTime(_)) || number(cell) >= 0.0, "{cell:?}");
        }
    }
    let rows = values(&given(&state, "owner", &order(Given::Hours, Format::Csv)).bytes, b',');
    assert_eq!((rows[1][8].as_str(), rows[1][9].as_str()), ("-7:12", "-7.20"));
}

#[test]
fn leave_is_that_of_the_command() {
    let state = &*EXAMPLE;
    let gift = given(state, "shona", &order(Given::Leave, Format::Xlsx));
    let range = sheet(&gift.bytes, "Leave");
    let figures = |row: &[calamine::Data]| row[2..6].iter().map(minutes).collect::<Vec<_>>();
    let rows: Vec<_> = range.rows().skip(1).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row[0] == *"Shona Baird"));
    assert_eq!(figures(rows[0]), [93 * 60 + 30, 43 * 60 + 12, 14 * 60 + 24, 35 * 60 + 54]);
    assert_eq!(figures(rows[1]), [23 * 60 + 30, 0, 11 * 60, 12 * 60 + 30]);
    assert_eq!(figures(rows[2])[0], 30);
    let year = LeaveYear::starting_in(state.service().unwrap(), 2026);
    let everybody = sheet(&given(state, "owner", &order(Given::Leave, Format::Xlsx)).bytes, "Leave");
    for row in everybody.rows().skip(1) {
        let person = state.people().find(|it| it.name == row[0].to_string()).unwrap();
        let account = LeaveAccount::of(state, &person.id, year, parse("2026-12-02")).unwrap();
        let balance = match row[1].to_string().as_str() {
            "Annual leave" => account.balances.annual,
            "Public holidays" => account.balances.public_holiday,
            "Time off in lieu" => account.balances.toil,
            other => panic!("{other}"),
        };
        if balance.left() >= Minutes::ZERO {
            let wanted = [balance.entitled, balance.taken, balance.booked, balance.left()];
            assert_eq!(figures(row), wanted.map(|it| it.0), "{}", person.name);
        }
    }
}

#[test]
fn why_somebody_is_away_is_for_them_and_their_lead() {
    let kinds = |author: &str| {
        let range = sheet(&given(&EXAMPLE, author, &order(Given::Leave, Format::Xlsx)).bytes, "Who is away");
        let of = |name: &str| {
            let rows = range.rows().skip(1).filter(|row| row[0] == *name);
            let mut kinds: Vec<String> = rows.map(|row| row[3].to_string()).collect();
            kinds.dedup();
            kinds.join(" ")
        };
        [of("Shona Baird"), of("Aisha Rahman")]
    };
    assert_eq!(kinds("shona"), ["annual carer annual", "away"]);
    assert_eq!(kinds("morag"), ["annual carer annual", "away"]);
    assert_eq!(kinds("eilidh"), ["away", "away"]);
    assert_eq!(kinds("fiona"), ["away", "annual sick annual"]);
    assert_eq!(kinds("isla"), ["away", "away"]);
    // What is asked for is nobody else's to know yet.
    let page = text(&given(&EXAMPLE, "fiona", &order(Given::Leave, Format::Txt)));
    assert!(page.contains("asked for"), "{page}");
    let page = text(&given(&EXAMPLE, "eilidh", &order(Given::Leave, Format::Txt)));
    assert!(!page.contains("3 Dec 2026") && !page.contains("asked"), "{page}");
}

#[test]
fn the_caseload_counts_and_keeps_small_numbers_of_others_back() {
    let rows = |author: &str| {
        let rows = values(&given(&EXAMPLE, author, &order(Given::Caseload, Format::Csv)).bytes, b',');
        rows.into_iter().skip(1).map(|row| (row[1].clone(), row[2].clone())).collect::<Vec<_>>()
    };
    let rules = RuleContext::new(&EXAMPLE, parse("2026-12-02"));
    let all: Vec<(String, String)> = caseload(&rules, None, &[])
        .carriers
        .iter()
        .map(|it| (EXAMPLE.person(&it.person).unwrap().name.clone(), it.families.to_string()))
        .collect();
    assert_eq!(all.len(), 5);
    assert_eq!(rows("owner"), all);
    let of_fiona = rows("fiona");
    let count = |name: &str| of_fiona.iter().find(|(it, _)| it == name).unwrap().1.clone();
    assert_eq!((count("Aisha Rahman").as_str(), count("Shona Baird").as_str()), ("4", "kept back"));
    assert_eq!(rows("eilidh"), [("Eilidh Ramsay".to_owned(), "3".to_owned())]);
    assert_eq!(rows("isla"), []);
}

#[test]
fn a_workbook_prints_on_the_width_of_a_page_with_its_headings_on_each() {
    let bytes = given(&EXAMPLE, "owner", &order(Given::Rota, Format::Xlsx)).bytes;
    let page = part(&bytes, "xl/worksheets/sheet1.xml");
    for said in [
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "orientation=\"landscape\"",
        r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
        "<pageSetUpPr fitToPage=\"1\"/>",
        "customHeight=\"1\"",
        "<cols>",
    ] {
        assert!(page.contains(said), "{said} is not in {}", &page[..1500.min(page.len())]);
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:creator>Tandem</dc:creator>"));
    let list = sheet(&bytes, "Rota");
    let monday = list.rows().nth(1).unwrap();
    assert!((number(&monday[column(&list, "Date")]) - 46356.0).abs() < f64::EPSILON);
    assert_eq!(said(monday.first()), "Mon");
}

#[test]
fn weeks_that_are_drafts_are_said_to_be_and_can_be_left_out() {
    let gift = given(
        &EXAMPLE,
        "owner",
        &ExportOrder { first: parse("2026-W50"), last: parse("2026-W50"), ..order(Given::Rota, Format::Txt) },
    );
    assert!(
        gift.notes.iter().any(|note| note == "2026-W50 is a draft and may still change."),
        "{:?}",
        gift.notes
    );
    let without = ExportOrder { published: true, ..order(Given::Rota, Format::Csv) };
    let without = ExportOrder { first: parse("2026-W50"), last: parse("2026-W50"), ..without };
    assert_eq!(values(&given(&EXAMPLE, "owner", &without).bytes, b',').len(), 1);
}

#[test]
fn work_that_loses_a_day_to_leave_says_away_and_to_a_holiday_which() {
    let state = ann()
        .leave("ann", LeaveKind::Wellbeing, "2026-11-30", "2026-11-30")
        .holiday("2026-12-01", "Made-up Day", true)
        .state();
    let rows = values(&given(&state, "bo", &order(Given::Rota, Format::Csv)).bytes, b',');
    let what: Vec<(&str, &str)> = rows.iter().skip(1).map(|row| (row[1].as_str(), row[7].as_str())).collect();
    assert!(what.is_empty(), "bo is shown a draft: {what:?}");
    let rows = values(&given(&state, "owner", &order(Given::Rota, Format::Csv)).bytes, b',');
    let what: Vec<(&str, &str)> = rows.iter().skip(1).map(|row| (row[1].as_str(), row[7].as_str())).collect();
    assert_eq!(what, [("2026-11-30", "Away"), ("2026-12-01", "Public holiday"), ("2026-12-02", "Shift")]);
}
