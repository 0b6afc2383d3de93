//! From a session as somebody wants it to the changes that make it so: this one, this and later, or the whole series.
//!
//! Stored occurrences of a series that is split go over to the part they now belong to. What has happened already
//! (done, missed, cancelled) is never removed with a series: it stays as a session of its own.

use crate::domain::{
    Booking, Change, Date, Key, Record, Repeat, Series, SeriesId, Session, SessionId, State, Status, Until,
    Week,
};
use crate::rota::Booked;

use super::new_id::free_series_id;

/// How much of a series an edit reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeriesScope {
    /// This one only.
    #[default]
    This,
    /// This one and all later ones.
    Later,
    /// All of it.
    All,
}

impl SeriesScope {
    /// Every reach, narrowest first.
    pub const ALL: &'static [Self] = &[Self::This, Self::Later, Self::All];

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::This => "this one only",
            Self::Later => "this and all later ones",
            Self::All => "the whole series",
        }
    }

    /// What is said of it after what was done, where it reaches further than this one: `, the whole series`.
    #[must_use]
    pub fn after_words(self) -> String {
        if self == Self::This { String::new() } else { format!(", {}", self.words()) }
    }

    /// The next wider one, round and round.
    #[must_use]
    pub const fn wider(self) -> Self {
        match self {
            Self::This => Self::Later,
            Self::Later => Self::All,
            Self::All => Self::This,
        }
    }
}

/// Why an edit of a series cannot be made as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// These weeks must be loaded first.
    Unread(Vec<Week>),
    /// It cannot be done, in words.
    Words(String),
}

impl From<&str> for EditError {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// The changes that book a session as wanted.
pub fn rebook(
    state: &State,
    booked: &Booked,
    wanted: &Booking,
    reach: SeriesScope,
) -> Result<Vec<Change>, EditError> {
    match (booked.series.as_ref(), reach) {
        (None, _) | (_, SeriesScope::This) => Ok(rebook_this(state, booked, wanted)),
        (Some(id), reach) => rebook_more(state, booked, wanted, id, reach),
    }
}

fn rebook_more(
    state: &State,
    booked: &Booked,
    wanted: &Booking,
    id: &SeriesId,
    reach: SeriesScope,
) -> Result<Vec<Change>, EditError> {
    let series = series(state, id)?;
    let date = rule_date(booked, id)?;
    let from = Some(date).filter(|_| reach == SeriesScope::Later);
    // Where nothing comes before it, the whole series is meant.
    let (mut changes, part) = match from.and_then(|date| ended(series, date)) {
        Some(earlier) => (vec![Change::from(earlier)], from_on(state, series, date)?),
        None => (vec![], series.clone()),
    };
    let new = reshaped(&part, booked, wanted)?;
    let days = wanted.start.date().days_since(booked.start.date());
    if new.id == *id && days == 0 {
        changes.extend(forget(state, booked));
    } else {
        let stored = stored_from(state, id, from)?;
        let gone = stored.iter().map(|it| Change::Remove(Key::Session((it.week(), it.id.clone()))));
        changes.extend(gone);
        for session in stored.into_iter().filter(|it| it.id != booked.id) {
            changes.extend(carried_over(session, &new, days)?);
        }
    }
    changes.extend(exactly(&new, date.plus_days(days), wanted));
    changes.push(new.into());
    Ok(changes)
}

/// The id under which changes book a session as wanted: stored, or as an occurrence of its series.
pub fn booked_as(changes: &[Change], wanted: &Booking) -> Option<SessionId> {
    let date = wanted.start.date();
    let stored = changes.iter().find_map(|change| match change {
        Change::Put(Record::Session(it)) if it.booking == *wanted => Some(it.id.clone()),
        _ => None,
    });
    let given = |change: &Change| match change {
        Change::Put(Record::Series(it)) if it.booking.activity == wanted.activity && it.gives(date) => {
            it.id.occurrence(date)
        }
        _ => None,
    };
    stored.or_else(|| changes.iter().find_map(given))
}

/// What is stored of an occurrence, as one of the series that it belongs to now.
fn carried_over(session: Session, new: &Series, days: i32) -> Result<Option<Change>, EditError> {
    let date = session.rule_date().map(|date| date.plus_days(days));
    if let Some(date) = date.filter(|date| days != 0 && !new.gives(*date)) {
        return Err(EditError::Words(format!("the one on {date} would fall outside it: move this one only")));
    }
    let id = date.and_then(|date| new.id.occurrence(date));
    Ok(id.map(|id| Session { id, series: Some(new.id.clone()), ..session }.into()))
}

/// One occurrence as it is wanted, where its series would give another.
fn exactly(series: &Series, date: Date, wanted: &Booking) -> Option<Change> {
    let given = Booking { start: date.at(series.booking.start.time()), ..series.booking.clone() };
    if given == *wanted && series.gives(date) && !series.except.contains(&date) {
        return None;
    }
    let id = series.id.occurrence(date)?;
    Some(Session { id, series: Some(series.id.clone()), booking: wanted.clone() }.into())
}

/// The changes that take a session off the rota.
pub fn remove(state: &State, booked: &Booked, reach: SeriesScope) -> Result<Vec<Change>, EditError> {
    let Some(id) = booked.series.as_ref() else {
        return Ok(vec![Change::Remove(key_of(booked))]);
    };
    let series = series(state, id)?;
    match reach {
        SeriesScope::This => {
            let mut without = series.clone();
            let date = rule_date(booked, id)?;
            without.except.push(date);
            without.except.sort_unstable();
            let mut changes = vec![Change::from(without)];
            changes.extend(forget(state, booked));
            Ok(changes)
        }
        SeriesScope::Later => {
            let date = rule_date(booked, id)?;
            let Some(short) = ended(series, date) else { return remove(state, booked, SeriesScope::All) };
            let mut changes: Vec<Change> =
                stored_from(state, id, Some(date))?.into_iter().flat_map(|it| gone(state, it)).collect();
            changes.push(short.into());
            Ok(changes)
        }
        SeriesScope::All => {
            let mut changes: Vec<Change> =
                stored_from(state, id, None)?.into_iter().flat_map(|it| gone(state, it)).collect();
            changes.push(Change::Remove(Key::Series(id.clone())));
            Ok(changes)
        }
    }
}

/// What becomes of a stored occurrence once its series goes: what has happened stays, on its own.
fn gone(state: &State, session: Session) -> Vec<Change> {
    let mut changes = vec![Change::Remove(Key::Session((session.week(), session.id.clone())))];
    if session.booking.status != Status::Planned {
        changes.extend(on_its_own(state, session).map(Change::from));
    }
    changes
}

/// An occurrence that its series gives no more, as a session of its own; `None` where it has its place there.
#[must_use]
pub fn standing_alone(state: &State, session: &Session) -> Option<Session> {
    let of = session.series.as_ref()?;
    let series = state.records.series.get(of);
    let has_place = series.is_some_and(|row| session.rule_date().is_some_and(|date| row.item.gives(date)));
    (!has_place).then(|| on_its_own(state, session.clone())).flatten()
}

/// What happened in a series that goes, under an id that no later series of the same name can claim.
pub(super) fn on_its_own(state: &State, session: Session) -> Option<Session> {
    let stem = session.id.as_str().rsplit_once('-').map(|(series, date)| format!("{series}{date}"))?;
    let week = session.week();
    let id = (1..100)
        .map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") })
        .filter_map(|id| SessionId::parse(&id).ok())
        .find(|id| matches!(state.get(&Key::Session((week, id.clone()))), Ok(None)))?;
    Some(Session { id, series: None, booking: session.booking })
}

/// The changes that say what became of a session, or anything else of this one alone.
pub fn rebook_this(state: &State, booked: &Booked, wanted: &Booking) -> Vec<Change> {
    let session = Session { id: booked.id.clone(), series: booked.series.clone(), booking: wanted.clone() };
    let mut changes = vec![];
    if wanted.start.week() != booked.start.week() {
        changes.extend(forget(state, booked));
    }
    changes.push(session.into());
    changes
}

/// Its key, as it is booked now.
pub fn key_of(booked: &Booked) -> Key {
    Key::Session((booked.start.week(), booked.id.clone()))
}

fn series<'a>(state: &'a State, id: &SeriesId) -> Result<&'a Series, EditError> {
    let row = state.records.series.get(id);
    row.map(|row| &*row.item)
        .ok_or_else(|| EditError::from("its series has been removed: edit this one only"))
}

fn rule_date(booked: &Booked, id: &SeriesId) -> Result<Date, EditError> {
    id.rule_date(&booked.id).ok_or_else(|| {
        EditError::from(
            "this one is no longer part of its series: edit this \
        one only",
        )
    })
}

/// Removes what is stored of an occurrence, where anything is.
fn forget(state: &State, booked: &Booked) -> Option<Change> {
    let key = key_of(booked);
    let stored = state.get(&key).ok().flatten().is_some();
    stored.then_some(Change::Remove(key))
}

/// The part of a series that begins with a date of its rule, as a series of its own.
fn from_on(state: &State, series: &Series, date: Date) -> Result<Series, EditError> {
    let stem = series.id.as_str().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let id = free_series_id(state, stem).ok_or("there are too many series with this name")?;
    let before = series.repeat.dates(series.booking.start, series.booking.start.date(), date.plus_days(-1));
    let used = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let mut later = series.clone();
    later.id = id;
    later.repeat.count = series.repeat.count.map(|count| count.saturating_sub(used).max(1));
    later.except.retain(|except| *except >= date);
    later.booking.start = date.at(series.booking.start.time());
    Ok(later)
}

/// The series up to the day before a date; `None` where nothing of it comes before.
fn ended(series: &Series, date: Date) -> Option<Series> {
    if date <= series.booking.start.date() {
        return None;
    }
    let mut short = series.clone();
    short.repeat.count = None;
    short.repeat.until = Some(Until::Date(date.plus_days(-1)));
    short.except.retain(|except| *except < date);
    Some(short)
}

/// The stored sessions of a series from a rule date on.
pub(super) fn stored_from(
    state: &State,
    id: &SeriesId,
    from: Option<Date>,
) -> Result<Vec<Session>, EditError> {
    let first = from.unwrap_or(Week::from_ordinal(0).monday()).week();
    let last = state.weeks().last().unwrap_or(first).max(first);
    let unread: Vec<Week> = state.missing(first, last).collect();
    if !unread.is_empty() {
        return Err(EditError::Unread(unread));
    }
    Ok(state
        .sheets()
        .flat_map(|(_, sheet)| sheet.sessions.values())
        .map(|row| &*row.item)
        .filter(|session| session.series.as_ref() == Some(id))
        .filter(|session| from.is_none_or(|from| session.rule_date().is_some_and(|date| date >= from)))
        .cloned()
        .collect())
}

/// The series as its occurrence is wanted: only what differs between the two is taken over.
fn reshaped(series: &Series, booked: &Booked, wanted: &Booking) -> Result<Series, EditError> {
    let was = &booked.dated_booking();
    let mut new = series.clone();
    macro_rules! take_over {
        ($($field:ident)*) => { $(if was.$field != wanted.$field { new.booking.$field = wanted.$field.clone(); })* };
    }
    take_over!(activity minutes people with shadow lead families group place track note);
    let days = wanted.start.date().days_since(was.start.date());
    let date = series.booking.start.date().plus_days(days);
    let (from, to) = (was.start.time(), wanted.start.time());
    new.booking.start = date.at(if from == to { series.booking.start.time() } else { to });
    let later = new.booking.start.wall_since(series.booking.start);
    if days != 0 {
        new.repeat = moved_by_days(&series.repeat, was.start.date(), wanted.start.date())?;
        new.except = series.except.iter().map(|date| date.plus_days(days)).collect();
    }
    // Its end moves along, so that there are as many as before.
    new.repeat.until = series.repeat.until.map(|until| match until {
        Until::Date(last) => Until::Date(last.plus_days(days)),
        Until::Moment(last) => Until::Moment(last.plus_wall(later)),
    });
    // A month without the day has none to leave out either.
    let kept: Vec<Date> = new.except.iter().copied().filter(|date| days == 0 || new.gives(*date)).collect();
    new.except = kept;
    Ok(new)
}

/// A rule that comes on another day, where that can be said.
fn moved_by_days(repeat: &Repeat, from: Date, to: Date) -> Result<Repeat, EditError> {
    let mut moved = repeat.clone();
    let same_week = from.week() == to.week();
    // Months and places in a period know nothing of other days.
    let narrowed = !(moved.by_month.is_empty() && moved.by_set_pos.is_empty());
    match moved.by_day.as_mut_slice() {
        [] if moved.by_month_day.is_empty() && !narrowed => Ok(moved),
        [(None, day)] if same_week && !narrowed && *day == from.weekday() => {
            *day = to.weekday();
            Ok(moved)
        }
        _ => Err("this series falls on days set by its rule: move this one only, or edit its rule".into()),
    }
}
