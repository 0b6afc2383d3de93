//! A page to read: headings, keys, facts and text, wrapped to the width.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::super::spark;
use super::super::spoken::heard;
use super::super::text::{fit, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines};
use super::frame::{more_below, window};
use crate::app::{PageLayer, Paragraph};
use crate::command::Command;

/// The most columns of a page.
const WIDE: usize = 100;
/// The least columns of a fact's name, and the most.
const NAMES: [usize; 2] = [15, 40];
/// The least columns of keys, and the most.
const KEYS: [usize; 2] = [16, 26];

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, page: &PageLayer) {
    let each = paragraphs(context, page, columns(area).min(WIDE).saturating_sub(2));
    let all: usize = each.iter().map(Vec::len).sum();
    let high = cells(all.max(page.paragraphs.len() + 4)).saturating_add(2).clamp(8, area.height.max(8));
    let room: Rect = window(canvas, area, context, &page.title, (cells(WIDE), high));
    let shown: Vec<Line<'static>> = each.into_iter().skip(usize::from(page.scrolled)).flatten().collect();
    let more = shown.len().saturating_sub(usize::from(room.height));
    lines(canvas, room, shown);
    if more > 0 && room.height > 1 {
        let last = Rect { y: room.y + room.height - 1, height: 1, ..room };
        canvas.put(Clear, last);
        lines(canvas, last, [more_below(context, more + 1, Command::ScrollPageDown)]);
    }
    canvas.set_cursor((room.x, room.y));
}

/// Each paragraph of a page in its lines, of so many columns.
pub(in crate::ui) fn paragraphs(
    context: DrawContext,
    page: &PageLayer,
    across: usize,
) -> Vec<Vec<Line<'static>>> {
    let wide = names(&page.paragraphs);
    let keys = keys_column(&page.paragraphs, across);
    page.paragraphs.iter().map(|it| in_columns(context, it, (wide, keys), across)).collect()
}

/// The columns that keys take, so that none is cut and what they do stands in a column of its own.
fn keys_column(paragraphs: &[Paragraph], across: usize) -> usize {
    let keys = |paragraph: &Paragraph| match paragraph {
        Paragraph::Key(keys, ..) => width(keys),
        _ => 0,
    };
    let widest = paragraphs.iter().map(keys).max().unwrap_or(0);
    widest.clamp(KEYS[0], KEYS[1]).min(across / 3)
}

/// A paragraph in rows: what stands beside a key or a name goes on below itself, and keys that are many below each other.
fn in_columns(
    context: DrawContext,
    paragraph: &Paragraph,
    (names, keys): (usize, usize),
    across: usize,
) -> Vec<Line<'static>> {
    let theme = context.theme;
    if let (false, Paragraph::Fact(name, said) | Paragraph::Course { name, said, .. }) =
        (theme.signs.boxes, paragraph)
    {
        let sentence = format!("{}: {}", name.trim_end_matches(':'), heard(said));
        return wrap(&sentence, across).into_iter().map(|row| Line::styled(row, theme.text)).collect();
    }
    let (left, (wide, left_style), right) = match paragraph {
        Paragraph::Heading(text) => {
            return wrap(text, across).into_iter().map(|row| Line::styled(row, theme.strong)).collect();
        }
        Paragraph::Text(text) => {
            return wrap(text, across).into_iter().map(|row| Line::styled(row, theme.text)).collect();
        }
        Paragraph::Fact(name, what) => {
            (name, (names.min(across / 2), theme.quiet), vec![(what.clone(), theme.text)])
        }
        Paragraph::Course { name, values, most, said } => {
            let drawn: String = values.iter().map(|value| spark::column(*value, *most)).collect();
            let drawn = if theme.signs.boxes { format!("{drawn}  ") } else { String::new() };
            (name, (names.min(across / 2), theme.quiet), vec![(format!("{drawn}{said}"), theme.text)])
        }
        Paragraph::Key(key, what, reason) => {
            let reason = reason.as_ref().map(|reason| (format!("Not now: {reason}."), theme.quiet));
            (key, (keys, theme.key), std::iter::once((what.clone(), theme.text)).chain(reason).collect())
        }
    };
    let room = across.saturating_sub(wide + 4);
    let left = wrap(left, wide);
    let right: Vec<(String, _)> = right
        .into_iter()
        .flat_map(|(text, style)| wrap(&text, room).into_iter().map(move |row| (row, style)))
        .collect();
    let rows = left.len().max(right.len());
    let row = |n: usize| {
        let name = left.get(n).map_or("", String::as_str);
        let (text, style) = right.get(n).cloned().unwrap_or_default();
        Line::from(vec![
            Span::styled(format!("  {}  ", fit(name, wide)), left_style),
            Span::styled(text, style),
        ])
    };
    (0..rows).map(row).collect()
}

/// The columns that the names of facts take, so that what is said of each stands in a column of its own.
pub(super) fn names(paragraphs: &[Paragraph]) -> usize {
    let name = |paragraph: &Paragraph| match paragraph {
        Paragraph::Fact(name, _) | Paragraph::Course { name, .. } => width(name),
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
        Paragraph::Fact(name, what) | Paragraph::Course { name, said: what, .. } => Line::from(vec![
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
