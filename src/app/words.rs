//! What is said of days, people and sessions on screen: short, plain, the same everywhere.

use crate::domain::{
    Booking, Date, FamilyRef, Floor, Leave, LeaveKind, LeaveSpan, LeaveState, Person, Reversal, State,
    Status, UndoDirection, Week, identifier,
};
use crate::planner::FlagDelta;
use crate::rota::Landing;
use crate::rules::{Flag, When};

pub use crate::words::{
    brief, capital, date, dated, day, day_before, day_forms, in_a_row, in_sentence, months, people,
    short_week, times, week, week_forms, weeks, when,
};

/// The weeks that an edit lands in: `W49 and W50`, `the 12 weeks from W49`, `the 12 weeks from W49 and in W20`.
#[must_use]
pub fn landing(landing: &Landing, this: Week) -> String {
    let apart: Vec<Week> = landing.outside().collect();
    let apart = weeks(&apart, this);
    let stretch = landing.stretch.as_ref().map(|stretch| {
        let many = stretch.end().weeks_since(*stretch.start()) + 1;
        format!("the {many} weeks from {}", weeks(&[*stretch.start()], this))
    });
    match stretch {
        Some(stretch) if apart.is_empty() => stretch,
        Some(stretch) => format!("{stretch}, and in {apart}"),
        None => apart,
    }
}

/// What is still read or looked at before all is told; nothing where all is.
#[must_use]
pub fn looking_on(found: &FlagDelta, this: Week) -> String {
    let reading = weeks(found.unread(), this);
    match () {
        () if found.is_settled() => String::new(),
        () if !reading.is_empty() => format!("reading {reading} …"),
        () if !found.knows_what_stands() => "reading earlier weeks …".to_owned(),
        () => format!("checking {} …", weeks(&found.ahead(), this)),
    }
}

/// References in a row, in capitals as people write them; those that are kept from whoever looks are counted.
#[must_use]
pub fn families(references: &[FamilyRef]) -> String {
    let (kept, known): (Vec<&FamilyRef>, Vec<_>) = references.iter().partition(|it| it.is_stand_in());
    let mut names: Vec<String> = known.into_iter().map(family).collect();
    match kept.as_slice() {
        [] => {}
        [one] => names.push(family(one)),
        many if names.is_empty() => names.push(format!("{} families", many.len())),
        many => names.push(format!("{} other families", many.len())),
    }
    in_a_row(&names)
}

/// A family's reference as people write it.
#[must_use]
pub fn family(reference: &FamilyRef) -> String {
    reference.called()
}

/// What a booking is: the group's title or the activity's.
#[must_use]
pub fn what(booking: &Booking, state: &State) -> String {
    let group = booking.group.as_ref().and_then(|id| state.group(id)).map(|group| group.title.clone());
    let track = booking.track.map(|track| format!("{track} "));
    group.unwrap_or_else(|| {
        let title = state.activity(&booking.activity).map_or(booking.activity.as_str(), |a| a.title.as_str());
        match track {
            Some(track) => capital(&format!("{track}{}", title.to_lowercase())),
            None => title.to_owned(),
        }
    })
}

/// A booking in a few words: `Phone call C4 (Aisha)`.
#[must_use]
pub fn session(booking: &Booking, state: &State) -> String {
    let mut words = what(booking, state);
    if !booking.families.is_empty() {
        words = format!("{words} {}", families(&booking.families));
    }
    match people(&booking.people, state) {
        names if names.is_empty() => words,
        names => format!("{words} ({names})"),
    }
}

/// The status in a word with its sign, where it is not simply planned.
#[must_use]
pub const fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Planned => None,
        Status::Done => Some("✓ done"),
        Status::Cancelled => Some("× cancelled"),
        Status::Missed => Some("∅ missed"),
    }
}

/// Whether a flag is about its week as a whole.
#[must_use]
pub fn is_all_week(flag: &Flag) -> bool {
    let days = |when: Option<When>| when.map(When::date);
    (days(flag.start), days(flag.end)) == (Some(flag.week.monday()), Some(flag.week.sunday()))
}

/// When a flag's matter is: `Mon 30 Nov 10:10`, `Mon 30 Nov`, `all of W49`, `today`.
#[must_use]
pub fn time_of(flag: &Flag, today: Date) -> String {
    let day = |date| day(date, today);
    match (flag.start, flag.end) {
        (None, _) => "today".to_owned(),
        _ if is_all_week(flag) => format!("all of {}", short_week(flag.week, today)),
        (Some(When::Moment(start)), _) => format!("{} {}", day(start.date()), start.time()),
        (Some(start), Some(end)) if start.date() != end.date() => format!("from {}", day(start.date())),
        (Some(start), _) => day(start.date()),
    }
}

/// What others read of a kind of leave.
#[must_use]
pub fn kind_in_public(kind: LeaveKind) -> &'static str {
    kind.in_public()
}

/// Leave in a few words, for whoever it is of and who decides on it.
#[must_use]
pub fn leave(leave: &Leave, state: &State, today: Date) -> String {
    leave_called(&format!("{} leave", leave.kind), leave, state, today)
}

/// Leave in a few words that anybody may read, for the history.
#[must_use]
pub fn leave_in_public(it: &Leave, state: &State, today: Date) -> String {
    leave_called(kind_in_public(it.kind), it, state, today)
}

/// From when to when somebody is away: `Thu 3 Dec`, `Thu 3 Dec – Fri 4 Dec`, `Thu 3 Dec 09:00–12:00`.
#[must_use]
pub fn span(span: LeaveSpan, today: Date) -> String {
    let day = |date| day(date, today);
    match span {
        LeaveSpan::Days { from, to } if from == to => day(from),
        LeaveSpan::Days { from, to } => format!("{} – {}", day(from), day(to)),
        LeaveSpan::Times { from, to } => format!("{} {}", day(from.date()), times(from, to)),
    }
}

fn leave_called(kind: &str, leave: &Leave, state: &State, today: Date) -> String {
    let asked = if leave.state == LeaveState::Requested { " (asked for)" } else { "" };
    format!("{kind}, {}, {}{asked}", state.display_name(&leave.person), span(leave.span, today))
}

/// Words that somebody wrote to be kept, without spaces around them; the error asks for some, or says why these may not be.
pub fn to_keep<'w>(written: &'w str, such_as: &str) -> Result<&'w str, String> {
    let words = written.trim();
    match identifier::why_refused(words) {
        _ if words.is_empty() => Err(format!("write a few words, such as: {such_as}")),
        Some(regret) => Err(regret),
        None => Ok(words),
    }
}

/// What is asked before something is taken back, or done again: `Undoing this takes back the import of 27 Nov`; and what would
/// go, or come: `3 teams, 9 people, 311 records in all`.
#[must_use]
pub fn reversal(asks: &Reversal, today: Date) -> (String, String) {
    let on = if asks.on.year() == today.year() {
        asks.on.naive().format("%-d %b").to_string()
    } else {
        date(asks.on)
    };
    let summary = &asks.summary;
    let title = match (asks.turn, asks.floor) {
        (UndoDirection::Back, Floor::Import) => format!("Undoing this takes back the import of {on}"),
        (UndoDirection::Back, Floor::SetUp) => format!("Undoing this takes back the set-up of {on}"),
        (UndoDirection::Back, Floor::Restore) => {
            format!("Undoing this goes back beyond the restored backup, to {on}: “{summary}”")
        }
        (UndoDirection::Back, Floor::Many) => format!("Undoing this takes back a lot, of {on}: “{summary}”"),
        (UndoDirection::Back, Floor::Chosen) => format!("This takes back “{summary}” of {on}"),
        (UndoDirection::Again, Floor::Chosen) => format!("This redoes “{summary}”, undone on {on}"),
        (UndoDirection::Again, _) => format!("Redoing this brings back a lot, undone on {on}: “{summary}”"),
    };
    let named = [
        (asks.teams, "team", "teams"),
        (asks.people, "person", "people"),
        (asks.families, "family", "families"),
        (asks.sessions, "session", "sessions"),
    ];
    let count = |(many, one, more): (usize, &str, &str)| match many {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {more}")),
    };
    let mut parts: Vec<String> = named.into_iter().filter_map(count).collect();
    if named.iter().map(|(many, ..)| many).sum::<usize>() < asks.records {
        let records = count((asks.records, "record", "records"));
        let in_all = if parts.is_empty() { "" } else { " in all" };
        parts.extend(records.map(|records| format!("{records}{in_all}")));
    }
    (title, parts.join(", "))
}

/// What is agreed that somebody does not do: `acuity: moderate; no new starts`.
#[must_use]
pub fn limits(person: &Person) -> String {
    let each = person.boundaries.iter().map(|it| it.replace(':', ": ").replace('-', " "));
    each.collect::<Vec<_>>().join("; ")
}
