//! A person's lane: who they are at the left, and their sessions as blocks in time.

use ratatui::layout::Rect;

use super::super::asked;
use super::super::present_users::looking;
use super::super::text::{Strip, cut, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, selection};
use super::axis::Axis;
use super::block::{self, Class};
use super::layout::{self, Block, Item, Lane};
use super::people::PersonDay;
use crate::app::WeekView;
use crate::domain::{Date, Moment, Status};
use crate::rota::Booked;

/// Columns of what stands before the time.
pub(super) const NAME: usize = 12;
/// The rows from which a block has a line below it.
const BASED: usize = 4;

/// What stands at the beginning of a busy time, where there is room.
const BUSY: &str = "busy ";

/// Minutes since a day began.
pub(super) fn minute(day: Date, moment: Moment) -> i32 {
    moment.wall_since(day.start()).0
}

/// Draws a lane into its rows.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, of: &PersonDay, axis: &Axis) {
    let app = context.app;
    let Some(view) = app.view() else { return };
    let day = app.selection.day;
    let here = app.selection.person.as_ref() == Some(of.person);
    let items: Vec<Item> = of.sessions.iter().map(|booked| item(day, booked)).collect();
    let lane = layout::lay(&items, axis, usize::from(area.height).max(1));
    name(canvas, area, context, view, of, lane.left_out);
    let at = cells(NAME.min(columns(area)));
    let bar = Rect { x: area.x + at, width: area.width - at, ..area };
    presence(canvas, bar, context, of, axis);
    busy(canvas, bar, context, view, of, axis);
    for block in &lane.blocks {
        let sessions = of.sessions.get(block.items.clone()).unwrap_or_default();
        draw_block(canvas, bar, context, of, (&lane, block), sessions);
    }
    if here && app.layers.is_empty() {
        cursor(canvas, bar, context, axis, &lane, of);
    }
}

fn item(day: Date, booked: &Booked) -> Item {
    let alone = Class::of(booked) != Class::Own;
    let joins = match booked.booking().status {
        _ if alone => None,
        Status::Planned => Some(0),
        Status::Done => Some(1),
        _ => None,
    };
    Item { from: minute(day, booked.start), to: minute(day, booked.end), joins }
}

/// Who, when they are in, with how many, how full their week is.
fn name(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView, of: &PersonDay, left: usize) {
    let DrawContext { app, theme } = context;
    let day = app.selection.day;
    let here = app.selection.person.as_ref() == Some(of.person);
    let wide = NAME.min(columns(area)).saturating_sub(1);
    let mut first = Strip::new(wide);
    let is_marked = here && app.selection.session.is_none();
    first.put(if is_marked { theme.signs.marker } else { " " }, theme.strong);
    first.put(
        cut(app.state.display_name(of.person), wide.saturating_sub(1)),
        if here { theme.strong } else { theme.text },
    );
    // What is asked of others is their own team's to see to.
    let is_own = app.is_open(app.state.person(of.person).map(|person| &person.team));
    if let Some(mark) = view.mark_of_person(of.person).filter(|_| is_own) {
        first.put_whole(format!(" {}", theme.mark(mark)), theme.of_mark(mark));
    }
    if app.fresh.day(of.person, day).is_some() {
        first.put_whole(format!(" {}", theme.signs.fresh), theme.strong);
    }
    let mut below: Vec<(String, ratatui::style::Style)> = vec![];
    if left > 0 {
        below.push((format!("+{left} at once"), theme.amber));
    }
    let away = of.away(app, day);
    // Whatever takes them away, that something does is said.
    below.extend(
        away.map(|away| (if width(&away) < wide + 1 { away } else { "away".to_owned() }, theme.amber)),
    );
    let is_read = !theme.signs.boxes;
    let asked = asked::day(&app.state, of.person, day, is_read).into_iter().flatten();
    below.extend(asked.into_iter().find(|it| width(it) <= wide).map(|it| (it, theme.amber)));
    below.push((of.hours(), theme.text));
    below.push((of.with(wide), theme.quiet));
    let load = view.hours.person(of.person).and_then(crate::rota::PersonHours::load_percent);
    let sign = view.mark_of_load(of.person).map_or(String::new(), |mark| format!(" {}", theme.mark(mark)));
    below.extend(load.map(|load| (format!("load {load}%{sign}"), theme.quiet)));
    let others = app.present_users.at(of.person, day);
    below.push((looking(&others, wide).trim_start().to_owned(), theme.quiet));
    below.retain(|(text, _)| !text.is_empty());
    if area.height == 1 {
        // Beside the name there is room for how many have no place, and for whoever looks at it too.
        if left > 0 {
            first.put_whole(format!(" +{left}"), theme.amber);
        }
        let rest = first.left();
        first.put(looking(&others, rest), theme.quiet);
    }
    let rows = below.into_iter().filter(|(text, _)| width(text) <= wide).map(|(text, style)| {
        let mut line = Strip::new(wide + 1);
        line.put(format!(" {text}"), style);
        line.line()
    });
    lines(canvas, area, std::iter::once(first.line()).chain(rows));
}

/// When they are in, as a quiet line below where no block has one; low lanes have no room for it.
fn presence(canvas: &mut Canvas, bar: Rect, context: DrawContext, of: &PersonDay, axis: &Axis) {
    let day = context.app.selection.day;
    let Some(row) = bar.rows().nth(BASED - 1).and_then(|_| bar.rows().next_back()) else { return };
    for piece in of.shifts.iter().flat_map(|shift| &shift.pieces) {
        let from = axis.column(minute(day, piece.start));
        let to = axis.column(minute(day, piece.end)).min(columns(bar));
        if from < to {
            let dots = context.theme.signs.rule.repeat(to - from);
            canvas.cells_mut().set_stringn(row.x + cells(from), row.y, dots, to - from, context.theme.rule);
        }
    }
}

/// When they are busy by their calendar, as a quiet stretch over the whole lane, wherever no block stands.
fn busy(canvas: &mut Canvas, bar: Rect, context: DrawContext, view: &WeekView, of: &PersonDay, axis: &Axis) {
    let (day, theme) = (context.app.selection.day, context.theme);
    for (start, end) in view.rota.busy_on(of.person, day).filter_map(|busy| busy.on(day)) {
        let from = axis.column(minute(day, start)).min(columns(bar));
        let to = axis.column(minute(day, end)).min(columns(bar));
        if from >= to {
            continue;
        }
        canvas.explain(theme.signs.away, "busy by their calendar", "busy");
        for (n, row) in bar.rows().enumerate() {
            let words = if n == 0 && to - from > BUSY.len() { BUSY } else { "" };
            let text = format!("{words}{}", theme.signs.away.repeat(to - from - words.len()));
            canvas.cells_mut().set_stringn(row.x + cells(from), row.y, text, to - from, theme.rule);
        }
    }
}

fn draw_block(
    canvas: &mut Canvas,
    bar: Rect,
    context: DrawContext,
    of: &PersonDay,
    (lane, block): (&Lane, &Block),
    sessions: &[&Booked],
) {
    let app = context.app;
    let (Some(first), Some(view)) = (sessions.first(), app.view()) else { return };
    let rows = layout::rows(block.track, lane.tracks, usize::from(bar.height));
    let area = Rect {
        x: bar.x + cells(block.columns.start),
        y: bar.y + cells(rows.start),
        width: cells(block.columns.len()),
        height: cells(rows.len()),
    }
    .intersection(bar);
    if area.is_empty() {
        return;
    }
    let class = Class::of(first);
    canvas.explain(class.edge(), class.called(), class.called());
    let selected = app.selection.session.as_ref();
    let here = app.selection.person.as_ref() == Some(of.person);
    let is_marked = here && sessions.iter().any(|it| Some(&it.id) == selected);
    let style = block::style(context, first);
    let is_based = rows.len() >= BASED && !class.base().is_empty();
    let room = (columns(area).saturating_sub(1), rows.len() - usize::from(is_based));
    let is_to_cover = view.to_cover(of.person, first.start.date()).any(|it| it.id == first.id);
    let said = match sessions {
        [one] => block::said(context, one, of.person, is_to_cover, room),
        several => block::together(context, several, room),
    };
    for (n, row) in area.rows().enumerate() {
        // Own work steps back: it stands only where it says something.
        if class == Class::Own && n >= said.len().max(1) {
            break;
        }
        let mut line = Strip::new(columns(row));
        line.put(class.edge(), style);
        let text = said.get(n).map_or("", String::as_str);
        if is_based && n + 1 == rows.len() {
            line.put(class.base().repeat(columns(row).saturating_sub(1)), style);
        } else {
            let rest = line.left();
            line.put_fit(text, rest, style);
        }
        canvas.write(&line.line(), row);
    }
    if is_marked {
        selection::select(canvas, area, context);
    }
}

/// The cursor is where the selected time is, unless a session there is selected.
fn cursor(canvas: &mut Canvas, bar: Rect, context: DrawContext, axis: &Axis, lane: &Lane, of: &PersonDay) {
    let app = context.app;
    let holds = |block: &&Block| {
        let sessions = of.sessions.get(block.items.clone()).unwrap_or_default();
        sessions.iter().any(|it| Some(&it.id) == app.selection.session.as_ref())
    };
    if lane.blocks.iter().any(|block| holds(&block)) {
        return;
    }
    let at = axis.column(minute(app.selection.day, app.selection.day.at(app.selection.time)));
    if at < columns(bar) && bar.height > 0 {
        selection::select(canvas, Rect { x: bar.x + cells(at), width: 1, height: 1, ..bar }, context);
        canvas.set_cursor((bar.x + cells(at), bar.y));
    } else {
        canvas.set_cursor((bar.x.saturating_sub(cells(NAME)), bar.y));
    }
}
