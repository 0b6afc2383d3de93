//! The set-up: a service, its first team, a post and whoever shares it; and later another post with its people, of a team that
//! is there or a new one.

mod changes;
mod sharers;
mod there;
mod values;

use std::sync::Arc;

use self::sharers::{DAYS, NAMES, shared_out};
use self::values::{SetUpForm, Sharer, Values, called};
use super::days::hours;
use super::values::text;
use super::{Field, FieldKind, Fields, Findings, Form, FormRemark};
use crate::app::App;
use crate::app::form::value::at;
use crate::app::layer::draft::Draft;
use crate::domain::{Minutes, Nation, State, TeamKind, Track};

/// What the form opens with of the hours of the post.
const HOURS: Minutes = Minutes(28 * 60 + 48);

impl App {
    /// Opens the set-up of an empty store.
    pub(in crate::app) fn open_set_up(&mut self) {
        let title = "Set up · you can change everything later".to_owned();
        let (account, from) = (self.home.account, self.selection.week().monday());
        self.open_form(
            title,
            SetUpForm { is_first: true, team: String::new(), supervisor: None, account, from },
        );
    }

    /// Opens the form of another post with its people.
    pub(in crate::app) fn open_post_with_people(&mut self) {
        let team = self.my_team().and_then(|id| self.state.team(&id)).map(|team| team.name.clone());
        let from = self.selection.week().monday();
        let clinical = self.state.records.supervision.values().find(|row| row.item.track == Track::Clinical);
        let supervisor = clinical.and_then(|row| self.state.person(&row.item.supervisor));
        let supervisor = supervisor.map(|it| it.name.clone());
        let team = team.unwrap_or_default();
        let form = SetUpForm { is_first: false, team, supervisor, account: None, from };
        self.open_form("A post and its people".to_owned(), form);
    }
}

static TEAM: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Team",
    |it, _| it.team.clone(),
    |it, written, _| {
        it.team = called(written)?;
        Ok(())
    },
)
.of(FieldKind::Team)
.says(|it, at| {
    let is_new = there::team_called(at.base, &it.team).is_none();
    if is_new && !at.form.is_first { "a new team".into() } else { String::new().into() }
})
.hint("such as Ailsa MBU");

static LEAD: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Team lead",
    |it, _| it.lead.clone().unwrap_or_default(),
    |it, written, _| {
        it.lead = text(written);
        it.lead.as_deref().map_or(Ok(()), |name| called(name).map(drop))
    },
)
.hint("your own name: Tandem then opens as you")
.only_if(|form| form.is_first);

static SUPERVISOR: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Supervisor",
    |it, _| it.supervisor.clone().unwrap_or_default(),
    |it, written, _| {
        it.supervisor = text(written);
        it.supervisor.as_deref().map_or(Ok(()), |name| called(name).map(drop))
    },
)
.says(|it, _| if it.supervisor.is_some() { "counted as held this week".into() } else { String::new().into() })
.hint("clinical, of everybody in the post; or later")
.stays();

static POST: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Post",
    |it, _| it.post.clone(),
    |it, written, _| {
        it.post = called(written)?;
        Ok(())
    },
)
.hint("such as Peer support worker");

static HOURS_A_WEEK: Field<SetUpForm> = Field::<SetUpForm>::new(
    "Hours a week",
    |it, _| it.hours.to_string(),
    |it, written, _| {
        it.hours = hours(written)?;
        Ok(())
    },
)
.says(|it, _| format!("{} a week", it.hours).into())
.hint("of the whole post, such as 28:48 or 30")
.stays();

impl Fields for SetUpForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Service",
            |it, _| it.service.clone(),
            |it, written, _| {
                it.service = called(written)?;
                Ok(())
            },
        )
        .hint("such as Harbour Peer Service")
        .only_if(|form| form.is_first),
        &TEAM,
        &LEAD,
        &POST,
        &HOURS_A_WEEK,
        &NAMES[0],
        &DAYS[0],
        &NAMES[1],
        &DAYS[1],
        &NAMES[2],
        &DAYS[2],
        &NAMES[3],
        &DAYS[3],
        &NAMES[4],
        &DAYS[4],
        &NAMES[5],
        &DAYS[5],
        &NAMES[6],
        &DAYS[6],
        &NAMES[7],
        &DAYS[7],
        &SUPERVISOR,
        &Field::<Self>::at("Nation", &at!(nation)).only_if(|form| form.is_first).stays(),
        &Field::<Self>::at("Kind of team", &at!(kind)).stays(),
    ];

    fn start(&self) -> Values {
        Values {
            service: String::new(),
            nation: Nation::Scotland,
            team: self.team.clone(),
            kind: TeamKind::Community,
            lead: None,
            supervisor: self.supervisor.clone(),
            post: "Peer support worker".to_owned(),
            hours: HOURS,
            sharers: Sharer::to_write(),
        }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let shared = shared_out(&values, found);
        found.all_well()?;
        let given: Minutes = shared.iter().map(|it| it.hours).sum();
        if given < values.hours && !shared.is_empty() {
            let words = format!("{} of the {} stay vacant.", values.hours - given, values.hours);
            found.remarks.push(FormRemark::told(words));
        }
        let summary = if self.is_first {
            format!("Set up {}", values.service)
        } else {
            format!("Add the post {} in {} with its people", values.post, values.team)
        };
        let changes = self.changes(values, shared, (base, app.today()), found)?;
        Ok(Draft { asks_next: true, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for SetUpForm {}
