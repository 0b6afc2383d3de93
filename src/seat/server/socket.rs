//! The Unix socket: who somebody is, is the account that they come from; then a seat, or a command.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::account::{FROM, who};
use super::bound::Socket;
use super::connections::{ConnectionPermit, GAVE_WAY, PeerOrigin};
use super::protocol::{CommandRequest, Frames, Message, Terminal, Wants};
use super::visit::{ClientOptions, Credential, Farewell, Visitor};
use super::{RemoteCommand, ServerContext};
use crate::domain::{SignInEvent, plain_text};
use crate::keymap::Keymap;
use crate::seat::Look;
use crate::seat::guarded::guarded;

/// How much of a screen may be on its way at once.
const ROOM: usize = 32 << 10;
/// The most bytes that a remote command reads: as much as the longest team file.
const MOST_INPUT_BYTES: usize = crate::exchange::team_file::LONGEST_FILE;
/// How long the last words may take.
const FAREWELL: Duration = Duration::from_millis(500);

/// Takes connections until it is dropped.
pub(super) async fn listen(socket: Socket, context: Arc<ServerContext>) {
    loop {
        match socket.accept().await {
            Ok((stream, _)) => {
                let uid = stream.peer_cred().ok().map(|it| it.uid());
                let from =
                    if uid == Some(context.owner) { PeerOrigin::Owner } else { PeerOrigin::Account(uid) };
                // Here, so that whoever comes first is counted first.
                let permit = context.limiter.admit(from);
                tokio::spawn(connected(stream, uid, permit, context.clone()));
            }
            // Out of files, most likely: others will leave.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// How a command ends whose author is not known here, or may not be who they say: as one that was written wrongly does.
const NOT_KNOWN: u8 = 2;

async fn connected(
    stream: UnixStream,
    uid: Option<u32>,
    permit: Result<ConnectionPermit, String>,
    context: Arc<ServerContext>,
) {
    let (reader, writer) = stream.into_split();
    let line = Line { reader, frames: Frames::default() };
    let (mut writer, (code, words)) = match permit {
        Ok(permit) => Box::pin(welcome(line, writer, &context, uid, permit)).await,
        Err(words) => {
            context.turn_away("", FROM, &words);
            (Some(writer), (1, words))
        }
    };
    if let Some(writer) = &mut writer {
        let last = Message::End(code, words).bytes();
        let _ = timeout(FAREWELL, writer.write_all(&last)).await;
    }
}

/// Hears what somebody wants and does it; gives back the way to them, where it is still there, and how it ended.
async fn welcome(
    mut line: Line,
    writer: OwnedWriteHalf,
    context: &Arc<ServerContext>,
    uid: Option<u32>,
    mut permit: ConnectionPermit,
) -> (Option<OwnedWriteHalf>, Farewell) {
    let refuse = |who: &str, words: String| {
        context.turn_away(who, FROM, &words);
        (1, words)
    };
    let way = permit.way();
    let greeting = timeout(context.limits.grace, line.message());
    let greeting = tokio::select! {
        greeting = greeting => greeting,
        () = way.notified() => return (Some(writer), refuse("", GAVE_WAY.to_owned())),
    };
    let hello = match greeting {
        Ok(Some(Ok(Message::Hello(hello)))) => *hello,
        // Somebody who only looked whether anybody answers.
        Ok(None) => return (None, (0, String::new())),
        Ok(_) => {
            return (Some(writer), refuse("", "what came over the socket was not a greeting".to_owned()));
        }
        Err(_) => return (Some(writer), refuse("", "no greeting came over the socket in time".to_owned())),
    };
    let said = hello.who.clone().unwrap_or_default();
    let visitor = match who(context, uid, &hello) {
        Ok(visitor) => visitor,
        Err(words) => {
            // By the account that it came from: what somebody says they are is their word alone.
            let account = uid.and_then(|uid| context.desk.state().account(uid).cloned());
            let is_owner = uid == Some(context.owner);
            let by = account.map(|person| person.to_string()).or(is_owner.then(|| "owner".to_owned()));
            let by = by.or(uid.map(|uid| format!("user id {uid}"))).unwrap_or_default();
            let noted = if said.is_empty() { words.clone() } else { format!("{words} (said --as {said})") };
            context.turn_away(&by, FROM, &noted);
            return (Some(writer), (NOT_KNOWN, words));
        }
    };
    // Whoever runs the server gets their commands done when every seat is taken, too: it is then that they are needed.
    let is_command_of_owner =
        matches!((&hello.wants, &visitor.credential), (Wants::Errand(_), Credential::Owner));
    let seat = match permit.sit(visitor.author.name()) {
        Ok(seat) => Some(seat),
        Err(_) if is_command_of_owner => None,
        Err(words) => {
            context.note(SignInEvent::Refused, visitor.author.name(), FROM, &words);
            return (Some(writer), (1, words));
        }
    };
    drop(permit);
    let ended = match hello.wants {
        Wants::Seat(terminal) => {
            let sitting = Box::pin(sit(line, writer, context.clone(), visitor, terminal));
            context.seat(sitting).await.unwrap_or_else(|words| {
                context.happened(&words);
                (None, (1, words))
            })
        }
        Wants::Errand(command) => run(line, writer, context, visitor, command).await,
    };
    drop(seat);
    ended
}

async fn sit(
    mut line: Line,
    writer: OwnedWriteHalf,
    context: Arc<ServerContext>,
    visitor: Visitor,
    terminal: Terminal,
) -> (Option<OwnedWriteHalf>, Farewell) {
    let (typed, bytes) = mpsc::channel(16);
    let (size, sizes) = watch::channel(terminal.size);
    let (screen, pumped) = duplex(ROOM);
    let pump = tokio::spawn(pump(pumped, writer));
    let client_options = unpack(&terminal);
    let mut farewell = {
        let listening = async {
            while let Some(Ok(message)) = line.message().await {
                match message {
                    Message::In(bytes) => {
                        if typed.send(bytes).await.is_err() {
                            break;
                        }
                    }
                    Message::Size(columns, rows) => {
                        size.send_replace((columns, rows));
                    }
                    _ => break,
                }
            }
            // Whoever hung up, or talks nonsense, types nothing more.
            drop(typed);
            std::future::pending::<()>().await;
        };
        tokio::select! {
            farewell = context.visit(visitor, client_options, (bytes, screen, sizes)) => farewell,
            () = listening => (1, String::new()),
        }
    };
    let mut pump = pump;
    let writer = if let Ok(Ok(writer)) = timeout(FAREWELL, &mut pump).await {
        writer
    } else {
        pump.abort();
        None
    };
    farewell.1.truncate(1000);
    (writer, farewell)
}

/// Sends what is drawn on to the client, frame by frame; gives the way to them back when all is sent.
async fn pump(mut screen: DuplexStream, mut writer: OwnedWriteHalf) -> Option<OwnedWriteHalf> {
    let mut room = vec![0; ROOM];
    loop {
        let read = screen.read(&mut room).await.ok()?;
        let Some(bytes) = room.get(..read).filter(|it| !it.is_empty()) else {
            return Some(writer);
        };
        writer.write_all(&Message::Out(bytes.to_vec()).bytes()).await.ok()?;
    }
}

/// What somebody brings along; a key file with faults keeps nobody from their week.
fn unpack(terminal: &Terminal) -> ClientOptions {
    let variable = |name: &str| {
        let known = terminal.env.iter().find(|(it, _)| it == name);
        known.map(|(_, value)| value.chars().take(100).collect())
    };
    let look = Look::told_by(variable, terminal.plain);
    let read = |(name, text): &(String, String)| {
        let name: String = name.chars().filter(|c| plain_text::is_kept(*c)).take(200).collect();
        match guarded(|| Keymap::read(text, &name)) {
            Ok(Ok((keymap, _))) => Ok(keymap),
            Ok(Err(faults)) => {
                let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                Err(format!("the key file cannot be used:\n{}", faults.join("\n")))
            }
            Err(words) => Err(format!("the key file cannot be used: {words}")),
        }
    };
    let keymap = match (&terminal.keymap, &terminal.key_file) {
        (Some(name), _) => {
            Keymap::built_in(name).ok_or_else(|| "there is no key map with that name".to_owned())
        }
        (None, Some(file)) => read(file),
        (None, None) => Ok(Keymap::default()),
    };
    let (keymap, greeting) = match keymap {
        Ok(keymap) => (keymap, None),
        Err(words) => (Keymap::default(), Some(words)),
    };
    ClientOptions { keymap: Arc::new(keymap), look, greeting }
}

async fn run(
    mut line: Line,
    mut writer: OwnedWriteHalf,
    context: &Arc<ServerContext>,
    visitor: Visitor,
    command: CommandRequest,
) -> (Option<OwnedWriteHalf>, Farewell) {
    let mut input = vec![];
    let mut reads = command.reads;
    while reads {
        match timeout(context.limits.stall, line.message()).await {
            Ok(Some(Ok(Message::In(bytes)))) if bytes.is_empty() => reads = false,
            Ok(Some(Ok(Message::In(bytes)))) if input.len() + bytes.len() <= MOST_INPUT_BYTES => {
                input.extend(bytes);
            }
            Ok(Some(Ok(Message::In(_)))) => {
                return (Some(writer), (2, "this is too long to send over the socket".to_owned()));
            }
            _ => return (None, (1, String::new())),
        }
    }
    let (who, asked) = (visitor.author.name().to_owned(), command.in_words());
    let (prints, mut printed) = mpsc::channel(4);
    let remote_command = RemoteCommand {
        is_owner: visitor.credential == Credential::Owner,
        author: visitor.author,
        args: command.args,
        folder: command.folder.into(),
        input,
        prints,
    };
    let remote_commands = context.remote_commands.clone();
    let mut running = tokio::task::spawn_blocking(move || remote_commands(remote_command));
    loop {
        tokio::select! {
            biased;
            Some(message) = printed.recv() => {
                let sent = timeout(context.limits.stall, writer.write_all(&message.bytes())).await;
                if !matches!(sent, Ok(Ok(()))) {
                    // Nobody reads: what it still prints goes nowhere, and ends it.
                    return (None, (1, String::new()));
                }
            }
            done = &mut running => {
                let refused = done.as_ref().ok().and_then(|done| done.refused.as_deref());
                context.note_remote_command(&who, FROM, &asked, refused);
                while let Ok(message) = printed.try_recv() {
                    let sent = timeout(context.limits.stall, writer.write_all(&message.bytes())).await;
                    if !matches!(sent, Ok(Ok(()))) {
                        return (None, (1, String::new()));
                    }
                }
                return match done {
                    Ok(done) => (Some(writer), (done.code, String::new())),
                    Err(_) => (Some(writer), (1, "the command stopped because of a defect; the server \
                        carries on".to_owned())),
                };
            }
        }
    }
}

/// What comes from one client.
struct Line {
    reader: OwnedReadHalf,
    frames: Frames,
}

impl Line {
    /// The next frame; `None` when the client has hung up.
    async fn message(&mut self) -> Option<Result<Message, super::protocol::ProtocolError>> {
        let mut room = [0; 4096];
        loop {
            match self.frames.cut() {
                Ok(None) => {}
                Ok(Some(message)) => return Some(Ok(message)),
                Err(nonsense) => return Some(Err(nonsense)),
            }
            match self.reader.read(&mut room).await {
                Ok(read) if read > 0 => self.frames.take(room.get(..read).unwrap_or_default()),
                _ => return None,
            }
        }
    }
}
