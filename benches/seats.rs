//! What many seats at once cost, with real connections: key to frame, bytes of a cursor move, and how soon an edit of one is on
//! the screens of all others; what is left of their memory when they have gone; and key to frame while strangers do nothing but
//! exchange keys. `cargo bench --bench seats -- 100` takes 100 seats of each kind.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::io::{BufRead as _, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use tandem::seat::server::protocol::{Frames, Hello, Message, Terminal, VERSION, Wants};

const TANDEM: &str = env!("CARGO_BIN_EXE_tandem");
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");
/// Columns and rows.
const SIZE: (u16, u16) = (200, 50);
/// How a frame ends.
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
/// How long a frame may take before something is wrong.
const PATIENCE: Duration = Duration::from_secs(30);
/// After how long without a frame nothing more will come.
const QUIET: Duration = Duration::from_millis(3500);
/// Keys that each seat presses.
const KEYS: usize = 20;
/// Edits that everybody sees.
const EDITS: usize = 9;
/// Strangers that exchange keys, and seats that draw meanwhile.
const STRANGERS: usize = 10;
const BESIDE_STRANGERS: usize = 10;
/// How long memory has to be given back.
const GIVEN_BACK: Duration = Duration::from_secs(10);

/// One seat: a way to type, and the frames that come, each with when and how long it was.
struct Seat {
    keys: Box<dyn Write + Send>,
    frames: Receiver<(Instant, usize)>,
    _held: Option<(Box<dyn MasterPty + Send>, Box<dyn portable_pty::Child + Send + Sync>)>,
}

impl Seat {
    fn type_in(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).and_then(|()| self.keys.flush()).unwrap();
    }

    fn frame(&self) -> (Instant, usize) {
        self.frames.recv_timeout(PATIENCE).unwrap()
    }

    /// Lets go by what came since it was last looked at, and says whether that was anything.
    fn drain(&self) -> bool {
        self.frames.try_iter().count() > 0
    }
}

/// Lets go by what is still on its way to whoever edits and to some seats, the marks on news that fade after a moment included.
fn settle(author: &Seat, seats: &[Seat]) {
    let mut quiet_since = Instant::now();
    while quiet_since.elapsed() < QUIET {
        std::thread::sleep(Duration::from_millis(20));
        if seats.iter().chain([author]).filter(|seat| seat.drain()).count() > 0 {
            quiet_since = Instant::now();
        }
    }
}

fn watch(mut from: impl Read + Send + 'static) -> Receiver<(Instant, usize)> {
    let (sender, frames) = channel();
    std::thread::spawn(move || {
        let (mut rules, mut frame) = (vec![0; 1 << 16], vec![]);
        while let Ok(read @ 1..) = from.read(&mut rules) {
            frame.extend_from_slice(&rules[..read]);
            if frame.ends_with(FRAME_ENDS) {
                if sender.send((Instant::now(), frame.len())).is_err() {
                    return;
                }
                frame.clear();
            }
        }
    });
    frames
}

/// What the server draws, out of the frames of the socket.
struct Drawn(UnixStream, Frames);

impl Read for Drawn {
    fn read(&mut self, rules: &mut [u8]) -> std::io::Result<usize> {
        loop {
            match self.1.cut() {
                Ok(Some(Message::Out(bytes))) => {
                    rules[..bytes.len()].copy_from_slice(&bytes);
                    return Ok(bytes.len());
                }
                Ok(None) => {}
                other => panic!("{other:?}"),
            }
            let mut piece = [0; 8192];
            let read = self.0.read(&mut piece)?;
            if read == 0 {
                return Ok(0);
            }
            self.1.take(&piece[..read]);
        }
    }
}

/// Types into the socket.
struct Typed(UnixStream);

impl Write for Typed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write_all(&Message::In(bytes.to_vec()).bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn at_the_socket(socket: &Path, who: Option<&str>) -> Seat {
    let mut stream = UnixStream::connect(socket).unwrap();
    let env = vec![("TERM".into(), "xterm".into()), ("COLORTERM".into(), "truecolor".into())];
    let wants = Wants::Seat(Terminal { size: SIZE, env, ..Terminal::default() });
    let hello = Hello { version: VERSION, who: who.map(Into::into), wants };
    stream.write_all(&Message::Hello(Box::new(hello)).bytes()).unwrap();
    let frames = watch(Drawn(stream.try_clone().unwrap(), Frames::default()));
    Seat { keys: Box::new(Typed(stream)), frames, _held: None }
}

fn over_ssh(key: &Path, port: &str) -> Seat {
    let size = PtySize { cols: SIZE.0, rows: SIZE.1, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new("/usr/bin/ssh");
    command.env("TERM", "xterm-256color");
    command.args(["-F", "none", "-i", key.to_str().unwrap(), "-p", port, "-o", "IdentityAgent=none"]);
    command.args([
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        "-o",
        "LogLevel=ERROR",
    ]);
    command.args(["-o", "SetEnv=COLORTERM=truecolor", "bench@127.0.0.1"]);
    let child = pair.slave.spawn_command(command).unwrap();
    let frames = watch(pair.master.try_clone_reader().unwrap());
    Seat { keys: pair.master.take_writer().unwrap(), frames, _held: Some((pair.master, child)) }
}

fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

/// Memory of a process, in kilobytes.
fn memory(server: &Child) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// How long each of some edits took to be on the screens of all others.
fn edits(author: &mut Seat, others: &[Seat]) -> Vec<Duration> {
    let took = (0..EDITS).map(|_| {
        author.type_in(b"amon 16:15 mdt eilidh");
        settle(author, others);
        let start = Instant::now();
        author.type_in(b"\r");
        let seen = others.iter().map(|seat| seat.frame().0 - start).max();
        settle(author, others);
        author.type_in(b"u");
        seen.unwrap_or_default()
    });
    let mut took: Vec<_> = took.collect();
    took.sort_unstable();
    took
}

/// How long keys took to be frames, four a second of each seat, one after the other; and how long the frames were in all.
fn keys(seats: &mut [Seat]) -> (Vec<Duration>, usize) {
    let pause = Duration::from_millis(250) / u32::try_from(seats.len()).unwrap();
    let (mut took, mut bytes) = (vec![], 0);
    for turn in 0..KEYS {
        for seat in &mut *seats {
            seat.drain();
            let start = Instant::now();
            seat.type_in(if turn % 2 == 0 { b"j" } else { b"k" });
            let (shown, long) = seat.frame();
            took.push(shown - start);
            bytes += long;
            std::thread::sleep(pause.saturating_sub(start.elapsed()));
        }
    }
    took.sort_unstable();
    (took, bytes)
}

fn measure(kind: &str, server: &Child, count: usize, author: &mut Seat, open: impl Fn() -> Seat) {
    let before = memory(server);
    let mut seats: Vec<Seat> = (0..count)
        .map(|_| {
            let seat = open();
            seat.frame();
            seat
        })
        .collect();
    settle(author, &seats);
    let each = memory(server).saturating_sub(before) / count;
    let (took, bytes) = keys(&mut seats);
    settle(author, &seats);
    let seen = edits(author, &seats);
    println!(
        "{kind:>6}, {count} seats: key to frame p50 {:.2?}, p99 {:.2?}; {} bytes a cursor move; {each} kB a seat; an edit is on \
         all others after {:.2?}, at worst {:.2?}",
        at(&took, 50),
        at(&took, 99),
        bytes / took.len(),
        at(&seen, 50),
        at(&seen, 100),
    );
    let full = memory(server);
    drop(seats);
    std::thread::sleep(GIVEN_BACK);
    let left = memory(server);
    println!(
        "{kind:>6}: {before} kB before anybody came, {full} kB with all of them, {left} kB after they left"
    );
}

/// Takes whatever key the server has.
struct Stranger;

impl russh::client::Handler for Stranger {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        _key: &russh::keys::PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        Ok(true)
    }
}

/// Exchanges keys and leaves, again and again, until told to stop; says how often it came through.
async fn exchange(port: u16, stop: Arc<AtomicBool>) -> usize {
    let mut times = 0;
    while !stop.load(Ordering::Relaxed) {
        let config = Arc::new(russh::client::Config::default());
        let came = tokio::time::timeout(
            Duration::from_secs(2),
            russh::client::connect(config, ("127.0.0.1", port), Stranger),
        );
        match came.await {
            Ok(Ok(_)) => times += 1,
            _ => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    times
}

/// Key to frame while strangers exchange keys.
fn beside_strangers(port: u16, mut open: impl FnMut(usize) -> Seat) {
    let mut seats: Vec<Seat> = (0..BESIDE_STRANGERS)
        .map(|n| {
            let seat = open(n);
            seat.frame();
            seat
        })
        .collect();
    let (alone, _) = keys(&mut seats);
    let stop = Arc::new(AtomicBool::new(false));
    let strangers =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let all: Vec<_> = (0..STRANGERS).map(|_| strangers.spawn(exchange(port, stop.clone()))).collect();
    std::thread::sleep(Duration::from_secs(1));
    let (beside, _) = keys(&mut seats);
    stop.store(true, Ordering::Relaxed);
    let times: usize = all.into_iter().map(|it| strangers.block_on(it).unwrap()).sum();
    println!(
        "beside {STRANGERS} strangers that exchange keys ({times} times): key to frame p50 {:.2?}, p99 {:.2?}; without them p50 \
         {:.2?}, p99 {:.2?}",
        at(&beside, 50),
        at(&beside, 99),
        at(&alone, 50),
        at(&alone, 99),
    );
}

fn main() {
    let count = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(20);
    let home = tempfile::tempdir().unwrap();
    let store = home.path().join("store");
    let tandem = || {
        let mut command = Command::new(TANDEM);
        command.arg("--data").arg(&store).stdin(Stdio::null());
        command
    };
    assert!(tandem().args(["import", EXAMPLE]).stdout(Stdio::null()).status().unwrap().success());
    let key = home.path().join("key");
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key).status();
    assert!(made.unwrap().success());
    assert!(
        tandem().args(["key", "add", "morag"]).arg(key.with_extension("pub")).status().unwrap().success()
    );
    let serves = |limits: &[&str]| {
        let mut serve = tandem();
        serve
            .args(["--today", "2026-11-30", "serve", "--listen", "127.0.0.1:0", "--seats", "1000"])
            .args(limits);
        let mut server = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let line = lines.find_map(|line| line.ok().filter(|line| line.starts_with("ssh "))).unwrap();
        (server, line.split([':', ' ']).nth(2).unwrap().to_owned())
    };
    let many = ["--per-person", "1000", "--per-address", "1000"];
    let (mut server, port) = serves(&[&many[..], &["--exchanges", "100000"]].concat());
    let socket = store.join("tandem.sock");
    // The owner edits, and the leads see it marked as somebody else's.
    let mut author = at_the_socket(&socket, None);
    measure("socket", &server, count, &mut author, || at_the_socket(&socket, Some("morag")));
    measure("ssh", &server, count, &mut author, || over_ssh(&key, &port));
    drop(author);
    server.kill().unwrap();
    server.wait().unwrap();
    let (mut server, port) = serves(&many);
    beside_strangers(port.parse().unwrap(), |n| {
        if n % 2 == 0 { at_the_socket(&socket, Some("morag")) } else { over_ssh(&key, &port) }
    });
    server.kill().unwrap();
    server.wait().unwrap();
}
