//! The list of the screens, by name. What each keeps stands in `kept`, who answers for each in `handlers`.

/// A screen, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenId {
    /// People by days.
    Week,
    /// A timeline by quarter-hour.
    Day,
    /// Who is with which family, how much that is, and what is due.
    Caseload,
    /// Everyone.
    People,
    /// Every post with its sharers.
    Posts,
    /// What everybody worked.
    Hours,
    /// Who is away when, and what is asked for.
    Leave,
    /// Each group, who is invited and what has to be ready.
    Groups,
    /// When everybody's supervision was, is due and is booked.
    Supervision,
    /// Who has learnt what.
    Training,
    /// The reminders to send.
    Reminders,
    /// Local organisations.
    Directory,
    /// Every flag.
    Risks,
    /// The catalogue of rules.
    Rules,
    /// The figures that the rules go by.
    Policy,
    /// Who changed what, when, from where and why.
    History,
}

impl ScreenId {
    /// Every screen, in the order of their tabs.
    pub const ALL: &'static [Self] = &[
        Self::Week,
        Self::Day,
        Self::People,
        Self::Risks,
        Self::Posts,
        Self::Hours,
        Self::Leave,
        Self::Supervision,
        Self::Caseload,
        Self::Groups,
        Self::Training,
        Self::Reminders,
        Self::Directory,
        Self::Rules,
        Self::Policy,
        Self::History,
    ];

    /// The screen that a seat opens with.
    pub const FIRST: Self = Self::Week;

    /// The screen so many places on, round and round.
    #[must_use]
    pub fn turned(self, by: usize) -> Self {
        let all = Self::ALL;
        let at = all.iter().position(|screen| *screen == self).unwrap_or(0);
        all.get((at + by) % all.len()).copied().unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_from_the_last_screen_to_the_first() {
        let last = ScreenId::ALL.iter().fold(ScreenId::FIRST, |screen, _| screen.turned(1));
        assert_eq!(last, ScreenId::FIRST);
    }
}
