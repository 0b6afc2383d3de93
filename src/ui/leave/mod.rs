//! The Leave screen: the wall chart, what is marked on it in words, what is to be decided and what everybody has; where there
//! is room, the whole leave year by weeks and five weeks by day.

mod about;
mod chart;
mod has;
mod heading;
mod legend;
mod mark;
mod read;
mod requests;
mod told;
mod weeks;
mod who;
mod year;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::{Canvas, DrawContext, cells, columns, lines, pane};
use crate::app::screen::leave;
use crate::app::screen::leave::LeavePane;
use crate::domain::Date;
use crate::rota::leave::LeaveYear;

/// Columns and rows from which what everybody has, and what is marked, stand below the chart in panes.
const PANES: (u16, u16) = (100, 26);
/// Columns of the pane of what is marked: below the chart, and where the whole year stands above it.
const PANE: u16 = 58;
const NARROW_PANE: u16 = 48;

/// The fewest rows of the panes.
const PANES_LEAST: u16 = 14;
/// The most rows that name the public holidays of a year.
const HOLIDAY_ROWS: usize = 3;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let drawn = context.theme.signs.boxes;
    let legend = if drawn { legend::legend(columns(area), context) } else { vec![] };
    let of_legend = if area.height >= 8 { cells(legend.len()).min(4) } else { 0 };
    let [body, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(of_legend)]).areas(area);
    lines(canvas, below, legend);
    if let Some(year) = leave::year_shown(context.app).filter(|_| drawn) {
        return whole(canvas, body, context, year);
    }
    let asked = cells(leave::requests(context.app).len()) + 1;
    let in_panes = drawn && area.width >= PANES.0 && area.height >= PANES.1;
    let wanted = cells(chart::rows_wanted(context));
    // What is marked stands in a pane of its own, or in a line.
    let of_mark = u16::from(!in_panes && body.height >= 5);
    let of_rest = if in_panes || body.height < 9 { 0 } else { asked.clamp(3, body.height / 3) };
    let spare = body.height.saturating_sub(wanted + of_mark + if in_panes { PANES_LEAST } else { of_rest });
    let told = if drawn { chart::told(context, columns(area), usize::from(spare)) } else { vec![] };
    let of_told = cells(told.len());
    let of_chart = if in_panes {
        Constraint::Length(wanted.min(body.height.saturating_sub(PANES_LEAST)))
    } else {
        Constraint::Min(0)
    };
    let rest = if in_panes { Constraint::Min(0) } else { Constraint::Length(of_rest) };
    let [charted, said, marked, listed] =
        Layout::vertical([of_chart, Constraint::Length(of_told), Constraint::Length(of_mark), rest])
            .areas(body);
    if drawn {
        chart::draw(canvas, charted, context);
    } else {
        read::draw(canvas, charted, context);
    }
    lines(canvas, said, told);
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
    let holidays = told::holidays(context, columns(area), year_days(year), HOLIDAY_ROWS);
    let of_holidays = cells(holidays.len()).min(area.height.saturating_sub(of_year + days + PANES_LEAST));
    let [top, named, below] =
        Layout::vertical([Constraint::Length(of_year), Constraint::Length(of_holidays), Constraint::Min(0)])
            .areas(area);
    year::draw(canvas, top, context, year);
    lines(canvas, named, holidays);
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

/// Every day of a leave year.
fn year_days(year: LeaveYear) -> impl Iterator<Item = Date> {
    let days = year.last.days_since(year.first).max(0);
    (0..=days).map(move |n| year.first.plus_days(n))
}
