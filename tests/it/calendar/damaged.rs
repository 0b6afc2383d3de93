//! Damaged calendars: all faults at once, each with its line, and what is good all the same.

use super::{event, lines, read, whole};

/// The faults as `line uid: message`, and how many events are left out.
fn faults(inside: &str) -> (Vec<String>, usize) {
    let read = read(&whole(inside), "2026-01-01", "2026-12-31");
    let said = |it: &tandem::exchange::calendar::CalendarFault| {
        format!("{} {}: {}", it.line, it.uid.as_deref().unwrap_or("-"), it.message)
    };
    (read.faults.iter().map(said).collect(), read.skipped)
}

#[test]
fn each_fault_of_an_event_has_its_line_and_says_what_is_wrong() {
    let when = "DTSTART:20261202T090000Z\nDTEND:20261202T100000Z";
    for (lines, line, said) in [
        ("DTSTAMP:20261101T080000Z".to_owned(), 4, "no DTSTART"),
        ("DTSTART:20261131T090000Z".to_owned(), 7, "DTSTART: 31 November does not exist"),
        ("DTSTART:tomorrow".to_owned(), 7, "\"tomorrow\" is no date or time"),
        ("DTSTART:16010101T000000Z".to_owned(), 7, "the year 1601"),
        ("DTSTART:20261202T120000Z\nDTEND:20261202T110000Z".to_owned(), 8, "ends before it starts"),
        ("DTSTART:20261202\nDTEND:20261201".to_owned(), 8, "ends before it starts"),
        ("DTSTART:20261202\nDTEND:20261203T100000Z".to_owned(), 8, "DTSTART is a day and DTEND a time"),
        ("DTSTART:20261202T120000Z\nDURATION:-PT1H".to_owned(), 8, "ends before it starts"),
        ("DTSTART:20261202T120000Z\nDURATION:1 hour".to_owned(), 8, "no length"),
        ("DTSTART:20261202T120000Z\nDTEND:20561202T110000Z".to_owned(), 8, "longer than 3660 days"),
        (format!("{when}\nRRULE:FREQ=SECONDLY"), 9, "SECONDLY rules are not read"),
        (format!("{when}\nRRULE:FREQ=FORTNIGHTLY"), 9, "FORTNIGHTLY is no frequency"),
        (format!("{when}\nRRULE:FREQ=YEARLY;BYWEEKNO=20"), 9, "BYWEEKNO"),
        (format!("{when}\nEXRULE:FREQ=YEARLY"), 9, "EXRULE is not read"),
        (format!("{when}\nEXDATE:20261301"), 9, "EXDATE: there is no month 13"),
        (format!("{when}\nRDATE:20261202T090000Z/20261202T080000Z"), 9, "RDATE: the event ends before"),
        (format!("{when}\nRECURRENCE-ID:soon"), 9, "RECURRENCE-ID: \"soon\" is no date"),
        (format!("{when}\nDTSTAMP;X=\"a:b"), 9, "DTSTAMP has no value"),
    ] {
        let (found, skipped) = faults(&event(&lines));
        assert_eq!((found.len(), skipped), (1, 1), "{lines}: {found:?}");
        assert!(
            found[0].starts_with(&format!("{line} e: ")) && found[0].contains(said),
            "{lines}: {found:?}"
        );
    }
}

#[test]
fn what_is_good_is_given_beside_all_that_is_not() {
    let good = event("UID:good\nDTSTART:20261202T090000Z\nDURATION:PT1H");
    let two = event("UID:two\nDTSTART:20261302\nRRULE:FREQ=NEVER\nRECURRENCE-ID:x");
    let cut = "BEGIN:VEVENT\nUID:cut\nDTSTART:2026";
    let text = whole(&format!("{good}{two}BEGIN:VTODO\nDUE:never\nEND:VTODO\n{cut}"))
        .replace("END:VCALENDAR\r\n", "");
    let read = read(&text, "2026-01-01", "2026-12-31");
    assert_eq!(lines(&read), ["12-02 09:00-10:00 Tea"]);
    let faults: Vec<_> = read.faults.iter().map(|it| (it.line, it.uid.as_deref())).collect();
    assert_eq!(faults, [(13, Some("two")), (15, Some("two")), (20, Some("cut"))]);
    assert_eq!(read.skipped, 2);
}

#[test]
fn a_change_that_cannot_be_read_leaves_no_ghost_of_what_it_changed() {
    let series = event("DTSTART:20261202T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2");
    let changed = event("RECURRENCE-ID:20261203T090000Z\nDTSTART:20261303T090000Z");
    let read = read(&whole(&format!("{series}{changed}")), "2026-01-01", "2026-12-31");
    assert_eq!((lines(&read), read.faults.len()), (vec!["12-02 09:00-10:00 Tea".to_owned()], 1));
}

#[test]
fn what_was_called_off_need_not_be_readable() {
    let (found, _) = faults(&event("STATUS:CANCELLED\nDTSTART:never\nRRULE:FREQ=SECONDLY"));
    assert_eq!(found, [""; 0]);
}

#[test]
fn no_fault_says_the_number_of_a_patient() {
    for lines in ["DTSTART:0101701234", "UID:0101701234\nDTSTAMP:1", "DTSTART:20261202\nDURATION:010170 1234"]
    {
        let (found, _) = faults(&event(lines));
        assert_eq!(found.len(), 1, "{lines}");
    }
}
