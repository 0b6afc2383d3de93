//! A line of text at the bottom: the prompt, the line, what it means or lacks, and the proposals.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, fit, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, selection};
use super::frame::{drawer, field};
use crate::app::LineLayer;

/// What the frame takes of the columns.
const BORDERS: usize = 2;

/// The most lines that are said of what is typed.
const MOST_SAID: usize = 6;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &LineLayer, top: bool) {
    let theme = context.theme;
    let (words, style) = match &layer.remark {
        Some(Ok(words)) => (words.as_str(), theme.good),
        Some(Err(words)) if layer.text.value().is_empty() => (words.as_str(), theme.quiet),
        Some(Err(words)) => (words.as_str(), theme.amber),
        None => ("", theme.text),
    };
    // Words to show somebody are long; they are read here, so that all of them are.
    let mut said = wrap(words, columns(area).saturating_sub(BORDERS));
    said.truncate(MOST_SAID);
    let proposals = layer.proposals.len();
    let room = drawer(canvas, area, context, &layer.prompt, cells(proposals + 3 + said.len().max(1)));
    let text = Rect { height: room.height.min(1), ..room };
    field(canvas, text, &layer.text, theme.strong, top);
    let rest = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
    if room.height < 2 {
        return;
    }
    let mut rows: Vec<Line<'_>> = said.into_iter().map(|row| Line::styled(row, style)).collect();
    if rows.is_empty() {
        rows.push(Line::default());
    }
    let wide = layer.proposals.iter().map(|it| width(&it.insert)).max().unwrap_or(0).min(28);
    for proposal in &layer.proposals {
        let mut line = Strip::new(columns(rest));
        line.put(" ", theme.text);
        line.put(fit(&proposal.insert, wide), theme.text);
        line.put(format!("  {} ", proposal.label), theme.quiet);
        line.put(format!("({})", proposal.kind), theme.quiet);
        rows.push(line.line());
    }
    let above = rows.len() - proposals;
    lines(canvas, rest, rows);
    if top && layer.marked < proposals && above + layer.marked < usize::from(rest.height) {
        let row = Rect { y: rest.y + cells(above + layer.marked), height: 1, ..rest };
        selection::choose(canvas, row, context);
    }
}
