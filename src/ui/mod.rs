//! Draws a picture of an app over a state: reads, never writes.

mod brush;
mod canvas;
mod card;
mod caseload;
mod company;
mod day;
mod directory;
mod fit;
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

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use crate::app::{App, ScreenId};
use crate::command::{Command, Scope};
use brush::Brush;
pub use canvas::Canvas;
use fit::{cells, columns, lines, scroll_to};
use theme::Theme;

/// Draws the whole screen on a blank canvas of any size.
pub fn draw(canvas: &mut Canvas, app: &App) {
    let theme = Theme::of(app.surface.shade);
    let brush = Brush { app, theme: &theme };
    let area = canvas.area();
    canvas.tint(theme.text);
    let said = cells(footer::said_lines(brush, area));
    let heights =
        [Constraint::Length(2), Constraint::Min(0), Constraint::Length(said), Constraint::Length(1)];
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
    header::draw(canvas, top, brush);
    match app.screen {
        // The history and the rules are there before any service is.
        ScreenId::History => history::draw(canvas, body, brush),
        ScreenId::Rules => rules::draw(canvas, body, brush),
        _ if app.state.service().is_none() => draw_nothing(canvas, body, brush),
        ScreenId::Week => week::draw(canvas, body, brush),
        ScreenId::Day => day::draw(canvas, body, brush),
        ScreenId::Caseload => caseload::draw(canvas, body, brush),
        ScreenId::People => people::draw(canvas, body, brush),
        ScreenId::Posts => posts::draw(canvas, body, brush),
        ScreenId::Hours => hours::draw(canvas, body, brush),
        ScreenId::Leave => leave::draw(canvas, body, brush),
        ScreenId::Supervision => supervision::draw(canvas, body, brush),
        ScreenId::Training => training::draw(canvas, body, brush),
        ScreenId::Groups => groups::draw(canvas, body, brush),
        ScreenId::Reminders => reminders::draw(canvas, body, brush),
        ScreenId::Directory => directory::draw(canvas, body, brush),
        ScreenId::Risks => risks::draw(canvas, body, brush),
        ScreenId::Policy => policy::draw(canvas, body, brush),
    }
    footer::draw_said(canvas, said, brush);
    footer::draw_keys(canvas, bottom, brush);
    layers::draw(canvas, body, brush);
}

/// What stands on a screen before there is a service, unless the welcome does.
fn draw_nothing(canvas: &mut Canvas, area: Rect, brush: Brush) {
    let Brush { app, theme } = brush;
    let key = app.keys.map.key_of(Command::ShowWeek, &[Scope::Global]).filter(|_| app.layers.is_empty());
    if let Some(key) = key {
        let words = format!(" Nothing is here yet: {key} goes back to the start.");
        lines(canvas, area, [Line::styled(words, theme.quiet)]);
    }
}
