//! How each word of a line was understood, in words, in the order of the line.

use super::QuickContext;
use super::known::is_with;
use super::meaning::{Meaning, QuickWord};
use crate::app::repeating;
use crate::app::words::{day, family};
use crate::domain::{Date, LeaveKind};

/// What a word was taken for, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickTold {
    /// In words; the word itself where it is not understood.
    pub words: String,
    /// Whether it is understood.
    pub is_known: bool,
}

/// How the words of a line were understood; `times` are those of the session that comes of them, told together in place of
/// its start.
pub(super) fn told(
    line: &str,
    words: &[QuickWord],
    times: Option<&str>,
    setting: &QuickContext,
) -> Vec<QuickTold> {
    let (mut told, mut before, mut has_times) = (vec![], None, false);
    for word in words {
        let text = line.get(word.range.clone()).unwrap_or_default();
        let is_time = matches!(word.meaning, Meaning::Time(_) | Meaning::Times(..) | Meaning::Part(_));
        let is_length = matches!(word.meaning, Meaning::Length(_));
        // In "sick leave" the second word says nothing new.
        if is_plain_leave(word) && words.iter().any(is_kind_of_leave) {
            continue;
        }
        match (times, is_time, is_length) {
            (Some(times), true, _) if !has_times => {
                told.push(QuickTold { words: times.to_owned(), is_known: true });
                has_times = true;
            }
            (Some(_), true, _) | (Some(_), _, true) => {}
            _ => told.extend(one(text, &word.meaning, before, setting)),
        }
        before = Some(&word.meaning);
    }
    told
}

fn is_plain_leave(word: &QuickWord) -> bool {
    matches!(word.meaning, Meaning::Leave(LeaveKind::Annual))
}

fn is_kind_of_leave(word: &QuickWord) -> bool {
    matches!(word.meaning, Meaning::Leave(_)) && !is_plain_leave(word)
}

fn one(text: &str, meaning: &Meaning, before: Option<&Meaning>, setting: &QuickContext) -> Option<QuickTold> {
    let state = setting.state;
    let words = match meaning {
        Meaning::Day(date) if matches!(before, Some(Meaning::Until)) => {
            format!("until {}", day(*date, setting.today))
        }
        Meaning::Day(date) => in_time(*date, setting),
        Meaning::Days(from, to) => format!("{} – {}", day(*from, setting.today), day(*to, setting.today)),
        Meaning::Time(time) => time.to_string(),
        Meaning::Times(from, to) => format!("{from}–{to}"),
        Meaning::Part(part) => part.word().to_owned(),
        Meaning::Length(minutes) => format!("{minutes} long"),
        Meaning::Repeats(rule) => repeating::say(rule),
        Meaning::Count(count) => format!("{count} times"),
        Meaning::Activity(id) => state.activity(id).map_or_else(|| id.to_string(), |it| it.title.clone()),
        Meaning::Group(id) => state.group(id).map_or_else(|| id.to_string(), |it| it.title.clone()),
        Meaning::Person(person) => {
            let name = state.display_name(person);
            match before {
                Some(Meaning::Leads) => format!("{name} leads"),
                _ if is_with(person, state) => format!("with {name}"),
                _ => name.to_owned(),
            }
        }
        Meaning::Shadow(person) => format!("{} to learn", state.display_name(person)),
        Meaning::Family(reference) => family(reference),
        Meaning::Place(id) => format!("at {}", state.place(id).map_or(id.as_str(), |place| &place.name)),
        Meaning::Leave(kind) => format!("{kind} leave"),
        Meaning::Track(track) => format!("{track}"),
        Meaning::Note(note) => format!("“{note}”"),
        Meaning::Until | Meaning::Leads | Meaning::Filler => return None,
        Meaning::Hour(_)
        | Meaning::Hours(..)
        | Meaning::TimeOrDay(..)
        | Meaning::TimeOrYear(..)
        | Meaning::NoTime
        | Meaning::Ambiguous(_)
        | Meaning::NoDay(_)
        | Meaning::Over(_)
        | Meaning::Month(..)
        | Meaning::Unknown => return Some(QuickTold { words: text.to_owned(), is_known: false }),
    };
    Some(QuickTold { words, is_known: true })
}

/// A day, and that it is over where it is.
fn in_time(date: Date, setting: &QuickContext) -> String {
    let over = if date < setting.today { ", over" } else { "" };
    format!("{}{over}", day(date, setting.today))
}
