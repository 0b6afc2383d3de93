//! Small columns in a row: how much, and how much over or under.

/// From next to nothing to the most.
const COLUMNS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// From much under to a little, even, and from a little over to much.
const BALANCES: [&str; 7] = ["▁", "▂", "▃", "─", "▅", "▆", "█"];

/// A column as high as its share of the most; nothing has none.
pub(super) fn column(count: usize, most: usize) -> &'static str {
    let level = (count * COLUMNS.len()).div_ceil(most.max(1));
    level.checked_sub(1).and_then(|level| COLUMNS.get(level.min(COLUMNS.len() - 1))).copied().unwrap_or(" ")
}

/// A column below the middle for what is under, above it for what is over; a line where it is even.
pub(super) fn balance(minutes: i32, most: i32) -> &'static str {
    let most = u64::from(most.max(1).unsigned_abs());
    let third = (u64::from(minutes.unsigned_abs()) * 3).div_ceil(most).min(3);
    let third = usize::try_from(third).unwrap_or(3);
    let level = if minutes < 0 { 3 - third } else { 3 + third };
    BALANCES.get(level).copied().unwrap_or(" ")
}

/// Values in at most so many groups, of as equal length as can be, in order.
pub(super) fn grouped<T>(values: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    let each = values.len().div_ceil(most.max(1)).max(1);
    values.chunks(each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_as_high_as_its_share_and_nothing_has_none() {
        let drawn: String = [0, 1, 4, 7, 8].map(|count| column(count, 8)).concat();
        assert_eq!(drawn, " ▁▄▇█");
        assert_eq!(column(0, 0), " ");
        assert_eq!(column(1, 40), "▁");
        assert_eq!(column(9, 8), "█");
    }

    #[test]
    fn a_balance_stands_above_or_below_even() {
        let drawn: String = [-60, -40, -20, -1, 0, 1, 20, 21, 60].map(|it| balance(it, 60)).concat();
        assert_eq!(drawn, "▁▂▃▃─▅▅▆█");
        assert_eq!((balance(0, 0), balance(5, 0), balance(i32::MIN, 1)), ("─", "█", "▁"));
    }

    #[test]
    fn groups_hold_everything_once() {
        let weeks: Vec<u32> = (0..53).collect();
        for most in 0..60 {
            let groups: Vec<&[u32]> = grouped(&weeks, most).collect();
            assert!(groups.len() <= most.max(1), "{most}: {}", groups.len());
            assert_eq!(groups.concat(), weeks);
        }
        assert_eq!(grouped(&[0_u32; 0], 3).count(), 0);
    }
}
