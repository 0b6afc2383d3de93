//! The Directory screen: local organisations, what they offer and whose entry is due a look; beside it all of the marked one.

use ratatui::layout::{Constraint, Rect};

use super::card::Card;
use super::listing::Listing;
use super::spoken::sentences;
use super::text::width;
use super::{Canvas, DrawContext, columns, lines, pane};
use crate::app::screen::directory;
use crate::app::words;
use crate::domain::{Date, Organisation};
use crate::report::directory::{is_overdue, organisations};

/// Columns of the card beside the list.
const BESIDE: u16 = 57;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let app = context.app;
    let below = Constraint::Percentage(45);
    let [left, right] = pane::list_and_card(canvas, area, context, (BESIDE, BESIDE), below);
    let all = organisations(&app.state);
    let shape = Shape::of(columns(left), &all, app.today());
    let mut list = Listing::new(columns(left), context);
    list.under(if all.is_empty() { "No organisation yet" } else { "Local organisations" });
    for it in &all {
        one(&mut list, context, it, &shape);
    }
    list.draw(canvas, left);
    if let Some(it) = directory::marked(app) {
        let card = card(columns(right), context, it);
        lines(canvas, right, card.lines(usize::from(right.height)));
    }
}

/// How many columns a name takes, what is offered, where, and until when it holds; none of what there is no room for.
struct Shape {
    name: usize,
    offers: usize,
    area: usize,
    review: usize,
}

impl Shape {
    fn of(columns: usize, all: &[&Organisation], today: Date) -> Self {
        let widest = |of: &dyn Fn(&Organisation) -> usize| all.iter().map(|it| of(it)).max().unwrap_or(0) + 3;
        let name = widest(&|it| width(&it.name)).min(columns.saturating_sub(1));
        let offers = widest(&|it| width(&it.offers.join(", ")));
        let area = widest(&|it| width(area_of(it)));
        let review = widest(&|it| width(&review_of(it, today)) + 2);
        let mut left = columns.saturating_sub(1 + name + offers);
        let mut fits = |wide: usize| {
            let fits = wide <= left;
            left -= if fits { wide } else { 0 };
            if fits { wide } else { 0 }
        };
        let (review, area) = (fits(review), fits(area));
        Self { name, offers, area, review }
    }
}

fn area_of(it: &Organisation) -> &str {
    it.area.as_deref().unwrap_or("everywhere")
}

/// By when its entry is to be looked at again.
fn review_of(it: &Organisation, today: Date) -> String {
    match it.review_by {
        None => "no date set".to_owned(),
        Some(by) if is_overdue(it, today) => format!("look again: since {}", words::date(by)),
        Some(by) => format!("look again by {}", words::date(by)),
    }
}

fn one(list: &mut Listing, context: DrawContext, it: &Organisation, shape: &Shape) {
    let DrawContext { app, theme } = context;
    let marked = app.screens.directory.marked.as_ref() == Some(&it.id);
    let is_overdue = is_overdue(it, app.today());
    if !theme.signs.boxes {
        let review =
            if is_overdue { format!("amber: {}", review_of(it, app.today())) } else { String::new() };
        return list.say(marked, &sentences([it.name.clone(), it.offers.join(", "), review]));
    }
    let mut row = list.begin(marked);
    row.put_fit(&it.name, shape.name, theme.text);
    // Where there is no column for it, what asks for a look says so before what is offered.
    if is_overdue && shape.review == 0 {
        row.put(format!("{} look again  ", theme.signs.amber), theme.amber);
    }
    let wide = shape.offers.max(row.left() * usize::from(shape.review == 0));
    // As many of them as are whole.
    let begun = (0..=it.offers.len()).rev().filter_map(|many| Some(it.offers.get(..many)?.join(", ")));
    let offers = begun.into_iter().find(|text| width(text) <= wide.min(row.left()));
    row.put_fit(offers.unwrap_or_default(), wide, theme.text);
    if shape.area > 0 {
        row.put_fit(area_of(it), shape.area, theme.quiet);
    }
    if shape.review > 0 {
        let sign = if is_overdue { format!("{} ", theme.signs.amber) } else { String::new() };
        let style = if is_overdue { theme.amber } else { theme.quiet };
        row.put(format!("{sign}{}", review_of(it, app.today())), style);
    }
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
