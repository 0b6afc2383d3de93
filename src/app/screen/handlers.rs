//! Who answers for each screen of the list, and what that says of it.

use super::list::every_screen;
use super::{
    Screen, ScreenId, ScreenInfo, caseload, day, directory, groups, history, hours, inbox, leave, people,
    policy, posts, reminders, risks, rules, service, supervision, training, week,
};
use crate::command::{Command, Scope};

macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident => $handler:path $(, keeps $field:ident: $kept:ty $(= $start:path)?)?;)*) => {
        impl ScreenId {
            /// Who answers for it.
            pub(in crate::app) fn handler(self) -> &'static dyn Screen {
                match self { $(Self::$name => &$handler,)* }
            }
        }
    };
}

every_screen!(handlers);

impl ScreenId {
    fn info(self) -> &'static ScreenInfo {
        self.handler().info()
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.info().title
    }

    /// The command that shows it.
    #[must_use]
    pub fn command(self) -> Option<Command> {
        self.info().shown_by.first().copied()
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

    /// Whether it shows one day.
    #[must_use]
    pub fn shows_one_day(self) -> bool {
        self.handler().goes_by_time()
    }

    /// Whether it shows the sessions of a week, or of a day of it.
    #[must_use]
    pub fn shows_sessions(self) -> bool {
        self.scopes().contains(&Scope::Rota)
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
}
