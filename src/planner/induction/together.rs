//! What is booked for a joiner alone: the welcome, supervision, whom they meet, their buddy, and the modules.

use std::collections::BTreeSet;

use crate::domain::{
    ActivityId, Booking, Change, CourseId, Date, Minutes, PersonId, PlaceId, Session, SessionId, Track,
    Training, TrainingState,
};
use crate::planner::edit::new_id;
use crate::rota::Span;
use crate::rules::track_in_words;

use super::diary::{Diary, Wish};
use super::request::{InductionRequest, InductionStep};

/// The last day for the first clinical supervision, in days after the start: later it counts as overdue (`supervision.due`).
const FIRST_SUPERVISION: i32 = 14;

/// The least that is worth catching up for.
const SHORTEST_CATCH_UP: Minutes = Minutes(15);

/// What is booked, and what there was no time for.
#[derive(Default)]
pub(super) struct Together {
    pub steps: Vec<InductionStep>,
    pub left: Vec<String>,
    ids: BTreeSet<SessionId>,
}

/// What is to be booked.
struct Meeting<'m> {
    activity: &'m str,
    track: Option<Track>,
    note: Option<String>,
    what: String,
    why: String,
    wish: Wish,
}

impl Together {
    /// The welcome, which begins the first day.
    pub(super) fn welcome(&mut self, diary: &mut Diary<'_, '_>, it: &InductionRequest) {
        let Some(lead) = it.line.as_ref().or(it.buddy.as_ref()) else { return };
        let name = diary.rules.state.display_name(lead).to_owned();
        let wish = Wish { last: diary.first_day(), comes_first: true, ..with(diary, it, &[lead], 30, 0) };
        self.book(
            diary,
            it,
            Meeting {
                activity: "huddle",
                track: None,
                note: Some("Welcome".to_owned()),
                what: format!("is welcomed by {name}"),
                why: "how the first weeks are laid out, before anything else".to_owned(),
                wish,
            },
        );
    }

    /// The first supervision on each track.
    pub(super) fn supervision(&mut self, diary: &mut Diary<'_, '_>, it: &InductionRequest) {
        let due = it.from.plus_days(FIRST_SUPERVISION);
        let tracks = [
            (
                Track::Clinical,
                &it.clinical,
                0,
                Some(due),
                "from the beginning, within two weeks of the start",
            ),
            (Track::Line, &it.line, 0, None, "what the role is and what it is not, while all of it is new"),
            (Track::Mentor, &it.mentor, 1, None, "somebody with lived experience to turn to, early on"),
        ];
        for (track, supervisor, week, last, why) in tracks {
            let Some(supervisor) = supervisor else { continue };
            let wish = Wish { last, ..with(diary, it, &[supervisor], 60, week) };
            let name = diary.rules.state.display_name(supervisor);
            let what = format!("first {} with {name}", track_in_words(track));
            let meeting = Meeting {
                activity: "supervision",
                track: Some(track),
                note: None,
                what,
                why: why.to_owned(),
                wish,
            };
            self.book(diary, it, meeting);
        }
    }

    /// Each colleague and each other team that is met.
    pub(super) fn people(&mut self, diary: &mut Diary<'_, '_>, it: &InductionRequest) {
        let weeks = diary.weeks.len().div_ceil(2).max(1);
        for (n, other) in it.meet.iter().enumerate() {
            let state = diary.rules.state;
            let (name, person) = (state.display_name(other).to_owned(), state.person(other));
            let team = person.and_then(|person| state.team(&person.team)).filter(|team| team.id != it.team);
            let (what, why) = match team {
                Some(team) => (
                    format!("meets {}, with {name}", team.name),
                    "so that working across teams begins with faces".to_owned(),
                ),
                None => (
                    format!("spends time with {name}"),
                    "who does what in the wider team, and where the role ends".to_owned(),
                ),
            };
            let mut wish = with(diary, it, &[other], 45, n % weeks);
            if team.is_some() {
                wish.place = None;
            }
            let note = Some(format!("Induction: {what}"));
            self.book(diary, it, Meeting { activity: "shadowing", track: None, note, what, why, wish });
        }
    }

    /// Half an hour with the buddy in every week, or what there is time for.
    pub(super) fn buddy(&mut self, diary: &mut Diary<'_, '_>, it: &InductionRequest) {
        let Some(buddy) = &it.buddy else { return };
        let name = diary.rules.state.display_name(buddy).to_owned();
        for week in 0..diary.weeks.len() {
            let last = diary.weeks.get(week).map(|it| it.rota.week().sunday());
            let least = SHORTEST_CATCH_UP;
            let wish = Wish { least, last, ..with(diary, it, &[buddy], 30, week) };
            self.book(
                diary,
                it,
                Meeting {
                    activity: "huddle",
                    track: None,
                    note: Some("With their buddy".to_owned()),
                    what: format!("catches up with {name}"),
                    why: "some time with the buddy every week".to_owned(),
                    wish,
                },
            );
        }
    }

    /// The modules, spread over the weeks in their order.
    pub(super) fn modules(&mut self, diary: &mut Diary<'_, '_>, it: &InductionRequest) {
        let many = it.modules.len().max(1);
        let mut after = None;
        for (n, module) in it.modules.iter().enumerate() {
            let title =
                diary.rules.state.course(module).map_or(module.as_str(), |it| it.title.as_str()).to_owned();
            let wish = Wish { after, ..with(diary, it, &[], 60, n * diary.weeks.len() / many) };
            let meeting = Meeting {
                activity: "learning",
                track: None,
                note: Some(title.clone()),
                what: title,
                why: "an hour for it; until all seven are done, contacts are made together".to_owned(),
                wish,
            };
            if let Some(on) = self.book(diary, it, meeting)
                && let Some(step) = self.steps.last_mut()
            {
                step.changes.push(booked_on(&it.person, module, on).into());
                after = Some(step.start);
            }
        }
    }

    /// Books something where there is time; answers the day.
    fn book(
        &mut self,
        diary: &mut Diary<'_, '_>,
        it: &InductionRequest,
        meeting: Meeting<'_>,
    ) -> Option<Date> {
        let Meeting { activity, track, note, what, why, wish } = meeting;
        let state = diary.rules.state;
        let activity = ActivityId::parse(activity).ok().filter(|id| state.activity(id).is_some())?;
        let Some((start, minutes)) = diary.place(&wish) else {
            self.left.push(what);
            return None;
        };
        let mut booking = Booking::new(activity, start, minutes);
        booking.people = vec![it.person.clone()];
        booking.with.clone_from(&wish.with);
        (booking.track, booking.note, booking.place) = (track, note, wish.place.clone());
        let id = new_id(state, &booking, diary.asked.now).filter(|id| self.ids.insert(id.clone()))?;
        let zone = diary.rules.zone;
        let end = zone.moment(Span::lasting(zone.instant(start), minutes).end);
        let changes = vec![Change::from(Session { id, series: None, booking })];
        self.steps.push(InductionStep { start, end, what, why, changes });
        Some(start.date())
    }
}

/// A wish to come together with some at the team's base.
fn with(
    diary: &Diary<'_, '_>,
    it: &InductionRequest,
    people: &[&PersonId],
    minutes: i32,
    week: usize,
) -> Wish {
    let with = people.iter().map(|who| (*who).clone()).collect();
    let place: Option<PlaceId> = diary.rules.state.team(&it.team).and_then(|team| team.place.clone());
    let minutes = Minutes(minutes);
    Wish { minutes, least: minutes, with, place, week, after: None, last: None, comes_first: false }
}

fn booked_on(person: &PersonId, course: &CourseId, on: Date) -> Training {
    let (person, course) = (person.clone(), course.clone());
    Training { person, course, state: TrainingState::Booked, on: Some(on), expires: None }
}
