//! What every source file defines, hands on and names, and which file defines what is named.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::layering::{follows_colons, leads_on, word};

/// The words after which the name of something that is defined stands.
const DEFINING: &[&str] = &["struct", "enum", "union", "trait", "type", "fn", "const", "static"];

/// What each file takes from which other: the names, by the two files.
pub type Arrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// A path, name by name: from the root where it begins with `crate`, else from where it stands.
type Names = Vec<String>;

/// A module as its text shows it.
#[derive(Default)]
struct Module {
    file: String,
    /// What it defines in plain sight.
    defines: BTreeSet<String>,
    /// What stands in a call of a macro that may define things.
    made: BTreeSet<String>,
    /// What it has from elsewhere, by the name it has here, and whether it only hands it on.
    has: BTreeMap<String, (Names, bool)>,
    /// Modules of which it has everything.
    all_of: Vec<Names>,
    /// Paths of two names and more, outside `use`.
    paths: BTreeSet<Names>,
    /// Every name outside `use`.
    words: BTreeSet<String>,
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// To a module itself.
    Module(Names),
    /// To something that a file defines, by its name.
    Defined(String, String),
}

/// What was found on the way of one search: what each name is in a module, also where it must be there.
type Found = BTreeMap<(Names, String, bool), Option<Place>>;

/// All modules, by their path from the root.
#[derive(Default)]
pub struct Modules(BTreeMap<Names, Module>);

impl Modules {
    /// Reads source files: the path of each below `src`, and its text.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut modules = Self::default();
        for (file, text) in files {
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
            let mut path: Names = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            if matches!(path.last().map(String::as_str), Some("mod" | "lib")) {
                path.pop();
            }
            if path.last().is_none_or(|it| it != "tests") {
                modules.read(file, path, tokens);
            }
        }
        modules
    }

    /// What each file takes from which other.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (path, module) in &self.0 {
            for place in self.taken(path, module) {
                if let Place::Defined(file, name) = place
                    && file != module.file
                {
                    arrows.entry(module.file.clone()).or_default().entry(file).or_default().insert(name);
                }
            }
        }
        arrows
    }

    fn read(&mut self, file: &str, path: Names, tokens: TokenStream) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        let mut inner = vec![];
        module.read(tokens, true, &mut inner);
        for (name, tokens) in inner {
            self.read(file, [path.clone(), vec![name]].concat(), tokens);
        }
        self.0.insert(path, module);
    }

    /// Where everything leads that a module takes from elsewhere. What it hands on and does not name itself it does not take.
    fn taken(&self, path: &Names, module: &Module) -> Vec<Place> {
        let used = module.has.iter().filter(|(name, (_, on))| !on || module.words.contains(*name));
        let used = used.map(|(_, (names, _))| self.follow(path, names, &mut Found::new()));
        let spelt = module.paths.iter().map(|names| self.follow(path, names, &mut Found::new()));
        let by_all = module.words.iter().map(|name| self.among_all(path, module, name, &mut Found::new()));
        used.chain(spelt).chain(by_all).flatten().collect()
    }

    /// Follows a path from a module; `None` where it leads out of the house.
    fn follow(&self, from: &Names, names: &[String], found: &mut Found) -> Option<Place> {
        let (first, rest) = names.split_first()?;
        let mut here = match first.as_str() {
            "crate" | "tandem" => vec![],
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            _ => match self.named(from, first, false, found)? {
                Place::Module(module) => module,
                place @ Place::Defined(..) => return Some(place),
            },
        };
        for name in rest {
            match name.as_str() {
                "self" => {}
                "super" => drop(here.pop()),
                _ => match self.named(&here, name, true, found)? {
                    Place::Module(module) => here = module,
                    place @ Place::Defined(..) => return Some(place),
                },
            }
        }
        Some(Place::Module(here))
    }

    /// What a name is in a module. Where a macro may have made what nothing else explains, it is taken to stand in the module
    /// that `must` have it.
    fn named(&self, path: &Names, name: &str, must: bool, found: &mut Found) -> Option<Place> {
        let asked = (path.clone(), name.to_owned(), must);
        if let Some(place) = found.get(&asked) {
            return place.clone();
        }
        // Whoever comes back here on the way goes round in a circle, and finds nothing.
        found.insert(asked.clone(), None);
        let place = self.look_up(path, name, must, found);
        found.insert(asked, place.clone());
        place
    }

    fn look_up(&self, path: &Names, name: &str, must: bool, found: &mut Found) -> Option<Place> {
        let module = self.0.get(path)?;
        let here = || Some(Place::Defined(module.file.clone(), name.to_owned()));
        let child = [path.clone(), vec![name.to_owned()]].concat();
        if module.defines.contains(name) {
            here()
        } else if self.0.contains_key(&child) {
            Some(Place::Module(child))
        } else if let Some((names, _)) = module.has.get(name) {
            self.follow(path, names, found)
        } else if let Some(place) = self.among_all(path, module, name, found) {
            Some(place)
        } else {
            (must || module.made.contains(name)).then(here).flatten()
        }
    }

    /// What a name is that a module has with everything of another.
    fn among_all(&self, path: &Names, module: &Module, name: &str, found: &mut Found) -> Option<Place> {
        if module.defines.contains(name) || module.has.contains_key(name) {
            return None;
        }
        module.all_of.iter().find_map(|names| match self.follow(path, names, found)? {
            Place::Module(other) if other != *path => self.named(&other, name, false, found),
            _ => None,
        })
    }
}

impl Module {
    /// Reads its tokens; modules inside it are put by, but for tests.
    fn read(&mut self, tokens: TokenStream, outermost: bool, inner: &mut Vec<(String, TokenStream)>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let said = word(&tokens[at]);
            let next = tokens.get(at + 1).and_then(word);
            match (&tokens[at], said.as_deref(), next, tokens.get(at + 2)) {
                (_, Some("mod"), Some(name), Some(TokenTree::Group(group))) => {
                    if name != "tests" {
                        inner.push((name, group.stream()));
                    }
                    at += 3;
                    continue;
                }
                (_, Some("use"), ..) => {
                    let end =
                        (at..tokens.len()).find(|at| is_sign(&tokens[*at], ';')).unwrap_or(tokens.len());
                    self.take(&tokens[at + 1..end], &[], is_handed_on(&tokens[..at]));
                    at = end;
                    continue;
                }
                (_, Some(keyword), Some(name), _)
                    if outermost && DEFINING.contains(&keyword) && !is_lifetime(&tokens, at) =>
                {
                    self.defines.insert(name);
                }
                (_, Some("macro_rules"), _, Some(TokenTree::Ident(name))) => {
                    self.defines.insert(name.to_string());
                }
                (TokenTree::Group(group), ..) => {
                    if outermost && is_call(&tokens, at) {
                        self.made.extend(group.stream().into_iter().filter_map(|it| word(&it)));
                    }
                    self.read(group.stream(), false, inner);
                }
                _ => {}
            }
            if let Some(name) = said {
                if !follows_colons(&tokens, at) {
                    self.note_path(&tokens, at);
                }
                self.words.insert(name);
            }
            at += 1;
        }
    }

    /// Notes the path that begins here, up to where it ends or branches.
    fn note_path(&mut self, tokens: &[TokenTree], mut at: usize) {
        let mut names: Names = word(&tokens[at]).into_iter().collect();
        while leads_on(tokens, at + 1) {
            let Some(name) = tokens.get(at + 3).and_then(word) else { break };
            names.push(name);
            at += 3;
        }
        if names.len() > 1 {
            self.paths.insert(names);
        }
    }

    /// Takes in the tree of a `use`, or a branch of it that stands behind the names before.
    fn take(&mut self, tree: &[TokenTree], before: &[String], on: bool) {
        for branch in tree.split(|it| is_sign(it, ',')) {
            let mut names = before.to_vec();
            let mut tokens = branch.iter();
            let mut name = None;
            while let Some(token) = tokens.next() {
                match token {
                    TokenTree::Ident(it) if it == "as" => name = tokens.next().map(ToString::to_string),
                    TokenTree::Ident(it) if it == "self" && !names.is_empty() => {}
                    TokenTree::Ident(it) => names.push(it.to_string()),
                    TokenTree::Group(group) => {
                        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.take(&inside, &std::mem::take(&mut names), on);
                    }
                    star if is_sign(star, '*') => self.all_of.push(std::mem::take(&mut names)),
                    _ => {}
                }
            }
            let Some(last) = names.last().cloned() else { continue };
            let name = name.unwrap_or_else(|| last.clone());
            // Traits that are taken for their methods have no name here, and must not take each other's place.
            let name = if name == "_" { format!("{last} as _") } else { name };
            self.has.insert(name, (names, on));
        }
    }
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == sign)
}

/// Whether the name here is that of a lifetime, such as `'static`.
fn is_lifetime(tokens: &[TokenTree], at: usize) -> bool {
    at >= 1 && is_sign(&tokens[at - 1], '\'')
}

/// Whether `pub` stands before what comes next, be it for a part of the house only.
fn is_handed_on(before: &[TokenTree]) -> bool {
    let to_whom =
        |it: &&TokenTree| matches!(it, TokenTree::Group(it) if it.delimiter() == Delimiter::Parenthesis);
    before.iter().rev().find(|it| !to_whom(it)).and_then(word).is_some_and(|it| it == "pub")
}

/// Whether the group here is what a macro is called with.
fn is_call(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is_sign(&tokens[at - 1], '!')
}
