//! The Service screen: its sections with how much stands in each, the one that is shown as a list, and all there is to say of
//! the marked line with what names it. Wide, all three stand side by side.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::facts::Facts;
use super::listing::Listing;
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines, pane, spoken};
use crate::app::screen::service::{ServiceLine, ServiceSection, facts, marked};
use crate::domain::Key;
use crate::report::referred::in_words;

/// From so many columns on, what is marked stands beside the list, and from so many the sections before it.
const BESIDE: u16 = 110;
const ALL_BESIDE: u16 = 150;
/// Columns of the sections, and of the pane.
const SECTIONS: u16 = 18;
const PANE: u16 = 60;
/// Columns of a name, and of a fact's name.
const NAME: usize = 30;
const FACT: usize = 16;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let drawn = context.theme.signs.boxes;
    let (area, is_beside) = if area.width >= ALL_BESIDE && drawn {
        let [left, rest] = pane::split(canvas, area, context, SECTIONS);
        draw_sections(canvas, left, context);
        (rest, true)
    } else {
        let high = u16::from(area.height >= 4);
        let [top, rest] = Layout::vertical([Constraint::Length(high), Constraint::Min(0)]).areas(area);
        lines(canvas, top, [sections_in_a_row(columns(top), context)]);
        (rest, area.width >= BESIDE && drawn)
    };
    let [left, right] = if is_beside {
        pane::split(canvas, area, context, area.width - PANE)
    } else {
        let about = match area.height {
            16.. => area.height * 2 / 5,
            8.. => area.height / 3,
            _ => 0,
        };
        Layout::vertical([Constraint::Min(0), Constraint::Length(about)]).areas(area)
    };
    draw_list(canvas, left, context);
    if let Some(key) = marked(context.app) {
        draw_about(canvas, right, context, key, is_beside);
    }
}

/// How much stands in each section.
fn counts(context: DrawContext) -> impl Iterator<Item = (ServiceSection, String)> {
    let app = context.app;
    ServiceSection::ALL.into_iter().map(move |section| {
        let many = section.keys(&app.state, app.today()).len();
        let many = if section == ServiceSection::Service { String::new() } else { format!(" {many}") };
        (section, many)
    })
}

/// The sections one after the other, the shown one in brackets; where there is no room for that, without the counts of the
/// others, else that one alone.
fn sections_in_a_row(columns: usize, context: DrawContext) -> Line<'static> {
    let theme = context.theme;
    let shown = context.app.screens.service.section;
    let around = |section| match (theme.signs.boxes, section == shown) {
        (true, true) => (" [", "]"),
        (true, false) => (" ", ""),
        (false, true) => (" ", ", shown."),
        (false, false) => (" ", "."),
    };
    let mut all: Vec<(ServiceSection, String)> = counts(context).collect();
    let wide = |(section, many): &(ServiceSection, String)| {
        let (before, after) = around(*section);
        width(before) + width(section.title()) + width(many) + width(after)
    };
    let fit = |all: &[(ServiceSection, String)]| all.iter().map(wide).sum::<usize>() <= columns;
    if !fit(&all) {
        all.iter_mut().filter(|(section, _)| *section != shown).for_each(|(_, many)| many.clear());
    }
    let fits = fit(&all);
    let mut line = Strip::new(columns);
    for (section, many) in all.iter().filter(|(section, _)| fits || *section == shown) {
        let (before, after) = around(*section);
        let style = if *section == shown { theme.near } else { theme.text };
        line.put(before, theme.near);
        line.put(section.title(), style);
        line.put(many, theme.quiet);
        line.put(after, theme.near);
    }
    if !fits {
        let at = all.iter().position(|(section, _)| *section == shown).unwrap_or(0) + 1;
        line.put_whole(format!("  section {at} of {}", all.len()), theme.quiet);
    }
    line.line()
}

/// The sections one below the other.
fn draw_sections(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let theme = context.theme;
    let shown = context.app.screens.service.section;
    let line = |(section, many): (ServiceSection, String)| {
        let mut line = Strip::new(columns(area));
        let here = section == shown;
        let (before, after) = if here { ("[", "]") } else { (" ", " ") };
        line.put(before, theme.near);
        line.put(section.title(), if here { theme.near } else { theme.text });
        line.put(many, theme.quiet);
        line.put(after, theme.near);
        line.line()
    };
    lines(canvas, area, counts(context).map(line));
}

fn draw_list(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let section = app.screens.service.section;
    let keys = section.keys(&app.state, app.today());
    let mut list = Listing::new(columns(area), context);
    if keys.is_empty() {
        list.under(&format!("{}: nothing yet", section.title()));
    }
    let shown: Vec<(&Key, ServiceLine)> =
        keys.iter().filter_map(|key| Some((key, ServiceLine::of(&app.state, key, app.today())?))).collect();
    // Names are told in full: their column is as wide as the longest of them.
    let name = shown.iter().map(|(_, line)| width(&line.name)).max().unwrap_or(0).max(NAME);
    for (key, it) in shown {
        list.under(&it.heading);
        let mut line = list.begin(marked(app) == Some(key));
        if theme.signs.boxes {
            line.put_fit(&it.name, name, theme.text);
            line.put(" ", theme.text);
            for (n, detail) in it.details.iter().enumerate() {
                let detail = if n == 0 { format!(" {detail}") } else { format!(", {detail}") };
                if !line.put_whole(detail, theme.quiet) {
                    break;
                }
            }
        } else {
            line.put(spoken::sentences([it.name, it.details.join(", ")]), theme.text);
        }
        list.push(line);
    }
    list.draw(canvas, area);
}

/// All there is to say of what is marked, and what uses it: in a few words, and where there is room by name.
fn draw_about(canvas: &mut Canvas, area: Rect, context: DrawContext, key: &Key, is_roomy: bool) {
    let app = context.app;
    let Some(it) = ServiceLine::of(&app.state, key, app.today()) else { return };
    let room = columns(area).saturating_sub(2);
    let mut told = Facts::new(room, FACT, context);
    let named_by = app.screens.service.named_by();
    let can_be_named = !matches!(key, Key::Service(()) | Key::Travel(_) | Key::Holiday(_));
    if can_be_named {
        let words = in_words(named_by);
        told.put("used by", if words.is_empty() { "nothing" } else { &words });
    }
    for (name, said) in facts(&app.state, key, &app.me, app.today()) {
        told.put(name, &said);
    }
    if is_roomy && !named_by.is_empty() {
        told.heading("Used by");
        for it in named_by {
            let names: Vec<&str> =
                it.names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            told.put(&it.counted(), &names.join(", "));
        }
    }
    let title = match key {
        Key::Travel(_) => format!("{} to {}", it.heading, it.name),
        Key::Holiday(_) => format!("{}, {}", it.name, it.details.join(", ")),
        _ => it.name,
    };
    pane::draw(canvas, area, context, &title, told.lines());
}
