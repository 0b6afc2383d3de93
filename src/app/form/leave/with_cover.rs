//! A decision with cover: what would be done about each session that a leave touches, worked out once that is chosen and
//! kept while the state stays the same.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::picture::told;
use crate::app::form::FormRemark;
use crate::app::screen::leave::words::remaining_in_words;
use crate::app::{App, words};
use crate::domain::{Change, Date, Entity, Leave, SessionId, State, Week};
use crate::planner::Requester;
use crate::planner::cover::{AffectedSession, Cover, CoverNeed};
use crate::report::inbox::asked_about;
use crate::rota::leave::Remaining;

/// The most days that are covered along with a decision; of longer leave it would take too long to work out at once.
const LONGEST_COVERED_DAYS: i32 = 14;

/// What would be done to cover a leave.
pub(in crate::app) struct WithCover {
    of: Arc<State>,
    /// What there is to say of it.
    pub remarks: Vec<FormRemark>,
    /// What would be changed.
    pub changes: Vec<Change>,
    /// What to send to those it touches.
    pub tells: Option<String>,
    /// Whether something is left without cover.
    pub leaves_some: bool,
    /// Why it cannot be done like this, if so.
    pub problem: Option<String>,
}

/// What a leave needs cover for.
pub(in crate::app) fn need(leave: &Leave) -> CoverNeed {
    CoverNeed::Absence { person: leave.person.clone(), span: leave.span }
}

impl WithCover {
    /// Whether it was worked out of this state.
    pub(in crate::app) fn is_of(&self, state: &Arc<State>) -> bool {
        Arc::ptr_eq(&self.of, state)
    }

    /// Looks for the best for every session that a leave touches.
    pub(in crate::app) fn of(app: &App, leave: &Leave) -> Self {
        let none = |problem: &str| Self {
            of: app.state.clone(),
            remarks: vec![],
            changes: vec![],
            tells: None,
            leaves_some: false,
            problem: Some(problem.to_owned()),
        };
        if leave.span.last_day() >= leave.span.first_day().plus_days(LONGEST_COVERED_DAYS) {
            return none("for over two weeks, cover is found bit by bit: approve it, then look with c");
        }
        let need = need(leave);
        let (first, last) = need.weeks_read().into_inner();
        if app.state.missing(first, last).next().is_some() {
            return none("the weeks around it are still loading …");
        }
        let cover = Cover::of(&app.rules(), need, Requester { now: app.now, by: app.me.name() });
        let best = cover.best(
            |it| asked_about(&app.state, &it.session).next().is_some(),
            |changes| app.refused(changes).is_none(),
        );
        let changes = best.together.changes;
        // Whoever decides reads all there is to say of each before it is saved: a day off above all.
        let done = best.chosen.iter().map(|(_, remedy)| match remedy.reasons.as_slice() {
            [] => told(format!("{}.", remedy.title)),
            reasons => told(format!("{} ({}).", remedy.title, reasons.join("; "))),
        });
        let remaining = Remaining::of(&app.state, leave, Some(&leave.key()), app.today());
        let remaining = remaining.iter().map(|it| told(remaining_in_words(it)));
        let mut remarks: Vec<FormRemark> = done.collect();
        let touched = |id: &SessionId| cover.touched().iter().find(|touched| touched.session.id == *id);
        let left: Vec<String> =
            best.left.iter().filter_map(touched).map(|it| in_words(it, app.today())).collect();
        let leaves_some = !left.is_empty();
        if leaves_some {
            let text = format!("Left without cover: {}.", left.join(", "));
            remarks.push(FormRemark::warning(text));
        }
        if remarks.is_empty() {
            remarks.push(told("Nothing that it touches needs cover.".to_owned()));
        }
        remarks.extend(remaining);
        let messages: Vec<&str> =
            best.chosen.iter().filter_map(|(_, remedy)| remedy.message.as_deref()).collect();
        let tells = (!messages.is_empty()).then(|| messages.join("\n\n"));
        let problem = app.refused(&changes);
        Self { of: app.state.clone(), remarks, changes, tells, leaves_some, problem }
    }

    /// The weeks that must be here for it.
    pub(in crate::app) fn weeks_read(leave: &Leave) -> RangeInclusive<Week> {
        need(leave).weeks_read()
    }
}

fn in_words(touched: &AffectedSession, today: Date) -> String {
    let start = touched.session.start;
    format!("{} ({} {})", touched.title, words::day(start.date(), today), start.time())
}
