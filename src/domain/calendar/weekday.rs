//! Weekdays by their names, alone and beside the day that they are of: `thu`, `fri 11/12`.

use super::Weekday;
use super::date::Date;
use crate::domain::text::Malformed;

/// The words of the weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The word of a weekday.
#[must_use]
pub fn weekday_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

/// Reads the word of a weekday.
pub fn read_weekday(word: &str) -> Result<Weekday, Malformed> {
    WEEKDAYS
        .iter()
        .position(|w| *w == word)
        .and_then(|i| Weekday::try_from(u8::try_from(i).ok()?).ok())
        .ok_or_else(|| Malformed::none_of(word, &WEEKDAYS))
}

/// The weekday that stands before or after a day, `fri 11/12`, and the day itself; where none does, all of the text.
#[must_use]
pub fn beside_weekday(text: &str) -> (Option<Weekday>, &str) {
    let text = text.trim();
    let named = |word: &str| weekday_named(&word.trim_end_matches(',').to_lowercase());
    let first = || text.split_once(' ').and_then(|(word, rest)| Some((named(word)?, rest)));
    let last = || text.rsplit_once(' ').and_then(|(rest, word)| Some((named(word)?, rest)));
    first().or_else(last).map_or((None, text), |(weekday, rest)| (Some(weekday), rest.trim()))
}

/// That the weekday written beside a date is not its own, since one of the two is a slip: `11 Dec 2026 is a Friday`.
#[must_use]
pub fn of_other_weekday(date: Date) -> String {
    date.naive().format("%-d %b %Y is a %A").to_string()
}

/// A weekday by its whole name or any beginning of at least three letters.
#[must_use]
pub fn weekday_named(word: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let name = NAMES.iter().find(|name| word.len() >= 3 && name.starts_with(word))?;
    read_weekday(name.get(..3)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_may_stand_beside_a_day() {
        for (text, weekday, day) in [
            ("fri 11/12", Some(Weekday::Fri), "11/12"),
            ("Friday, 11 dec", Some(Weekday::Fri), "11 dec"),
            ("4 jan 2027 mon", Some(Weekday::Mon), "4 jan 2027"),
            ("4 jan", None, "4 jan"),
            (" fri ", None, "fri"),
            ("", None, ""),
        ] {
            assert_eq!(beside_weekday(text), (weekday, day), "{text}");
        }
    }
}
