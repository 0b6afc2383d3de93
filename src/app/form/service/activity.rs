//! The form of an activity: one of the service's own, or a built-in one as the service has it.

use std::sync::Arc;

use super::edited::{Edited, marked};
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, minutes, one};
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Activity, ActivityId, ActivityKind, Boundary, Change, Key, PublicTitle, State};

impl App {
    /// Opens the form of an activity, or of a new one.
    pub(in crate::app) fn open_activity(&mut self, id: Option<ActivityId>) {
        let there = id.as_ref().and_then(|id| self.state.activity(id)).cloned();
        let public_title = id.as_ref().and_then(|id| self.state.public_title(id)).map(str::to_owned);
        let title =
            there.as_ref().map_or_else(|| "New activity".to_owned(), |it| format!("Edit {}", it.title));
        let Some(activity) = there.or_else(new_activity) else { return };
        let direct = id.is_some().then_some(activity.direct);
        self.open_form(title, ActivityForm { id, start: Values { activity, direct, public_title } });
    }
}

fn new_activity() -> Option<Activity> {
    Some(Activity::new(ActivityId::parse("new").ok()?, String::new(), ActivityKind::Contact))
}

/// What the form of an activity is about.
struct ActivityForm {
    /// Which one; `None` for a new one.
    id: Option<ActivityId>,
    /// As it is.
    start: Values,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    activity: Activity,
    /// Whether it counts as direct work, where that does not follow from its kind.
    direct: Option<bool>,
    /// What a calendar outside the service may say.
    public_title: Option<String>,
}

impl Values {
    fn is_direct(&self) -> bool {
        self.direct.unwrap_or(self.activity.kind.is_direct())
    }
}

static TITLE: Field<ActivityForm> =
    Field::<ActivityForm>::at("Title", &at!(activity.title)).hint("such as Swimming with babies");

impl Fields for ActivityForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TITLE,
        &Field::<Self>::at("Kind", &at!(activity.kind)),
        &Field::<Self>::new(
            "Length",
            |it, _| one(it.activity.minutes.as_ref()),
            |it, written, _| {
                it.activity.minutes = if_any(written, minutes)?;
                Ok(())
            },
        )
        .hint("the usual one: 0:45"),
        &Field::<Self>::at("Whose work", &at!(activity.boundary))
            .says(|it, _| boundary_in_words(it.activity.boundary).into()),
        &Field::<Self>::at("Needs", &at!(activity.needs))
            .hint("courses that whoever leads it must hold")
            .stays(),
        &Field::<Self>::at("In a home", &at!(activity.home))
            .says(|it, _| if it.activity.home { "in a family's home" } else { "" }.into()),
        &Field::<Self>::at("About babies", &at!(activity.baby))
            .says(|it, _| if it.activity.baby { "never offered after a loss" } else { "" }.into()),
        &Field::<Self>::at("Heavy", &at!(activity.heavy))
            .says(|it, _| if it.activity.heavy { "it weighs on whoever does it" } else { "" }.into()),
        &Field::<Self>::at("Direct work", &at!(direct))
            .says(|it, _| if it.is_direct() { "counts as direct work" } else { "no direct work" }.into())
            .hint("left out: as its kind is"),
        &Field::<Self>::at("Outside", &at!(public_title)).hint("what a calendar outside may call it"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let direct = values.is_direct();
        let Values { activity, public_title, .. } = values;
        let edited = Edited { id: self.id.as_ref(), noun: "activity", name: &activity.title };
        let (id, summary) = (edited.id(&TITLE, |id| base.activity(id).is_some(), found)?, edited.summary());
        let activity = Activity { id: id.clone(), direct, ..activity };
        let beside = (base.public_title(&id) != public_title.as_deref()).then(|| {
            let activity = id.clone();
            match &public_title {
                Some(title) => PublicTitle { activity, title: title.clone() }.into(),
                None => Change::Remove(Key::PublicTitle(activity)),
            }
        });
        // A built-in one that is as it was stays built in; what goes with one of the service's own needs that to be there.
        let is_kept = self.id.is_some() && activity == self.start.activity && public_title.is_none();
        let own = (!is_kept).then(|| activity.into());
        let changes = own.into_iter().chain(beside).collect();
        Ok(marked(base, changes, summary, Key::Activity(id)))
    }
}

impl Form for ActivityForm {}

/// Whose work something is.
fn boundary_in_words(boundary: Boundary) -> &'static str {
    match boundary {
        Boundary::Peer => "a peer's",
        Boundary::Joint => "a peer's together with a colleague",
        Boundary::NotPeer => "not a peer's",
        Boundary::Never => "nobody's in a peer role, ever",
    }
}
