//! Exact parts of minutes, of days and of weeks, rounded once, at the end.

/// A part of a whole that no rounding has touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// So many of so many parts; fewer than one part in the whole is read as one.
    #[must_use]
    pub fn new(over: impl Into<i128>, under: impl Into<i128>) -> Self {
        Self { over: over.into(), under: under.into().max(1) }
    }

    /// So many times as much, over so many.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self::reduced(self.over.saturating_mul(other.over), self.under.saturating_mul(other.under))
    }

    /// So much as one of it goes into another; nothing goes into nothing.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Self {
        Self::reduced(self.over.saturating_mul(other.under), self.under.saturating_mul(other.over).max(1))
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let (one, two) = (self.over.saturating_mul(other.under), other.over.saturating_mul(self.under));
        Self::reduced(one.saturating_add(two), self.under.saturating_mul(other.under))
    }

    /// The smaller of the two.
    #[must_use]
    pub fn at_most(self, other: Self) -> Self {
        if self.over.saturating_mul(other.under) <= other.over.saturating_mul(self.under) {
            self
        } else {
            other
        }
    }

    /// To the nearest of steps; half way goes up.
    #[must_use]
    pub fn nearest(self, step: i32) -> i32 {
        let step = i128::from(step.max(1));
        let whole = self.under.saturating_mul(step).saturating_mul(2);
        narrow((2 * self.over + self.under.saturating_mul(step)).div_euclid(whole).saturating_mul(step))
    }

    /// Up to the next of steps.
    #[must_use]
    pub fn up(self, step: i32) -> i32 {
        let step = i128::from(step.max(1));
        let whole = self.under.saturating_mul(step);
        narrow((self.over + whole - 1).div_euclid(whole).saturating_mul(step))
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.over.rem_euclid(self.under) == 0
    }

    fn reduced(over: i128, under: i128) -> Self {
        let (mut a, mut b) = (over.unsigned_abs(), under.unsigned_abs());
        while b > 0 {
            (a, b) = (b, a.rem_euclid(b));
        }
        let common = i128::try_from(a).unwrap_or(1).max(1);
        Self { over: over / common, under: under / common }
    }
}

impl std::fmt::Display for Ratio {
    /// In decimal, to the nearest hundredth: `5`, `5.5`, `0.33`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = self.times(Self::new(100, 1)).nearest(1);
        let (sign, all) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
        let text = format!("{sign}{}.{:02}", all / 100, all % 100);
        f.pad(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

fn narrow(number: i128) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_done_at_the_end_and_half_way_goes_up() {
        assert_eq!(Ratio::new(3, 2).nearest(1), 2);
        assert_eq!(Ratio::new(149, 100).nearest(1), 1);
        assert_eq!(Ratio::new(45, 1).nearest(30), 60);
        assert_eq!(Ratio::new(44, 1).nearest(30), 30);
        assert_eq!(Ratio::new(60, 1).up(30), 60);
        assert_eq!(Ratio::new(601, 10).up(30), 90);
        assert_eq!(Ratio::new(-1, 2).up(1), 0);
        let thirds = Ratio::new(1, 3).plus(Ratio::new(1, 6)).times(Ratio::new(4, 1));
        assert!(thirds.is_whole());
        assert_eq!(thirds.nearest(1), 2);
        assert_eq!(Ratio::new(7, 2).divided_by(Ratio::new(7, 4)), Ratio::new(2, 1));
        assert_eq!(Ratio::new(7, 2).at_most(Ratio::new(10, 3)), Ratio::new(10, 3));
        let told = [Ratio::new(5, 1), Ratio::new(11, 2), Ratio::new(1, 3), Ratio::new(10, 1)]
            .map(|it| it.to_string());
        assert_eq!(told, ["5", "5.5", "0.33", "10"]);
    }
}
