//! The chart for whoever listens to it: a line a person, with the days they are away in the time in sight.

use ratatui::layout::Rect;

use super::super::listing::Listing;
use super::super::{Canvas, DrawContext, columns};
use super::{heading, told};
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
        list.say(here, &away(context, line, from, to));
    }
    let days: Vec<Date> = (0..days).filter_map(|n| Some(from.plus_days(i32::try_from(n).ok()?))).collect();
    for (name, told) in [
        ("Nobody who shares the post is in", told::uncovered_in_words(context, &days)),
        ("Public holidays", told::holidays_in_words(context, days)),
    ] {
        if !told.is_empty() {
            list.say(false, &format!("{name}: {}.", told.join(", ")));
        }
    }
    list.draw(canvas, area);
}

/// Who is away when: `Aisha: annual leave asked for, Thu 3 Dec.`
fn away(context: DrawContext, line: &WallLine, from: Date, to: Date) -> String {
    let app = context.app;
    let leave = crate::rota::absence::leave_of(&app.state, &line.person).map(|(_, leave)| leave);
    let leave = leave.filter(|leave| leave.span.first_day() <= to && leave.span.last_day() >= from);
    let parts: Vec<String> = leave
        .map(|leave| format!("{}, {}", heading::kind(context, leave), words::span(leave.span, app.today())))
        .collect();
    let name = app.state.display_name(&line.person);
    if parts.is_empty() { format!("{name}: no leave.") } else { format!("{name}: {}.", parts.join("; ")) }
}
