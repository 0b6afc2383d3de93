//! The Day screen: people down, the day across by the quarter-hour, and the selected person's sessions below.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::present_users::looking;
use super::text::{Strip, cut, fit, width};
use super::week::draw_under;
use super::{Canvas, DrawContext, cells, columns, lines, scroll_to};
use crate::app::{RosterLine, WeekView, words};
use crate::domain::{Date, Minutes, Moment, PersonId, Time};
use crate::rota::Booked;

/// Columns of a name.
const NAME: usize = 11;
/// Minutes of a quarter-hour.
const QUARTER: i32 = 15;

/// How the day falls on the columns.
#[derive(Clone, Copy)]
struct Scale {
    from: Moment,
    quarters: usize,
    /// Columns of a quarter-hour.
    quarter: usize,
    /// Quarter-hours scrolled past.
    skipped: usize,
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(view) = context.app.view() else { return };
    let people = &view.roster.lines;
    let wanted = cells(people.len() * 2 + 1);
    let top = wanted.min(area.height.saturating_sub(5));
    let [grid, gap, below] =
        Layout::vertical([Constraint::Length(top), Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let scale = Scale::of(view, context, columns(area).saturating_sub(NAME + 1));
    lines(canvas, grid, [scale.header(columns(area), context)]);
    let rows = Rect { y: grid.y + 1, height: grid.height.saturating_sub(1), ..grid };
    let two = usize::from(rows.height) >= people.len() * 2;
    let each = if two { 2 } else { 1 };
    let at = context.app.selection.person.as_ref().and_then(|id| view.roster.position(id)).unwrap_or(0);
    let first = scroll_to(at, people.len(), usize::from(rows.height) / each);
    for (n, roster) in people.iter().enumerate().skip(first) {
        let y = rows.y + cells((n - first) * each);
        if y >= rows.y + rows.height {
            break;
        }
        let row = Rect { y, height: cells(each).min(rows.y + rows.height - y), ..rows };
        person(canvas, row, context, view, roster, scale);
    }
    draw_under(canvas, gap, below, context, view);
}

impl Scale {
    /// From the earliest start to the latest end of the day, at least nine to five, scrolled to the selected time.
    fn of(view: &WeekView, context: DrawContext, room: usize) -> Self {
        let day = context.app.selection.day;
        let hour = |hour| Time::new(hour, 0).unwrap_or(Time::MIDNIGHT);
        let (mut from, mut to) = (day.at(hour(9)), day.at(hour(17)));
        let shifts =
            view.rota.shifts().iter().filter(|shift| shift.date == day).map(|shift| (shift.start, shift.end));
        let sessions = view.rota.sessions_on(day).map(|booked| (booked.start, booked.end));
        for (start, end) in shifts.chain(sessions) {
            from = from.min(start);
            to = to.max(end);
        }
        from = day.at(hour(from.time().hour()));
        // A night is shown whole.
        let to = to.min(day.plus_days(1).at(hour(12)));
        let quarters = usize::try_from(to.wall_since(from).0 / QUARTER + 1).unwrap_or(0).max(1);
        let quarter = (room / quarters).clamp(1, 4);
        let fit = (room / quarter).max(1);
        let at =
            usize::try_from(day.at(context.app.selection.time).wall_since(from).0 / QUARTER).unwrap_or(0);
        Self { from, quarters, quarter, skipped: scroll_to(at, quarters, fit) }
    }

    /// The columns a moment lies from the left edge; `None` left of it.
    fn column(self, moment: Moment) -> Option<usize> {
        let minutes = moment.wall_since(self.from).0;
        let wide = i32::try_from(self.quarter).unwrap_or(1);
        let column = usize::try_from(minutes.checked_mul(wide)? / QUARTER).ok()?;
        column.checked_sub(self.skipped * self.quarter)
    }

    /// The moment at which a column starts.
    fn moment(self, column: usize) -> Moment {
        let quarters = i32::try_from(self.skipped + column / self.quarter).unwrap_or(0);
        self.from.plus_wall(Minutes(quarters.saturating_mul(QUARTER)))
    }

    fn header(self, columns: usize, context: DrawContext) -> Line<'static> {
        let DrawContext { app, theme } = context;
        let mut line = Strip::new(columns);
        // Its year, where it is another, stands above.
        line.put_fit(
            format!(" {}", words::day(app.selection.day, app.selection.day)),
            NAME + 1,
            theme.heading,
        );
        let wide = 4 * self.quarter;
        let mut at = self.moment(0);
        let odd = usize::from(at.time().minute()) / 15;
        if odd > 0 {
            line.put_fit("", (4 - odd) * self.quarter, theme.quiet);
            at = at.plus_wall(Minutes(i32::try_from((4 - odd) * 15).unwrap_or(0)));
        }
        let mut quarters = self.skipped + odd;
        while quarters < self.quarters && line.left() > 0 {
            let now = at.date() == app.today() && at.time().hour() == app.now.time().hour();
            let style = if now { theme.today } else { theme.quiet };
            line.put_fit(fit(&format!("{:02}", at.time().hour()), wide.min(5)), wide, style);
            at = at.plus_wall(Minutes::hours(1));
            quarters += 4;
        }
        line.line()
    }
}

/// A person's bar: when they are in, and on top what they do; below it with whom.
fn person(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    view: &WeekView,
    roster: &RosterLine,
    scale: Scale,
) {
    let DrawContext { app, theme } = context;
    let here = app.selection.person.as_ref() == Some(&roster.person);
    let day = app.selection.day;
    let mut name = Strip::new(columns(area));
    name.put(if here { theme.signs.marker } else { " " }, theme.near);
    let called = cut(app.state.display_name(&roster.person), NAME);
    let mut rest = NAME.saturating_sub(width(&called));
    name.put(&called, if here { theme.near } else { theme.text });
    if app.fresh.day(&roster.person, day).is_some() && rest >= 2 {
        name.put(format!(" {}", theme.signs.fresh), theme.fresh);
        rest -= 2;
    }
    let others = app.present_users.at(&roster.person, day);
    // Below the name, where there is a line for it.
    let mut below = Strip::new(columns(area).min(NAME + 1));
    if area.height > 1 {
        below.put(looking(&others, below.left()), theme.note);
    } else {
        name.put(looking(&others, rest), theme.note);
    }
    lines(canvas, area, [name.line(), below.line()]);
    let bar = Rect {
        x: area.x.saturating_add(cells(NAME + 1)),
        width: area.width.saturating_sub(cells(NAME + 1)),
        ..area
    };
    presence(canvas, bar, context, view, &roster.person, day, scale);
    let blocks: Vec<&Booked> = view.sessions(&roster.person, day).collect();
    for booked in &blocks {
        block(canvas, bar, context, view, booked, scale);
    }
    if here
        && app.layers.is_empty()
        && let Some(at) = scale.column(day.at(app.selection.time)).filter(|at| *at < columns(bar))
    {
        let cursor = (bar.x + cells(at), bar.y);
        canvas.set_cursor(cursor);
        if app.selection.session.is_none()
            && bar.height > 0
            && let Some(cell) = canvas.cells_mut().cell_mut(cursor)
        {
            cell.set_style(theme.selected);
        }
    }
}

/// The time a person is in, as a quiet line of dots.
fn presence(
    canvas: &mut Canvas,
    bar: Rect,
    context: DrawContext,
    view: &WeekView,
    person: &PersonId,
    day: Date,
    scale: Scale,
) {
    for piece in view.rota.shifts_of_on(person, day).flat_map(|shift| &shift.pieces) {
        let dot = if context.theme.signs.boxes { "·" } else { "." };
        fill(canvas, bar, scale, (piece.start, piece.end), |_| dot.to_owned(), context.theme.quiet);
    }
}

/// A session as a block: its name as far as it fits, then its flags; for whom in the line below.
fn block(
    canvas: &mut Canvas,
    bar: Rect,
    context: DrawContext,
    view: &WeekView,
    booked: &Booked,
    scale: Scale,
) {
    let DrawContext { app, theme } = context;
    let booking = booked.booking();
    let base = theme.status(booking.status).unwrap_or_else(|| theme.kind(booked.kind));
    let selected = Some(&booked.id) == app.selection.session.as_ref();
    let style = if selected { base.patch(theme.selected) } else { base };
    let flag = view.flags_on(&booked.id).min_by_key(|flag| flag.severity);
    let sign = flag.map_or("", |flag| theme.sign(flag.severity));
    let edges = if theme.signs.boxes { ("▏", "") } else { ("[", "]") };
    let name = words::what(booking, &app.state);
    let write = |room: usize| {
        let inner = room.saturating_sub(1 + edges.1.len());
        fit(&format!("{}{}{}", edges.0, cut(&format!("{sign}{name}"), inner), edges.1), room)
    };
    fill(canvas, bar, scale, (booked.start, booked.end), write, style);
    if bar.height > 1 {
        let below = Rect { y: bar.y + 1, height: 1, ..bar };
        let whom = words::families(&booking.families);
        fill(
            canvas,
            below,
            scale,
            (booked.start, booked.end),
            |room| fit(&format!(" {whom}"), room),
            theme.quiet,
        );
    }
}

/// Writes a text over the columns between two moments, as far as they are in sight.
fn fill(
    canvas: &mut Canvas,
    bar: Rect,
    scale: Scale,
    (start, end): (Moment, Moment),
    write: impl Fn(usize) -> String,
    style: Style,
) {
    let from = scale.column(start).unwrap_or(0);
    let Some(to) = scale.column(end) else { return };
    let to = to.max(from + 1).min(columns(bar));
    if bar.height == 0 || from >= to {
        return;
    }
    let room = to - from;
    let text = write(room);
    let text = if text.chars().count() == 1 { text.repeat(room) } else { text };
    canvas.cells_mut().set_stringn(bar.x + cells(from), bar.y, text, room, style);
}
