//! The parts of a calendar, from BEGIN to END: events, zones and free-busy lists; all others are passed over.
//!
//! What has no end, or ends what never began, is a fault; what stands around it is still read.

use super::bounds::{DEEPEST, MOST_PARTS, MOST_PROPERTIES};
use super::kind::Kind;
use super::lines::ContentLines;
use super::notes::{CalendarWarningCode, Notes};
use super::property::{self, Property, ReadLine};
use super::text;

/// One part, with the lines that are needed of it.
#[derive(Debug, Default)]
pub(super) struct Component {
    /// The line of its BEGIN.
    pub line: usize,
    /// Whether the calendar it stands in calls off what it holds.
    pub is_called_off: bool,
    /// In the order of the file.
    pub properties: Vec<Property>,
    /// Of a zone, its times of one offset.
    pub parts: Vec<Component>,
    /// What is wrong in its lines.
    wrong: Vec<(usize, String)>,
}

impl Component {
    /// The first property of a name.
    pub fn first(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|it| it.name == name)
    }

    /// All properties of a name.
    pub fn all<'c>(&'c self, name: &'static str) -> impl Iterator<Item = &'c Property> {
        self.properties.iter().filter(move |it| it.name == name)
    }

    /// What the file calls it.
    pub fn uid(&self) -> Option<&str> {
        self.first("UID").map(|it| it.value.trim()).filter(|it| !it.is_empty())
    }
}

/// All that is needed of a file.
#[derive(Debug, Default)]
pub(super) struct Components {
    pub zones: Vec<Component>,
    pub events: Vec<Component>,
    pub free_busy: Vec<Component>,
}

/// A part whose END has not come.
struct Open {
    kind: Kind,
    component: Component,
}

/// Reads the parts of a file; what is wrong goes to the notes.
pub(super) fn read(bytes: &[u8], notes: &mut Notes) -> Components {
    let mut reading = Reading::new(notes);
    reading.all(bytes);
    reading.found
}

struct Reading<'n> {
    notes: &'n mut Notes,
    found: Components,
    open: Vec<Open>,
    /// Whether the calendar that is open calls off what it holds.
    is_called_off: bool,
    /// Whether the last line was a property that is not needed: what follows may be the rest of its text.
    is_passing: bool,
    has_calendar: bool,
    /// Whether letters that are not UTF-8 were told.
    has_other_letters: bool,
    properties: usize,
    parts: usize,
}

impl<'n> Reading<'n> {
    fn new(notes: &'n mut Notes) -> Self {
        Self {
            notes,
            found: Components::default(),
            open: vec![],
            is_called_off: false,
            is_passing: false,
            has_calendar: false,
            has_other_letters: false,
            properties: 0,
            parts: 0,
        }
    }

    fn all(&mut self, bytes: &[u8]) {
        let mut before_calendar = None;
        for line in ContentLines::of(bytes) {
            let (number, is_utf8, is_ended) = (line.number, line.is_utf8, line.is_ended);
            let read = property::read(&line);
            if !is_utf8 && !self.has_other_letters && matches!(read, ReadLine::Needed(_)) {
                let told = "letters that are not UTF-8 were read as those of Windows";
                self.notes.warn(CalendarWarningCode::NotUtf8, number, None, told);
                self.has_other_letters = true;
            }
            let is_begin = matches!(&read, ReadLine::Needed(it) if it.name == "BEGIN");
            if self.open.is_empty() && !is_begin {
                before_calendar.get_or_insert(number);
                continue;
            }
            match read {
                // The last line of a file that was cut may be half a word.
                ReadLine::Needed(property)
                    if property.name == "BEGIN" && !is_ended && !self.open.is_empty() => {}
                ReadLine::Needed(property) if property.name == "BEGIN" => {
                    if !self.begin(number, property.value.trim()) {
                        return;
                    }
                }
                ReadLine::Needed(property) if property.name == "END" => {
                    self.end(number, property.value.trim(), is_ended);
                }
                ReadLine::Needed(property) => {
                    if !self.keep(property) {
                        return;
                    }
                }
                ReadLine::Wrong(message) => self.wrong(number, message),
                ReadLine::None if !self.is_passing && is_ended => {
                    self.wrong(number, "this line is no part of a calendar: NAME:value is wanted".to_owned());
                }
                ReadLine::Other => self.is_passing = true,
                ReadLine::None => {}
            }
        }
        if !self.has_calendar {
            let told = "this is no calendar: it does not begin with BEGIN:VCALENDAR";
            self.notes.fault(1, None, told);
            return;
        }
        self.end_of_file();
        if let Some(number) = before_calendar {
            self.notes.fault(
                number,
                None,
                "this line stands in no calendar: BEGIN:VCALENDAR is wanted before it",
            );
        }
    }

    fn begin(&mut self, line: usize, name: &str) -> bool {
        self.is_passing = false;
        let kind = Kind::named(&name.to_ascii_uppercase());
        self.has_calendar |= kind == Kind::Calendar;
        if kind == Kind::Calendar {
            self.without_end(1);
            self.without_end(0);
            self.is_called_off = false;
        } else if kind.is_of_calendar() {
            self.without_end(1);
        }
        if self.open.len() >= DEEPEST {
            self.notes.fault(
                line,
                None,
                format!(
                    "parts stand more than {DEEPEST} deep in one another; nothing after this line was read"
                ),
            );
            return false;
        }
        self.parts += 1;
        if self.parts > MOST_PARTS {
            self.notes.fault(
                line,
                None,
                format!("there are more than {MOST_PARTS} parts; nothing after this line was read"),
            );
            return false;
        }
        let component = Component { line, is_called_off: self.is_called_off, ..Component::default() };
        self.open.push(Open { kind, component });
        true
    }

    fn end(&mut self, line: usize, name: &str, is_ended: bool) {
        self.is_passing = false;
        let kind = Kind::named(&name.to_ascii_uppercase());
        let Some(at) = self.open.iter().rposition(|it| it.kind == kind) else {
            // The last line of a file that was cut may be half a word.
            if is_ended {
                self.wrong(line, "this ends what did not begin".to_owned());
            }
            return;
        };
        self.without_end(at + 1);
        if let Some(open) = self.open.pop() {
            self.close(open);
        }
    }

    /// Closes all that is open from a depth on, for want of an END: the outermost is told.
    fn without_end(&mut self, depth: usize) {
        let Some(mut open) = self.open.drain(depth.min(self.open.len())..).next() else { return };
        let wrong = (open.component.line, format!("this {} has no END", open.kind.in_words()));
        match self.open.last_mut() {
            // What it stands in may have lost lines to it.
            Some(outer) if outer.kind != Kind::Calendar => outer.component.wrong.push(wrong),
            _ => {
                open.component.wrong.push(wrong);
                self.close(open);
            }
        }
    }

    /// Takes a part whose END has come, where nothing is wrong with it.
    fn close(&mut self, mut open: Open) {
        let wrong = std::mem::take(&mut open.component.wrong);
        let is_event = open.kind == Kind::Event;
        if !wrong.is_empty() && open.kind != Kind::Observance {
            let uid = open.component.uid().map(str::to_owned);
            for (line, message) in wrong {
                self.notes.fault(line, uid.as_deref(), message);
            }
            self.notes.skipped += usize::from(is_event);
            return;
        }
        match open.kind {
            Kind::Event => self.found.events.push(open.component),
            Kind::FreeBusy => self.found.free_busy.push(open.component),
            Kind::Zone => self.found.zones.push(open.component),
            Kind::Observance => {
                if let Some(outer) = self.open.last_mut().filter(|it| it.kind == Kind::Zone) {
                    outer.component.wrong.extend(wrong);
                    outer.component.parts.push(open.component);
                }
            }
            Kind::Calendar | Kind::Other(_) => {}
        }
    }

    fn keep(&mut self, property: Property) -> bool {
        self.is_passing = false;
        self.properties += 1;
        if self.properties > MOST_PROPERTIES {
            self.notes.fault(
                property.line,
                None,
                format!("there are more than {MOST_PROPERTIES} lines to read; nothing after this one was"),
            );
            return false;
        }
        match self.open.last_mut() {
            Some(Open { kind: Kind::Calendar, .. }) => {
                self.is_called_off |= property.name == "METHOD" && property.is("CANCEL");
            }
            Some(Open { kind: Kind::Other(_), .. }) | None => {}
            Some(open) => open.component.properties.push(property),
        }
        true
    }

    fn wrong(&mut self, line: usize, message: String) {
        match self.open.last_mut() {
            Some(Open { kind: Kind::Other(_), .. }) => {}
            Some(open) if open.component.wrong.len() < 20 => open.component.wrong.push((line, message)),
            Some(_) => self.notes.more_faults += 1,
            None => self.notes.fault(line, None, message),
        }
    }

    /// What is still open was cut: one fault, at the BEGIN of what it stands in.
    fn end_of_file(&mut self) {
        let depth = usize::from(self.open.len() > 1);
        let mut open = std::mem::take(&mut self.open);
        for (line, message) in open.iter_mut().flat_map(|it| std::mem::take(&mut it.component.wrong)) {
            self.notes.fault(line, None, message);
        }
        let Some(cut) = open.into_iter().nth(depth) else { return };
        let uid = cut.component.uid().map(str::to_owned);
        let what = match &cut.kind {
            Kind::Calendar => "calendar: END:VCALENDAR is missing, and events may be".to_owned(),
            Kind::Event => "event".to_owned(),
            Kind::Other(name) => text::in_one_line(name),
            other => other.in_words().to_owned(),
        };
        let article = if what.starts_with(['e', 'a']) { "an" } else { "a" };
        self.notes.skipped += usize::from(cut.kind == Kind::Event);
        self.notes.fault(
            cut.component.line,
            uid.as_deref(),
            format!("the file ends in the middle of {article} {what}"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of the events and zones that were read, and the faults.
    fn read_text(text: &str) -> (Vec<usize>, Vec<usize>, Vec<(usize, String)>) {
        let mut notes = Notes::default();
        let found = read(text.as_bytes(), &mut notes);
        notes.sort();
        let lines = |parts: &[Component]| parts.iter().map(|it| it.line).collect();
        let faults = notes.faults.into_iter().map(|it| (it.line, it.message)).collect();
        (lines(&found.events), lines(&found.zones), faults)
    }

    fn faults(text: &str) -> String {
        let (_, _, faults) = read_text(text);
        faults.iter().map(|(line, message)| format!("{line}: {message}\n")).collect::<Vec<_>>().concat()
    }

    const EVENT: &str = "BEGIN:VEVENT\nUID:a\nEND:VEVENT\n";

    #[test]
    fn parts_are_kept_or_passed_over() {
        let text = format!(
            "begin:vcalendar\nBEGIN:VTIMEZONE\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n{EVENT}BEGIN:VTODO\nBEGIN:VALARM\nEND:VALARM\nEND:VTODO\nEnd:VCalendar\nBEGIN:VCALENDAR\n{EVENT}END:VCALENDAR\n"
        );
        assert_eq!(read_text(&text), (vec![6, 15], vec![2], vec![]));
    }

    #[test]
    fn what_is_damaged_is_told_by_line_and_the_rest_is_read() {
        let whole = |inside: &str| format!("BEGIN:VCALENDAR\n{EVENT}{inside}{EVENT}END:VCALENDAR\n");
        for (inside, told) in [
            ("BEGIN:VEVENT\nUID:b\n", "5: this event has no END\n"),
            ("BEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT\n", "6: this part has no END\n"),
            ("END:VEVENT\n", "5: this ends what did not begin\n"),
            (
                "BEGIN:VEVENT\nUID:b\nwell\nEND:VEVENT\n",
                "7: this line is no part of a calendar: NAME:value is wanted\n",
            ),
            ("BEGIN:VEVENT\nDESCRIPTION:b\nwell\nEND:VEVENT\n", ""),
            ("BEGIN:VTODO\n", "5: this part has no END\n"),
        ] {
            let text = whole(inside);
            assert_eq!(faults(&text), told, "{text}");
            assert_eq!(read_text(&text).0.first(), Some(&2), "{text}");
            assert_eq!(read_text(&text).0.last(), Some(&(5 + inside.lines().count())), "{text}");
        }
    }

    #[test]
    fn a_file_that_was_cut_is_one_fault() {
        for (text, told) in [
            (
                format!("BEGIN:VCALENDAR\n{EVENT}BEGIN:VEV"),
                "1: the file ends in the middle of a calendar: END:VCALENDAR is missing, and events may be\n",
            ),
            (
                format!("BEGIN:VCALENDAR\n{EVENT}END:VCAL"),
                "1: the file ends in the middle of a calendar: END:VCALENDAR is missing, and events may be\n",
            ),
            (
                format!("BEGIN:VCALENDAR\n{EVENT}BEGIN:VEVENT\nBEGIN:VALARM\nSUM"),
                "5: the file ends in the middle of an event\n",
            ),
            (String::new(), "1: this is no calendar: it does not begin with BEGIN:VCALENDAR\n"),
            (
                "<html>\n<p>Sign in:</p>\n".to_owned(),
                "1: this is no calendar: it does not begin with BEGIN:VCALENDAR\n",
            ),
            (
                format!("hello\nBEGIN:VCALENDAR\n{EVENT}END:VCALENDAR\n"),
                "1: this line stands in no calendar: BEGIN:VCALENDAR is wanted before it\n",
            ),
        ] {
            assert_eq!(faults(&text), told, "{text}");
        }
    }

    #[test]
    fn nesting_and_numbers_have_an_end() {
        assert!(faults(&"BEGIN:X\n".repeat(100_000)).contains("deep"));
        let many = format!("BEGIN:VCALENDAR\n{}", EVENT.repeat(MOST_PARTS));
        assert!(faults(&many).contains("more than 50000 parts"));
    }
}
