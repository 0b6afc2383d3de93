//! A server that gives memory back as soon as it needs it no more.
//!
//! Its allocator keeps what is freed for a second, and each thread looks for what others have freed of its own only now and then;
//! so what hundreds of seats took in the morning stayed until the evening. It can be told to give everything back at once and to
//! look more often, but reads that from the environment and before `main`, so a server starts this program anew in its own
//! process. It costs some milliseconds, once; where it cannot be done the server runs all the same, and keeps more.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// How many milliseconds freed memory is kept. Where it is set, somebody has said what the allocator is to do, or this was done.
const KEPT: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "0");
/// After how many requests that are not quickly met a thread looks for what others have freed.
const LOOKS: (&str, &str) = ("MIMALLOC_GENERIC_COLLECT", "1000");

/// Starts this program anew with the same arguments. Comes back where it has nothing to do, or cannot.
pub fn start_anew() {
    let Ok(program) = std::env::current_exe() else { return };
    if std::env::var_os(KEPT.0).is_some() {
        return;
    }
    let mut args = std::env::args_os();
    let mut command = Command::new(program);
    if let Some(name) = args.next() {
        command.arg0(name);
    }
    // Comes back only where it failed: the server runs as it is.
    let _ = command.args(args).envs([KEPT, LOOKS]).exec();
}
