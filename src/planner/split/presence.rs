//! Times of a week, and who is there in them: in minutes of the day, of days that count from Monday.

use crate::domain::{OpenHours, Time, TimeSpan, Weekday};

/// Some time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Window {
    pub day: usize,
    pub from: i32,
    pub to: i32,
}

impl Window {
    pub(super) fn shared(self, other: Self) -> i32 {
        if self.day == other.day { (self.to.min(other.to) - self.from.max(other.from)).max(0) } else { 0 }
    }

    /// As a pattern has it: `mon 09:00-13:00`.
    pub(super) fn words(self) -> String {
        let hours = TimeSpan { from: time(self.from), to: time(self.to) };
        weekday(self.day).map(|weekday| OpenHours { weekday, hours }.to_string()).unwrap_or_default()
    }
}

/// The weekday so many days after Monday.
pub(super) fn weekday(day: usize) -> Option<Weekday> {
    u8::try_from(day).ok().and_then(|day| Weekday::try_from(day).ok())
}

/// The time of so many minutes of the day; the end of the day is 00:00.
pub(super) fn time(minutes: i32) -> Time {
    let minutes = u16::try_from(minutes.rem_euclid(1440)).unwrap_or(0);
    Time::new(minutes / 60, minutes % 60).unwrap_or(Time::MIDNIGHT)
}

/// Somebody's presence on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PresenceSpan {
    pub when: Window,
    pub unpaid: i32,
}

impl PresenceSpan {
    pub(super) fn paid(self) -> i32 {
        self.when.to - self.when.from - self.unpaid
    }

    /// The paid time before and after the break, which is in the middle.
    pub(super) fn paid_windows(self) -> [Window; 2] {
        let Window { day, from, to } = self.when;
        let rest = from + (to - from - self.unpaid) / 2;
        [Window { day, from, to: rest }, Window { day, from: rest + self.unpaid, to }]
    }
}

/// Some hours of a weekday; those that go on after midnight end with the day.
pub(super) fn window(open: OpenHours) -> Window {
    let day = usize::try_from(open.weekday.num_days_from_monday()).unwrap_or(0);
    let from = open.hours.from.minutes().0;
    Window { day, from, to: (from + open.hours.wall().0).min(1440) }
}

/// How many are there for all of some time.
pub(super) fn holders(when: Window, stays: &[Vec<PresenceSpan>]) -> usize {
    let all = |stay: &PresenceSpan| stay.when.shared(when) == when.to - when.from;
    stays.iter().filter(|of| of.iter().any(all)).count()
}
