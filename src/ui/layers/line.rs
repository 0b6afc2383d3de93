//! A line of text at the bottom: the prompt, the line, what it means or lacks, and the proposals.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::text::{Strip, fit, width};
use super::super::{Brush, cells, columns, lines};
use super::{drawer, field};
use crate::app::LineLayer;

pub(super) fn draw(frame: &mut Frame, area: Rect, brush: Brush, layer: &LineLayer, top: bool) {
    let theme = brush.theme;
    let proposals = layer.proposals.len();
    let room = drawer(frame, area, brush, &layer.prompt, cells(proposals + 4));
    let text = Rect { height: room.height.min(1), ..room };
    field(frame, text, &layer.text, theme.heading, top);
    let rest = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
    if room.height < 2 {
        return;
    }
    let mut rows = vec![];
    let mut meaning = Strip::new(columns(rest));
    match &layer.remark {
        Some(Ok(words)) => meaning.put(words, theme.good),
        Some(Err(words)) if layer.text.value().is_empty() => meaning.put(words, theme.quiet),
        Some(Err(words)) => meaning.put(words, theme.amber),
        None => {}
    }
    rows.push(meaning.line());
    let wide = layer.proposals.iter().map(|it| width(&it.insert)).max().unwrap_or(0).min(28);
    for (n, proposal) in layer.proposals.iter().enumerate() {
        let marked = n == layer.marked;
        let style = if marked { theme.selected } else { theme.text };
        let mut line = Strip::new(columns(rest));
        line.put(if marked { theme.signs.marker } else { " " }, theme.near);
        line.put(fit(&proposal.insert, wide), style);
        line.put(format!("  {} ", proposal.label), theme.quiet);
        line.put(format!("({})", proposal.kind), theme.quiet);
        rows.push(line.line());
    }
    lines(frame, rest, rows);
}
