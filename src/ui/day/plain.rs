//! The day in words, for whoever listens to it and for screens too small for lanes: a person a line, who and when first.

use ratatui::layout::Rect;

use super::super::asked;
use super::super::listing::Listing;
use super::super::spoken;
use super::super::text::wrap;
use super::super::{Canvas, DrawContext, busy, columns};
use super::people::{self, PersonDay, TeamDay};
use crate::domain::Date;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, teams: &[TeamDay]) {
    let DrawContext { app, theme } = context;
    let Some(view) = app.view() else { return };
    let day = app.selection.day;
    let mut list = Listing::new(columns(area), context);
    let room = columns(area).saturating_sub(3);
    for team in teams {
        let name = team.team.and_then(|id| app.state.team(id)).map_or("Others", |team| team.name.as_str());
        list.under(name);
        for of in &team.there {
            let here = app.selection.person.as_ref() == Some(of.person);
            let session = app.selection.session.as_ref();
            let is_on = here && session.is_some_and(|id| of.sessions.iter().any(|it| it.id == *id));
            for (n, text) in wrap(&head(context, of, day), room).into_iter().enumerate() {
                let mut line = list.begin(here && !is_on && n == 0);
                line.put(text, if here { theme.strong } else { theme.text });
                list.push(line);
            }
            for booked in &of.sessions {
                let is_marked = here && Some(&booked.id) == session;
                let said = spoken::session(context, booked, of.person);
                for (n, text) in wrap(&said, room.saturating_sub(1)).into_iter().enumerate() {
                    let mut line = list.begin(is_marked && n == 0);
                    line.put(if n == 0 { " " } else { "   " }, theme.text);
                    line.put(text, theme.text);
                    list.push(line);
                }
            }
        }
        for of in &team.absent {
            let here = app.selection.person.as_ref() == Some(of.person);
            for (n, text) in
                wrap(&spoken::sentences([spoken::said(&people::absent(app, view, of, day))]), room)
                    .into_iter()
                    .enumerate()
            {
                let mut line = list.begin(here && n == 0);
                line.put(text, if here { theme.strong } else { theme.text });
                list.push(line);
            }
        }
    }
    list.draw(canvas, area);
}

/// Who, and when they are in: `Aisha, 11:30–15, leave asked.`
fn head(context: DrawContext, of: &PersonDay, day: Date) -> String {
    let app = context.app;
    let asked = asked::day(&app.state, of.person, day, true).into_iter().flatten().next();
    let parts =
        [of.hours(), of.away(app, day).unwrap_or_default(), asked.unwrap_or_default(), of.with(usize::MAX)];
    let busy = app.view().map(|view| busy::of_day(view, of.person, day)).unwrap_or_default();
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).chain(busy).collect();
    let name = app.state.display_name(of.person);
    let said = if parts.is_empty() { name.to_owned() } else { format!("{name}, {}", parts.join(", ")) };
    spoken::sentences([spoken::said(&said)])
}
