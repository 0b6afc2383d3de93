//! How far along a family is: weeks of a pregnancy, or the age of a baby. In loss mode there is neither.

use std::fmt;

use crate::domain::{Date, DateOrMonth, Family, counted};

/// Days of a pregnancy, as it is counted from its due date.
const TERM: i32 = 280;

/// The last day on which a pregnancy is believed, in days: 42 weeks.
const LONGEST_PREGNANCY_DAYS: i32 = 294;

/// How far along a family is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// So many days of pregnancy; `about` where only the month is known.
    Pregnant {
        /// Days since the pregnancy began, as it is counted.
        days: i32,
        /// Whether only the month is known.
        about: bool,
    },
    /// More than 42 weeks, or fewer than none: the dates want a look.
    ToCheck,
    /// A baby of so many days and whole months; `about` where only the month is known.
    Baby {
        /// Days since the birth.
        days: i32,
        /// Whole months since the birth.
        months: i32,
        /// Whether only the month is known.
        about: bool,
    },
}

impl Stage {
    /// How far along a family is on a day; `None` in loss mode, always, and where no date is known.
    #[must_use]
    pub fn of(family: &Family, today: Date) -> Option<Self> {
        if family.loss {
            return None;
        }
        let is_about = |date: DateOrMonth| matches!(date, DateOrMonth::Month(_));
        if let Some(born) = family.born {
            let (day, about) = (middle(born), is_about(born));
            let days = today.days_since(day);
            return Some(if days < 0 && !(about && born.last() >= today) {
                Self::ToCheck
            } else {
                Self::Baby { days: days.max(0), months: months_since(day, today), about }
            });
        }
        let due = family.due?;
        let days = TERM - middle(due).days_since(today);
        if (0..=LONGEST_PREGNANCY_DAYS).contains(&days) {
            Some(Self::Pregnant { days, about: is_about(due) })
        } else {
            Some(Self::ToCheck)
        }
    }

    /// As a column says it: `36+0 wk`, `11 wk old`, `~7 mo old`.
    #[must_use]
    pub fn short(self) -> String {
        let sign = |about: bool| if about { "~" } else { "" };
        match self {
            Self::Pregnant { days, about: true } => format!("~{} wk", days / 7),
            Self::Pregnant { days, about: false } => format!("{}+{} wk", days / 7, days % 7),
            Self::ToCheck => "check dates".to_owned(),
            Self::Baby { days, about, .. } if days < 84 => format!("{}{} wk old", sign(about), days / 7),
            Self::Baby { months, about, .. } => format!("{}{months} mo old", sign(about)),
        }
    }
}

impl fmt::Display for Stage {
    /// In words: `36 weeks pregnant`, `a baby of 11 weeks`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = |about: bool| if about { "about " } else { "" };
        match *self {
            Self::Pregnant { days, about } => {
                let left = if about || days % 7 == 0 {
                    String::new()
                } else {
                    format!(" and {}", counted(days % 7, "day"))
                };
                write!(f, "{}{}{left} pregnant", sign(about), counted(days / 7, "week"))
            }
            Self::ToCheck => write!(f, "dates to be checked"),
            Self::Baby { days, about, .. } if days < 14 => {
                write!(f, "a baby of {}{}", sign(about), counted(days, "day"))
            }
            Self::Baby { days, about, .. } if days < 84 => {
                write!(f, "a baby of {}{}", sign(about), counted(days / 7, "week"))
            }
            Self::Baby { months, about, .. } => {
                write!(f, "a baby of {}{}", sign(about), counted(months, "month"))
            }
        }
    }
}

/// The day itself, or the middle of a month.
fn middle(date: DateOrMonth) -> Date {
    match date {
        DateOrMonth::Date(day) => day,
        DateOrMonth::Month(_) => date.last().plus_days(-14),
    }
}

fn months_since(from: Date, to: Date) -> i32 {
    let months = (to.year() - from.year()) * 12 + i32::try_from(to.month()).unwrap_or(0)
        - i32::try_from(from.month()).unwrap_or(0);
    (if from.plus_months(months) > to { months - 1 } else { months }).max(0)
}
