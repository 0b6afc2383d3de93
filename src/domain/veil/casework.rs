//! What is noted of families and of the work around them, as somebody may read it.

use super::Veil;
use crate::domain::case::Case;
use crate::domain::group::Group;
use crate::domain::organisation::{CallNote, Organisation};
use crate::domain::place::Place;
use crate::domain::purge::Purge;
use crate::domain::record::Table;

impl Veil {
    /// What families that are forgotten came to stays with their own team.
    pub(super) fn purge(&self, purge: &Purge) -> Option<Purge> {
        self.viewer.as_ref()?;
        let mut shown = purge.clone();
        shown.counts.retain(|it| !it.figure.is_outcome() || Some(&it.team) == self.team.as_ref());
        (shown != *purge).then_some(shown)
    }

    /// A group without the families that the viewer may not know, whether invited or named in its words.
    pub(super) fn group(&self, group: &Group) -> Option<Group> {
        let mut shown = group.clone();
        for invitation in &mut shown.invited {
            invitation.family = self.shown(&invitation.family);
        }
        let words = shown.checklist.iter_mut().map(|it| &mut it.item).chain([&mut shown.title]);
        for text in words {
            *text = self.text(text);
        }
        (shown != *group).then_some(shown)
    }

    /// A place whose name names no family that the viewer may not know.
    pub(super) fn place(&self, place: &Place) -> Option<Place> {
        self.in_text(&place.name).map(|name| Place { name, ..place.clone() })
    }

    /// An organisation in whose entry no family is named that the viewer may not know.
    pub(super) fn organisation(&self, organisation: &Organisation) -> Option<Organisation> {
        let mut shown = organisation.clone();
        let Organisation { name, area, offers, refer_by, contact, .. } = &mut shown;
        for text in [name].into_iter().chain(offers).chain(area).chain(refer_by).chain(contact) {
            *text = self.text(text);
        }
        (shown != *organisation).then_some(shown)
    }

    pub(super) fn call(&self, call: &CallNote) -> Option<CallNote> {
        self.in_text(&call.words).map(|words| CallNote { words, ..call.clone() })
    }

    /// The steps of cases of families that the viewer may know.
    pub(super) fn cases(&self, all: &Table<Case>) -> Table<Case> {
        let mut shown = all.clone();
        for reference in self.hidden.keys() {
            shown.remove(reference);
        }
        shown
    }

    /// That there is a case of a family that the viewer may not know, and nothing of how it went.
    pub(super) fn case(&self, case: &Case) -> Option<Case> {
        self.hidden.get(&case.family).cloned().map(Case::new)
    }
}
