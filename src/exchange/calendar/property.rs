//! A line as a property: its name, those parameters that are needed, its value.

use super::lines::ContentLine;

/// The properties that are needed; all others are passed over.
const NEEDED: [&str; 24] = [
    "BEGIN",
    "END",
    "METHOD",
    "UID",
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "SEQUENCE",
    "DTSTAMP",
    "STATUS",
    "TRANSP",
    "CLASS",
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "FREEBUSY",
    "TZID",
    "X-LIC-LOCATION",
    "TZOFFSETFROM",
    "TZOFFSETTO",
];

/// Those whose value has no colon. Outlook writes `TZID=(UTC+00:00) London` before it, without the quotes that it needs.
const WITHOUT_COLON: [&str; 5] = ["DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"];

/// The parameters that are needed.
const PARAMETERS: [&str; 4] = ["TZID", "VALUE", "RANGE", "FBTYPE"];

/// A property that is needed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// The number of its first line.
    pub line: usize,
    /// In capitals.
    pub name: &'static str,
    parameters: Vec<(&'static str, String)>,
    /// As it stands there, with its escapes.
    pub value: String,
}

impl Property {
    /// The value of a parameter, where it is there.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_str())
    }

    /// Whether the value is a word, in whatever letters.
    pub fn is(&self, word: &str) -> bool {
        self.value.trim().eq_ignore_ascii_case(word)
    }
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ReadLine {
    Needed(Property),
    /// A property that is not needed.
    Other,
    /// No property at all.
    None,
    /// A property that is needed and cannot be read, and why.
    Wrong(String),
}

/// Reads a line.
pub(super) fn read(line: &ContentLine) -> ReadLine {
    let Some(end) = line.text.find([':', ';']) else { return ReadLine::None };
    let (name, rest) = line.text.split_at_checked(end).unwrap_or_default();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if name.is_empty() || !name.bytes().all(is_letter) {
        return ReadLine::None;
    }
    let Some(name) = NEEDED.iter().copied().find(|it| it.eq_ignore_ascii_case(name)) else {
        return ReadLine::Other;
    };
    if line.is_cut {
        return ReadLine::Wrong(format!("{name} is longer than a line can be here"));
    }
    let parts = if WITHOUT_COLON.contains(&name) { rest.rsplit_once(':') } else { split_outside(rest, ':') };
    match parts.and_then(|(head, value)| Some((parameters(head)?, value))) {
        Some((parameters, value)) => {
            ReadLine::Needed(Property { line: line.number, name, parameters, value: value.to_owned() })
        }
        None => ReadLine::Wrong(format!("{name} has no value, or a quotation mark that is not closed")),
    }
}

/// The parameters that are needed of what stands between name and value: nothing, or `;NAME=value` again and again.
fn parameters(head: &str) -> Option<Vec<(&'static str, String)>> {
    let mut found = vec![];
    let mut left = head;
    while let Some(rest) = left.strip_prefix(';') {
        let (one, after) = split_outside(rest, ';').unwrap_or((rest, ""));
        if one.bytes().filter(|byte| *byte == b'"').count() % 2 != 0 {
            return None;
        }
        left = rest.get(one.len()..).filter(|_| one.len() < rest.len()).unwrap_or(after);
        let Some((name, value)) = one.split_once('=') else { continue };
        if let Some(name) = PARAMETERS.iter().find(|it| it.eq_ignore_ascii_case(name.trim())) {
            found.push((*name, value.replace('"', "").trim().to_owned()));
        }
    }
    left.is_empty().then_some(found)
}

/// The two sides of the first such sign that stands in no quotation.
fn split_outside(text: &str, sign: char) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let at = text.find(|letter| {
        is_quoted ^= letter == '"';
        letter == sign && !is_quoted
    })?;
    Some((text.get(..at)?, text.get(at + sign.len_utf8()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> ReadLine {
        read(&ContentLine { number: 1, text: text.to_owned(), is_cut: false, is_utf8: true, is_ended: true })
    }

    #[test]
    fn names_in_any_letters_parameters_in_any_quotes() {
        for (text, name, zone, value) in [
            ("DTSTART:20261203T093000Z", "DTSTART", None, "20261203T093000Z"),
            ("dtstart;tzid=\"Europe/London\":20261203", "DTSTART", Some("Europe/London"), "20261203"),
            ("DTEND;X-A=\"a;b:c,d\";TzId=Europe/Oslo:1", "DTEND", Some("Europe/Oslo"), "1"),
            ("DTSTART;TZID=(UTC+00:00) London:1", "DTSTART", Some("(UTC+00:00) London"), "1"),
            ("SUMMARY;LANGUAGE=en:Tea: at four; maybe", "SUMMARY", None, "Tea: at four; maybe"),
            ("SUMMARY:", "SUMMARY", None, ""),
        ] {
            let ReadLine::Needed(found) = line(text) else { panic!("{text}") };
            assert_eq!(
                (found.name, found.parameter("TZID"), found.value.as_str()),
                (name, zone, value),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_needed_and_what_is_none() {
        assert_eq!(line("ATTENDEE;CN=\"Reid, Tom; chair: day\":mailto:t@sample.invalid"), ReadLine::Other);
        assert_eq!(line("and so on"), ReadLine::None);
        assert_eq!(line("see https://sample.invalid"), ReadLine::None);
        assert_eq!(line(":"), ReadLine::None);
        for text in ["SUMMARY;LANGUAGE=\"en:Tea", "DTSTART;TZID=Europe/London", "UID;x"] {
            assert!(matches!(line(text), ReadLine::Wrong(_)), "{text}");
        }
    }
}
