//! A page to read: headings, keys, facts and text, wrapped to the width.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Paragraph as Block, Wrap};

use super::super::text::fit;
use super::super::{Brush, cells};
use super::window;
use crate::app::{PageLayer, Paragraph};

pub(super) fn draw(frame: &mut Frame, area: Rect, brush: Brush, page: &PageLayer) {
    let high = cells(page.paragraphs.len()).saturating_add(6).clamp(8, area.height.max(8));
    let room: Rect = window(frame, area, brush, &page.title, (100, high));
    let theme = brush.theme;
    let mut text: Vec<Line> = vec![];
    for paragraph in page.paragraphs.iter().skip(usize::from(page.scrolled)) {
        match paragraph {
            Paragraph::Heading(heading) => text.push(Line::styled(heading.clone(), theme.heading)),
            Paragraph::Text(words) => text.push(Line::styled(words.clone(), theme.text)),
            Paragraph::Fact(name, what) => text.push(Line::from(vec![
                Span::styled(fit(&format!("  {name}"), 18), theme.quiet),
                Span::styled(what.clone(), theme.text),
            ])),
            Paragraph::Key(keys, what, reason) => {
                let mut line = vec![
                    Span::styled(fit(&format!("  {keys}"), 20), theme.key),
                    Span::styled(what.clone(), theme.text),
                ];
                if let Some(reason) = reason {
                    line.push(Span::styled(format!(" Not now: {reason}."), theme.quiet));
                }
                text.push(Line::from(line));
            }
        }
    }
    frame.render_widget(Block::new(Text::from(text)).wrap(Wrap { trim: false }), room);
    frame.set_cursor_position((room.x, room.y));
}
