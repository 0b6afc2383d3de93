//! Key files: a name to inherit from, then a table per scope of `"keys" = "command.name"` or `"off"`.
//!
//! All that is wrong is found at once, each with its line. What a file binds wins over what it inherits, also where the one
//! begins the other; then what was inherited is dropped, and that is remarked on.

use std::fmt;
use std::ops::Range;

use crokey::KeyCombination;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::map::{Binding, Keymap};
use super::{built_in, key};
use crate::command::{Command, Scope};

/// The most bytes that a key file may have.
const LARGEST_FILE_BYTES: usize = 1 << 16;
/// The most faults told at once.
const TOLD: usize = 40;
/// The most of them where the file is no TOML at all.
const SYNTAX_TOLD: usize = 5;
/// The scopes that each screen asks, the innermost first.
const SCREENS: [(&str, &[Scope]); 4] = [
    ("on every screen", &[Scope::Global]),
    ("on the Week screen", &[Scope::Week, Scope::Rota, Scope::Global]),
    ("on the Day screen", &[Scope::Day, Scope::Rota, Scope::Global]),
    ("on the People screen", &[Scope::People, Scope::Global]),
];

/// Something to say about a place in a key file: a fault, or something worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFileRemark {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is said.
    pub message: String,
}

impl fmt::Display for KeyFileRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// What is being read, with the remarks so far.
struct Reader<'a> {
    text: &'a str,
    file: &'a str,
    faults: Vec<KeyFileRemark>,
    notes: Vec<KeyFileRemark>,
}

/// A binding and where it was written, as an offset in bytes.
struct Written {
    binding: Binding,
    at: usize,
}

/// A value that has been complained of.
struct Faulted;

pub fn read(text: &str, file: &str) -> Result<(Keymap, Vec<KeyFileRemark>), Vec<KeyFileRemark>> {
    let mut reader = Reader { text, file, faults: vec![], notes: vec![] };
    if text.len() > LARGEST_FILE_BYTES {
        reader.fault(
            0,
            format!("this is too long for a key file (at most {} kilobytes)", LARGEST_FILE_BYTES / 1024),
        );
        return Err(reader.faults);
    }
    let keymap = reader.keymap();
    if reader.faults.is_empty() {
        return Ok((keymap, reader.notes));
    }
    reader.faults.sort_by_key(|fault| (fault.line, fault.column));
    Err(reader.faults)
}

impl Reader<'_> {
    fn keymap(&mut self) -> Keymap {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors.iter().take(SYNTAX_TOLD) {
            self.fault(error.span().map_or(0, |span| span.start), error.message().to_owned());
        }
        if !self.faults.is_empty() {
            return Keymap::of(self.file.to_owned(), vec![]);
        }
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut parent = built_in::text("default");
        let mut written = vec![];
        for (name, value) in entries {
            match name.get_ref().as_ref() {
                "inherit" => parent = self.parent(value),
                scope => self.scope(scope, name.span(), value, &mut written),
            }
        }
        self.conflicts(&written);
        let inherited =
            parent.and_then(|text| read(text, "inherited").ok()).map(|(keymap, _)| keymap.bindings);
        let inherited = inherited.unwrap_or_default();
        let kept = self.kept(&inherited, &written);
        let own = written.iter().map(|w| w.binding.clone());
        let keymap = Keymap::of(self.file.to_owned(), own.chain(kept).collect());
        if self.faults.is_empty() {
            self.reachable(&keymap, &inherited, &written);
        }
        keymap
    }

    fn parent(&mut self, value: &Spanned<DeValue<'_>>) -> Option<&'static str> {
        let names = || Keymap::names().chain(["none"]);
        let allowed = names().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        let Some(name) = value.get_ref().as_str() else {
            self.fault(value.span().start, format!("inherit takes a name: one of {allowed}"));
            return None;
        };
        let text = built_in::text(name);
        if text.is_none() && name != "none" {
            let meant = did_you_mean(name, names());
            self.fault(
                value.span().start,
                format!("there is no key map “{name}”; allowed: {allowed}{meant}"),
            );
        }
        text
    }

    fn scope(
        &mut self,
        name: &str,
        at: Range<usize>,
        value: &Spanned<DeValue<'_>>,
        written: &mut Vec<Written>,
    ) {
        let Some(scope) = Scope::ALL.iter().copied().find(|scope| scope.name() == name) else {
            let names = || Scope::ALL.iter().map(|scope| scope.name());
            let meant = did_you_mean(name, names());
            let allowed = names().collect::<Vec<_>>().join(", ");
            self.fault(at.start, format!("there is no table [{name}]; allowed: {allowed}{meant}"));
            return;
        };
        let Some(table) = value.get_ref().as_table() else {
            self.fault(at.start, format!("{name} is a table: write [{name}], and the keys below it"));
            return;
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(keys, _)| keys.span().start);
        for (keys, command) in entries {
            let at = keys.span().start;
            let keys = self.sequence(keys.get_ref(), at);
            let command = self.command(command);
            if let (Some(keys), Ok(command)) = (keys, command) {
                written.push(Written { binding: Binding { scope, keys, command }, at });
            }
        }
    }

    fn sequence(&mut self, text: &str, at: usize) -> Option<Vec<KeyCombination>> {
        let mut keys = vec![];
        for name in text.split_whitespace() {
            match key::read(name) {
                Ok(key) => {
                    if let Some(caution) = key::caution(key) {
                        self.note(at, caution);
                    }
                    keys.push(key);
                }
                Err(message) => {
                    self.fault(at, message);
                    return None;
                }
            }
        }
        if keys.is_empty() {
            self.fault(at, "no key is named here; for the space bar write “space”".to_owned());
        }
        (!keys.is_empty()).then_some(keys)
    }

    /// The command of a value; nothing for `"off"`.
    fn command(&mut self, value: &Spanned<DeValue<'_>>) -> Result<Option<Command>, Faulted> {
        let at = value.span().start;
        let Some(name) = value.get_ref().as_str() else {
            self.fault(at, "a key takes the name of a command in quotes, or \"off\"".to_owned());
            return Err(Faulted);
        };
        if name == "off" {
            return Ok(None);
        }
        let command = Command::find(name);
        if command.is_none() {
            let names = Command::ALL.iter().map(|command| command.name()).chain(["off"]);
            let meant = did_you_mean(name, names);
            self.fault(at, format!("there is no command “{name}”{meant}; `tandem keys` lists them all"));
        }
        command.map(Some).ok_or(Faulted)
    }

    /// Finds keys bound twice in the file, and sequences that begin another.
    fn conflicts(&mut self, written: &[Written]) {
        for (index, later) in written.iter().enumerate() {
            for earlier in written.get(..index).unwrap_or_default() {
                let (one, other) = (&earlier.binding, &later.binding);
                if one.scope != other.scope
                    || (one.keys != other.keys && (one.command.is_none() || other.command.is_none()))
                {
                    continue;
                }
                if !one.keys.starts_with(&other.keys) && !other.keys.starts_with(&one.keys) {
                    continue;
                }
                let (line, _) = place(self.text, earlier.at);
                let table = other.scope.name();
                let (this, that) = (key::sequence(&other.keys), key::sequence(&one.keys));
                if one.keys == other.keys {
                    self.fault(later.at, format!("{this} is bound already in [{table}], on line {line}"));
                } else {
                    let (short, long) =
                        if one.keys.len() < other.keys.len() { (that, this) } else { (this, that) };
                    self.fault(
                        later.at,
                        format!(
                            "{short} and {long} cannot both be bound in [{table}], as one is the start of \
                             the other (see line {line}); turn one off or choose another key"
                        ),
                    );
                }
            }
        }
    }

    /// What is inherited and not overridden.
    fn kept(&mut self, inherited: &[Binding], written: &[Written]) -> Vec<Binding> {
        let mut kept = vec![];
        for old in inherited {
            let winner = written.iter().find(|new| overrides(&new.binding, old));
            let Some(new) = winner else {
                kept.push(old.clone());
                continue;
            };
            if let (Some(lost), Some(_)) = (old.command, new.binding.command)
                && new.binding.keys != old.keys
            {
                let (mine, theirs) = (key::sequence(&new.binding.keys), key::sequence(&old.keys));
                self.note(
                    new.at,
                    format!(
                        "{mine} takes the place of {theirs}, which was {} ({})",
                        lost.name(),
                        lost.label()
                    ),
                );
            }
        }
        kept
    }

    /// Refuses a map in which help or quit has no key left.
    fn reachable(&mut self, keymap: &Keymap, inherited: &[Binding], written: &[Written]) {
        for command in [Command::Help, Command::Quit] {
            let Some((screen, scopes)) =
                SCREENS.iter().find(|(_, scopes)| keymap.keys_of(command, scopes).is_empty())
            else {
                continue;
            };
            let took = |new: &&Written| {
                let took_inherited =
                    inherited.iter().any(|old| old.command == Some(command) && overrides(&new.binding, old));
                let hides = scopes.contains(&new.binding.scope)
                    && keymap
                        .bindings
                        .iter()
                        .any(|old| old.command == Some(command) && old.keys.starts_with(&new.binding.keys));
                new.binding.command != Some(command) && (took_inherited || hides)
            };
            let at = written.iter().rev().find(took).map_or(0, |new| new.at);
            self.fault(
                at,
                format!(
                    "no key is left for {} ({}) {screen}; bind one in [global], such as \"{}\" = \"{}\"",
                    command.name(),
                    command.label(),
                    if command == Command::Help { "f1" } else { "ctrl-q" },
                    command.name(),
                ),
            );
        }
    }

    fn fault(&mut self, at: usize, message: String) {
        if self.faults.len() < TOLD {
            let remark = self.remark(at, message);
            self.faults.push(remark);
        }
    }

    fn note(&mut self, at: usize, message: String) {
        if self.notes.len() < TOLD {
            let remark = self.remark(at, message);
            self.notes.push(remark);
        }
    }

    fn remark(&self, at: usize, message: String) -> KeyFileRemark {
        let (line, column) = place(self.text, at);
        KeyFileRemark { file: self.file.to_owned(), line, column, message }
    }
}

/// Whether a new binding takes an inherited one's place. Turning a sequence off leaves alone the key that begins it.
fn overrides(new: &Binding, old: &Binding) -> bool {
    new.scope == old.scope
        && (old.keys.starts_with(&new.keys) || (new.command.is_some() && new.keys.starts_with(&old.keys)))
}

/// The line and column (from 1, in characters) of an offset in bytes.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn did_you_mean<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    let word: String = word.chars().take(60).collect();
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 3)
        .min()
        .map(|(_, candidate)| format!("; did you mean “{candidate}”?"))
        .unwrap_or_default()
}
