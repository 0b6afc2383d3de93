//! Values of policies as people write them, and what is allowed; the team file and the form hold to the same bounds.

use smol_str::SmolStr;

use super::definition::{Policy, PolicyKind, PolicyValue};
use crate::domain::calendar::{Date, Minutes};
use crate::domain::parts::MOST_ITEMS;
use crate::domain::text::Malformed;

/// The greatest number of a policy, in thousandths.
const GREATEST_NUMBER: i64 = 1_000_000_000;
/// The longest length of a policy: what a clock of four digits shows.
const LONGEST_DURATION: Minutes = Minutes(9999 * 60 + 59);

impl PolicyKind {
    /// The words for what a value can be.
    #[must_use]
    pub fn allowed(self) -> String {
        match self {
            Self::Duration => "a length of time, such as \"1:30\", or whole minutes".to_owned(),
            Self::Number => "a number from 0 to 1000000, with at most three decimals".to_owned(),
            Self::Word(words) => format!("one of {}", words.join(", ")),
            Self::MonthOrDays => "\"month\" or a number of days".to_owned(),
            Self::Dates => "a list of dates, such as [\"2026-06-15\"]".to_owned(),
        }
    }

    /// Whether a value is of this kind and within reason.
    #[must_use]
    pub fn fits(self, value: &PolicyValue) -> bool {
        match (value, self) {
            (PolicyValue::Duration(minutes), Self::Duration) => {
                (Minutes::ZERO..=LONGEST_DURATION).contains(minutes)
            }
            (PolicyValue::Number(n), Self::Number) => (0..=GREATEST_NUMBER).contains(n),
            (PolicyValue::Number(n), Self::MonthOrDays) => {
                (1000..=GREATEST_NUMBER).contains(n) && n % 1000 == 0
            }
            (PolicyValue::Word(word), Self::MonthOrDays) => word == "month",
            (PolicyValue::Word(word), Self::Word(words)) => words.contains(&word.as_str()),
            (PolicyValue::Dates(dates), Self::Dates) => dates.len() <= MOST_ITEMS,
            _ => false,
        }
    }
}

impl Policy {
    /// The words for what somebody may write, the unit among them.
    #[must_use]
    pub fn allowed(&self) -> String {
        match self.kind {
            PolicyKind::Number => {
                let unit = match self.unit {
                    "" => String::new(),
                    "%" => " of percent".to_owned(),
                    unit => format!(" of {unit}"),
                };
                self.kind.allowed().replacen("a number", &format!("a number{unit}"), 1)
            }
            PolicyKind::Duration => "a length of time, such as 1:30, 45 min or 1 hr".to_owned(),
            PolicyKind::MonthOrDays => "month, or a whole number of days from 1".to_owned(),
            PolicyKind::Dates => "dates such as 2026-06-15, with spaces between, or none".to_owned(),
            PolicyKind::Word(_) => self.kind.allowed(),
        }
    }

    /// Reads a value as people write it: `3:00`, `180`, `45 min`, `1 hr`, `11`, `11 hours`, `85%`, `month`, `2026-06-15 2026-06-16`.
    pub fn read(&self, written: &str) -> Result<PolicyValue, Malformed> {
        let text = written.trim();
        let word = text.to_ascii_lowercase();
        let number = || thousandths(self.without_unit(&word)?).map(PolicyValue::Number);
        let value = match self.kind {
            PolicyKind::Duration => {
                minutes(text).or_else(|| spoken_minutes(&word)).map(PolicyValue::Duration)
            }
            PolicyKind::Number => number(),
            PolicyKind::Word(words) if !words.contains(&word.as_str()) => {
                return Err(Malformed::none_of(text, words));
            }
            PolicyKind::MonthOrDays if word != "month" => number(),
            PolicyKind::Word(_) | PolicyKind::MonthOrDays => Some(PolicyValue::Word(SmolStr::new(&word))),
            PolicyKind::Dates if word == "none" => Some(PolicyValue::Dates(vec![])),
            PolicyKind::Dates => dates(text).map(PolicyValue::Dates),
        };
        value.filter(|value| self.kind.fits(value)).ok_or_else(|| Malformed::new(text, self.allowed()))
    }

    /// A number without what it counts, which may be left out or cut short: `11 h`, `85 %`; `None` where it counts
    /// something else.
    fn without_unit<'a>(&self, text: &'a str) -> Option<&'a str> {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(end)?;
        let unit = unit.trim();
        let known = self.unit.starts_with(unit) || (self.unit == "%" && "percent".starts_with(unit));
        known.then_some(number)
    }
}

/// Reads a length of time: `H:MM`, or whole minutes.
#[must_use]
pub fn minutes(text: &str) -> Option<Minutes> {
    text.parse().ok().or_else(|| text.parse().ok().map(Minutes))
}

/// Reads a length as people say it, in small letters: `45 min`, `1 hr`, `1h30`, `1 hour 30 minutes`, `1.5 hours`.
fn spoken_minutes(text: &str) -> Option<Minutes> {
    let number = |text: &str| text.trim().parse::<u32>().ok().and_then(|many| i32::try_from(many).ok());
    let of_minutes = |text: &str| {
        let ends = ["minutes", "minute", "mins", "min", "m"];
        number(ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text))
    };
    let Some((hours, rest)) = text.split_once('h') else {
        return of_minutes(text.trim()).map(Minutes);
    };
    let rest = ["ours", "our", "rs", "r"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    let rest = rest.trim().trim_start_matches("and ").trim();
    let (hours, half) = hours.trim().strip_suffix(".5").map_or((hours, 0), |hours| (hours, 30));
    let more = if rest.is_empty() { 0 } else { of_minutes(rest).filter(|more| *more < 60 && half == 0)? };
    Some(Minutes(number(hours)?.checked_mul(60)?.checked_add(half + more)?))
}

/// Reads a number with at most three decimals, from 0, in thousandths.
#[must_use]
pub fn thousandths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || part.len() > 3 || !digits(part) || !digits(whole) {
        return None;
    }
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(part)
}

/// Reads dates with spaces or commas between, in order and each once.
fn dates(text: &str) -> Option<Vec<Date>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let mut dates: Vec<Date> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
    dates.sort_unstable();
    dates.dedup();
    Some(dates).filter(|dates| !dates.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        let read = |policy: &Policy, text: &str| policy.read(text).unwrap_or_else(|wrong| panic!("{wrong}"));
        for text in ["3:00", "180", " 3:00 ", "180 min", "180m", "3 hr", "3h", "3 hours", "3 Hrs"] {
            assert_eq!(read(&WEEK_BALANCE_LIMIT, text), PolicyValue::Duration(Minutes(180)), "{text}");
        }
        for (text, minutes) in [
            ("45", 45),
            ("45 min", 45),
            ("45 minutes", 45),
            ("0:45", 45),
            ("1 hr", 60),
            ("1 hour", 60),
            ("1h30", 90),
            ("1 hour 30 minutes", 90),
            ("1 hour and 30 min", 90),
            ("1.5 hours", 90),
        ] {
            assert_eq!(read(&WEEK_BALANCE_LIMIT, text), PolicyValue::Duration(Minutes(minutes)), "{text}");
        }
        for text in ["11", "11.0", "11 hours", "11h", "11 H"] {
            assert_eq!(read(&REST_DAILY_HOURS, text), PolicyValue::Number(11_000), "{text}");
        }
        for text in ["85.5", "85.5%", "85.5 %", "85.5 percent"] {
            assert_eq!(read(&LOAD_AMBER, text), PolicyValue::Number(85_500), "{text}");
        }
        assert_eq!(read(&PUBLIC_HOLIDAYS, "STAC"), PolicyValue::Word("stac".into()));
        assert_eq!(read(&SUPERVISION_CLINICAL, "Month"), PolicyValue::Word("month".into()));
        assert_eq!(read(&SUPERVISION_CLINICAL, "28 days"), PolicyValue::Number(28_000));
        let june = |day: u32| Date::new(2026, 6, day).unwrap();
        assert_eq!(
            read(&EXTRA_HOLIDAYS, "2026-06-16, 2026-06-15 2026-06-16"),
            PolicyValue::Dates(vec![june(15), june(16)])
        );
        assert_eq!(read(&EXTRA_HOLIDAYS, "none"), PolicyValue::Dates(vec![]));
    }

    #[test]
    fn what_a_policy_cannot_be_is_refused_with_what_it_can() {
        for (policy, texts, said) in [
            (
                WEEK_BALANCE_LIMIT,
                &["", "-3:00", "-5", "10000:00", "1:60", "soon", "99999999999", "2h60", "h", "3 days", "min"]
                    [..],
                "such as 1:30",
            ),
            (
                REST_DAILY_HOURS,
                &["", "-11", "eleven", "11 days", "1000001", "0.0001", "1.2.3", ".5", "9e9"],
                "of hours",
            ),
            (LOAD_AMBER, &["85 h", "%", "99999999999999999999"], "of percent"),
            (PUBLIC_HOLIDAYS, &["", "stac dl2024_07"], "one of stac, dl2024_07"),
            (SUPERVISION_CLINICAL, &["", "0", "28.5", "monthly", "-1"], "month, or"),
            (EXTRA_HOLIDAYS, &["", "2026-02-30", "15/6", ","], "or none"),
        ] {
            for text in texts {
                let wrong = policy.read(text).expect_err(text);
                assert!(wrong.wanted.contains(said), "{} {text:?}: {wrong}", policy.key);
            }
        }
        assert_eq!(PUBLIC_HOLIDAYS.read("stak").unwrap_err().nearest, Some("stac"));
    }

    #[test]
    fn every_default_is_allowed_and_reads_back_from_how_it_is_shown() {
        for policy in CATALOGUE {
            let value = policy.default_value();
            assert!(policy.kind.fits(&value), "{}", policy.key);
            assert_eq!(policy.read(&policy.with_unit(&value)), Ok(value), "{}", policy.key);
        }
    }
}
