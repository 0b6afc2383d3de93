//! The second handle to a connection.

use std::io;
use std::net::Shutdown;
use std::sync::Arc;

use tokio::net::TcpStream;

/// How many bytes the system keeps for a client that reads slowly: a few whole screens.
const KEPT: usize = 128 << 10;

/// The connection made ready, and a second handle to it: whoever is blocked in a write to it can be freed by that alone.
pub(super) fn prepared(stream: TcpStream) -> io::Result<(TcpStream, Arc<std::net::TcpStream>)> {
    stream.set_nodelay(true)?;
    rustix::net::sockopt::set_socket_send_buffer_size(&stream, KEPT)?;
    let stream = stream.into_std()?;
    let twin = stream.try_clone()?;
    Ok((TcpStream::from_std(stream)?, Arc::new(twin)))
}

/// Ends a connection, whoever is blocked in it.
pub(super) fn shut(twin: &std::net::TcpStream) {
    let _ = twin.shutdown(Shutdown::Both);
}
