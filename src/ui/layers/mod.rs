//! What lies over a screen: a line with its proposals, a list, a form, a page, a picked-up session, why
//! something is flagged, cover.

mod clash;
mod form;
mod frame;
mod line;
mod list;
mod moving;
mod page;
mod publish;
mod sessions;
mod suggestions;

use ratatui::layout::Rect;

use super::{Brush, Canvas};
use crate::app::Layer;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, brush: Brush) {
    for (n, layer) in brush.app.layers.iter().enumerate() {
        let top = n + 1 == brush.app.layers.len();
        match layer {
            Layer::Line(line) => line::draw(canvas, area, brush, line, top),
            Layer::List(list) => list::draw(canvas, area, brush, list, top),
            Layer::Form(form) => form::draw(canvas, area, brush, form, top),
            Layer::Page(page) => page::draw(canvas, area, brush, page),
            Layer::Clash(clash) => clash::draw(canvas, area, brush, clash, top),
            Layer::Publish(publish) => publish::draw(canvas, area, brush, publish, top),
            Layer::Moving(moving) => moving::draw(canvas, area, brush, moving),
            Layer::Suggestions(suggestions) => suggestions::draw(canvas, area, brush, suggestions),
            Layer::Handover(handover) => page::draw(canvas, area, brush, &handover.page),
            Layer::Finder(finder) => list::draw(canvas, area, brush, &finder.list, top),
            Layer::Sessions(sessions) => sessions::draw(canvas, area, brush, sessions, top),
        }
    }
}
