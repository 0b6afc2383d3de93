//! Why something is flagged: the flag in words, then what could be done, with the marked one told in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::text::{fit, wrap};
use super::super::{Brush, cells, columns, lines};
use super::drawer;
use crate::app::{Choice, WhyLayer, words};

/// Columns of a fact's name.
const NAME: usize = 12;

/// Rows of the week that stay in sight on a tall screen.
const BEHIND: u16 = 12;

/// Lines being put together, and which of them tell what is marked.
struct Sheet<'b> {
    brush: Brush<'b>,
    columns: usize,
    lines: Vec<Line<'static>>,
    /// The first line of the marked choice, and the line after its last.
    marked: Option<(usize, usize)>,
}

pub(super) fn draw(frame: &mut Frame, area: Rect, brush: Brush, why: &WhyLayer) {
    let edges = if brush.theme.signs.boxes { 2 } else { 0 };
    let mut sheet =
        Sheet { brush, columns: columns(area).saturating_sub(edges), lines: vec![], marked: None };
    sheet.flag(why);
    sheet.choices(why);
    let most = if area.height >= 3 * BEHIND - 6 { area.height - BEHIND } else { area.height };
    let high = cells(sheet.lines.len()).saturating_add(2).min(most);
    let room = drawer(frame, area, brush, &title(why), high);
    let (all, fits) = (sheet.lines.len(), usize::from(room.height));
    let first = first_line(why, &sheet, fits);
    lines(frame, room, sheet.lines.into_iter().skip(first));
    let at = sheet.marked.map_or(0, |(from, _)| from.saturating_sub(first));
    if all > 0 && at < fits {
        frame.set_cursor_position((room.x, room.y + cells(at)));
    }
}

fn title(why: &WhyLayer) -> String {
    let week = why.flag().map(|flag| words::week(flag.week)).unwrap_or_default();
    match why.flags.len() {
        0 | 1 => format!("Why · {week}"),
        all => format!("Why · {} of {all} · {week}", why.at + 1),
    }
}

/// The first line shown: as far as it was paged, else so that all of the marked choice is in sight.
fn first_line(why: &WhyLayer, sheet: &Sheet<'_>, fits: usize) -> usize {
    let last = sheet.lines.len().saturating_sub(fits);
    if why.scrolled > 0 {
        return why.scrolled.min(last);
    }
    let (from, to) = sheet.marked.unwrap_or((0, 0));
    to.saturating_sub(fits).min(from).min(last)
}

impl Sheet<'_> {
    /// A text in a style, wrapped, each line after so many columns.
    fn put(&mut self, indent: usize, text: &str, style: Style) {
        for part in wrap(text, self.columns.saturating_sub(indent + 1)) {
            self.lines.push(Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(part, style)]));
        }
    }

    /// A name and what it is, wrapped beside it.
    fn fact(&mut self, name: &str, what: &str) {
        let theme = self.brush.theme;
        let wide = if self.columns < NAME * 3 { 0 } else { NAME };
        for (n, part) in wrap(what, self.columns.saturating_sub(wide + 1)).into_iter().enumerate() {
            let name = if n == 0 { fit(&format!(" {name}"), wide) } else { " ".repeat(wide) };
            self.lines
                .push(Line::from(vec![Span::styled(name, theme.quiet), Span::styled(part, theme.text)]));
        }
    }

    fn flag(&mut self, why: &WhyLayer) {
        let Brush { app, theme } = self.brush;
        let Some(flag) = why.flag() else { return };
        let word = format!(" {} {} ", theme.sign(flag.severity), flag.severity.word());
        self.lines.push(Line::from(vec![
            Span::styled(word, theme.severity(flag.severity)),
            Span::styled(flag.rule().title, theme.heading),
            Span::styled(format!(" {} {}", theme.signs.dot, flag.rule), theme.quiet),
        ]));
        self.put(1, &flag.message, theme.text);
        for (name, what) in why.facts(app) {
            self.fact(name, &what);
        }
    }

    fn choices(&mut self, why: &WhyLayer) {
        let theme = self.brush.theme;
        if let Some(remark) = &why.remark {
            self.put(1, remark, theme.amber);
        }
        if !why.choices.is_empty() {
            self.put(1, "What could be done", theme.heading);
        }
        for (n, choice) in why.choices.iter().enumerate() {
            if n == why.marked {
                let from = self.lines.len();
                self.marked_choice(choice);
                self.marked = Some((from, self.lines.len()));
            } else {
                let style = if choice.unavailable.is_some() { theme.quiet } else { theme.text };
                self.put(2, &choice.title, style);
            }
        }
        if !why.words().is_empty() {
            let name = if why.choices.is_empty() { "could help" } else { "could also help" };
            self.put(1, name, theme.heading);
            for words in why.words() {
                self.put(2, words, theme.text);
            }
        }
    }

    /// The marked choice in full: why it, why not, and what to send.
    fn marked_choice(&mut self, choice: &Choice) {
        let theme = self.brush.theme;
        let style = if choice.unavailable.is_some() { theme.quiet } else { theme.text };
        for (n, part) in wrap(&choice.title, self.columns.saturating_sub(3)).into_iter().enumerate() {
            let marker = if n == 0 { theme.signs.marker } else { " " };
            self.lines.push(Line::from(vec![
                Span::styled(format!("{marker} "), theme.near),
                Span::styled(part, style.patch(theme.selected)),
            ]));
        }
        if let Some(reason) = &choice.unavailable {
            self.put(4, &format!("Not now: {reason}."), theme.amber);
        }
        if !choice.reasons.is_empty() {
            self.put(4, &words::capital(&choice.reasons.join(", ")), theme.quiet);
        }
        if let Some(message) = &choice.message {
            self.put(4, &format!("To send: {message}"), theme.quiet);
        }
    }
}
