//! Whatever the bytes are, reading them ends: what is too much is refused by name.

use proptest::prelude::*;
use tandem::domain::Zone;
use tandem::exchange::calendar::{self, LONGEST_CALENDAR};

use super::{date, event, lines, read, whole};

/// The first fault of a file that is too much for somebody.
fn first_fault(text: &str) -> String {
    let read = read(text, "2026-01-01", "2026-12-31");
    read.faults.first().map(|it| it.message.clone()).unwrap_or_default()
}

#[test]
fn what_is_too_much_is_refused_by_name() {
    let daily = |uid: usize, more: &str| {
        event(&format!("UID:{uid}\nDTSTART:20260101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY{more}"))
    };
    let many = |count: usize, more: &str| (0..count).map(|uid| daily(uid, more)).collect::<String>();
    for (text, said) in [
        ("x".repeat(LONGEST_CALENDAR + 1), "longer than 16 MiB"),
        (whole(&many(200, "")), "more than 50000 events"),
        (whole(&"BEGIN:VALARM\n".repeat(50)), "deep in one another"),
        (
            whole(&event(&format!("DTSTART:20261202\nEXDATE:{}", "20261203,".repeat(20_001)))),
            "more than 20000 days",
        ),
        (
            whole(&event(&format!("DTSTART:20261202\nUID:{}", "x".repeat(300 << 10)))),
            "UID is longer than a line",
        ),
        (
            whole(&event(&format!("DTSTART:20261202\n{}", "RRULE:FREQ=DAILY\n".repeat(9)))),
            "more than 8 repeat rules",
        ),
        (
            whole(&many(200, ";BYMONTHDAY=31;BYDAY=TU;COUNT=4294967295").replace("20260101T", "19000101T")),
            "takes longer to work out",
        ),
    ] {
        let found = first_fault(&text);
        assert!(found.contains(said), "{said}: {found}");
    }
    // A line that is not needed may be as long as it likes, and so may nesting that is none.
    let attached = event(&format!("DTSTART:20261202\nATTACH;ENCODING=BASE64:{}", "A".repeat(2 << 20)));
    assert_eq!(lines(&read(&whole(&attached), "2026-01-01", "2026-12-31")), ["12-02 Tea"]);
}

#[test]
fn rules_that_never_come_end() {
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=4294967295;COUNT=4294967295",
        "FREQ=DAILY;BYMONTH=2;BYSETPOS=2;COUNT=4294967295",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=-366,366;COUNT=4294967295",
    ] {
        let text = whole(&event(&format!("DTSTART:19000101T090000Z\nDURATION:P3660D\nRRULE:{rule}")));
        assert!(read(&text, "2026-01-01", "2026-12-31").occurrences.len() <= 1, "{rule}");
        let ends = calendar::read(text.as_bytes(), (date("1900-01-01"), date("2199-12-31")), Zone::default());
        assert!(ends.occurrences.len() <= 400, "{rule}");
    }
}

/// Something of every kind.
const RIGHT: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Tea\\, c\r\n ake\r\nDTSTART;TZID=Ours:20260316T090000\r\nDTEND;TZID=\"Europe/London\":20260316T100000\r\nRRULE:FREQ=MONTHLY;BYDAY=-1MO;BYSETPOS=1;UNTIL=20261231T000000Z\r\nEXDATE;VALUE=DATE:20260330,20260427\r\nRDATE;VALUE=PERIOD:20260320T090000Z/PT15M\r\nSEQUENCE:2\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260525T080000Z\r\nDTSTART:20260526T080000Z\r\nDURATION:P1DT1H\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261202\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nBEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:20261202T090000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";

#[test]
fn what_is_right_is_read_whole() {
    let read = read(RIGHT, "2026-01-01", "2026-12-31");
    assert_eq!((read.faults.as_slice(), read.occurrences.len()), (&[][..], 14));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes_are_read_to_their_end(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>(), 0..6_u8), 0..12),
        years in 1900i32..2199,
    ) {
        let mut bytes = RIGHT.as_bytes().to_vec();
        for (at, other, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let (at, other) = (at.index(bytes.len()), other.index(bytes.len()));
            let (from, to) = (at.min(other), at.max(other));
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.drain(from..to.min(from + 40))),
                3 => bytes[at] = b'0' + byte % 10,
                4 => {
                    let again = bytes[from..to].to_vec();
                    bytes.splice(from..from, again);
                }
                _ => bytes.truncate(at.max(20)),
            }
            bytes.truncate(64 << 10);
        }
        let window = (date(&format!("{years}-01-01")), date(&format!("{years}-12-31")));
        let found = calendar::read(&bytes, window, Zone::default());
        prop_assert!(found.occurrences.iter().all(|it| it.when.is_in(window)));
        prop_assert!(found.occurrences.iter().all(|it| it.when.span().0 <= it.when.span().1));
        let count = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count();
        prop_assert!(found.faults.iter().all(|it| (1..=count).contains(&it.line)));
        let _ = calendar::holidays(&bytes, window, Zone::default());
    }

    #[test]
    fn noise_is_no_calendar(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let window = (date("2026-01-01"), date("2026-12-31"));
        let found = calendar::read(&bytes, window, Zone::default());
        prop_assert!(found.occurrences.is_empty() && !found.faults.is_empty());
    }
}
