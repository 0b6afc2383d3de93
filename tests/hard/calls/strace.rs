//! `strace`, to let system calls on the files of a store fail, and those alone: what the system itself needs to start a program is
//! left in peace.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Ended, TANDEM, in_our_environment, run};

/// The system calls that may fail: all that take a path or a file.
const CALLS: &str = "%file,%desc";

/// Which of the calls fail.
#[derive(Clone, Debug)]
pub enum Failing {
    /// Of each kind the one of this number, and every so many after it.
    Every { first: u64, step: u64 },
    /// Of this kind the one of this number, and no other.
    One { call: String, number: usize },
}

/// What a command does to files when nothing fails.
pub struct Traced {
    /// The paths below a folder that it names.
    paths: BTreeSet<PathBuf>,
    /// The calls on them: each kind, and the most of it in a thread.
    pub calls: BTreeMap<String, usize>,
}

impl Traced {
    /// Runs a command with nothing failing, and sees which files below a folder it uses. `again` puts everything back as it
    /// was before.
    pub fn of(folder: &Path, args: &[String], again: impl Fn()) -> Self {
        again();
        let names = trace(folder, args, &["-e".to_owned(), "trace=%file".to_owned()]).1;
        let start = format!("\"{}", folder.display());
        let paths = names
            .match_indices(&start)
            .filter_map(|(at, _)| names[at + 1..].split('"').next().map(PathBuf::from))
            .collect();
        let mut traced = Self { paths, calls: BTreeMap::new() };
        again();
        let (ended, log) = trace(
            folder,
            args,
            &[&traced.filter()[..], &["-e".to_owned(), format!("trace={CALLS}")]].concat(),
        );
        assert!(ended.is_done(), "{ended:?}");
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for line in log.lines() {
            let Some((thread, rest)) = line.split_once(' ') else { continue };
            let rest = rest.trim_start();
            if let Some((name, _)) = rest.split_once('(').filter(|it| !it.0.contains(' ')) {
                *counts.entry((thread, name)).or_default() += 1;
            }
        }
        for ((_, name), count) in counts {
            let most = traced.calls.entry(name.to_owned()).or_default();
            *most = (*most).max(count);
        }
        traced
    }

    /// Runs the command with some of its calls on these files failing.
    pub fn run(&self, folder: &Path, args: &[String], failing: &Failing, error: &str) -> Ended {
        let inject = match failing {
            Failing::Every { first, step } => format!("inject={CALLS}:error={error}:when={first}+{step}"),
            Failing::One { call, number } => format!("inject={call}:error={error}:when={number}"),
        };
        let traced = match failing {
            Failing::Every { .. } => CALLS,
            Failing::One { call, .. } => call,
        };
        let options = ["-e".to_owned(), format!("trace={traced}"), "-e".to_owned(), inject];
        trace(folder, args, &[&self.filter()[..], &options].concat()).0
    }

    fn filter(&self) -> Vec<String> {
        self.paths.iter().flat_map(|it| ["-P".to_owned(), it.display().to_string()]).collect()
    }
}

/// Runs the program under `strace`; gives how it ended, and what was traced.
fn trace(folder: &Path, args: &[String], options: &[String]) -> (Ended, String) {
    let log = folder.with_extension("trace");
    let mut command = Command::new("strace");
    in_our_environment(&mut command, folder);
    command.args(["-f", "-qq", "-s", "4096", "-o"]).arg(&log).args(options);
    command.arg(TANDEM).args(args);
    let mut ended = run(command);
    // What strace says of its own options is not the program's word.
    ended.err = ended.err.split_inclusive('\n').filter(|it| !it.starts_with("strace: ")).collect();
    (ended, fs::read_to_string(log).unwrap_or_default())
}
