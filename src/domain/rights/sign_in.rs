//! Who came in, who left, who was turned away and whose command was run: what happens at the door, beside the history.

use serde::{Deserialize, Serialize};

/// What happened at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignInEvent {
    /// Somebody signed in.
    In,
    /// Somebody left.
    Out,
    /// Somebody was turned away, or was refused what they asked for.
    Refused,
    /// Somebody had a command run.
    Ran,
}

impl SignInEvent {
    /// What somebody did, in words that follow their name.
    #[must_use]
    pub const fn did(self) -> &'static str {
        match self {
            Self::In => "signed in",
            Self::Out => "left",
            Self::Refused => "was refused",
            Self::Ran => "ran a command",
        }
    }

    /// It in a word, as it is written to the disk.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Refused => "refused",
            Self::Ran => "ran",
        }
    }
}

/// Somebody came, left, was refused something, or had a command run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// When, in seconds since 1970 in UTC.
    pub at: i64,
    /// What happened.
    pub what: SignInEvent,
    /// Who: a person's id, or `owner`; of somebody turned away, who they said they were, if they did.
    pub who: String,
    /// From where: `local`, `socket`, or an address.
    pub from: String,
    /// By what, or why, in words.
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_called_as_it_is_kept() {
        for passage in [SignInEvent::In, SignInEvent::Out, SignInEvent::Refused, SignInEvent::Ran] {
            assert_eq!(serde_json::to_string(&passage).unwrap(), format!("{:?}", passage.word()));
        }
    }
}
