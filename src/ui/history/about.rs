//! The marked entry: who, when, from where and why, and what it changed, in words.

use ratatui::layout::Rect;

use super::super::card::Card;
use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::history;
use crate::app::screen::history::{DoorLine, HistoryLine};
use crate::app::{Paragraph, words};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let history = &context.app.screens.history;
    let most = usize::from(area.height);
    if most < 2 || area.width < 2 {
        return;
    }
    let card = match (history.marked(), history.marked_at_door()) {
        (Some(line), _) => entry(columns(area), context, line, most),
        (None, Some(line)) => door(columns(area), context, line),
        (None, None) => return,
    };
    lines(canvas, area, card.lines(most));
}

fn begin<'a>(columns: usize, context: DrawContext<'a>, title: &str, after: &str) -> Card<'a> {
    let theme = context.theme;
    let mut card = Card::new(columns, context);
    let mut line = Strip::new(columns);
    line.put(format!(" {title} "), theme.strong);
    line.put(format!("{} {after} ", theme.signs.dot), theme.quiet);
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    card.push(line);
    card
}

fn entry<'a>(columns: usize, context: DrawContext<'a>, it: &HistoryLine, most: usize) -> Card<'a> {
    let app = context.app;
    let when = format!("{}, {}", history::day_in_full(app, it.at), it.at.time());
    let mut card = begin(columns, context, &format!("Entry {}", it.rev), &when);
    if most < 8 {
        // The least that must be said, one line each.
        card.fact("who", &format!("{}, from {}", it.who, it.from));
        for (name, what) in [("why", &it.reason), ("how", &it.how)] {
            if let Some(what) = what {
                card.fact(name, what);
            }
        }
        if let Some(by) = app.screens.history.undone_by(it.rev) {
            card.fact("now", &format!("taken back by entry {by}"));
        }
    } else {
        for paragraph in history::facts_of(app, it) {
            if let Paragraph::Fact(name, what) = paragraph {
                card.facts(&name, &what);
            }
        }
    }
    let wide = columns < 60;
    for (n, told) in it.told.iter().enumerate() {
        let name = if n == 0 { "changes" } else { "" };
        let told = words::capital(told);
        if wide || most >= 8 { card.facts(name, &told) } else { card.fact(name, &told) }
    }
    if it.more > 0 {
        card.fact("", &format!("and {} more", it.more));
    }
    card
}

fn door<'a>(columns: usize, context: DrawContext<'a>, it: &DoorLine) -> Card<'a> {
    let when = format!("{}, {}", history::day_in_full(context.app, it.at), it.at.time());
    let mut card = begin(columns, context, &format!("{} {}", words::capital(&it.who), it.did), &when);
    card.facts("from", &it.from);
    card.facts(if it.refused { "why" } else { "how" }, &it.words);
    card
}
