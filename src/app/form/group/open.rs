//! Opening the form of a group, with what its template or the group itself says already.

use super::GroupForm;
use crate::app::App;
use crate::app::form::{Field, FieldKind, FormPurpose};
use crate::app::screen::groups;
use crate::domain::{Capacity, Group, Minutes};
use crate::planner::group::TEMPLATES;

/// What the form starts with.
struct Start {
    title: String,
    place: String,
    minutes: [Minutes; 3],
    facilitators: Option<u32>,
    capacity: Capacity,
    invited: Vec<String>,
    ready: Vec<String>,
}

impl Start {
    fn of(group: &Group) -> Self {
        Self {
            title: group.title.clone(),
            place: group.place.to_string(),
            minutes: [group.setup, group.length, group.debrief],
            facilitators: group.facilitators,
            capacity: group.capacity,
            invited: group.invited.iter().map(|it| it.family.to_string()).collect(),
            ready: group.checklist.iter().map(|it| it.item.clone()).collect(),
        }
    }
}

impl App {
    /// Opens the form of a new group that starts from a template.
    pub(in crate::app) fn open_new_group(&mut self, template: usize) {
        let Some(template) = TEMPLATES.get(template) else { return };
        let Some(activity) = template.activity() else { return };
        let alike = self.state.records.groups.values().find(|row| row.item.activity == activity);
        let start = Start {
            title: template.title.to_owned(),
            place: alike.map(|row| row.item.place.to_string()).unwrap_or_default(),
            minutes: template.minutes,
            facilitators: None,
            capacity: template.capacity(),
            invited: vec![],
            ready: template.checklist().into_iter().map(|it| it.item).collect(),
        };
        let first = self.today().week().plus(1).monday();
        let when = vec![
            Field::new("first", "First day", FieldKind::Day, first.to_string())
                .hint("2026-12-10, thu, 10/12"),
            Field::new("time", "Starts", FieldKind::Time, "10:00".to_owned()).hint("with the set-up: 10:00"),
            Field::new("weeks", "Weeks", FieldKind::Free, template.weeks.to_string()).hint("how many in all"),
            Field::new("who", "Who", FieldKind::People, String::new()).hint("who runs it: ids, with spaces"),
            Field::new("with", "With", FieldKind::People, String::new()).hint("colleagues who are there"),
            Field::new("lead", "Led by", FieldKind::People, String::new()).hint("one of them; left out: all"),
        ];
        let mut fields = fields(start);
        fields.splice(2..2, when);
        let form = GroupForm { activity, id: None };
        self.open_group_form(format!("New group · {}", template.title), form, fields);
    }

    /// Opens the form of the marked group.
    pub(in crate::app) fn open_group(&mut self) {
        let Some(group) = groups::marked(self).cloned() else { return };
        let fields = fields(Start::of(&group));
        let form = GroupForm { activity: group.activity, id: Some(group.id) };
        self.open_group_form(format!("Edit · {}", group.title), form, fields);
    }

    fn open_group_form(&mut self, title: String, form: GroupForm, fields: Vec<Field>) {
        self.open_form(title, FormPurpose::Group(Box::new(form)), fields);
    }
}

fn fields(start: Start) -> Vec<Field> {
    use FieldKind::{Families, Free, Length, Place};
    let [setup, length, debrief] = start.minutes.map(|minutes| minutes.to_string());
    let facilitators = start.facilitators.map(|it| it.to_string()).unwrap_or_default();
    vec![
        Field::new("title", "Title", Free, start.title).hint("a name that people know"),
        Field::new("place", "Place", Place, start.place).hint("where it meets: a place's id"),
        Field::new("setup", "Set-up", Length, setup).hint("before: 0:30"),
        Field::new("length", "Length", Length, length).hint("with the families: 1:30"),
        Field::new("debrief", "Debrief", Length, debrief).hint("after: 0:20"),
        Field::new("facilitators", "Takes", Free, facilitators)
            .hint("how many to run it; left out: the policy's"),
        Field::new("least", "At least", Free, start.capacity.least.to_string()).hint("families"),
        Field::new("most", "At most", Free, start.capacity.most.to_string()).hint("families; the rest waits"),
        Field::new("invited", "Invited", Families, start.invited.join(" "))
            .hint("references only, never names"),
        Field::new("ready", "To have ready", Free, start.ready.join(", ")).hint("with commas between"),
    ]
}
