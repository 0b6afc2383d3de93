//! What is wrong with a file that was to be brought in.

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// The line, from 1; `None` where it is of the file as a whole.
    pub line: Option<usize>,
    /// What was found there, and what is allowed.
    pub message: String,
}

/// Everything wrong with a file that was to be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFaults {
    /// The file, as it was written.
    pub path: String,
    /// The first of them, in the order of the text; never empty.
    pub shown: Vec<FileFault>,
    /// How many more there are.
    pub more: usize,
}
