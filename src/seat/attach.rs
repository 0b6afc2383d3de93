//! The other end of the socket: this terminal, or this command's output, as the server has it.

use std::env;
use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::unix::pipe::Sender;

use super::local::{over_terminal, window};
use super::server::protocol::{
    CommandRequest, Frames, Hello, LONGEST_FRAME_BYTES, Message, Terminal, VERSION, Wants,
};
use super::{NoTerminal, Wire, offline};

/// The variables that a terminal's colours and its letters are told by.
const ENVIRONMENT: [&str; 8] =
    ["TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "TANDEM_SIGNS", "TANDEM_STILL"];

/// A server that answers.
pub struct Attached {
    socket: PathBuf,
    stream: UnixStream,
    who: Option<String>,
}

/// How it ended, as the server says: an exit code and words, where there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parted {
    /// The server said so.
    Ended(u8, String),
    /// This program was told to stop.
    Stopped,
    /// The server is gone.
    Lost,
}

/// Knocks at a socket; the error says that nobody answers. `who` is who one wants to be, where one says so.
pub fn connect(socket: &Path, who: Option<String>) -> io::Result<Attached> {
    Ok(Attached { socket: socket.to_owned(), stream: UnixStream::connect(socket)?, who })
}

/// Sits down at the server with this terminal, until either side ends it; the terminal is put back whatever happens. Where the
/// server is gone it is waited for, and sat down at again.
pub fn attach(server: Attached, terminal: Terminal) -> Result<Parted, NoTerminal> {
    let variable = |name: &str| env::var(name).ok().map(|value| (name.to_owned(), value));
    let terminal = Terminal { env: ENVIRONMENT.into_iter().filter_map(variable).collect(), ..terminal };
    let parted = over_terminal(async |wire| match relay(wire, server, terminal).await {
        // The server put the screen back, as far as it had opened it.
        Ok(Parted::Ended(code, words)) => (Parted::Ended(code, words), true),
        Ok(Parted::Stopped) => (Parted::Stopped, false),
        Ok(Parted::Lost) | Err(_) => (Parted::Lost, false),
    })?;
    Ok(parted.unwrap_or(Parted::Stopped))
}

/// Sits at the server, and at the one that comes after it, until one of them or the user ends it. One that is gone before it has
/// shown anything is not waited for.
async fn relay(mut wire: Wire<Sender>, server: Attached, terminal: Terminal) -> io::Result<Parted> {
    let Attached { socket, mut stream, who } = server;
    loop {
        let terminal = Terminal { size: window(), ..terminal.clone() };
        let hello = Hello { version: VERSION, who: who.clone(), wants: Wants::Seat(terminal) };
        let mut has_sat = false;
        let parted = sit(&mut wire, stream, &Message::Hello(Box::new(hello)).bytes(), &mut has_sat).await;
        match parted {
            Ok(Parted::Lost) | Err(_) if has_sat => {}
            parted => return parted,
        }
        match offline::wait(&mut wire, &socket).await? {
            Some(next) => stream = next,
            None => return Ok(Parted::Lost),
        }
    }
}

/// Sits at one server until it ends or is lost; says whether it has shown anything.
async fn sit(
    wire: &mut Wire<Sender>,
    stream: UnixStream,
    hello: &[u8],
    has_sat: &mut bool,
) -> io::Result<Parted> {
    stream.set_nonblocking(true)?;
    let (mut reader, mut writer) = tokio::net::UnixStream::from_std(stream)?.into_split();
    writer.write_all(hello).await?;
    let mut frames = Frames::default();
    let mut room = vec![0; LONGEST_FRAME_BYTES];
    loop {
        while let Some(message) = frames.cut().map_err(io::Error::other)? {
            match message {
                Message::Out(bytes) => {
                    *has_sat = true;
                    // Where the terminal is gone there is nobody to wait for the server.
                    let written = async {
                        wire.writer.write_all(&bytes).await?;
                        wire.writer.flush().await
                    };
                    if written.await.is_err() {
                        return Ok(Parted::Stopped);
                    }
                }
                Message::End(code, words) => return Ok(Parted::Ended(code, words)),
                _ => return Ok(Parted::Lost),
            }
        }
        tokio::select! {
            read = reader.read(&mut room) => match read? {
                0 => return Ok(Parted::Lost),
                read => frames.take(room.get(..read).unwrap_or_default()),
            },
            bytes = wire.bytes.recv() => match bytes {
                Some(bytes) => writer.write_all(&Message::In(bytes).bytes()).await?,
                None => return Ok(Parted::Stopped),
            },
            changed = wire.sizes.changed() => {
                if changed.is_err() {
                    return Ok(Parted::Stopped);
                }
                let (columns, rows) = *wire.sizes.borrow_and_update();
                writer.write_all(&Message::Size(columns, rows).bytes()).await?;
            }
            _ = wire.stop.wait_for(|stop| *stop) => return Ok(Parted::Stopped),
        }
    }
}

/// How a command ended that a server ran, and what kept its output from being written here, where something did.
#[derive(Debug)]
pub struct CommandOutcome {
    /// How it ended.
    pub parted: Parted,
    /// Why not all of its output was written.
    pub unwritten: Option<io::Error>,
}

/// Has a command run at the server, its output written to `out`; `input` is what it reads. Where nobody reads the output it is
/// not waited for; where it cannot be written, how the command ended is.
pub fn ask(
    server: Attached,
    args: Vec<String>,
    input: Option<&[u8]>,
    out: &mut dyn io::Write,
) -> io::Result<CommandOutcome> {
    let Attached { mut stream, who, .. } = server;
    let folder = env::current_dir().map(|it| it.display().to_string()).unwrap_or_default();
    let command = CommandRequest { args, folder, reads: input.is_some() };
    let hello = Hello { version: VERSION, who, wants: Wants::Errand(command) };
    // Whoever is turned away hears why, though the server listens no longer.
    let _ = say(&mut stream, &hello, input);
    let (mut frames, mut room) = (Frames::default(), vec![0; LONGEST_FRAME_BYTES]);
    let mut unwritten = None;
    loop {
        while let Some(message) = frames.cut().map_err(io::Error::other)? {
            match message {
                Message::Out(bytes) if unwritten.is_none() => {
                    match out.write_all(&bytes).and_then(|()| out.flush()) {
                        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Err(error),
                        written => unwritten = written.err(),
                    }
                }
                Message::Out(_) => {}
                Message::Err(bytes) => {
                    let _ = io::stderr().lock().write_all(&bytes);
                }
                Message::End(code, words) => {
                    return Ok(CommandOutcome { parted: Parted::Ended(code, words), unwritten });
                }
                _ => return Ok(CommandOutcome { parted: Parted::Lost, unwritten }),
            }
        }
        match stream.read(&mut room) {
            Ok(0) | Err(_) => return Ok(CommandOutcome { parted: Parted::Lost, unwritten }),
            Ok(read) => frames.take(room.get(..read).unwrap_or_default()),
        }
    }
}

fn say(stream: &mut UnixStream, hello: &Hello, input: Option<&[u8]>) -> io::Result<()> {
    stream.write_all(&Message::Hello(Box::new(hello.clone())).bytes())?;
    if let Some(input) = input {
        let last: &[u8] = &[];
        for piece in input.chunks(LONGEST_FRAME_BYTES).chain([last]) {
            stream.write_all(&Message::In(piece.to_vec()).bytes())?;
        }
    }
    Ok(())
}
