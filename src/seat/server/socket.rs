//! The Unix socket: who somebody is, is the account that they come from; then a seat, or an errand.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::account::{FROM, who};
use super::bound::Socket;
use super::door::{From, GAVE_WAY, Knock};
use super::protocol::{Command, Frames, Message, Terminal, Wants};
use super::visit::{Baggage, Farewell, Proof, Visitor};
use super::{Errand, House};
use crate::domain::{Passage, plain_text};
use crate::keymap::Keymap;
use crate::seat::guarded::guarded;
use crate::seat::{Colours, Signs};

/// How much of a screen may be on its way at once.
const ROOM: usize = 32 << 10;
/// The most bytes that an errand reads: as much as the longest team file.
const MOST_INPUT: usize = crate::exchange::team_file::LONGEST_FILE;
/// How long the last words may take.
const FAREWELL: Duration = Duration::from_millis(500);

/// Takes connections until it is dropped.
pub(super) async fn listen(socket: Socket, house: Arc<House>) {
    loop {
        match socket.accept().await {
            Ok((stream, _)) => {
                let uid = stream.peer_cred().ok().map(|it| it.uid());
                let from = if uid == Some(house.owner) { From::Owner } else { From::Account(uid) };
                // Here, so that whoever comes first is counted first.
                let knock = house.door.knock(from);
                tokio::spawn(connected(stream, uid, knock, house.clone()));
            }
            // Out of files, most likely: others will leave.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

/// How a command ends whose author is not known here, or may not be who they say: as one that was written wrongly does.
const NOT_KNOWN: u8 = 2;

async fn connected(stream: UnixStream, uid: Option<u32>, knock: Result<Knock, String>, house: Arc<House>) {
    let (reader, writer) = stream.into_split();
    let line = Line { reader, frames: Frames::default() };
    let (mut writer, (code, words)) = match knock {
        Ok(knock) => Box::pin(welcome(line, writer, &house, uid, knock)).await,
        Err(words) => {
            house.turn_away("", FROM, &words);
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
    house: &Arc<House>,
    uid: Option<u32>,
    mut knock: Knock,
) -> (Option<OwnedWriteHalf>, Farewell) {
    let refuse = |who: &str, words: String| {
        house.turn_away(who, FROM, &words);
        (1, words)
    };
    let way = knock.way();
    let greeting = timeout(house.limits.grace, line.message());
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
    let visitor = match who(house, uid, &hello) {
        Ok(visitor) => visitor,
        Err(words) => {
            // By the account that it came from: what somebody says they are is their word alone.
            let account = uid.and_then(|uid| house.desk.state().account(uid).cloned());
            let is_owner = uid == Some(house.owner);
            let by = account.map(|person| person.to_string()).or(is_owner.then(|| "owner".to_owned()));
            let by = by.or(uid.map(|uid| format!("user id {uid}"))).unwrap_or_default();
            let noted = if said.is_empty() { words.clone() } else { format!("{words} (said --as {said})") };
            house.turn_away(&by, FROM, &noted);
            return (Some(writer), (NOT_KNOWN, words));
        }
    };
    // Whoever runs the server gets their commands done when every seat is taken, too: it is then that they are needed.
    let is_errand_of_owner = matches!((&hello.wants, &visitor.proof), (Wants::Errand(_), Proof::Owner));
    let seat = match knock.sit(visitor.author.name()) {
        Ok(seat) => Some(seat),
        Err(_) if is_errand_of_owner => None,
        Err(words) => {
            house.note(Passage::Refused, visitor.author.name(), FROM, &words);
            return (Some(writer), (1, words));
        }
    };
    drop(knock);
    let ended = match hello.wants {
        Wants::Seat(terminal) => {
            let sitting = Box::pin(sit(line, writer, house.clone(), visitor, terminal));
            house.seat(sitting).await.unwrap_or_else(|words| {
                house.happened(&words);
                (None, (1, words))
            })
        }
        Wants::Errand(command) => run(line, writer, house, visitor, command).await,
    };
    drop(seat);
    ended
}

async fn sit(
    mut line: Line,
    writer: OwnedWriteHalf,
    house: Arc<House>,
    visitor: Visitor,
    terminal: Terminal,
) -> (Option<OwnedWriteHalf>, Farewell) {
    let (typed, bytes) = mpsc::channel(16);
    let (size, sizes) = watch::channel(terminal.size);
    let (screen, pumped) = duplex(ROOM);
    let pump = tokio::spawn(pump(pumped, writer));
    let baggage = unpack(&terminal);
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
            farewell = house.visit(visitor, baggage, (bytes, screen, sizes)) => farewell,
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
fn unpack(terminal: &Terminal) -> Baggage {
    let variable = |name: &str| {
        let known = terminal.env.iter().find(|(it, _)| it == name);
        known.map(|(_, value)| value.chars().take(100).collect())
    };
    let colours = if terminal.plain { Colours::None } else { Colours::told_by(variable) };
    let (signs, shade) = (Signs::told_by(variable), colours.shade(terminal.plain));
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
    Baggage { keymap: Arc::new(keymap), colours, signs, shade, greeting }
}

async fn run(
    mut line: Line,
    mut writer: OwnedWriteHalf,
    house: &Arc<House>,
    visitor: Visitor,
    command: Command,
) -> (Option<OwnedWriteHalf>, Farewell) {
    let mut input = vec![];
    let mut reads = command.reads;
    while reads {
        match timeout(house.limits.stall, line.message()).await {
            Ok(Some(Ok(Message::In(bytes)))) if bytes.is_empty() => reads = false,
            Ok(Some(Ok(Message::In(bytes)))) if input.len() + bytes.len() <= MOST_INPUT => {
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
    let errand = Errand {
        is_owner: visitor.proof == Proof::Owner,
        author: visitor.author,
        args: command.args,
        folder: command.folder.into(),
        input,
        prints,
    };
    let errands = house.errands.clone();
    let mut running = tokio::task::spawn_blocking(move || errands(errand));
    loop {
        tokio::select! {
            biased;
            Some(message) = printed.recv() => {
                let sent = timeout(house.limits.stall, writer.write_all(&message.bytes())).await;
                if !matches!(sent, Ok(Ok(()))) {
                    // Nobody reads: what it still prints goes nowhere, and ends it.
                    return (None, (1, String::new()));
                }
            }
            done = &mut running => {
                let refused = done.as_ref().ok().and_then(|done| done.refused.as_deref());
                house.note_errand(&who, FROM, &asked, refused);
                while let Ok(message) = printed.try_recv() {
                    let sent = timeout(house.limits.stall, writer.write_all(&message.bytes())).await;
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
    async fn message(&mut self) -> Option<Result<Message, super::protocol::Nonsense>> {
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
