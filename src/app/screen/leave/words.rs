//! What is said of leave on its screen: letters of kinds, what stands against a leave, what one touches.

use super::requests::decides_for;
use crate::app::{App, words};
use crate::domain::rights::leads;
use crate::domain::{Date, Leave, LeaveKind, LeaveSpan, LeaveState, Minutes, counted};
use crate::report::absence::AbsencePicture;
use crate::rota::Booked;
use crate::rota::absence::{AbsenceError, LONGEST_LEAVE_DAYS};
use crate::rota::leave::Remaining;

/// The letters of the kinds, for whoever may know them.
const LETTERS: [(LeaveKind, char); 9] = [
    (LeaveKind::Annual, 'A'),
    (LeaveKind::PublicHoliday, 'P'),
    (LeaveKind::Sick, 'S'),
    (LeaveKind::Carer, 'C'),
    (LeaveKind::Study, 'D'),
    (LeaveKind::Unpaid, 'U'),
    (LeaveKind::Toil, 'T'),
    (LeaveKind::Wellbeing, 'W'),
    (LeaveKind::Parental, 'B'),
];

/// The letter of a leave: of its kind for whoever may know it, else of what others read; small while it is asked for.
#[must_use]
pub fn glyph(app: &App, leave: &Leave) -> char {
    let letter = if knows_kind(app, leave) {
        LETTERS.iter().find(|(kind, _)| *kind == leave.kind).map_or('?', |(_, letter)| *letter)
    } else if leave.kind == LeaveKind::PublicHoliday {
        'P'
    } else {
        'L'
    };
    if leave.state == LeaveState::Requested { letter.to_ascii_lowercase() } else { letter }
}

/// What a kind is called beside its letter.
#[must_use]
pub fn kind_of_glyph(kind: LeaveKind) -> &'static str {
    match kind {
        LeaveKind::Annual => "annual",
        LeaveKind::PublicHoliday => "public holiday",
        LeaveKind::Sick => "sick",
        LeaveKind::Carer => "carer",
        LeaveKind::Study => "study",
        LeaveKind::Unpaid => "unpaid",
        LeaveKind::Toil => "TOIL",
        LeaveKind::Wellbeing => "wellbeing",
        LeaveKind::Parental => "parental",
    }
}

/// What is left of the pot that a leave comes out of: `Annual leave left in 2026/27: 57:36; after this 50:24.`
#[must_use]
pub fn remaining_in_words(remaining: &Remaining) -> String {
    let (left, after) = (amount(remaining.before), amount(remaining.after));
    let besides = match remaining.asked {
        Minutes::ZERO => String::new(),
        asked => format!("; {asked} more is already asked for"),
    };
    format!("{} left in {}: {left}; after this {after}{besides}.", pot(remaining), remaining.year.label())
}

/// That a leave takes more than is left, with what is possible: `this takes 72:00 and 57:36 is left: end on …`.
pub(in crate::app) fn over_in_words(leave: &Leave, remaining: &Remaining, today: Date) -> String {
    let left = (remaining.before - remaining.asked).at_least_zero();
    let other = if remaining.pot == LeaveKind::Annual { "unpaid" } else { "annual" };
    let what = match (remaining.possible, leave.span) {
        (Some(day), _) => format!("end on {} or earlier, or write {other} leave", words::day(day, today)),
        (None, LeaveSpan::Times { .. }) if left > Minutes::ZERO => {
            format!("write a shorter time, or {other} leave")
        }
        (None, _) => format!("write {other} leave"),
    };
    let besides = if remaining.asked > Minutes::ZERO { " besides what else is asked for" } else { "" };
    format!("this takes {} and {left} is left{besides}: {what}", remaining.takes())
}

fn pot(remaining: &Remaining) -> &'static str {
    match remaining.pot {
        LeaveKind::PublicHoliday => "Public holidays",
        LeaveKind::Toil => "TOIL",
        _ => "Annual leave",
    }
}

/// A balance: `57:36`, or `7:12 too much`.
fn amount(left: Minutes) -> String {
    if left < Minutes::ZERO { format!("{} too much", left.abs()) } else { left.to_string() }
}

/// The letters and signs of the chart, the ones that whoever looks can meet.
#[must_use]
pub fn legend(app: &App) -> Vec<(char, &'static str)> {
    let knows_all = leads(&app.state, &app.me);
    // What is met most often stands first: a narrow screen shows no more.
    let mut legend: Vec<(char, &'static str)> =
        if app.me.person().is_some() { vec![('L', "leave")] } else { vec![] };
    if app.me.person().is_none_or(|me| knows_all || app.state.shares_of(me).next().is_some()) {
        legend.extend(LETTERS.map(|(kind, letter)| (letter, kind_of_glyph(kind))));
    }
    legend
}

/// Whether whoever sits here may know of which kind a leave is.
#[must_use]
pub fn knows_kind(app: &App, leave: &Leave) -> bool {
    app.me.person() == Some(&leave.person) || decides_for(app, &leave.person)
}

/// What of a leave stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum About {
    /// Whose it is.
    Person,
    /// The first day.
    From,
    /// The last day.
    To,
    /// From when to when.
    Times,
}

/// What stands against a leave, with what is possible; and the field it is about.
pub(in crate::app) fn error_in_words(app: &App, leave: &Leave, error: &AbsenceError) -> (About, String) {
    let name = app.state.display_name(&leave.person);
    match error {
        AbsenceError::Backwards => match leave.span {
            LeaveSpan::Days { from, to } => (
                About::To,
                format!(
                    "this would end on {}, before it begins: write {} or a later day",
                    to.in_full(),
                    from.in_full()
                ),
            ),
            LeaveSpan::Times { from, to } if from.date() == to.date() => (
                About::Times,
                format!(
                    "this would end at {}, before it begins: write a time after {}",
                    to.time(),
                    from.time()
                ),
            ),
            LeaveSpan::Times { from, .. } => (
                About::To,
                format!(
                    "this would end before it begins: write {} or a later day",
                    words::day(from.date(), app.today())
                ),
            ),
        },
        AbsenceError::TooLong => {
            (About::To, format!("this is over {LONGEST_LEAVE_DAYS} days: enter it in parts"))
        }
        AbsenceError::NoShare => (
            About::Person,
            format!(
                "{name} has no share of a post, so there is no working time to take leave from; choose one of: {}",
                people_with_shares(app)
            ),
        ),
        AbsenceError::NoShareThen { first, last: Some(last) } => (
            About::From,
            format!(
                "{name} has no share of a post then: choose days from {} to {}",
                words::date(*first),
                words::date(*last)
            ),
        ),
        AbsenceError::NoShareThen { first, last: None } => (
            About::From,
            format!("{name} has no share of a post then: choose days from {} on", words::date(*first)),
        ),
        AbsenceError::Closed { week, possible } => (
            About::From,
            format!(
                "{} is closed: choose days from {} on, or ask a lead to reopen it",
                words::short_week(*week, app.today()),
                words::day(*possible, app.today())
            ),
        ),
        AbsenceError::Overlaps { other, free } => (
            About::From,
            format!(
                "there is {} already: change that one, or write from {} on",
                app.leave_in_words(other),
                words::day(*free, app.today())
            ),
        ),
    }
}

fn people_with_shares(app: &App) -> String {
    let today = app.today();
    let mut people: Vec<_> = app.state.shares().filter(|share| share.is_on(today)).collect();
    people.sort_by(|a, b| a.person.cmp(&b.person));
    people.dedup_by(|a, b| a.person == b.person);
    words::people(people.into_iter().map(|share| &share.person), &app.state)
}

/// What a leave touches, a line each.
pub(in crate::app) fn picture_in_words(app: &App, picture: &AbsencePicture) -> Vec<String> {
    let mut lines = vec![];
    let days = counted(picture.days, "working day");
    if picture.days == 0 {
        lines.push(
            "Takes no working time: they are off then already, by pattern, shift, holiday or other leave."
                .to_owned(),
        );
    } else {
        let as_far = picture.looked_to.map_or_else(String::new, |last| {
            format!(" up to {}, as far as this looks", words::short_week(last, app.today()))
        });
        lines.push(format!("Takes {days}, {} of paid time{as_far}.", picture.paid));
    }
    let left: Vec<String> = picture.to_cover.iter().map(|it| piece_in_words(app, it)).collect();
    let beside = picture.sessions.len().saturating_sub(left.len() + picture.begun.len());
    match (left.len(), beside) {
        (0, 0) if picture.begun.is_empty() => lines.push("Nothing is booked in it.".to_owned()),
        (0, _) => lines.push("Nothing in it to cover.".to_owned()),
        (many, _) => lines.push(format!("{many} to cover: {}.", some_of(&left))),
    }
    let families = picture.families();
    if !families.is_empty() {
        lines.push(format!("Families in it: {}.", words::families(&families)));
    }
    if beside > 0 {
        let go = if beside == 1 { "asks" } else { "ask" };
        lines.push(format!("{beside} more booked in it, own work or with others, {go} for nobody."));
    }
    let begun: Vec<String> = picture.begun.iter().map(|it| piece_in_words(app, it)).collect();
    if !begun.is_empty() {
        lines.push(format!("Already begun: {}; mark each as done or missed.", some_of(&begun)));
    }
    let groups = picture.groups();
    let groups: Vec<String> = groups
        .iter()
        .map(|id| app.state.group(id).map_or_else(|| id.to_string(), |group| group.title.clone()))
        .collect();
    if !groups.is_empty() {
        lines.push(format!("Groups: {}.", some_of(&groups)));
    }
    let supervision: Vec<String> = picture.supervision().map(|it| piece_in_words(app, it)).collect();
    if !supervision.is_empty() {
        lines.push(format!("Supervision: {}.", some_of(&supervision)));
    }
    if let Some(last) = picture.looked_to {
        lines.push(format!(
            "It goes on after {}; only checked up to there.",
            words::short_week(last, app.today())
        ));
    }
    lines
}

fn piece_in_words(app: &App, session: &Booked) -> String {
    let booking = session.booking();
    let mut what = words::what(booking, &app.state);
    if !booking.families.is_empty() {
        what = format!("{what} {}", words::families(&booking.families));
    }
    format!("{what} ({} {})", words::day(session.start.date(), app.today()), session.start.time())
}

/// A few words of a list, and how many more there are.
fn some_of(all: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown = all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
