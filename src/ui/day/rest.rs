//! The days after the selected one, a person a line: when they are in and with whom, as far as there is room.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext, columns, lines, pane};
use super::block::{self, Class};
use super::people::{self, PersonDay};
use crate::app::{WeekView, words};
use crate::domain::Date;
use crate::rota::Booked;

/// The fewest rows that are worth it.
const WORTH: u16 = 5;

/// Draws as many of the days after the selected one, in its week and the next, as fit whole, and says how many do not.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    if area.height < WORTH {
        return;
    }
    let app = context.app;
    let wide = columns(area);
    let room = usize::from(area.height) - 2;
    let next = app.views().get(view.rota.week().plus(1)).map(|next| &**next);
    let views = std::iter::once(view).chain(next);
    let of_view = |view: &'_ WeekView| view.rota.week().days().collect::<Vec<Date>>();
    let days = views.flat_map(|view| of_view(view).into_iter().map(move |day| (day, view)));
    let days = days.filter(|(day, _)| *day > app.selection.day);
    let mut rows: Vec<Line> = vec![];
    let mut left = 0;
    for (day, view) in days {
        let of_day = of_day(wide, context, view, day);
        if of_day.is_empty() {
            continue;
        }
        let gap = usize::from(!rows.is_empty());
        if left > 0 || rows.len() + gap + of_day.len() > room.saturating_sub(1) {
            left += 1;
            continue;
        }
        rows.extend((gap == 1).then(Line::default));
        rows.extend(of_day);
    }
    if rows.is_empty() && left == 0 {
        let mut none = Strip::new(wide);
        none.put(" Nobody is in for the rest of the week.", context.theme.quiet);
        rows.push(none.line());
    }
    if left > 0 {
        let mut more = Strip::new(wide);
        more.put(format!(" {} more", crate::domain::counted(left, "day")), context.theme.quiet);
        rows.push(more.line());
    }
    // A row stays free above.
    let at = Rect { y: area.y + 1, height: area.height - 1, ..area };
    lines(canvas, at, std::iter::once(pane::rule(wide, context, "The days after it")).chain(rows));
}

fn of_day(columns: usize, context: DrawContext, view: &WeekView, day: Date) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let teams = people::teams(app, view, day);
    let there: Vec<&PersonDay> = teams.iter().flat_map(|team| &team.there).collect();
    let line = |(n, of): (usize, &&PersonDay)| {
        let mut line = Strip::new(columns);
        let name = if n == 0 { format!(" {} {}", day.weekday(), day.day()) } else { String::new() };
        line.put_fit(name, 8, theme.strong);
        line.put_fit(app.state.display_name(of.person), 10, theme.text);
        let away = of.away(app, day);
        let when = away.clone().unwrap_or_else(|| of.hours());
        line.put_fit(&when, width(&when).max(11) + 2, if away.is_some() { theme.amber } else { theme.text });
        sessions(&mut line, context, of);
        line.line()
    };
    there.iter().enumerate().map(line).collect()
}

/// Contacts, groups and meetings, as many as fit whole; of the rest how many there are.
fn sessions(line: &mut Strip, context: DrawContext, of: &PersonDay) {
    let state = context.app.shown();
    let is_dear = |it: &&&Booked| Class::of(it) != Class::Own && !it.is_own_work();
    let dear: Vec<&&Booked> = of.sessions.iter().filter(is_dear).collect();
    for (n, booked) in dear.iter().enumerate() {
        let booking = booked.booking();
        let refs = block::refs(booking);
        let title = match Class::of(booked) {
            Class::Group => crate::words::titled(booking, state).to_owned(),
            _ => words::brief(booking, state),
        };
        let sign = block::sign(context, booked);
        let what = match Class::of(booked) {
            Class::Contact if !refs.is_empty() => format!("{refs} {title}"),
            _ if refs.is_empty() => title,
            _ => format!("{title} {refs}"),
        };
        let gap = if sign.is_empty() { "" } else { " " };
        let text = format!("{sign}{gap}{} {what}", booked.start.time());
        let rest = dear.len() - n;
        let more = if rest > 1 { 5 } else { 0 };
        if width(&text) + 2 + more > line.left() {
            line.put_whole(format!("+{rest}"), context.theme.quiet);
            return;
        }
        line.put(text, context.theme.text);
        line.put("  ", context.theme.text);
    }
}
