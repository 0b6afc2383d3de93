//! The list of the screens: the one place, beside its folder, that names each.

use super::{
    Screen, ScreenInfo, caseload, day, directory, groups, history, hours, leave, people, policy, posts,
    reminders, risks, rules, supervision, training, week,
};
use crate::command::{Command, Scope};
use crate::domain::Date;

/// Makes of each line the name of a screen, who answers for it, and, where it keeps something, the field for that.
macro_rules! screens {
    (|$today:ident| $(
        #[doc = $doc:literal]
        $name:ident: $handler:expr $(, #[doc = $kept:literal] $field:ident: $state:ty = $first:expr)?;
    )*) => {
        /// A screen, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ScreenId { $(#[doc = $doc] $name,)* }

        impl ScreenId {
            /// Every screen, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Who answers for it.
            pub(in crate::app) fn handler(self) -> &'static dyn Screen {
                match self { $(Self::$name => &$handler,)* }
            }
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
    Week: week::WeekScreen;
    /// A timeline by quarter-hour.
    Day: day::DayScreen;
    /// Who is with which family, how much that is, and what is due.
    Caseload: caseload::CaseloadScreen,
        /// What stands, is chosen and marked on the Caseload screen.
        caseload: caseload::Cases = caseload::Cases::default();
    /// Everyone.
    People: people::PeopleScreen;
    /// Every post with its sharers.
    Posts: posts::PostsScreen,
        /// What stands and is marked on the Posts screen.
        posts: posts::Posts = posts::Posts::default();
    /// What everybody worked.
    Hours: hours::HoursScreen,
        /// Which weeks are summed on the Hours screen.
        hours: hours::HoursStretch = hours::HoursStretch::default();
    /// Who is away when, and what is asked for.
    Leave: leave::LeaveScreen,
        /// What is marked on the Leave screen.
        leave: leave::LeaveMarks = leave::LeaveMarks::at(today);
    /// Each group, who is invited and what has to be ready.
    Groups: groups::GroupsScreen,
        /// What stands and is marked on the Groups screen.
        groups: groups::Groups = groups::Groups::default();
    /// When everybody's supervision was, is due and is booked.
    Supervision: supervision::SupervisionScreen,
        /// What stands and is marked on the Supervision screen.
        supervision: supervision::Supervisions = supervision::Supervisions::default();
    /// Who has learnt what.
    Training: training::TrainingScreen,
        /// What stands and is marked on the Training screen.
        training: training::Trainings = training::Trainings::default();
    /// The reminders to send.
    Reminders: reminders::RemindersScreen,
        /// What stands and is marked on the Reminders screen.
        reminders: reminders::Reminding = reminders::Reminding::default();
    /// Local organisations.
    Directory: directory::DirectoryScreen,
        /// What is marked on the Directory screen.
        directory: directory::Directory = directory::Directory::default();
    /// Every flag.
    Risks: risks::RisksScreen,
        /// What is chosen and marked on the Risks screen.
        risks: risks::Risks = risks::Risks::default();
    /// The catalogue of rules.
    Rules: rules::RulesScreen,
        /// Which rule is marked on the Rules screen, by its place in the registry.
        rule: usize = 0;
    /// The figures that the rules go by.
    Policy: policy::PolicyScreen,
        /// Which figure is marked on the Policy screen, by its place in the catalogue.
        policy: usize = 0;
    /// Who changed what, when, from where and why.
    History: history::HistoryScreen,
        /// What is chosen, found and marked on the History screen.
        history: history::History = history::History::default();
}

impl ScreenId {
    /// The screen that a seat opens with.
    pub const FIRST: Self = Self::Week;

    fn info(self) -> &'static ScreenInfo {
        self.handler().info()
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.info().title
    }

    /// Where its commands are given, innermost first.
    #[must_use]
    pub fn scopes(self) -> &'static [Scope] {
        self.info().scopes
    }

    /// The commands worth a hint, the most wanted first.
    #[must_use]
    pub fn hints(self) -> &'static [Command] {
        self.info().hints
    }

    /// The screen that a command shows, where that is what it does.
    #[must_use]
    pub fn shown_by(command: Command) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.info().shown_by.contains(&command))
    }

    /// The screen whose own scope it is.
    #[must_use]
    pub fn of_scope(scope: Scope) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.scopes().first() == Some(&scope))
    }

    /// Whether it shows the sessions of a week, or of a day of it.
    #[must_use]
    pub fn shows_sessions(self) -> bool {
        self.scopes().contains(&Scope::Rota)
    }

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
    fn each_screen_has_a_title_a_scope_and_a_command_of_its_own() {
        for screen in ScreenId::ALL {
            let same = |it: &&ScreenId| it.title() == screen.title();
            assert_eq!(ScreenId::ALL.iter().filter(same).count(), 1, "{screen:?}");
            assert_eq!(ScreenId::of_scope(screen.scopes()[0]), Some(*screen));
            assert_eq!(screen.scopes().last(), Some(&Scope::Global), "{screen:?}");
            assert!(!screen.info().shown_by.is_empty(), "{screen:?}");
            for command in screen.info().shown_by {
                assert_eq!(ScreenId::shown_by(*command), Some(*screen));
            }
        }
    }

    #[test]
    fn one_goes_from_the_last_screen_to_the_first() {
        let last = ScreenId::ALL.iter().fold(ScreenId::FIRST, |screen, _| screen.turned(1));
        assert_eq!(last, ScreenId::FIRST);
    }
}
