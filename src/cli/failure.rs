//! How a command ends when it does not end well: the exit codes of the contract, each with its words.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::domain::Refusal;
use crate::domain::plain_text::escaped;
use crate::store::{StoreError, plain, said};

/// Why a command did not end with 0.
#[derive(Debug)]
pub enum Failure {
    /// It was done, and what was asked about does not hold. Exit 1.
    DoesNotHold(Option<String>),
    /// The input or the usage is wrong and nothing was changed. Exit 2.
    Input(String),
    /// The store is held, damaged or full, or the system does not let it be read or served. Exit 3.
    Store(String),
    /// What was to be printed could not be written, after something was saved or not. Exit 3.
    Unwritten(io::Error, Saved),
    /// A server ended it with this exit code, and said this where it said anything.
    Told(u8, Option<String>),
    /// Whoever read the output has left; there is nobody to tell. Exit 0.
    NobodyReads,
}

/// Whether a command that could not print had saved something before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was to be saved.
    Nothing,
    /// All of it was.
    All,
}

impl Failure {
    /// Says on standard error what went wrong and gives the exit code.
    #[must_use]
    pub fn report(self) -> ExitCode {
        let (code, words) = self.told();
        if let Some(words) = words {
            let _ = writeln!(io::stderr(), "tandem: {}", escaped(&words));
        }
        ExitCode::from(code)
    }

    /// The exit code and, where there are any, the words.
    #[must_use]
    pub fn told(self) -> (u8, Option<String>) {
        match self {
            Self::NobodyReads => (0, None),
            Self::DoesNotHold(words) => (1, words),
            Self::Input(words) => (2, Some(words)),
            Self::Store(words) => (3, Some(words)),
            Self::Unwritten(error, Saved::Nothing) => {
                (3, Some(format!("the output could not be written: {}", plain(&error))))
            }
            Self::Unwritten(error, Saved::All) => {
                let words = format!(
                    "it was done and saved, but the output could not be written ({}): there is no need to do \
                     it again; tandem log shows what was changed",
                    said(&error)
                );
                (3, Some(words))
            }
            Self::Told(code, words) => (code, words),
        }
    }

    /// What became of writing to standard output.
    #[must_use]
    pub fn of_output(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::NobodyReads;
        }
        Self::Unwritten(error, Saved::Nothing)
    }

    /// The same of a command that had saved something before it printed.
    #[must_use]
    pub fn though_saved(self) -> Self {
        match self {
            Self::Unwritten(error, _) => Self::Unwritten(error, Saved::All),
            other => other,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unfit(words) => Self::Input(words),
            StoreError::TooMuch => Self::Input(error.to_string()),
            other => Self::Store(other.to_string()),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Store(words) => Self::Store(words),
            other => Self::Input(other.to_string()),
        }
    }
}
