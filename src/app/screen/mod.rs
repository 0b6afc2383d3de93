//! The screens, and the shades they come in.

pub mod caseload;
pub mod directory;
pub mod groups;
pub mod history;
pub mod hours;
pub mod leave;
pub(in crate::app) mod policies;
pub mod posts;
pub mod reminders;
pub mod risks;
pub mod supervision;
pub(in crate::app) mod training;
pub(in crate::app) mod week;

use crate::command::{Command, Scope};

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// People by days.
    Week,
    /// A timeline by quarter-hour.
    Day,
    /// Everyone.
    People,
    /// Every post with its sharers.
    Posts,
    /// What everybody worked.
    Hours,
    /// Who is away when, and what is asked for.
    Leave,
    /// Who is with which family, how much that is, and what is due.
    Caseload,
    /// When everybody's supervision was, is due and is booked.
    Supervision,
    /// Each group, who is invited and what has to be ready.
    Groups,
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

impl Screen {
    /// Every screen, in order.
    pub const ALL: &'static [Self] = &[
        Self::Week,
        Self::Day,
        Self::Caseload,
        Self::People,
        Self::Posts,
        Self::Hours,
        Self::Leave,
        Self::Groups,
        Self::Supervision,
        Self::Training,
        Self::Reminders,
        Self::Directory,
        Self::Risks,
        Self::Rules,
        Self::Policy,
        Self::History,
    ];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Week => "Week",
            Self::Day => "Day",
            Self::Caseload => "Caseload",
            Self::People => "People",
            Self::Posts => "Posts",
            Self::Hours => "Hours",
            Self::Leave => "Leave",
            Self::Supervision => "Supervision",
            Self::Training => "Training",
            Self::Groups => "Groups",
            Self::Reminders => "Reminders",
            Self::Directory => "Directory",
            Self::Risks => "Risks",
            Self::Rules => "Rules",
            Self::Policy => "Policy",
            Self::History => "History",
        }
    }

    /// Where its commands are given, innermost first.
    #[must_use]
    pub const fn scopes(self) -> &'static [Scope] {
        match self {
            Self::Week => &[Scope::Week, Scope::Rota, Scope::Global],
            Self::Day => &[Scope::Day, Scope::Rota, Scope::Global],
            Self::People => &[Scope::People, Scope::Global],
            Self::Caseload => &[Scope::Caseload, Scope::Global],
            Self::Posts => &[Scope::Posts, Scope::Global],
            Self::Hours => &[Scope::Hours, Scope::Global],
            Self::Leave => &[Scope::Leave, Scope::Global],
            Self::Supervision => &[Scope::Supervision, Scope::Global],
            Self::Training => &[Scope::Training, Scope::Global],
            Self::Groups => &[Scope::Groups, Scope::Global],
            Self::Reminders => &[Scope::Reminders, Scope::Global],
            Self::Directory => &[Scope::Directory, Scope::Global],
            Self::Risks => &[Scope::Risks, Scope::Global],
            Self::Rules => &[Scope::Rules, Scope::Global],
            Self::Policy => &[Scope::Policy, Scope::Global],
            Self::History => &[Scope::History, Scope::Global],
        }
    }

    /// The screen that a command shows, where that is what it does.
    #[must_use]
    pub const fn shown_by(command: Command) -> Option<Self> {
        Some(match command {
            Command::ShowWeek => Self::Week,
            Command::ShowDay | Command::OpenDay => Self::Day,
            Command::ShowPeople => Self::People,
            Command::ShowCaseload => Self::Caseload,
            Command::ShowPosts => Self::Posts,
            Command::ShowHours => Self::Hours,
            Command::ShowLeave => Self::Leave,
            Command::ShowSupervision => Self::Supervision,
            Command::ShowTraining => Self::Training,
            Command::ShowGroups => Self::Groups,
            Command::ShowReminders => Self::Reminders,
            Command::ShowDirectory => Self::Directory,
            Command::ShowRisks => Self::Risks,
            Command::ShowRules => Self::Rules,
            Command::ShowPolicy => Self::Policy,
            Command::ShowHistory => Self::History,
            _ => return None,
        })
    }

    /// The screen so many places on, round and round.
    #[must_use]
    pub fn turned(self, by: usize) -> Self {
        let all = Self::ALL;
        let at = all.iter().position(|screen| *screen == self).unwrap_or(0);
        all.get((at + by) % all.len()).copied().unwrap_or(self)
    }
}

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// High contrast.
    Contrast,
    /// No colour at all.
    Mono,
    /// Text alone: no colour, nothing drawn; reads well aloud.
    Plain,
}

impl Shade {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Mono,
            Self::Mono => Self::Plain,
            Self::Plain => Self::Dark,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "high contrast",
            Self::Mono => "no colour",
            Self::Plain => "plain text",
        }
    }
}
