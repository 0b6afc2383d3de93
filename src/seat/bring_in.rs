//! Brings a whole service into the store: the example, or a team file by its path. Runs beside the screen's loop.

use super::answer::{Answer, NotDone, saved};
use super::files;
use super::who::Seat;
use crate::app::{FileFault, FileFaults};
use crate::desk::Desk;
use crate::domain::{Author, Cause, Instant, Proposal, Receipt, Redaction, Refusal, Seen, State};
use crate::exchange::example;
use crate::exchange::team_file::{self, Import, TeamFileFaults};

/// What is brought in.
pub(super) enum Source {
    /// The example service.
    Example,
    /// The team file at a path.
    File(String),
}

/// Who brings it in, from where and when.
pub struct Arrival {
    /// Who.
    pub author: Author,
    /// From where they came in.
    pub from: String,
    /// When.
    pub at: Instant,
    /// Whether they sit at the account that owns the store, where files are read.
    pub reads_files: bool,
}

/// Why a file is not read for whoever sits elsewhere.
pub(super) const NOT_AT_HOME: &str =
    "files are read only at the account that owns the store: there, tandem import FILE does it too";

impl Arrival {
    /// Of whoever sits at a seat.
    pub(super) fn of(seat: &Seat, at: Instant) -> Self {
        let (author, from) = (seat.author.clone(), seat.from.clone());
        Self { author, from, at, reads_files: seat.home.account.is_some() }
    }
}

/// Brings it in as one entry, all of it or nothing; the refusal says what is wrong.
pub(super) async fn bring_in(desk: Desk, source: Source, arrival: Arrival) -> Answer {
    let work = move || bring_in_now(&desk, source, arrival).map(saved).map(Some);
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        let words = "this could not be imported; nothing was changed".to_owned();
        Err(Refusal::Unsound(vec![words]).into())
    })
}

fn bring_in_now(desk: &Desk, source: Source, arrival: Arrival) -> Result<Receipt, NotDone> {
    match source {
        Source::Example => {
            let state = desk.state();
            let summary = "The example service".to_owned();
            let now = state.zone().moment(arrival.at);
            let changes = example::changes_at(now).map_err(|faults| in_file(&summary, faults))?;
            Ok(desk.commit(proposal(arrival, changes, summary)).wait()?)
        }
        Source::File(path) => bring_file_in(desk, &path, arrival),
    }
}

/// Brings the team file at a path in as one entry, all of it or nothing; what is wrong with it, or refused of it, is told line
/// by line.
pub fn bring_file_in(desk: &Desk, path: &str, arrival: Arrival) -> Result<Receipt, NotDone> {
    if !arrival.reads_files {
        return Err(Refusal::Forbidden(NOT_AT_HOME.to_owned()).into());
    }
    let weeks = desk.state().weeks().collect();
    let state = &*desk.load(weeks).wait()?;
    let text = files::read(path).map_err(|(line, message)| {
        let shown = vec![FileFault { line, message }];
        NotDone::File(FileFaults { path: path.to_owned(), shown, more: 0 })
    })?;
    let author = arrival.author.clone();
    let import = team_file::import_for(&author, &text, state).map_err(|faults| in_file(path, faults))?;
    let proposal = proposal(arrival, import.changes.clone(), format!("Imported {path}"));
    let proposal = Proposal { overrides: import.overrides(), ..proposal };
    match desk.commit(proposal.clone()).wait() {
        Err(refusal) if !matches!(refusal, Refusal::Store(_)) => {
            Err(refused(state, (&author, &import), proposal, (path, &text), refusal))
        }
        answer => Ok(answer?),
    }
}

/// What the desk refuses of a file, each at its line; all of it as it was refused where that has none.
fn refused(
    state: &State,
    (author, import): (&Author, &Import),
    proposal: Proposal,
    (path, text): (&str, &str),
    refusal: Refusal,
) -> NotDone {
    let redaction = Redaction::before(author, state).of_its_author(&import.changes);
    let mut refused = Desk::refused(state, proposal).unwrap_or_default();
    for (_, words) in &mut refused {
        *words = redaction.text(words);
    }
    if refused.is_empty() { refusal.into() } else { in_file(path, import.faults(text, refused)) }
}

fn in_file(path: &str, faults: TeamFileFaults) -> NotDone {
    let shown = faults.shown.into_iter();
    let shown = shown.map(|it| FileFault { line: Some(it.line), message: it.message }).collect();
    NotDone::File(FileFaults { path: path.to_owned(), shown, more: faults.more })
}

fn proposal(arrival: Arrival, changes: Vec<crate::domain::Change>, summary: String) -> Proposal {
    Proposal {
        author: arrival.author,
        from: arrival.from,
        at: arrival.at,
        cause: Cause::Imported,
        summary,
        overrides: vec![],
        reason: None,
        changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
    }
}
