//! Times to choose from, the marked one told in full.

use ratatui::layout::Rect;

use super::super::{Brush, Canvas};
use super::choices::Sheet;
use crate::app::OfferLayer;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, brush: Brush, offer: &OfferLayer) {
    let mut sheet = Sheet::new(area, brush);
    for line in &offer.said {
        sheet.put(1, line, brush.theme.text);
    }
    sheet.choices(&offer.choices, offer.marked);
    if let Some(remark) = &offer.remark {
        sheet.put(1, remark, brush.theme.amber);
    }
    sheet.draw(canvas, area, &offer.title, offer.scrolled);
}
