//! Finding a command by its name.

use super::list::Command;

impl Command {
    /// The command of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found_again() {
        for command in Command::ALL {
            assert_eq!(Command::find(command.name()), Some(*command));
        }
    }
}
