//! Publishing a week, closing it, opening it again; and what changed in it.

use crate::app::layer::{Deed, Draft, Item, Layer, ListLayer, PageLayer, PublishLayer};
use crate::app::{App, Effect, words};
use crate::command::Command;
use crate::domain::{SheetMark, SheetState, Status};
use crate::rules::weeks_read;

impl App {
    /// Publishes a draft; of a week that is out already, asks what is to become of it.
    pub(in crate::app) fn publish(&mut self) -> Vec<Effect> {
        let week = self.spot.week();
        match self.sheet_state() {
            SheetState::Draft => {
                let reads = weeks_read(week);
                let missing: Vec<_> = self.state.missing(*reads.start(), *reads.end()).collect();
                if !missing.is_empty() {
                    return self.wait_for(missing, Deed::Run(Command::Publish));
                }
                match PublishLayer::new(self) {
                    Some(layer) => self.layers.push(Layer::Publish(layer)),
                    None => self.regret("This week is still on its way from the disk. Try again."),
                }
            }
            SheetState::Published => {
                let open = self.still_planned();
                let detail = match open {
                    0 => "freezes it; a lead can open it again".to_owned(),
                    1 => "freezes it, with 1 session neither done nor missed yet".to_owned(),
                    n => format!("freezes it, with {n} sessions neither done nor missed yet"),
                };
                self.ask_what_becomes([("Close the week", detail, SheetState::Closed)]);
            }
            SheetState::Closed => {
                let detail = "asks why; then it can be changed again".to_owned();
                self.ask_what_becomes([("Open the week again", detail, SheetState::Published)]);
            }
        }
        vec![]
    }

    fn ask_what_becomes(&mut self, choices: [(&str, String, SheetState); 1]) {
        let seen = Item {
            label: "Show what changed".to_owned(),
            detail: "since it was published".to_owned(),
            unavailable: None,
            deed: Deed::Run(Command::Changes),
        };
        let choice = |(label, detail, state): (&str, String, SheetState)| Item {
            label: label.to_owned(),
            detail,
            unavailable: None,
            deed: Deed::MarkWeek(self.spot.week(), state),
        };
        let items = [seen].into_iter().chain(choices.map(choice)).collect();
        let mut list = ListLayer::new(words::week(self.spot.week()), items);
        list.narrows = false;
        self.layers.push(Layer::List(list));
    }

    /// Says how far a week has come.
    pub(in crate::app) fn mark_week(&mut self, week: crate::domain::Week, state: SheetState) -> Vec<Effect> {
        let now = self.state.sheet(week).and_then(|sheet| sheet.mark.as_ref());
        let mark = now.map_or_else(|| SheetMark::draft(week), |row| SheetMark::clone(&row.item));
        let verb = if state == SheetState::Closed { "Close" } else { "Open again" };
        let summary = format!("{verb} {}", words::week(week));
        let changes = vec![SheetMark { state, ..mark }.into()];
        self.commit(Draft::new(self.state.clone(), changes, summary))
    }

    /// How far the week in view has come.
    #[must_use]
    pub fn sheet_state(&self) -> SheetState {
        self.state.sheet(self.spot.week()).map_or(SheetState::Draft, |sheet| sheet.state())
    }

    fn still_planned(&self) -> usize {
        let planned = |booked: &&crate::rota::Booked| booked.booking().status == Status::Planned;
        self.view().map_or(0, |view| view.rota.sessions().iter().filter(planned).count())
    }

    /// Shows what changed in the week in view.
    pub(in crate::app) fn show_changes(&mut self) {
        let (title, paragraphs) = self.changes_in_words();
        self.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
    }
}
