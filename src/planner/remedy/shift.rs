//! A shift of one day at other times: with a break in it, starting later, long enough for a session, or not at all.
//!
//! Rows replace a day's pattern together, so all shifts of the day are written, and the one that is meant otherwise.

use crate::domain::{Change, Date, Minutes, Moment, PersonId, Record, ShiftRow, TableName};
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::rota::{Booked, Shift, Span, without};
use crate::rules::When;

use super::flag_context::FlagContext;
use super::overlap;
use super::pause::pushed;
use super::rows::{only_shift, rows};

/// The shortest break that the law counts (Working Time Regulations 1998, regulation 12).
const BREAK: Minutes = Minutes(20);

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    match (context.flag.rule, context.flag.subject.kind) {
        ("rest.break", _) => with_break(context),
        ("rest.daily", _) => start_later(context),
        ("clash.outside_shift", _) => around_session(context),
        ("clash.on_leave", TableName::Shift) => taken_out(context),
        ("share.overlap" | "sole.isolated", _) => overlap::ideas(context),
        _ => vec![],
    }
}

/// A break inside a long shift: at the cost of its end, or of its hours.
fn with_break(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let (Some(person), Some(start)) = (context.person(), context.flag.start) else { return vec![] };
    let date = start.date();
    let Some(shift) = only_shift(context, person, date) else { return vec![] };
    let who = context.state().display_name(person);
    let more = BREAK - shift.unpaid.minutes();
    let later = shift.end.plus_wall(more);
    let day = words::day(date, context.rules.today);
    let longer = Remedy::new(
        RemedyKind::Shift,
        format!("Give {who} a break of {BREAK} on {day}, until {}", later.time()),
        rows(context, person, date, |it| Some((it.start, later, BREAK))),
    )
    .because(format!("the hours stay as they are; the day ends {more} later"))
    .score(60);
    let shorter = Remedy::new(
        RemedyKind::Shift,
        format!("Give {who} a break of {BREAK} on {day}, and keep the end"),
        rows(context, person, date, |it| Some((it.start, it.end, BREAK))),
    )
    .because(format!("the day is as long as before; {more} less of it is paid"))
    .score(55);
    vec![longer, shorter].into_iter().map(|it| it.tells(Some(message(context, person, date)))).collect()
}

fn message(context: &FlagContext<'_, '_>, person: &PersonId, date: Date) -> String {
    let who = context.state().display_name(person);
    format!(
        "{who}, your shift on {} has new times. Say if they do not suit.",
        words::day(date, context.rules.today)
    )
}

/// The later day starts later, and what was early in it with it.
fn start_later(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let flag = context.flag;
    let (Some(person), Some(When::Moment(next))) = (context.person(), flag.end) else { return vec![] };
    let (Some(limit), Some(found)) = (flag.limit, flag.figure) else { return vec![] };
    let missing = i32::try_from((limit.thousandths - found.thousandths) / 1000).unwrap_or(0);
    let by = Minutes((missing + 14) / 15 * 15);
    let Some(shift) = only_shift(context, person, next.date()).filter(|_| by > Minutes::ZERO) else {
        return vec![];
    };
    let (from, who) = (shift.start.plus_wall(by), context.state().display_name(person));
    let idea = |end: Moment, reason: String, score: u8| {
        let mut changes = rows(context, person, next.date(), |it| {
            (it.start == shift.start).then_some((from, end, it.unpaid.minutes()))
        });
        let early =
            context.rota.sessions_of_on(person, next.date()).find(|it| it.counts() && it.start < from);
        if let Some(early) = early {
            changes.extend(pushed(context, person, early, by)?.changes(context));
        }
        let title = format!(
            "Have {who} start at {} on {}",
            from.time(),
            words::day(next.date(), context.rules.today)
        );
        let message = message(context, person, next.date());
        Some(Remedy::new(RemedyKind::Shift, title, changes).because(reason).score(score).tells(Some(message)))
    };
    let as_long = idea(
        shift.end.plus_wall(by),
        format!("the day is as long as before, until {}", shift.end.plus_wall(by).time()),
        60,
    );
    let shorter = idea(shift.end, format!("the day is {by} shorter"), 50);
    as_long.into_iter().chain(shorter).collect()
}

/// The nearest shift of the day reaches as far as the session does.
fn around_session(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let (Some(person), Some(booked)) = (context.person(), context.session()) else { return vec![] };
    let date = booked.start.date();
    let Some(shift) = context.rota.shifts_of_on(person, date).min_by_key(|shift| distance(shift, booked))
    else {
        return vec![];
    };
    if context.rota.holiday(date).is_some() || shift.pieces.is_empty() {
        return vec![];
    }
    let (start, end) = (shift.start.min(booked.start), shift.end.max(booked.end));
    let more = without([booked.span], [shift.written]).into_iter().map(Span::minutes).sum::<Minutes>();
    let changes = rows(context, person, date, |it| {
        (it.start == shift.start).then_some((start, end, it.unpaid.minutes()))
    });
    let who = context.state().display_name(person);
    let title = format!(
        "Make {who}'s shift on {} {}–{}",
        words::day(date, context.rules.today),
        start.time(),
        end.time()
    );
    vec![
        Remedy::new(RemedyKind::Shift, title, changes)
            .because(format!("at least {more} of it is extra time"))
            .score(35)
            .tells(Some(message(context, person, date))),
    ]
}

/// How far a session lies from a shift.
fn distance(shift: &Shift, booked: &Booked) -> i64 {
    let before = shift.written.start.0 - booked.span.end.0;
    let after = booked.span.start.0 - shift.written.end.0;
    before.max(after).max(0)
}

/// A shift that somebody wrote into leave is no shift.
fn taken_out(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let (Some(person), Some(start)) = (context.person(), context.flag.start) else { return vec![] };
    let date = start.date();
    let off = |change: Change| match change {
        Change::Put(Record::Shift(row)) => {
            Change::from(ShiftRow { time: None, unpaid: Minutes::ZERO, ..ShiftRow::clone(&row) })
        }
        other => other,
    };
    let changes: Vec<Change> = rows(context, person, date, |_| None).into_iter().map(off).collect();
    let who = context.state().display_name(person);
    vec![
        Remedy::new(
            RemedyKind::Shift,
            format!("Remove {who}'s shift on {}", words::day(date, context.rules.today)),
            changes,
        )
        .because("so that the day is free")
        .score(60)
        .tells(Some(format!(
            "{who}, you are no longer down for a shift on {}.",
            words::day(date, context.rules.today)
        ))),
    ]
}
