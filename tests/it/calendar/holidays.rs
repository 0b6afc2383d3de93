//! Calendars as holidays.

use tandem::domain::Zone;
use tandem::exchange::calendar::{HolidaysRead, holidays};

use super::{date, event, whole};

fn read(inside: &str) -> HolidaysRead {
    holidays(whole(inside).as_bytes(), (date("2026-01-01"), date("2027-12-31")), Zone::default())
}

#[test]
fn a_day_a_row() {
    let events = [
        "UID:a\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Christmas Day\nTRANSP:TRANSPARENT",
        "UID:b\nDTSTART:20270101\nSUMMARY:New Year\u{2019}s Day\nRRULE:FREQ=YEARLY",
        "UID:c\nDTSTART;VALUE=DATE:20270103\nDTEND;VALUE=DATE:20270105\nSUMMARY:2 January\\n(substitute)",
        "UID:d\nDTSTART;TZID=Europe/London:20261130T000000\nDTEND;TZID=Europe/London:20261201T000000\nSUMMARY:St Andrew",
        "UID:f\nDTSTART:20261228\nSUMMARY:Canceled: Boxing Day",
        "UID:g\nDTSTART:20251225\nSUMMARY:Christmas Day",
    ];
    let read = read(&events.map(event).concat());
    let days: Vec<String> = read.days.iter().map(|(day, name)| format!("{day} {name}")).collect();
    assert_eq!(
        days,
        [
            "2026-11-30 St Andrew",
            "2026-12-25 Christmas Day",
            "2027-01-01 New Year\u{2019}s Day",
            "2027-01-03 2 January (substitute)",
            "2027-01-04 2 January (substitute)",
        ]
    );
    assert_eq!(read.faults, []);
    let warnings: Vec<_> = read.warnings.iter().map(|it| (it.code.word(), it.years.clone())).collect();
    assert_eq!(warnings, [("years-replaced", vec![2026, 2027])]);
}

#[test]
fn what_is_no_holiday_is_a_fault() {
    for (lines, said) in [
        ("DTSTART:20261225T090000Z\nDURATION:PT1H", "this one has times"),
        ("DTSTART:20261225\nSUMMARY:", "no name"),
        ("DTSTART:20261225\nCLASS:PRIVATE", "no name"),
        ("DTSTART:20261325", "no month 13"),
    ] {
        let read = read(&event(lines));
        assert_eq!((read.days.len(), read.faults.len(), read.skipped), (0, 1, 1), "{lines}");
        assert!(read.faults[0].message.contains(said), "{lines}: {:?}", read.faults);
        assert_eq!(read.warnings, [], "{lines}");
    }
}
