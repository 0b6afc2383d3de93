//! Calendars read: what they hold in a window, told a line an occurrence, and what is wrong in them.

mod bounds;
mod busy;
mod damaged;
mod holidays;
mod kinds;
mod out;
mod series;
mod times;

use tandem::domain::{Date, Moment, Zone};
use tandem::exchange::calendar::{self, CalendarOccurrence, CalendarRead, CalendarWhen};

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The events between the lines of a calendar.
pub fn whole(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Made up//EN\r\n{inside}END:VCALENDAR\r\n")
}

/// An event with these lines; its UID is `e`, its title `Tea`, unless they say otherwise.
pub fn event(lines: &str) -> String {
    let has = |name: &str| lines.lines().any(|line| line.starts_with(name));
    let uid = if has("UID") { "" } else { "UID:e\r\n" };
    let title = if has("SUMMARY") { "" } else { "SUMMARY:Tea\r\n" };
    let lines: Vec<String> = lines.lines().map(|line| format!("{line}\r\n")).collect();
    let lines = lines.concat();
    format!("BEGIN:VEVENT\r\n{uid}{title}{lines}END:VEVENT\r\n")
}

pub fn read(text: &str, from: &str, to: &str) -> CalendarRead {
    calendar::read(text.as_bytes(), (date(from), date(to)), Zone::default())
}

/// A moment without its year, where that is 2026.
fn short(moment: Moment) -> String {
    moment.to_string().trim_start_matches("2026-").replace('T', " ")
}

/// An occurrence in a line: `12-02 09:00-10:00 Tea`, with how busy unless that is busy, and what it stands for.
pub fn line(it: &CalendarOccurrence) -> String {
    let when = match it.when {
        CalendarWhen::Days { first, last } if first == last => short(first.start()).replace(" 00:00", ""),
        CalendarWhen::Days { first, last } => {
            format!("{}..{}", short(first.start()), short(last.start())).replace(" 00:00", "")
        }
        CalendarWhen::Timed { start, end } if start.date() == end.date() => {
            format!("{}-{}", short(start), end.time())
        }
        CalendarWhen::Timed { start, end } => format!("{}-{}", short(start), short(end)),
    };
    let busy = Some(it.busy.word()).filter(|word| *word != "busy").map(|word| format!(" ({word})"));
    let of = it.instead_of.map(|of| format!(" for {of}").replace("2026-", "").replace('T', " "));
    let title = it.title.as_deref().unwrap_or("-");
    format!("{when} {title}{}{}", busy.unwrap_or_default(), of.unwrap_or_default())
}

pub fn lines(read: &CalendarRead) -> Vec<String> {
    read.occurrences.iter().map(line).collect()
}

/// What is in the year 2026 of events without faults, and the codes of what is said of them.
pub fn told(events: &str) -> (Vec<String>, Vec<&'static str>) {
    let read = read(&whole(events), "2026-01-01", "2026-12-31");
    assert_eq!(read.faults, [], "{events}");
    (lines(&read), read.warnings.iter().map(|it| it.code.word()).collect())
}

/// The same where nothing is said of them.
pub fn plainly(events: &str) -> Vec<String> {
    let (lines, warnings) = told(events);
    assert_eq!(warnings, [""; 0], "{events}");
    lines
}
