//! The form of a group: a new one from a template, written with all its sessions as one change; or one that is there.

mod open;
mod read;
mod values;

use std::sync::Arc;

use self::read::{
    checklist, first_day, free_id, invited, length, may_lead, number, place, sessions, some_people,
};
use self::values::Values;
use super::values::{if_any, many, one, people, text};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::domain::{ActivityId, Group, GroupId, State};

/// The most weeks that a group runs for.
const MOST_WEEKS: u32 = 60;

/// What a form of a group is about.
struct GroupForm {
    activity: ActivityId,
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
    |it| it.title.clone(),
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
        &Field::<Self>::new(
            "Place",
            |it| one(it.place.as_ref()),
            |it, written, at| {
                it.place = Some(place(at.base, written)?);
                Ok(())
            },
        )
        .of(FieldKind::Place)
        .hint("where it meets: a place's id"),
        &Field::<Self>::new(
            "First day",
            |it| it.runs.first.to_string(),
            |it, written, at| {
                it.runs.first = first_day(at.app, written)?;
                Ok(())
            },
        )
        .day(|it| Some(it.runs.first))
        .hint("2026-12-10, thu, 10/12")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Starts",
            |it| it.runs.time.to_string(),
            |it, written, _| {
                it.runs.time = written.parse().map_err(|_| "write a time such as 10:00")?;
                Ok(())
            },
        )
        .hint("with the set-up: 10:00")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Weeks",
            |it| it.runs.weeks.to_string(),
            |it, written, _| {
                it.runs.weeks = number(written, MOST_WEEKS)?;
                Ok(())
            },
        )
        .hint("how many in all")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Who",
            |it| many(&it.runs.people),
            |it, written, at| {
                it.runs.people = some_people(at.base, written)?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("who runs it: ids, with spaces")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "With",
            |it| many(&it.runs.with),
            |it, written, at| {
                it.runs.with = people(at.base, written)?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("colleagues who are there")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Led by",
            |it| one(it.runs.lead.as_ref()),
            |it, written, at| {
                let lead = people(at.base, written)?.into_iter().next();
                may_lead(at.base, &at.form.activity, lead.as_ref(), &it.runs)?;
                it.runs.lead = lead;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("one of them; left out: all")
        .only_if(Self::is_new),
        &Field::<Self>::new(
            "Invited",
            |it| it.invited.iter().map(|it| it.family.to_string()).collect::<Vec<_>>().join(" "),
            |it, written, at| {
                it.invited = invited(at.base, &at.form.activity, at.form.id.as_ref(), written)?;
                Ok(())
            },
        )
        .of(FieldKind::Families)
        .hint("references only, never names"),
        &Field::<Self>::new(
            "At least",
            |it| it.capacity.least.to_string(),
            |it, written, _| {
                it.capacity.least = number(written, 1000)?;
                Ok(())
            },
        )
        .hint("families"),
        &Field::<Self>::new(
            "At most",
            |it| it.capacity.most.to_string(),
            |it, written, _| {
                let (most, least) = (number(written, 1000)?, it.capacity.least);
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
            |it| it.ready.iter().map(|it| it.item.as_str()).collect::<Vec<_>>().join(", "),
            |it, written, at| {
                it.ready = checklist(at.base, at.form.id.as_ref(), written);
                Ok(())
            },
        )
        .hint("with commas between"),
        &Field::<Self>::new(
            "Set-up",
            |it| it.minutes[0].to_string(),
            |it, written, _| {
                it.minutes[0] = length(written, 0)?;
                Ok(())
            },
        )
        .hint("before: 0:30"),
        &Field::<Self>::new(
            "Length",
            |it| it.minutes[1].to_string(),
            |it, written, _| {
                it.minutes[1] = length(written, 1)?;
                Ok(())
            },
        )
        .hint("with the families: 1:30"),
        &Field::<Self>::new(
            "Debrief",
            |it| it.minutes[2].to_string(),
            |it, written, _| {
                it.minutes[2] = length(written, 0)?;
                Ok(())
            },
        )
        .hint("after: 0:20"),
        &Field::<Self>::new(
            "Run by",
            |it| one(it.facilitators.as_ref()),
            |it, written, _| {
                it.facilitators = if_any(written, |written| number(written, 100))?;
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
        let Values { title, place, minutes, facilitators, capacity, invited, ready, runs } = values;
        let id = self.id.clone().or_else(|| free_id(base, &title));
        let too_many = || "there are too many with this name: choose another".to_owned();
        let id = found.part(&TITLE, id.ok_or_else(too_many));
        let (Some(id), Some(place)) = (id, place) else {
            return Err("some fields are still to fill \
            in"
            .to_owned());
        };
        let [setup, length, debrief] = minutes;
        let group = Group {
            id,
            title,
            activity: self.activity.clone(),
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
