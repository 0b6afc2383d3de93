//! A frame on its way to a terminal.

use std::io;
use std::time::Instant;

use tokio::io::{AsyncWrite, AsyncWriteExt as _};

/// What time it is for waiting; not what a clock on the wall shows.
pub(super) fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}

/// A frame on its way.
pub(super) struct Out {
    bytes: Vec<u8>,
    sent: usize,
    /// Whether the terminal has not taken all of it yet.
    pub(super) busy: bool,
    /// When the terminal last took something.
    pub(super) since: Instant,
}

impl Out {
    /// Starts on a frame; the last one must be out.
    pub(super) fn begin(bytes: Vec<u8>) -> Self {
        Self { busy: !bytes.is_empty(), bytes, sent: 0, since: now() }
    }

    /// Sends what the terminal takes; may be dropped half-way without sending anything twice.
    pub(super) async fn send<W: AsyncWrite + Unpin>(&self, writer: &mut W) -> io::Result<usize> {
        match self.rest() {
            [] => writer.flush().await.map(|()| 0),
            rest => match writer.write(rest).await? {
                0 => Err(io::ErrorKind::WriteZero.into()),
                sent => Ok(sent),
            },
        }
    }

    /// Notes what was sent.
    pub(super) fn sent(&mut self, bytes: usize) {
        self.since = now();
        self.sent = self.sent.saturating_add(bytes);
        self.busy = bytes > 0;
    }

    /// What the terminal has not taken yet.
    pub(super) fn rest(&self) -> &[u8] {
        self.bytes.get(self.sent..).unwrap_or_default()
    }
}
