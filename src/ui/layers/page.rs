//! A page to read: headings, keys, facts and text, wrapped to the width.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Paragraph as Block, Wrap};

use super::super::text::fit;
use super::super::{Brush, Canvas, cells};
use super::window;
use crate::app::{PageLayer, Paragraph};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, brush: Brush, page: &PageLayer) {
    let high = cells(page.paragraphs.len()).saturating_add(6).clamp(8, area.height.max(8));
    let room: Rect = window(canvas, area, brush, &page.title, (100, high));
    let text: Vec<Line> = page
        .paragraphs
        .iter()
        .skip(usize::from(page.scrolled))
        .map(|paragraph| line(brush, paragraph))
        .collect();
    canvas.put(Block::new(Text::from(text)).wrap(Wrap { trim: false }), room);
    canvas.set_cursor((room.x, room.y));
}

/// A paragraph as one line, however long.
pub(super) fn line(brush: Brush, paragraph: &Paragraph) -> Line<'static> {
    let theme = brush.theme;
    match paragraph {
        Paragraph::Heading(heading) => Line::styled(heading.clone(), theme.heading),
        Paragraph::Text(words) => Line::styled(words.clone(), theme.text),
        Paragraph::Fact(name, what) => Line::from(vec![
            Span::styled(fit(&format!("  {name}"), 18), theme.quiet),
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
