//! Stretches of elapsed time, and the sums and cuts that hours are made of.

use crate::domain::{Instant, Minutes, Moment, Zone};

/// A stretch of elapsed time: its start is in it, its end is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where it starts.
    pub start: Instant,
    /// Where it is over; never before the start.
    pub end: Instant,
}

impl Span {
    /// From one point to another; empty when the second is not later.
    #[must_use]
    pub fn new(start: Instant, end: Instant) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Between two wall-clock moments of a zone.
    #[must_use]
    pub fn between(zone: Zone, from: Moment, to: Moment) -> Self {
        Self::new(zone.instant(from), zone.instant(to))
    }

    /// So many minutes from a point on.
    #[must_use]
    pub fn lasting(start: Instant, minutes: Minutes) -> Self {
        Self::new(start, Instant(start.0.saturating_add(i64::from(minutes.0))))
    }

    /// Its length in elapsed minutes.
    #[must_use]
    pub fn minutes(self) -> Minutes {
        Minutes(i32::try_from(self.end.0 - self.start.0).unwrap_or(i32::MAX))
    }

    /// Whether there is no minute in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether a minute that starts at a point is in it.
    #[must_use]
    pub fn holds(self, point: Instant) -> bool {
        self.start <= point && point < self.end
    }

    /// Whether all of another lies in it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have a minute in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// What the two have in common; empty when nothing.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The minutes that the two have in common.
    #[must_use]
    pub fn shared(self, other: Self) -> Minutes {
        self.common(other).minutes()
    }
}

/// The same time as a list in order, without overlaps and without empty stretches.
#[must_use]
pub fn merged(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// The minutes of a list, no minute twice.
#[must_use]
pub fn minutes_of(spans: impl IntoIterator<Item = Span>) -> Minutes {
    merged(spans).into_iter().map(Span::minutes).sum()
}

/// What is left of some time when other time is taken out, in order.
#[must_use]
pub fn without(spans: impl IntoIterator<Item = Span>, taken: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let taken = merged(taken);
    let mut left = vec![];
    for span in merged(spans) {
        let mut from = span.start;
        for cut in &taken {
            if cut.end <= from || cut.start >= span.end {
                continue;
            }
            left.push(Span::new(from, cut.start));
            from = cut.end;
        }
        left.push(Span::new(from, span.end));
    }
    left.retain(|span| !span.is_empty());
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: i64, end: i64) -> Span {
        Span::new(Instant(start), Instant(end))
    }

    #[test]
    fn overlapping_time_counts_once() {
        let spans = [span(30, 60), span(0, 40), span(60, 70), span(90, 90), span(100, 110)];
        assert_eq!(merged(spans), [span(0, 70), span(100, 110)]);
        assert_eq!(minutes_of(spans), Minutes(80));
    }

    #[test]
    fn what_is_taken_out_leaves_pieces() {
        let left = without([span(0, 100)], [span(10, 20), span(15, 30), span(90, 120), span(-5, 0)]);
        assert_eq!(left, [span(0, 10), span(30, 90)]);
        assert_eq!(without([span(0, 10)], [span(0, 10)]), []);
        assert_eq!(without([span(0, 10), span(20, 30)], []), [span(0, 10), span(20, 30)]);
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(!span(0, 10).overlaps(span(10, 20)));
        assert!(span(0, 11).overlaps(span(10, 20)));
        assert!(span(0, 10).covers(span(0, 10)) && !span(0, 10).covers(span(0, 11)));
        assert_eq!(span(0, 15).shared(span(10, 20)), Minutes(5));
        assert!(!span(5, 5).overlaps(span(0, 10)));
    }
}
