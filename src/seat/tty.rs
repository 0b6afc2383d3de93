//! The terminal that the program was started in, read and written without waiting for it.
//!
//! It is opened anew: that nobody waits for it must not hold for the shell, which shares what was inherited. To the runtime it
//! is like a named pipe: a file that says when it can be read or written.

use std::fs::File;
use std::io;

use rustix::fs::{Mode, OFlags, open};
use tokio::net::unix::pipe::{Receiver, Sender};

/// What this process reads, what it writes, and its terminal, whichever of them that is.
const INPUT: &str = "/proc/self/fd/0";
const OUTPUT: &str = "/proc/self/fd/1";
const TERMINAL: &str = "/dev/tty";

/// Where keys come from.
pub(super) fn keys() -> io::Result<Receiver> {
    Receiver::from_file_unchecked(opened(INPUT, OFlags::RDONLY)?)
}

/// Where frames go.
pub(super) fn frames() -> io::Result<Sender> {
    Sender::from_file_unchecked(opened(OUTPUT, OFlags::WRONLY)?)
}

/// Opens a file by its name, or the terminal by its own: whoever became another user may not open it by the first.
fn opened(name: &str, way: OFlags) -> io::Result<File> {
    let flags = way | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = open(name, flags, Mode::empty()).or_else(|_| open(TERMINAL, flags, Mode::empty()))?;
    Ok(file.into())
}
