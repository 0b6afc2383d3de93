//! The terminal that the program was started in: raw mode, the signals, and the screen put back whatever happens.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{OptionalActions, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr};
use tokio::io::AsyncReadExt as _;
use tokio::net::unix::pipe::{Receiver, Sender};
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, watch};

use super::renderer::{ENTER, LEAVE};
use super::{Ending, Seat, Wire, quiet_panics, session, tty};

/// Why there can be no screen.
#[derive(Debug, thiserror::Error)]
pub enum NoTerminal {
    /// Input or output is no terminal.
    #[error(
        "the screen needs a terminal, and {0} is not one: run tandem in a terminal window (over SSH: ssh -t), or see \
         tandem --help for the commands that print"
    )]
    Missing(&'static str),
    /// The terminal refused something.
    #[error("the terminal could not be used: {0}")]
    Refused(#[from] io::Error),
}

/// Says whether the program was started in a terminal, before anything is opened for it.
pub fn check_terminal() -> Result<(), NoTerminal> {
    if !isatty(io::stdin()) {
        return Err(NoTerminal::Missing("standard input"));
    }
    if !isatty(io::stdout()) {
        return Err(NoTerminal::Missing("standard output"));
    }
    Ok(())
}

/// Sits a user down at the terminal that the program was started in, until they leave.
pub fn run(seat: Seat) -> Result<Ending, NoTerminal> {
    quiet_panics();
    Ok(over_terminal(async |wire| (Box::pin(session(wire, seat)).await, true))?.unwrap_or(Ending::Stopped))
}

/// Does something over the terminal that the program was started in, in raw mode, and puts it back. What is done says too
/// whether it has put the screen back already; `None` where the signals could no longer be heard.
pub(super) fn over_terminal<T>(
    work: impl AsyncFnOnce(Wire<Sender>) -> (T, bool),
) -> Result<Option<T>, NoTerminal> {
    check_terminal()?;
    let raw = Arc::new(Raw::enter()?);
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let (done, restored) = match runtime.block_on(with_wire(work, &raw)) {
        Ok(Some((done, restored))) => (Ok(Some(done)), restored),
        Ok(None) => (Ok(None), false),
        Err(error) => (Err(error), false),
    };
    raw.restored.store(restored, Ordering::Relaxed);
    runtime.shutdown_timeout(Duration::from_millis(100));
    raw.leave();
    done
}

async fn with_wire<T>(
    work: impl AsyncFnOnce(Wire<Sender>) -> T,
    raw: &Arc<Raw>,
) -> Result<Option<T>, NoTerminal> {
    let (bytes_in, bytes) = mpsc::channel(64);
    let (size, sizes) = watch::channel(window());
    let (stopper, stop) = watch::channel(false);
    tokio::spawn(read_keys(tty::keys()?, bytes_in));

    let mut resized = signal(SignalKind::window_change())?;
    let mut suspended = signal(SignalKind::from_raw(Signal::TSTP.as_raw()))?;
    let mut ended = [
        signal(SignalKind::terminate())?,
        signal(SignalKind::hangup())?,
        signal(SignalKind::interrupt())?,
        signal(SignalKind::quit())?,
    ];
    let raw = raw.clone();
    let signals = async move {
        let [term, hup, int, quit] = &mut ended;
        loop {
            tokio::select! {
                _ = resized.recv() => { size.send_replace(window()); }
                _ = suspended.recv() => {
                    raw.suspend();
                    size.send_replace(window());
                }
                _ = term.recv() => { stopper.send_replace(true); }
                _ = hup.recv() => { stopper.send_replace(true); }
                _ = int.recv() => { stopper.send_replace(true); }
                _ = quit.recv() => { stopper.send_replace(true); }
            }
        }
    };
    let wire = Wire { bytes, writer: tty::frames()?, sizes, stop };
    tokio::select! {
        done = work(wire) => Ok(Some(done)),
        () = signals => Ok(None),
    }
}

/// Reads what is typed until the terminal hangs up or nobody listens.
async fn read_keys(mut terminal: Receiver, bytes: mpsc::Sender<Vec<u8>>) {
    let mut room = [0; 4096];
    loop {
        let read = match terminal.read(&mut room).await {
            Ok(0) => return,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return,
        };
        if bytes.send(room.get(..read).unwrap_or_default().to_vec()).await.is_err() {
            return;
        }
    }
}

/// Columns and rows of the terminal; none where it does not know.
pub(super) fn window() -> (u16, u16) {
    tcgetwinsize(io::stdout()).map_or((0, 0), |size| (size.ws_col, size.ws_row))
}

/// Raw mode, for as long as it lives.
struct Raw {
    usual: Mutex<Termios>,
    /// Whether the session has put the screen back already.
    restored: AtomicBool,
}

impl Raw {
    fn enter() -> io::Result<Self> {
        let usual = tcgetattr(io::stdin())?;
        let raw = Self { usual: Mutex::new(usual), restored: AtomicBool::new(false) };
        raw.make_raw()?;
        Ok(raw)
    }

    fn make_raw(&self) -> io::Result<()> {
        let mut modes = self.usual().clone();
        modes.make_raw();
        Ok(tcsetattr(io::stdin(), OptionalActions::Now, &modes)?)
    }

    fn usual(&self) -> std::sync::MutexGuard<'_, Termios> {
        self.usual.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Puts the terminal back; the second time changes nothing.
    fn leave(&self) {
        if !self.restored.swap(true, Ordering::Relaxed) {
            write_all(LEAVE);
        }
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.usual());
    }

    /// Gives the terminal back while the program is stopped, and takes it again when it goes on.
    fn suspend(&self) {
        write_all(LEAVE);
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.usual());
        let _ = kill_process(getpid(), Signal::STOP);
        let _ = self.make_raw();
        write_all(ENTER);
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.leave();
    }
}

fn write_all(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}
