//! A map of keys: a list of bindings per scope, the user's first, and a tree made of them, which says what typed keys mean.

use std::collections::BTreeMap;

use crokey::KeyCombination;

use crate::command::{Command, Scope};

use super::key;
use super::trie::{Node, Walk};

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    pub(super) name: String,
    /// By scope, then by command; of one command those first that were named first, which are those that hints show.
    pub(super) bindings: Vec<Binding>,
    tries: BTreeMap<Scope, Node>,
}

/// A sequence of keys in a scope and what it does; `None` where it was turned off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binding {
    pub(super) scope: Scope,
    pub(super) keys: Vec<KeyCombination>,
    pub(super) command: Option<Command>,
}

impl Binding {
    pub(super) fn place(&self) -> (Scope, Option<Command>) {
        (self.scope, self.command)
    }
}

/// What typed keys mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// They are a command.
    Command(Command),
    /// They begin sequences: what can follow.
    Pending(Vec<NextKey>),
    /// They mean nothing here.
    None,
}

/// A key that can follow what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextKey {
    /// The key, as in hints.
    pub key: String,
    /// The command it completes, unless more keys follow.
    pub command: Option<Command>,
    /// What it does, in few words.
    pub what: String,
}

impl Keymap {
    /// What it is called: a shipped map's name, or the file's.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The map of bindings in the order of preference.
    pub(super) fn of(name: String, mut bindings: Vec<Binding>) -> Self {
        let mut tries = BTreeMap::<Scope, Node>::new();
        let (set, off): (Vec<_>, Vec<_>) = bindings.iter().partition(|binding| binding.command.is_some());
        for binding in set.into_iter().chain(off) {
            tries.entry(binding.scope).or_default().insert(&binding.keys, binding.command);
        }
        bindings.sort_by_key(Binding::place);
        Self { name, bindings, tries }
    }

    /// What typed keys mean in these scopes, the innermost first.
    ///
    /// The innermost scope that knows the keys decides; sequences of several scopes that begin alike are offered together.
    #[must_use]
    pub fn resolve(&self, scopes: &[Scope], typed: &[KeyCombination]) -> Resolution {
        if typed.is_empty() {
            return Resolution::None;
        }
        let typed: Vec<KeyCombination> = typed.iter().map(|key| key::normal(*key)).collect();
        let mut known: Vec<KeyCombination> = vec![];
        let mut follow: Vec<NextKey> = vec![];
        for scope in scopes {
            match self.tries.get(scope).map_or(Walk::Nothing, |trie| trie.walk(&typed)) {
                Walk::Nothing => {}
                Walk::Command(command) if follow.is_empty() => return Resolution::Command(command),
                Walk::Command(_) | Walk::Stop => break,
                Walk::Branch(children) => {
                    for (key, child) in children {
                        if !known.contains(key) {
                            known.push(*key);
                            follow.extend(next(*key, child));
                        }
                    }
                }
            }
        }
        if follow.is_empty() { Resolution::None } else { Resolution::Pending(follow) }
    }

    /// The keys that give a command in these scopes (the innermost first), written short, the most worth showing first.
    #[must_use]
    pub fn keys_of(&self, command: Command, scopes: &[Scope]) -> Vec<String> {
        self.giving(command, scopes).collect()
    }

    /// The one of them that is most worth showing.
    #[must_use]
    pub fn key_of(&self, command: Command, scopes: &[Scope]) -> Option<String> {
        self.giving(command, scopes).next()
    }

    fn giving(&self, command: Command, scopes: &[Scope]) -> impl Iterator<Item = String> {
        let mut found: Vec<String> = vec![];
        let of_scope = move |scope: &Scope| {
            let place = (*scope, Some(command));
            let first = self.bindings.partition_point(|it| it.place() < place);
            self.bindings.iter().skip(first).take_while(move |it| it.place() == place)
        };
        scopes.iter().flat_map(of_scope).filter_map(move |binding| {
            let written = key::sequence(&binding.keys);
            let is_new = !found.contains(&written) && self.reaches(scopes, &binding.keys, command);
            is_new.then(|| {
                found.push(written.clone());
                written
            })
        })
    }

    fn reaches(&self, scopes: &[Scope], keys: &[KeyCombination], command: Command) -> bool {
        (1..keys.len()).all(|length| {
            let begun = keys.get(..length).unwrap_or_default();
            matches!(self.resolve(scopes, begun), Resolution::Pending(_))
        }) && self.resolve(scopes, keys) == Resolution::Command(command)
    }

    /// Every binding: scope, keys written short, command; by scope, then in the order of the commands, the keys most
    /// worth showing first.
    pub fn bindings(&self) -> impl Iterator<Item = (Scope, String, Command)> + '_ {
        self.bindings.iter().filter_map(|it| Some((it.scope, key::sequence(&it.keys), it.command?)))
    }
}

fn next(key: KeyCombination, node: &Node) -> Option<NextKey> {
    let (command, what) = match node {
        Node::Leaf(Some(command)) => (Some(*command), command.label().to_owned()),
        Node::Branch(_) if node.leads_somewhere() => (None, "more".to_owned()),
        Node::Leaf(None) | Node::Branch(_) => return None,
    };
    Some(NextKey { key: key::short(key), command, what })
}
