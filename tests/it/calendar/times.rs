//! Days and times, in every form and zone.

use super::{event, lines, plainly, read, told, whole};

#[test]
fn days_times_and_lengths() {
    for (written, expected) in [
        ("DTSTART:20261202T090000Z\nDTEND:20261202T100000Z", "12-02 09:00-10:00 Tea"),
        ("DTSTART:20260702T090000Z\nDTEND:20260702T100000Z", "07-02 10:00-11:00 Tea"),
        (
            "DTSTART;TZID=Europe/Oslo:20260702T090000\nDTEND;TZID=Europe/Oslo:20260702T093000",
            "07-02 08:00-08:30 Tea",
        ),
        ("DTSTART;TZID=Pacific Standard Time:20261202T220000\nDURATION:PT3H", "12-03 06:00-09:00 Tea"),
        (
            "DTSTART;TZID=Europe/London:20261202T220000\nDTEND;TZID=Europe/Berlin:20261203T000000",
            "12-02 22:00-23:00 Tea",
        ),
        (
            "DTSTART;TZID=Europe/London:20261202T220000\nDTEND;TZID=Europe/London:20261203T070000",
            "12-02 22:00-12-03 07:00 Tea",
        ),
        ("DTSTART:20261202T090010Z\nDTEND:20261202T093001Z", "12-02 09:00-09:31 Tea"),
        ("DTSTART:20261202T0900Z\nDURATION:PT20M", "12-02 09:00-09:20 Tea"),
        // A night on which the clocks change ends when its clock says; a length that passes is as long as it is.
        (
            "DTSTART;TZID=Europe/London:20261024T220000\nDTEND;TZID=Europe/London:20261025T080000",
            "10-24 22:00-10-25 08:00 Tea",
        ),
        ("DTSTART;TZID=Europe/London:20261024T220000\nDURATION:PT10H", "10-24 22:00-10-25 07:00 Tea"),
        ("DTSTART;TZID=Europe/London:20261024T220000\nDURATION:P1D", "10-24 22:00-10-25 22:00 Tea"),
        // A time that the clocks pass over, and one that comes twice.
        (
            "DTSTART;TZID=Europe/London:20260329T013000\nDTEND;TZID=Europe/London:20260329T020000",
            "03-29 02:30-03:00 Tea",
        ),
        ("DTSTART:20261025T004500Z\nDTEND:20261025T011500Z", "10-25 01:45-02:15 Tea"),
        ("DTSTART;VALUE=DATE:20261202", "12-02 Tea"),
        ("DTSTART:20261202", "12-02 Tea"),
        ("DTSTART;VALUE=DATE:20261202\nDTEND;VALUE=DATE:20261202", "12-02 Tea"),
        ("DTSTART;VALUE=DATE:20261202\nDTEND;VALUE=DATE:20261205", "12-02..12-04 Tea"),
        ("DTSTART;VALUE=DATE:20261202\nDURATION:P1W", "12-02..12-08 Tea"),
        ("DTSTART;VALUE=DATE:20261202\nDURATION:PT36H", "12-02..12-03 Tea"),
        ("DTSTART;VALUE=DATE;TZID=Europe/London:20261202", "12-02 Tea"),
    ] {
        assert_eq!(plainly(&event(written)), [expected], "{written}");
    }
}

#[test]
fn what_was_taken_for_want_of_a_zone_is_said() {
    let end = "DTEND:20260702T100000Z";
    for (written, expected, code) in [
        ("DTSTART:20260702T090000\nDTEND:20260702T100000", "07-02 09:00-10:00 Tea", "floating-time"),
        ("DTSTART;TZID=:20260702T090000\nDTEND:20260702T100000", "07-02 09:00-10:00 Tea", "floating-time"),
        (
            "DTSTART;TZID=Nowhere:20260702T090000\nDTEND;TZID=Nowhere:20260702T100000",
            "07-02 09:00-10:00 Tea",
            "zone-unknown",
        ),
    ] {
        let (lines, codes) = told(&event(written));
        assert_eq!((lines, codes), (vec![expected.to_owned()], vec![code]), "{written}");
    }
    // Outside the window, and where it keeps nobody busy, nothing is said.
    assert_eq!(plainly(&event("DTSTART:20250702T090000\nDTEND:20250702T100000")), [""; 0]);
    assert_eq!(plainly(&event(&format!("DTSTART:20260702T090000\n{end}\nTRANSP:TRANSPARENT"))), [""; 0]);
}

#[test]
fn a_zone_that_the_file_describes() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0300\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let weekly = event("DTSTART;TZID=\"Ours\":20261019T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(plainly(&format!("{zone}{weekly}")), ["10-19 10:00-11:00 Tea", "10-26 10:00-11:00 Tea"]);
    // After its events it is found too.
    assert_eq!(plainly(&format!("{weekly}{zone}")).len(), 2);
}

#[test]
fn a_window_holds_what_reaches_into_it() {
    let text = whole(&event("DTSTART:20261202T220000Z\nDURATION:PT8H\nRRULE:FREQ=DAILY"));
    assert_eq!(
        lines(&read(&text, "2026-12-04", "2026-12-04")),
        ["12-03 22:00-12-04 06:00 Tea", "12-04 22:00-12-05 06:00 Tea"]
    );
    let text = whole(&event("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261204"));
    assert_eq!(lines(&read(&text, "2026-12-03", "2026-12-03")), ["12-01..12-03 Tea"]);
    assert_eq!(lines(&read(&text, "2026-12-04", "2026-12-04")), [""; 0]);
    assert_eq!(lines(&read(&text, "2026-12-04", "2026-12-01")), [""; 0]);
}
