//! Files over SSH: a folder that is made as somebody looks, with their own rights, and `in/`, which takes files to be brought in.
//! Nothing of the disk is in it.

mod handler;
mod made;
mod path;

use russh::Channel;
use russh::server::Msg;
use russh_sftp::server::{Config, run_with_config};

pub(super) use handler::FilesOf;

/// The longest packet that is taken, in bytes: what clients send of a file at once, and what stands before it.
const LONGEST_PACKET: u32 = 64 * 1024;

/// Answers a client until it hangs up.
pub(super) async fn serve(channel: Channel<Msg>, files: FilesOf) {
    let config = Config { max_client_packet_len: LONGEST_PACKET };
    run_with_config(channel.into_stream(), files, config).await;
}
