//! A day, a time and a length in one field, in any order: `thu 14:25 30m`, `4 dec 9-10`, `15:00`. What is left out stays as it
//! is.

use crate::app::App;
use crate::app::quick::{self, Meaning};
use crate::app::words;
use crate::domain::{Date, Minutes, Moment, Time};

/// What is written of when something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct WrittenWhen {
    pub(in crate::app) day: Option<Date>,
    pub(in crate::app) start: Option<Time>,
    pub(in crate::app) end: Option<Time>,
    pub(in crate::app) length: Option<Minutes>,
    /// How many times in all.
    pub(in crate::app) times: Option<u32>,
}

/// What to write, where something was not understood.
const SUCH: &str = "write such as thu 14:25 30m";

impl WrittenWhen {
    /// Reads it near a day.
    pub(in crate::app) fn read(written: &str, near: Date, app: &App) -> Result<Self, String> {
        let (mut when, mut part) = (Self::default(), None);
        for word in quick::read_when(written, near, app.today())? {
            let text = written.get(word.range).unwrap_or_default();
            match word.meaning {
                Meaning::Day(day) if when.day.is_none() => when.day = Some(day),
                Meaning::Day(_) | Meaning::Days(..) => return Err("write one day".to_owned()),
                Meaning::Time(time) if when.start.is_none() => when.start = Some(time),
                Meaning::Time(time) if when.end.is_none() => when.end = Some(time),
                Meaning::Times(start, end) if when.start.is_none() => {
                    (when.start, when.end) = (Some(start), Some(end));
                }
                Meaning::Time(_) | Meaning::Times(..) => {
                    return Err(format!("“{text}” is one time too many"));
                }
                Meaning::Part(of_day) => part = Some(of_day),
                Meaning::Length(length) => when.length = Some(length),
                Meaning::Count(times) => when.times = Some(times),
                Meaning::Filler => {}
                _ => return Err(format!("“{text}” is no day, time or length: {SUCH}")),
            }
        }
        match (part, when.start) {
            (Some(part), None) => {
                return Err(format!("say at which time in the {}, such as {}", part.word(), part.such_as()));
            }
            (Some(part), Some(start)) if !part.has(start) => {
                return Err(format!("{start} is not in the {}: leave one of them out", part.word()));
            }
            _ => {}
        }
        Ok(when)
    }

    /// When something starts and how long it takes, of which it says only what is otherwise.
    pub(in crate::app) fn over(self, was: Moment, minutes: Minutes) -> Result<(Moment, Minutes), String> {
        let start = self.day.unwrap_or(was.date()).at(self.start.unwrap_or(was.time()));
        let Some(end) = self.end else { return Ok((start, self.length.unwrap_or(minutes))) };
        let wall = (end.minutes() - start.time().minutes()).0.rem_euclid(24 * 60);
        match (wall, self.length) {
            (0, _) => Err("it would end when it starts: write a later end".to_owned()),
            (wall, Some(length)) if length != Minutes(wall) => Err(format!(
                "{}–{end} is {}, not {length}: leave one of them out",
                start.time(),
                Minutes(wall)
            )),
            (wall, _) => Ok((start, Minutes(wall))),
        }
    }
}

/// When something is, as it is written near its day: `thu 3 dec 14:25 30m`.
pub(in crate::app) fn written(start: Moment, minutes: Minutes) -> String {
    let day = words::day(start.date(), start.date()).to_lowercase();
    format!("{day} {} {}", start.time(), length(minutes))
}

/// The same as it is understood: `Thu 3 Dec 14:25–14:55, 0:30`.
pub(in crate::app) fn understood(start: Moment, minutes: Minutes, today: Date) -> String {
    let times = words::times(start, start.plus_wall(minutes));
    format!("{} {times}, {minutes}", words::day(start.date(), today))
}

/// A day as it is typed: `thu 3 dec 2026`.
pub(in crate::app) fn typed(day: Date) -> String {
    day.in_full().to_lowercase()
}

/// A length as it is typed: `30m`, `1h30`, `2h`.
fn length(minutes: Minutes) -> String {
    match (minutes.0 / 60, minutes.0 % 60) {
        (0, rest) => format!("{rest}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, rest) => format!("{hours}h{rest:02}"),
    }
}
