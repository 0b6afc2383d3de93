//! What is marked on the chart, in words; and what its letters stand for.

use ratatui::layout::Rect;

use super::super::text::{Strip, width};
use super::super::theme::Theme;
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::leave;
use crate::app::screen::leave::{glyph, legend};
use crate::app::words;
use crate::domain::{Date, PersonId};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let wide = columns(area);
    let mut marked = Strip::new(wide);
    let (first, last) = app.screens.leave.marked();
    let days = if first == last {
        format!(" {}", words::dated(first))
    } else {
        let n = last.naive().signed_duration_since(first.naive()).num_days() + 1;
        format!(" {} – {}, {n} days marked", words::day_before(first, last), words::dated(last))
    };
    marked.put(days, theme.strong);
    if let Some(person) = &app.selection.person {
        let about = about(context, person, app.screens.leave.day);
        marked.put(format!(" {} {}{about} ", theme.signs.dot, app.state.display_name(person)), theme.text);
    }
    let rest = marked.left();
    marked.put(theme.signs.rule.repeat(rest), theme.rule);
    let [mut letters, mut signs] = [Strip::new(wide), Strip::new(wide)];
    for (letter, meaning) in legend(app) {
        explain(&mut letters, theme, &letter.to_string(), meaning);
    }
    let signed = if theme.signs.boxes {
        [
            ("a", "small: asked for"),
            ("▪", "in"),
            ("·", "not in"),
            ("*", "public holiday"),
            ("½", "part of the day"),
            ("!", "all who share the post away"),
        ]
        .as_slice()
    } else {
        &[("a", "small: asked for")]
    };
    for (sign, meaning) in signed {
        explain(&mut signs, theme, sign, meaning);
    }
    lines(canvas, area, [marked.line(), letters.line(), signs.line()]);
}

/// A sign and what it stands for, where both fit.
fn explain(line: &mut Strip, theme: &Theme, sign: &str, meaning: &str) {
    if line.left() > width(sign) + width(meaning) + 2 {
        line.put(format!(" {sign}"), theme.strong);
        line.put(format!(" {meaning} "), theme.quiet);
    }
}

/// How a person's day stands, in a few words.
fn about(context: DrawContext, person: &PersonId, day: Date) -> String {
    let app = context.app;
    let wall = &app.screens.leave.wall;
    let cells =
        wall.lines().iter().filter(|line| line.person == *person).filter_map(|line| wall.cell(line, day));
    let cells: Vec<_> = cells.filter(|cell| cell.on).collect();
    if cells.is_empty() {
        return ": no share of a post".to_owned();
    }
    let mut words = vec![];
    if let Some(holiday) = wall.day(day).and_then(|day| day.holiday.clone()) {
        words.push(holiday);
    }
    match leave::leave_on(app, person, day) {
        Some(leave) => {
            let part = if cells.iter().any(|cell| cell.part) { ", part of the day" } else { "" };
            words.push(format!("{} ({}){part}", app.leave_in_words(&leave), glyph(app, &leave)));
        }
        None if cells.iter().any(|cell| cell.works) => words.push("in".to_owned()),
        None => words.push("not in".to_owned()),
    }
    if cells.iter().any(|cell| cell.all_away) {
        words.push("nobody who shares the post is in".to_owned());
    }
    format!(": {}", words.join(", "))
}
