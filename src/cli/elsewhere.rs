//! What a command has in place of the process's own desk, input and outputs where a server runs it for somebody.

use std::io;
use std::path::PathBuf;

use crate::desk::Desk;

/// What a command that a server runs for somebody has in place of the process's own.
pub struct Elsewhere {
    /// The desk.
    pub desk: Desk,
    /// The folder that paths are told from.
    pub folder: PathBuf,
    /// What is read.
    pub input: Vec<u8>,
    /// Where what is printed goes.
    pub print: Print,
}

/// Takes what is printed on an output; the error says that nobody reads.
pub type Print = Box<dyn Fn(Output, &[u8]) -> io::Result<()> + Send + Sync>;

/// One of the two outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}
