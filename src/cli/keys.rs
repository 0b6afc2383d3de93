//! `tandem keys`: the bindings in force, by screen.

use serde::Serialize;

use super::{Common, Failure, keymap};
use crate::command::{Command, Scope};

/// Lists the keys in force and what they do.
#[derive(Debug, clap::Args)]
pub struct KeysCommand {
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// A binding as the contract has it.
#[derive(Serialize)]
struct Row {
    scope: &'static str,
    keys: String,
    command: &'static str,
    doc: &'static str,
}

impl KeysCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let (keymap, remarks) = keymap::in_force(common)?;
        for remark in remarks {
            common.say(&remark.to_string());
        }
        let bindings: Vec<(Scope, String, Command)> = keymap.bindings().collect();
        if !self.json {
            return common.print(&listing(&bindings));
        }
        let row = |(scope, keys, command): (Scope, String, Command)| Row {
            scope: scope.name(),
            keys,
            command: command.name(),
            doc: command.doc(),
        };
        common.print_json(&bindings.into_iter().map(row).collect::<Vec<_>>())
    }
}

/// The bindings for people: a heading for each scope, a line for each command with all its keys.
fn listing(bindings: &[(Scope, String, Command)]) -> String {
    let keys_of = |scope: Scope, command: Command| {
        let here = bindings.iter().filter(|(s, _, c)| (*s, *c) == (scope, command));
        here.map(|(_, keys, _)| keys.as_str()).collect::<Vec<_>>().join("  ")
    };
    let lines = Scope::ALL.iter().flat_map(|scope| Command::ALL.iter().map(|command| (*scope, *command)));
    let lines: Vec<_> =
        lines.map(|(s, c)| (s, keys_of(s, c), c)).filter(|(_, keys, _)| !keys.is_empty()).collect();
    let widest = lines.iter().map(|(_, keys, _)| keys.chars().count()).max().unwrap_or(0);
    let names = lines.iter().map(|(.., command)| command.name().len()).max().unwrap_or(0);
    let mut last = None;
    let line = |(scope, keys, command): &(Scope, String, Command)| {
        let first = last.is_none();
        let heading = match last.replace(*scope) {
            Some(same) if same == *scope => String::new(),
            _ => format!("{}{} [{}]\n", if first { "" } else { "\n" }, scope.title(), scope.name()),
        };
        format!("{heading}  {keys:<widest$}  {:<names$}  {}", command.name(), command.doc())
    };
    lines.iter().map(line).chain([String::new()]).collect::<Vec<_>>().join("\n")
}
