//! What is marked, and what there is to decide: who asks for what, what is left after it, who else is in that day.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::asks::{hanging, keys};
use super::super::text::wrap;
use super::mark::signed;
use super::requests::became;
use crate::app::screen::leave::{self, decides_for};
use crate::app::words;
use crate::command::Command;
use crate::domain::{Date, Entity as _, Leave, LeaveState};
use crate::rota::leave::Remaining;
use crate::rota::wall::WallLine;

/// The title, and the lines under it.
pub(super) fn about(context: DrawContext, wide: usize) -> (String, Vec<Line<'static>>) {
    let DrawContext { app, theme } = context;
    let requests = leave::requests(app);
    let to_decide: Vec<_> = requests.iter().filter(|request| request.to_decide).collect();
    let marked = leave::marked(app);
    let at =
        marked.as_ref().and_then(|it| to_decide.iter().position(|request| request.leave.key() == it.key()));
    let title = match (at, to_decide.len()) {
        (_, 0) => "No leave is asked for".to_owned(),
        (Some(at), many) => format!("To decide: {} of {many}", at + 1),
        (None, many) => format!("To decide: {many}"),
    };
    let mut lines = vec![];
    let mut put = |text: &str, style| {
        lines.extend(wrap(text, wide).into_iter().map(|words| Line::styled(words, style)));
    };
    match &marked {
        Some(it) => {
            put(&words::capital(&app.leave_in_words(it)), theme.strong);
            if leave::knows_kind(app, it) {
                let remaining = Remaining::of(&app.state, it, Some(&it.key()), app.today());
                let left = remaining.map(|it| {
                    let takes = it.takes();
                    format!("Takes {takes}; left {}, after it {}.", signed(it.before), signed(it.after))
                });
                put(&left.unwrap_or_default(), theme.text);
            }
        }
        None => put(&of_day(context), theme.text),
    }
    lines.push(Line::default());
    lines.push(Line::styled("Who else is in that day", theme.strong));
    lines.extend(others(context, wide, app.screens.leave.day));
    let commands: &[Command] = match &marked {
        Some(it) if decides(context, it) => &[Command::DecideLeave, Command::CoverLeave],
        Some(_) => &[Command::WithdrawLeave, Command::CoverLeave],
        None => &[Command::AskLeave],
    };
    lines.extend(keys(wide, context, commands));
    let others: Vec<_> = to_decide.iter().enumerate().filter(|(n, _)| Some(*n) != at).collect();
    if !others.is_empty() {
        lines.extend([Line::default(), Line::styled("Also to decide", theme.strong)]);
        for (_, request) in others {
            lines.extend(hanging(wide, "? ", &app.leave_in_words(&request.leave), theme.amber, theme.text));
        }
        lines.extend(keys(wide, context, &[Command::LeaveParts]));
    }
    let own: Vec<_> = requests.iter().filter(|request| !request.to_decide).collect();
    if !own.is_empty() {
        lines.extend([Line::default(), Line::styled("Your leave", theme.strong)]);
        for request in own {
            lines.extend(hanging(wide, "  ", &app.leave_in_words(&request.leave), theme.text, theme.text));
            // What became of it stands below, in words alone.
            let became = became(context, request);
            let became = became.trim_start().trim_start_matches(theme.signs.dot).trim_start();
            if !became.is_empty() {
                lines.extend(hanging(wide, "    ", became, theme.quiet, theme.quiet));
            }
        }
    }
    (title, lines)
}

fn decides(context: DrawContext, it: &Leave) -> bool {
    it.state == LeaveState::Requested && decides_for(context.app, &it.person)
}

/// The marked day of the marked person, where there is no leave.
fn of_day(context: DrawContext) -> String {
    let app = context.app;
    let day = app.screens.leave.day;
    let Some(person) = &app.selection.person else { return words::day(day, app.today()) };
    let about = super::heading::about(context, person, day);
    format!("{}{about} on {}.", app.state.display_name(person), words::day(day, app.today()))
}

/// Who is in on a day but the marked person, by team; a team with nobody says so.
fn others(context: DrawContext, wide: usize, day: Date) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let wall = &app.screens.leave.wall;
    let shown = leave::chart_lines(app);
    let mut lines = vec![];
    for team in shown.chunk_by(|a, b| a.team == b.team) {
        let is_in = |line: &&&WallLine| {
            let cell = wall.cell(line, day);
            let away = |cell: &crate::rota::wall::WallCell| cell.leave.is_some() && !cell.part;
            Some(&line.person) != app.selection.person.as_ref()
                && cell.is_some_and(|cell| cell.on && cell.works && !away(cell))
        };
        let names: Vec<&str> =
            team.iter().filter(is_in).map(|line| app.state.display_name(&line.person)).collect();
        let name = team.first().and_then(|line| line.team.as_ref()).and_then(|id| app.state.team(id));
        let name = name.map_or("Others", |team| team.name.as_str());
        let said = if names.is_empty() { "nobody".to_owned() } else { words::in_a_row(&names) };
        lines.extend(hanging(wide, "", &format!("{name}: {said}"), theme.text, theme.text));
    }
    lines
}
