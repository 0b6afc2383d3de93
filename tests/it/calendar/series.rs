//! Series: rules, what is taken out of them, added and changed.

use proptest::prelude::*;
use tandem::domain::{Date, Repeat};

use super::{date, event, lines, plainly, read, told, whole};

/// A meeting each Monday at nine in London, over the change of the clocks of 29 March.
const WEEKLY: &str = "DTSTART;TZID=Europe/London:20260316T090000\nDTEND;TZID=Europe/London:20260316T100000\nRRULE:FREQ=WEEKLY;COUNT=4";

/// The days on which the meeting is, with more lines in it.
fn days(more: &str) -> String {
    let (lines, _) = told(&event(&format!("{WEEKLY}\n{more}")));
    lines.iter().map(|line| line.get(..5).unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_wall_clock_stays_over_a_change_of_the_clocks() {
    let all = plainly(&event(WEEKLY));
    assert_eq!(all, ["03-16", "03-23", "03-30", "04-06"].map(|day| format!("{day} 09:00-10:00 Tea")));
}

#[test]
fn days_are_taken_out_however_they_are_written() {
    for (more, left) in [
        ("EXDATE;TZID=Europe/London:20260330T090000", "03-16 03-23 04-06"),
        ("EXDATE:20260330T080000Z", "03-16 03-23 04-06"),
        ("EXDATE;TZID=Europe/Oslo:20260330T100000", "03-16 03-23 04-06"),
        ("EXDATE;TZID=W. Europe Standard Time:20260330T100000", "03-16 03-23 04-06"),
        ("EXDATE:20260330T090000", "03-16 03-23 04-06"),
        ("EXDATE;VALUE=DATE:20260330", "03-16 03-23 04-06"),
        ("EXDATE:20260330", "03-16 03-23 04-06"),
        ("EXDATE:20260330T080000Z,20260316T090000Z", "03-23 04-06"),
        ("EXDATE:20260330T080000Z\nEXDATE:20260316T090000Z", "03-23 04-06"),
        ("exdate;value=date:20260330, 20260316,", "03-23 04-06"),
        // Another time is no time of the series.
        ("EXDATE:20260330T090000Z", "03-16 03-23 03-30 04-06"),
    ] {
        assert_eq!(days(more), left, "{more}");
    }
    let whole = "DTSTART;VALUE=DATE:20260316\nRRULE:FREQ=DAILY;COUNT=3\n";
    for out in [
        "EXDATE;VALUE=DATE:20260317",
        "EXDATE:20260317",
        "EXDATE:20260317T000000Z",
        "EXDATE;TZID=Europe/London:20260317T000000",
    ] {
        assert_eq!(plainly(&event(&format!("{whole}{out}"))), ["03-16 Tea", "03-18 Tea"], "{out}");
    }
}

#[test]
fn days_are_added() {
    for (more, all) in [
        ("RDATE:20260320T090000Z", "03-16 03-20 03-23 03-30 04-06"),
        ("RDATE;VALUE=DATE:20260320,20260321", "03-16 03-20 03-21 03-23 03-30 04-06"),
        ("RDATE;VALUE=PERIOD:20260320T090000Z/PT15M", "03-16 03-20 03-23 03-30 04-06"),
        ("RDATE:20260323T090000Z", "03-16 03-23 03-30 04-06"),
        ("RDATE:20260320T090000Z\nEXDATE:20260320T090000Z", "03-16 03-23 03-30 04-06"),
    ] {
        assert_eq!(days(more), all, "{more}");
    }
    let once =
        "DTSTART:20260316T090000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20260320T090000Z/20260320T091500Z";
    assert_eq!(plainly(&event(once)), ["03-16 09:00-10:00 Tea", "03-20 09:00-09:15 Tea"]);
}

#[test]
fn a_changed_occurrence_takes_the_place_of_its_own() {
    for id in [
        "RECURRENCE-ID;TZID=Europe/London:20260330T090000",
        "RECURRENCE-ID:20260330T080000Z",
        "RECURRENCE-ID;TZID=GMT Standard Time:20260330T090000",
        "RECURRENCE-ID:20260330T090000",
        "RECURRENCE-ID;VALUE=DATE:20260330",
    ] {
        let changed = |more: &str| {
            let when = "DTSTART;TZID=Europe/London:20260331T140000\nDURATION:PT1H";
            format!("{}{}", event(WEEKLY), event(&format!("{id}\n{when}\n{more}")))
        };
        for sequence in ["", "SEQUENCE:7", "SEQUENCE:-1"] {
            let mut all = plainly(&changed(sequence));
            let moved = all.remove(2);
            assert!(moved.starts_with("03-31 14:00-15:00 Tea for 03-30 "), "{id}: {moved}");
            assert_eq!(all, ["03-16", "03-23", "04-06"].map(|day| format!("{day} 09:00-10:00 Tea")), "{id}");
        }
        for off in
            ["STATUS:CANCELLED", "SUMMARY:Canceled: Tea", "SUMMARY:cancelled: Tea", "TRANSP:TRANSPARENT"]
        {
            assert_eq!(plainly(&changed(off)).len(), 3, "{off}");
        }
    }
}

#[test]
fn a_change_that_stands_before_its_series_or_without_it() {
    let changed = event("RECURRENCE-ID:20260330T080000Z\nDTSTART:20260401T080000Z\nDURATION:PT1H");
    assert_eq!(plainly(&changed), ["04-01 09:00-10:00 Tea for 03-30 09:00"]);
    assert_eq!(plainly(&format!("{changed}{}", event(WEEKLY))).len(), 4);
    // Moved into the window, and out of it.
    let text = whole(&format!("{}{changed}", event(WEEKLY)));
    assert_eq!(lines(&read(&text, "2026-04-01", "2026-04-01")).len(), 1);
    assert_eq!(lines(&read(&text, "2026-03-30", "2026-03-30")), [""; 0]);
}

#[test]
fn this_and_all_that_come_after() {
    let from = |more: &str| {
        let id = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260323T090000Z";
        plainly(&format!("{}{}", event(WEEKLY), event(&format!("{id}\n{more}"))))
    };
    assert_eq!(
        from("DTSTART;TZID=Europe/London:20260324T110000\nDURATION:PT30M\nSUMMARY:Late"),
        [
            "03-16 09:00-10:00 Tea",
            "03-24 11:00-11:30 Late for 03-23 09:00",
            "03-31 11:00-11:30 Late for 03-30 09:00",
            "04-07 11:00-11:30 Late for 04-06 09:00",
        ]
    );
    assert_eq!(from("DTSTART:20260323T090000Z\nSTATUS:CANCELLED"), ["03-16 09:00-10:00 Tea"]);
    assert_eq!(
        from("DTSTART:20260324T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"),
        ["03-16 09:00-10:00 Tea", "03-24 09:00-10:00 Tea", "03-25 09:00-10:00 Tea"]
    );
    // One of them may be another again.
    let one = event("RECURRENCE-ID:20260330T080000Z\nDTSTART:20260330T120000Z\nDURATION:PT1H");
    let on =
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260323T090000Z\nDTSTART:20260323T100000Z\nDURATION:PT1H");
    assert_eq!(
        plainly(&format!("{one}{}{on}", event(WEEKLY))),
        [
            "03-16 09:00-10:00 Tea",
            "03-23 10:00-11:00 Tea for 03-23 09:00",
            "03-30 13:00-14:00 Tea for 03-30 09:00",
            "04-06 10:00-11:00 Tea for 04-06 09:00",
        ]
    );
}

#[test]
fn the_newest_version_wins() {
    let version = |title: &str, more: &str| {
        event(&format!("SUMMARY:{title}\nDTSTART:20261202T090000Z\nDURATION:PT1H\n{more}"))
    };
    let tea = "12-02 09:00-10:00 Tea";
    for (tea_is, other_is) in [
        ("SEQUENCE:2", "SEQUENCE:1\nDTSTAMP:20270101T000000Z"),
        ("DTSTAMP:20261102T080000Z", "DTSTAMP:20261101T080000Z"),
        ("SEQUENCE:1\nDTSTAMP:20261101T080001Z", "SEQUENCE:1\nDTSTAMP:20261101T080000Z"),
        ("SEQUENCE:1", ""),
        ("SEQUENCE:3", "STATUS:CANCELLED\nSEQUENCE:2"),
    ] {
        let (one, other) = (version("Tea", tea_is), version("Cake", other_is));
        assert_eq!(plainly(&format!("{one}{other}")), [tea], "{tea_is}");
        assert_eq!(plainly(&format!("{other}{one}")), [tea], "{tea_is}");
    }
    assert_eq!(
        plainly(&format!("{}{}", version("Tea", ""), version("Tea", "STATUS:CANCELLED\nSEQUENCE:1"))),
        [""; 0]
    );
    // As new, and at another time: the last, and it is said.
    let later = event("DTSTART:20261203T090000Z\nDURATION:PT1H");
    let (lines, codes) = told(&format!("{}{later}", version("Tea", "")));
    assert_eq!((lines, codes), (vec!["12-03 09:00-10:00 Tea".to_owned()], vec!["uid-twice"]));
    // Without a UID nothing is a version of anything.
    let nameless = version("Tea", "UID:");
    assert_eq!(plainly(&format!("{nameless}{nameless}")).len(), 2);
}

#[test]
fn a_series_that_was_called_off_takes_its_changes_along() {
    let changed = event("RECURRENCE-ID:20260330T080000Z\nDTSTART:20260401T080000Z\nDURATION:PT1H");
    assert_eq!(plainly(&format!("{}{changed}", event(&format!("{WEEKLY}\nSTATUS:CANCELLED")))), [""; 0]);
    assert_eq!(plainly(&format!("METHOD:CANCEL\n{}{changed}", event(WEEKLY))), [""; 0]);
}

#[test]
fn the_end_of_a_rule_is_included() {
    let on = |rule: &str| {
        let lines =
            event(&format!("DTSTART;TZID=Europe/London:20260316T090000\nDURATION:PT1H\nRRULE:{rule}"));
        let (lines, codes) = told(&lines);
        (lines.iter().map(|line| line.get(..5).unwrap()).collect::<Vec<_>>().join(" "), codes.join(" "))
    };
    for (rule, expected, codes) in [
        ("FREQ=WEEKLY;UNTIL=20260330T080000Z", "03-16 03-23 03-30", ""),
        ("FREQ=WEEKLY;UNTIL=20260330T075900Z", "03-16 03-23", ""),
        ("FREQ=WEEKLY;UNTIL=20260330T090000", "03-16 03-23 03-30", ""),
        ("FREQ=WEEKLY;UNTIL=20260330", "03-16 03-23 03-30", "until-a-date"),
        ("FREQ=WEEKLY;UNTIL=20260310", "", ""),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "03-16 03-17", "start-not-in-rule"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "03-16 03-31", "start-not-in-rule"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=2;WKST=SU", "03-16 03-26", ""),
    ] {
        assert_eq!(on(rule), (expected.to_owned(), codes.to_owned()), "{rule}");
    }
    let whole = "DTSTART;VALUE=DATE:20260316\nRRULE:FREQ=DAILY;UNTIL=";
    for until in ["20260317", "20260317T000000Z", "20260317T235959Z"] {
        assert_eq!(plainly(&event(&format!("{whole}{until}"))), ["03-16 Tea", "03-17 Tea"], "{until}");
    }
}

fn a_rule() -> impl Strategy<Value = String> {
    let days = prop::sample::subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 0..4);
    (0..4usize, 1u32..4, 0..3usize, days, prop::sample::select(vec!["", "1", "-1", "2"]), 1u32..30).prop_map(
        |(freq, interval, end, days, nth, count)| {
            let freq = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][freq];
            let nth = if matches!(freq, "MONTHLY" | "YEARLY") { nth } else { "" };
            let end = match end {
                0 => String::new(),
                1 => format!(";COUNT={count}"),
                _ => format!(";UNTIL=2026{:02}15T080000Z", count % 12 + 1),
            };
            let days: Vec<String> = days.iter().map(|day| format!("{nth}{day}")).collect();
            let by_day = if days.is_empty() { String::new() } else { format!(";BYDAY={}", days.join(",")) };
            format!("FREQ={freq};INTERVAL={interval}{end}{by_day}")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn series_come_when_the_rrule_crate_says(text in a_rule(), start in 0i32..500, out in prop::collection::vec(0i32..400, 0..6)) {
        let plain: Repeat = text.replace('Z', "").parse().unwrap();
        let near = date("2025-01-01").plus_days(start);
        // The oracle knows no start outside its rule.
        let Some(first) = plain.first_from(near, "09:00".parse().unwrap()) else { return Ok(()) };
        let compact = |day: Date| day.to_string().replace('-', "");
        let begin = compact(first.date());
        let out: Vec<String> = out.iter().map(|days| compact(first.date().plus_days(*days))).collect();
        let lines = |zone: &str, value: &str| {
            let out: Vec<String> = out.iter().map(|day| format!("EXDATE;{zone}:{day}T090000\n")).collect();
            let out = out.concat();
            format!("DTSTART;{zone}:{begin}T090000\nRRULE:{value}\n{out}")
        };
        let theirs: rrule::RRuleSet = lines("TZID=Europe/Oslo", &text).parse().unwrap();
        let (from, to) = (date("2026-01-01"), date("2026-12-31"));
        let days = theirs.into_iter().map(|at| Date::from_naive(at.date_naive()));
        let expected: Vec<String> = days
            .take_while(|day| *day <= to)
            .filter(|day| *day >= from)
            .map(|day| format!("{} 08:00-09:00 Tea", day.to_string().trim_start_matches("2026-")))
            .collect();
        let ours = told(&event(&format!("{}DURATION:PT1H", lines("TZID=Europe/Oslo", &text)))).0;
        prop_assert_eq!(ours, expected, "{} from {}", text, first);
    }
}
