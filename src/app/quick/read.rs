//! From the meanings of words to what the line asks for.

use std::ops::Range;

use super::QuickContext;
use super::days;
use super::doubt::{doubts, short, unclear};
use super::leave::leave;
use super::meaning::{Meaning, QuickWord};
use super::said::Said;
use super::session::session;
use super::setting::NearDay;
use super::told::{QuickTold, told};
use super::word::words;
use crate::domain::{Booking, Date, Leave, Repeat};
use crate::words::{day, in_sentences, times};

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A session.
    Session(Booking),
    /// A repeating session.
    Series(Booking, Repeat),
    /// Leave.
    Leave(Leave),
}

/// A line as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its words, with what each was taken for.
    pub words: Vec<QuickWord>,
    /// The same in words, as it is shown under the line.
    pub told: Vec<QuickTold>,
    /// What it asks for, once nothing is missing.
    pub written: Option<Written>,
    /// What is supposed that no word says, such as who does it.
    pub supposed: Vec<String>,
    /// What is wrong or missing, in words.
    pub problem: Option<String>,
}

impl Reading {
    /// Whether the words that stand at some bytes of the line are understood, and another one is not.
    #[must_use]
    pub fn is_about_another_word(&self, at: &Range<usize>) -> bool {
        let is_here = |word: &QuickWord| word.range.start <= at.start && at.end <= word.range.end;
        let mut lost = self
            .words
            .iter()
            .filter(|it| matches!(it.meaning, Meaning::Unknown | Meaning::Ambiguous(_)))
            .map(is_here);
        lost.next().is_some_and(|first| !first && !lost.any(|it| it))
    }
}

/// Reads a line.
#[must_use]
pub fn read(line: &str, setting: &QuickContext) -> Reading {
    let words = words(line, setting.near_in(line), Some(setting));
    let doubts = doubts(line, &words, setting);
    let mut supposed = vec![];
    let result =
        if doubts.is_empty() { written(&words, setting, &mut supposed) } else { Err(in_sentences(&doubts)) };
    let (written, problem) = match result {
        Ok(written) => (Some(written), None),
        Err(problem) => (None, Some(problem)),
    };
    for over in days::passed(line, &words, setting.near_in(line)) {
        let that = over.naive().format("%-d %b").to_string().to_lowercase();
        supposed.push(format!("{} is over: for that write {that}", day(over, setting.today)));
    }
    let times = written.as_ref().and_then(|it| times_of(it, setting));
    let told = told(line, &words, times.as_deref(), setting);
    Reading { words, told, written, supposed, problem }
}

/// The words of a line that says only when something is: a day, times, a length. No name means anything in it; the error says
/// which word is not clear, and what to write instead. Near a day that is over, a weekday may be over too.
pub fn read_when(line: &str, near: Date, today: Date) -> Result<Vec<QuickWord>, String> {
    let words = words(line, NearDay { day: near, today, plans: near >= today }, None);
    match words.iter().find_map(|word| unclear(&short(line, word), &word.meaning, today)) {
        Some(doubt) => Err(doubt),
        None => Ok(words),
    }
}

/// What words ask for of which each is understood; the error says what is missing or does not go together.
fn written(
    words: &[QuickWord],
    setting: &QuickContext,
    supposed: &mut Vec<String>,
) -> Result<Written, String> {
    let said = Said::by(words, setting);
    if let Some(what) = said.twice {
        return Err(format!("{what} is given twice, and not alike: take one of the two out"));
    }
    if let Some(what) = said.lacks {
        return Err(what.to_owned());
    }
    if let (Some(part), Some(start)) = (said.part, said.start)
        && !part.has(start)
    {
        return Err(format!("{start} is not in the {}: take one of the two out", part.word()));
    }
    match (said.leave, &said.activity) {
        (None, None) if words.is_empty() => {
            Err("write what, when and who, such as: thu 14 phone c4 30m".to_owned())
        }
        (None, None) => Err("say what it is: phone, walk, notes, …".to_owned()),
        (Some(kind), _) => leave(&said, kind, setting, supposed).map(Written::Leave),
        (None, Some(_)) => session(said, setting, supposed).map(|(booking, rule)| match rule {
            Some(rule) => Written::Series(booking, rule),
            None => Written::Session(booking),
        }),
    }
}

/// From when to when a session goes, as the clock will show it.
fn times_of(written: &Written, setting: &QuickContext) -> Option<String> {
    let (Written::Session(booking) | Written::Series(booking, _)) = written else { return None };
    let zone = setting.state.zone();
    let start = zone.moment(zone.instant(booking.start));
    Some(times(start, zone.after(booking.start, booking.minutes)))
}
