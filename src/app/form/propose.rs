//! What a field could say, given what is written in it.

use super::name_list::NameList;
use super::{FieldInput, FieldKind};
use crate::app::quick::QuickCompletion;
use crate::domain::State;

/// What a field could say, and from where in its text on each would stand.
pub(super) fn propose(input: &FieldInput, state: &State) -> (usize, Vec<QuickCompletion>) {
    if !input.choices.is_empty() {
        return (0, input.choices.iter().map(|it| choice(it)).collect());
    }
    let written = input.text.value();
    match input.kind {
        FieldKind::Activity => NameList::activities(state).proposals(written, false),
        FieldKind::Person => NameList::people(state).proposals(written, false),
        FieldKind::People => NameList::people(state).proposals(written, true),
        FieldKind::Families => NameList::families(state, &[]).proposals(written, true),
        FieldKind::Group => NameList::groups(state).proposals(written, false),
        FieldKind::Place => NameList::places(state).proposals(written, false),
        FieldKind::Team => NameList::teams(state).proposals(written, false),
        FieldKind::Courses => NameList::courses(state).proposals(written, true),
        FieldKind::Free | FieldKind::Words(_) => (0, vec![]),
    }
}

fn choice(word: &str) -> QuickCompletion {
    QuickCompletion { insert: word.to_owned(), label: String::new(), kind: "word" }
}
