//! The fields of a new starter's form, page by page.

use super::open::JoinerForm;
use super::post::{NEW, NONE, PostChoice};
use super::values::Values;
use crate::app::form::days::{self, hours};
use crate::app::form::name_list::NameList;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, number, one};
use crate::app::form::written_when::typed;
use crate::app::form::{Context, Field, FieldKind};
use crate::domain::{Minutes, PersonId, State};
use crate::planner::edit::share::held_on;

/// A field of the form.
pub(super) type JoinerField = Field<JoinerForm>;

/// The most weeks that are planned at once.
const MOST_WEEKS: u32 = 8;

/// The fields in their order.
pub(super) const FIELDS: &[&JoinerField] = &[
    &NAME, &ROLE, &TEAM, &FROM, &POST, &DAYS, &HOURS, &UNTIL, &CLINICAL, &LINE, &MENTOR, &BUDDY, &COURSES,
    &READY, &WEEKS, &SHADOW, &JOINT, &MEET, &MODULES,
];

pub(super) static NAME: JoinerField = JoinerField::at("Name", &at!(name))
    .says(|it, at| {
        let same = at.base.people().any(|person| person.name.eq_ignore_ascii_case(&it.name));
        let words = if same { "there is somebody of that name already" } else { "" };
        crate::app::form::Understood { text: words.to_owned(), warns: same }
    })
    .hint("the whole name")
    .opens_page("who joins, and when they are in");

static ROLE: JoinerField = JoinerField::at("Role", &at!(role));

static TEAM: JoinerField = JoinerField::at("Team", &at!(team));

pub(super) static FROM: JoinerField = JoinerField::new(
    "First day",
    |it, _| it.from.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.from = None;
        it.from = Some(at.app.read_coming_day(written)?);
        Ok(())
    },
)
.day(|it| it.from)
.hint("mon, 4 jan, 4/1 or w01");

pub(super) static POST: JoinerField = JoinerField::new(
    "Post",
    |it, state| match &it.post {
        PostChoice::New => NEW.to_owned(),
        PostChoice::None => NONE.to_owned(),
        PostChoice::There(id) => state.post(id).map_or_else(String::new, |post| {
            let team = state.team(&post.team).map_or(post.team.as_str(), |team| team.name.as_str());
            format!("{}, {team}", post.title)
        }),
    },
    |it, written, at| {
        let there = at.form.openings.iter().find(|opening| opening.label == written);
        it.post = match (written, there) {
            (_, Some(opening)) => PostChoice::There(opening.post.clone()),
            (NEW, None) => PostChoice::New,
            (NONE, None) => PostChoice::None,
            _ => return Err(format!("write one of: {}", at.form.posts().join("; "))),
        };
        Ok(())
    },
)
.one_of(JoinerForm::posts)
.says(|it, at| vacant(it, at).into())
.hint("one with vacant hours, a new post, or no post");

pub(super) static DAYS: JoinerField = JoinerField::new(
    "Days",
    |it, _| it.days.clone(),
    |it, written, _| {
        written.clone_into(&mut it.days);
        Ok(())
    },
)
.says(|it, at| {
    let read = held(it, at).and_then(|hours| days::pattern(&it.days, hours).ok());
    read.map(|pattern| crate::words::pattern(&pattern)).unwrap_or_default().into()
})
.hint("mon-wed, or mon 9-15 break 0:30, thu 9-13");

pub(super) static HOURS: JoinerField = JoinerField::new(
    "Hours",
    |it, _| one(it.hours.as_ref()),
    |it, written, _| {
        it.hours = None;
        it.hours = if_any(written, hours)?;
        Ok(())
    },
)
.says(|it, _| it.said_hours().map(|hours| format!("{hours} a week")).unwrap_or_default().into())
.hint("a week; left out: as the days say, or all that is vacant")
.once(|it, _| it.post == PostChoice::New);

pub(super) static UNTIL: JoinerField = JoinerField::new(
    "Until",
    |it, _| it.until.map(typed).unwrap_or_default(),
    |it, written, at| {
        let from = it.from.unwrap_or_else(|| at.app.today());
        it.until = if_any(written, |written| at.app.read_last_day(written, from))?;
        Ok(())
    },
)
.day(|it| it.until)
.hint("of a fixed term; left out: as long as the post");

/// A field of one person who may be left out.
macro_rules! somebody {
    ($name:ident, $label:literal, $field:ident, $hint:literal) => {
pub(super) static $name: JoinerField = somebody!(@of $label, $field, $hint);
    };
    ($name:ident, $label:literal, $field:ident, $hint:literal, $page:literal) => {
pub(super) static $name: JoinerField = somebody!(@of $label, $field, $hint).opens_page($page);
    };
    (@of $label:literal, $field:ident, $hint:literal) => {
        JoinerField::new(
            $label,
            |it, state| it.$field.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
            |it, written, at| {
                it.$field = NameList::people(at.base).if_any(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| who(it.$field.as_ref(), at).into())
        .hint($hint)
    };
}

somebody!(
    CLINICAL,
    "Clinical",
    clinical,
    "who supervises clinically, from the beginning",
    "who is beside them, and what they learn"
);
somebody!(LINE, "Line manager", line, "who manages the work");
somebody!(MENTOR, "Mentor", mentor, "somebody with more experience as a peer");
somebody!(BUDDY, "Buddy", buddy, "who knows where they are when out alone");

static COURSES: JoinerField = JoinerField::new(
    "Courses",
    |it, state| NameList::courses(state).names(&it.courses),
    |it, written, at| {
        it.courses = NameList::courses(at.base).some(written)?;
        Ok(())
    },
)
.of(FieldKind::Courses)
.hint("to be asked for; the seven modules come with the plan");

static READY: JoinerField = JoinerField::at("Team's list", &at!(is_ready))
    .hint("what the team has ready before the first day, to tick");

static WEEKS: JoinerField = JoinerField::new(
    "Weeks",
    |it, _| it.weeks.to_string(),
    |it, written, _| {
        it.weeks = number(written, 0, MOST_WEEKS)?;
        Ok(())
    },
)
.says(|it, _| if it.weeks == 0 { "nothing is planned" } else { "" }.into())
.hint("how many are planned; 0: none")
.opens_page("the first weeks, as a plan");

/// A field of several people.
macro_rules! several {
    ($name:ident, $label:literal, $field:ident, $hint:literal) => {
        static $name: JoinerField = JoinerField::new(
            $label,
            |it, state| NameList::people(state).names(&it.$field),
            |it, written, at| {
                it.$field = NameList::people(at.base).some(written)?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint($hint);
    };
}

several!(SHADOW, "Shadows", shadow, "whose visits and groups they come along to");
several!(JOINT, "Together with", joint, "with whom they make contacts, from halfway on");
several!(MEET, "Meets", meet, "colleagues, and somebody of each other team");

static MODULES: JoinerField =
    JoinerField::at("Modules", &at!(has_modules)).hint("the seven modules, an hour for each");

/// Who is meant, by the whole name.
fn who(person: Option<&PersonId>, at: &Context<'_, JoinerForm>) -> String {
    let state: &State = at.base;
    person.map(|it| NameList::people(state).name(it)).unwrap_or_default()
}

/// The hours that they would hold.
fn held(it: &Values, at: &Context<'_, JoinerForm>) -> Option<Minutes> {
    if let Some(hours) = it.said_hours() {
        return Some(hours);
    }
    vacant_hours(it, at)
}

/// The hours that are vacant of the post that is chosen, on the first day.
fn vacant_hours(it: &Values, at: &Context<'_, JoinerForm>) -> Option<Minutes> {
    let (PostChoice::There(id), Some(from)) = (&it.post, it.from) else { return None };
    let post = at.base.post(id)?;
    Some((at.base.post_hours(post, from) - held_on(at.base, id, from)).at_least_zero())
}

/// What is vacant of the post that is chosen, on the first day.
fn vacant(it: &Values, at: &Context<'_, JoinerForm>) -> String {
    match (&it.post, vacant_hours(it, at)) {
        (PostChoice::There(_), Some(hours)) if hours > Minutes::ZERO => format!("{hours} a week vacant then"),
        (PostChoice::There(_), Some(_)) => "nothing of it is vacant then".to_owned(),
        (PostChoice::New, _) => "of their own from the first day, with the hours below".to_owned(),
        _ => "no hours are written down, and so no plan".to_owned(),
    }
}
