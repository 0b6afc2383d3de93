//! Opening the form of a new starter: with the vacancy that waits, the days it had, and whoever is usual beside them.

use super::post::{NEW, NONE, Opening, PostChoice, openings};
use super::values::Values;
use crate::app::App;
use crate::app::form::days;
use crate::domain::{Role, Week};
use crate::planner::induction::{courses_to_do, suggested};

/// How many weeks are planned where nobody says otherwise.
const WEEKS: u32 = 4;
/// The days where nobody had any before.
const DAYS: &str = "mon tue wed";

/// What the form of a new starter is about.
pub(in crate::app) struct JoinerForm {
    pub(super) start: Values,
    /// The posts with vacant hours.
    pub(super) openings: Vec<Opening>,
    /// The week in which they begin, and how many are planned.
    pub(super) weeks: Option<(Week, u32)>,
}

impl JoinerForm {
    /// The posts that can be chosen.
    pub(super) fn posts(&self) -> Vec<String> {
        let there = self.openings.iter().map(|it| it.label.clone());
        there.chain([NEW.to_owned(), NONE.to_owned()]).collect()
    }
}

impl App {
    /// Opens the form of a new starter.
    pub(in crate::app) fn open_joiner(&mut self) {
        let Some(team) = self.my_team() else {
            self.report_error("A person belongs to a team: add a team first.");
            return;
        };
        let monday = self.today().week().plus(1).monday();
        let openings = openings(&self.state, &self.teams_led(), &team, monday);
        let first = openings.first().filter(|it| it.team == team);
        let from = first.map_or(monday, |it| it.from);
        let post = first.map_or(PostChoice::New, |it| PostChoice::There(it.post.clone()));
        let usual = first.and_then(|it| it.before.as_ref().filter(|share| share.hours == it.hours));
        let days = usual.map_or_else(|| DAYS.to_owned(), |share| days::written(&share.pattern));
        let beside = suggested(&self.state, &team, first.map(|it| &it.post), from);
        let role = Role::PeerWorker;
        let start = Values {
            name: String::new(),
            role,
            team,
            from: Some(from),
            post,
            days,
            hours: None,
            until: None,
            clinical: beside.clinical,
            line: beside.line,
            mentor: beside.mentor,
            joint: beside.shadow.clone(),
            buddy: beside.buddy,
            courses: courses_to_do(&self.state, role),
            is_ready: true,
            weeks: WEEKS,
            shadow: beside.shadow,
            meet: beside.meet,
            has_modules: true,
        };
        self.open_form("New starter".to_owned(), JoinerForm { start, openings, weeks: None });
    }
}
