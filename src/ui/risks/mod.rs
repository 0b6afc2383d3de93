//! The Risks screen: how much there is to do and how the weeks went; the matters in their groups; beside them the marked one.

mod about;
mod list;
mod rows;
mod trend;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::risks;
use crate::app::screen::risks::Listing;

/// The most columns that the list takes of a wide screen.
const LIST: u16 = 92;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let listing = risks::listing(context.app);
    let chosen = chosen(columns(area), context);
    let heading = u16::from(area.height >= 3) + u16::from(chosen.is_some() && area.height >= 5);
    let [top, body] = Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(area);
    lines(canvas, top, [headline(columns(top), context, listing)].into_iter().chain(chosen));
    let (listed, marked) = places(body, context);
    list::draw(canvas, listed, context, listing);
    if let Some(matter) = risks::marked(context.app) {
        about::draw(canvas, marked, context, matter);
    }
    canvas.explain("−", "would go", "goes");
}

/// Where the list and the marked matter stand: side by side, or the list first where room is short.
fn places(area: Rect, context: DrawContext) -> (Rect, Rect) {
    if area.width >= risks::ROOM_BESIDE && context.theme.signs.boxes {
        let list = (area.width * 3 / 5).min(LIST);
        let [listed, _, marked] =
            Layout::horizontal([Constraint::Length(list), Constraint::Length(1), Constraint::Min(0)])
                .areas(area);
        return (listed, marked);
    }
    let below = match area.height {
        26.. => 10,
        18.. => 7,
        12.. => 4,
        _ => 0,
    };
    let [listed, marked] = Layout::vertical([Constraint::Min(0), Constraint::Length(below)]).areas(area);
    (listed, marked)
}

/// How much there is to do, from how many flags, and how the last weeks went.
fn headline(columns: usize, context: DrawContext, listing: &Listing) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    let to_do = listing.counts.total();
    let flags = crate::domain::counted(listing.flags, "flag");
    let of = match listing.unfiltered {
        _ if !risks::are_here(app) => String::new(),
        0 => " Nothing to do".to_owned(),
        all if app.screens.risks.choice.filters() => format!(" {to_do} of {all} to do"),
        all => format!(" {all} to do"),
    };
    line.put(if of.is_empty() { " Loading the rest …" } else { &of }, theme.strong);
    let told = [format!(", from {flags}: one cause is one line."), format!(", from {flags}.")];
    if listing.flags > 0
        && let Some(told) = told.iter().find(|told| width(told) <= line.left())
    {
        line.put(told, theme.text);
    }
    trend::put(&mut line, context);
    line.line()
}

/// What is chosen, in words, where that is not simply the week in view.
fn chosen(columns: usize, context: DrawContext) -> Option<Line<'static>> {
    let DrawContext { app, theme } = context;
    let choice = &app.screens.risks.choice;
    let plainly = risks::RiskChoice { shows_aside: choice.shows_aside, ..risks::RiskChoice::default() };
    if *choice == plainly {
        return None;
    }
    let words = choice.in_words(app.selection.week(), &app.state, app.today());
    let mut line = Strip::new(columns);
    line.put(format!(" {}", words.join(&format!(" {} ", theme.signs.dot))), theme.strong);
    Some(line.line())
}
