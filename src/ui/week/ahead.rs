//! The weeks after the one in view: how full each will be for everybody.

use ratatui::layout::Rect;

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::WeekView;
use crate::domain::{PersonId, Week};
use crate::words::short_week;

/// Columns of a name, with the space before it.
const NAME: usize = 15;
/// Columns of a week.
const WEEK: usize = 12;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let DrawContext { app, theme } = context;
    let roster = app.roster(view);
    let mut people: Vec<&PersonId> = roster.lines.iter().map(|line| &line.person).collect();
    people.dedup();
    if usize::from(area.height) < people.len() + 2 {
        return;
    }
    let week = view.rota.week();
    let weeks: Vec<Week> = app.weeks_ahead().collect();
    let all = columns(area);
    let mut title = Strip::new(all);
    title.put(format!("{} The next weeks: load ", theme.signs.rule), theme.strong);
    title.put(theme.signs.rule.repeat(title.left()), theme.rule);
    let mut head = Strip::new(all);
    head.put_fit("", NAME, theme.text);
    head.put_fit("this week", WEEK, theme.quiet);
    for week in &weeks {
        head.put_fit(short_week(*week, app.today()), WEEK, theme.quiet);
    }
    let mut rows = vec![title.line(), head.line()];
    for person in people {
        let mut line = Strip::new(all);
        line.put(" ", theme.text);
        line.put_fit(app.state.display_name(person), NAME - 1, theme.text);
        for week in [week].iter().chain(&weeks) {
            let hours = if *week == view.rota.week() { Some(&view.hours) } else { app.views().hours(*week) };
            let is_shown = app.visibility().shows_hours(&app.state, *week, person);
            let hours = hours.filter(|_| is_shown).and_then(|hours| hours.person(person));
            let said = match hours {
                None => theme.signs.dot.to_owned(),
                Some(hours) => match hours.load_percent() {
                    Some(load) => format!("{load}%"),
                    None => "away".to_owned(),
                },
            };
            line.put_fit(said, WEEK, theme.text);
        }
        rows.push(line.line());
    }
    lines(canvas, area, rows);
}
