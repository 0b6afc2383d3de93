//! A server over a store, that anybody on this machine can reach.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};

use crate::program::tandem;

/// A server on a free port.
pub struct Server {
    child: Child,
    port: String,
    said: JoinHandle<String>,
}

impl Server {
    /// Starts one, with options before the command, and waits until it listens or has ended.
    pub fn start(store: &Path, options: &[&str]) -> Self {
        let mut command = tandem(store, options);
        command.args(["serve", "--listen", "127.0.0.1:0"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut err = child.stderr.take().unwrap();
        let said = thread::spawn(move || {
            let mut said = vec![];
            let _ = err.read_to_end(&mut said);
            String::from_utf8_lossy(&said).into_owned()
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let rest = line.strip_prefix("ssh 127.0.0.1:")?;
            Some(rest.split(' ').next()?.to_owned())
        });
        thread::spawn(move || lines.for_each(drop));
        Self { child, port: port.unwrap_or_default(), said }
    }

    /// Where it listens; nothing where it ended instead.
    pub fn port(&self) -> &str {
        &self.port
    }

    /// Kills it, unless it has ended; gives how it ended, and what it had said.
    pub fn kill(mut self) -> (ExitStatus, String) {
        let _ = self.child.kill();
        (self.child.wait().unwrap(), self.said.join().unwrap())
    }
}
