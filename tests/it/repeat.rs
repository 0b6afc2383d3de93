//! Repeat rules: what they refuse, what they print, and when they come, checked against RFC 5545's own examples
//! and against the rrule crate.

use proptest::prelude::*;
use tandem::domain::{Date, Moment, Repeat};

fn rule(text: &str) -> Repeat {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// The dates as `MM-DD`, joined.
fn dates(text: &str, first: &str, from: &str, to: &str) -> String {
    let days = rule(text).dates(moment(first), date(from), date(to));
    days.iter().map(|d| d.to_string()[5..].to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_series_cannot_do_is_refused_by_name() {
    let said = |text: &str| text.parse::<Repeat>().expect_err(text).to_string();
    for (text, part) in [
        ("FREQ=YEARLY;BYWEEKNO=3", "\"BYWEEKNO\" is not something a series can do here"),
        ("FREQ=YEARLY;BYYEARDAY=100", "BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST"),
        ("FREQ=YEARLY;BYMONTH=13", "a month from 1 for January to 12"),
        ("FREQ=YEARLY;BYMONTH=0", "a month from 1"),
        ("FREQ=YEARLY;BYMONTH=-1", "a month from 1"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "a place in the period from 1 to 366"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-367", "a place in the period"),
        ("FREQ=MONTHLY;BYSETPOS=1", "\"BYSETPOS\" is not something that works alone"),
        ("FREQ=HOURLY", "\"HOURLY\" is not a way that a series can repeat"),
        ("FREQ=WEKLY", "\"WEKLY\" is not one of DAILY, WEEKLY"),
        ("RRULE:FREQ=DAILY", "leave out the RRULE:"),
        ("FREQ=DAILY;UNTIL=20261231T090000Z", "leave out the Z"),
        ("FREQ=DAILY;UNTIL=20261331", "a last day or a last time"),
        ("FREQ=DAILY;UNTIL=20261231;COUNT=3", "keep one of the two"),
        ("FREQ=DAILY;COUNT=0", "a whole number from 1"),
        ("FREQ=DAILY;INTERVAL=0", "a whole number from 1"),
        ("FREQ=DAILY;INTERVAL=4294967296", "a whole number from 1"),
        ("FREQ=WEEKLY;BYDAY=2TU", "belongs to MONTHLY or YEARLY"),
        ("FREQ=MONTHLY;BYDAY=6TU", "goes up to 5"),
        ("FREQ=MONTHLY;BYDAY=0TU", "a weekday such as TU"),
        ("FREQ=MONTHLY;BYDAY=é", "a weekday such as TU"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "something a weekly series can have"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "a day of the month"),
        ("FREQ=DAILY;FREQ=WEEKLY", "twice"),
        ("INTERVAL=2", "needs FREQ"),
        ("", "a part of a repeat rule"),
        ("FREQ=DAILY;", "a part of a repeat rule"),
    ] {
        let said = said(text);
        assert!(said.contains(part), "{text}: {said}");
    }
}

#[test]
fn a_rule_prints_in_one_form() {
    for (text, printed) in [
        ("freq=weekly;byday=tu,mo,tu;interval=1;wkst=mo", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("COUNT=3;FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;INTERVAL=2;COUNT=3"),
        ("FREQ=DAILY;UNTIL=20261231T0930", "FREQ=DAILY;UNTIL=20261231T093000"),
        (
            "FREQ=MONTHLY;BYDAY=-1FR,+2TU;BYMONTHDAY=-1,13;WKST=SU",
            "FREQ=MONTHLY;BYDAY=-1FR,2TU;BYMONTHDAY=-1,13;WKST=SU",
        ),
        (
            "BYSETPOS=2,-1,2;BYMONTH=9,03,9;FREQ=YEARLY;BYDAY=MO",
            "FREQ=YEARLY;BYDAY=MO;BYMONTH=3,9;BYSETPOS=-1,2",
        ),
    ] {
        assert_eq!(rule(text).to_string(), printed);
        assert_eq!(rule(printed), rule(text));
    }
}

#[test]
fn the_standards_own_examples() {
    // RFC 5545, 3.8.5.3, with the parts that are done here; all start on 2 September 1997 unless said.
    let first = "1997-09-02T09:00";
    let of = |text: &str, to: &str| dates(text, first, "1997-01-01", to);
    assert_eq!(of("FREQ=DAILY;INTERVAL=10;COUNT=5", "1998-01-01"), "09-02 09-12 09-22 10-02 10-12");
    assert_eq!(
        of("FREQ=WEEKLY;UNTIL=19971007T000000;WKST=SU;BYDAY=TU,TH", "1998-01-01"),
        "09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02"
    );
    assert_eq!(
        of("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1998-01-01"),
        "09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16"
    );
    assert_eq!(
        dates("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22T09:00", "1997-01-01", "1999-01-01"),
        "09-22 10-20 11-17 12-22 01-19 02-16"
    );
    assert_eq!(
        dates("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28T09:00", "1997-01-01", "1998-02-28"),
        "09-28 10-29 11-28 12-29 01-29 02-26"
    );
    assert_eq!(
        of("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1999-01-01"),
        "09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 01-02 01-15"
    );
    assert_eq!(
        dates("FREQ=YEARLY;BYDAY=20MO", "1997-05-19T09:00", "1997-01-01", "1999-12-31"),
        "05-19 05-18 05-17"
    );
    assert_eq!(
        dates("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998-02-13T09:00", "1998-01-01", "2000-12-31"),
        "02-13 03-13 11-13 08-13 10-13"
    );
    assert_eq!(
        dates(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            "1997-08-05T09:00",
            "1997-01-01",
            "1998-01-01"
        ),
        "08-05 08-10 08-19 08-24"
    );
    assert_eq!(
        dates(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            "1997-08-05T09:00",
            "1997-01-01",
            "1998-01-01"
        ),
        "08-05 08-17 08-19 08-31"
    );
}

#[test]
fn the_standards_own_examples_of_months_and_places() {
    let of = |text: &str, first: &str, to: &str| dates(text, first, "1997-01-01", to);
    assert_eq!(
        of("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10T09:00", "2002-01-01"),
        "06-10 07-10 06-10 07-10 06-10 07-10 06-10 07-10 06-10 07-10"
    );
    assert_eq!(
        of("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10T09:00", "2004-01-01"),
        "03-10 01-10 02-10 03-10 01-10 02-10 03-10 01-10 02-10 03-10"
    );
    assert_eq!(
        of("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13T09:00", "1998-12-31"),
        "03-13 03-20 03-27 03-05 03-12 03-19 03-26"
    );
    // Election day: the Tuesday after the first Monday of November, every four years.
    assert_eq!(
        of(
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "1996-11-05T09:00",
            "2004-12-31"
        ),
        "11-07 11-02"
    );
    assert_eq!(
        of("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04T09:00", "1999-01-01"),
        "09-04 10-07 11-06"
    );
    assert_eq!(
        of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29T09:00", "1998-03-31"),
        "09-29 10-30 11-27 12-30 01-29 02-26 03-30"
    );
}

#[test]
fn a_numbered_weekday_counts_within_the_months_of_a_yearly_rule() {
    assert_eq!(
        dates("FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO", "2026-03-02T10:00", "2026-01-01", "2027-12-31"),
        "03-02 09-07 03-01 09-06"
    );
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-01-30T15:00",
            "2026-01-01",
            "2026-05-31"
        ),
        "01-30 02-27 03-31 04-30 05-29"
    );
}

#[test]
fn the_nearest_date_of_a_rule_is_found_wherever_it_lies() {
    let near = |text: &str, first: &str, day: &str| {
        rule(text).nearest(moment(first), date(day)).map(|day| day.to_string())
    };
    let third_wednesday = "FREQ=MONTHLY;BYDAY=3WE;UNTIL=20261130";
    assert_eq!(near(third_wednesday, "2026-07-15T12:30", "2026-08-20").as_deref(), Some("2026-08-19"));
    assert_eq!(near(third_wednesday, "2026-07-15T12:30", "1950-01-01").as_deref(), Some("2026-07-15"));
    assert_eq!(near(third_wednesday, "2026-07-15T12:30", "2199-12-31").as_deref(), Some("2026-11-18"));
    assert_eq!(near("FREQ=DAILY;UNTIL=20251231", "2026-07-15T12:30", "2026-07-15"), None);
}

#[test]
fn dates_are_had_one_after_the_other_to_the_last() {
    for text in [
        "FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20290310",
        "FREQ=MONTHLY;BYDAY=-1WE;COUNT=40",
        "FREQ=YEARLY;INTERVAL=3",
        "FREQ=DAILY;COUNT=1",
    ] {
        let (rule, first) = (rule(text), moment("2026-07-29T12:30"));
        for from in ["1950-01-01", "2026-07-29", "2027-08-04", "2199-12-30"] {
            let one_by_one: Vec<Date> = rule.dates_from(first, date(from)).collect();
            assert_eq!(one_by_one, rule.dates(first, date(from), Date::LAST), "{text} from {from}");
        }
    }
    // Of one that goes on for ever only those asked for are looked for.
    let daily: Vec<String> = rule("FREQ=DAILY")
        .dates_from(moment("2026-11-30T09:00"), date("2199-12-30"))
        .map(|date| date.to_string())
        .collect();
    assert_eq!(daily, ["2199-12-30", "2199-12-31"]);
}

#[test]
fn the_last_instant_is_included() {
    let week = |text: &str| dates(text, "2026-11-30T09:00", "2026-11-30", "2026-12-06");
    assert_eq!(week("FREQ=DAILY;UNTIL=20261202"), "11-30 12-01 12-02");
    assert_eq!(week("FREQ=DAILY;UNTIL=20261202T0900"), "11-30 12-01 12-02");
    assert_eq!(week("FREQ=DAILY;UNTIL=20261202T0859"), "11-30 12-01");
    assert_eq!(week("FREQ=DAILY;UNTIL=20261129"), "");
}

#[test]
fn a_month_without_the_day_is_passed_over() {
    assert_eq!(
        dates("FREQ=MONTHLY", "2026-10-31T09:00", "2026-10-01", "2027-03-31"),
        "10-31 12-31 01-31 03-31"
    );
    assert_eq!(
        rule("FREQ=YEARLY").dates(moment("2024-02-29T09:00"), date("2024-01-01"), date("2032-12-31")),
        [date("2024-02-29"), date("2028-02-29"), date("2032-02-29")]
    );
}

#[test]
fn the_first_one_is_an_instant_of_the_rule_or_is_not() {
    let is = |text: &str, first: &str| rule(text).is_instant(moment(first));
    assert!(is("FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00"));
    assert!(!is("FREQ=WEEKLY;BYDAY=TU", "2026-11-30T09:00"));
    assert!(!is("FREQ=DAILY;UNTIL=20261130T0800", "2026-11-30T09:00"));
    assert!(is("FREQ=YEARLY;BYDAY=-1MO;BYMONTHDAY=28", "2026-12-28T09:00"));
    // It comes all the same, and COUNT counts it.
    assert_eq!(
        dates("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-11-30T09:00", "2026-11-30", "2026-12-31"),
        "11-30 12-01"
    );
    assert_eq!(
        dates("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-11-30T09:00", "2026-12-01", "2026-12-31"),
        "12-01"
    );
}

#[test]
fn rules_that_never_come_and_endless_windows_end() {
    let (first, from, to) =
        (moment("1900-01-01T09:00"), date("1900-01-01").plus_days(i32::MIN), date("2199-12-31"));
    for text in [
        "FREQ=YEARLY;BYMONTHDAY=31;BYDAY=53MO",
        "FREQ=MONTHLY;INTERVAL=4294967295;BYMONTHDAY=31",
        "FREQ=YEARLY;INTERVAL=4294967295;COUNT=4294967295",
        "FREQ=DAILY;INTERVAL=4294967295;BYDAY=TU;COUNT=4294967295",
        "FREQ=WEEKLY;INTERVAL=4294967295;COUNT=4294967295;BYDAY=TU,SU;WKST=SU",
        "FREQ=DAILY;BYMONTHDAY=31;BYDAY=TU;COUNT=4294967295",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=-366,366;COUNT=4294967295",
        "FREQ=WEEKLY;BYMONTH=2;BYSETPOS=7;WKST=SU;COUNT=4294967295",
        "FREQ=DAILY;BYMONTH=2;BYSETPOS=2;COUNT=4294967295",
    ] {
        let _ = rule(text).dates(first, from, to.plus_days(i32::MAX));
        let _ = rule(text).dates(first, to, to);
    }
    assert!(rule("FREQ=DAILY").dates(first, to, from).is_empty());
}

fn a_rule() -> impl Strategy<Value = String> {
    let days = proptest::sample::subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 0..4);
    let ordinal =
        prop_oneof![3 => Just(None), 1 => (1i8..=4).prop_map(Some), 1 => (-4i8..=-1).prop_map(Some)];
    let month_days = proptest::collection::vec(prop_oneof![1i8..=31, -31i8..=-1], 0..3);
    let months = prop_oneof![2 => Just(vec![]), 1 => proptest::collection::vec(1u8..=12, 1..4)];
    let places =
        prop_oneof![2 => Just(vec![]), 1 => proptest::collection::vec(prop_oneof![1i16..6, -5i16..0], 1..3)];
    let end = prop_oneof![
        2 => Just(String::new()),
        2 => (1u32..60).prop_map(|n| format!(";COUNT={n}")),
        1 => (2020i32..2027, 1u32..=12).prop_map(|(y, m)| format!(";UNTIL={y}{m:02}15")),
    ];
    (0..4usize, 1u32..5, end, days, ordinal, month_days, months, places, 0..3usize).prop_map(
        |(freq, interval, end, days, n, month_days, months, places, wkst)| {
            let freq = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][freq];
            let n =
                n.filter(|_| matches!(freq, "MONTHLY" | "YEARLY")).map(|n| n.to_string()).unwrap_or_default();
            let mut text = format!("FREQ={freq};INTERVAL={interval}{end};WKST={}", ["MO", "SU", "WE"][wkst]);
            let list = |name: &str, items: Vec<String>| match items.as_slice() {
                [] => String::new(),
                some => format!(";{name}={}", some.join(",")),
            };
            // The oracle does not narrow numbered weekdays by days of the month.
            let with_days = freq != "WEEKLY" && (n.is_empty() || days.is_empty());
            let month_days = if with_days { month_days } else { vec![] };
            let narrowed = !(days.is_empty() && month_days.is_empty() && months.is_empty());
            text += &list("BYDAY", days.iter().map(|day| format!("{n}{day}")).collect());
            text += &list("BYMONTHDAY", month_days.iter().map(ToString::to_string).collect());
            text += &list("BYMONTH", months.iter().map(ToString::to_string).collect());
            if narrowed {
                text += &list("BYSETPOS", places.iter().map(ToString::to_string).collect());
            }
            text
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn rules_come_when_the_rrule_crate_says(text in a_rule(), start in 0i32..1200, from in 0i32..2500, length in 0i32..60) {
        let ours = rule(&text);
        prop_assert_eq!(&rule(&ours.to_string()), &ours);
        // Begins with an instant of the rule: the first that it gives once it has begun, a day off it or not.
        let first = date("2020-01-01").plus_days(start);
        let begin = first.at("09:00".parse().unwrap());
        let after = ours.dates(begin, first.plus_days(1), first.plus_days(800)).into_iter();
        let Some(first) = after.chain([first]).find(|day| ours.is_instant(day.at(begin.time()))) else {
            return Ok(());
        };
        let begin = first.at(begin.time());
        let (from, to) = (first.plus_days(from - 30), first.plus_days(from + length));
        // UNTIL with a date is the end of that day; the oracle wants it in UTC.
        let theirs = match text.find("UNTIL=") {
            Some(at) => format!("{}T235900Z{}", &text[..at + 14], &text[at + 14..]),
            None => text.clone(),
        };
        let compact = |d: Date| d.to_string().replace('-', "");
        let set: rrule::RRuleSet =
            format!("DTSTART:{}T090000Z\nRRULE:{theirs}", compact(first)).parse().unwrap();
        // The oracle cuts the set of the first stretch at its start, and then may not count the start itself.
        if (&set).into_iter().next().map(|at| Date::from_naive(at.date_naive())) != Some(first) {
            return Ok(());
        }
        let mut expected = vec![];
        for at in &set {
            let day = Date::from_naive(at.date_naive());
            if day > to { break; }
            if day >= from { expected.push(day); }
        }
        prop_assert_eq!(ours.dates(begin, from, to), expected, "{} from {}", text, first);
    }
}
