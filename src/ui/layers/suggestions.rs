//! Suggestions in a drawer: what they are about, then what could be done, the marked one told in full.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::asks::hanging;
use super::super::text::{fit, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, selection};
use super::frame::{drawer, more_below};
use crate::app::{Suggestion, SuggestionText, SuggestionsLayer, words};
use crate::command::Command;
use crate::rules::Flag;

/// Columns of a fact's name.
const NAME: usize = 12;

/// Rows of the week that stay in sight on a tall screen.
const BEHIND: u16 = 12;

/// The most lines of a list that are shown at once.
const LISTED: usize = 6;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &SuggestionsLayer) {
    let mut sheet = Sheet::new(area, context);
    for told in layer.before(context.app) {
        sheet.tell(&told);
    }
    sheet.choices(&layer.choices, layer.marked);
    for told in layer.after() {
        sheet.tell(&told);
    }
    sheet.draw(canvas, area, &layer.title(context.app), layer.scrolled);
}

/// Lines being put together, and which of them tell what is marked.
struct Sheet<'b> {
    context: DrawContext<'b>,
    columns: usize,
    /// The most lines of a list.
    listed: usize,
    lines: Vec<Line<'static>>,
    /// The first line of what is marked, and the line after its last.
    marked: Option<(usize, usize)>,
    /// How many lines the title of what is marked takes.
    chosen: usize,
}

impl<'b> Sheet<'b> {
    /// An empty sheet for a drawer in an area.
    fn new(area: Rect, context: DrawContext<'b>) -> Self {
        let edges = if context.theme.signs.boxes { 2 } else { 0 };
        // A list has room for a quarter of the screen.
        let listed = LISTED.min(usize::from(area.height / 4)).max(1);
        Self {
            context,
            columns: columns(area).saturating_sub(edges),
            listed,
            lines: vec![],
            marked: None,
            chosen: 0,
        }
    }

    /// Puts what is said, each in its voice.
    fn tell(&mut self, told: &SuggestionText) {
        let theme = self.context.theme;
        match told {
            SuggestionText::Flag(flag) => self.flag(flag),
            SuggestionText::Text(words) => self.put(1, words, theme.text),
            SuggestionText::Quiet(words) => self.put(1, words, theme.quiet),
            SuggestionText::Heading(words) => self.put(1, words, theme.strong),
            SuggestionText::Item(words) => self.put(2, words, theme.text),
            SuggestionText::Warning(words) => self.put(1, words, theme.amber),
            SuggestionText::Graded(severity, words) => {
                self.put(1, &format!("{} {words}", theme.sign(*severity)), theme.severity(*severity));
            }
            SuggestionText::Fact(name, what) => self.fact(name, what),
            SuggestionText::List { lines, at } => self.list(lines, *at),
        }
    }

    /// A flag: how grave it is, and what it says.
    fn flag(&mut self, flag: &Flag) {
        let theme = self.context.theme;
        let sign = format!(" {} ", theme.signed(flag.severity));
        let of_sign = theme.severity(flag.severity);
        self.lines.extend(hanging(
            self.columns.saturating_sub(1),
            &sign,
            &flag.message,
            of_sign,
            theme.strong,
        ));
    }

    /// The lines of a list around the one that is looked at.
    fn list(&mut self, lines: &[String], at: usize) {
        let theme = self.context.theme;
        let first = (at + 1).saturating_sub(self.listed).min(lines.len().saturating_sub(self.listed));
        for (n, words) in lines.iter().enumerate().skip(first).take(self.listed) {
            let (marker, style) =
                if n == at { (theme.signs.aside, theme.strong) } else { (" ", theme.quiet) };
            self.lines.push(Line::from(vec![
                Span::styled(format!("{marker} "), theme.strong),
                Span::styled(words.clone(), style),
            ]));
        }
    }

    /// Draws it, from as far as it was paged, else so that all of what is marked is in sight.
    fn draw(self, canvas: &mut Canvas, area: Rect, title: &str, scrolled: usize) {
        let most = if area.height >= 3 * BEHIND - 6 { area.height - BEHIND } else { area.height };
        let high = cells(self.lines.len()).saturating_add(2).min(most);
        let room = drawer(canvas, area, self.context, title, high);
        let (all, fits) = (self.lines.len(), usize::from(room.height));
        // The last row says that there is more, where there is.
        let fits = if all > fits && fits > 1 { fits - 1 } else { fits };
        let first = self.first_line(scrolled, fits);
        let at = self.marked.map_or(0, |(from, _)| from.saturating_sub(first));
        let more = all.saturating_sub(first + fits);
        let below = (more > 0).then(|| more_below(self.context, more, Command::PageDown));
        lines(canvas, room, self.lines.into_iter().skip(first).take(fits).chain(below));
        let chosen = self.chosen.min(fits.saturating_sub(at));
        if all > 0 && chosen > 0 {
            let area = Rect { y: room.y + cells(at), height: cells(chosen), ..room };
            selection::focus(canvas, area, self.context);
        } else if all > 0 && at < fits {
            canvas.set_cursor((room.x, room.y + cells(at)));
        }
    }

    fn first_line(&self, scrolled: usize, fits: usize) -> usize {
        let last = self.lines.len().saturating_sub(fits);
        if scrolled > 0 {
            return scrolled.min(last);
        }
        let (from, to) = self.marked.unwrap_or((0, 0));
        to.saturating_sub(fits).min(from).min(last)
    }

    /// A text in a style, wrapped, each line after so many columns.
    fn put(&mut self, indent: usize, text: &str, style: Style) {
        for part in wrap(text, self.columns.saturating_sub(indent + 1)) {
            self.lines.push(Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(part, style)]));
        }
    }

    /// A name and what it is, wrapped beside it.
    fn fact(&mut self, name: &str, what: &str) {
        let theme = self.context.theme;
        let wide = if self.columns < NAME * 3 { 0 } else { NAME };
        for (n, part) in wrap(what, self.columns.saturating_sub(wide + 1)).into_iter().enumerate() {
            let name = if n == 0 { fit(&format!(" {name}"), wide) } else { " ".repeat(wide) };
            self.lines
                .push(Line::from(vec![Span::styled(name, theme.quiet), Span::styled(part, theme.text)]));
        }
    }

    /// Choices, the marked one told in full.
    fn choices(&mut self, choices: &[Suggestion], marked: usize) {
        let theme = self.context.theme;
        for (n, choice) in choices.iter().enumerate() {
            if n == marked {
                let from = self.lines.len();
                self.marked_choice(choice);
                self.marked = Some((from, self.lines.len()));
            } else {
                let style = if choice.unavailable.is_some() { theme.quiet } else { theme.text };
                self.put(2, &choice.title, style);
            }
        }
    }

    /// The marked choice in full: why it, why not, and what to send.
    fn marked_choice(&mut self, choice: &Suggestion) {
        let theme = self.context.theme;
        let style = if choice.unavailable.is_some() { theme.quiet } else { theme.text };
        for (n, part) in wrap(&choice.title, self.columns.saturating_sub(3)).into_iter().enumerate() {
            self.chosen = n + 1;
            self.lines.push(Line::from(vec![Span::raw("  "), Span::styled(part, style)]));
        }
        if let Some(reason) = &choice.unavailable {
            self.put(4, &format!("Not now: {reason}."), theme.amber);
        }
        if !choice.reasons.is_empty() {
            self.put(4, &words::capital(&choice.reasons.join("; ")), theme.quiet);
        }
        if let Some(message) = &choice.message {
            self.put(4, &format!("To send: {message}"), theme.quiet);
        }
    }
}
