//! What passes between a client and `russh`, and how often keys are exchanged on the way: a client that exchanges keys faster
//! than it may is not read from until its turn, and one that does so before it has signed in is not read from any more.
//!
//! `russh` does not tell of exchanges, but notes each in its log before it does the work, on the thread that has just read what
//! asked for it. So that log is listened to, and what is heard counted for the connection that was read from last. Should
//! another version of `russh` note it in other words, nothing is counted but what is counted at the door; a test says so.

use std::cell::RefCell;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use log::{LevelFilter, Log, Metadata, Record};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep_until};

use crate::seat::server::pace::{Pace, Paces};

/// Where `russh` works exchanges off, and how what it notes there begins.
const HEARD: [(&str, &str); 2] =
    [("russh::kex::curve25519", "server_dh"), ("russh::kex::hybrid_mlkem", "server_dh")];

thread_local! {
    /// The connection that was read from last on this thread.
    static READ_LAST: RefCell<Option<Arc<Meter>>> = const { RefCell::new(None) };
}

/// Listens to what `russh` notes; the first time counts.
pub(super) fn listen_to_exchanges() {
    // Another log that stands already hears nothing of ours: then only what is counted at the door is.
    if log::set_logger(&Ear).is_ok() {
        log::set_max_level(LevelFilter::Debug);
    }
}

struct Ear;

impl Log for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        HEARD.iter().any(|(target, _)| *target == metadata.target())
    }

    fn log(&self, record: &Record<'_>) {
        let is_heard = |(target, words): &(&str, &str)| {
            *target == record.target() && record.args().as_str().is_some_and(|it| it.starts_with(words))
        };
        if HEARD.iter().any(is_heard) {
            READ_LAST.with_borrow(|meter| meter.iter().for_each(|meter| meter.exchange(Instant::now())));
        }
    }

    fn flush(&self) {}
}

/// How often one connection exchanges keys.
#[derive(Debug)]
pub(super) struct Meter {
    signed_in: AtomicBool,
    counted: Mutex<Counted>,
}

#[derive(Debug)]
struct Counted {
    exchanges: u64,
    /// How fast it may, once somebody has signed in.
    pace: Pace,
    /// Until when nothing is read.
    until: Option<Instant>,
    /// Whether nothing is read any more.
    is_shut: bool,
}

impl Meter {
    pub(super) fn new(pace: Pace) -> Arc<Self> {
        let counted = Counted { exchanges: 0, pace, until: None, is_shut: false };
        Arc::new(Self { signed_in: AtomicBool::new(false), counted: Mutex::new(counted) })
    }

    /// Somebody has signed in: from now on keys may be exchanged anew.
    pub(super) fn sign_in(&self) {
        self.signed_in.store(true, Ordering::Relaxed);
    }

    /// Whether it was shut, because keys were exchanged anew before anybody had signed in.
    pub(super) fn is_shut(&self) -> bool {
        self.counted().is_shut
    }

    /// Keys are exchanged. The first time of a connection is counted at the door.
    fn exchange(&self, now: Instant) {
        let signed_in = self.signed_in.load(Ordering::Relaxed);
        let mut counted = self.counted();
        counted.exchanges = counted.exchanges.saturating_add(1);
        if counted.exchanges > 1 {
            counted.is_shut |= !signed_in;
            counted.until = now.checked_add(counted.pace.take(now));
        }
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until an address may exchange keys once more.
pub(super) async fn wait(paces: &Paces, address: IpAddr) {
    let wait = paces.take(address, Instant::now());
    if !wait.is_zero() {
        tokio::time::sleep(wait).await;
    }
}

/// A connection whose exchanges are counted.
pub(super) struct Metered<S> {
    stream: S,
    meter: Arc<Meter>,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<S> Metered<S> {
    pub(super) fn new(stream: S, meter: Arc<Meter>) -> Self {
        Self { stream, meter, waiting: None }
    }

    /// Ready when something may be read.
    fn poll_turn(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let until = {
            let mut counted = self.meter.counted();
            if counted.is_shut {
                return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
            }
            counted.until.take().filter(|it| *it > Instant::now())
        };
        if let Some(until) = until {
            self.waiting = Some(Box::pin(sleep_until(until.into())));
        }
        if let Some(waiting) = &mut self.waiting {
            ready!(waiting.as_mut().poll(context));
            self.waiting = None;
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Metered<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        ready!(self.poll_turn(context))?;
        let read = ready!(Pin::new(&mut self.stream).poll_read(context, room));
        READ_LAST.with_borrow_mut(|last| {
            if last.as_ref().is_none_or(|it| !Arc::ptr_eq(it, &self.meter)) {
                *last = Some(self.meter.clone());
            }
        });
        Poll::Ready(read)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Metered<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::time::Duration;

    use russh::keys::ssh_key::private::Ed25519Keypair;
    use russh::keys::{PrivateKey, PublicKeyOrCertificate};
    use russh::server::{Auth, Config, run_stream};
    use russh::{Preferred, kex};
    use tokio::io::duplex;

    use super::*;

    struct Host;

    impl russh::server::Handler for Host {
        type Error = russh::Error;

        async fn auth_none(&mut self, _user: &str) -> Result<Auth, Self::Error> {
            Ok(Auth::Accept)
        }
    }

    struct Guest;

    impl russh::client::Handler for Guest {
        type Error = russh::Error;

        async fn check_server_key(&mut self, _key: &PublicKeyOrCertificate) -> Result<bool, Self::Error> {
            Ok(true)
        }
    }

    /// A client that exchanges keys in one way and has got as far as it gets without a key of its own, and what is counted of it.
    async fn connected(way: kex::Name, pace: Pace) -> (russh::client::Handle<Guest>, Arc<Meter>) {
        listen_to_exchanges();
        let (near, far) = duplex(1 << 16);
        let meter = Meter::new(pace);
        let keys = vec![PrivateKey::from(Ed25519Keypair::from_seed(&[7; 32]))];
        let config = Arc::new(Config { keys, ..Config::default() });
        tokio::spawn(run_stream(config, Metered::new(far, meter.clone()), Host));
        let preferred = Preferred { kex: Cow::Owned(vec![way]), ..Preferred::DEFAULT };
        let config = Arc::new(russh::client::Config { preferred, ..russh::client::Config::default() });
        let mut client = russh::client::connect_stream(config, near, Guest).await.unwrap();
        assert_eq!(meter.counted().exchanges, 1);
        assert!(client.authenticate_none("anybody").await.unwrap().success());
        (client, meter)
    }

    async fn until(what: impl Fn() -> bool) {
        tokio::time::timeout(Duration::from_secs(30), async {
            while !what() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        })
        .await
        .unwrap();
    }

    #[tokio::test]
    async fn every_exchange_of_a_connection_is_counted_in_either_way() {
        for way in [kex::MLKEM768X25519_SHA256, kex::CURVE25519] {
            let (client, meter) = connected(way, Pace::new(1000)).await;
            // Another's in between is not counted here.
            let (_other, _) = connected(way, Pace::new(1000)).await;
            meter.sign_in();
            for exchanges in 2..5 {
                client.rekey_soon().await.unwrap();
                until(|| meter.counted().exchanges == exchanges).await;
            }
            assert!(!meter.is_shut() && !client.is_closed());
        }
    }

    #[tokio::test]
    async fn whoever_exchanges_too_fast_is_read_from_in_their_turn() {
        let (now, meter) = (Instant::now(), Meter::new(Pace::new(1)));
        let mut paced = Metered::new(tokio::io::empty(), meter.clone());
        let mut turn = async || std::future::poll_fn(|context| Poll::Ready(paced.poll_turn(context))).await;
        meter.sign_in();
        // The first was counted at the door, and one more is free; the third is a minute's wait.
        for _ in 0..2 {
            meter.exchange(now);
            assert!(turn().await.is_ready());
        }
        meter.exchange(now);
        assert!(turn().await.is_pending() && turn().await.is_pending());
        assert!(!meter.is_shut());
    }

    #[tokio::test]
    async fn whoever_exchanges_anew_before_the_sign_in_is_read_from_no_more() {
        let (client, meter) = connected(kex::CURVE25519, Pace::new(1000)).await;
        client.rekey_soon().await.unwrap();
        until(|| meter.is_shut() && client.is_closed()).await;
    }
}
