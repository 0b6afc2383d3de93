//! The summary of this quarter and the one before, as a page.

use crate::app::layer::{Action, Layer, PageLayer, Paragraph};
use crate::app::{App, Effect};
use crate::command::Command;
use crate::domain::{Quarter, Week};
use crate::report::summary::{LEAST_SHOWN, Summary, weeks_read};

impl App {
    /// Sums up this quarter and the one before, as soon as their weeks are here.
    pub(in crate::app) fn open_summary(&mut self) -> Vec<Effect> {
        let this = Quarter::of(self.today());
        let (first, last) = weeks_read(this.plus(-1), self.today());
        let missing: Vec<Week> = self.state.missing(first.plus(-1), last.plus(1)).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Action::Run(Command::ShowSummary));
        }
        let mut page = vec![];
        for quarter in [this, this.plus(-1)] {
            let so_far = if quarter == this { ", so far" } else { "" };
            page.push(Paragraph::Heading(format!("{}{so_far}", quarter.title())));
            page.extend(Summary::of(&self.state, quarter).told(&self.state).into_iter().map(
                |line| match line {
                    (heading, None) => Paragraph::Heading(heading),
                    (name, Some(figures)) => Paragraph::Fact(name, figures),
                },
            ));
        }
        page.push(Paragraph::Text(format!(
            "Numbers under {LEAST_SHOWN} are hidden, and so are those they could be worked out from. Any quarter: \
             tandem summary 2026-Q1."
        )));
        self.layers.push(Layer::Page(PageLayer::new("Summary", page)));
        vec![]
    }
}
