//! Draws an app over a state into a frame: reads, never writes.

mod card;
mod caseload;
mod company;
mod day;
mod directory;
mod flags;
mod footer;
mod groups;
mod header;
mod hints;
mod history;
mod hours;
mod layers;
mod leave;
mod listing;
mod people;
mod policy;
mod posts;
mod reminders;
mod risks;
mod rules;
mod sessions;
mod spark;
mod supervision;
mod tabs;
mod text;
mod theme;
mod training;
mod week;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Block;

use crate::app::{App, Screen};
use theme::Theme;

/// What every part of the picture is drawn with.
#[derive(Clone, Copy)]
struct Brush<'a> {
    app: &'a App,
    theme: &'a Theme,
}

/// Draws the whole screen, at any size.
pub fn draw(frame: &mut Frame, app: &App) {
    let theme = Theme::of(app.shade);
    let brush = Brush { app, theme: &theme };
    let area = frame.area();
    frame.render_widget(Block::new().style(theme.text), area);
    let heights = [Constraint::Length(2), Constraint::Min(0), Constraint::Length(1), Constraint::Length(1)];
    let [top, body, said, bottom] = if area.height >= 6 {
        Layout::vertical(heights).areas(area)
    } else {
        Layout::vertical([
            Constraint::Length(0),
            Constraint::Min(0),
            Constraint::Length(0),
            Constraint::Length(0),
        ])
        .areas(area)
    };
    header::draw(frame, top, brush);
    match app.screen {
        _ if app.state.service().is_none() => {}
        Screen::Week => week::draw(frame, body, brush),
        Screen::Day => day::draw(frame, body, brush),
        Screen::Caseload => caseload::draw(frame, body, brush),
        Screen::People => people::draw(frame, body, brush),
        Screen::Posts => posts::draw(frame, body, brush),
        Screen::Hours => hours::draw(frame, body, brush),
        Screen::Leave => leave::draw(frame, body, brush),
        Screen::Supervision => supervision::draw(frame, body, brush),
        Screen::Training => training::draw(frame, body, brush),
        Screen::Groups => groups::draw(frame, body, brush),
        Screen::Reminders => reminders::draw(frame, body, brush),
        Screen::Directory => directory::draw(frame, body, brush),
        Screen::Risks => risks::draw(frame, body, brush),
        Screen::Rules => rules::draw(frame, body, brush),
        Screen::Policy => policy::draw(frame, body, brush),
        Screen::History => history::draw(frame, body, brush),
    }
    footer::draw_said(frame, said, brush);
    footer::draw_keys(frame, bottom, brush);
    layers::draw(frame, body, brush);
}

/// Draws lines one below the other, as many as fit.
fn lines(frame: &mut Frame, area: Rect, lines: impl IntoIterator<Item = Line<'static>>) {
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(line, row);
    }
}

/// The columns of an area.
fn columns(area: Rect) -> usize {
    usize::from(area.width)
}

/// The first line to show so that a marked one is in sight, when so many fit.
fn scroll_to(marked: usize, all: usize, fit: usize) -> usize {
    if all <= fit { 0 } else { marked.saturating_sub(fit / 2).min(all - fit) }
}

/// A small number as a count of columns or rows.
fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
