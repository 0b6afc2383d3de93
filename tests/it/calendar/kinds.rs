//! How busy events make, what of their titles may be said, and free-busy lists.

use super::{event, lines, plainly, read, told, whole};

const WHEN: &str = "DTSTART:20261202T090000Z\nDTEND:20261202T100000Z";

#[test]
fn how_busy_and_how_called() {
    let tea = "12-02 09:00-10:00 Tea";
    for (more, expected) in [
        ("", Some(tea.to_owned())),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", Some(format!("{tea} (away)"))),
        ("x-microsoft-cdo-busystatus:tentative", Some(format!("{tea} (tentative)"))),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", Some(format!("{tea} (elsewhere)"))),
        ("STATUS:TENTATIVE", Some(format!("{tea} (tentative)"))),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", None),
        ("TRANSP:TRANSPARENT", None),
        ("STATUS:CANCELLED", None),
        ("SUMMARY:Canceled: Tea", None),
        ("CLASS:PUBLIC", Some(tea.to_owned())),
        ("CLASS:PRIVATE", Some(tea.replace("Tea", "-"))),
        ("class:confidential", Some(tea.replace("Tea", "-"))),
        ("CLASS:X-OURS", Some(tea.replace("Tea", "-"))),
        ("SUMMARY:", Some(tea.replace("Tea", "-"))),
        ("SUMMARY:Call 010170 1234", Some(tea.replace("Tea", "-"))),
        ("SUMMARY:0 1 0 1 7 0 1 2 3 4", Some(tea.replace("Tea", "-"))),
        ("SUMMARY;LANGUAGE=en:Tea\\, cake\\; \\nand more", Some(tea.replace("Tea", "Tea, cake; and more"))),
    ] {
        assert_eq!(plainly(&event(&format!("{WHEN}\n{more}"))), Vec::from_iter(expected), "{more}");
    }
}

#[test]
fn a_change_of_a_private_series_is_private() {
    let series = event("CLASS:PRIVATE\nDTSTART:20261202T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2");
    let changed =
        event("RECURRENCE-ID:20261203T090000Z\nSUMMARY:Clinic\nDTSTART:20261203T100000Z\nDURATION:PT1H");
    assert_eq!(
        plainly(&format!("{series}{changed}")),
        ["12-02 09:00-10:00 -", "12-03 10:00-11:00 - for 12-03 09:00"]
    );
}

#[test]
fn what_takes_no_time_keeps_nobody_busy() {
    for when in [
        "DTSTART:20261202T090000Z",
        "DTSTART:20261202T090000Z\nDTEND:20261202T090000Z",
        "DTSTART:20261202T090000Z\nDURATION:PT0S",
    ] {
        assert_eq!(told(&event(when)), (vec![], vec!["no-length"]), "{when}");
        assert_eq!(told(&event(&format!("{when}\nTRANSP:TRANSPARENT"))), (vec![], vec![]), "{when}");
    }
    let read = read(&whole(&event("DTSTART:20261202T090000Z")), "2026-12-01", "2026-12-31");
    assert_eq!(read.not_busy, 1);
}

#[test]
fn a_free_busy_list() {
    let list = "BEGIN:VFREEBUSY\nUID:f\nSUMMARY:Hidden\nFREEBUSY:20261202T090000Z/20261202T100000Z,20261202T110000Z/PT15M\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20261203T090000Z/PT1H\nFREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261204T090000Z/PT1H\nFREEBUSY;FBTYPE=FREE:20261205T090000Z/PT1H\nEND:VFREEBUSY\n";
    assert_eq!(
        plainly(list),
        [
            "12-02 09:00-10:00 -",
            "12-02 11:00-11:15 -",
            "12-03 09:00-10:00 - (tentative)",
            "12-04 09:00-10:00 - (away)"
        ]
    );
    let wrong = "BEGIN:VFREEBUSY\nFREEBUSY:20261202T090000Z\nEND:VFREEBUSY\n";
    let read = read(&whole(wrong), "2026-12-01", "2026-12-31");
    assert_eq!((read.faults.len(), read.faults[0].line, lines(&read).len()), (1, 5, 0));
}
