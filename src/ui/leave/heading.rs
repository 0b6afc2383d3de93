//! What is marked on the chart, in words; and what its letters stand for.

use std::collections::BTreeSet;

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::text::{Strip, width};
use crate::app::screen::leave;
use crate::app::screen::leave::{glyph, legend as app_legend};
use crate::app::words;
use crate::domain::{Date, PersonId};

/// What is marked on the chart, in a line.
pub(super) fn marked(wide: usize, context: DrawContext) -> Line<'static> {
    let DrawContext { app, theme } = context;
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
        marked.put_whole(
            format!(" {} {}{about} ", theme.signs.dot, app.state.display_name(person)),
            theme.text,
        );
    }
    let rest = marked.left();
    marked.put(theme.signs.rule.repeat(rest), theme.rule);
    marked.line()
}

/// What every letter and sign that stands on the chart means, over as many lines as it takes: those and no others.
pub(super) fn legend(wide: usize, context: DrawContext) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let mut parts: Vec<(String, &'static str)> = vec![];
    let seen = Seen::of(context);
    for (letter, meaning) in app_legend(app).into_iter().filter(|(letter, _)| seen.letters.contains(letter)) {
        parts.push((letter.to_string(), meaning));
    }
    let signs = [
        (seen.is_asked, "?", "asked for"),
        (seen.is_holiday, if leave::is_whole(app) { "* PH" } else { "*" }, "public holiday"),
        (seen.is_part, "½", "part of the day"),
        (seen.all_away, "!", "all who share the post away"),
        (theme.signs.boxes && !leave::is_whole(app), "▪", "in"),
        (leave::is_whole(app), "in", "works that day"),
        (theme.signs.boxes, "·", "not in"),
    ];
    parts.extend(
        signs.into_iter().filter(|(is_seen, ..)| *is_seen).map(|(_, sign, of)| (sign.to_owned(), of)),
    );
    let mut lines = vec![];
    let mut line = Strip::new(wide);
    for (sign, meaning) in parts {
        let long = width(&sign) + width(meaning) + 4;
        if long > line.left() && line.left() < wide {
            lines.push(std::mem::replace(&mut line, Strip::new(wide)).line());
        }
        line.put(format!(" {sign}"), theme.strong);
        line.put(format!(" {meaning}  "), theme.quiet);
    }
    if line.left() < wide {
        lines.push(line.line());
    }
    lines
}

/// Which letters and signs stand on the chart.
#[derive(Default)]
struct Seen {
    letters: BTreeSet<char>,
    is_asked: bool,
    is_holiday: bool,
    is_part: bool,
    all_away: bool,
}

impl Seen {
    fn of(context: DrawContext) -> Self {
        let app = context.app;
        let wall = &app.screens.leave.wall;
        let (from, days) = leave::chart_window(app);
        let mut seen = Self::default();
        let shown = wall.shown(from, days);
        for day in (0..days).filter_map(|n| Some(from.plus_days(i32::try_from(n).ok()?))) {
            let Some(day) = wall.day(day) else { continue };
            let holiday = day.holiday.is_some();
            for cell in shown.iter().filter_map(|at| day.cells.get(*at)).filter(|cell| cell.on) {
                let Some(leave) = &cell.leave else {
                    seen.is_holiday |= holiday && cell.works;
                    continue;
                };
                let letter = glyph(app, leave);
                seen.is_asked |= letter.is_lowercase();
                seen.letters.insert(letter.to_ascii_uppercase());
                seen.is_part |= cell.part;
                seen.all_away |= cell.all_away;
            }
        }
        seen
    }
}

/// How a person's day stands, in a few words.
pub(super) fn about(context: DrawContext, person: &PersonId, day: Date) -> String {
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
