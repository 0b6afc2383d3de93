//! Opening the form of a group, with what its template or the group itself says already.

use super::GroupForm;
use super::values::{Runs, Values};
use crate::app::App;
use crate::app::screen::groups;
use crate::domain::{ActivityId, ChecklistItem, Group, Time};
use crate::planner::group::{TEMPLATES, Template};

/// When a group starts, where nothing else is said.
const TEN: Time = match Time::new(10, 0) {
    Some(ten) => ten,
    None => Time::MIDNIGHT,
};

impl App {
    /// Opens the form of a new group that starts from a template.
    pub(in crate::app) fn open_new_group(&mut self, template: usize) {
        let Some(template) = TEMPLATES.get(template) else { return };
        let Some(activity) = template.activity() else { return };
        let alike = self.state.records.groups.values().find(|row| row.item.activity == activity);
        let blank = self.of_template(template, activity);
        let start = Values { place: alike.map(|row| row.item.place.clone()), ..blank.clone() };
        let form = GroupForm { id: None, start, blank };
        self.open_form(format!("New group · {}", template.title), form);
    }

    /// Opens the form of the marked group.
    pub(in crate::app) fn open_group(&mut self) {
        let Some(group) = groups::marked(self).cloned() else { return };
        let template = TEMPLATES.iter().find(|it| it.activity().as_ref() == Some(&group.activity));
        let activity = group.activity.clone();
        let blank = template.or(TEMPLATES.first()).map(|it| self.of_template(it, activity));
        let Some(blank) = blank else { return };
        let title = format!("Edit · {}", group.title);
        let Group { id, activity, place, setup, length, debrief, .. } = group;
        let start = Values {
            title: group.title,
            activity,
            place: Some(place),
            minutes: [setup, length, debrief],
            facilitators: group.facilitators,
            capacity: group.capacity,
            invited: group.invited,
            ready: group.checklist,
            runs: blank.runs.clone(),
        };
        self.open_form(title, GroupForm { id: Some(id), start, blank });
    }

    /// What a template says of a group.
    fn of_template(&self, template: &Template, activity: ActivityId) -> Values {
        let ready = template.checklist().into_iter();
        Values {
            title: template.title.to_owned(),
            activity,
            place: None,
            minutes: template.minutes,
            facilitators: None,
            capacity: template.capacity(),
            invited: vec![],
            ready: ready.map(|it| ChecklistItem::new(it.item, false)).collect(),
            runs: Runs {
                first: self.today().week().plus(1).monday(),
                time: TEN,
                weeks: template.weeks,
                people: vec![],
                with: vec![],
                lead: None,
            },
        }
    }
}
