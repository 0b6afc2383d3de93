//! Why there is no server.

use std::io;

use crate::store::plain;

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum NotServed {
    /// Something that was asked for cannot be.
    #[error("{0}")]
    Unfit(String),
    /// The system refused something.
    #[error("{doing} failed: {}", plain(error))]
    System {
        /// What was being done.
        doing: String,
        /// What the system said.
        error: io::Error,
    },
}

impl NotServed {
    /// Whether the system kept it from being, and no other name or address would do.
    #[must_use]
    pub fn is_of_the_system(&self) -> bool {
        use io::ErrorKind as E;
        match self {
            Self::Unfit(_) => false,
            Self::System { error, .. } => !matches!(
                error.kind(),
                E::AddrInUse
                    | E::AddrNotAvailable
                    | E::NotFound
                    | E::NotADirectory
                    | E::InvalidInput
                    | E::InvalidFilename
            ),
        }
    }

    pub(super) fn doing(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |error| Self::System { doing, error }
    }
}
