//! The screens in a row, always in the same order, each with its key and with how much waits there; the one shown in brackets.
//!
//! Where they do not all fit, those of least use for a day's work are left out; the one shown never is.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::ScreenId;
use crate::command::Command;

/// The screens by how much a narrow terminal needs their tab.
const WORTH: &[ScreenId] = &[
    ScreenId::Week,
    ScreenId::Day,
    ScreenId::Risks,
    ScreenId::Leave,
    ScreenId::Caseload,
    ScreenId::Inbox,
    ScreenId::People,
    ScreenId::Posts,
    ScreenId::Hours,
    ScreenId::Supervision,
    ScreenId::Groups,
    ScreenId::Training,
    ScreenId::Reminders,
    ScreenId::Directory,
    ScreenId::Rules,
    ScreenId::Policy,
    ScreenId::History,
    ScreenId::Service,
];

/// A tab: its key, its title, and how much waits there.
struct Tab {
    screen: ScreenId,
    key: String,
    title: &'static str,
    badge: String,
}

impl Tab {
    fn of(screen: ScreenId, context: DrawContext) -> Self {
        let app = context.app;
        let key = screen.command().and_then(|command| app.keys.map.key_of(command, app.screen.scopes()));
        let badge = match app.waiting_on(screen) {
            0 => String::new(),
            many => format!(" {many}"),
        };
        Self {
            screen,
            key: key.map_or_else(String::new, |key| format!("{key} ")),
            title: screen.title(),
            badge,
        }
    }

    /// What stands before and after it: brackets around the one shown; read aloud, words.
    fn around(&self, context: DrawContext) -> (&'static str, &'static str) {
        match (context.theme.signs.boxes, self.screen == context.app.screen) {
            (true, true) => ("[", "]"),
            (true, false) => (" ", " "),
            (false, true) => (" ", ", shown."),
            (false, false) => (" ", "."),
        }
    }

    /// The columns it takes with what stands around it.
    fn width(&self, context: DrawContext) -> usize {
        let (before, after) = self.around(context);
        width(before) + width(&self.key) + width(self.title) + width(&self.badge) + width(after)
    }
}

/// Draws the row.
pub(super) fn draw(canvas: &mut Canvas, row: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let palette = app.keys.map.key_of(Command::Palette, app.screen.scopes());
    let (more, more_width) = match &palette {
        Some(key) => (" all", width(key) + 5),
        None => ("", 0),
    };
    let all = columns(row);
    let tabs: Vec<Tab> = WORTH.iter().map(|screen| Tab::of(*screen, context)).collect();
    let widths: Vec<usize> = tabs.iter().map(|tab| tab.width(context)).collect();
    let at = WORTH.iter().position(|screen| *screen == app.screen).unwrap_or(0);
    let first = chosen(&widths, at, all.saturating_sub(more_width));
    let place = |tab: &Tab| ScreenId::ALL.iter().position(|screen| *screen == tab.screen);
    let mut shown: Vec<&Tab> = tabs.iter().take(first).collect();
    shown.sort_by_key(|tab| place(tab));
    shown.extend(tabs.get(at).filter(|_| at >= first));
    let mut line = Strip::new(all);
    for tab in shown {
        let here = tab.screen == app.screen;
        let (before, after) = tab.around(context);
        let style = if here { theme.near.add_modifier(Modifier::UNDERLINED) } else { theme.text };
        if tab.width(context) > line.left() {
            break;
        }
        line.put(before, theme.near);
        // The words are underlined, and no blank between them.
        line.put(tab.key.trim_end(), if here { style } else { theme.key });
        line.put(if tab.key.is_empty() { "" } else { " " }, theme.text);
        line.put(tab.title, style);
        line.put(&tab.badge, theme.amber);
        line.put(after, theme.near);
    }
    if let Some(key) = palette.filter(|_| line.left() >= more_width) {
        line.space_before(more_width - 1);
        line.put(key, theme.key);
        line.put(more, theme.text);
    }
    lines(canvas, row, [line.line()]);
}

/// How many tabs are shown, the worthiest first, so that they fit with the one at a place, which may be none of them.
fn chosen(widths: &[usize], at: usize, columns: usize) -> usize {
    let fits = |many: &usize| {
        let first: usize = widths.iter().take(*many).sum();
        let own = if at < *many { 0 } else { widths.get(at).copied().unwrap_or(0) };
        first + own <= columns
    };
    (0..=widths.len()).rev().find(fits).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_its_worth_once() {
        assert_eq!(WORTH.len(), ScreenId::ALL.len());
        assert!(ScreenId::ALL.iter().all(|screen| WORTH.contains(screen)));
    }

    #[test]
    fn the_worthiest_stay_and_so_does_the_one_that_is_shown() {
        let widths = [8, 7, 12, 11, 12, 10, 9];
        assert_eq!(chosen(&widths, 0, 80), 7);
        assert_eq!(chosen(&widths, 0, 68), 6);
        assert_eq!(chosen(&widths, 6, 68), 5);
        for columns in 0..80 {
            for at in 0..widths.len() {
                let first = chosen(&widths, at, columns);
                let own = if at < first { 0 } else { widths[at] };
                let wide = widths.iter().take(first).sum::<usize>() + own;
                assert!(wide <= columns || first == 0, "{at} in {columns}");
            }
        }
    }
}
