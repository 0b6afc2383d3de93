//! Bytes that nobody can foresee, from the system.

use std::io;

use rustix::rand::{GetRandomFlags, getrandom};

/// Bytes for a key or a token.
pub fn random_bytes() -> io::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    let many = getrandom(&mut bytes, GetRandomFlags::empty())?;
    if many == bytes.len() { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
