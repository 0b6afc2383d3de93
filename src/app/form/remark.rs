//! What a form says below its fields.

use crate::rules::Severity;

/// What a form says below its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRemark {
    /// How gravely it warns, where it does; nothing is held up by it.
    pub warns: Option<Severity>,
    /// The words.
    pub text: String,
}

impl FormRemark {
    /// One that only tells.
    pub(in crate::app) fn told(text: impl Into<String>) -> Self {
        Self { warns: None, text: text.into() }
    }

    /// One that warns.
    pub(in crate::app) fn warning(text: impl Into<String>) -> Self {
        Self { warns: Some(Severity::Amber), text: text.into() }
    }
}
