//! The list of the screens: all that is put down of one outside its folder. Its name, who answers for it, and where in
//! [`Screens`](super::Screens) what it keeps stands follow from its line.

/// Gives the list to a macro: `Name => who answers for it, keeps field: what it keeps = how that begins on a day;`, where
/// a screen may keep nothing, and what it keeps may begin empty.
macro_rules! every_screen {
    ($each:ident) => {
        $each! {
            /// People by days.
            Week => week::WeekScreen, keeps week: week::TeamFolds;
            /// A timeline by quarter-hour.
            Day => day::DayScreen;
            /// Everyone.
            People => people::PeopleScreen;
            /// Every flag.
            Risks => risks::RisksScreen, keeps risks: risks::Risks;
            /// Every post with its sharers.
            Posts => posts::PostsScreen, keeps posts: posts::Posts;
            /// What everybody worked.
            Hours => hours::HoursScreen, keeps hours: hours::HoursStretch;
            /// Who is away when, and what is asked for.
            Leave => leave::LeaveScreen, keeps leave: leave::LeaveMarks = leave::LeaveMarks::at;
            /// When everybody's supervision was, is due and is booked.
            Supervision => supervision::SupervisionScreen, keeps supervision: supervision::Supervisions;
            /// Who is with which family, how much that is, and what is due.
            Caseload => caseload::CaseloadScreen, keeps caseload: caseload::Cases;
            /// Each group, who is invited and what has to be ready.
            Groups => groups::GroupsScreen, keeps groups: groups::Groups;
            /// What waits for whoever sits here.
            Inbox => inbox::InboxScreen, keeps inbox: inbox::Inboxes;
            /// Who has learnt what.
            Training => training::TrainingScreen, keeps training: training::Trainings;
            /// The reminders to send.
            Reminders => reminders::RemindersScreen, keeps reminders: reminders::Reminding;
            /// Local organisations.
            Directory => directory::DirectoryScreen, keeps directory: directory::Directory;
            /// The catalogue of rules.
            Rules => rules::RulesScreen, keeps rule: usize;
            /// The figures that the rules go by.
            Policy => policy::PolicyScreen, keeps policy: usize;
            /// What the service is made of: teams, places, travel, activities, courses, public holidays.
            Service => service::ServiceScreen, keeps service: service::ServiceMarks;
            /// Who changed what, when, from where and why.
            History => history::HistoryScreen, keeps history: history::History;
        }
    };
}

pub(super) use every_screen;
