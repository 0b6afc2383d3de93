//! How what is written in a field is understood.

/// How what is written in a field is understood, said beside it; nothing where there is no more to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The words.
    pub text: String,
    /// Whether there is something to think of before it is saved.
    pub warns: bool,
}

impl<T: Into<String>> From<T> for Understood {
    fn from(text: T) -> Self {
        Self { text: text.into(), warns: false }
    }
}
