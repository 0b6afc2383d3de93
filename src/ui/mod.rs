//! Draws a picture of an app over a state: reads, never writes.

mod asks;
mod brush;
mod canvas;
mod card;
mod caseload;
mod day;
mod directory;
mod facts;
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
mod pane;
mod people;
mod policy;
mod posts;
mod present_users;
mod reminders;
mod risks;
mod rules;
mod selection;
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
use brush::DrawContext;
pub use canvas::Canvas;
use fit::{cells, columns, lines, scroll_to};
use theme::Theme;

/// Draws the whole screen on a blank canvas of any size.
pub fn draw(canvas: &mut Canvas, app: &App) {
    let theme = Theme::of(&app.surface);
    let context = DrawContext { app, theme: &theme };
    let area = canvas.area();
    canvas.tint(theme.ground);
    let said = cells(footer::said_lines(context, area));
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
    header::draw(canvas, top, context);
    match app.screen {
        _ if context.shows_only_layer() => {}
        // The history and the rules are there before any service is.
        ScreenId::History => history::draw(canvas, body, context),
        ScreenId::Rules => rules::draw(canvas, body, context),
        _ if app.state.service().is_none() => draw_nothing(canvas, body, context),
        ScreenId::Week => week::draw(canvas, body, context),
        ScreenId::Day => day::draw(canvas, body, context),
        ScreenId::Caseload => caseload::draw(canvas, body, context),
        ScreenId::People => people::draw(canvas, body, context),
        ScreenId::Posts => posts::draw(canvas, body, context),
        ScreenId::Hours => hours::draw(canvas, body, context),
        ScreenId::Leave => leave::draw(canvas, body, context),
        ScreenId::Supervision => supervision::draw(canvas, body, context),
        ScreenId::Training => training::draw(canvas, body, context),
        ScreenId::Groups => groups::draw(canvas, body, context),
        ScreenId::Reminders => reminders::draw(canvas, body, context),
        ScreenId::Directory => directory::draw(canvas, body, context),
        ScreenId::Risks => risks::draw(canvas, body, context),
        ScreenId::Policy => policy::draw(canvas, body, context),
    }
    footer::draw_said(canvas, said, context);
    footer::draw_keys(canvas, bottom, context);
    layers::draw(canvas, body, context);
}

/// What stands on a screen before there is a service, unless the welcome does.
fn draw_nothing(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let key = app.keys.map.key_of(Command::ShowWeek, &[Scope::Global]).filter(|_| app.layers.is_empty());
    if let Some(key) = key {
        let words = format!(" Nothing is here yet: {key} goes back to the start.");
        lines(canvas, area, [Line::styled(words, theme.quiet)]);
    }
}
