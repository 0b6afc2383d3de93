//! The Directory screen: local organisations, what they offer and whose entry is due a look; beside it all of the marked one.

use ratatui::layout::{Constraint, Layout, Rect};

use super::card::Card;
use super::listing::Listing;
use super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::directory;
use crate::app::words;
use crate::domain::Organisation;
use crate::report::directory::{is_overdue, organisations};

/// Columns of the card beside the list.
const BESIDE: u16 = 58;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let app = context.app;
    let [left, right] = if area.width >= 2 * BESIDE {
        Layout::horizontal([Constraint::Min(0), Constraint::Length(BESIDE)]).areas(area)
    } else {
        Layout::vertical([Constraint::Min(0), Constraint::Percentage(45)]).areas(area)
    };
    let all = organisations(&app.state);
    let mut list = Listing::new(columns(left), context);
    list.under(if all.is_empty() { "No organisation yet" } else { "Local organisations" });
    for it in all {
        one(&mut list, context, it);
    }
    list.draw(canvas, left);
    if let Some(it) = directory::marked(app) {
        let card = card(columns(right), context, it);
        lines(canvas, right, card.lines(usize::from(right.height)));
    }
}

fn one(list: &mut Listing, context: DrawContext, it: &Organisation) {
    let DrawContext { app, theme } = context;
    let marked = app.screens.directory.marked.as_ref() == Some(&it.id);
    let mut row = list.begin(marked);
    row.put_fit(&it.name, 27, theme.text);
    row.put(" ", theme.text);
    if is_overdue(it, app.today()) {
        row.put(format!("{} look again  ", theme.signs.amber), theme.amber);
    }
    row.put(it.offers.join(", "), theme.text);
    list.push(row);
}

fn card<'a>(columns: usize, context: DrawContext<'a>, it: &Organisation) -> Card<'a> {
    let app = context.app;
    let mut card = Card::new(columns, context);
    card.heading(&it.name);
    let or = |text: Option<&String>, none: &str| text.map_or_else(|| none.to_owned(), Clone::clone);
    card.facts("area", &or(it.area.as_ref(), "everywhere"));
    card.facts("offers", &if it.offers.is_empty() { "not given".to_owned() } else { it.offers.join(", ") });
    card.facts("how to refer", &or(it.refer_by.as_ref(), "not given"));
    card.facts("contact", &or(it.contact.as_ref(), "not given"));
    let review = it.review_by.map_or("no date set".to_owned(), |by| {
        let overdue = if is_overdue(it, app.today()) { ", which is past" } else { "" };
        format!("{}{overdue}", words::date(by))
    });
    card.facts("look again by", &review);
    card.heading("Calls");
    let mut none = true;
    for call in app.state.calls(&it.id) {
        none = false;
        let by = call.by.as_ref().map_or("the owner", |id| app.state.display_name(id));
        card.facts(&words::date(call.on), &format!("{} ({by})", call.words));
    }
    if none {
        card.text("none noted yet");
    }
    card
}
