//! The Leave screen: the wall chart, what is marked on it in words, what is to be decided and what everybody has; where there
//! is room, the whole leave year by weeks and five weeks by day.

mod about;
mod chart;
mod has;
mod heading;
mod mark;
mod read;
mod requests;
mod weeks;
mod year;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::{Canvas, DrawContext, cells, columns, lines, pane};
use crate::app::screen::leave;
use crate::app::screen::leave::LeavePane;
use crate::rota::leave::LeaveYear;

/// Columns and rows from which what everybody has, and what is marked, stand below the chart in panes.
const PANES: (u16, u16) = (100, 26);
/// Columns of the pane of what is marked: below the chart, and where the whole year stands above it.
const PANE: u16 = 58;
const NARROW_PANE: u16 = 48;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let drawn = context.theme.signs.boxes;
    let legend = if drawn { heading::legend(columns(area), context) } else { vec![] };
    let of_legend = if area.height >= 8 { cells(legend.len()).min(4) } else { 0 };
    let [body, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(of_legend)]).areas(area);
    lines(canvas, below, legend);
    if let Some(year) = leave::year_shown(context.app).filter(|_| drawn) {
        return whole(canvas, body, context, year);
    }
    let asked = cells(leave::requests(context.app).len()) + 1;
    let in_panes = drawn && area.width >= PANES.0 && area.height >= PANES.1;
    let wanted = cells(chart::rows_wanted(context));
    let of_chart = match body.height {
        _ if in_panes => Constraint::Length(wanted.min(body.height.saturating_sub(14))),
        _ => Constraint::Min(0),
    };
    let of_rest = if in_panes || body.height < 9 { 0 } else { asked.clamp(3, body.height / 3) };
    let of_mark = u16::from(body.height >= 5);
    let rest = if in_panes { Constraint::Min(0) } else { Constraint::Length(of_rest) };
    let [charted, marked, listed] =
        Layout::vertical([of_chart, Constraint::Length(of_mark), rest]).areas(body);
    if drawn {
        chart::draw(canvas, charted, context);
    } else {
        read::draw(canvas, charted, context);
    }
    lines(canvas, marked, [heading::marked(columns(marked), context)]);
    if in_panes {
        panes(canvas, listed, context);
    } else {
        requests::draw(canvas, listed, context);
    }
}

/// What everybody has, and beside it what is marked or the requests.
fn panes(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let [left, right] = pane::split(canvas, area, context, area.width.saturating_sub(PANE));
    let has = has::lines_of(context, columns(left));
    if context.app.screens.leave.part == LeavePane::Requests || has.is_empty() {
        requests::draw(canvas, left, context);
    } else {
        lines(canvas, left, has);
    }
    let (title, said) = about::about(context, columns(right).saturating_sub(2));
    pane::draw(canvas, right, context, &title, said);
}

/// The year by weeks, below it five weeks by day, what everybody has and what is marked; each whole or not at all, but for the
/// year, which scrolls.
fn whole(canvas: &mut Canvas, area: Rect, context: DrawContext, year: LeaveYear) {
    let wanted = cells(year::rows_wanted(context));
    let days = cells(weeks::lines_of(context, weeks::WIDE).len());
    let of_year = wanted.min(area.height.saturating_sub(days.min(area.height / 2) + 3));
    let [top, mark, below] =
        Layout::vertical([Constraint::Length(of_year), Constraint::Length(1), Constraint::Min(0)])
            .areas(area);
    year::draw(canvas, top, context, year);
    lines(canvas, mark, [heading::marked(columns(mark), context)]);
    let [left, right] = pane::split(canvas, below, context, area.width.saturating_sub(NARROW_PANE));
    let mut said: Vec<Line> = vec![];
    if usize::from(left.height) >= usize::from(days) {
        weeks::draw(canvas, left, context);
        let after = Rect {
            y: left.y + (days + 1).min(left.height),
            height: left.height.saturating_sub(days + 1),
            ..left
        };
        let has = has::lines_of(context, columns(after));
        if has.len() <= usize::from(after.height) {
            said = has;
        }
        if context.app.screens.leave.part == LeavePane::Requests {
            requests::draw(canvas, after, context);
        } else {
            lines(canvas, after, said);
        }
    } else {
        requests::draw(canvas, left, context);
    }
    let (title, about) = about::about(context, columns(right).saturating_sub(2));
    pane::draw(canvas, right, context, &title, about);
}
