//! Calendars: small ones with something of every kind, changed here and there and with words of one another.

use tandem::domain::{Date, Zone};
use tandem::exchange::calendar;

use super::feed;
use super::mutate::{reworded, words_of};

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn noise_for_calendars() {
    let corpus: Vec<Vec<u8>> = RIGHT.iter().map(|inside| whole(inside)).collect();
    let words = words_of(&corpus);
    let window = (Date::FIRST.plus_days(46_000), Date::FIRST.plus_days(46_400));
    feed(
        "calendars",
        1_000_000,
        |chance| reworded(&corpus, &words, chance),
        |bytes| {
            let _ = calendar::holidays(bytes, window, Zone::default());
            !calendar::read(bytes, window, Zone::default()).occurrences.is_empty()
        },
    );
}

fn whole(inside: &str) -> Vec<u8> {
    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n{inside}\nEND:VEVENT\nEND:VCALENDAR\n").into_bytes()
}

const RIGHT: [&str; 7] = [
    "DTSTART:20260316T090000Z\nDTEND:20260316T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=40;WKST=SU",
    "DTSTART;TZID=Europe/London:20260316T090000\nDURATION:PT1H30M\nRRULE:FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20271231T000000Z",
    "DTSTART;VALUE=DATE:20260316\nDTEND;VALUE=DATE:20260318\nRRULE:FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1,16;BYSETPOS=1",
    "DTSTART:20260316T090000Z\nDURATION:P1D\nRDATE;VALUE=PERIOD:20260320T090000Z/PT15M,20260321T090000Z/20260321T100000Z",
    "DTSTART:20260316T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20260320,20260321\nEXDATE:20260322T090000Z",
    "DTSTART:20260316T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260320T090000Z\nDTSTART:20260321T100000Z\nDURATION:PT2H",
    "DTSTART;TZID=X:20260316T090000\nDURATION:PT1H\nEND:VEVENT\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT",
];
