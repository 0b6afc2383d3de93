//! What is marked, and what there is to decide: who asks for what, what is left after it, who else is in that day.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::asks::{hanging, keys};
use super::super::text::wrap;
use super::heading;
use super::requests::became;
use super::who::who_else;
use crate::app::screen::leave::{self, LeavePane, Request, decides_for, remaining_in_words};
use crate::app::words;
use crate::command::Command;
use crate::domain::{Date, Entity as _, Leave, LeaveState};
use crate::rota::leave::Remaining;

/// The most days of a leave that are looked at.
const MOST_DAYS: i32 = 60;

/// The title, and the lines under it.
pub(super) fn about(context: DrawContext, wide: usize) -> (String, Vec<Line<'static>>) {
    let DrawContext { app, theme } = context;
    let requests = leave::requests(app);
    let to_decide: Vec<_> = requests.iter().filter(|request| request.to_decide).collect();
    let marked = leave::marked(app);
    let at =
        marked.as_ref().and_then(|it| to_decide.iter().position(|request| request.leave.key() == it.key()));
    let person = marked.as_ref().map(|it| &it.person).or(app.selection.person.as_ref());
    let title = match (at, person) {
        (Some(at), _) => format!("To decide: {} of {}", at + 1, to_decide.len()),
        (None, Some(person)) => {
            format!("{} {} {}", app.state.display_name(person), theme.signs.dot, heading::days(context))
        }
        (None, None) => heading::days(context),
    };
    let mut lines = vec![];
    let mut put = |text: &str, style| {
        lines.extend(wrap(text, wide).into_iter().map(|words| Line::styled(words, style)));
    };
    match (&marked, person) {
        (Some(it), _) => {
            put(&words::capital(&app.leave_in_words(it)), theme.strong);
            if leave::knows_kind(app, it)
                && let Some(remaining) = Remaining::of(&app.state, it, Some(&it.key()), app.today())
            {
                put(&format!("Takes {}. {}", remaining.takes(), remaining_in_words(&remaining)), theme.text);
            }
            let day = app.screens.leave.day;
            if is_uncovered(context, it, day) {
                let day = words::day(day, app.today());
                put(&format!("On {day} nobody who shares the post is in."), theme.red);
            }
        }
        (None, Some(person)) => {
            let told = heading::day_of(context, person, app.screens.leave.day).join(", ");
            put(&format!("{}.", words::capital(&told)), theme.text);
        }
        (None, None) => {}
    }
    let request =
        requests.iter().find(|it| marked.as_ref().is_some_and(|leave| leave.key() == it.leave.key()));
    lines.extend(request.map_or_else(Vec::new, |request| outcome(context, wide, request)));
    lines.push(Line::default());
    lines.extend(who_else(context, wide, person, &days_of(context, marked.as_deref())));
    let commands: &[Command] = match &marked {
        Some(it) if decides(context, it) => &[Command::DecideLeave, Command::CoverLeave],
        Some(_) => &[Command::WithdrawLeave, Command::CoverLeave],
        None => &[Command::AskLeave],
    };
    lines.extend(keys(wide, context, commands));
    // Where the requests themselves stand beside it, they are not told again.
    let are_listed = app.screens.leave.part == LeavePane::Requests;
    let others: Vec<_> =
        to_decide.iter().enumerate().filter(|(n, _)| Some(*n) != at && !are_listed).collect();
    if to_decide.is_empty() {
        lines.extend([Line::default(), Line::styled("No leave is asked for", theme.quiet)]);
    }
    if !others.is_empty() {
        lines.extend([Line::default(), Line::styled(others_heading(at, others.len()), theme.strong)]);
        for (_, request) in others {
            lines.extend(hanging(wide, "? ", &app.leave_in_words(&request.leave), theme.amber, theme.text));
        }
        lines.extend(keys(wide, context, &[Command::LeaveParts]));
    }
    let is_marked = |it: &Leave| marked.as_ref().is_some_and(|marked| marked.key() == it.key());
    let is_own = |it: &&Request| !it.to_decide && !it.is_past;
    let own: Vec<_> =
        requests.iter().filter(|it| is_own(it) && !are_listed && !is_marked(&it.leave)).collect();
    let past = requests.iter().filter(|it| it.is_past && !are_listed && !is_marked(&it.leave)).count();
    if past > 0 {
        let words = format!("{past} over, and never decided: still to note, for the record");
        lines.push(Line::default());
        lines.extend(hanging(wide, "  ", &words, theme.quiet, theme.quiet));
    }
    if !own.is_empty() {
        lines.extend([Line::default(), Line::styled("Your leave", theme.strong)]);
        for request in own {
            lines.extend(hanging(wide, "  ", &app.leave_in_words(&request.leave), theme.text, theme.text));
            lines.extend(outcome(context, wide, request));
        }
    }
    (title, lines)
}

fn decides(context: DrawContext, it: &Leave) -> bool {
    it.state == LeaveState::Requested && decides_for(context.app, &it.person)
}

/// Whether nobody who shares a post with somebody is left on a day of their leave.
fn is_uncovered(context: DrawContext, leave: &Leave, day: Date) -> bool {
    let wall = &context.app.screens.leave.wall;
    let mut of_person = wall.lines().iter().filter(|line| line.person == leave.person);
    leave.span.touches(day)
        && of_person.any(|line| wall.cell(line, day).is_some_and(|cell| cell.all_away && cell.works))
}

/// What became of a request, below it in words alone.
fn outcome(context: DrawContext, wide: usize, request: &Request) -> Vec<Line<'static>> {
    let theme = context.theme;
    let became = became(context, request);
    let became = became.trim_start().trim_start_matches(theme.signs.dot).trim_start();
    if became.is_empty() { vec![] } else { hanging(wide, "    ", became, theme.quiet, theme.quiet) }
}

/// What stands over what else is to be decided: how many there are, where none of them is marked.
fn others_heading(at: Option<usize>, many: usize) -> String {
    match at {
        Some(_) => "Also to decide".to_owned(),
        None => format!("To decide: {many}"),
    }
}

/// The days that are asked about: those of the marked leave on which its person would work, else those that are marked.
fn days_of(context: DrawContext, leave: Option<&Leave>) -> Vec<Date> {
    let app = context.app;
    let wall = &app.screens.leave.wall;
    let (first, last) = match leave {
        Some(it) => (it.span.first_day(), it.span.last_day()),
        None => app.screens.leave.marked(),
    };
    let many = last.days_since(first).clamp(0, MOST_DAYS) + 1;
    let days: Vec<Date> = (0..many).map(|n| first.plus_days(n)).collect();
    let of_person: Vec<_> =
        wall.lines().iter().filter(|line| leave.is_some_and(|it| it.person == line.person)).collect();
    let works = |day: &Date| {
        of_person.iter().any(|line| wall.cell(line, *day).is_some_and(|cell| cell.on && cell.works))
    };
    let worked: Vec<Date> = days.iter().copied().filter(works).collect();
    if worked.is_empty() { days } else { worked }
}
