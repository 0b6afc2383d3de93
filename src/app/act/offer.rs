//! Offers of times: to talk a session over, for a quiet task, and of whatever else asks for one.

use crate::app::layer::{Layer, OfferTopic, SuggestionRequest, SuggestionsLayer, Topic};
use crate::app::{Action, App, Effect};
use crate::domain::Week;
use crate::planner::supervision::is_heavy;

impl App {
    /// Looks for a time to talk over what is selected.
    pub(in crate::app) fn open_debrief(&mut self) -> Vec<Effect> {
        let Some(booked) = self.selected() else { return vec![] };
        let own = self.selection.person.as_ref().filter(|person| booked.works(person));
        let Some(person) = own.or(booked.booking().people.first()).cloned() else { return vec![] };
        if !is_heavy(booked) {
            self.report_error(
                "A debrief is offered after heavy sessions: one-to-ones, visits and what the \
                catalogue marks as heavy.",
            );
            return vec![];
        }
        let request = SuggestionRequest::Debrief(person, Box::new(booked.clone()));
        self.open_offer(request)
    }

    /// Offers something from the quiet-time bank for the selected person and day.
    pub(in crate::app) fn offer_quiet_task(&mut self) -> Vec<Effect> {
        let Some(person) = self.selection.person.clone() else { return vec![] };
        self.open_offer(SuggestionRequest::Quiet(person, self.selection.day))
    }

    /// Offers times, as soon as the weeks are here that are looked through.
    pub(in crate::app) fn open_offer(&mut self, request: SuggestionRequest) -> Vec<Effect> {
        let (first, mut last) = request.weeks_read(self.today()).into_inner();
        if matches!(request, SuggestionRequest::Case(_)) {
            // Contacts may go to another worker, however far they are booked.
            last = self.state.weeks().last().map_or(last, |stored| stored.max(last));
        }
        let missing: Vec<Week> = self.state.missing(first, last).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Action::Offer(Box::new(request)));
        }
        let layer = SuggestionsLayer::new(Topic::Offer(OfferTopic::new(request)), self);
        match layer.remark {
            Some(words) => self.report_error(words),
            None => self.suggest(layer),
        }
        vec![]
    }
    /// Opens suggestions, the best of them previewed.
    pub(in crate::app) fn suggest(&mut self, layer: SuggestionsLayer) {
        self.layers.push(Layer::Suggestions(layer));
        self.refresh_preview();
    }
}
