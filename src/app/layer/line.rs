//! A line of text, and what it is for.

use crate::app::folder::FileKind;
use std::sync::Arc;

use tui_input::Input as Text;

use super::draft::Draft;
use crate::app::folder::Folder;
use crate::app::quick::{QuickCompletion, Reading};
use crate::domain::{GroupId, OrganisationId, PersonId, RequestId, State};
use crate::rota::Booked;

/// What a line of text is for.
#[derive(Clone)]
pub enum LinePurpose {
    /// Quick add.
    Add,
    /// A date to go to.
    GoTo,
    /// Why a session is cancelled.
    CancelReason(Box<Booked>),
    /// Why a published week changes: the draft, and how many layers below hold it.
    Reason(Box<Draft>, usize),
    /// The path of a file.
    File(FileKind),
    /// Something of a person.
    Personal(PersonId, Personal),
    /// What the families of a group would like to do.
    Idea(GroupId),
    /// What a call to an organisation came to.
    Call(OrganisationId),
    /// Why a request is declined.
    Decline(RequestId),
}

/// What is written of one person on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// A public key to sign in with.
    Key,
    /// What to ask them about first.
    Themes,
    /// What they are kept apart from.
    Apart,
    /// How far they are with a course.
    Training,
}

/// Where a session would stand in somebody's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandingPlace {
    /// What comes before it.
    pub before: String,
    /// It.
    pub here: String,
    /// What comes after it.
    pub after: String,
}

/// A line of text, with proposals.
pub struct LineLayer {
    /// What it is for.
    pub purpose: LinePurpose,
    /// What is asked, in a few words.
    pub prompt: String,
    /// What is written.
    pub text: Text,
    /// What the word being written could become.
    pub proposals: Vec<QuickCompletion>,
    /// Which one is marked.
    pub marked: usize,
    /// How the line reads, for quick add.
    pub reading: Option<Reading>,
    /// Where what is written would stand among what else there is that day.
    pub lands: Option<LandingPlace>,
    /// Whether what it means says no more than its words as they are understood.
    pub says_no_more: bool,
    /// What is wrong, or what it means.
    pub remark: Option<Result<String, String>>,
    /// The state the author sees.
    pub base: Arc<State>,
    /// The folder that a path is in, once it is listed.
    pub folder: Option<Folder>,
    /// The folder that was asked for last.
    pub(in crate::app) asked_folder: Option<String>,
}
