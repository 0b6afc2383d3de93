//! The requests: what is to be decided first, then what became of one's own.

use ratatui::layout::Rect;

use super::super::listing::Listing;
use super::super::spoken::sentences;
use super::super::text::wrap;
use super::super::{Canvas, DrawContext, columns};
use crate::app::screen::leave;
use crate::app::screen::leave::{LeavePane, Request};
use crate::app::words;
use crate::domain::{LeaveState, PersonId};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let requests = leave::requests(app);
    let mut list = Listing::new(columns(area), context);
    if requests.is_empty() {
        list.under("Requests");
        let mut line = list.begin(false);
        line.put(" No leave is asked for.", theme.quiet);
        list.push(line);
    }
    for (n, request) in requests.iter().enumerate() {
        list.under(match () {
            () if request.to_decide => "To decide",
            () if request.is_past => "Over, and never decided",
            () => "Your leave",
        });
        let here = app.screens.leave.part == LeavePane::Requests && n == app.screens.leave.at;
        if !theme.signs.boxes {
            let became = became(context, request);
            let parts =
                [app.leave_in_words(&request.leave), became.trim_start_matches([' ', ',']).to_owned()];
            list.say(here, &sentences(parts));
            continue;
        }
        let became = became(context, request);
        let asked = app.leave_in_words(&request.leave);
        for (n, words) in
            wrap(&format!("{asked}{became}"), columns(area).saturating_sub(4)).into_iter().enumerate()
        {
            let mut line = list.begin(here && n == 0);
            line.put(if n == 0 { " " } else { "   " }, theme.text);
            line.put(words, theme.text);
            list.push(line);
        }
    }
    list.draw(canvas, area);
}

/// What was decided, by whom and why.
pub(super) fn became(context: DrawContext, request: &Request) -> String {
    let DrawContext { app, theme } = context;
    let state = match request.leave.state {
        LeaveState::Requested => return String::new(),
        LeaveState::Approved => "agreed",
        LeaveState::Declined => "declined",
        LeaveState::Cancelled => "called off",
    };
    let by = request.decision.as_ref().map(|decision| {
        let who = PersonId::parse(&decision.by).ok();
        let who = who.as_ref().map_or(decision.by.as_str(), |id| app.state.display_name(id));
        let at = app.state.zone().moment(decision.at).date();
        let why = if decision.reason.is_empty() { String::new() } else { format!(": {}", decision.reason) };
        format!(" by {who}, {}{why}", words::day(at, app.today()))
    });
    format!("  {} {state}{}", theme.signs.dot, by.unwrap_or_default())
}
