//! An entry in full: who, when, from where, why, and every field as it was and as it is.

use super::read::line_of;
use super::told::told;
use super::{DoorLine, HistoryLine, Whole};
use crate::app::layer::{PageLayer, Paragraph};
use crate::app::{App, words};
use crate::domain::Record;

fn fact(name: &str, what: impl Into<String>) -> Paragraph {
    Paragraph::Fact(name.to_owned(), what.into())
}

/// The page of an entry.
pub(super) fn page_of(app: &App, whole: &Whole) -> PageLayer {
    let line = line_of(app, &whole.seen);
    let mut paragraphs = facts_of(app, &line);
    for (edit, fields) in whole.seen.entry.edits.iter().zip(&whole.fields) {
        paragraphs.push(Paragraph::Heading(words::capital(&told(edit, app))));
        paragraphs.extend(fields.iter().map(|[name, was, is]| match (was.as_str(), is.as_str()) {
            ("", is) => fact(name, is),
            (was, "") => fact(name, format!("{was} → nothing")),
            (was, is) => fact(name, format!("{was} → {is}")),
        }));
        if fields.is_empty() && matches!(edit.after, Some(Record::Person(_))) {
            paragraphs.push(Paragraph::Text("  What changed in it is private.".to_owned()));
        }
    }
    let more = whole.seen.entry.edits.len() - whole.fields.len();
    if more > 0 {
        paragraphs.push(Paragraph::Heading(format!("and {more} more changes")));
    }
    PageLayer::new(format!("Entry {}", line.rev), paragraphs)
}

/// What is to be said of an entry before its changes.
#[must_use]
pub fn facts_of(app: &App, line: &HistoryLine) -> Vec<Paragraph> {
    let mut facts = vec![
        fact("what", line.summary.as_str()),
        fact("who", line.who.as_str()),
        fact("when", format!("{}, {}", day_in_full(app, line.at), line.at.time())),
        fact("from", line.from.as_str()),
    ];
    facts.extend(line.reason.iter().map(|reason| fact("why", reason.as_str())));
    facts.extend(line.how.iter().map(|how| fact("how", how.as_str())));
    if let Some(by) = app.screens.history.undone_by(line.rev) {
        facts.push(fact("now", format!("taken back by entry {by}")));
    }
    match line.hidden {
        0 => {}
        1 => facts.push(fact("also", "1 other change, which you may not see")),
        many => {
            facts.push(fact("also", format!("{many} other changes, which you may not see")));
        }
    }
    facts
}

/// The page of somebody at the door.
pub(super) fn page_of_door(app: &App, line: &DoorLine) -> PageLayer {
    let paragraphs = vec![
        fact("who", line.who.as_str()),
        fact("what", line.did),
        fact("when", format!("{}, {}", day_in_full(app, line.at), line.at.time())),
        fact("from", line.from.as_str()),
        fact(if line.refused { "why" } else { "how" }, line.words.as_str()),
    ];
    PageLayer::new(format!("{} {}", words::capital(&line.who), line.did), paragraphs)
}

/// The day of a moment, with its year where that is another than today's.
#[must_use]
pub fn day_in_full(app: &App, at: crate::domain::Moment) -> String {
    words::day(at.date(), app.today())
}
