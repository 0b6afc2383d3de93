//! What is said below what is written, in a form or a line: what it comes to, and what saving it would add and clear.

use crate::rules::Severity;

/// What is said below what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRemark {
    /// How gravely it warns, where it does; nothing is held up by it.
    pub warns: Option<Severity>,
    /// Whether it tells what would be put right.
    pub clears: bool,
    /// The words.
    pub text: String,
}

impl FormRemark {
    /// One that only tells.
    pub(in crate::app) fn told(text: impl Into<String>) -> Self {
        Self { warns: None, clears: false, text: text.into() }
    }

    /// One that warns.
    pub(in crate::app) fn warning(text: impl Into<String>) -> Self {
        Self::as_grave_as(Severity::Amber, text)
    }

    /// One that warns as gravely as a flag does.
    pub(in crate::app) fn as_grave_as(severity: Severity, text: impl Into<String>) -> Self {
        Self { warns: Some(severity), clears: false, text: text.into() }
    }

    /// One that tells what would be put right, or that nothing would be wrong.
    pub(in crate::app) fn good(text: impl Into<String>) -> Self {
        Self { warns: None, clears: true, text: text.into() }
    }
}
