//! What lies over a screen: a line with its proposals, a list, a form, a page, a picked-up session, why
//! something is flagged, cover.

mod case;
mod conflict;
mod consequences;
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

use super::{Canvas, DrawContext};
use crate::app::Layer;
pub(super) use page::paragraphs;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    for (n, layer) in context.app.layers.iter().enumerate() {
        // Read aloud, only what is in front is there.
        if context.shows_only_layer() && n + 1 < context.app.layers.len() {
            continue;
        }
        let top = n + 1 == context.app.layers.len();
        match layer {
            Layer::Line(line) => line::draw(canvas, area, context, line, top),
            Layer::List(list) => list::draw(canvas, area, context, list, top),
            Layer::Form(form) => form::draw(canvas, area, context, form, top),
            Layer::Page(page) => page::draw(canvas, area, context, page),
            Layer::Conflict(it) => conflict::draw(canvas, area, context, it, top),
            Layer::Publish(publish) => publish::draw(canvas, area, context, publish, top),
            Layer::Moving(moving) => moving::draw(canvas, area, context, moving),
            Layer::Suggestions(suggestions) => suggestions::draw(canvas, area, context, suggestions),
            Layer::Handover(handover) => page::draw(canvas, area, context, &handover.page),
            Layer::Finder(finder) => list::draw(canvas, area, context, &finder.list, top),
            Layer::Sessions(sessions) => sessions::draw(canvas, area, context, sessions, top),
            Layer::Case(case) => case::draw(canvas, area, context, case),
        }
    }
}
