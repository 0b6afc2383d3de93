//! A page to read: headings, keys, facts and text, wrapped to the width.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Clear, Paragraph as Block, Wrap};

use super::super::text::{fit, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines};
use super::frame::{more_below, window};
use crate::app::{PageLayer, Paragraph};
use crate::command::Command;

/// The most columns of a page.
const WIDE: usize = 100;
/// The least columns of a fact's name, and the most.
const NAMES: [usize; 2] = [15, 40];

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, page: &PageLayer) {
    let across = columns(area).min(WIDE).saturating_sub(2);
    let wide = names(&page.paragraphs);
    let rows = |paragraph: &Paragraph| wrap(&line(context, paragraph, wide).to_string(), across).len().max(1);
    let each: Vec<usize> = page.paragraphs.iter().map(rows).collect();
    let all: usize = each.iter().sum();
    let high = cells(all.max(page.paragraphs.len() + 4)).saturating_add(2).clamp(8, area.height.max(8));
    let room: Rect = window(canvas, area, context, &page.title, (cells(WIDE), high));
    let shown = page.paragraphs.iter().skip(usize::from(page.scrolled));
    let left: usize = each.iter().skip(usize::from(page.scrolled)).sum();
    let more = left.saturating_sub(usize::from(room.height));
    let text: Vec<Line> = shown.map(|paragraph| line(context, paragraph, wide)).collect();
    canvas.put(Block::new(Text::from(text)).wrap(Wrap { trim: false }), room);
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

/// A paragraph as one line, however long; the name of a fact takes so many columns.
pub(super) fn line(context: DrawContext, paragraph: &Paragraph, names: usize) -> Line<'static> {
    let theme = context.theme;
    match paragraph {
        Paragraph::Heading(heading) => Line::styled(heading.clone(), theme.strong),
        Paragraph::Text(words) => Line::styled(words.clone(), theme.text),
        Paragraph::Fact(name, what) => Line::from(vec![
            Span::styled(format!("  {} ", fit(name, names)), theme.quiet),
            Span::styled(what.clone(), theme.text),
        ]),
        Paragraph::Key(keys, what, reason) => {
            let mut line = vec![
                Span::styled(fit(&format!("  {keys}"), 20), theme.key),
                Span::styled(what.clone(), theme.text),
            ];
            if let Some(reason) = reason {
                line.push(Span::styled(format!(" Not now: {reason}."), theme.quiet));
            }
            Line::from(line)
        }
    }
}
