//! What every letter and sign on the chart means: those that stand there and no others.

use std::collections::BTreeSet;

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::legend::{SignMeaning, in_rows};
use super::mark::DayMark;
use crate::app::screen::leave::{self, Scale, glyph, legend as letters};

/// The letters and signs, over as many lines as it takes to say all of them.
pub(super) fn legend(wide: usize, context: DrawContext) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let seen = Seen::of(context);
    let of_letters = letters(app).into_iter().filter(|(letter, _)| seen.letters.contains(letter));
    let mut all: Vec<SignMeaning> =
        of_letters.map(|(letter, means)| SignMeaning::new(letter.to_string(), means, theme.strong)).collect();
    let whole = leave::is_whole(app);
    let small = !whole && app.screens.leave.scale == Scale::Year;
    let signs = [
        (seen.is_asked && !small, "?", "asked for"),
        (seen.is_asked && small || seen.is_asked_of_all && !whole, "a", "small: only asked for"),
        (seen.is_holiday, if whole { "* PH" } else { "*" }, "public holiday"),
        (seen.is_part && !small, "½", "part of the day"),
        (seen.all_away, "!", "all who share the post away"),
        (!whole, theme.signs.worked, "in"),
        (whole, "in", "works that day"),
        (true, theme.signs.dot, "not in"),
    ];
    let are_seen = signs.into_iter().filter(|(is_seen, ..)| *is_seen);
    all.extend(are_seen.map(|(_, sign, means)| SignMeaning::new(sign.to_owned(), means, theme.strong)));
    in_rows(&all, wide, theme)
}

/// Which letters and signs stand on the chart.
#[derive(Default)]
struct Seen {
    letters: BTreeSet<char>,
    is_asked: bool,
    is_asked_of_all: bool,
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
            for cell in shown.iter().filter_map(|at| day.cells.get(*at)) {
                match DayMark::of(context, cell) {
                    DayMark::Leave(leave) => {
                        let letter = glyph(app, leave);
                        seen.is_asked |= letter.is_lowercase();
                        seen.is_asked_of_all |= letter.is_lowercase() && cell.all_away;
                        seen.letters.insert(letter.to_ascii_uppercase());
                        seen.is_part |= cell.part;
                        seen.all_away |= cell.all_away;
                    }
                    DayMark::Holiday => seen.is_holiday = true,
                    DayMark::In | DayMark::Out | DayMark::Off => {}
                }
            }
        }
        seen
    }
}
