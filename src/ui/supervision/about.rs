//! All there is to say of one person's supervision on one track: dates, names, and reasons for who stood in.

use super::super::DrawContext;
use super::super::card::Card;
use super::super::text::Strip;
use super::strip::Year;
use crate::app::words;
use crate::domain::{Date, Status, counted};
use crate::planner::supervision::{SupervisionLine, year_around};
use crate::rules::{Interval, Rhythm, track_in_words};

/// The card of a line; where the list has no room for the year, it is here.
pub(super) fn card<'a>(
    columns: usize,
    context: DrawContext<'a>,
    line: &SupervisionLine,
    with_year: bool,
) -> Card<'a> {
    let DrawContext { app, theme } = context;
    let (state, today) = (app.shown(), app.today());
    let mut card = Card::new(columns, context);
    let name = state.person(&line.person).map_or(line.person.as_str(), |person| person.name.as_str());
    card.heading(&format!("{name} {} {}", theme.signs.dot, track_in_words(line.track)));
    match &line.named {
        Some(named) => {
            let with = state.person(&named.supervisor);
            let with = with.map_or(named.supervisor.as_str(), |person| person.name.as_str());
            let every = line.rhythm.as_ref().map_or_else(String::new, |it| format!(", {}", every(it)));
            card.facts("with", &format!("{with}{every}"));
        }
        None => card.facts("with", "nobody is named, so nobody would notice it missing"),
    }
    if let Some(rhythm) = &line.rhythm {
        dates(&mut card, rhythm, today);
    }
    let talked: Vec<String> = line
        .held
        .iter()
        .filter(|it| it.wellbeing)
        .map(|it| words::day(it.start.date(), app.today()))
        .collect();
    if !talked.is_empty() {
        card.facts("wellbeing", &format!("on the agenda on {}", talked.join(", ")));
    }
    if let Some(next) = line.next(today) {
        let with = words::people(&next.with, state);
        let with = if with.is_empty() { with } else { format!(" with {with}") };
        let start = next.start;
        card.facts("booked", &format!("{} at {}{with}", words::day(start.date(), app.today()), start.time()));
    }
    if let Some(start) = line.next_missed(today) {
        let (who, on) = (state.display_name(&line.person), words::day(start.date(), app.today()));
        card.facts("to move", &format!("{on} at {}: {who} is away then", start.time()));
    }
    put_off(&mut card, line);
    for it in line.stand_ins() {
        let (who, on) = (words::people(&it.supervised.with, state), words::date(it.supervised.start.date()));
        let why = it.reason.map_or("no reason was given".to_owned(), str::to_owned);
        card.facts("stood in", &format!("{who} on {on}: {why}"));
    }
    if theme.signs.boxes && with_year {
        year(&mut card, columns, context, line);
    }
    card
}

fn every(rhythm: &Rhythm) -> String {
    match rhythm.interval {
        Interval::Month => "each month".to_owned(),
        Interval::Days(days) if days % 7 == 0 => format!("every {} weeks", days / 7),
        Interval::Days(days) => format!("every {days} days"),
    }
}

fn dates(card: &mut Card, rhythm: &Rhythm, today: Date) {
    let days = |days: i32| counted(days, "day");
    match rhythm.last {
        Some(last) => {
            card.facts("last held", &format!("{}, {} ago", words::date(last), days(today.days_since(last))));
        }
        None => card.facts("last held", &format!("never since starting on {}", words::date(rhythm.since))),
    }
    let left = rhythm.due.days_since(today);
    let when = match left {
        0 => "today".to_owned(),
        1.. => format!("in {}", days(left)),
        _ => format!("{} ago", days(-left)),
    };
    let pushed = match rhythm.pushed {
        0 => String::new(),
        by => format!("; not counting {} of leave", days(by)),
    };
    card.facts("due", &format!("{}, {when}{pushed}", words::date(rhythm.due)));
}

fn put_off(card: &mut Card, line: &SupervisionLine) {
    let in_a_row = line.rhythm.as_ref().map_or(0, |it| it.put_off);
    let fell_out = line.held.iter().filter(|it| matches!(it.status, Status::Cancelled | Status::Missed));
    let dates: Vec<String> = fell_out.map(|it| words::date(it.start.date())).collect();
    if !dates.is_empty() || in_a_row > 0 {
        let times = if in_a_row > 0 { format!("{in_a_row} in a row; ") } else { String::new() };
        card.facts("put off", &format!("{times}{}", dates.join(", ")));
    }
}

/// The year with its months.
fn year(card: &mut Card, columns: usize, context: DrawContext, line: &SupervisionLine) {
    let Some(year) = Year::of(year_around(context.app.today()), columns.saturating_sub(2)) else { return };
    let mut months = Strip::new(columns);
    months.put("  ", context.theme.text);
    year.months(&mut months, context.theme);
    card.push(months);
    let mut weeks = Strip::new(columns);
    weeks.put("  ", context.theme.text);
    year.strip(&mut weeks, context, line);
    card.push(weeks);
}
