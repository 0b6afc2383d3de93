//! What a draft would lead to: the week as it would be, with the flags that the draft would add and clear in every week it
//! lands in. The week in view is judged with the key that was pressed, the others one by one while nobody types.

use std::sync::Arc;

use super::preview::{Preview, PreviewBaseline};
use super::views::WeekView;
use crate::app::App;
use crate::app::form::FormLayer;
use crate::app::layer::{Layer, LineLayer, LinePurpose};
use crate::domain::rights::may_together;
use crate::domain::{Author, Change, Key, LeaveState, NotLoaded, Record, State, Week, closed_to};
use crate::planner::FlagDelta;
use crate::rules::{RuleContext, weeks_of_record};

/// The rows of a screen from which on a line of text has room to tell what it leads to.
const ROOMY: u16 = 20;

impl App {
    /// Works the draft on top out again: what it would change, and what follows from it.
    pub(in crate::app) fn refresh_preview(&mut self) {
        self.awaited.unread = None;
        let Some(mut layer) = self.layers.pop() else {
            self.preview = None;
            return;
        };
        layer.learn(&self.state);
        if let Layer::Form(form) = &mut layer {
            // What could not be known before the weeks were here is known now.
            form.refresh(self);
        }
        let changes = match &mut layer {
            Layer::Moving(moving) => {
                self.preview = None;
                self.redraft_moving(moving);
                moving.changes.clone()
            }
            Layer::Line(LineLayer { purpose: LinePurpose::Reason(draft, _), .. }) => draft.changes.clone(),
            Layer::Line(line) => line.draft(self).map(|draft| draft.changes).unwrap_or_default(),
            Layer::Conflict(conflict) => conflict.draft.changes.clone(),
            Layer::List(list) => self.changes_of(list),
            // What is only asked for changes nothing of the rota, and is not asked before it is saved.
            Layer::Form(form) if self.state.service().is_some() => {
                let mut changes = form.changes();
                changes.retain(|change| !matches!(change.key(), Key::StaffRequest(_)));
                changes
            }
            Layer::Suggestions(suggestions) => {
                if self.pending.closes() == 0
                    && let Err(words) = suggestions.catch_up(self)
                {
                    self.preview = None;
                    self.say(words);
                    return;
                }
                suggestions.changes()
            }
            _ => vec![],
        };
        // What is picked up takes the selection along, so this is the week that it is in now.
        let week = match &layer {
            Layer::Form(form) => form.week_shown(self.selection.week()),
            Layer::Suggestions(suggestions) => suggestions.week().unwrap_or_else(|| self.selection.week()),
            _ => self.selection.week(),
        };
        let against = match &layer {
            Layer::Suggestions(suggestions) => suggestions.topic().baseline(self),
            _ => None,
        };
        self.layers.push(layer);
        if changes.is_empty() {
            self.preview = None;
        } else {
            self.views.prepare(&self.state, [week], self.now.date());
            self.preview(&changes, week, against);
        }
    }

    /// Shows what a draft would lead to in a week, and sets out to judge every week that it lands in.
    fn preview(&mut self, changes: &[Change], week: Week, against: Option<PreviewBaseline>) {
        self.preview = None;
        let state = match self.state.preview(changes) {
            Ok(state) => Arc::new(state),
            Err(NotLoaded(week)) => {
                self.awaited.unread = Some(week);
                return;
            }
        };
        let before = against.as_ref().map_or(&*self.state, |baseline| &baseline.state);
        let agreed = as_agreed(changes);
        let of_baseline = against.as_ref().and_then(|baseline| baseline.supposes.clone());
        let supposes = of_baseline.or_else(|| (agreed != changes).then(|| "if it is agreed".to_owned()));
        let judged = if against.is_none() && agreed == changes {
            state.clone()
        } else {
            let Ok(judged) = before.preview(&agreed).map(Arc::new) else { return };
            judged
        };
        let today = self.today();
        let rules = RuleContext::knowing(&state, today, self.views.cache());
        let view = WeekView::in_context(&rules, week, self.views.visibility()).map(Arc::new);
        let record = weeks_of_record(&self.state, today);
        let stands = self.state.missing(*record.start(), *record.end()).next().is_none();
        let flags = FlagDelta::between(before, judged, today, rules.into_cache(), week, stands);
        let refused = refusal_of(changes, &self.state, &self.me);
        // What is asked of a lead instead is refused to nobody.
        let proposes = refused.as_ref().and_then(|_| self.proposal_in_words(&self.state, changes));
        let refused = refused.filter(|_| proposes.is_none());
        self.preview = Some(Preview { state, week, view, flags, against, refused, proposes, supposes });
        self.judge_on();
        // How things stand is known with the week.
        self.judge_on();
    }

    /// Whether what is in front tells the flags of the draft itself: forms of leave, and lines of text where there is room.
    #[must_use]
    pub fn tells_flags_above(&self) -> bool {
        let is_line = matches!(self.layers.last(), Some(Layer::Line(_))) && self.surface.size.1 >= ROOMY;
        self.preview.is_some() && (is_line || self.form_in_front().is_some())
    }

    /// Whether there is work of a day that moves still to be looked at, or weeks that the draft lands in and that are still
    /// to be judged: [`crate::app::Input::Idle`] has the next one looked at.
    #[must_use]
    pub fn is_judging(&self) -> bool {
        self.has_work_ahead() || self.preview.as_ref().is_some_and(|preview| preview.flags.is_ahead())
    }

    pub(in crate::app) fn has_work_ahead(&self) -> bool {
        self.form_in_front().is_some_and(FormLayer::has_work_ahead)
    }

    /// Looks at the next week; says whether there is a preview now that was not there before.
    pub(in crate::app) fn look_on(&mut self) -> bool {
        if !self.has_work_ahead() {
            self.judge_on();
            return false;
        }
        if let Some(form) = self.form_in_front_mut() {
            form.look_on();
        }
        self.read_form_in_front();
        let all = !self.has_work_ahead();
        if all {
            self.refresh_preview();
        }
        all
    }

    /// Judges the next week that the draft lands in.
    fn judge_on(&mut self) {
        let today = self.today();
        let Some(Preview { flags, against, .. }) = &mut self.preview else { return };
        if let Some(PreviewBaseline { state, known, .. }) = against {
            let rules = RuleContext::knowing(state, today, std::mem::take(known));
            let visibility = self.views.visibility();
            flags.step(&rules, |flag, state| visibility.shows(flag, state));
            *known = rules.into_cache();
        } else {
            self.views.with_rules(&self.state, today, |rules, visibility| {
                flags.step(rules, |flag, state| visibility.shows(flag, state));
            });
        }
    }

    /// The week that a draft changes and that is not here yet, so that nothing can be said of it.
    #[must_use]
    pub fn unread_week(&self) -> Option<Week> {
        self.awaited.unread
    }

    /// The weeks that the draft lands in and that are still on disk, with those that their rules read.
    pub(in crate::app) fn weeks_missing_for_preview(&self) -> Vec<Week> {
        let whole = self.awaited.unread.filter(|week| !self.state.is_loaded(*week));
        let judged = self.preview.iter().flat_map(|preview| preview.flags.missing());
        whole.into_iter().chain(judged).collect()
    }
}

/// Why somebody cannot save changes of a state as they are: they are not theirs to make, or a week is closed.
pub(in crate::app) fn refusal_of(changes: &[Change], base: &State, me: &Author) -> Option<String> {
    let edits = base.edits_of(changes).ok()?;
    let not_theirs = may_together(base, me, &edits).err();
    let closed = || closed_to(base, &edits).ok()?.into_iter().next();
    not_theirs.or_else(closed).map(|(_, words)| words)
}

/// Changes as they are judged: leave that is asked for as if it were agreed, which is what whoever decides will see.
fn as_agreed(changes: &[Change]) -> Vec<Change> {
    let mut changes = changes.to_vec();
    for change in &mut changes {
        if let Change::Put(Record::Leave(leave)) = change
            && leave.state == LeaveState::Requested
        {
            let mut agreed = (**leave).clone();
            agreed.state = LeaveState::Approved;
            *change = agreed.into();
        }
    }
    changes
}
