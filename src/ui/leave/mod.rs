//! The Leave screen: the wall chart, what is marked on it in words, and the requests below or beside it.

mod chart;
mod heading;
mod read;
mod requests;

use ratatui::layout::{Constraint, Layout, Rect};

use super::{Canvas, DrawContext, cells};
use crate::app::screen::leave;
use crate::app::screen::leave::{BESIDE, REQUESTS};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let beside = area.width >= BESIDE;
    let [left, right] = if beside {
        Layout::horizontal([Constraint::Min(0), Constraint::Length(REQUESTS)]).areas(area)
    } else {
        [area, Rect { width: 0, ..area }]
    };
    let asked = cells(leave::requests(context.app).len()) + 1;
    let below = if beside || left.height < 9 { 0 } else { asked.clamp(3, left.height / 3) };
    let about = match left.height {
        12.. => 3,
        5.. => 1,
        _ => 0,
    };
    let heights = [Constraint::Min(0), Constraint::Length(about), Constraint::Length(below)];
    let [charted, marked, listed] = Layout::vertical(heights).areas(left);
    if context.theme.signs.boxes {
        chart::draw(canvas, charted, context);
    } else {
        read::draw(canvas, charted, context);
    }
    heading::draw(canvas, marked, context);
    requests::draw(canvas, if beside { right } else { listed }, context);
}
