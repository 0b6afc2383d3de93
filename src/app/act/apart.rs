//! What somebody is kept apart from, as the account that owns the store says it: ids of teams and places, references of
//! families.

use std::fmt::Write as _;

use smol_str::SmolStr;

use crate::app::{App, words};
use crate::domain::apart::is_to_be_looked_at;
use crate::domain::{Author, Change, FamilyRef, KeptApart, Key, PersonId, PlaceId, TeamId, nearest};

impl App {
    /// Tells the account that owns the store of notes of before that nobody has said the meaning of yet.
    pub(in crate::app) fn ask_what_notes_mean(&mut self) {
        if self.me != Author::Owner {
            return;
        }
        let open = self.state.people().filter(|it| is_to_be_looked_at(&self.state, it));
        let open: Vec<&PersonId> = open.map(|it| &it.id).collect();
        if !open.is_empty() {
            let whose = words::people(open, &self.state);
            self.report_error(format!(
                "To look at: a private note about {whose}. On People, use \"keep apart\" to say what it \
                 means; until then they are matched with no family of their team"
            ));
        }
    }

    /// What is asked, with the note that it is about.
    pub(super) fn parting(&self, id: &PersonId) -> String {
        let mut prompt = format!(
            "Teams, places and families to keep {} apart from, by id; empty: none",
            self.state.display_name(id)
        );
        if let Some(note) = self.state.person(id).and_then(|it| it.conflict.as_ref()) {
            let _ = write!(prompt, ". The note: {note}");
        }
        prompt
    }

    /// What a line would save, with words for it, and the words of the history; the error says what is not there.
    pub(super) fn read_apart(
        &self,
        id: &PersonId,
        written: &str,
    ) -> Result<(String, String, Vec<Change>), String> {
        let name = self.state.display_name(id);
        let from = self.read_ids(written)?;
        let person = self.state.person(id).ok_or("this person is no longer here")?;
        let summary = format!("Set what {name} is kept apart from");
        if from.is_empty() && self.state.kept_apart(id).is_empty() {
            return Err(format!("{name} is not kept apart from anything: write a team, a place or a family"));
        }
        let words = match from.as_slice() {
            [] => format!("{name} is not kept apart from anything"),
            [one] if *one == *person.team.as_str() && is_to_be_looked_at(&self.state, person) => {
                format!(
                    "{name} stays out of matches with the whole team: say what the note means once you know"
                )
            }
            from => {
                format!("matching and cover leave {name} out for {}, and nothing says why", from.join(", "))
            }
        };
        let key = Key::KeptApart(id.clone());
        let change =
            if from.is_empty() { Change::Remove(key) } else { KeptApart { person: id.clone(), from }.into() };
        Ok((words, summary, vec![change]))
    }

    /// Ids with spaces or commas between, each once, and each of something that is there.
    fn read_ids(&self, written: &str) -> Result<Vec<SmolStr>, String> {
        let records = &self.state.records;
        let teams = records.teams.keys().map(TeamId::as_str);
        let known: Vec<&str> = teams
            .chain(records.places.keys().map(PlaceId::as_str))
            .chain(records.families.keys().map(FamilyRef::as_str))
            .collect();
        let mut from: Vec<SmolStr> = vec![];
        for word in written.split([' ', ',']).filter(|word| !word.is_empty()) {
            let Some(id) = known.iter().find(|id| id.eq_ignore_ascii_case(word)) else {
                return Err(match nearest(word, known.iter().copied()) {
                    Some(near) => format!("there is no team, place or family “{word}”; did you mean {near}?"),
                    None => format!("there is no team, place or family {word}"),
                });
            };
            if !from.iter().any(|there| there == id) {
                from.push((*id).into());
            }
        }
        Ok(from)
    }
}
