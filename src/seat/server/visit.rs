//! One visit: somebody who has shown who they are sits down, until they leave, are asked to, or may be here no longer.

use std::sync::Arc;

use tokio::io::AsyncWrite;
use tokio::sync::{mpsc, watch};

use super::ServerContext;
use crate::app::Home;
use crate::domain::plain_text::is_kept;
use crate::domain::{Author, Fingerprint, PersonId, SignIn, SignInEvent, State};
use crate::keymap::Keymap;
use crate::seat::{Ending, Link, Look, Seat, Wire, session};

/// How somebody showed who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Credential {
    /// By a key.
    Key(Fingerprint),
    /// By the account that they came from.
    Account(u32),
    /// By being the account that runs the server.
    Owner,
}

/// Somebody who has shown who they are.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    pub(super) author: Author,
    pub(super) credential: Credential,
    /// Whether they said who they are.
    pub(super) is_said: bool,
    /// From where they come: `socket`, or an address.
    pub(super) from: String,
}

/// What they bring along.
pub(super) struct ClientOptions {
    pub(super) keymap: Arc<Keymap>,
    pub(super) look: Look,
    pub(super) greeting: Option<String>,
}

/// How a visit ended: an exit code, and words for the user where there are any.
pub(super) type Farewell = (u8, String);

impl Credential {
    /// Whether it still shows that somebody is who they are; the error says why not, in words for them.
    pub(super) fn check(&self, state: &State, author: &Author) -> Result<(), String> {
        if let Some(person) = author.person()
            && state.person(person).is_none()
        {
            return Err(format!("{person} is no longer one of the people here: ask a team lead"));
        }
        let holds = |whose: Option<&PersonId>| whose.is_some() && whose == author.person();
        match self {
            Self::Key(fingerprint) if !holds(state.key(fingerprint).map(|key| &key.person)) => Err(format!(
                "your key {fingerprint} has been removed; if that was a mistake, ask a team lead to add it \
                 again"
            )),
            Self::Account(uid) if !holds(state.account(*uid)) => Err(format!(
                "your account (user id {uid}) is no longer known here; ask the person who runs Tandem to add \
                 it again"
            )),
            _ => Ok(()),
        }
    }

    pub(super) fn words(&self) -> String {
        match self {
            Self::Key(fingerprint) => format!("by key {fingerprint}"),
            Self::Account(uid) => format!("by account {uid}"),
            Self::Owner => "by the account that runs the server".to_owned(),
        }
    }
}

impl ServerContext {
    /// Notes what happened at the door: for the history, and as a line for whoever runs the server.
    pub(super) fn note(&self, what: SignInEvent, who: &str, from: &str, words: &str) {
        self.note_and_say(what, who, from, (words, words));
    }

    /// The same, with other words for whoever runs the server: what they are told lies where no purge reaches.
    fn note_and_say(&self, what: SignInEvent, who: &str, from: &str, (words, said): (&str, &str)) {
        let plain = |text: &str| text.chars().filter(|c| is_kept(*c)).take(200).collect::<String>();
        let (who, words) = (plain(who), plain(words));
        let shown = if who.is_empty() { "somebody" } else { &who };
        self.happened(&format!("{shown} {} ({from}): {}", what.did(), plain(said)));
        // The minute of everybody's clock, which may be pinned, and the second within it.
        let second = chrono::Utc::now().timestamp().rem_euclid(60);
        let state = self.desk.state();
        let minute = state.zone().instant((self.clock)(&state)).0;
        let at = minute.saturating_mul(60).saturating_add(second);
        self.desk.note_sign_in(SignIn { at, what, who, from: from.to_owned(), words });
    }

    /// Notes that a stranger was turned away: summed by minute, and said the first time of each kind.
    pub(super) fn turn_away(&self, name: &str, from: &str, words: &str) {
        let plain = |text: &str| text.chars().filter(|c| is_kept(*c)).take(200).collect::<String>();
        let (name, words) = (plain(name), plain(words));
        if self.desk.note_stranger(chrono::Utc::now().timestamp(), from, &name, &words) {
            let shown = if name.is_empty() { "somebody" } else { &name };
            self.happened(&format!("{shown} {} ({from}): {words}", SignInEvent::Refused.did()));
        }
    }

    /// Notes that somebody had a command run, or was refused it.
    pub(super) fn note_remote_command(&self, who: &str, from: &str, asked: &str, refused: Option<&str>) {
        let (what, words) = match refused {
            Some(words) => (SignInEvent::Refused, &*format!("{asked}: {words}")),
            None => (SignInEvent::Ran, asked),
        };
        self.note_and_say(what, who, from, (words, "`tandem log --sign-ins` has its words"));
    }

    /// Seats somebody in a room until they leave; whoever leaves last leaves nothing that was kept for others. The error says why
    /// there is no seat, or that it stopped by a defect.
    pub(super) async fn seat<T: Send + 'static>(
        &self,
        sitting: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, String> {
        let ended = self.rooms.seat(sitting).await;
        if self.rooms.are_empty() {
            self.redactions.forget();
            self.canvases.forget();
        }
        ended
    }

    /// Sits a visitor down until the visit is over.
    pub(super) async fn visit<W: AsyncWrite + Unpin>(
        &self,
        visitor: Visitor,
        client_options: ClientOptions,
        (bytes, writer, sizes): (mpsc::Receiver<Vec<u8>>, W, watch::Receiver<(u16, u16)>),
    ) -> Farewell {
        let Visitor { author, credential, is_said, from } = visitor;
        let who = author.name().to_owned();
        let told = self.told_of_keys(&author, &credential).await;
        self.note(SignInEvent::In, &who, &from, &credential.words());
        let (stopper, stop) = watch::channel(false);
        let ClientOptions { keymap, look, greeting } = client_options;
        let greeting = told.or(greeting);
        let seat = Seat {
            desk: self.desk.guest(),
            author: author.clone(),
            home: Home { account: (credential == Credential::Owner).then_some(self.owner), is_said },
            from: from.clone(),
            keymap,
            look,
            // From where somebody attaches nobody knows: often over the machine's own SSH.
            link: Link::Far,
            clock: self.clock.clone(),
            greeting,
            patience: Some(self.limits.stall),
            idle: self.limits.idle,
            redactions: self.redactions.clone(),
            canvases: self.canvases.clone(),
            seats: self.seats.clone(),
        };
        let mut sitting = Box::pin(session(Wire { bytes, writer, sizes, stop }, seat));
        let (ending, asked) = tokio::select! {
            ending = &mut sitting => (ending, None),
            why = self.until_asked_to_leave(&author, &credential) => {
                stopper.send_replace(true);
                (sitting.await, Some(why))
            }
        };
        let (code, words) = match (ending, asked) {
            (Ending::Stopped, Some((code, words))) => (code, words),
            (Ending::Quit | Ending::Stopped, _) => (0, String::new()),
            (Ending::Gone, _) => (1, "the terminal stopped responding or hung up".to_owned()),
            (Ending::Idle, _) => (0, "nobody pressed a key for so long that you were signed out".to_owned()),
            (Ending::Failed(words), _) => (
                1,
                format!(
                    "the screen stopped because of a defect; everybody else carries on. Please report this \
                     line: {words}"
                ),
            ),
        };
        self.note(SignInEvent::Out, &who, &from, if words.is_empty() { "by choice" } else { &words });
        (code, words)
    }

    /// Comes back when a visitor is to leave, with the words for them.
    async fn until_asked_to_leave(&self, author: &Author, credential: &Credential) -> Farewell {
        let mut stopping = self.stopping.clone();
        let mut published = self.desk.watch();
        let may_stay = async {
            loop {
                let state = published.borrow_and_update().state.clone();
                if let Err(words) = credential.check(&state, author) {
                    return words;
                }
                if published.changed().await.is_err() {
                    return "the store has been closed".to_owned();
                }
            }
        };
        tokio::select! {
            words = may_stay => (1, words),
            _ = stopping.wait_for(|stopping| *stopping) => {
                (0, "Tandem is being stopped on the server; come back in a moment".to_owned())
            }
        }
    }
}
