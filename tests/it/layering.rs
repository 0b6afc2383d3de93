//! The floors of the house: which module may use which, held to by reading the paths of every source file.
//!
//! It reads tokens, so comments and texts do not count. Limits: a path that a macro puts together is not seen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use tandem::command::Command;

/// Every floor and what it may use.
const HOUSE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("words", &["domain"]),
    ("rota", &["domain", "words"]),
    ("command", &["domain"]),
    ("store", &["domain"]),
    ("rules", &["domain", "words", "rota"]),
    ("keymap", &["command"]),
    ("desk", &["domain", "store", "rules"]),
    ("exchange", &["domain", "words", "rota", "rules", "report", "planner"]),
    ("report", &["domain", "words", "rota", "rules"]),
    ("planner", &["domain", "words", "rota", "rules", "report"]),
    ("app", &["domain", "words", "rota", "command", "rules", "keymap", "report", "planner"]),
    ("ui", &["domain", "words", "rota", "command", "rules", "keymap", "report", "planner", "app"]),
    ("seat", EVERYTHING_BELOW_SEAT),
    (
        "cli",
        &[
            "domain", "words", "rota", "command", "store", "rules", "keymap", "desk", "exchange", "report",
            "planner", "app", "ui", "seat",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

const EVERYTHING_BELOW_SEAT: &[&str] = &[
    "domain", "words", "rota", "command", "store", "rules", "keymap", "desk", "exchange", "report",
    "planner", "app", "ui",
];

/// The floors that touch nothing outside: no files, no network, no environment, no clock.
const PURE: &[&str] =
    &["domain", "words", "rota", "command", "rules", "keymap", "exchange", "report", "planner", "app", "ui"];

/// What a pure floor leaves alone.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "Utc::now",
    "Local::now",
    "tokio",
    "rustix",
    "tempfile",
];

/// The most lines a source file may have.
const LONGEST: usize = 400;

/// What a source file names: floors of the house, and of other paths the first name and every two names in a row.
#[derive(Default)]
struct Paths {
    inside: BTreeSet<String>,
    outside: BTreeSet<String>,
}

impl Paths {
    /// Those of a file that stands so many modules deep (`src/app/mod.rs` stands 1 deep).
    fn of(text: &str, depth: usize) -> Self {
        let mut paths = Self::default();
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
        paths.read(tokens, depth);
        paths
    }

    fn read(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            if let TokenTree::Group(group) = token {
                let inner_module = at >= 2 && word(&tokens[at - 2]).is_some_and(|it| it == "mod");
                self.read(group.stream(), depth + usize::from(inner_module));
            }
            let Some(name) = word(token) else { continue };
            if leads_on(&tokens, at + 1) {
                let next = firsts(&tokens, at + 1);
                self.outside.extend(next.into_iter().map(|it| format!("{name}::{it}")));
            }
            if follows_colons(&tokens, at) {
                continue;
            }
            match name.as_str() {
                "crate" => self.walk_from_root(&tokens, at + 1),
                "super" => self.climb(&tokens, at, depth),
                _ if leads_on(&tokens, at + 1) => {
                    self.outside.insert(name);
                }
                _ => {}
            }
        }
    }

    /// `super::super::…` up to the root is the same as `crate::…`.
    fn climb(&mut self, tokens: &[TokenTree], at: usize, depth: usize) {
        let (mut at, mut climbed) = (at, 1);
        while leads_on(tokens, at + 1) && tokens.get(at + 3).and_then(word).is_some_and(|it| it == "super") {
            at += 3;
            climbed += 1;
        }
        if climbed >= depth {
            self.walk_from_root(tokens, at + 1);
        }
    }

    fn walk_from_root(&mut self, tokens: &[TokenTree], at: usize) {
        if leads_on(tokens, at) {
            self.inside.extend(firsts(tokens, at));
        }
    }
}

pub fn word(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    }
}

/// Whether `::` stands here.
pub fn leads_on(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(it)) if it.as_char() == ':');
    colon(at) && colon(at + 1)
}

pub fn follows_colons(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && leads_on(tokens, at - 2)
}

/// What comes after the `::` that stands here: a name, or the first name of each branch of a group.
fn firsts(tokens: &[TokenTree], at: usize) -> Vec<String> {
    match tokens.get(at + 2) {
        Some(TokenTree::Ident(ident)) => vec![ident.to_string()],
        Some(TokenTree::Group(group)) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let branches = inner.split(|it| matches!(it, TokenTree::Punct(it) if it.as_char() == ','));
            branches.filter_map(|branch| branch.first().map(ToString::to_string)).collect()
        }
        Some(other) => vec![other.to_string()],
        None => vec![],
    }
}

/// What is wrong with the paths of one file, by its path below `src`.
fn wrong_arrows(file: &str, text: &str) -> Vec<String> {
    let parts: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    let floor = parts[0];
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
    let Some((_, allowed)) = HOUSE.iter().find(|(name, _)| *name == floor) else {
        return vec![format!(
            "{file}: {floor} is no floor of the house: add it to the table with what it may use"
        )];
    };
    let paths = Paths::of(text, depth);
    // The program sees the library from outside.
    let used = if floor == "main" {
        let of_ours = paths.outside.iter().filter_map(|it| it.strip_prefix("tandem::"));
        of_ours.map(str::to_owned).collect()
    } else {
        paths.inside
    };
    let floors = used.iter().filter(|it| it.as_str() != floor && !allowed.contains(&it.as_str()));
    let mut wrong: Vec<String> = floors.map(|it| format!("{file}: {floor} may not use {it}")).collect();
    if PURE.contains(&floor) {
        let outside = OUTSIDE.iter().filter(|it| paths.outside.contains(**it));
        wrong.extend(outside.map(|it| format!("{file}: {floor} is pure and may not use {it}")));
    }
    wrong
}

/// Every source file: its path below the package, and its text.
pub fn sources() -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = vec![top.join("src")];
    let mut found = vec![];
    while let Some(folder) = folders.pop() {
        for item in std::fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(top).unwrap().to_str().unwrap().to_owned();
                found.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 100, "the sources were not found");
    found
}

#[test]
fn every_floor_uses_only_what_stands_below_it() {
    let wrong: Vec<String> = sources()
        .iter()
        .flat_map(|(file, text)| wrong_arrows(file.strip_prefix("src/").unwrap_or(file), text))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_is_not_allowed_is_found_however_it_is_written() {
    let found = |file: &str, text: &str| wrong_arrows(file, text).join("; ");
    for text in [
        "use crate::store::Store;",
        "pub use crate::{domain::State, store::{Store, check}};",
        "fn f() { let x: crate::store::Store; }",
        "fn f() { format!(\"{}\", crate::store::NAME) }",
        "use super::super::store;",
        "mod tests { use super::super::super::store::Store; }",
        "macro_rules! m { () => { $crate::store::X } }",
    ] {
        assert_eq!(found("app/act.rs", text), "app/act.rs: app may not use store", "{text}");
    }
    for text in [
        "// crate::store",
        "/// [`crate::store::Store`]\nfn f() {}",
        "const TEXT: &str = \"crate::store::Store\";",
        "use super::store; use crate::domain::State; use crate::app::Screen;",
        "mod tests { use super::super::store::Store; }",
        "pub(crate) fn f() { Self::store::x() }",
    ] {
        assert_eq!(found("app/act.rs", text), "", "{text}");
    }
    assert_eq!(found("app/mod.rs", "use super::store;"), "app/mod.rs: app may not use store");
    assert_eq!(found("keymap/mod.rs", "use crate::domain;"), "keymap/mod.rs: keymap may not use domain");
    assert_eq!(found("main.rs", "use tandem::store::Store;"), "main.rs: main may not use store");
    assert!(found("cellar/mod.rs", "").contains("cellar is no floor"));
}

#[test]
fn a_pure_floor_leaves_the_world_alone() {
    let found = |file: &str, text: &str| wrong_arrows(file, text).join("; ");
    assert_eq!(
        found("rota/week.rs", "use std::{fmt, time::Instant};"),
        "rota/week.rs: rota is pure and may not use std::time"
    );
    assert!(found("ui/mod.rs", "fn f() { std::env::var(X) }").contains("std::env"));
    assert!(found("domain/id.rs", "fn f() { chrono::Utc::now(); }").contains("Utc::now"));
    assert_eq!(found("store/files.rs", "use std::fs;"), "");
    assert_eq!(found("ui/mod.rs", "use crate::app::time; use std::fmt;"), "");
}

#[test]
fn files_stay_small_and_say_what_they_are_for() {
    let mut wrong = vec![];
    for (file, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{file} has {lines} lines: split it (at most {LONGEST})"));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{file} does not open with //! and what it is for"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_screen_stands_in_the_list() {
    let all = sources();
    let of_screens: Vec<_> = all.iter().filter(|(file, _)| file.starts_with("src/app/screen/")).collect();
    let (_, list) = of_screens.iter().find(|(file, _)| file.ends_with("/screen/list.rs")).unwrap();
    let mut screens = 0;
    for (file, text) in &of_screens {
        for (_, rest) in text.match_indices("impl Screen for ").map(|(at, it)| text.split_at(at + it.len())) {
            let name = rest.split(' ').next().unwrap();
            screens += 1;
            assert_eq!(list.matches(&format!("::{name}")).count(), 1, "{file}: {name}");
        }
    }
    assert_eq!(screens, tandem::app::ScreenId::ALL.len());
}

/// Whether a text carries a command out: it stands there as a pattern, not in a list.
fn carries_out(text: &str, command: &str) -> bool {
    let named = format!("Command::{command}");
    let after = text.match_indices(&named).filter_map(|(at, it)| text.get(at + it.len()..));
    let mut after = after.map(|rest| rest.trim_start_matches(')').trim_start());
    after.any(|rest| ["=>", "| ", "if ", "{"].iter().any(|sign| rest.starts_with(sign)))
}

#[test]
fn every_command_is_carried_out_somewhere() {
    let all = sources();
    let app: String =
        all.iter().filter(|(file, _)| file.starts_with("src/app/")).map(|(_, text)| &**text).collect();
    let is_shown = |command: &Command| tandem::app::ScreenId::shown_by(*command).is_some();
    let mut lost: Vec<&Command> = Command::ALL.iter().filter(|command| !is_shown(command)).collect();
    lost.retain(|command| !carries_out(&app, &format!("{command:?}")));
    assert_eq!(lost, Vec::<&Command>::new(), "these have no arm: see “A command” in ARCHITECTURE.md");
    assert!(carries_out("match c { Command::Undo\n            | Command::Redo => {} }", "Undo"));
    assert!(!carries_out("&[Command::Undo, Command::Redo]", "Undo"));
}

#[test]
fn no_part_of_the_app_but_its_screens_asks_which_screen_is_shown() {
    let names = tandem::app::ScreenId::ALL.iter().map(|screen| format!("ScreenId::{screen:?}"));
    let names: Vec<String> = names.collect();
    let asks = |line: &str| {
        let named = names.iter().any(|name| line.contains(name.as_str()));
        named && ["=>", "==", "!=", "matches!", " | "].iter().any(|sign| line.contains(sign))
    };
    let mut wrong = vec![];
    for (file, text) in sources() {
        if file.starts_with("src/app/") && !file.starts_with("src/app/screen/") {
            wrong.extend(text.lines().filter(|line| asks(line)).map(|line| format!("{file}: {line}")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
