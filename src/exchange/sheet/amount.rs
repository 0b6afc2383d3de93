//! Hours as decimals: `5.40`.

use crate::domain::Minutes;

/// A length of time in hours with two decimals, halves away from nothing, with what stands before the decimals.
pub(super) fn decimal(minutes: Minutes, point: char) -> String {
    let hundredths = (i64::from(minutes.0).abs() * 200 + 60) / 120;
    let sign = if minutes.0 < 0 && hundredths > 0 { "-" } else { "" };
    format!("{sign}{}{point}{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_have_two_decimals() {
        for (minutes, words) in [
            (0, "0.00"),
            (330, "5.50"),
            (324, "5.40"),
            (-432, "-7.20"),
            (20, "0.33"),
            (40, "0.67"),
            (-1, "-0.02"),
            (3636, "60.60"),
            (i32::MIN, "-35791394.13"),
        ] {
            assert_eq!(decimal(Minutes(minutes), '.'), words);
        }
        assert_eq!(decimal(Minutes(330), ','), "5,50");
    }
}
