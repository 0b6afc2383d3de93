//! The leave year by weeks: a letter for the leave of a week with its working days, and what is left of the annual leave.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::mark;
use crate::app::screen::leave::{self, weeks_of_year};
use crate::app::words;
use crate::domain::Week;
use crate::rota::leave::LeaveYear;
use crate::rota::wall::WallLine;

/// Columns of a name.
const NAME: usize = 12;
/// Columns of a week: what is marked or amiss, and two for what it is.
const WEEK: usize = 3;

/// The rows that the chart takes, where all of it is shown.
pub(super) fn rows_wanted(context: DrawContext) -> usize {
    2 + rows(context).len()
}

/// A line of the chart.
enum Row<'a> {
    Team(&'a WallLine),
    Person(&'a WallLine),
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, year: LeaveYear) {
    let app = context.app;
    let wide = columns(area);
    let weeks: Vec<Week> = weeks_of_year(year).start().to(*weeks_of_year(year).end()).collect();
    let rows = rows(context);
    let room = usize::from(area.height).saturating_sub(2);
    let is_marked =
        |row: &Row| matches!(row, Row::Person(line) if Some(&line.person) == app.selection.person.as_ref());
    let marked = rows.iter().position(is_marked);
    let first = scroll_to(marked.unwrap_or(0), rows.len(), room);
    let shown = rows.iter().skip(first).take(room).map(|row| match row {
        Row::Team(line) => team(context, wide, line),
        Row::Person(line) => person(context, wide, line, &weeks),
    });
    lines(canvas, area, heads(context, wide, year, &weeks).into_iter().chain(shown));
    let at = weeks.iter().position(|week| week.holds(app.screens.leave.day));
    if let (Some(row), Some(at)) = (marked.and_then(|row| row.checked_sub(first)), at)
        && row < room
        && NAME + at * WEEK < wide
    {
        // The day that is selected stands in the five weeks below.
        let (x, y) = (area.x + cells(NAME + at * WEEK), area.y + cells(2 + row));
        selection::set_aside(
            canvas,
            Rect { x, y, width: cells(WEEK), height: 1 }.intersection(area),
            context,
        );
    }
}

fn rows(context: DrawContext<'_>) -> Vec<Row<'_>> {
    let mut rows = vec![];
    let mut above: Option<&WallLine> = None;
    for line in leave::chart_lines(context.app) {
        if above.is_none_or(|above| above.team != line.team) {
            rows.push(Row::Team(line));
        }
        rows.push(Row::Person(line));
        above = Some(line);
    }
    rows
}

/// The months over the weeks that begin in them, and the numbers of the weeks.
fn heads(context: DrawContext, wide: usize, year: LeaveYear, weeks: &[Week]) -> [Line<'static>; 2] {
    let DrawContext { app, theme } = context;
    let mut months = Strip::new(wide);
    months.put_fit(format!(" {}", year.label()), NAME, theme.strong);
    for month in weeks.chunk_by(|a, b| a.monday().month() == b.monday().month()) {
        let Some(first) = month.first() else { continue };
        let name = words::date(first.monday());
        let name = name.split(' ').nth(1).unwrap_or_default().to_owned();
        let room = month.len() * WEEK;
        let name = if width(&name) < room { format!(" {name}") } else { String::new() };
        months.put_fit(name, room, theme.strong);
    }
    months.put_whole("  annual leave", theme.quiet);
    let mut numbers = Strip::new(wide);
    numbers.put_fit(" week", NAME, theme.quiet);
    for week in weeks {
        let style = if week.holds(app.today()) { theme.strong } else { theme.quiet };
        numbers.put(" ", theme.text);
        numbers.put(format!("{:02}", week.number()), style);
    }
    numbers.put_whole("   taken booked  left", theme.quiet);
    [months.line(), numbers.line()]
}

fn team(context: DrawContext, wide: usize, line: &WallLine) -> Line<'static> {
    let name = line.team.as_ref().and_then(|id| context.app.state.team(id));
    let mut strip = Strip::new(wide);
    let name = name.map_or_else(|| "OTHERS".to_owned(), |team| team.name.to_uppercase());
    strip.put(format!(" {name}"), context.theme.strong);
    strip.line()
}

fn person(context: DrawContext, wide: usize, line: &WallLine, weeks: &[Week]) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let here = app.selection.person.as_ref() == Some(&line.person);
    let mut strip = Strip::new(wide);
    strip.put(" ", theme.text);
    let name = app.state.display_name(&line.person);
    strip.put_fit(name, NAME - 1, if here { theme.strong } else { theme.text });
    let at = app.screens.leave.wall.lines().iter().position(|it| it == line);
    for week in weeks {
        let (amiss, text, style) = of_week(context, at, *week);
        strip.put(amiss, style);
        strip.put_fit(text, WEEK - 1, style);
    }
    if let Some(account) = app.screens.leave.sums.as_ref().and_then(|sums| sums.of(&line.person)) {
        let annual = account.balances.annual;
        let left = mark::signed(annual.left());
        strip.put_whole(
            format!(" {:>7}{:>7}{left:>6}", annual.taken.to_string(), annual.booked.to_string()),
            theme.text,
        );
    }
    strip.line()
}

/// What stands for a week: its leave with how many working days, a public holiday, or nothing; before it a sign where nobody
/// who shares the post is left on one of its days.
fn of_week(context: DrawContext, at: Option<usize>, week: Week) -> (&'static str, String, Style) {
    let theme = context.theme;
    let wall = &context.app.screens.leave.wall;
    let mut found: Vec<(String, usize, Style)> = vec![];
    let (mut is_on, mut holiday, mut all_away) = (false, false, false);
    for day in week.days().filter_map(|day| wall.day(day)) {
        let Some(cell) = at.and_then(|at| day.cells.get(at)).filter(|cell| cell.on) else { continue };
        is_on = true;
        holiday |= cell.holiday;
        let Some(leave) = cell.leave.as_ref().filter(|_| cell.works && !cell.holiday) else { continue };
        all_away |= cell.all_away;
        let letters = mark::letters(context, leave);
        match found.iter_mut().find(|(known, ..)| *known == letters) {
            Some((_, days, _)) => *days += 1,
            None => found.push((letters, 1, mark::style(context, cell, leave))),
        }
    }
    let amiss = if all_away { "!" } else { " " };
    match found.iter().max_by_key(|(_, days, _)| *days) {
        // One letter has room for its days; two kinds of leave in a week show that there are two.
        Some((letters, ..)) if found.len() > 1 => {
            let first = letters.chars().next().unwrap_or(' ');
            (amiss, format!("{first}+"), theme.text)
        }
        Some((letters, days, style)) if letters.len() == 1 => (amiss, format!("{letters}{days}"), *style),
        Some((letters, _, style)) => (amiss, letters.clone(), *style),
        None if holiday => (" ", "*".to_owned(), theme.quiet),
        None if is_on => (" ", theme.signs.dot.to_owned(), theme.rule),
        None => (" ", String::new(), theme.quiet),
    }
}
