//! Where a command can be given: the tables of a key file.

/// Where a command can be given: the tables of a key file. Text goes to `line` and `form` first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// On every screen, and in whatever is open where keys are not text.
    Global,
    /// On screens that show sessions: Week and Day.
    Rota,
    /// On the Week screen.
    Week,
    /// On the Day screen.
    Day,
    /// On the People screen.
    People,
    /// On the Posts screen.
    Posts,
    /// On the Hours screen.
    Hours,
    /// On the Groups screen.
    Groups,
    /// On the Supervision screen.
    Supervision,
    /// On the Training screen.
    Training,
    /// On the Reminders screen.
    Reminders,
    /// On the Directory screen.
    Directory,
    /// On the Risks screen.
    Risks,
    /// On the Rules screen.
    Rules,
    /// On the Policy screen.
    Policy,
    /// On the History screen.
    History,
    /// On the Leave screen.
    Leave,
    /// On the Caseload screen.
    Caseload,
    /// While a session is picked up.
    Moving,
    /// While a session is picked up on the Day screen; before `moving`.
    MovingOnDay,
    /// In a line of text: quick add, a reason, a date.
    Line,
    /// In a list to choose from: palette, finder, menus.
    List,
    /// In a list of somebody's sessions; before `list`, which it is.
    Sessions,
    /// In a form.
    Form,
    /// In a page to read: help, a difference.
    Page,
    /// In a handover sheet; before `page`, which it is.
    Handover,
    /// In why something is flagged; before `list`, which its remedies are.
    Why,
    /// In what an absence touches; before `list`, which its remedies are.
    Cover,
}

impl Scope {
    /// Every scope.
    pub const ALL: &'static [Self] = &[
        Self::Global,
        Self::Rota,
        Self::Week,
        Self::Day,
        Self::People,
        Self::Posts,
        Self::Hours,
        Self::Groups,
        Self::Supervision,
        Self::Training,
        Self::Reminders,
        Self::Directory,
        Self::Risks,
        Self::Rules,
        Self::Policy,
        Self::History,
        Self::Leave,
        Self::Caseload,
        Self::Moving,
        Self::MovingOnDay,
        Self::Line,
        Self::List,
        Self::Sessions,
        Self::Form,
        Self::Page,
        Self::Handover,
        Self::Why,
        Self::Cover,
    ];

    /// Its name in a key file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Rota => "rota",
            Self::Week => "week",
            Self::Day => "day",
            Self::People => "people",
            Self::Posts => "posts",
            Self::Hours => "hours",
            Self::Supervision => "supervision",
            Self::Training => "training",
            Self::Groups => "groups",
            Self::Reminders => "reminders",
            Self::Directory => "directory",
            Self::Risks => "risks",
            Self::Rules => "rules",
            Self::Policy => "policy",
            Self::History => "history",
            Self::Leave => "leave",
            Self::Caseload => "caseload",
            Self::Moving => "moving",
            Self::MovingOnDay => "moving-day",
            Self::Line => "line",
            Self::List => "list",
            Self::Sessions => "sessions",
            Self::Form => "form",
            Self::Page => "page",
            Self::Handover => "handover",
            Self::Why => "why",
            Self::Cover => "cover",
        }
    }

    /// Its title in help.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Rota => "Sessions",
            Self::Week => "Week",
            Self::Day => "Day",
            Self::People => "People",
            Self::Posts => "Posts",
            Self::Hours => "Hours",
            Self::Supervision => "Supervision",
            Self::Training => "Training",
            Self::Groups => "Groups",
            Self::Reminders => "Reminders",
            Self::Directory => "Directory",
            Self::Risks => "Risks",
            Self::Rules => "Rules",
            Self::Policy => "Policy",
            Self::History => "History",
            Self::Leave => "Leave",
            Self::Caseload => "Caseload",
            Self::Moving => "While a session is picked up",
            Self::MovingOnDay => "While a session is picked up, on the Day screen",
            Self::Line => "Writing a line",
            Self::List => "Choosing from a list",
            Self::Sessions => "Looking through somebody's sessions",
            Self::Form => "Filling in a form",
            Self::Page => "Reading a page",
            Self::Handover => "Reading a handover sheet",
            Self::Why => "Reading why something is flagged",
            Self::Cover => "Looking for cover",
        }
    }
}
