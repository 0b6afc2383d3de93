//! The form of a new starter: who joins, on which share of a post, who is beside them, what they learn, and their first weeks
//! as a plan that is shown line by line before all of it is saved as one entry.

mod fields;
mod open;
mod post;
mod say;
mod values;

use std::ops::RangeInclusive;
use std::sync::Arc;

use self::fields::{BUDDY, CLINICAL, DAYS, FROM, HOURS, JoinerField, LINE, MENTOR, NAME, POST, UNTIL};
use self::open::JoinerForm;
use self::post::PostChoice;
use self::say::{first_weeks, plan_in_words};
use self::values::Values;
use super::service::id_of_person;
use super::{Fields, Findings, Form};
use crate::app::form::days::pattern;
use crate::app::layer::draft::Draft;
use crate::app::{App, Target, words};
use crate::domain::{
    Change, Date, Minutes, Person, PersonId, Post, PostHours, PostId, Share, State, Supervision, Track,
    Training, TrainingState, Week,
};
use crate::planner::Requester;
use crate::planner::edit::free_id;
use crate::planner::edit::share::{self, About};
use crate::planner::induction::{InductionRequest, modules_to_do, plan, to_have_ready};
use crate::rules::RuleContext;

impl Fields for JoinerForm {
    type Values = Values;

    const FIELDS: &'static [&'static JoinerField] = fields::FIELDS;

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        self.weeks = values.from.map(|from| (from.week(), values.weeks));
        found.all_well()?;
        let from = values.from.ok_or("say when the first day is")?;
        let person = person(base, &values, from, found)?;
        let mut changes: Vec<Change> = vec![person.clone().into()];
        let post = post_of(base, &values, found)?;
        if let Some((post, hours)) =
            post.as_ref().zip(values.said_hours()).filter(|_| values.post == PostChoice::New)
        {
            let hours = PostHours { post: post.id.clone(), from, hours };
            changes.extend([post.clone().into(), hours.into()]);
        }
        let unread = |_| "these weeks are still loading: wait a moment".to_owned();
        let hired = base.preview(&changes).map_err(unread)?;
        if let Some(post) = &post {
            let share = share_of(&hired, &values, (post, &person.id, from), found)?;
            match share::fill(&hired, &share) {
                Ok(filled) => changes.extend(filled),
                Err(fault) => return found.refuse(field_of(fault.about), fault.words),
            }
        }
        changes.extend(supervision(&person.id, &values, found)?);
        changes.extend(values.courses.iter().map(|course| {
            let (person, course) = (person.id.clone(), course.clone());
            Training { person, course, state: TrainingState::Requested, on: None, expires: None }.into()
        }));
        let joined = base.preview(&changes).map_err(unread)?;
        let last = from.week().plus(i32::try_from(values.weeks).unwrap_or(0));
        if let Some(week) = base.missing(from.week(), last).next() {
            return Err(format!("{week} is still loading: wait a moment"));
        }
        let rules = RuleContext::knowing(&joined, app.today(), app.views().cache());
        let request = request(&joined, &person, &values, from);
        let planned = plan(&rules, &request, Requester { now: app.now, by: app.me.name() });
        found.remarks.extend(first_weeks(&joined, &person, from, planned.first_day));
        found.at_the_end = plan_in_words(&planned, app.today());
        changes.extend(planned.changes());
        let summary = format!("{} joins on {}", person.name, words::dated(from));
        let lands = Some(Target::of_person(app.screen, person.id));
        Ok(Draft { lands, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for JoinerForm {
    /// The week in which they begin.
    fn week_shown(&self, week: Week) -> Week {
        self.weeks.map_or(week, |(first, _)| first)
    }

    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        let (first, many) = self.weeks?;
        Some(first.plus(-4)..=first.plus(i32::try_from(many).unwrap_or(0)))
    }
}

/// The field that a fault of a share is in.
fn field_of(about: About) -> &'static JoinerField {
    match about {
        About::Person => &POST,
        About::Hours => &HOURS,
        About::Days => &DAYS,
        About::From => &FROM,
        About::Until => &UNTIL,
    }
}

fn person(
    base: &State,
    values: &Values,
    from: Date,
    found: &mut Findings<JoinerForm>,
) -> Result<Person, String> {
    let id = PersonId::parse("new").map_err(|wrong| wrong.to_string())?;
    let mut person = Person::new(id, values.name.clone(), values.team.clone(), values.role);
    person.id = found.part(&NAME, id_of_person(base, &person)).ok_or("say what they are called")?;
    (person.started, person.buddy) = (Some(from), values.buddy.clone());
    if values.is_ready && values.role.is_peer() {
        person.checklist = to_have_ready();
    }
    Ok(person)
}

/// Who supervises them, on each track that is named; nobody supervises themselves, and nobody is named twice for one.
fn supervision(
    person: &PersonId,
    values: &Values,
    found: &mut Findings<JoinerForm>,
) -> Result<Vec<Change>, String> {
    let tracks = [
        (Track::Clinical, &values.clinical, &CLINICAL),
        (Track::Line, &values.line, &LINE),
        (Track::Mentor, &values.mentor, &MENTOR),
    ];
    let mut changes = vec![];
    for (track, supervisor, field) in tracks {
        let Some(supervisor) = supervisor.clone() else { continue };
        if supervisor == *person {
            return found.refuse(field, "nobody supervises themselves: name somebody else");
        }
        let person = person.clone();
        changes.push(Supervision { person, track, supervisor, every_days: None, last: None }.into());
    }
    if values.buddy.as_ref() == Some(person) {
        return found.refuse(&BUDDY, "nobody is their own buddy: name somebody else");
    }
    Ok(changes)
}

fn request(joined: &State, person: &Person, values: &Values, from: Date) -> InductionRequest {
    let modules = if values.has_modules && person.role.is_peer() {
        modules_to_do(joined, Some(&person.id), from)
    } else {
        vec![]
    };
    let but_them = |all: &[PersonId]| all.iter().filter(|id| **id != person.id).cloned().collect();
    InductionRequest {
        person: person.id.clone(),
        team: person.team.clone(),
        from,
        weeks: values.weeks,
        shadow: but_them(&values.shadow),
        joint: but_them(&values.joint),
        meet: but_them(&values.meet),
        buddy: values.buddy.clone(),
        line: values.line.clone(),
        clinical: values.clinical.clone(),
        mentor: values.mentor.clone(),
        modules,
    }
}

/// The post that is shared: one that is there, or a new one, which has its hours from the first day on.
fn post_of(base: &State, values: &Values, found: &mut Findings<JoinerForm>) -> Result<Option<Post>, String> {
    match &values.post {
        PostChoice::None => Ok(None),
        PostChoice::There(id) => match base.post(id) {
            Some(post) if post.team == values.team => Ok(Some(post.clone())),
            Some(post) => {
                let team = base.team(&post.team).map_or(post.team.as_str(), |team| team.name.as_str());
                let words = format!("this post is with {team}: choose another, or name that team above");
                found.refuse(&POST, words)
            }
            None => found.refuse(&POST, "the post is no longer here"),
        },
        PostChoice::New => {
            if values.said_hours().is_none() {
                let words = "write the hours of the new post, such as 14:24, or times with each day above";
                return found.refuse(&HOURS, words);
            }
            let title = "Peer support worker".to_owned();
            let id = found.part(&POST, free_id::<PostId>(&title, "post", |id| base.post(id).is_some()));
            let id = id.ok_or("choose a post")?;
            let (band, team, hours) = (None, values.team.clone(), Minutes::ZERO);
            Ok(Some(Post { id, title, team, hours, band, funded_until: values.until }))
        }
    }
}

/// The share of a post that they take.
fn share_of(
    hired: &State,
    values: &Values,
    (post, person, from): (&Post, &PersonId, Date),
    found: &mut Findings<JoinerForm>,
) -> Result<Share, String> {
    let left = hired.post_hours(post, from) - share::held_on(hired, &post.id, from);
    let hours = values.said_hours().unwrap_or(left.at_least_zero());
    if hours <= Minutes::ZERO {
        let words =
            format!("no hours of it are vacant on {}: choose another day or post", words::dated(from));
        return found.refuse(&POST, words);
    }
    let read = pattern(&values.days, hours);
    let pattern = found.part(&DAYS, read).ok_or("say on which days they are in")?;
    let until = values.until.or(post.funded_until);
    Ok(Share { post: post.id.clone(), person: person.clone(), hours, from, until, pattern })
}
