//! Sequences of keys to what they do: a tree whose leaves are commands, so that no sequence can begin another.

use crokey::KeyCombination;

use crate::command::Command;

/// What a key leads to; `Leaf(None)` is a key turned off.
#[derive(Clone, Debug)]
pub enum Node {
    /// The end of a sequence.
    Leaf(Option<Command>),
    /// More keys can follow.
    Branch(Vec<(KeyCombination, Node)>),
}

/// Where typed keys lead.
#[derive(Debug)]
pub enum Walk<'a> {
    /// To a command.
    Command(Command),
    /// To keys that can follow.
    Branch(&'a [(KeyCombination, Node)]),
    /// To a key that is turned off, or past the end of a sequence.
    Stop,
    /// Nowhere.
    Nothing,
}

impl Default for Node {
    fn default() -> Self {
        Self::Branch(vec![])
    }
}

impl Node {
    /// Puts a leaf at the end of a sequence, unless something is there, before it or after it already.
    pub fn insert(&mut self, keys: &[KeyCombination], leaf: Option<Command>) {
        let (Self::Branch(children), Some((first, rest))) = (self, keys.split_first()) else { return };
        if let Some((_, child)) = children.iter_mut().find(|(key, _)| key == first) {
            child.insert(rest, leaf);
        } else {
            let mut child = if rest.is_empty() { Self::Leaf(leaf) } else { Self::default() };
            child.insert(rest, leaf);
            children.push((*first, child));
        }
    }

    /// Follows typed keys.
    pub fn walk(&self, typed: &[KeyCombination]) -> Walk<'_> {
        let mut node = self;
        for key in typed {
            match node {
                Self::Leaf(_) => return Walk::Stop,
                Self::Branch(children) => match children.iter().find(|(known, _)| known == key) {
                    Some((_, child)) => node = child,
                    None => return Walk::Nothing,
                },
            }
        }
        match node {
            Self::Leaf(Some(command)) => Walk::Command(*command),
            Self::Leaf(None) => Walk::Stop,
            Self::Branch(children) => Walk::Branch(children),
        }
    }

    /// Whether any command can be reached from here.
    pub fn leads_somewhere(&self) -> bool {
        match self {
            Self::Leaf(command) => command.is_some(),
            Self::Branch(children) => children.iter().any(|(_, child)| child.leads_somewhere()),
        }
    }
}
