//! What the chart shows by signs alone, in words below it: where nobody of a post is left, and which public holidays there are.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::text::{Strip, width, wrap};
use crate::app::screen::leave;
use crate::app::words;
use crate::domain::{Date, LeaveState, PostId};
use crate::rota::wall::WallLine;

/// Columns of a name.
const NAME: usize = 12;

/// The days on which nobody of a post is left, over as many lines as it takes.
pub(super) fn uncovered(context: DrawContext, wide: usize, days: &[Date]) -> Vec<Line<'static>> {
    facts(context, wide, "uncovered", &uncovered_in_words(context, days), usize::MAX)
}

/// The public holidays of some days, each by its name; in at most so many lines, the rest of them counted.
pub(super) fn holidays(
    context: DrawContext,
    wide: usize,
    days: impl IntoIterator<Item = Date>,
    rows: usize,
) -> Vec<Line<'static>> {
    facts(context, wide, "holidays", &holidays_in_words(context, days), rows)
}

/// The days on which nobody of a post is left, by team: days of one team that follow one another are said together.
pub(super) fn uncovered_in_words(context: DrawContext, days: &[Date]) -> Vec<String> {
    let app = context.app;
    let wall = &app.screens.leave.wall;
    let mut runs: Vec<Uncovered> = vec![];
    let shown = leave::chart_lines(app);
    for sharers in shown.chunk_by(|a, b| a.post == b.post) {
        let Some(first) = sharers.first() else { continue };
        let mut open = false;
        for day in days {
            let cells: Vec<_> = sharers
                .iter()
                .filter_map(|line| wall.cell(line, *day))
                .filter(|cell| cell.all_away && cell.works)
                .collect();
            // A day on which nobody would work in any case parts nothing.
            if cells.is_empty() {
                let works =
                    |line: &&WallLine| wall.cell(line, *day).is_some_and(|it| it.works && !it.holiday);
                open &= !sharers.iter().any(works);
                continue;
            }
            let is_asked =
                |leave: &std::sync::Arc<crate::domain::Leave>| leave.state == LeaveState::Requested;
            let if_agreed =
                sharers.iter().filter_map(|line| wall.cell(line, *day)?.leave.as_ref()).any(is_asked);
            match runs.last_mut().filter(|run| open && run.post == &first.post && run.if_agreed == if_agreed)
            {
                Some(run) => run.last = *day,
                None => {
                    runs.push(Uncovered {
                        post: &first.post,
                        line: first,
                        first: *day,
                        last: *day,
                        if_agreed,
                    });
                }
            }
            open = true;
        }
    }
    runs.iter().map(|run| run.in_words(context)).collect()
}

/// Days on which nobody of a post is left.
struct Uncovered<'a> {
    post: &'a PostId,
    line: &'a WallLine,
    first: Date,
    last: Date,
    if_agreed: bool,
}

impl Uncovered<'_> {
    fn in_words(&self, context: DrawContext) -> String {
        let state = &context.app.state;
        let team = self.line.team.as_ref().and_then(|id| state.team(id));
        let team = team.map_or("Others", |team| team.name.as_str());
        let today = context.app.today();
        let days = if self.first == self.last {
            format!("on {}", words::day(self.first, today))
        } else {
            format!("{} – {}", words::day(self.first, today), words::day(self.last, today))
        };
        let asked = if self.if_agreed { " if agreed" } else { "" };
        format!("{team} {days}{asked}")
    }
}

/// The public holidays of some days, each by its name.
pub(super) fn holidays_in_words(context: DrawContext, days: impl IntoIterator<Item = Date>) -> Vec<String> {
    let app = context.app;
    let named =
        days.into_iter().filter_map(|day| Some((day, app.screens.leave.wall.day(day)?.holiday.as_ref()?)));
    named.map(|(day, name)| format!("{} {name}", words::day(day, app.today()))).collect()
}

/// What is told under a name, over as many lines as it takes, or as many of the things as so many rows have room for.
fn facts(context: DrawContext, wide: usize, name: &str, said: &[String], rows: usize) -> Vec<Line<'static>> {
    let theme = context.theme;
    if said.is_empty() || rows == 0 {
        return vec![];
    }
    let room = wide.saturating_sub(NAME + 1);
    let told = |many: usize| {
        let left = said.len() - many;
        let more = if left > 0 { format!("{left} more") } else { String::new() };
        let some = said.get(..many).unwrap_or_default();
        in_rows(some, &more, room)
    };
    let Some(words) = (1..=said.len()).rev().map(told).find(|words| words.len() <= rows) else {
        return vec![];
    };
    let line = |(n, words): (usize, String)| {
        let mut strip = Strip::new(wide);
        let style = if name == "uncovered" { theme.red } else { theme.quiet };
        strip.put_fit(if n == 0 { format!(" {name}") } else { String::new() }, NAME + 1, style);
        strip.put(words, theme.text);
        strip.line()
    };
    words.into_iter().enumerate().map(line).collect()
}

/// Things and what follows them, side by side with whole ones in a row; one that is longer than a row goes on below.
fn in_rows(said: &[String], more: &str, room: usize) -> Vec<String> {
    let mut rows: Vec<String> = vec![];
    for it in said.iter().map(String::as_str).chain((!more.is_empty()).then_some(more)) {
        match rows.last_mut() {
            Some(row) if width(row) + width(it) + 2 <= room => {
                row.push_str("; ");
                row.push_str(it);
            }
            _ => rows.extend(wrap(it, room)),
        }
    }
    rows
}
