//! The Risks screen: how much there is to do and how the weeks went; the matters in their groups; beside them the marked one.

mod about;
mod list;
mod rows;
mod trend;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::giving_way::{Part, fitted};
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::risks;
use crate::app::screen::risks::Listing;
use crate::command::Command;

/// The most columns that the list takes of a wide screen.
const LIST: u16 = 92;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let listing = risks::listing(context.app);
    let chosen = chosen(columns(area), context, listing);
    let heading = u16::from(area.height >= 3) + u16::from(chosen.is_some() && area.height >= 5);
    let [top, body] = Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(area);
    lines(canvas, top, [headline(columns(top), context, listing)].into_iter().chain(chosen));
    let (listed, marked) = places(body, context);
    list::draw(canvas, listed, context, listing);
    if let Some(matter) = risks::marked(context.app) {
        about::draw(canvas, marked, context, matter);
    }
    canvas.explain(context.theme.signs.clears, "would go", "goes");
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
    let trend = trend::columns(context);
    let fits = |beside: usize| told.iter().find(|told| width(told) + beside <= line.left());
    if let Some(told) = fits(trend).or_else(|| fits(0)).filter(|_| listing.flags > 0) {
        line.put(told, theme.text);
    }
    trend::put(&mut line, context);
    line.line()
}

/// What is chosen, in words, where that is not simply the week in view; and how much there is that is others' to look at, with the
/// key that shows it.
fn chosen(columns: usize, context: DrawContext, listing: &Listing) -> Option<Line<'static>> {
    let DrawContext { app, theme } = context;
    let (choice, remit) = (&app.screens.risks.choice, app.remit());
    let plainly = risks::RiskChoice { shows_aside: choice.shows_aside, ..risks::RiskChoice::default() };
    if *choice == plainly && remit.is_all() {
        return None;
    }
    let dot = format!(" {} ", theme.signs.dot);
    let said = choice.in_words(app.selection.week(), &app.state, app.today(), &remit);
    let team = remit.team().map(|team| app.team_name(team)).filter(|_| *choice == plainly);
    let said = team.map_or_else(|| vec![said.join(&dot)], |team| vec![team]);
    let others = listing.others.in_words();
    let shows = app.keys.map.key_of(Command::AllRisks, app.screen.scopes());
    let others = match shows {
        _ if listing.others.total() == 0 => vec![],
        None => vec![format!("other teams: {others}"), format!("others: {others}")],
        Some(key) => vec![
            format!("other teams: {others}   {key} shows every team"),
            format!("others: {others}   {key} shows all"),
            format!("others: {}   {key} all", listing.others.total()),
        ],
    };
    let parts = [Part::new(0, said), Part::new(3, others)];
    let mut line = Strip::new(columns);
    line.put(" ", theme.text);
    for ((gap, form), style) in
        fitted(&parts, &[1, 1, 0], columns.saturating_sub(2)).iter().zip([theme.strong, theme.quiet])
    {
        line.put(" ".repeat(*gap), theme.text);
        line.put(form, style);
    }
    Some(line.line())
}
