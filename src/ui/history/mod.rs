//! The History screen: what is chosen and how far was looked back; the entries under their days; the marked one.

mod about;
mod list;

use crate::app::screen::history;
use crate::domain::counted;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::text::Strip;
use super::{Canvas, DrawContext, columns, lines};

/// From so many columns on, the marked entry stands beside the list.
const BESIDE: u16 = 130;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let [heading, listed, marked] = places(area);
    lines(canvas, heading, heading_lines(columns(heading), context));
    list::draw(canvas, listed, context);
    about::draw(canvas, marked, context);
}

/// Where the heading, the list and the marked entry stand; the list comes first where room is short.
fn places(area: Rect) -> [Rect; 3] {
    let heading = Constraint::Length(if area.height >= 5 { 2 } else { u16::from(area.height >= 3) });
    if area.width >= BESIDE {
        let halves = [Constraint::Fill(3), Constraint::Fill(2)];
        let [left, right] = Layout::horizontal(halves).areas(area);
        let [heading, listed] = Layout::vertical([heading, Constraint::Min(0)]).areas(left);
        return [heading, listed, right];
    }
    let marked = match area.height {
        28.. => 13,
        16.. => 7,
        11.. => 4,
        _ => 0,
    };
    Layout::vertical([heading, Constraint::Min(0), Constraint::Length(marked)]).areas(area)
}

/// What is chosen, in words; and how much of it is here.
fn heading_lines(columns: usize, context: DrawContext) -> [Line<'static>; 2] {
    let DrawContext { app, theme } = context;
    let history = &app.screens.history;
    let mut chosen = Strip::new(columns);
    let words = history.choice.in_words(app.selection.week(), &app.state, app.today());
    chosen.put(format!(" {}", words.join(&format!(" {} ", theme.signs.dot))), theme.strong);
    let mut found = Strip::new(columns);
    let (count, door) = (history.count(), history.choice.door);
    let many = counted(count, if door { "line" } else { "entry" });
    let oldest =
        if door { history.door.last().map(|it| it.at) } else { history.lines.last().map(|it| it.at) };
    let back = oldest.map(|at| format!(", back to {}", history::day_in_full(app, at))).unwrap_or_default();
    if count > 0 || history.is_whole() {
        found.put(format!(" {many}{back}"), theme.text);
    }
    if let Some(words) = history.trouble.as_ref().filter(|_| count > 0) {
        found.put(format!("  {words}"), theme.red);
    } else if history.is_looking() {
        found.put("  looking further back …", theme.quiet);
    } else if count > 0 && !history.is_whole() {
        found.put("  older ones come as you scroll", theme.quiet);
    }
    [chosen.line(), found.line()]
}
