//! The form of an activity: one of the service's own, or a built-in one as the service has it.

use std::sync::Arc;

use super::lands::lands;
use crate::app::App;
use crate::app::form::free_id::free_id;
use crate::app::form::name_list::NameList;
use crate::app::form::values::{YES_NO, if_any, in_words, is_yes, minutes, named, one, screened, yes_or_no};
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{
    Activity, ActivityId, ActivityKind, Boundary, Change, Key, Malformed, PublicTitle, State,
};

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

static TITLE: Field<ActivityForm> = Field::<ActivityForm>::new(
    "Title",
    |it, _| it.activity.title.clone(),
    |it, written, _| {
        it.activity.title = named(written)?;
        Ok(())
    },
)
.hint("such as Swimming with babies");

impl Fields for ActivityForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TITLE,
        &Field::<Self>::new(
            "Kind",
            |it, _| it.activity.kind.to_string(),
            |it, written, _| {
                it.activity.kind = written.parse().map_err(in_words::<Malformed>)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(ActivityKind::WORDS)),
        &Field::<Self>::new(
            "Length",
            |it, _| one(it.activity.minutes.as_ref()),
            |it, written, _| {
                it.activity.minutes = if_any(written, minutes)?;
                Ok(())
            },
        )
        .hint("the usual one: 0:45"),
        &Field::<Self>::new(
            "Whose work",
            |it, _| it.activity.boundary.to_string(),
            |it, written, _| {
                it.activity.boundary = written.parse().map_err(in_words::<Malformed>)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Boundary::WORDS))
        .says(|it, _| boundary_in_words(it.activity.boundary).into()),
        &Field::<Self>::new(
            "Needs",
            |it, state| NameList::courses(state).names(&it.activity.needs),
            |it, written, at| {
                it.activity.needs = NameList::courses(at.base).some(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Courses)
        .says(|it, at| NameList::courses(at.base).names(&it.activity.needs).into())
        .hint("courses that whoever leads it must hold")
        .stays(),
        &Field::<Self>::new(
            "In a home",
            |it, _| yes_or_no(it.activity.home),
            |it, written, _| {
                it.activity.home = is_yes(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(YES_NO))
        .says(|it, _| if it.activity.home { "in a family's home" } else { "" }.into()),
        &Field::<Self>::new(
            "About babies",
            |it, _| yes_or_no(it.activity.baby),
            |it, written, _| {
                it.activity.baby = is_yes(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(YES_NO))
        .says(|it, _| if it.activity.baby { "never offered after a loss" } else { "" }.into()),
        &Field::<Self>::new(
            "Heavy",
            |it, _| yes_or_no(it.activity.heavy),
            |it, written, _| {
                it.activity.heavy = is_yes(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(YES_NO))
        .says(|it, _| if it.activity.heavy { "it weighs on whoever does it" } else { "" }.into()),
        &Field::<Self>::new(
            "Direct work",
            |it, _| it.direct.map(yes_or_no).unwrap_or_default(),
            |it, written, _| {
                it.direct = if_any(written, is_yes)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(YES_NO))
        .says(|it, _| if it.is_direct() { "counts as direct work" } else { "no direct work" }.into())
        .hint("left out: as its kind is"),
        &Field::<Self>::new(
            "Outside",
            |it, _| it.public_title.clone().unwrap_or_default(),
            |it, written, _| {
                it.public_title = screened(written)?;
                Ok(())
            },
        )
        .hint("what a calendar outside may call it"),
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
        let mut activity = Activity { direct, ..activity };
        if self.id.is_none() {
            let taken = |id: &ActivityId| base.activity(id).is_some();
            let id = found.part(&TITLE, free_id(&activity.title, "activity", taken));
            activity.id = id.ok_or("say what it is called")?;
        }
        let verb = if self.id.is_some() { "Change" } else { "Add" };
        let summary = format!("{verb} the activity {}", activity.title);
        let lands = Some(lands(Key::Activity(activity.id.clone())));
        let beside = (base.public_title(&activity.id) != public_title.as_deref()).then(|| {
            let activity = activity.id.clone();
            match &public_title {
                Some(title) => PublicTitle { activity, title: title.clone() }.into(),
                None => Change::Remove(Key::PublicTitle(activity)),
            }
        });
        // A built-in one that is as it was stays built in; what goes with one of the service's own needs that to be there.
        let is_kept = self.id.is_some() && activity == self.start.activity && public_title.is_none();
        let own = (!is_kept).then(|| activity.into());
        let changes = own.into_iter().chain(beside).collect();
        Ok(Draft { lands, ..Draft::new(base.clone(), changes, summary) })
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
