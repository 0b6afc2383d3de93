//! The weeks after the one in view: how full each will be for everybody, and what there is to say of that.

use ratatui::layout::Rect;

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use super::signs::put_signs;
use crate::app::{FlagMark, Visibility, WeekView};
use crate::domain::{FamilyStatus, Minutes, PersonId, Week, counted};
use crate::rota::PersonHours;
use crate::rota::caseload::most_families;
use crate::rota::holidays::holiday_name;
use crate::rules::Severity;
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
        line.put_whole(remark(context, person, &of_weeks), theme.quiet);
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

/// Why a week is fuller than others, or how many more families somebody has room for; to whoever plans, and only what is so.
fn remark(context: DrawContext, person: &PersonId, weeks: &[Option<&PersonHours>]) -> String {
    let app = context.app;
    let here = || weeks.iter().flatten().copied();
    let asks = |hours: &PersonHours| match app.mark_of_load_ahead(hours) {
        Some(FlagMark::Asks(severity)) => Some(severity),
        _ => None,
    };
    let is_short = |hours: &&PersonHours| {
        hours.holiday > Minutes::ZERO || hours.leave > Minutes::ZERO || hours.load.is_none()
    };
    let fullest = || here().filter(is_short).find(|hours| asks(hours).is_some());
    if let Some(hours) = fullest().or_else(|| here().filter(is_short).find(|hours| hours.load.is_none())) {
        let week = short_week(hours.week, app.today());
        let mut holidays = hours.week.days().filter_map(|day| Some((day, holiday_name(&app.state, day)?)));
        let why = match holidays.next().filter(|_| hours.holiday > Minutes::ZERO) {
            Some((day, name)) => format!("{} {} is {name}", day.weekday(), day.day()),
            None if hours.leave > Minutes::ZERO => "on leave".to_owned(),
            None => return String::new(),
        };
        let left = hours.load.filter(|_| asks(hours) == Some(Severity::Red));
        let left = left.map_or_else(String::new, |load| format!(", {} left to work", load.available));
        return format!("{week}: {why}{left}");
    }
    if here().any(|hours| asks(hours).is_some()) || app.visibility() != Visibility::All {
        return String::new();
    }
    let of = |family: &crate::domain::Family| {
        family.worker.as_ref() == Some(person)
            && matches!(family.status, FamilyStatus::Active | FamilyStatus::Reduced)
    };
    let many = app.state.records.families.values().filter(|row| of(&row.item)).count();
    let most = most_families(&app.state, person, app.today()).unwrap_or(0);
    match most.saturating_sub(many) {
        0 => String::new(),
        more => format!("room for {}", counted(more, "more family")),
    }
}
