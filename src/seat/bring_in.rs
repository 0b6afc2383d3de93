//! Brings a whole service into the store: the example, or a team file by its path. Runs beside the screen's loop.

use std::fs;
use std::io::Read as _;

use super::answer::{Answer, saved};
use super::unread::unread;
use crate::desk::Desk;
use crate::domain::{Author, Cause, Instant, Proposal, Receipt, Refusal, Seen};
use crate::exchange::example;
use crate::exchange::team_file::{self, LONGEST_FILE};
use crate::store::named;

/// What is brought in.
pub(super) enum Source {
    /// The example service.
    Example,
    /// The team file at a path.
    File(String),
}

/// Who brings it in, from where and when.
pub(super) struct Arrival {
    pub(super) author: Author,
    pub(super) from: String,
    pub(super) at: Instant,
}

/// Brings it in as one entry, all of it or nothing; the refusal says what is wrong.
pub(super) async fn bring_in(desk: Desk, source: Source, arrival: Arrival) -> Answer {
    let work = move || bring_in_now(&desk, &source, arrival).map(saved).map(Some);
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        let words = "this could not be imported; nothing was changed".to_owned();
        Err(Refusal::Unsound(vec![words]))
    })
}

fn bring_in_now(desk: &Desk, source: &Source, arrival: Arrival) -> Result<Receipt, Refusal> {
    let weeks = desk.state().weeks().collect();
    let state = desk.load(weeks).wait()?;
    let (changes, summary) = match source {
        Source::Example => (
            example::changes_at(state.zone().moment(arrival.at)).map(|it| (it, vec![])),
            "The example service".to_owned(),
        ),
        Source::File(path) => {
            let text = read(path).map_err(|words| Refusal::Unsound(vec![words]))?;
            let import = team_file::import_for(&arrival.author, &text, &state);
            (import.map(|it| (it.changes.clone(), it.overrides())), format!("Imported {path}"))
        }
    };
    let (changes, overrides) = changes.map_err(|faults| {
        let first = faults.shown.first().map(|it| format!("line {}: {}", it.line, it.message));
        let more = faults.shown.len() + faults.more;
        let more = if more > 1 {
            format!(" (and {} more; tandem import lists all)", more - 1)
        } else {
            String::new()
        };
        Refusal::Unsound(vec![format!("Nothing was imported. {}{more}", first.unwrap_or_default())])
    })?;
    desk.commit(Proposal {
        author: arrival.author,
        from: arrival.from,
        at: arrival.at,
        cause: Cause::Imported,
        summary,
        overrides,
        reason: None,
        changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
    })
    .wait()
}

fn read(path: &str) -> Result<String, String> {
    let path = match path.strip_prefix("~/").zip(std::env::var_os("HOME")) {
        Some((rest, home)) => std::path::Path::new(&home).join(rest),
        None => path.into(),
    };
    let most = u64::try_from(LONGEST_FILE).unwrap_or(u64::MAX);
    let mut text = String::new();
    fs::File::open(&path)
        .and_then(|file| file.take(most.saturating_add(1)).read_to_string(&mut text))
        .map_err(|error| format!("{} cannot be read: {}", named(&path), unread(&error)))?;
    if text.len() > LONGEST_FILE {
        return Err(format!("{} is too long for a team file", named(&path)));
    }
    Ok(text)
}
