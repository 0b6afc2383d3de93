//! Numbers of a fixed width, as they stand in dates, times and weeks.

/// Reads exactly `width` ASCII digits.
pub(super) fn digits(text: &str, width: usize) -> Option<u32> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
