//! The server: owns the desk for everybody and gives seats over SSH and over a Unix socket, all through one session.
//!
//! A connection is a task of its own, so that one that fails, or stops reading, takes nobody with it.

mod account;
mod bound;
mod brought;
mod config;
mod connections;
mod errand;
mod feeds;
mod house;
mod limits;
mod network;
mod not_served;
mod notifier;
mod pace;
pub mod protocol;
mod rooms;
mod socket;
mod ssh;
mod threads;
mod told;
pub mod unit;
mod visit;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

pub use bound::{LONGEST_PATH_BYTES, NAME as SOCKET};
pub use config::{NotifyConfig, ServerConfig, ServerNotice};
use connections::{ConnectionLimiter, PROVEN};
pub use errand::{Done, RemoteCommand, RemoteCommands};
use house::ServerContext;
pub use limits::Limits;
use limits::{GATE_THREADS, HALL_THREADS, SUMMED_UP_EVERY};
pub use not_served::NotServed;
pub use notifier::notify;
use threads::threads;

use super::{Canvases, Redactions, Seats, quiet_panics};
use crate::domain::SignInEvent;
use crate::store::named;

/// How long leaving seats may take when the server stops.
const LEAVING: Duration = Duration::from_secs(3);

/// Serves until the process is told to stop, then puts every screen back.
pub fn run(plan: ServerConfig) -> Result<(), NotServed> {
    quiet_panics();
    let hall = threads("hall", HALL_THREADS)?;
    let gate = threads("gate", GATE_THREADS)?;
    let served = hall.block_on(serve(plan, gate.handle().clone()));
    for threads in [gate, hall] {
        threads.shutdown_timeout(Duration::from_millis(200));
    }
    served
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

async fn serve(plan: ServerConfig, gate: Handle) -> Result<(), NotServed> {
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
    let limiter = ConnectionLimiter::new(plan.limits);
    let known = plan.desk.sign_ins(PROVEN).await.unwrap_or_default();
    let came_in = known.iter().filter(|it| matches!(it.what, SignInEvent::In | SignInEvent::Ran));
    limiter.know(came_in.filter_map(|it| Some(it.from.parse::<SocketAddr>().ok()?.ip())));
    let context = Arc::new(ServerContext {
        desk: plan.desk,
        limits: plan.limits,
        limiter,
        paces: pace::Paces::new(plan.limits.exchanges),
        hall: Handle::current(),
        rooms: rooms::Rooms::default(),
        seats: Seats::default(),
        clock: plan.clock,
        remote_commands: plan.remote_commands,
        redactions: Redactions::default(),
        canvases: Canvases::default(),
        owner: rustix::process::geteuid().as_raw(),
        say: plan.say,
        gives_files: plan.files,
        brought: brought::Brought::default(),
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
        listeners.spawn_on(ssh::listen(listener, host, context.clone()), &gate);
    }
    if let Some(address) = plan.feeds {
        let listening = TcpListener::bind(address).await;
        let listener =
            listening.map_err(NotServed::doing("listening for calendars (--feeds names the address)"))?;
        let at = listener.local_addr().map_err(NotServed::doing("listening"))?;
        ready.push(format!("calendars http://{at}/f/"));
        listeners.spawn(feeds::listen(listener, context.clone()));
    }
    listeners.spawn(socket::listen(socket, context.clone()));
    listeners.spawn(sum_up(context.clone()));
    let notifier = plan.notify.map(|config| tokio::spawn(notifier::run(context.clone(), config)));
    if let Some(words) = &too_open {
        context.happened(words);
    }
    (context.say)(&ServerNotice::Ready(ready.join("\n")));
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
    context.happened("stopping: everybody is asked to leave");
    listeners.shutdown().await;
    stop.send_replace(true);
    if let Some(notifier) = notifier {
        let _ = timeout(LEAVING, notifier).await;
    }
    drop(context);
    // Ends with an error when nobody holds the other side any more: everybody has left.
    let _ = timeout(LEAVING, all_left.recv()).await;
    Ok(())
}

/// Keeps the strangers of each minute that is over, and says how many there were.
async fn sum_up(context: Arc<ServerContext>) {
    let mut turns = tokio::time::interval(SUMMED_UP_EVERY);
    loop {
        turns.tick().await;
        for stranger in context.desk.keep_strangers(chrono::Utc::now().timestamp()) {
            if stranger.times > 1 {
                context.happened(&format!("strangers ({}): {}", stranger.from, stranger.in_words()));
            }
        }
    }
}
