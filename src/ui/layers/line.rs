//! A line of text at the bottom: the prompt, the line, what it means or lacks, what saving it leads to, and the proposals.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::text::{Strip, fit, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, selection};
use super::consequences::remarks;
use super::frame::{drawer, field};
use crate::app::LineLayer;
use crate::app::quick::{QuickCompletion, Reading};

/// What the frame takes of the columns.
const BORDERS: usize = 2;

/// The most lines that are said of what is typed.
const MOST_SAID: usize = 6;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &LineLayer, top: bool) {
    let across = columns(area).saturating_sub(BORDERS);
    let mut rows = said(context, layer, across);
    if rows.is_empty() {
        rows.push(Line::default());
    }
    if top {
        rows.extend(remarks(context, across, &context.app.consequences()));
    }
    rows.extend(lands(context, layer, across));
    let above = rows.len();
    rows.extend(proposals(context, layer, across));
    let marked = above + layer.marked;
    let is_marked = top && marked < rows.len();
    let room = drawer(canvas, area, context, &layer.prompt, cells(rows.len() + 3));
    let text = Rect { height: room.height.min(1), ..room };
    field(canvas, text, &layer.text, context.theme.strong, top);
    let rest = Rect { y: room.y + 1, height: room.height.saturating_sub(1), ..room };
    if room.height >= 2 {
        lines(canvas, rest, rows);
        if is_marked && marked < usize::from(rest.height) {
            selection::choose(canvas, Rect { y: rest.y + cells(marked), height: 1, ..rest }, context);
        }
    }
}

/// What is said of what is written: how each word is understood, then what it comes to or lacks.
fn said(context: DrawContext, layer: &LineLayer, across: usize) -> Vec<Line<'static>> {
    let theme = context.theme;
    let (words, style) = match &layer.remark {
        Some(Ok(words)) => (words.as_str(), theme.good),
        Some(Err(words)) if layer.text.value().is_empty() => (words.as_str(), theme.quiet),
        Some(Err(words)) => (words.as_str(), theme.amber),
        None => ("", theme.text),
    };
    let mut rows =
        layer.reading.as_ref().map(|reading| understood(context, reading, across)).unwrap_or_default();
    // Read aloud, a sentence says more than the words one by one; drawn, it would say them twice.
    let is_told =
        theme.signs.boxes && !rows.is_empty() && matches!(layer.remark, Some(Ok(_))) && layer.says_no_more;
    if !is_told {
        // Words to show somebody are long; they are read here, so that all of them are.
        let said = wrap(words, across);
        rows.extend(said.into_iter().take(MOST_SAID).map(|row| Line::styled(row, style)));
    }
    rows
}

/// How each word is understood, and in brackets what is supposed; whole ones to a row.
fn understood(context: DrawContext, reading: &Reading, across: usize) -> Vec<Line<'static>> {
    let theme = context.theme;
    let known = reading.told.iter().map(|told| {
        let (sign, style) =
            if told.is_known { (theme.signs.done, theme.good) } else { (theme.signs.unknown, theme.amber) };
        (format!("{sign} {}", told.words).trim_start().to_owned(), style)
    });
    let supposed = reading.supposed.iter().filter(|_| reading.written.is_some());
    let all = known.chain(supposed.map(|words| (format!("({words})"), theme.quiet)));
    let (mut rows, mut row, mut used): (Vec<Line<'static>>, Vec<Span<'static>>, usize) = (vec![], vec![], 0);
    for (words, style) in all {
        let wide = width(&words) + 2;
        if used > 0 && used + wide > across {
            rows.push(Line::from(std::mem::take(&mut row)));
            used = 0;
        }
        used += wide;
        row.push(Span::styled(format!("{words}  "), style));
    }
    if !row.is_empty() {
        rows.push(Line::from(row));
    }
    rows
}

/// What stands before and after it that day.
fn lands(context: DrawContext, layer: &LineLayer, across: usize) -> Option<Line<'static>> {
    let theme = context.theme;
    let landing = layer.lands.as_ref()?;
    let mut line = Strip::new(across);
    line.put(format!("that day, before: {}  ", landing.before), theme.quiet);
    line.put(format!("{}{}", theme.signs.marker, landing.here), theme.near);
    line.put(format!("  after: {}", landing.after), theme.quiet);
    Some(line.line())
}

/// What the word at the cursor could become; nothing more once the line is whole, until they are gone through.
fn proposals(context: DrawContext, layer: &LineLayer, across: usize) -> Vec<Line<'static>> {
    let theme = context.theme;
    let is_whole = layer.reading.as_ref().is_some_and(|reading| reading.written.is_some());
    if is_whole && layer.marked == 0 {
        return vec![];
    }
    let wide = layer.proposals.iter().map(|it| width(&it.insert)).max().unwrap_or(0).min(28);
    let row = |proposal: &QuickCompletion| {
        let mut line = Strip::new(across);
        line.put(" ", theme.text);
        line.put(fit(&proposal.insert, wide), theme.text);
        line.put(format!("  {} ", proposal.label), theme.quiet);
        line.put(format!("({})", proposal.kind), theme.quiet);
        line.line()
    };
    layer.proposals.iter().map(row).collect()
}
