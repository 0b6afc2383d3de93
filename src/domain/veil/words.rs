//! Texts with the references taken out that whoever reads them may not know.

use super::{Veil, form};
use crate::domain::change::Change;
use crate::domain::id::FamilyRef;
use crate::domain::record::Record;

impl Veil {
    /// A text with each reference that the viewer may not know taken out.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.in_text(text).unwrap_or_else(|| text.to_owned())
    }

    /// The text without the references in it; `None` where there are none.
    pub(super) fn in_text(&self, text: &str) -> Option<String> {
        if self.hidden.is_empty() {
            return None;
        }
        let in_word = |c: char| c.is_alphanumeric() || c == '-';
        let (mut shown, mut rest, mut found) = (String::new(), text, false);
        while let Some(start) = rest.find(in_word) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !in_word(c)).unwrap_or(from.len()));
            let low = word.to_lowercase();
            let family = FamilyRef::parse(&low).ok().and_then(|it| self.in_place_of(&it));
            let other = family.map(|it| it.called()).or_else(|| self.other_id(&low));
            shown.push_str(before);
            shown.push_str(other.as_deref().unwrap_or(word));
            found |= other.is_some();
            rest = after;
        }
        shown.push_str(rest);
        found.then_some(shown)
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
