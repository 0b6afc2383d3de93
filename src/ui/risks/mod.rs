//! The Risks screen: what is chosen and how many flags there are; the trend; the flags in their groups; the marked one.

mod about;
mod list;
mod trend;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, flags, lines};
use crate::app::screen::risks;
use crate::app::screen::risks::Listing;

/// Where the trend and the marked flag stand beside the list, so many columns wide.
const BESIDE: u16 = 72;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let listing = risks::listing(context.app);
    let [heading, past, listed, marked] = places(area);
    lines(canvas, heading, heading_lines(columns(heading), context, &listing));
    trend::draw(canvas, past, context);
    list::draw(canvas, listed, context, &listing);
    let flag = listing.flags().get(context.app.screens.risks.mark.at()).copied();
    if let Some(flag) = flag {
        about::draw(canvas, marked, context, flag);
    }
}

/// Where the heading, the trend, the list and the marked flag stand; the list comes first where room is short.
fn places(area: Rect) -> [Rect; 4] {
    let heading = if area.height >= 5 { 2 } else { u16::from(area.height >= 3) };
    if area.width >= 2 * BESIDE {
        let [left, right] = Layout::horizontal([Constraint::Min(0), Constraint::Length(BESIDE)]).areas(area);
        let [heading, listed] =
            Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(left);
        let past = if area.height >= 8 { trend::LINES + 1 } else { 0 };
        let [past, marked] = Layout::vertical([Constraint::Length(past), Constraint::Min(0)]).areas(right);
        return [heading, past, listed, marked];
    }
    let (past, marked) = match area.height {
        28.. => (trend::LINES, 9),
        20.. => (trend::LINES - 1, 6),
        16.. => (trend::LINES - 1, 4),
        11.. => (0, 4),
        _ => (0, 0),
    };
    let heights = [heading, past].map(Constraint::Length);
    Layout::vertical([heights[0], heights[1], Constraint::Min(0), Constraint::Length(marked)]).areas(area)
}

/// What is chosen, in words; and how many flags that leaves.
fn heading_lines(columns: usize, context: DrawContext, listing: &Listing) -> [Line<'static>; 2] {
    let DrawContext { app, theme } = context;
    let mut chosen = Strip::new(columns);
    let words = app.screens.risks.choice.in_words(app.selection.week(), &app.state, app.today());
    chosen.put(format!(" {}", words.join(&format!(" {} ", theme.signs.dot))), theme.strong);
    let mut totals = Strip::new(columns);
    let counts = listing.counts();
    let of = match listing.unfiltered {
        all if app.screens.risks.choice.filters() => format!(" {} of {all} flags:", counts.total()),
        1 => " 1 flag:".to_owned(),
        all => format!(" {all} flags:"),
    };
    if listing.unfiltered > 0 {
        totals.put(of, theme.text);
    }
    for (severity, count) in flags::counted(counts, context.theme) {
        if totals.left() > width(&count) {
            totals.put(format!(" {count}"), theme.severity(severity));
        }
    }
    if !risks::are_here(app) {
        totals.put("  loading the rest …", theme.quiet);
    }
    [chosen.line(), totals.line()]
}
