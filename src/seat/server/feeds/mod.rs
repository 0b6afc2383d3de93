//! Calendars over HTTP, for telephones and programs that ask for them again and again: `GET` and `HEAD` of `/f/TOKEN.ics`, and
//! nothing else. What anybody else asks is answered alike, in the same time, so that nobody learns which links there are.
//!
//! It has no encryption of its own: it stands behind the board's proxy.

mod answer;
mod kept;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::ServerContext;
use kept::KeptCalendars;

/// How many connections there are at once; others wait.
const CONNECTIONS: usize = 256;
/// How long a request may take to come.
const HEAD: Duration = Duration::from_secs(10);
/// How long a connection may last, however slowly it is read.
const LONGEST: Duration = Duration::from_mins(1);
/// The longest head of a request, in bytes.
const HEAD_BYTES: usize = 16 * 1024;

/// Takes connections until it is dropped.
pub(super) async fn listen(listener: TcpListener, context: Arc<ServerContext>) {
    let calendars = Arc::new(KeptCalendars::new(context));
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let calendars = calendars.clone();
                tokio::spawn(async move {
                    let _ = timeout(LONGEST, connected(stream, calendars)).await;
                    drop(place);
                });
            }
            // Out of files, most likely: others will leave.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn connected(stream: TcpStream, calendars: Arc<KeptCalendars>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let calendars = calendars.clone();
        async move { Ok::<Response<Full<Bytes>>, Infallible>(answer::answer(&request, &calendars).await) }
    });
    // What is no request is answered by hanging up.
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
