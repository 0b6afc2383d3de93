//! One thing that is different, and what kind of news it is.

use serde::Serialize;

use crate::domain::{FamilyRef, Instant, Moment, SessionId};

/// What kind of news a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewsKind {
    /// A family that is new, or newly with somebody of the post.
    NewFamily,
    /// Something of a family is different: how far it has come, who is with it.
    Family,
    /// A session did not take place.
    Missed,
    /// A session was called off, or taken out.
    CalledOff,
    /// A session is at another time or on another day.
    Moved,
    /// A session or a series is new.
    New,
    /// Something else of a session, a series or a shift is different.
    Changed,
    /// A session took place.
    Done,
    /// Somebody wrote a note with a session.
    Note,
    /// Leave was asked for, decided on, or called off.
    Leave,
    /// A week was published, closed or opened again.
    Week,
    /// Many records came or changed at once: a file, a set-up, a purge.
    AtOnce,
}

impl NewsKind {
    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NewFamily => "New families",
            Self::Family => "Families",
            Self::Missed => "Missed",
            Self::CalledOff => "Cancelled",
            Self::Moved => "Moved",
            Self::New => "New sessions",
            Self::Changed => "Changed",
            Self::Done => "Done",
            Self::Note => "Notes",
            Self::Leave => "Leave",
            Self::Week => "Weeks",
            Self::AtOnce => "All at once",
        }
    }
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What kind of news.
    pub kind: NewsKind,
    /// When what it is about is; `None` where it is about no time.
    pub about: Option<Moment>,
    /// In words: `Phone call C4, Thu 3 Dec at 14:30 (Aisha)`.
    pub what: String,
    /// The session it is about.
    pub session: Option<SessionId>,
    /// The families it is about.
    pub families: Vec<FamilyRef>,
    /// Who did it last: a person's id, or `owner`.
    pub by: String,
    /// When they did.
    pub at: Instant,
}
