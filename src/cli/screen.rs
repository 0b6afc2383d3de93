//! `tandem` alone: opens the screen over the store, in this terminal.

use std::env;
use std::sync::Arc;

use super::common::uid;
use super::{Common, Failure, keymap};
use crate::app::Home;
use crate::desk::Desk;
use crate::domain::{Author, PersonId, SignIn, SignInEvent, State, nearest};
use crate::keymap::Keymap;
use crate::seat::{self, Canvases, Ending, Idle, Link, Look, NoTerminal, Redactions, Seat, Seats};
use crate::store::too_open;

/// Has the system give memory in small pages: one seat uses little, and of a large page only a corner. Where it will not, more
/// stays in memory, and no more than that.
pub fn spare_memory() {
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Opens the screen over the store.
pub fn run(common: &Common) -> Result<(), Failure> {
    spare_memory();
    seat::check_terminal()?;
    let desk = common.open_or_make()?;
    let ended = over(common, &desk);
    let closed = desk.close().wait();
    ended?;
    Ok(closed?)
}

/// Opens the screen over an open desk; comes back when the user leaves.
pub fn over(common: &Common, desk: &Desk) -> Result<(), Failure> {
    let author = common.author().clone();
    if let Author::Person(person) = &author {
        known(&desk.state(), person)?;
    }
    // A key file with faults must keep nobody from their week: the default keys, and the fault on screen.
    let (keymap, greeting) = match keymap::in_force(common) {
        Ok((keymap, _)) => (keymap, open_to_others(common)),
        Err(Failure::Input(words)) => (Keymap::default(), Some(words)),
        Err(other) => return Err(other),
    };
    let variable = |name: &str| env::var(name).ok();
    let clock = common.clone();
    note(common, desk, (&author, SignInEvent::In), "at the terminal of the account that owns the store");
    let ending = seat::run(Seat {
        desk: desk.clone(),
        home: Home { account: Some(uid()), is_said: common.said().is_some() },
        author: author.clone(),
        from: "local".to_owned(),
        keymap: Arc::new(keymap),
        look: Look::told_by(variable, common.plain()),
        link: Link::told_by(variable),
        clock: Arc::new(move |state| clock.now(state)),
        greeting,
        patience: None,
        idle: Idle::default(),
        redactions: Redactions::default(),
        canvases: Canvases::default(),
        seats: Seats::default(),
    })?;
    let left = match &ending {
        Ending::Quit => "by choice",
        Ending::Failed(_) => "the screen stopped by a defect",
        Ending::Gone | Ending::Stopped | Ending::Idle => "the terminal was closed",
    };
    note(common, desk, (&author, SignInEvent::Out), left);
    match ending {
        Ending::Quit | Ending::Gone | Ending::Stopped | Ending::Idle => Ok(()),
        Ending::Failed(words) => Err(Failure::DoesNotHold(Some(format!(
            "the screen stopped because of a defect; everything it said was saved is saved. Please report \
             this line: {words}"
        )))),
    }
}

/// That others on this machine could look into the store; how that is closed was said before the screen, and shows after it.
fn open_to_others(common: &Common) -> Option<String> {
    let words =
        "other accounts on this machine could read the store: leave with q to see how to prevent that";
    (!too_open(common.data()).is_empty()).then(|| words.to_owned())
}

/// Keeps that somebody sat down here, or left.
fn note(common: &Common, desk: &Desk, (author, what): (&Author, SignInEvent), words: &str) {
    let state = desk.state();
    let pinned = common.pinned().map(|now| state.zone().instant(now).0.saturating_mul(60));
    desk.note_sign_in(SignIn {
        at: pinned.unwrap_or_else(|| chrono::Utc::now().timestamp()),
        what,
        who: author.name().to_owned(),
        from: "local".to_owned(),
        words: words.to_owned(),
    });
}

/// Refuses somebody whom the service does not know, naming the nearest whom it does.
fn known(state: &State, person: &PersonId) -> Result<(), Failure> {
    if state.records.people.contains_key(person) {
        return Ok(());
    }
    let people = &state.records.people;
    let near = nearest(person.as_str(), people.keys().map(PersonId::as_str));
    let meant = match near {
        Some(near) => format!("; did you mean {near}?"),
        None if people.is_empty() => ": there is nobody in this store yet; leave out --as".to_owned(),
        None => "; --as owner opens it as its owner".to_owned(),
    };
    Err(Failure::Input(format!("nobody here has the id {person}{meant}")))
}

impl From<NoTerminal> for Failure {
    fn from(error: NoTerminal) -> Self {
        Self::Input(error.to_string())
    }
}
