//! The directory: what is offered where and where nothing is, and whose entry is due a look.

use std::collections::BTreeSet;

use crate::domain::plain_text::folded;
use crate::domain::{Date, Organisation, Place, PlaceKind, State};

/// What is offered in which area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// The areas, by name.
    pub areas: Vec<String>,
    /// What is offered, or wished for: for each the number of organisations in each area.
    pub rows: Vec<(String, Vec<usize>)>,
}

impl Offers {
    /// What is offered nowhere in an area, though somewhere else or wished for there.
    pub fn missing(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.areas.iter().enumerate().filter_map(|(at, area)| {
            let none = |row: &&(String, Vec<usize>)| row.1.get(at) == Some(&0);
            let missing: Vec<&str> = self.rows.iter().filter(none).map(|it| it.0.as_str()).collect();
            (!missing.is_empty()).then_some((area.as_str(), missing))
        })
    }
}

/// Every organisation, by name.
#[must_use]
pub fn organisations(state: &State) -> Vec<&Organisation> {
    let mut all: Vec<&Organisation> = state.records.organisations.values().map(|row| &*row.item).collect();
    all.sort_by_key(|it| (folded(&it.name), &it.id));
    all
}

/// The organisations that hold every word of a text, in their name, area, offers, or how to refer or reach them.
#[must_use]
pub fn found<'a>(state: &'a State, text: &str) -> Vec<&'a Organisation> {
    let words: Vec<String> = text.split_whitespace().map(folded).collect();
    let mut all = organisations(state);
    all.retain(|it| {
        let texts = [Some(&it.name), it.area.as_ref(), it.refer_by.as_ref(), it.contact.as_ref()];
        let said = texts.into_iter().flatten().chain(&it.offers).cloned().collect::<Vec<_>>().join(" ");
        let said = folded(&said);
        words.iter().all(|word| said.contains(word))
    });
    all
}

/// Whether the entry of an organisation should be looked at again.
#[must_use]
pub fn is_overdue(it: &Organisation, today: Date) -> bool {
    it.review_by.is_some_and(|by| by < today)
}

/// What is offered where. An organisation serves the areas that its own text names, or all where it names none.
#[must_use]
pub fn offers(state: &State) -> Offers {
    let areas: Vec<&Place> =
        state.records.places.values().map(|row| &*row.item).filter(|it| it.kind == PlaceKind::Area).collect();
    let all = organisations(state);
    let tags: BTreeSet<&String> = all.iter().flat_map(|it| &it.offers).collect();
    let rows = tags.into_iter().map(|tag| {
        let count = |area: &&Place| {
            all.iter().filter(|it| it.offers.contains(tag) && serves(it, area, &areas)).count()
        };
        (tag.clone(), areas.iter().map(count).collect())
    });
    Offers { areas: areas.iter().map(|it| it.name.clone()).collect(), rows: rows.collect() }
}

fn serves(it: &Organisation, area: &Place, areas: &[&Place]) -> bool {
    let Some(text) = it.area.as_ref().map(|text| folded(text)) else { return true };
    let names = |place: &Place| text.contains(&folded(&place.name)) || text == place.id.as_str();
    names(area) || !areas.iter().any(|place| names(place))
}
