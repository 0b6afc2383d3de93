//! Who else is in on a day or on several: who is asked to be away then too, and on which days it is a public holiday.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::asks::hanging;
use crate::app::screen::leave;
use crate::app::words;
use crate::domain::{Date, LeaveState, PersonId, TeamId};
use crate::rota::wall::{WallCell, WallLine};

/// How many days are told one by one.
const DAYS_TOLD: usize = 10;

/// Who is in on some days but one person, under its heading: of one day by team, of several day by day, their own team first.
pub(super) fn who_else(
    context: DrawContext,
    wide: usize,
    person: Option<&PersonId>,
    days: &[Date],
) -> Vec<Line<'static>> {
    let theme = context.theme;
    let put = |text: &str| hanging(wide, "", text, theme.text, theme.text);
    match days {
        [] => vec![],
        [day] => {
            let heading = Line::styled("Who else is in that day", theme.strong);
            std::iter::once(heading)
                .chain(by_team(context, person, *day).iter().flat_map(|it| put(it)))
                .collect()
        }
        several => {
            let team = person.and_then(|id| team_of(context, id));
            let heading = match team.and_then(|id| context.app.state.team(&id).map(|team| team.name.clone()))
            {
                Some(name) => format!("Who else is in, {name} first"),
                None => "Who else is in".to_owned(),
            };
            let mut lines = hanging(wide, "", &heading, theme.strong, theme.strong);
            lines.extend(by_day(context, person, several).iter().flat_map(|it| put(it)));
            lines
        }
    }
}

/// Each team with who is in of it; a team with nobody says so.
fn by_team(context: DrawContext, person: Option<&PersonId>, day: Date) -> Vec<String> {
    let app = context.app;
    let mut told = vec![];
    let holiday = app.screens.leave.wall.day(day).and_then(|day| day.holiday.as_ref());
    told.extend(holiday.map(|name| format!("It is a public holiday: {name}.")));
    let is_holiday = holiday.is_some();
    let shown = leave::chart_lines(app);
    for team in shown.chunk_by(|a, b| a.team == b.team) {
        let names = names(context, team, person, day);
        let name = team.first().and_then(|line| line.team.as_ref()).and_then(|id| app.state.team(id));
        let name = name.map_or("Others", |team| team.name.as_str());
        match names.as_slice() {
            [] if is_holiday => {}
            [] => told.push(format!("{name}: nobody")),
            some => told.push(format!("{name}: {}", words::in_a_row(some))),
        }
    }
    if is_holiday && told.len() == 1 {
        told.push("Nobody else is in.".to_owned());
    }
    told
}

/// Day by day; days that are alike and follow one another are one line.
fn by_day(context: DrawContext, person: Option<&PersonId>, days: &[Date]) -> Vec<String> {
    let app = context.app;
    let own = person.and_then(|id| team_of(context, id));
    let shown = leave::chart_lines(app);
    let mut told: Vec<(Date, Date, String)> = vec![];
    for day in days {
        let of_team = |is_own: bool| {
            let lines: Vec<&WallLine> =
                shown.iter().copied().filter(|line| (line.team == own) == is_own).collect();
            names(context, &lines, person, *day)
        };
        let (own, others) = (of_team(true), of_team(false));
        let who = match (own.as_slice(), others.as_slice()) {
            ([], []) => "nobody".to_owned(),
            ([], others) => format!("nobody of the team; {}", words::in_a_row(others)),
            (own, []) => words::in_a_row(own),
            (own, others) => format!("{}; {}", words::in_a_row(own), words::in_a_row(others)),
        };
        let holiday = app.screens.leave.wall.day(*day).and_then(|day| day.holiday.as_ref());
        let who = holiday.map_or_else(|| who.clone(), |name| format!("{name}, {who}"));
        match told.last_mut() {
            Some((_, last, said)) if *said == who => *last = *day,
            _ => told.push((*day, *day, who)),
        }
    }
    let more = told.len().saturating_sub(DAYS_TOLD);
    told.truncate(DAYS_TOLD);
    let day = |day: Date| words::day(day, app.today());
    let line = |(first, last, who): (Date, Date, String)| match (first, last) {
        (first, last) if first == last => format!("{}: {who}", day(first)),
        (first, last) => format!("{} – {}: {who}", day(first), day(last)),
    };
    let mut lines: Vec<String> = told.into_iter().map(line).collect();
    if more > 0 {
        lines.push(format!("and {more} lines of later days"));
    }
    lines
}

/// Who is in of some lines, each with what there is to say of it.
fn names(context: DrawContext, lines: &[&WallLine], person: Option<&PersonId>, day: Date) -> Vec<String> {
    let app = context.app;
    let name = |cell: &WallCell, line: &WallLine| {
        let name = app.state.display_name(&line.person);
        match &cell.leave {
            Some(leave) if leave.state == LeaveState::Requested => format!("{name} (leave asked for)"),
            Some(_) => format!("{name} (part of the day)"),
            None => name.to_owned(),
        }
    };
    let is_in = |line: &&&WallLine| Some(&line.person) != person;
    let lines = lines.iter().filter(is_in);
    let mut names: Vec<String> = vec![];
    for line in lines {
        let cell = app.screens.leave.wall.cell(line, day).filter(|cell| cell.is_in());
        if let Some(name) = cell.map(|cell| name(cell, line))
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// The team of the post that somebody has a share of.
fn team_of(context: DrawContext, person: &PersonId) -> Option<TeamId> {
    leave::chart_lines(context.app).iter().find(|line| line.person == *person)?.team.clone()
}
