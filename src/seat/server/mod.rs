//! The server: owns the desk for everybody and gives seats over SSH and over a Unix socket, all through one session.
//!
//! A connection is a task of its own, so that one that fails, or stops reading, takes nobody with it.

mod account;
mod bound;
mod door;
mod limits;
mod network;
mod pace;
pub mod protocol;
mod rooms;
mod socket;
mod ssh;
mod told;
pub mod unit;
mod visit;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::{self, Handle, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

pub use bound::{LONGEST_PATH, NAME as SOCKET};
use door::{Door, PROVEN};
pub use limits::Limits;
use limits::{GATE_THREADS, HALL_THREADS, SUMMED_UP_EVERY};

use super::{Canvases, Clock, Seats, Veils, quiet_panics};
use crate::desk::Desk;
use crate::domain::{Author, Passage};
use crate::store::{named, plain};

/// How long leaving seats may take when the server stops.
const LEAVING: Duration = Duration::from_secs(3);

/// What a server is started with.
pub struct Plan {
    /// The desk that everybody works at.
    pub desk: Desk,
    /// The folder of the store, where the host key is.
    pub data: PathBuf,
    /// Where to listen for SSH, if at all.
    pub listen: Option<SocketAddr>,
    /// The socket's path, if it is to be another than the store's own.
    pub socket: Option<PathBuf>,
    /// The group whose accounts may use the socket, by id; nobody else's, when `None`.
    pub group: Option<u32>,
    /// How much anybody may ask.
    pub limits: Limits,
    /// Everybody's clock.
    pub clock: Clock,
    /// Runs a command for somebody.
    pub errands: Errands,
    /// Says a line about what happens, and a line when it is ready.
    pub say: fn(&Word),
}

/// What a server says.
pub enum Word {
    /// It listens here now.
    Ready(String),
    /// Something happened.
    Happened(String),
}

/// A command that somebody wants run where the store is.
pub struct Errand {
    /// Who asks.
    pub author: Author,
    /// Whether it is the account that owns the store.
    pub is_owner: bool,
    /// Its arguments, the program's name first.
    pub args: Vec<String>,
    /// The folder that it was given in.
    pub folder: PathBuf,
    /// What it reads.
    pub input: Vec<u8>,
    /// Where what it prints goes.
    pub prints: mpsc::Sender<protocol::Message>,
}

/// How an errand ended.
pub struct Done {
    /// The exit code.
    pub code: u8,
    /// Why it was refused, where whoever asked may not have it run.
    pub refused: Option<String>,
}

/// How an errand is run. It is called on a thread that may wait.
pub type Errands = Arc<dyn Fn(Errand) -> Done + Send + Sync>;

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum NotServed {
    /// Something that was asked for cannot be.
    #[error("{0}")]
    Unfit(String),
    /// The system refused something.
    #[error("{doing} failed: {}", plain(error))]
    System {
        /// What was being done.
        doing: String,
        /// What the system said.
        error: std::io::Error,
    },
}

impl NotServed {
    /// Whether the system kept it from being, and no other name or address would do.
    #[must_use]
    pub fn is_of_the_system(&self) -> bool {
        use io::ErrorKind as E;
        match self {
            Self::Unfit(_) => false,
            Self::System { error, .. } => !matches!(
                error.kind(),
                E::AddrInUse
                    | E::AddrNotAvailable
                    | E::NotFound
                    | E::NotADirectory
                    | E::InvalidInput
                    | E::InvalidFilename
            ),
        }
    }

    fn doing(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let doing = doing.into();
        move |error| Self::System { doing, error }
    }
}

/// What every connection of a server shares.
struct House {
    desk: Desk,
    limits: Limits,
    door: Door,
    paces: pace::Paces,
    /// Where connections are looked after: not where keys are exchanged, and not where is drawn.
    hall: Handle,
    rooms: rooms::Rooms,
    seats: Seats,
    clock: Clock,
    errands: Errands,
    veils: Veils,
    canvases: Canvases,
    /// The account that runs the server and owns the store.
    owner: u32,
    say: fn(&Word),
    /// Becomes true when everybody is to leave.
    stopping: watch::Receiver<bool>,
    /// Held by every connection: when all have let go of it, all have left.
    _here: mpsc::Sender<()>,
}

/// Serves until the process is told to stop, then puts every screen back.
pub fn run(plan: Plan) -> Result<(), NotServed> {
    quiet_panics();
    let hall = threads("hall", HALL_THREADS)?;
    let gate = threads("gate", GATE_THREADS)?;
    let served = hall.block_on(serve(plan, gate.handle().clone()));
    for threads in [gate, hall] {
        threads.shutdown_timeout(Duration::from_millis(200));
    }
    served
}

/// So many threads that tasks run on.
fn threads(name: &str, many: usize) -> Result<Runtime, NotServed> {
    let mut builder = runtime::Builder::new_multi_thread();
    builder
        .worker_threads(many)
        .enable_all()
        .thread_name(name)
        .build()
        .map_err(NotServed::doing("starting the server's threads"))
}

fn not_listening(address: SocketAddr, error: io::Error) -> NotServed {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return NotServed::Unfit(format!(
            "this account may not listen on {address}: name a port from 1024 up with --listen, or leave SSH \
             out with --no-ssh"
        ));
    }
    NotServed::doing(format!(
        "listening on {address} (--listen names another address, --no-ssh leaves SSH out)"
    ))(error)
}

async fn serve(plan: Plan, gate: Handle) -> Result<(), NotServed> {
    let signals = NotServed::doing("listening to signals");
    let mut ended = (|| {
        Ok([
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
            signal(SignalKind::hangup())?,
        ])
    })()
    .map_err(signals)?;
    let (stop, stopping) = watch::channel(false);
    let (here, mut all_left) = mpsc::channel(1);
    let door = Door::new(plan.limits);
    let known = plan.desk.sign_ins(PROVEN).await.unwrap_or_default();
    let came_in = known.iter().filter(|it| matches!(it.what, Passage::In | Passage::Ran));
    door.know(came_in.filter_map(|it| Some(it.from.parse::<SocketAddr>().ok()?.ip())));
    let house = Arc::new(House {
        desk: plan.desk,
        limits: plan.limits,
        door,
        paces: pace::Paces::new(plan.limits.exchanges),
        hall: Handle::current(),
        rooms: rooms::Rooms::default(),
        seats: Seats::default(),
        clock: plan.clock,
        errands: plan.errands,
        veils: Veils::default(),
        canvases: Canvases::default(),
        owner: rustix::process::geteuid().as_raw(),
        say: plan.say,
        stopping,
        _here: here,
    });

    let socket = bound::Socket::bind(&plan.data, plan.socket.as_deref(), plan.group)?;
    // In the store's own folder it is told with what else of that is open.
    let too_open = plan.socket.as_ref().and_then(|_| socket.too_open());
    let mut ready = vec![format!("socket {}", named(socket.path()))];
    let mut listeners = tokio::task::JoinSet::new();
    if let Some(address) = plan.listen {
        let listener = TcpListener::bind(address).await.map_err(|error| not_listening(address, error))?;
        let at = listener.local_addr().map_err(NotServed::doing("listening"))?;
        let host = ssh::Host::open(&plan.data, &plan.limits)?;
        ready.push(format!("ssh {at} host key {}", host.fingerprint()));
        let listener = listener.into_std().map_err(NotServed::doing("listening"))?;
        listeners.spawn_on(ssh::listen(listener, host, house.clone()), &gate);
    }
    listeners.spawn(socket::listen(socket, house.clone()));
    listeners.spawn(sum_up(house.clone()));
    if let Some(words) = &too_open {
        house.happened(words);
    }
    (house.say)(&Word::Ready(ready.join("\n")));
    // Without systemd there is nobody to tell.
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Ready]);

    let [term, int, hup] = &mut ended;
    loop {
        tokio::select! {
            _ = term.recv() => break,
            _ = int.recv() => break,
            _ = hup.recv() => {}
        }
    }
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Stopping]);
    house.happened("stopping: everybody is asked to leave");
    listeners.shutdown().await;
    stop.send_replace(true);
    drop(house);
    // Ends with an error when nobody holds the other side any more: everybody has left.
    let _ = timeout(LEAVING, all_left.recv()).await;
    Ok(())
}

/// Keeps the strangers of each minute that is over, and says how many there were.
async fn sum_up(house: Arc<House>) {
    let mut turns = tokio::time::interval(SUMMED_UP_EVERY);
    loop {
        turns.tick().await;
        for stranger in house.desk.keep_strangers(chrono::Utc::now().timestamp()) {
            if stranger.times > 1 {
                house.happened(&format!("strangers ({}): {}", stranger.from, stranger.in_words()));
            }
        }
    }
}

impl House {
    fn happened(&self, words: &str) {
        (self.say)(&Word::Happened(words.to_owned()));
    }
}
