//! The two lines at the top: where one is, who one is, how the week stands; and the screens.

use ratatui::layout::Rect;

use super::present_users::here;
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, flags, lines, tabs};
use crate::app::{App, Layer, words};
use crate::rules::SeverityCounts;

/// Columns that how far the week has come leaves for who looks.
const BESIDE: usize = 9;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let all = columns(area);
    let mut top = Strip::new(all);
    let service = app.state.service().map_or("Tandem", |service| service.name.as_str());
    let counts = flag_counts(app);
    let mut flags = flags::counted(counts, theme);
    let flags_width: usize = flags.iter().map(|(_, count)| width(count) + 1).sum();
    let mut who = who(app);
    let week = app.selection.week();
    // Where teams differ, how far each has come is worth more than the service's name.
    if all >= if app.state.is_split(week) { 160 } else { 100 } {
        top.put(format!(" {service}  "), theme.strong);
    } else {
        top.put(" ", theme.text);
    }
    let date = if all >= 60 { words::week(week) } else { words::short_week(week, app.today()) };
    top.put(date, theme.strong);
    let states = states(app, top.left().saturating_sub(flags_width + BESIDE));
    top.put(format!("  {states} "), theme.strong);
    if app.said.is_read_only {
        top.put(" READ ONLY ", theme.red);
    }
    if let Some(changed) = app.view().map(|view| view.changes.len()).filter(|changed| *changed > 0) {
        top.put(format!(" {} {changed} changed ", theme.signs.changed), theme.quiet);
    }
    if matches!(app.layers.last(), Some(Layer::Moving(_))) {
        top.put(" MOVING ", theme.strong);
    }
    if app.preview.is_some() {
        top.put(format!(" {} not saved yet ", theme.signs.dot), theme.amber);
    }
    let room = top.left().saturating_sub(flags_width + 1);
    let beside = |who: &str| here(&app.present_users, room.saturating_sub(width(who)));
    let mut here_said = beside(&who);
    if here_said.is_empty()
        && let Some(short) = app.me.person().map(|id| format!("{} ", app.state.display_name(id)))
    {
        // That somebody is here, and what is flagged, tells more than what one is oneself.
        let said = beside(&short);
        if !said.is_empty() || width(&who) > room {
            (who, here_said) = (short, said);
        }
    }
    top.space_before(flags_width + width(&who) + width(&here_said) + 1);
    top.put_whole(&who, theme.quiet);
    top.put_whole(&here_said, theme.strong);
    // What is graver is never left out for the sake of what is less so.
    if flags_width > top.left() {
        flags = flags::counted_short(counts, theme);
    }
    for (severity, count) in &flags {
        if width(count) + 1 > top.left() {
            break;
        }
        top.put_whole(format!(" {count}"), theme.severity(*severity));
    }
    lines(canvas, area, [top.line(), tabs::draw(all, context)]);
}

fn who(app: &App) -> String {
    let person = app.me.person().and_then(|id| app.state.person(id));
    match person {
        Some(person) => format!("{} · {} ", app.state.display_name_of(person), person.role.title()),
        None => format!("{} ", app.me.name()),
    }
}

/// How far the week has come, in as many words as there is room for.
fn states(app: &App, room: usize) -> String {
    let all = app.states_of_view();
    let fits = all.iter().find(|words| width(words) <= room);
    fits.or(all.last()).cloned().unwrap_or_default()
}

/// How much there is to look at in the week, of each severity.
fn flag_counts(app: &App) -> SeverityCounts {
    if app.state.service().is_some() { app.matters().counts() } else { SeverityCounts::default() }
}
