//! The weeks after the one in view: how full each will be for everybody, and what there is to say of that.

use ratatui::layout::Rect;

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use super::signs::put_signs;
use crate::app::{FlagMark, Visibility, WeekView};
use crate::command::Command;
use crate::domain::{Minutes, PersonId, Week, counted};
use crate::rota::PersonHours;
use crate::rota::caseload::{families_of, is_under_way, most_families};
use crate::rota::holidays::holiday_name;
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
    let weeks: Vec<Week> = [view.rota.week()].into_iter().chain(app.weeks_ahead()).collect();
    let all = columns(area);
    let mut title = Strip::new(all);
    title.put(format!("{} The next weeks: load ", theme.signs.rule), theme.strong);
    let next = app.keys.map.key_of(Command::NextWeek, app.screen.scopes());
    title.put_whole(next.map_or_else(String::new, |key| format!("{key} goes on a week ")), theme.quiet);
    title.put(theme.signs.rule.repeat(title.left()), theme.rule);
    let mut head = Strip::new(all);
    head.put_fit("", NAME, theme.text);
    head.put_fit("this week", WEEK, theme.quiet);
    for week in weeks.iter().skip(1) {
        head.put_fit(short_week(*week, app.today()), WEEK, theme.quiet);
    }
    let mut rows = vec![title.line(), head.line()];
    for person in people {
        let of_weeks: Vec<Option<&PersonHours>> =
            weeks.iter().map(|week| hours(context, view, *week, person)).collect();
        let mut line = Strip::new(all);
        line.put(" ", theme.text);
        line.put_fit(app.state.display_name(person), NAME - 1, theme.text);
        for hours in &of_weeks {
            let mark = hours.and_then(|hours| app.mark_of_load_ahead(hours));
            let sign = mark.map_or("", |mark| theme.mark(mark));
            let said = match hours {
                None => theme.signs.dot.to_owned(),
                Some(hours) => match hours.load_percent() {
                    Some(load) => format!("{load}% {sign}"),
                    None => "away".to_owned(),
                },
            };
            put_signs(&mut line, &said, WEEK, theme.text, theme);
        }
        put_remarks(&mut line, context, person, &of_weeks);
        rows.push(line.line());
    }
    lines(canvas, area, rows);
}

/// Somebody's hours of a week, where they are there and may be seen.
fn hours<'a>(
    context: DrawContext<'a>,
    view: &'a WeekView,
    week: Week,
    person: &PersonId,
) -> Option<&'a PersonHours> {
    let app = context.app;
    let hours = if week == view.rota.week() { Some(&view.hours) } else { app.views().hours(week) };
    let is_shown = app.visibility().shows_hours(&app.state, week, person);
    hours.filter(|_| is_shown).and_then(|hours| hours.person(person))
}

/// Why weeks are as full as they are, as many as there is room for; else how many more families somebody has room for.
fn put_remarks(line: &mut Strip, context: DrawContext, person: &PersonId, weeks: &[Option<&PersonHours>]) {
    let quiet = context.theme.quiet;
    let told: Vec<String> = weeks.iter().flatten().filter_map(|hours| reason(context, hours)).collect();
    if told.is_empty() {
        line.put_whole(room(context, person), quiet);
    }
    for (at, reason) in told.into_iter().enumerate() {
        let gap = if at > 0 { "   " } else { "" };
        if !line.put_whole(format!("{gap}{reason}"), quiet) {
            break;
        }
    }
}

/// Why a week has a sign, or has nobody in it: the holiday or the leave, and how much there is to do in which time.
fn reason(context: DrawContext, hours: &PersonHours) -> Option<String> {
    let app = context.app;
    let asks = matches!(app.mark_of_load_ahead(hours), Some(FlagMark::Asks(_)));
    if !asks && hours.load.is_some() {
        return None;
    }
    let mut holidays = hours.week.days().filter_map(|day| Some((day, holiday_name(&app.state, day)?)));
    let why = match holidays.next().filter(|_| hours.holiday > Minutes::ZERO) {
        Some((day, name)) => Some(format!("{} {} is {name}", day.weekday(), day.day())),
        None => (hours.leave > Minutes::ZERO).then(|| "on leave".to_owned()),
    };
    let sum = hours.load.map(|load| format!("{} to do in {}", load.demand.minutes(), load.available));
    let parts: Vec<String> = why.into_iter().chain(sum).collect();
    (!parts.is_empty()).then(|| format!("{}: {}", short_week(hours.week, app.today()), parts.join(", ")))
}

/// How many more families somebody has room for, to whoever plans.
fn room(context: DrawContext, person: &PersonId) -> String {
    let app = context.app;
    if app.visibility() != Visibility::All {
        return String::new();
    }
    let many = families_of(&app.state, person).filter(|family| is_under_way(family)).count();
    let most = most_families(&app.state, person, app.today()).unwrap_or(0);
    match most.saturating_sub(many) {
        0 => String::new(),
        more => format!("room for {}", counted(more, "more family")),
    }
}
