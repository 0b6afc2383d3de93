//! Draws a picture of an app over a state: reads, never writes.

mod asked;
mod asks;
mod brush;
mod canvas;
mod card;
mod caseload;
mod day;
mod directory;
mod facts;
mod fit;
mod footer;
mod giving_way;
mod groups;
mod header;
mod hints;
mod history;
mod hours;
mod inbox;
mod layers;
mod leave;
mod legend;
mod listing;
mod pane;
mod people;
mod policy;
mod post_title;
mod posts;
mod present_users;
mod reminders;
mod risks;
mod rules;
mod selection;
mod service;
mod sessions;
mod spark;
mod spoken;
mod supervision;
mod tabs;
mod text;
mod theme;
mod today;
mod training;
mod week;

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use crate::app::{App, ScreenId};
use crate::command::{Command, Scope};
use brush::DrawContext;
pub use canvas::Canvas;
use fit::{cells, columns, lines, page_of, scroll_to};
use theme::Theme;

/// Draws the whole screen on a blank canvas of any size.
pub fn draw(canvas: &mut Canvas, app: &App) {
    let theme = Theme::of(&app.surface);
    let context = DrawContext { app, theme: &theme };
    let area = canvas.area();
    canvas.tint(theme.ground);
    let mut rows = Rows::of(area, context);
    header::draw(canvas, rows.header, context);
    tabs::draw(canvas, rows.tabs, context);
    if !context.shows_only_layer() {
        today::draw(canvas, rows.today, std::mem::take(&mut rows.told_today));
    }
    let body = rows.body;
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
        ScreenId::Inbox => inbox::draw(canvas, body, context),
        ScreenId::Supervision => supervision::draw(canvas, body, context),
        ScreenId::Training => training::draw(canvas, body, context),
        ScreenId::Groups => groups::draw(canvas, body, context),
        ScreenId::Reminders => reminders::draw(canvas, body, context),
        ScreenId::Directory => directory::draw(canvas, body, context),
        ScreenId::Risks => risks::draw(canvas, body, context),
        ScreenId::Policy => policy::draw(canvas, body, context),
        ScreenId::Service => service::draw(canvas, body, context),
    }
    layers::draw(canvas, body, context);
    footer::draw_said(canvas, rows.said, body, context);
    footer::draw_keys(canvas, rows.keys, context);
    if !theme.signs.boxes {
        spoken::leave_no_signs(canvas);
    }
}

/// Draws what has changed where that is but the selection, which took a step over what a canvas shows of the app already; says
/// whether that was so, and draws nothing where it was not.
pub fn draw_step(canvas: &mut Canvas, app: &App) -> bool {
    week::draw_step(canvas, DrawContext { app, theme: &Theme::of(&app.surface) })
}

/// Where everything stands. These lines never move, whatever is shown.
struct Rows {
    header: Rect,
    tabs: Rect,
    today: Rect,
    told_today: Vec<Line<'static>>,
    body: Rect,
    said: Rect,
    keys: Rect,
}

impl Rows {
    /// The rows from which the line of today stands at the top; below that it stands above what is said.
    const TODAY_ON_TOP: u16 = 30;
    /// The rows from which there is room for it at all, and from which it may take two.
    const TODAY: u16 = 16;
    const TODAY_IN_TWO: u16 = 24;
    /// The rows from which anything stands beside the screen itself.
    const LEAST: u16 = 6;

    fn of(area: Rect, context: DrawContext) -> Self {
        let line = |is_there: bool| Constraint::Length(u16::from(is_there));
        let is_roomy = area.height >= Self::LEAST;
        let today = is_roomy && area.height >= Self::TODAY && today::is_told(context.app);
        let told_today = if today {
            today::told(columns(area), area.height >= Self::TODAY_IN_TWO, context)
        } else {
            vec![]
        };
        let told = |is_there: bool| Constraint::Length(if is_there { cells(told_today.len()) } else { 0 });
        let on_top = area.height >= Self::TODAY_ON_TOP;
        let said = if is_roomy { cells(footer::said_lines(context, area)) } else { 0 };
        let [header, tabs, above, body, below, said, keys] = Layout::vertical([
            line(is_roomy),
            line(is_roomy),
            told(on_top),
            Constraint::Min(0),
            told(!on_top),
            Constraint::Length(said),
            line(is_roomy),
        ])
        .areas(area);
        Self { header, tabs, today: if on_top { above } else { below }, told_today, body, said, keys }
    }
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
