//! A page to read: headings, keys, facts and text, wrapped to the width.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::super::text::{fit, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines};
use super::frame::{more_below, window};
use crate::app::{PageLayer, Paragraph};
use crate::command::Command;

/// The most columns of a page.
const WIDE: usize = 100;
/// The least columns of a fact's name, and the most.
const NAMES: [usize; 2] = [15, 40];
/// Columns of keys.
const KEYS: usize = 20;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, page: &PageLayer) {
    let across = columns(area).min(WIDE).saturating_sub(2);
    let wide = names(&page.paragraphs);
    let rows = |paragraph: &Paragraph| hung(context, paragraph, wide, across).len();
    let each: Vec<usize> = page.paragraphs.iter().map(rows).collect();
    let all: usize = each.iter().sum();
    let high = cells(all.max(page.paragraphs.len() + 4)).saturating_add(2).clamp(8, area.height.max(8));
    let room: Rect = window(canvas, area, context, &page.title, (cells(WIDE), high));
    let shown = page.paragraphs.iter().skip(usize::from(page.scrolled));
    let left: usize = each.iter().skip(usize::from(page.scrolled)).sum();
    let more = left.saturating_sub(usize::from(room.height));
    lines(canvas, room, shown.flat_map(|paragraph| hung(context, paragraph, wide, across)));
    if more > 0 && room.height > 1 {
        let last = Rect { y: room.y + room.height - 1, height: 1, ..room };
        canvas.put(Clear, last);
        lines(canvas, last, [more_below(context, more + 1, Command::ScrollPageDown)]);
    }
    canvas.set_cursor((room.x, room.y));
}

/// The columns that the names of facts take, so that what is said of each stands in a column of its own.
pub(super) fn names(paragraphs: &[Paragraph]) -> usize {
    let name = |paragraph: &Paragraph| match paragraph {
        Paragraph::Fact(name, _) => width(name),
        _ => 0,
    };
    let [least, most] = NAMES;
    paragraphs.iter().map(name).max().unwrap_or(0).clamp(least, most)
}

/// A paragraph over as many lines as it takes: what goes on hangs under what it goes on with.
pub(super) fn hung(
    context: DrawContext,
    paragraph: &Paragraph,
    names: usize,
    columns: usize,
) -> Vec<Line<'static>> {
    let whole = line(context, paragraph, names);
    let said = whole.to_string();
    if width(&said) <= columns {
        return vec![whole];
    }
    let set_in = match paragraph {
        Paragraph::Fact(..) => names + 3,
        Paragraph::Key(..) => KEYS,
        Paragraph::Heading(words) | Paragraph::Text(words) => words.len() - words.trim_start().len(),
    };
    // Where next to nothing would be left, it goes on from the left edge.
    let set_in = if set_in * 2 > columns { 0 } else { set_in };
    let (lead, last) = match whole.spans.split_first() {
        Some((lead, [last, ..])) if set_in > 0 => (Some(lead.clone()), last.style),
        Some((only, _)) => (None, only.style),
        None => (None, context.theme.text),
    };
    let rest = match &lead {
        Some(lead) => said.get(lead.content.len()..).unwrap_or_default(),
        None => said.as_str(),
    };
    let words = wrap(rest, columns.saturating_sub(set_in));
    let row = |(n, words): (usize, String)| {
        let lead = match &lead {
            Some(lead) if n == 0 => lead.clone(),
            _ => Span::raw(" ".repeat(set_in)),
        };
        Line::from(vec![lead, Span::styled(words, last)]).style(whole.style)
    };
    words.into_iter().enumerate().map(row).collect()
}

/// A paragraph as one line, however long; the name of a fact takes so many columns.
pub(super) fn line(context: DrawContext, paragraph: &Paragraph, names: usize) -> Line<'static> {
    let theme = context.theme;
    match paragraph {
        Paragraph::Heading(heading) => Line::styled(heading.clone(), theme.heading),
        Paragraph::Text(words) => Line::styled(words.clone(), theme.text),
        Paragraph::Fact(name, what) => Line::from(vec![
            Span::styled(format!("  {} ", fit(name, names)), theme.quiet),
            Span::styled(what.clone(), theme.text),
        ]),
        Paragraph::Key(keys, what, reason) => {
            let mut line = vec![
                Span::styled(fit(&format!("  {keys}"), KEYS), theme.key),
                Span::styled(what.clone(), theme.text),
            ];
            if let Some(reason) = reason {
                line.push(Span::styled(format!(" Not now: {reason}."), theme.quiet));
            }
            Line::from(line)
        }
    }
}
