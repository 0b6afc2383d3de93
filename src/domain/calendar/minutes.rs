//! Lengths of time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::digits::digits;
use crate::domain::text::Malformed;

/// A length of time in minutes; may be negative where it is a difference.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Minutes(pub i32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many whole hours.
    #[must_use]
    pub const fn hours(hours: i32) -> Self {
        Self(hours * 60)
    }

    /// The part that is over zero.
    #[must_use]
    pub fn at_least_zero(self) -> Self {
        Self(self.0.max(0))
    }

    /// The same length, never negative.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Neg for Minutes {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::ops::AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::SubAssign for Minutes {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, std::ops::Add::add)
    }
}

impl FromStr for Minutes {
    type Err = Malformed;
    /// Reads `H:MM`, never negative, at most 9999:59.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once(':')
            .filter(|(h, _)| (1..=4).contains(&h.len()))
            .and_then(|(h, m)| Some((digits(h, h.len())?, digits(m, 2).filter(|m| *m < 60)?)))
            .and_then(|(h, m)| i32::try_from(h * 60 + m).ok())
            .map(Self)
            .ok_or_else(|| Malformed::new(text, "hours and minutes such as 1:30"))
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}:{:02}", all / 60, all % 60))
    }
}
