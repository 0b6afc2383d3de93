//! The chart for whoever listens to it: a line a person, with the days they are away in the time in sight.

use ratatui::layout::Rect;

use super::super::listing::Listing;
use super::super::{Canvas, DrawContext, columns};
use crate::app::screen::leave;
use crate::app::words;
use crate::domain::Date;
use crate::rota::wall::WallLine;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let app = context.app;
    let (from, days) = leave::chart_window(app);
    let to = from.plus_days(i32::try_from(days).unwrap_or(1) - 1);
    let mut list = Listing::new(columns(area), context);
    list.under(&format!("From {} to {}", words::dated(from), words::dated(to)));
    for line in leave::chart_lines(app) {
        let here = app.selection.person.as_ref() == Some(&line.person);
        let mut strip = list.begin(here);
        strip.put(" ", context.theme.text);
        strip
            .put(away(context, line, from, to), if here { context.theme.strong } else { context.theme.text });
        list.push(strip);
    }
    list.draw(canvas, area);
}

/// Who is away when: `Aisha: annual leave, Aisha, Thu 3 Dec (asked for); all who share the post are away on Thu 3 Dec.`
fn away(context: DrawContext, line: &WallLine, from: Date, to: Date) -> String {
    let app = context.app;
    let leave = crate::rota::absence::leave_of(&app.state, &line.person).map(|(_, leave)| leave);
    let leave = leave.filter(|leave| leave.span.first_day() <= to && leave.span.last_day() >= from);
    let mut parts: Vec<String> = leave.map(|leave| app.leave_in_words(leave)).collect();
    let mut days: Vec<String> = vec![];
    let mut day = from;
    while day <= to {
        if app.screens.leave.wall.cell(line, day).is_some_and(|cell| cell.all_away) {
            days.push(words::day(day, app.today()));
        }
        day = day.plus_days(1);
    }
    if !days.is_empty() {
        parts.push(format!("all who share the post are away on {}", days.join(", ")));
    }
    let name = app.state.display_name(&line.person);
    if parts.is_empty() { format!("{name}: no leave.") } else { format!("{name}: {}.", parts.join("; ")) }
}
