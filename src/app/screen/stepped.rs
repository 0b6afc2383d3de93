//! Going through a list line by line.

/// So many places on in a list, never beyond its ends.
pub(super) fn stepped(at: usize, by: i32, all: usize) -> usize {
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let to = if by < 0 { at.saturating_sub(steps) } else { at.saturating_add(steps) };
    to.min(all.saturating_sub(1))
}
