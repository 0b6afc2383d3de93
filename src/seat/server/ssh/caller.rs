//! One connection: the key that it shows, the terminal that it asks for, and what is refused it, each with an answer.

use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use russh::keys::{Algorithm, HashAlg, PublicKey};
use russh::server::{Auth, ChannelOpenHandle, Handler, Msg, PublicKeyOffer, Session, VerifiedPublicKey};
use russh::{Channel, ChannelId, Pty};
use tokio::sync::watch;

use super::files::{self, FilesOf};
use super::gate::Meter;
use super::seated::Visit;
use super::twin::shut;
use crate::domain::{Author, Fingerprint, SignInEvent};
use crate::keymap::Keymap;
use crate::seat::Look;
use crate::seat::server::ServerContext;
use crate::seat::server::connections::{ConnectionPermit, SeatPermit};
use crate::seat::server::visit::{ClientOptions, Credential, Visitor};

/// The variables that are taken from a client: what tells the colours and the letters that its terminal has.
const ENVIRONMENT: [&str; 7] =
    ["COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "TANDEM_SIGNS", "TANDEM_STILL"];
/// The longest value of one that is taken.
const LONGEST_VARIABLE_BYTES: usize = 100;
/// The most keys of a connection that nobody has that are remembered.
const REMEMBERED: usize = 4;
/// What is known of a connection outside it.
pub(super) struct Shared {
    /// Becomes true when somebody sits down.
    pub(super) seated: watch::Sender<bool>,
    meter: Arc<Meter>,
    tried: Mutex<Tried>,
}

#[derive(Default)]
struct Tried {
    name: String,
    keys: Vec<String>,
    signed_in: bool,
}

impl Shared {
    pub(super) fn new(meter: Arc<Meter>) -> Self {
        Self { seated: watch::Sender::default(), meter, tried: Mutex::default() }
    }

    /// Of a connection that has ended and did not sign in: the name that it gave, and why it was turned away.
    pub(super) fn refusal(&self) -> Option<(String, String)> {
        let tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        let words = match tried.keys.as_slice() {
            _ if self.meter.is_shut() => "keys were exchanged again before signing in".to_owned(),
            [] => "no key was shown, or not in time".to_owned(),
            keys => format!("nobody here has the key {}", keys.join(" or ")),
        };
        (!tried.signed_in).then(|| (tried.name.clone(), words))
    }

    fn note(&self, note: impl FnOnce(&mut Tried)) {
        note(&mut self.tried.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// One connection.
pub(super) struct Caller {
    context: Arc<ServerContext>,
    address: SocketAddr,
    /// Its place at the door, until it sits.
    permit: Option<ConnectionPermit>,
    shared: Arc<Shared>,
    twin: Arc<TcpStream>,
    offers: usize,
    visitor: Option<Visitor>,
    channel: Option<Channel<Msg>>,
    /// The terminal's kind, once one was asked for.
    term: Option<String>,
    size: watch::Sender<(u16, u16)>,
    env: Vec<(String, String)>,
    /// The channel over which files go.
    files: Option<ChannelId>,
}

impl Caller {
    pub(super) fn new(
        context: Arc<ServerContext>,
        address: SocketAddr,
        permit: ConnectionPermit,
        shared: Arc<Shared>,
        twin: Arc<TcpStream>,
    ) -> Self {
        Self {
            context,
            address,
            permit: Some(permit),
            shared,
            twin,
            offers: 0,
            visitor: None,
            channel: None,
            term: None,
            size: watch::Sender::new((80, 24)),
            env: vec![],
            files: None,
        }
    }

    /// Whose key this is, if it may be used at all.
    fn visitor(&self, name: &str, key: &PublicKey, algorithm: &Algorithm) -> Option<Visitor> {
        let shown = key.fingerprint(HashAlg::Sha256).to_string();
        let fingerprint: Fingerprint = shown.parse().ok()?;
        let state = self.context.desk.state();
        // SHA-1 signatures can be forged.
        let usable = *algorithm != Algorithm::Rsa { hash: None };
        let found = state.key(&fingerprint).filter(|_| usable).map(|it| Author::Person(it.person.clone()));
        let visitor = found.map(|author| Visitor {
            author,
            credential: Credential::Key(fingerprint),
            is_said: false,
            from: self.address.to_string(),
        });
        let visitor = visitor.filter(|it| it.credential.check(&state, &it.author).is_ok());
        if visitor.is_none() {
            self.shared.note(|tried| {
                tried.name = name.chars().take(40).collect();
                if tried.keys.len() < REMEMBERED && !tried.keys.contains(&shown) {
                    tried.keys.push(shown);
                }
            });
        }
        visitor
    }

    /// Takes the seat, or says why there is none.
    fn sit(&mut self) -> Result<(Visitor, SeatPermit), String> {
        let visitor = self.visitor.clone().ok_or("nobody has signed in")?;
        let mut permit = self.permit.take().ok_or("this connection has its seat already")?;
        let seat = permit.sit(visitor.author.name()).inspect_err(|words| {
            self.context.note(SignInEvent::Refused, visitor.author.name(), &visitor.from, words);
        })?;
        self.shared.seated.send_replace(true);
        Ok((visitor, seat))
    }

    fn client_options(&self, term: &str) -> ClientOptions {
        let variable = |name: &str| match name {
            "TERM" => Some(term.to_owned()),
            _ => self.env.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()),
        };
        let look = Look::told_by(variable, false);
        ClientOptions { keymap: Arc::new(Keymap::default()), look, greeting: None }
    }

    /// Answers in words and closes the channel.
    fn answer(&mut self, channel: ChannelId, session: &mut Session, words: &str) -> Result<(), russh::Error> {
        self.channel = None;
        session.channel_success(channel)?;
        session.extended_data(channel, 1, format!("tandem: {words}\r\n").into_bytes())?;
        session.exit_status_request(channel, 1)?;
        session.eof(channel)?;
        session.close(channel)
    }

    /// Keeps that somebody who has signed in asked for something that there is not.
    fn refused(&self, words: &str) {
        let who = self.visitor.as_ref().map_or("", |visitor| visitor.author.name());
        self.context.note(SignInEvent::Refused, who, &self.address.to_string(), words);
    }

    fn window(&self, columns: u32, rows: u32) {
        let side = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
        self.size.send_replace((side(columns), side(rows)));
    }
}

impl Handler for Caller {
    type Error = russh::Error;

    async fn auth_publickey_offered(
        &mut self,
        user: &str,
        offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Self::Error> {
        self.offers += 1;
        if self.offers > self.context.limits.attempts {
            return Err(russh::Error::Disconnect);
        }
        let known = self.visitor(user, offer.public_key, offer.algorithm).is_some();
        Ok(if known { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_publickey(&mut self, user: &str, key: VerifiedPublicKey<'_>) -> Result<Auth, Self::Error> {
        self.visitor = self.visitor(user, key.public_key, key.algorithm);
        if self.visitor.is_none() {
            return Ok(Auth::reject());
        }
        self.shared.note(|tried| tried.signed_in = true);
        self.shared.meter.sign_in();
        Ok(Auth::Accept)
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        // One screen a connection. What is not accepted is refused.
        if self.channel.is_none() && self.permit.is_some() {
            self.channel = Some(channel);
            reply.accept().await;
        }
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _modes: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.term = Some(term.chars().take(LONGEST_VARIABLE_BYTES).collect());
        self.window(columns, rows);
        session.channel_success(channel)
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let taken = ENVIRONMENT.contains(&name)
            && value.len() <= LONGEST_VARIABLE_BYTES
            && self.env.len() < ENVIRONMENT.len();
        if !taken {
            return session.channel_failure(channel);
        }
        self.env.push((name.to_owned(), value.to_owned()));
        session.channel_success(channel)
    }

    async fn window_change_request(
        &mut self,
        _channel: ChannelId,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.window(columns, rows);
        Ok(())
    }

    async fn shell_request(&mut self, channel: ChannelId, session: &mut Session) -> Result<(), Self::Error> {
        let Some(term) = self.term.clone() else {
            let words = "the screen needs a terminal: connect with ssh -t";
            self.refused(words);
            return self.answer(channel, session, words);
        };
        let (visitor, seat) = match self.sit() {
            Ok(seated) => seated,
            Err(words) => return self.answer(channel, session, &words),
        };
        let Some(opened) = self.channel.take() else {
            return session.channel_failure(channel);
        };
        session.channel_success(channel)?;
        let visit = Visit {
            context: self.context.clone(),
            twin: self.twin.clone(),
            sizes: self.size.subscribe(),
            client_options: self.client_options(&term),
            visitor,
            seat,
        };
        // Beside the threads that exchange keys, so that those hold up no frame.
        let (context, twin) = (self.context.clone(), self.twin.clone());
        self.context.hall.spawn(async move {
            if let Err(words) = context.seat(visit.last(opened)).await {
                context.happened(&words);
                shut(&twin);
            }
        });
        Ok(())
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        command: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        self.refused(&format!("commands cannot be run: {}", String::from_utf8_lossy(command)));
        let words = "there is only the screen here, and commands cannot be run: connect without one. \
            Commands such as tandem week run on the server itself";
        self.answer(channel, session, words)
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        if name != "sftp" || !self.context.gives_files {
            self.refused(&format!("there is no {name} here"));
            return session.channel_failure(channel);
        }
        let seated = self.sit();
        let (Ok((visitor, seat)), Some(opened)) = (seated, self.channel.take()) else {
            return session.channel_failure(channel);
        };
        session.channel_success(channel)?;
        self.files = Some(channel);
        let files = FilesOf::new(self.context.clone(), visitor, seat);
        // Beside the threads that exchange keys.
        self.context.hall.spawn(files::serve(opened, files));
        Ok(())
    }

    async fn channel_eof(&mut self, channel: ChannelId, session: &mut Session) -> Result<(), Self::Error> {
        // Clients take their files for whole only where they hear that all went well.
        if self.files.take_if(|it| *it == channel).is_some() {
            session.exit_status_request(channel, 0)?;
            session.close(channel)?;
        }
        Ok(())
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _single: bool,
        _protocol: &str,
        _cookie: &str,
        _screen: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn agent_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<bool, Self::Error> {
        session.channel_failure(channel)?;
        Ok(false)
    }
}
