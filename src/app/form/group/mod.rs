//! The form of a group: a new one from a template, written with all its sessions as one change; or one that is there.

mod open;
mod read;
mod values;
mod when;

use std::sync::Arc;

use self::read::{checklist, invited, length, may_lead, place, sessions, some_people};
use self::values::Values;
use self::when::{read_when, when_in_words, written_when};
use super::name_list::NameList;
use super::values::{if_any, number, one, text};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::form::value::at;
use crate::app::layer::draft::Draft;
use crate::app::{App, words};
use crate::domain::{FamilyRef, Group, GroupId, State};
use crate::planner::edit::free_id;

/// What a form of a group is about.
struct GroupForm {
    /// The group that is changed; `None` for a new one.
    id: Option<GroupId>,
    /// What the form opens with.
    start: Values,
    /// What its template says.
    blank: Values,
}

impl GroupForm {
    fn is_new(&self) -> bool {
        self.id.is_none()
    }
}

static TITLE: Field<GroupForm> = Field::<GroupForm>::new(
    "Title",
    |it, _| it.title.clone(),
    |it, written, _| {
        it.title = text(written).ok_or("give it a name that people know")?;
        Ok(())
    },
)
.hint("a name that people know");

impl Fields for GroupForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TITLE,
        &Field::<Self>::at("What", &at!(activity)).hint("bookbug, drop-in, cooking …"),
        &Field::<Self>::new(
            "When",
            |it, _| written_when(it),
            |it, written, at| read_when(it, written, at.app),
        )
        .says(|it, at| when_in_words(it, at.app.today()).into())
        .hint("thu 10 dec 10:00 1h30 8 times")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Where",
            |it, state| it.place.as_ref().map(|it| NameList::places(state).name(it)).unwrap_or_default(),
            |it, written, at| {
                it.place = Some(place(at.base, written)?);
                Ok(())
            },
        )
        .of(FieldKind::Place)
        .says(|it, at| {
            it.place.as_ref().map(|it| NameList::places(at.base).name(it)).unwrap_or_default().into()
        })
        .hint("where it meets"),
        &Field::<Self>::new(
            "Who",
            |it, state| NameList::people(state).names(&it.runs.people),
            |it, written, at| {
                it.runs.people = some_people(at.base, written)?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .says(|it, at| NameList::people(at.base).names(&it.runs.people).into())
        .hint("who runs it: names, with commas between")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Families",
            |it, state| {
                let families: Vec<FamilyRef> = it.invited.iter().map(|it| it.family.clone()).collect();
                NameList::families(state, &families).names(&families)
            },
            |it, written, at| {
                it.invited = invited(at.base, &it.activity, at.form.id.as_ref(), written)?;
                Ok(())
            },
        )
        .of(FieldKind::Families)
        .says(|it, _| {
            let families: Vec<FamilyRef> = it.invited.iter().map(|it| it.family.clone()).collect();
            words::families(&families).into()
        })
        .hint("who is invited: references only, never names"),
        &Field::<Self>::at("With", &at!(runs.with)).hint("colleagues who are there").only_if(Self::is_new),
        &Field::<Self>::new(
            "Led by",
            |it, state| it.runs.lead.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
            |it, written, at| {
                let lead = NameList::people(at.base).if_any(written)?;
                may_lead(at.base, &it.activity, lead.as_ref(), &it.runs)?;
                it.runs.lead = lead;
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| {
            it.runs.lead.as_ref().map(|it| NameList::people(at.base).name(it)).unwrap_or_default().into()
        })
        .hint("one of them; left out: all")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "At least",
            |it, _| it.capacity.least.to_string(),
            |it, written, _| {
                it.capacity.least = number(written, 1, 1000)?;
                Ok(())
            },
        )
        .hint("families"),
        &Field::<Self>::new(
            "At most",
            |it, _| it.capacity.most.to_string(),
            |it, written, _| {
                let (most, least) = (number(written, 1, 1000)?, it.capacity.least);
                if most < least {
                    return Err(format!(
                        "{most} is under the least, {least}: write {least} or more, or lower that"
                    ));
                }
                it.capacity.most = most;
                Ok(())
            },
        )
        .hint("families; the rest wait"),
        &Field::<Self>::new(
            "To have ready",
            |it, _| it.ready.iter().map(|it| it.item.as_str()).collect::<Vec<_>>().join(", "),
            |it, written, at| {
                it.ready = checklist(at.base, at.form.id.as_ref(), written);
                Ok(())
            },
        )
        .hint("with commas between"),
        &Field::<Self>::new(
            "Set-up",
            |it, _| it.minutes[0].to_string(),
            |it, written, _| {
                it.minutes[0] = length(written, 0)?;
                Ok(())
            },
        )
        .hint("before: 0:30"),
        &Field::<Self>::new(
            "Length",
            |it, _| it.minutes[1].to_string(),
            |it, written, _| {
                it.minutes[1] = length(written, 1)?;
                Ok(())
            },
        )
        .hint("with the families: 1:30")
        .only_if(|form| !form.is_new()),
        &Field::<Self>::new(
            "Debrief",
            |it, _| it.minutes[2].to_string(),
            |it, written, _| {
                it.minutes[2] = length(written, 0)?;
                Ok(())
            },
        )
        .hint("after: 0:20"),
        &Field::<Self>::new(
            "Run by",
            |it, _| one(it.facilitators.as_ref()),
            |it, written, _| {
                it.facilitators = if_any(written, |written| number(written, 1, 100))?;
                Ok(())
            },
        )
        .hint("how many people; left out: the policy's"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn blank(&self) -> Values {
        self.blank.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let Values { title, activity, place, minutes, facilitators, capacity, invited, ready, runs } = values;
        let taken = |id: &GroupId| base.group(id).is_some();
        let new = || free_id(&title, "group", taken);
        let id = found.part(&TITLE, self.id.clone().map_or_else(new, Ok));
        let too_many = || "there are too many with this name: choose another".to_owned();
        let (Some(id), Some(place)) = (id, place) else {
            return Err("some fields are still to fill in".to_owned());
        };
        let [setup, length, debrief] = minutes;
        let group = Group {
            id,
            title,
            activity,
            place,
            setup,
            length,
            debrief,
            facilitators,
            capacity,
            invited,
            checklist: ready,
        };
        if !self.is_new() {
            let summary = format!("Edit the group {}", group.title);
            return Ok(Draft::new(base.clone(), vec![group.into()], summary));
        }
        let summary = match runs.weeks {
            1 => format!("New group: {}, once", group.title),
            weeks => format!("New group: {}, {weeks} weeks", group.title),
        };
        let sessions = found.part(&TITLE, sessions(base, &group, runs, app.now).ok_or_else(too_many));
        let changes = sessions.into_iter().chain([group.into()]).collect();
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for GroupForm {}
