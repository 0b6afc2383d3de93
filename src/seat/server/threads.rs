//! The threads that a server's tasks run on.

use tokio::runtime::{self, Runtime};

use super::not_served::NotServed;

/// So many threads that tasks run on.
pub(super) fn threads(name: &str, many: usize) -> Result<Runtime, NotServed> {
    let mut builder = runtime::Builder::new_multi_thread();
    builder
        .worker_threads(many)
        .enable_all()
        .thread_name(name)
        .build()
        .map_err(NotServed::doing("starting the server's threads"))
}
