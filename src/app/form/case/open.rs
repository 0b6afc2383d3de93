//! Opening the form of a family, with what is known of it already.

use super::FamilyForm;
use crate::app::App;
use crate::app::form::{Field, FieldKind, FormPurpose};
use crate::app::screen::caseload;
use crate::domain::{Complexity, Family, FamilyRef, FamilyStatus, PersonId, Visit};

/// Yes and no, as a field takes them.
pub(super) const YES_NO: &[&str] = &["no", "yes"];

impl App {
    /// Opens the form of a new referral.
    pub(in crate::app) fn open_new_family(&mut self) {
        let me = self.me.person().and_then(|me| self.state.person(me)).map(|me| me.team.clone());
        let chosen = self.screens.caseload.choice.team.clone();
        let marked = caseload::marked(self).map(|line| line.family.team.clone());
        let first = || self.state.records.teams.keys().next().cloned();
        let Some(team) = chosen.or(me).or(marked).or_else(first) else {
            self.regret("There is no team yet: set one up first.");
            return;
        };
        let Ok(reference) = FamilyRef::parse("new") else { return };
        let start = Family::new(reference, team, FamilyStatus::Referred, self.today());
        let mut fields = fields(&start);
        fields.insert(
            0,
            Field::new("ref", "Reference", FieldKind::Free, String::new())
                .hint("a local reference such as c11: never a name, never a health number"),
        );
        self.open_form(
            "Referral in".to_owned(),
            FormPurpose::Family(Box::new(FamilyForm::new(None))),
            fields,
        );
    }

    /// Opens the form of the marked family.
    pub(in crate::app) fn open_family(&mut self) {
        let Some(family) = caseload::marked(self).map(|line| Family::clone(&line.family)) else { return };
        let fields = fields(&family);
        let title = format!("Edit · {}", family.reference.called());
        self.open_form(title, FormPurpose::Family(Box::new(FamilyForm::new(Some(family)))), fields);
    }
}

fn fields(family: &Family) -> Vec<Field> {
    use FieldKind::{Day, Free, Length, People, Place, Words};
    let person = |id: &Option<PersonId>| id.as_ref().map(ToString::to_string).unwrap_or_default();
    let formats: Vec<&str> = family.formats.iter().map(|format| format.word()).collect();
    let reminders = family.reminders.as_ref().map(super::read::reminders_in_words).unwrap_or_default();
    let loss = if family.loss { "yes" } else { "no" };
    let mut fields = vec![
        Field::new("team", "Team", Free, family.team.to_string()).hint("the id of a team"),
        Field::new("referred", "Referred", Day, family.referred.to_string()).hint("2026-12-02, wed, 2/12"),
        Field::new("key", "Key worker", People, person(&family.key_worker))
            .hint("the clinician who holds the care"),
        Field::new("worker", "Worker", People, person(&family.worker)).hint("left out: still to be matched"),
        Field::new("backup", "Backup", People, person(&family.backup)).hint("who steps in"),
        Field::new("loss", "Loss mode", Words(YES_NO), loss.to_owned()),
        Field::new("due", "Due", Free, one(family.due.as_ref())).hint("2027-02-14, or the month: 2027-02"),
        Field::new("born", "Born", Free, one(family.born.as_ref())).hint("2026-10-02, or the month: 2026-10"),
        Field::new("every", "Every", Free, one(family.every_days.as_ref()))
            .hint("days from one contact to the next"),
        Field::new("minutes", "Length", Length, one(family.minutes.as_ref())).hint("0:45"),
        Field::new("formats", "Formats", Free, formats.join(" "))
            .hint("in-person home phone video walk group"),
        Field::new("area", "Area", Place, one(family.area.as_ref())).hint("the id of a place"),
        Field::new("complexity", "Asks for", Words(Complexity::WORDS), family.complexity.word().to_owned()),
        Field::new("visit", "Visits", Words(Visit::WORDS), family.visit.word().to_owned()),
        Field::new("needs", "Needs", Free, family.needs.join(" "))
            .hint("tags to match on, never a diagnosis"),
        Field::new("themes", "Themes", Free, family.themes.join(" ")).hint("tags to match on"),
        Field::new("review", "Look again", Day, one(family.review_by.as_ref())).hint("by when"),
        Field::new("reminders", "Reminders", Free, reminders).hint("only with consent: text 09:30-16:00"),
    ];
    if family.loss {
        // What is known stays known, and is nowhere shown.
        fields.retain(|field| !matches!(field.name, "due" | "born"));
    }
    fields
}

fn one<T: ToString>(it: Option<&T>) -> String {
    it.map(ToString::to_string).unwrap_or_default()
}
