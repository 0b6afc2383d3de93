//! The entries under the days they were made on, a line each, the newest first; or who was at the door.
//!
//! Only what can be in sight is put together, however many entries there are.

use ratatui::layout::Rect;

use super::super::listing::Listing;
use super::super::text::{cut, width};
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::history;
use crate::app::screen::history::{DoorLine, HistoryChoice, HistoryLine};
use crate::command::Command;

/// Columns of who did something.
const WHO: usize = 12;
/// From so many columns on, from where has a column of its own.
const WIDE: usize = 100;
/// Columns of from where.
const FROM: usize = 16;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let history = &context.app.screens.history;
    if history.count() == 0 {
        return nothing(canvas, area, context);
    }
    let (mark, fit) = (history.mark, usize::from(area.height));
    let (first, many) = (mark.saturating_sub(fit), 2 * fit + 1);
    let mut list = Listing::new(columns(area), context);
    if history.choice.door {
        for (n, line) in history.door.iter().enumerate().skip(first).take(many) {
            list.under(&history::day_in_full(context.app, line.at));
            door_row(&mut list, context, line, n == mark);
        }
    } else {
        for (n, line) in history.lines.iter().enumerate().skip(first).take(many) {
            list.under(&history::day_in_full(context.app, line.at));
            row(&mut list, context, line, n == mark);
        }
    }
    list.draw(canvas, area);
}

/// An entry: when, who, from where, what; and whether it was taken back.
fn row(list: &mut Listing, context: DrawContext, it: &HistoryLine, marked: bool) {
    let DrawContext { app, theme } = context;
    let undone = app.screens.history.undone_by(it.rev).is_some();
    let style = if undone { theme.quiet } else { theme.text };
    let mut line = list.begin(marked);
    if !theme.signs.boxes {
        let why = it.reason.as_ref().map(|reason| format!(" Why: {reason}.")).unwrap_or_default();
        let undone = if undone { " Taken back." } else { "" };
        line.put(
            format!("{}, {}, from {}: {}.{why}{undone}", it.at.time(), it.who, it.from, it.summary),
            style,
        );
        return list.push(line);
    }
    let wide = line.left() >= WIDE;
    line.put_fit(format!(" {} ", it.at.time()), 7, theme.quiet);
    line.put_fit(cut(&it.who, WHO - 1), WHO, theme.text);
    if wide {
        line.put_fit(cut(&it.from, FROM - 1), FROM, theme.quiet);
    }
    let undone = if undone { format!("  {} taken back", theme.signs.dot) } else { String::new() };
    line.put(cut(&it.summary, line.left().saturating_sub(width(&undone))), style);
    line.put(undone, theme.quiet);
    list.push(line);
}

/// Somebody at the door: when, who, from where, what, and how or why.
fn door_row(list: &mut Listing, context: DrawContext, it: &DoorLine, marked: bool) {
    let theme = context.theme;
    let mut line = list.begin(marked);
    if !theme.signs.boxes {
        let words = format!("{}, {} {}, from {}: {}.", it.at.time(), it.who, it.did, it.from, it.words);
        line.put(words, theme.text);
        return list.push(line);
    }
    line.put_fit(format!(" {} ", it.at.time()), 7, theme.quiet);
    line.put_fit(cut(&it.who, WHO - 1), WHO, theme.text);
    line.put_fit(it.did, 15, if it.refused { theme.red } else { theme.text });
    if line.left() >= 2 * FROM {
        line.put_fit(cut(&it.from, FROM + 5), FROM + 6, theme.quiet);
    }
    line.put(&it.words, theme.text);
    list.push(line);
}

/// What is said where nothing is listed.
fn nothing(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let history = &app.screens.history;
    let all = app.keys.map.key_of(Command::AllHistory, app.screen.scopes());
    let said = match (&history.trouble, history.is_whole()) {
        (Some(words), _) => words.clone(),
        (None, false) => return,
        (None, true) if history.choice == HistoryChoice::default() && app.me.person().is_some() => {
            "Nothing yet by you or about you.".to_owned()
        }
        (None, true) if history.choice == HistoryChoice::default() => {
            "Nothing has been changed yet.".to_owned()
        }
        (None, true) if history.choice.door => "No sign-in matches.".to_owned(),
        (None, true) => match all {
            Some(key) => format!("No change matches: press {key} to see all."),
            None => "No change matches: choose “all” among the commands to see all.".to_owned(),
        },
    };
    let style = if history.trouble.is_some() { theme.red } else { theme.text };
    let wrapped = super::super::text::wrap(&said, columns(area).saturating_sub(2));
    lines(
        canvas,
        area,
        wrapped.into_iter().map(|line| ratatui::text::Line::styled(format!(" {line}"), style)),
    );
}
