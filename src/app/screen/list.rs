//! The list of the screens: each by name, with what it keeps. Who answers for each stands in `handlers`.

use super::{
    caseload, directory, groups, history, hours, leave, posts, reminders, risks, supervision, training,
};
use crate::domain::Date;

/// Makes of each line the name of a screen and, where it keeps something, the field for that.
macro_rules! screens {
    (|$today:ident| $(
        #[doc = $doc:literal]
        $name:ident $(, #[doc = $kept:literal] $field:ident: $state:ty = $first:expr)?;
    )*) => {
        /// A screen, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ScreenId { $(#[doc = $doc] $name,)* }

        impl ScreenId {
            /// Every screen, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }

        /// What the screens have chosen, marked and worked out.
        pub struct Screens { $($(#[doc = $kept] pub $field: $state,)?)* }

        impl Screens {
            /// Those of a seat that opens on a day.
            pub(in crate::app) fn at($today: Date) -> Self {
                Self { $($($field: $first,)?)* }
            }
        }
    };
}

screens! {
    |today|
    /// People by days.
    Week;
    /// A timeline by quarter-hour.
    Day;
    /// Who is with which family, how much that is, and what is due.
    Caseload,
        /// What stands, is chosen and marked on the Caseload screen.
        caseload: caseload::Cases = caseload::Cases::default();
    /// Everyone.
    People;
    /// Every post with its sharers.
    Posts,
        /// What stands and is marked on the Posts screen.
        posts: posts::Posts = posts::Posts::default();
    /// What everybody worked.
    Hours,
        /// Which weeks are summed on the Hours screen.
        hours: hours::HoursStretch = hours::HoursStretch::default();
    /// Who is away when, and what is asked for.
    Leave,
        /// What is marked on the Leave screen.
        leave: leave::LeaveMarks = leave::LeaveMarks::at(today);
    /// Each group, who is invited and what has to be ready.
    Groups,
        /// What stands and is marked on the Groups screen.
        groups: groups::Groups = groups::Groups::default();
    /// When everybody's supervision was, is due and is booked.
    Supervision,
        /// What stands and is marked on the Supervision screen.
        supervision: supervision::Supervisions = supervision::Supervisions::default();
    /// Who has learnt what.
    Training,
        /// What stands and is marked on the Training screen.
        training: training::Trainings = training::Trainings::default();
    /// The reminders to send.
    Reminders,
        /// What stands and is marked on the Reminders screen.
        reminders: reminders::Reminding = reminders::Reminding::default();
    /// Local organisations.
    Directory,
        /// What is marked on the Directory screen.
        directory: directory::Directory = directory::Directory::default();
    /// Every flag.
    Risks,
        /// What is chosen and marked on the Risks screen.
        risks: risks::Risks = risks::Risks::default();
    /// The catalogue of rules.
    Rules,
        /// Which rule is marked on the Rules screen, by its place in the registry.
        rule: usize = 0;
    /// The figures that the rules go by.
    Policy,
        /// Which figure is marked on the Policy screen, by its place in the catalogue.
        policy: usize = 0;
    /// Who changed what, when, from where and why.
    History,
        /// What is chosen, found and marked on the History screen.
        history: history::History = history::History::default();
}

impl ScreenId {
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
