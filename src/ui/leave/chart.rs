//! The wall chart: people by team and post down, days across; a letter where somebody is away.
//!
//! Every sign stands for itself without colour: letters for kinds, `?` before one while it is only asked for (a small letter where
//! there is one column alone), `½` beside a day of which some is worked, `!` where nobody of a post is left.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::post_title::without_team;
use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::mark::{self, DayMark};
use super::told;
use crate::app::screen::leave;
use crate::app::screen::leave::{LeavePane, NAME, Scale, glyph};
use crate::app::words;
use crate::domain::{Date, Weekday};
use crate::rota::leave::LeaveYear;
use crate::rota::wall::{WallCell, WallLine};

/// On an observed public holiday that would be worked.
const HOLIDAY: &str = "*";
/// Where nobody of a post is left.
const ALL_AWAY: &str = "!";

/// A line of the chart.
enum Row<'a> {
    Heading(&'a WallLine),
    Person(&'a WallLine),
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let leave = &context.app.screens.leave;
    let wide = columns(area);
    let (from, days) = leave.window(area.width.saturating_sub(NAME + 2));
    let days: Vec<Date> = (0..days).filter_map(|n| Some(from.plus_days(i32::try_from(n).ok()?))).collect();
    let rows = rows(context);
    let heads = heads(context, wide, &days);
    let head = if area.height > 4 { heads.len() } else { 0 };
    let room = usize::from(area.height).saturating_sub(head);
    let is_marked = |row: &Row| matches!(row, Row::Person(line) if Some(&line.person) == context.app.selection.person.as_ref());
    let marked = rows.iter().position(is_marked);
    let first = scroll_to(marked.unwrap_or(0), rows.len(), room);
    let shown = rows.iter().skip(first).take(room).map(|row| match row {
        Row::Heading(line) => heading(context, wide, line),
        Row::Person(line) => person(context, wide, line, &days),
    });
    lines(canvas, area, heads.into_iter().take(head).chain(shown));
    let (from, to) = leave.marked();
    let at = days.iter().position(|day| from <= *day && *day <= to);
    if let (Some(row), Some(at)) = (marked.and_then(|row| row.checked_sub(first)), at)
        && row < room
    {
        let many = days.iter().filter(|day| from <= **day && **day <= to).count();
        let day = leave.scale.columns();
        let cell = Rect {
            x: area.x + NAME + 1 + cells(at) * day,
            y: area.y + cells(head + row),
            width: cells(many).saturating_mul(day).saturating_add(1),
            height: 1,
        };
        let cell = cell.intersection(area);
        if leave.part == LeavePane::Chart {
            selection::select(canvas, cell, context);
        } else {
            selection::set_aside(canvas, cell, context);
        }
    }
}

/// The rows that the chart takes, where all of it is shown.
pub(super) fn rows_wanted(context: DrawContext) -> usize {
    3 + rows(context).len()
}

/// What the chart shows by signs alone, in words, in at most so many rows: where nobody of a post is left before the holidays.
pub(super) fn told(context: DrawContext, wide: usize, rows: usize) -> Vec<Line<'static>> {
    let (from, days) = leave::chart_window(context.app);
    let days: Vec<Date> = (0..days).filter_map(|n| Some(from.plus_days(i32::try_from(n).ok()?))).collect();
    let mut all = told::uncovered(context, wide, &days);
    if all.len() > rows {
        all.clear();
    }
    let left = rows - all.len();
    all.extend(told::holidays(context, wide, days, left));
    all
}

fn rows(context: DrawContext<'_>) -> Vec<Row<'_>> {
    let mut rows = vec![];
    let mut above: Option<&WallLine> = None;
    for line in leave::chart_lines(context.app) {
        if above.is_none_or(|above| above.post != line.post) {
            rows.push(Row::Heading(line));
        }
        rows.push(Row::Person(line));
        above = Some(line);
    }
    rows
}

/// The months, the days of the month, and the days of the week where there is room for them.
fn heads(context: DrawContext, wide: usize, days: &[Date]) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let leave = &app.screens.leave;
    let day_wide = usize::from(leave.scale.columns());
    let style = |day: Date, plain: Style| if day == app.today() { theme.strong } else { plain };
    let mut months = Strip::new(wide);
    let year = LeaveYear::of(&app.state, leave.day);
    let title = year.map_or(String::new(), |year| format!(" {}", year.label()));
    months.put_fit(title, usize::from(NAME) + 2, theme.quiet);
    for month in days.chunk_by(|a, b| (a.year(), a.month()) == (b.year(), b.month())) {
        let Some(first) = month.first() else { continue };
        let room = month.len() * day_wide;
        let full = words::date(*first);
        let name = full.split_once(' ').map_or("", |(_, name)| name);
        // A month is named where its name fits whole.
        let [whole, short] = [name, name.get(..3).unwrap_or(name)].map(|name| format!("│{name}"));
        let edge = "│".to_owned();
        let name = [whole, short, edge].into_iter().find(|name| width(name) < room || name == "│");
        months.put_fit(name.unwrap_or_default(), room, theme.strong);
    }
    let mut numbers = Strip::new(wide);
    numbers.put_fit("", usize::from(NAME) + 2, theme.text);
    for day in days {
        let number = match leave.scale {
            // Numbers would run into each other: those of Mondays, and of the marked day.
            Scale::Month if day.weekday() == Weekday::Mon || *day == leave.day => format!("{:>2}", day.day()),
            Scale::Month => "  ".to_owned(),
            // One column has room for the days of Mondays alone, tens first.
            Scale::Year if day.weekday() == Weekday::Mon => (day.day() / 10).to_string(),
            Scale::Year if day.weekday() == Weekday::Tue => (day.plus_days(-1).day() % 10).to_string(),
            Scale::Year => " ".to_owned(),
        };
        numbers.put(number, style(*day, theme.quiet));
    }
    let mut weekdays = Strip::new(wide);
    weekdays.put_fit("", usize::from(NAME) + 2, theme.text);
    for day in days {
        let letter: String = day.weekday().to_string().chars().take(1).collect();
        weekdays.put(format!("{letter:>day_wide$}"), style(*day, theme.quiet));
    }
    vec![months.line(), numbers.line(), weekdays.line()]
}

fn heading(context: DrawContext, wide: usize, line: &WallLine) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let team =
        line.team.as_ref().and_then(|id| app.state.team(id)).map_or("Others", |team| team.name.as_str());
    let title = app.state.post(&line.post).map_or(line.post.as_str(), |post| post.title.as_str());
    let mut strip = Strip::new(wide);
    strip.put(format!(" {team}"), theme.strong);
    strip.put_whole(format!(" {} {}", theme.signs.dot, without_team(title, team)), theme.quiet);
    strip.line()
}

fn person(context: DrawContext, wide: usize, line: &WallLine, days: &[Date]) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let leave = &app.screens.leave;
    let here = app.selection.person.as_ref() == Some(&line.person);
    let mut strip = Strip::new(wide);
    strip.put(" ", theme.text);
    strip.put_fit(
        app.state.display_name(&line.person),
        usize::from(NAME),
        if here { theme.strong } else { theme.text },
    );
    strip.put(" ", theme.text);
    for day in days {
        let known = leave.wall.cell(line, *day);
        let (text, style) = match known {
            Some(cell) => sign(context, cell),
            None => (String::new(), theme.quiet),
        };
        strip.put_fit(text, usize::from(leave.scale.columns()), style);
    }
    strip.line()
}

/// What stands for a day, in one column or two. A small letter is of leave that is only asked for.
fn sign(context: DrawContext, cell: &WallCell) -> (String, Style) {
    let DrawContext { app, theme } = context;
    let wide = app.screens.leave.scale == Scale::Month;
    let pad = |sign: &str| if wide { format!(" {sign}") } else { sign.to_owned() };
    let leave = match DayMark::of(context, cell) {
        DayMark::Off => return (pad(" "), theme.quiet),
        DayMark::Holiday => return (pad(HOLIDAY), theme.quiet),
        DayMark::In => return (pad(theme.signs.worked), theme.text),
        DayMark::Out => return (pad(theme.signs.dot), theme.quiet),
        DayMark::Leave(leave) => leave,
    };
    let letter = glyph(app, leave);
    let text = match (wide, cell.all_away, cell.part) {
        (true, true, _) => format!("{ALL_AWAY}{letter}"),
        (true, false, true) => format!("½{letter}"),
        (true, false, false) if letter.is_lowercase() => format!("?{}", letter.to_ascii_uppercase()),
        (true, false, false) => format!(" {letter}"),
        (false, true, _) => ALL_AWAY.to_owned(),
        (false, false, _) => letter.to_string(),
    };
    (text, mark::style(context, cell, leave))
}
