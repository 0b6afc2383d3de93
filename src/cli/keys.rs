//! `tandem keys`: the bindings in force, by screen.

use serde::Serialize;

use super::{Common, Failure, keymap};
use crate::command::{Command, Scope};

/// Lists the keys in force and what they do.
#[derive(Debug, clap::Args)]
pub struct Keys {
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

impl Keys {
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
    let mut text = String::new();
    for scope in Scope::ALL {
        let here: Vec<_> = bindings.iter().filter(|(known, _, _)| known == scope).collect();
        if here.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{} [{}]\n", scope.title(), scope.name()));
        for command in Command::ALL {
            let of_it = here.iter().filter(|(_, _, known)| known == command);
            let keys: Vec<&str> = of_it.map(|(_, keys, _)| keys.as_str()).collect();
            if !keys.is_empty() {
                text.push_str(&format!("  {:<22}{:<20}{}\n", keys.join("  "), command.name(), command.doc()));
            }
        }
    }
    text
}
