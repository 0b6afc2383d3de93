//! The program, run over a store: how it ended, and whether it ended as it must.

use std::io::Read;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::figures::{Figures, Wrong};

/// The program.
pub const TANDEM: &str = env!("CARGO_BIN_EXE_tandem");
/// The team file of the example service.
pub const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
/// How long a command may take; a store here is read in less than a second.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// How often is looked whether something has ended.
const LOOK: Duration = Duration::from_millis(1);

/// What no person is to read.
const RAW: [&str; 7] =
    ["panicked at", "backtrace", "Os {", "BACKTRACE", "called `", "Custom {", "internal error"];

/// The command over a store, in an environment of its own.
pub fn tandem(store: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(TANDEM);
    in_our_environment(&mut command, store);
    command.arg("--data").arg(store).args(args);
    command
}

/// Takes everything from a command's environment but what the program may need.
pub fn in_our_environment(command: &mut Command, store: &Path) {
    let home = store.parent().unwrap_or(store);
    command.env_clear().env("HOME", home).env("LANG", "C.UTF-8");
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
}

/// A command that runs.
pub struct Running {
    child: Child,
    what: String,
    out: JoinHandle<String>,
    err: JoinHandle<String>,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    what: String,
    /// Its exit, unless it did not end by itself.
    pub status: Option<ExitStatus>,
    /// What it printed.
    pub out: String,
    /// What it said.
    pub err: String,
}

impl Running {
    /// Starts a command.
    pub fn start(mut command: Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let what = command.get_args().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join(" ");
        let (out, err) = (reader(child.stdout.take().unwrap()), reader(child.stderr.take().unwrap()));
        Self { child, what, out, err }
    }

    /// Waits up to a moment for it to end; kills it then. Gives whether it was killed.
    pub fn end_by(mut self, until: Instant) -> (Ended, bool) {
        let mut is_killed = false;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() && !is_killed {
                is_killed = true;
                self.child.kill().unwrap();
            }
            thread::sleep(LOOK.min(left));
        };
        let (out, err) = (self.out.join().unwrap(), self.err.join().unwrap());
        let is_ours = is_killed && status.signal().is_some();
        (Ended { what: self.what, status: Some(status).filter(|_| !is_ours), out, err }, is_ours)
    }
}

fn reader(mut from: impl Read + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = vec![];
        let _ = from.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Runs a command to its end.
pub fn run(command: Command) -> Ended {
    Running::start(command).end_by(Instant::now() + PATIENCE).0
}

/// Runs the program over a store.
pub fn run_over(store: &Path, args: &[&str]) -> Ended {
    run(tandem(store, args))
}

/// Runs a command of the system, which must succeed; the error is what it said.
pub fn system(name: &str, args: &[&str]) -> Result<String, String> {
    let done = Command::new(name).args(args).stdin(Stdio::null()).output();
    let done = done.map_err(|error| format!("{name}: {error}"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(format!("{name} {args:?}: {}", String::from_utf8_lossy(&done.stderr).trim()))
}

/// Whether a program of the system is here; says so where it is not.
pub fn has(name: &str) -> bool {
    let folders = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"];
    let is_there = folders.iter().any(|it| Path::new(it).join(name).exists());
    if !is_there {
        println!("left out: {name} is not installed");
    }
    is_there
}

/// Copies a folder as it stands.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy(&file.path(), &to);
        } else if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), to).unwrap();
        }
    }
}

/// The files of a folder and of those in it, by their paths from there.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for file in std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        let name = PathBuf::from(file.file_name().unwrap());
        if file.is_dir() {
            found.extend(files_in(&file).into_iter().map(|it| name.join(it)));
        } else if file.is_file() {
            found.push(name);
        }
    }
    found.sort();
    found
}

impl Ended {
    /// Its exit code, where it ended by itself.
    pub fn code(&self) -> Option<i32> {
        self.status.and_then(|it| it.code())
    }

    /// Whether it did what it was to do.
    pub fn is_done(&self) -> bool {
        self.code() == Some(0)
    }

    /// All that it printed and said.
    pub fn words(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    /// Takes down whatever of its end must not be: a panic, a silent end, words that no person can read, no end at all.
    pub fn judge(&self, figures: &mut Figures, round: &str) {
        let told = || format!("{round}: {}: {:?}: {}", self.what, self.status, short(&self.err));
        let Some(status) = self.status else {
            return figures.fault(Wrong::Hang, told());
        };
        judge_words(&self.err, figures, &format!("{round}: {}", self.what));
        let (is_ours, is_mute) = (matches!(status.code(), Some(0..=3)), self.words().trim().is_empty());
        // What went wrong is said where people look for it; what a check found is what it prints.
        let is_unsaid = matches!(status.code(), Some(2 | 3)) && self.err.trim().is_empty();
        if (!self.is_done() && is_mute) || is_unsaid {
            figures.fault(Wrong::Silent, told());
        } else if !is_ours {
            figures.fault(Wrong::Panic, told());
        }
    }
}

/// Takes down words that no person can read.
pub fn judge_words(words: &str, figures: &mut Figures, round: &str) {
    if let Some(raw) = RAW.iter().find(|it| words.contains(**it)) {
        let wrong = if words.contains("panicked at") { Wrong::Panic } else { Wrong::Words };
        figures.fault(wrong, format!("{round}: {raw:?} in {}", short(words)));
    }
}

/// The beginning of a text.
pub fn short(text: &str) -> &str {
    text.get(..text.floor_char_boundary(600)).unwrap_or(text).trim_end()
}
