//! Hours of a table beside those that are known here: what is not alike. Nothing is kept of them.

use serde::Serialize;

use crate::domain::{Minutes, PersonId, State, Week};
use crate::exchange::table::{TablePlace, WorkedLine, known_as};
use crate::rota::PersonHours;

/// Hours that are not alike.
#[derive(Clone, Debug, Serialize)]
pub struct HoursDifference {
    /// Where in the file.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Whose, as the file calls them.
    pub name: String,
    /// Who that is here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Of which week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<String>,
    /// Worked minutes as the file has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_minutes: Option<i32>,
    /// Worked minutes as they are here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here_minutes: Option<i32>,
    /// It in words.
    pub message: String,
}

/// Compares rows with the hours that are known here; `hours` gives those of somebody in a week, where whoever asks may see them.
#[must_use]
pub fn compare(
    rows: &[WorkedLine],
    state: &State,
    hours: &mut dyn FnMut(&PersonId, Week) -> Option<PersonHours>,
) -> Vec<HoursDifference> {
    let mut found = vec![];
    for row in rows {
        let mut say =
            |person: Option<&PersonId>, file: Option<Minutes>, here: Option<Minutes>, message: String| {
                found.push(HoursDifference {
                    place: row.place,
                    name: row.name.clone(),
                    person: person.map(ToString::to_string),
                    week: row.week.map(|it| it.to_string()),
                    file_minutes: file.map(|it| it.0),
                    here_minutes: here.map(|it| it.0),
                    message,
                });
            };
        let person = match known_as(&row.name, state) {
            Ok(person) => person,
            Err(message) => {
                say(None, row.minutes, None, message);
                continue;
            }
        };
        let Some(week) = row.week else {
            say(
                Some(&person),
                row.minutes,
                None,
                "the file says no week: nothing to compare with".to_owned(),
            );
            continue;
        };
        let name = state.display_name(&person);
        let Some(here) = hours(&person, week) else {
            say(Some(&person), row.minutes, None, format!("no hours of {name} in {week} are known here"));
            continue;
        };
        if let Some(file) = row.minutes.filter(|it| *it != here.worked()) {
            let message = format!("{name} in {week}: {file} in the file, {} here", here.worked());
            say(Some(&person), Some(file), Some(here.worked()), message);
        }
        if let Some(file) = row.balance.filter(|it| *it != here.balance()) {
            let message =
                format!("{name} in {week}: a balance of {file} in the file, {} here", here.balance());
            say(Some(&person), None, None, message);
        }
    }
    found
}
