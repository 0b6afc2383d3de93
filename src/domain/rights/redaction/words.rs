//! Texts with the references taken out that whoever reads them may not know.

use std::collections::BTreeSet;

use super::{Redaction, form};
use crate::domain::calendar::DateOrMonth;
use crate::domain::change::Change;
use crate::domain::id::FamilyRef;
use crate::domain::record::Record;
use crate::domain::text::parts_of_word::without_hyphens;

impl Redaction {
    /// A text with each reference that the viewer may not know taken out.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.in_text(text).unwrap_or_else(|| text.to_owned())
    }

    /// The text without the references in it; `None` where there are none.
    pub(super) fn in_text(&self, text: &str) -> Option<String> {
        let found = self.words_otherwise(text);
        (!found.is_empty())
            .then(|| found.iter().map(|(before, _, other)| [*before, other].concat()).collect())
    }

    /// What somebody wrote over a text of which they read some words otherwise, with those words back where as many of what
    /// they read in place of them still stand there.
    pub(super) fn as_it_was(&self, written: &str, below: &str) -> Option<String> {
        let found = self.words_otherwise(below);
        let mut now = written.to_owned();
        let others: BTreeSet<&String> =
            found.iter().map(|(.., other)| other).filter(|it| !it.is_empty()).collect();
        for other in others {
            // Of what reads like it, some may have been written so.
            let mut was: Vec<&str> = vec![];
            for (before, word, read) in &found {
                was.extend(before.matches(other.as_str()));
                was.extend((read == other).then_some(*word));
            }
            let parts: Vec<&str> = now.split(other.as_str()).collect();
            if parts.len() == was.len() + 1 {
                let ends = was.into_iter().chain([""]);
                now = parts.into_iter().zip(ends).flat_map(|(part, word)| [part, word]).collect();
            }
        }
        (now != written).then_some(now)
    }

    /// A text in pieces, each up to a word that the viewer reads otherwise, with that word and what they read; the last piece
    /// has no word after it. None, where they read all of it.
    fn words_otherwise<'t>(&self, text: &'t str) -> Vec<(&'t str, &'t str, String)> {
        if self.hidden.is_empty() {
            return vec![];
        }
        let in_word = |c: char| c.is_alphanumeric() || c == '-';
        let (mut found, mut from, mut at) = (vec![], 0, 0);
        let rest = |at: usize| text.get(at..).unwrap_or_default();
        while let Some(start) = rest(at).find(in_word).map(|start| at + start) {
            let end = rest(start).find(|c| !in_word(c)).map_or(text.len(), |end| start + end);
            let word = text.get(start..end).unwrap_or_default();
            let low = word.to_lowercase();
            let family = |word: &str| FamilyRef::parse(word).ok().and_then(|it| self.in_place_of(&it));
            let joined = || without_hyphens(&low).filter(|it| it.contains(|c: char| c.is_ascii_digit()));
            let family = family(&low).or_else(|| family(&joined()?));
            let other = family.map(|it| it.called()).or_else(|| self.other_id(&low));
            let is_date = || low.parse::<DateOrMonth>().is_ok() && !self.names_known(&low);
            if let Some(other) = other.filter(|_| !is_date()) {
                found.push((text.get(from..start).unwrap_or_default(), word, other));
                from = end;
            }
            at = end;
        }
        if !found.is_empty() {
            found.push((rest(from), "", String::new()));
        }
        found
    }

    /// Whether a word is the reference of a family that is there, and that the viewer may not know.
    fn names_known(&self, word: &str) -> bool {
        FamilyRef::parse(word).is_ok_and(|it| self.hidden.contains_key(&it))
    }

    /// What stands in a text or an id for what could be the reference of a family that the viewer may not know, whether or not
    /// there is one.
    pub(super) fn in_place_of(&self, word: &FamilyRef) -> Option<FamilyRef> {
        let could_be = || {
            let is_formed_so = form::of(word).is_some_and(|form| self.forms.contains(&form));
            is_formed_so && !self.known.contains(word)
        };
        let hidden = self.hidden.get(word).cloned();
        hidden.or_else(|| could_be().then(|| FamilyRef::stand_in(&self.secret.letters(word.as_str()))))
    }

    /// The same, for whoever is about to save something: of families that they add themselves nothing need be kept from them.
    #[must_use]
    pub fn of_its_author(mut self, changes: &[Change]) -> Self {
        let added = changes.iter().filter_map(|change| match change {
            Change::Put(Record::Family(family)) => Some(&family.reference),
            _ => None,
        });
        self.known.extend(added.filter(|it| !self.hidden.contains_key(*it)).cloned());
        self
    }
}
