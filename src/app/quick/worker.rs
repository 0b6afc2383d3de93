//! Who is in at a time, and who would see a family then: its worker, else its backup.

use super::QuickContext;
use super::meaning::DayPart;
use crate::domain::{Date, Family, FamilyRef, Minutes, Moment, PersonId, Time};
use crate::rota::RotaWeek;
use crate::words::{day, when};

/// When something is to be: at a moment, or in a part of a day.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// From a moment, for so long.
    At(Moment, Minutes),
    /// In a part of a day.
    In(Date, DayPart),
}

impl Wanted {
    fn date(self) -> Date {
        match self {
            Self::At(start, _) => start.date(),
            Self::In(date, _) => date,
        }
    }

    fn length(self) -> Option<Minutes> {
        if let Self::At(_, length) = self { Some(length) } else { None }
    }

    /// Its first minute alone.
    fn begins(self) -> Self {
        if let Self::At(start, _) = self { Self::At(start, Minutes(1)) } else { self }
    }

    fn is_in(self, from: Moment, to: Moment) -> bool {
        match self {
            Self::At(start, length) => from <= start && start.plus_wall(length) <= to,
            Self::In(date, part) => {
                of_part(date, part).is_some_and(|(first, last)| from < last && first < to)
            }
        }
    }

    fn in_words(self, today: Date) -> String {
        match self {
            Self::At(start, _) => when(start, today),
            Self::In(date, part) => format!("{} in the {}", day(date, today), part.word()),
        }
    }
}

/// From when to when a part of a day goes.
fn of_part(date: Date, part: DayPart) -> Option<(Moment, Moment)> {
    let noon = date.at(Time::new(12, 0)?);
    Some(match part {
        DayPart::Morning => (date.start(), noon),
        DayPart::Afternoon => (noon, date.plus_days(1).start()),
    })
}

/// Who sees a family then, and why it is them; the error says that neither can, and `None` that nobody is down for it.
pub(super) fn of_family(
    reference: &FamilyRef,
    wanted: Wanted,
    setting: &QuickContext,
) -> Result<Option<(PersonId, String)>, String> {
    let Some(family) = setting.state.family(reference) else { return Ok(None) };
    let called = reference.called();
    let name = |person: &PersonId| setting.state.display_name(person).to_owned();
    let is_in_for = |person: &PersonId, wanted: Wanted| {
        let shifts = shifts_of_day(person, wanted.date(), setting)?;
        Some(shifts.into_iter().any(|(from, to)| wanted.is_in(from, to)))
    };
    let is_in = |person: &PersonId| is_in_for(person, wanted);
    let Family { worker, backup, .. } = family;
    let found = match (worker, backup) {
        // What is not read yet speaks against nobody.
        (Some(worker), _) if is_in(worker) != Some(false) => {
            (worker, format!("{}, who works with {called}", name(worker)))
        }
        (Some(worker), Some(backup)) if is_in(backup) != Some(false) => {
            (backup, format!("{}, {called}'s backup, since {} is not in then", name(backup), name(worker)))
        }
        (None, Some(backup)) if is_in(backup) != Some(false) => {
            (backup, format!("{}, {called}'s backup", name(backup)))
        }
        (None, None) => return Ok(None),
        // Whoever the mark is on is meant where it is hers to do.
        (one, other)
            if setting.person.is_some_and(|it| Some(it) == one.as_ref() || Some(it) == other.as_ref()) =>
        {
            let Some(marked) = setting.person else { return Ok(None) };
            (marked, format!("{}, who is marked, though not in then", name(marked)))
        }
        (one, other) => {
            let time = wanted.in_words(setting.today);
            let begins = wanted.begins();
            let long = wanted
                .length()
                .filter(|_| one.iter().chain(other).any(|person| is_in_for(person, begins) == Some(true)));
            let long = long.map(|long| format!(" for {long}")).unwrap_or_default();
            let names: Vec<String> = one.iter().chain(other).map(name).collect();
            return Err(format!("{} not in on {time}{long}: write who sees {called}", are(&names)));
        }
    };
    let (person, why) = found;
    Ok(Some((person.clone(), why)))
}

fn are(names: &[String]) -> String {
    match names {
        [one, other] if one != other => format!("{one} and {other} are"),
        _ => format!("{} is", names.first().map_or("she", String::as_str)),
    }
}

/// The stretches of a day that somebody is in, leave and holidays taken out; `None` where the week is not read yet.
pub(super) fn shifts_of_day(
    person: &PersonId,
    date: Date,
    setting: &QuickContext,
) -> Option<Vec<(Moment, Moment)>> {
    let rota = RotaWeek::of(setting.state, date.week()).ok()?;
    let pieces = rota.shifts_of_on(person, date).flat_map(|shift| &shift.pieces);
    Some(pieces.map(|piece| (piece.start, piece.end)).collect())
}

/// The first time in a part of a day at which somebody is in and has nothing else, to the quarter-hour.
pub(super) fn first_open(
    person: &PersonId,
    (date, part): (Date, DayPart),
    length: Minutes,
    setting: &QuickContext,
) -> Option<Time> {
    const STEP: i32 = 15;
    let rota = RotaWeek::of(setting.state, date.week()).ok()?;
    let zone = setting.state.zone();
    let taken: Vec<(Moment, Moment)> = rota
        .sessions_of_on(person, date)
        .filter(|it| it.counts())
        .map(|it| (it.start, zone.after(it.start, it.booking().minutes)))
        .collect();
    let (first, last) = of_part(date, part)?;
    let shifts = shifts_of_day(person, date, setting)?;
    (0..24 * 60 / STEP).map(|step| date.start().plus_wall(Minutes(step * STEP))).find_map(|start| {
        let end = start.plus_wall(length);
        let is_in = shifts.iter().any(|(from, to)| *from <= start && end <= *to);
        let is_open = taken.iter().all(|(from, to)| end <= *from || *to <= start);
        (first <= start && end <= last && is_in && is_open).then(|| start.time())
    })
}
