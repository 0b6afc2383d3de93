//! One thing in the inbox.

use serde::Serialize;

use crate::domain::{Date, Key};

/// Where something stands in the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InboxPart {
    /// It waits for the reader.
    Answer,
    /// The reader asked, and it waits for somebody else.
    Others,
    /// Nothing is to be done: somebody did something that is about the reader.
    Information,
}

impl InboxPart {
    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Answer => "For you to answer",
            Self::Others => "With others",
            Self::Information => "For information",
        }
    }
}

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InboxKind {
    /// Leave that is asked for, or was decided on.
    Leave,
    /// Two who would change places.
    Swap,
    /// Somebody to take over what another cannot do.
    Cover,
    /// A session that is offered.
    Offer,
    /// A session that a peer would have on her own days.
    Proposal,
    /// Supervision that is due and not booked.
    Supervision,
    /// A family without a worker.
    Family,
    /// Somebody who starts soon, and for whom not everything is ready.
    Starter,
    /// A handover sheet to read.
    Handover,
    /// A key that lets somebody in.
    Key,
}

impl InboxKind {
    /// Its word, as the list has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leave => "Leave",
            Self::Swap => "Swap",
            Self::Cover => "Cover",
            Self::Proposal => "Proposal",
            Self::Offer => "Offer",
            Self::Supervision => "Supervision",
            Self::Family => "Family",
            Self::Starter => "Starter",
            Self::Handover => "Handover",
            Self::Key => "Key",
        }
    }
}

/// What it is about, and so where it is seen to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboxSubject {
    /// A record.
    Record(Key),
    /// The reader's handover sheet.
    Handover,
}

/// One thing in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxItem {
    /// Where it stands.
    pub part: InboxPart,
    /// What kind of thing it is.
    pub kind: InboxKind,
    /// What it is about, in words: `Aisha, Thu 3 Dec, annual leave`.
    pub what: String,
    /// What there is to know before it is answered; may be empty.
    pub more: String,
    /// How it stands: `asked today`, `no answer yet`.
    pub standing: String,
    /// Since when it waits; `None` where nobody wrote that down.
    pub since: Option<Date>,
    /// What it is about.
    pub subject: InboxSubject,
    /// Whether it is agreed by whoever was asked, and only a lead's word is lacking.
    pub is_agreed: bool,
    /// Why nothing can come of it any more, in words.
    pub fault: Option<String>,
}
