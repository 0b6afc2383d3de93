//! The form of a person of any role. What is private to them is not in it: they say it themselves on People, and the account
//! that owns the store may see the private note.

use std::sync::Arc;

use crate::app::form::name_list::NameList;
use crate::app::form::value::at;
use crate::app::form::values::{each_once, screened};
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::{App, Target};
use crate::domain::{Author, Date, Person, PersonId, Role, State, TeamId};
use crate::planner::edit::free_id;

/// The longest that initials are.
const INITIALS: usize = 4;

impl App {
    /// Opens the form of a person, or of somebody new.
    pub(in crate::app) fn open_person(&mut self, id: Option<PersonId>) {
        let there = id.as_ref().and_then(|id| self.state.person(id)).cloned();
        let title = there.as_ref().map_or_else(|| "New person".to_owned(), |it| format!("Edit {}", it.name));
        let Some(start) = there.or_else(|| self.new_person()) else {
            self.report_error("A person belongs to a team: add a team first.");
            return;
        };
        let sees_note = self.me == Author::Owner && self.home.is_said;
        self.open_form(title, PersonForm { id, start, sees_note });
    }

    /// Somebody new, of whom nothing is known yet; `None` where there is no team.
    pub(in crate::app) fn new_person(&self) -> Option<Person> {
        Some(Person::new(PersonId::parse("new").ok()?, String::new(), self.my_team()?, Role::PeerWorker))
    }

    /// The team that something new is most likely for: one's own, else the first.
    pub(in crate::app) fn my_team(&self) -> Option<TeamId> {
        let me = self.me.person().and_then(|me| self.state.person(me));
        me.map(|me| me.team.clone()).or_else(|| self.state.records.teams.keys().next().cloned())
    }
}

/// What the form of a person is about.
struct PersonForm {
    /// Who; `None` for somebody new.
    id: Option<PersonId>,
    /// As they are.
    start: Person,
    /// Whether the private note of them may be seen.
    sees_note: bool,
}

type PersonField = Field<PersonForm>;

static NAME: PersonField = PersonField::at("Name", &at!(name)).hint("the whole name");

static BUDDY: PersonField = PersonField::new(
    "Buddy",
    |it, state| it.buddy.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
    |it, written, at| {
        let buddy = NameList::people(at.base).if_any(written)?;
        if buddy.is_some() && buddy == at.form.id {
            return Err("nobody is their own buddy: name somebody else".to_owned());
        }
        it.buddy = buddy;
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| it.buddy.as_ref().map(|it| NameList::people(at.base).name(it)).unwrap_or_default().into())
.hint("who knows where they are when out alone");

static LIMITS: PersonField = PersonField::new(
    "Limits",
    |it, _| it.boundaries.join(", "),
    |it, written, _| {
        it.boundaries = each_once(written)?;
        Ok(())
    },
)
.hint("agreed with them: acuity:moderate, no-new-starts");

static EXPERIENCE: PersonField = PersonField::new(
    "Experience",
    |it, _| it.experience.join(", "),
    |it, written, _| {
        it.experience = each_once(written)?;
        Ok(())
    },
)
.hint("only what they agreed to be matched on");

static NOTE: PersonField = PersonField::at("Private note", &at!(conflict))
    .hint("a history in a service; nobody else sees it")
    .only_if(|form| form.sees_note);

impl Fields for PersonForm {
    type Values = Person;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &NAME,
        &PersonField::at("Role", &at!(role)),
        &PersonField::at("Team", &at!(team)),
        &PersonField::at("Started", &at!(started)).hint("in this job: 1 feb 2027"),
        &PersonField::at("Service since", &at!(service_start)).hint("for leave: from when it is reckoned"),
        &BUDDY,
        &PersonField::at("Level", &at!(nes_level)).hint("of the NES framework: informed or skilled"),
        &LIMITS,
        &EXPERIENCE,
        &PersonField::new(
            "Initials",
            |it, _| it.initials.clone().unwrap_or_default(),
            |it, written, _| {
                if written.chars().count() > INITIALS {
                    return Err(format!("write at most {INITIALS} letters"));
                }
                it.initials = screened(written)?;
                Ok(())
            },
        )
        .says(|it, _| it.initials().into())
        .hint("left out: made of the name"),
        &PersonField::at("Opted out", &at!(wtr_opt_out)).hint("of the 48-hour week: the first day"),
        &PersonField::at("Opt-out ends", &at!(wtr_opt_out_until)).hint("the day its notice runs out"),
        &NOTE,
    ];

    fn start(&self) -> Person {
        self.start.clone()
    }

    fn blank(&self) -> Person {
        let it = &self.start;
        Person::new(it.id.clone(), it.name.clone(), it.team.clone(), it.role)
    }

    fn conclude(
        &mut self,
        mut person: Person,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        if is_before(person.wtr_opt_out_until, person.wtr_opt_out) {
            return Err("the opt-out would end before it starts: check both days".to_owned());
        }
        if self.id.is_none() {
            person.id = found.part(&NAME, id_of_person(base, &person)).ok_or("say what they are called")?;
        }
        let verb = if self.id.is_some() { "Change" } else { "Add" };
        let summary = format!("{verb} {}", person.name);
        let lands = Some(Target::of_person(app.screen, person.id.clone()));
        let changes = if person == self.start { vec![] } else { vec![person.into()] };
        Ok(Draft { lands, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for PersonForm {}

fn is_before(last: Option<Date>, first: Option<Date>) -> bool {
    last.zip(first).is_some_and(|(last, first)| last < first)
}

/// An id of the short name where nobody has that, else of the whole one.
pub(in crate::app) fn id_of_person(state: &State, person: &Person) -> Result<PersonId, String> {
    let taken = |id: &PersonId| state.person(id).is_some();
    let short = free_id::<PersonId>(person.short_name(), "person", |_| false)?;
    if taken(&short) { free_id(&person.name, "person", taken) } else { Ok(short) }
}
