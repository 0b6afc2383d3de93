//! The form that moves a group to another place, from a day on.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::days::last_day;
use super::told::{drafted, fault};
use crate::app::App;
use crate::app::form::name_list::NameList;
use crate::app::form::value::FieldValue as _;
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::screen::groups;
use crate::app::words;
use crate::domain::{Date, GroupId, Moment, PlaceId, State, Week};
use crate::planner::Requester;
use crate::planner::bulk::{VenueMove, move_group};

impl App {
    /// Opens the form that moves the marked group to another place.
    pub(in crate::app) fn open_venue(&mut self) {
        let Some(group) = groups::marked(self).cloned() else { return };
        let next = self.screens.groups.picture().and_then(|it| it.next()).map(|it| it.start);
        let from = next.map_or_else(|| self.today().plus_days(1), Moment::date);
        let title = format!("Move {} to another place", group.title);
        self.open_form(title, VenueForm { group: group.id, from, reads: (from, None) });
    }
}

/// Which group the form is about.
struct VenueForm {
    group: GroupId,
    /// The first day that is offered.
    from: Date,
    /// The first and the last day as they were read.
    reads: (Date, Option<Date>),
}

/// What its fields say.
struct Values {
    to: Option<PlaceId>,
    from: Date,
    until: Option<Date>,
}

static TO: Field<VenueForm> = Field::<VenueForm>::new(
    "Where to",
    |_, _| String::new(),
    |it, written, at| {
        if written.is_empty() {
            return Err("write where it is to meet: a place of the Service screen".to_owned());
        }
        it.to = Some(NameList::places(at.base).one(written)?);
        Ok(())
    },
)
.of(FieldKind::Place)
.says(|it, at| it.to.understood(at.app, at.base).into())
.hint("the place where it is to meet");

static UNTIL: Field<VenueForm> = Field::<VenueForm>::new(
    "Until",
    |it, _| it.until.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.until = last_day(at.app, written, it.from, "write that day or a later one")?;
        Ok(())
    },
)
.day(|it| it.until)
.hint("left out: for good; the same day: that once");

impl Fields for VenueForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &TO,
        &Field::<Self>::new(
            "From",
            |it, _| typed(it.from),
            |it, written, at| {
                it.from = at.app.read_day(written)?;
                if it.from < at.app.today() {
                    let day = words::day(it.from, at.app.today());
                    return Err(format!("{day} is over: write today or a later day"));
                }
                Ok(())
            },
        )
        .day(|it| Some(it.from))
        .hint("the first day there"),
        &UNTIL,
    ];

    fn start(&self) -> Values {
        Values { to: None, from: self.from, until: None }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        self.reads = (values.from, values.until);
        let (Some(group), Some(to)) = (base.group(&self.group), values.to) else {
            return Err("this group is no longer there".to_owned());
        };
        let wanted = VenueMove { group, to: &to, from: values.from, until: values.until };
        let asked = Requester { now: app.now, by: app.me.name() };
        let rules = app.rules_of(base);
        let plan = move_group(&rules, &wanted, asked).map_err(|error| fault(error, app.today().week()))?;
        let place = NameList::places(base).name(&to);
        let from = words::day(values.from, app.today());
        let when = match values.until {
            Some(until) if until == values.from => format!("on {from}"),
            Some(until) => format!("from {from} to {}", words::day(until, app.today())),
            None => format!("from {from}"),
        };
        drafted(plan, base, format!("Move {} to {place} {when}", group.title), found)
    }
}

impl Form for VenueForm {
    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let (from, until) = self.reads;
        let last = VenueMove::last_week(app.today(), app.state.weeks().last(), from, until);
        Some(from.week().plus(-1)..=last.plus(1))
    }

    fn week_shown(&self, week: Week) -> Week {
        week.max(self.reads.0.week())
    }

    fn is_of_something_gone(&self, state: &State) -> bool {
        state.group(&self.group).is_none()
    }
}
