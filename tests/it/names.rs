//! Names: no two public types share one, so that a name alone says what is meant, in a message, a search or a review.
//!
//! It reads tokens, as the layering does. Limits: a type whose name a macro makes is not seen.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::layering::{sources, word};

/// What makes a type.
const KINDS: [&str; 5] = ["struct", "enum", "union", "trait", "type"];

/// The public types that a file defines, but for those that only its tests see.
fn types(tokens: TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |at: usize, name: &str| tokens.get(at).and_then(word).is_some_and(|it| it == name);
    let (mut found, mut of_tests) = (vec![], false);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                of_tests |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if !of_tests {
                    found.extend(types(group.stream()));
                }
                of_tests = false;
            }
            TokenTree::Punct(it) if it.as_char() == ';' => of_tests = false,
            TokenTree::Ident(_)
                if !of_tests && is(at, "pub") && KINDS.iter().any(|kind| is(at + 1, kind)) =>
            {
                found.extend(tokens.get(at + 2).and_then(word));
            }
            _ => {}
        }
    }
    found
}

/// Each name that more than one type has, with the files that define them.
fn shared<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Vec<String> {
    let mut by_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (file, text) in files {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
        for name in types(tokens) {
            by_name.entry(name).or_default().push(file);
        }
    }
    by_name.retain(|_, files| files.len() > 1);
    by_name.into_iter().map(|(name, files)| format!("{name}: {}", files.join(", "))).collect()
}

#[test]
fn no_two_public_types_share_a_name() {
    let sources = sources();
    let shared = shared(sources.iter().map(|(file, text)| (file.as_str(), text.as_str())));
    assert_eq!(shared, Vec::<String>::new(), "each is to be called by what it is of");
}

#[test]
fn a_name_is_found_wherever_it_is_shared() {
    let found = |texts: [&'static str; 2]| shared(["a.rs", "b.rs"].into_iter().zip(texts));
    for text in [
        "pub enum Line {}",
        "pub type Line = ();",
        "pub trait Line {}",
        "mod inner { pub struct Line; }",
        "words! { pub enum Line { A, B } }",
        "#[cfg(test)] mod tests; pub struct Line;",
        "#[cfg(test)] mod tests {} pub struct Line;",
    ] {
        assert_eq!(found(["pub struct Line;", text]), ["Line: a.rs, b.rs"], "{text}");
    }
    for text in [
        "struct Line;",
        "pub(super) struct Line;",
        "pub struct Lines;",
        "#[cfg(test)] mod tests { pub struct Line; }",
        "#[cfg(test)] pub struct Line;",
        "pub use super::Line; // pub struct Line;",
    ] {
        assert_eq!(found(["pub struct Line;", text]), [""; 0], "{text}");
    }
}
