//! The work of a day that moves, as the form has it: looked at while nobody types, and kept while the day, its changes and the
//! state stay the same.

use std::sync::Arc;

use crate::app::form::FormRemark;
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Change, State, Week, counted};
use crate::planner::cover::CoverNeed;
use crate::planner::edit::share::MovingDay;
use crate::planner::work::{Left, Work};

/// How many of the sessions that need cover are named.
const NAMED: usize = 4;

/// What is looked at, and what was found so far.
pub(super) struct DayWork {
    moving: MovingDay,
    changes: Vec<Change>,
    of: Arc<State>,
    work: Work,
}

impl DayWork {
    /// The work of a day that moves with some changes of a state: kept of what was looked at before where it is the same.
    pub(super) fn of(
        before: Option<Self>,
        moving: MovingDay,
        changes: &[Change],
        base: &Arc<State>,
        begin: impl FnOnce(&MovingDay) -> Work,
    ) -> Self {
        let same = |it: &Self| it.moving == moving && it.changes == changes && Arc::ptr_eq(&it.of, base);
        before.filter(same).unwrap_or_else(|| {
            let work = begin(&moving);
            Self { moving, changes: changes.to_vec(), of: base.clone(), work }
        })
    }

    /// Whether there is still something to be looked at.
    pub(super) fn is_ahead(&self) -> bool {
        self.work.is_ahead()
    }

    /// Looks at the next week of it.
    pub(super) fn step(&mut self) {
        self.work.step();
    }

    /// A draft with the work that goes along, and what needs cover looked at next.
    pub(super) fn with(&self, mut draft: Draft) -> Result<Draft, String> {
        if self.work.is_ahead() {
            return Err("still working out which sessions move: wait a moment".to_owned());
        }
        draft.changes.extend(self.work.changes());
        let sessions = self.work.left_as_booked();
        if !sessions.is_empty() {
            let many = sessions.len();
            draft.summary = format!("{}; {} to cover", draft.summary, counted(many, "session"));
            draft.covers = Some(CoverNeed::Sessions { person: self.moving.giver.clone(), sessions });
        }
        Ok(draft)
    }

    /// What goes along, and what needs cover.
    pub(super) fn in_words(&self, state: &State, this: Week) -> Vec<FormRemark> {
        let told = |warns: bool, text: String| {
            if warns { FormRemark::warning(text) } else { FormRemark::told(text) }
        };
        if let Some(week) = self.work.next() {
            let week = words::weeks(&[week], this);
            return vec![told(false, format!("Working out which sessions move: {week} …"))];
        }
        let (goes, left) = (self.work.goes(), self.work.left());
        let who = state.display_name(&self.moving.giver);
        let looked = if self.moving.last.is_none() {
            format!("Up to {}: ", words::weeks(&[self.work.last()], this))
        } else {
            String::new()
        };
        if goes.is_empty() && left.is_empty() {
            return vec![told(false, words::capital(&format!("{looked}{who} has no session on that day.")))];
        }
        let go = match goes.len() {
            1 => "1 session moves with it".to_owned(),
            many => format!("{many} sessions move with it"),
        };
        let stay = match left.len() {
            0 => "none need cover.".to_owned(),
            1 => format!("1 needs cover: {}.", named(left, this)),
            many => format!("{many} need cover: {}.", named(left, this)),
        };
        let mut remarks = vec![told(!left.is_empty(), words::capital(&format!("{looked}{go}, {stay}")))];
        remarks.extend(self.work.goes_on().into_iter().map(|title| {
            let text = format!(
                "After {}, {title} is on that day too and stays with {who}: look at it again by then.",
                words::weeks(&[self.work.last()], this)
            );
            told(true, text)
        }));
        remarks
    }
}

/// The first of those that need cover, each with why it does not go along.
fn named(left: &[Left], this: Week) -> String {
    let name = |it: &Left| {
        let start = it.session.start;
        format!("{} {} {} ({})", it.title, words::day(start.date(), this.monday()), start.time(), it.why)
    };
    let first: Vec<String> = left.iter().take(NAMED).map(name).collect();
    match left.len().saturating_sub(NAMED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
