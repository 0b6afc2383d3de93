//! Somebody sits at a screen over SSH, until either side ends it.

use std::net::TcpStream;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use russh::server::Msg;
use russh::{Channel, ChannelMsg, ChannelReadHalf, ChannelWriteHalf};
use tokio::io::AsyncWrite;
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};

use super::twin::shut;
use crate::seat::server::ServerContext;
use crate::seat::server::connections::SeatPermit;
use crate::seat::server::visit::{ClientOptions, Farewell, Visitor};

/// How long the last words may take, and then the client to hang up.
const FAREWELL: Duration = Duration::from_secs(1);

/// Somebody sits at the screen.
pub(super) struct Visit {
    pub(super) context: Arc<ServerContext>,
    pub(super) twin: Arc<TcpStream>,
    pub(super) sizes: watch::Receiver<(u16, u16)>,
    pub(super) client_options: ClientOptions,
    pub(super) visitor: Visitor,
    pub(super) seat: SeatPermit,
}

impl Visit {
    /// Until either side ends it; then says why, closes the channel, and sees to it that the connection ends.
    pub(super) async fn last(self, channel: Channel<Msg>) {
        let Self { context, twin, sizes, client_options, visitor, seat } = self;
        let (mut read, write) = channel.split();
        let (typed, bytes) = mpsc::channel(16);
        let writer: Pin<Box<dyn AsyncWrite + Send>> = Box::pin(write.make_writer());
        let farewell = tokio::select! {
            farewell = context.visit(visitor, client_options, (bytes, writer, sizes)) => farewell,
            () = read_typed(&mut read, typed) => (1, String::new()),
        };
        drop(seat);
        let gone = timeout(FAREWELL, async { while read.wait().await.is_some() {} });
        let parting = timeout(FAREWELL, part(&write, &farewell));
        // What still comes in is let go by, so that the client gets to hear what is said.
        tokio::join!(parting, gone).0.ok();
        sleep(Duration::from_millis(100)).await;
        shut(&twin);
    }
}

/// Reads what is typed; whoever hangs up types nothing more.
async fn read_typed(read: &mut ChannelReadHalf, typed: mpsc::Sender<Vec<u8>>) {
    while let Some(message) = read.wait().await {
        let goes_on = match message {
            ChannelMsg::Data { data } => typed.send(data.to_vec()).await.is_ok(),
            ChannelMsg::Eof | ChannelMsg::Close => false,
            _ => true,
        };
        if !goes_on {
            break;
        }
    }
    drop(typed);
    std::future::pending::<()>().await;
}

async fn part(write: &ChannelWriteHalf<Msg>, (code, words): &Farewell) -> Result<(), russh::Error> {
    if !words.is_empty() {
        write.data_bytes(format!("tandem: {words}\r\n").into_bytes()).await?;
    }
    write.exit_status((*code).into()).await?;
    write.eof().await?;
    write.close().await
}
