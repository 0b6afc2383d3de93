//! What a command prints and says: to this process's own outputs, or to whoever a server runs it for.

use std::borrow::Cow;
use std::io::{self, Write as _};

use serde::Serialize;

use super::elsewhere::Output;
use super::{Common, Failure};
use crate::desk::Desk;
use crate::domain::plain_text::escaped;
use crate::domain::rights::leads;
use crate::seat::SignSet;
use crate::store::too_open;

/// How many columns text has where no terminal says.
pub(super) const USUAL_COLUMNS: usize = 80;

impl Common {
    /// How many columns there are for what goes to standard output: those of this process's own terminal, else the usual.
    pub(super) fn columns(&self) -> usize {
        let size = rustix::termios::tcgetwinsize(io::stdout()).ok().filter(|_| self.elsewhere.is_none());
        size.map(|it| usize::from(it.ws_col)).filter(|it| *it > 0).unwrap_or(USUAL_COLUMNS)
    }

    /// Writes text to standard output, in the letters that a terminal there has.
    pub fn print(&self, text: &str) -> Result<(), Failure> {
        self.print_exactly(&self.shown(text, rustix::termios::isatty(io::stdout())))
    }

    /// Writes text to standard output letter by letter; only what is never kept in a text is written as its number.
    fn print_exactly(&self, text: &str) -> Result<(), Failure> {
        self.write(Output::Out, escaped(text).as_bytes()).map_err(Failure::of_output)
    }

    /// Writes bytes to standard output as they are; on a terminal the controls of a text stay out of it.
    pub fn print_bytes(&self, bytes: &[u8], is_binary: bool) -> Result<(), Failure> {
        self.for_terminal(is_binary)?;
        match std::str::from_utf8(bytes) {
            Ok(text) if self.is_terminal() => self.print(text),
            _ => self.write(Output::Out, bytes).map_err(Failure::of_output),
        }
    }

    /// Refuses to write what is no text where a terminal would have to show it.
    pub fn for_terminal(&self, is_binary: bool) -> Result<(), Failure> {
        if !is_binary || !self.is_terminal() {
            return Ok(());
        }
        Err(Failure::Input(
            "this is no text, so a terminal cannot show it: give it a file with --out FILE".to_owned(),
        ))
    }

    fn is_terminal(&self) -> bool {
        self.elsewhere.is_none() && rustix::termios::isatty(io::stdout())
    }

    /// A text in the letters that this process's own terminal has, if it goes to that.
    fn shown<'a>(&self, text: &'a str, is_terminal: bool) -> Cow<'a, str> {
        let is_plain = || SignSet::told_by(|name| std::env::var(name).ok()) == SignSet::Ascii;
        if !is_terminal || self.elsewhere.is_some() || text.is_ascii() || !is_plain() {
            return text.into();
        }
        let lines = text.split_inclusive('\n').map(|line| match line.strip_suffix('\n') {
            Some(line) => SignSet::Ascii.of_text(line) + "\n",
            None => SignSet::Ascii.of_text(line),
        });
        lines.collect::<String>().into()
    }

    /// Writes one JSON document, and a line end, to standard output.
    pub fn print_json(&self, document: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(document);
        let mut text = text.map_err(|error| Failure::of_output(error.into()))?;
        text.push('\n');
        self.print_exactly(&text)
    }

    /// Says something beside the output: a line on standard error.
    pub fn say(&self, words: &str) {
        let words = format!("{words}\n");
        let words = self.shown(&words, rustix::termios::isatty(io::stderr()));
        let _ = self.write(Output::Err, escaped(&words).as_bytes());
    }

    /// Says what was repaired or found damaged on the disk, without some words; and who else could read it.
    pub fn say_notices(&self, desk: &Desk, without: Option<&str>) {
        // A server's disk is for those to hear of who can do something about it.
        if self.elsewhere.is_some() && !leads(&desk.state(), self.author()) {
            return;
        }
        for notice in desk.notices().iter().chain(&too_open(self.data())) {
            let notice = without.map_or_else(|| notice.clone(), |words| notice.replace(words, ""));
            self.say(&format!("tandem: {notice}"));
        }
    }

    fn write(&self, output: Output, bytes: &[u8]) -> io::Result<()> {
        match (&self.elsewhere, output) {
            (Some(elsewhere), output) => (elsewhere.print)(output, bytes),
            (None, Output::Out) => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush())
            }
            (None, Output::Err) => io::stderr().write_all(bytes),
        }
    }
}
