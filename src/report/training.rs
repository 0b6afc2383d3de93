//! Who has learnt what: people by courses, what of it runs out, what somebody may not yet do alone, and which planned
//! sessions that touches.

use std::collections::BTreeMap;

use crate::domain::{
    Activity, ActivityKind, Course, CourseId, Date, Moment, Person, PersonId, SessionId, Status, Training,
    TrainingState, policy, words,
};
use crate::rota::Booked;
use crate::rules::{MODULES, RuleContext};

words! {
    /// How a course stands for somebody on a day.
    Mark {
        /// Done, and it holds.
        Done = "done",
        /// Done, and it runs out soon.
        Expiring = "expiring",
        /// Done, and it has run out.
        Expired = "expired",
        /// A place is booked.
        Booked = "booked",
        /// Asked for.
        Requested = "requested",
        /// Asked for, and no place was to be had.
        NoPlace = "no-place",
    }
}

/// People by courses.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Whoever is here and learns: peers, and others of whom a training is noted; by team and name.
    pub people: Vec<PersonId>,
    /// Every course: the modules first, then those everybody must have.
    pub courses: Vec<CourseId>,
    marks: BTreeMap<(PersonId, CourseId), Mark>,
}

impl Matrix {
    /// The matrix on a day.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>) -> Self {
        let soon = rules.whole(&policy::TRAINING_EXPIRING_DAYS, rules.today);
        let rows = || rules.state.trainings();
        // A certificate comes first, and what is booked beside it does not hide how long it holds.
        let mut marks: BTreeMap<(PersonId, CourseId), Mark> = BTreeMap::new();
        for it in rows() {
            marks
                .entry((it.person.clone(), it.course.clone()))
                .or_insert_with(|| mark(it, rules.today, soon));
        }
        let learns = |person: &&Person| {
            (person.role.is_peer() || rows().any(|it| it.person == person.id))
                && !rules.has_left(&person.id, rules.today)
        };
        let mut people: Vec<&Person> = rules.state.people().filter(learns).collect();
        people.sort_by_key(|person| (&person.team, !person.role.is_peer(), &person.name));
        let mut courses: Vec<&Course> = rules.state.courses();
        courses.sort_by_key(|course| (!is_module(&course.id), !course.mandatory));
        Self {
            people: people.into_iter().map(|person| person.id.clone()).collect(),
            courses: courses.into_iter().map(|course| course.id.clone()).collect(),
            marks,
        }
    }

    /// How a course stands for somebody; `None` where nothing is noted.
    #[must_use]
    pub fn mark(&self, person: &PersonId, course: &CourseId) -> Option<Mark> {
        self.marks.get(&(person.clone(), course.clone())).copied()
    }
}

/// Whether a course is one of the modules that come before anybody is alone with families.
#[must_use]
pub fn is_module(course: &CourseId) -> bool {
    MODULES.contains(&course.as_str())
}

/// How a training stands on a day, when so many days are soon.
#[must_use]
pub fn mark(training: &Training, today: Date, soon: i32) -> Mark {
    match (training.state, training.expires) {
        (TrainingState::Done, Some(expires)) if expires < today => Mark::Expired,
        (TrainingState::Done, Some(expires)) if expires.days_since(today) <= soon => Mark::Expiring,
        (TrainingState::Done, _) => Mark::Done,
        (TrainingState::Booked, _) => Mark::Booked,
        (TrainingState::Requested, _) => Mark::Requested,
        (TrainingState::NoPlace, _) => Mark::NoPlace,
    }
}

/// The modules that somebody has yet to do: until then they are not alone with families.
#[must_use]
pub fn modules_to_go(rules: &RuleContext<'_>, person: &PersonId) -> Vec<CourseId> {
    let modules = MODULES.iter().filter_map(|id| CourseId::parse(id).ok());
    modules.filter(|course| !rules.state.holds(person, course, rules.today)).collect()
}

/// The activities that somebody may be in and may not lead yet, for want of a course.
#[must_use]
pub fn may_not_lead<'r>(rules: &RuleContext<'r>, person: &PersonId) -> Vec<&'r Activity> {
    let lacks = |activity: &&Activity| {
        activity.needs.iter().any(|course| !rules.state.holds(person, course, rules.today))
    };
    rules.state.activities().into_iter().filter(lacks).collect()
}

/// A planned session that somebody would not be in date for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfDateSession {
    /// The session.
    pub session: SessionId,
    /// When it starts.
    pub start: Moment,
    /// What it is.
    pub title: String,
}

impl OutOfDateSession {
    fn of(rules: &RuleContext<'_>, booked: &Booked) -> Self {
        let title = rules.titled(booked).to_owned();
        Self { session: booked.id.clone(), start: booked.start, title }
    }
}

/// The planned sessions, of the weeks ahead that are here, that somebody is in and for which they do not hold a course that
/// it needs: not yet, or no longer.
#[must_use]
pub fn touched(rules: &RuleContext<'_>, person: &PersonId, course: &CourseId) -> Vec<OutOfDateSession> {
    let needs = |booked: &&Booked| {
        let activity = rules.state.activity(&booked.booking().activity);
        booked.booking().status == Status::Planned
            && booked.start.date() >= rules.today
            && booked.works(person)
            && activity.is_some_and(|activity| activity.needs.contains(course))
            && !rules.state.holds(person, course, booked.start.date())
    };
    let ahead = rules.weeks_ahead();
    let sessions = ahead.iter().flat_map(|rota| rota.sessions_of(person)).filter(needs);
    sessions.map(|booked| OutOfDateSession::of(rules, booked)).collect()
}

/// The sessions ahead in which somebody is along to learn; they make no number and cover nobody.
#[must_use]
pub fn shadowing(rules: &RuleContext<'_>, person: &PersonId) -> Vec<OutOfDateSession> {
    let along = |booked: &&Booked| {
        let booking = booked.booking();
        let learns = booking.shadow.contains(person) || booked.kind == Some(ActivityKind::Shadowing);
        booking.status == Status::Planned && booked.start.date() >= rules.today && learns
    };
    let ahead = rules.weeks_ahead();
    let sessions = ahead.iter().flat_map(|rota| rota.sessions_of(person)).filter(along);
    sessions.map(|booked| OutOfDateSession::of(rules, booked)).collect()
}
