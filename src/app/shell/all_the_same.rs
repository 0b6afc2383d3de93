//! What a lead lets go ahead all the same: rules that refuse unless a lead gives a reason, which is kept with the flag.

use std::collections::BTreeSet;

use crate::app::consequences::once_each;
use crate::app::layer::{Draft, LinePurpose};
use crate::app::{App, words};
use crate::domain::{Change, Week};
use crate::rules::{Flag, guarded, is_guarded, with_reasons};

impl App {
    /// A draft with the reasons that its flags ask for, once the lead gave one; else the lead is asked for it, and there is
    /// nothing to save yet. So many layers close once it is saved.
    pub(in crate::app) fn with_reasons(&mut self, mut draft: Draft, closes: usize) -> Option<Draft> {
        let flags = self.asks_a_lead(&draft);
        let Some(first) = flags.first() else { return Some(draft) };
        let found = words::capital(&first.message);
        // A form with pages counts them alike: what a rule finds of the same people week after week is one matter.
        let matters = once_each(&flags.iter().collect::<Vec<_>>()).len();
        let more = match (matters - 1, flags.len() - 1) {
            (0, 0) => String::new(),
            (0, more) => format!(" (and {more} more times)"),
            (more, _) => format!(" (and {more} more)"),
        };
        let Some(reason) = draft.reason.clone() else {
            let prompt = format!("{found}{more}. Why does it go ahead anyway?");
            let purpose = LinePurpose::Reason(Box::new(draft), closes);
            self.ask_in_line(purpose, prompt);
            return None;
        };
        draft.changes = self.kept_with_flags(&draft, &flags, &reason);
        Some(draft)
    }

    /// The flags that a draft would bring and that only a lead may let stand.
    pub(in crate::app) fn asks_a_lead(&self, draft: &Draft) -> Vec<Flag> {
        let books = |change: &Change| matches!(change, Change::Put(record) if is_guarded(record));
        if !draft.changes.iter().any(books) {
            return vec![];
        }
        let Ok(after) = draft.base.preview(&draft.changes) else { return vec![] };
        guarded(&draft.base, &after, self.today(), self.views.cache())
    }

    /// The changes of a draft, and the reason written down in the weeks of its flags.
    fn kept_with_flags(&self, draft: &Draft, flags: &[Flag], reason: &str) -> Vec<Change> {
        let mut changes = draft.changes.clone();
        let at = self.state.zone().instant(self.now);
        let weeks: BTreeSet<Week> = flags.iter().map(|flag| flag.week).collect();
        for week in weeks {
            let of_week = flags.iter().filter(|flag| flag.week == week);
            let reasons: Vec<_> = of_week.map(|flag| flag.let_stand(self.me.name(), reason, at)).collect();
            let kept = with_reasons(&draft.base, &self.teams_led(), week, reasons);
            changes.retain(|change| change.key() != kept.key());
            changes.push(kept.into());
        }
        changes
    }
}
