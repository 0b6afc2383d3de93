//! The journeys of a family that needs help with travel: to what is booked outside their home.

use super::contact::{CaseContact, ContactOutcome};
use crate::domain::{Family, Minutes, PlaceId, State};

/// The need that says that a family needs help with travel, as it is proposed.
pub const TRAVEL_HELP: &str = "travel-help";
/// Other words for it that a need may begin with.
const ALSO: [&str; 4] = ["travel", "transport", "taxi", "lift"];

/// Whether a family needs help with travel, as its needs say.
#[must_use]
pub fn wants_travel_help(family: &Family) -> bool {
    let begins = |need: &String| ALSO.iter().any(|word| need.to_lowercase().starts_with(word));
    family.needs.iter().any(begins)
}

/// A way that a family has to something that is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// What they travel to.
    pub contact: CaseContact,
    /// Where it is.
    pub to: PlaceId,
    /// How long the way is from the area they live in, one way; `None` where nobody wrote that down.
    pub minutes: Option<Minutes>,
}

/// The journeys to what is booked, by start: neither to their own home nor to the area they live in.
pub(super) fn ahead(state: &State, family: &Family, contacts: &[CaseContact]) -> Vec<Journey> {
    let booked = contacts.iter().filter(|it| it.outcome == ContactOutcome::Booked && !it.home);
    let journey = |contact: &CaseContact| {
        let to = contact.place.clone().filter(|place| family.area.as_ref() != Some(place))?;
        let minutes = family.area.as_ref().and_then(|area| state.travel_minutes(area, &to));
        Some(Journey { contact: contact.clone(), to, minutes })
    };
    booked.filter_map(journey).collect()
}
