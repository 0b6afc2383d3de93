//! The server with real clients: `tandem attach`, OpenSSH, and clients that mean it ill.

mod doors;
mod errands;
mod feeds;
mod files;
mod keys;
mod live;
mod notifier;
mod seats;
mod ssh;
mod sshd;
mod strangers;

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::{UnixDatagram, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::terminal::{Start, Story};

/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
const TANDEM: &str = env!("CARGO_BIN_EXE_tandem");
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml");

/// A server over the example service, with what it says.
pub struct Server {
    home: TempDir,
    child: Child,
    /// Where it listens for SSH.
    port: u16,
    /// Where it tells systemd how it stands.
    notices: UnixDatagram,
    said: Mutex<(Receiver<String>, Vec<String>)>,
}

impl Server {
    /// A server with the example service, on any free port.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// The same with more arguments.
    pub fn start_with(args: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        assert!(tandem(&home, &["import", EXAMPLE]).status.success());
        Self::over(home, args)
    }

    fn over(home: TempDir, args: &[&str]) -> Self {
        let notify = home.path().join("notify");
        // The one of a server before this has nobody to read it.
        let _ = std::fs::remove_file(&notify);
        let notices = UnixDatagram::bind(&notify).unwrap();
        notices.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut command = Command::new(TANDEM);
        command.env_clear().env("HOME", home.path()).env("LANG", "C.UTF-8").env("NOTIFY_SOCKET", notify);
        command.arg("--data").arg(home.path().join("store")).args(["--today", "2026-11-30"]);
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(args);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (lines, said) = channel();
        let other = lines.clone();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        std::thread::spawn(move || {
            BufReader::new(out).lines().map_while(Result::ok).all(|it| lines.send(it).is_ok())
        });
        std::thread::spawn(move || {
            BufReader::new(err).lines().map_while(Result::ok).all(|it| other.send(it).is_ok())
        });
        let mut server = Self { home, child, port: 0, notices, said: Mutex::new((said, vec![])) };
        if args.contains(&"--no-ssh") {
            server.says("socket ");
        } else {
            let line = server.says("ssh 127.0.0.1:");
            let port = line.trim_start_matches("ssh 127.0.0.1:").split(' ').next().unwrap();
            server.port = port.parse().unwrap();
        }
        server
    }

    /// Waits until it has said a line with a text, and gives the line.
    pub fn says(&self, text: &str) -> String {
        let mut said = self.said.lock().unwrap();
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(line) = said.1.iter().find(|line| line.contains(text)) {
                return line.clone();
            }
            match said.0.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => said.1.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("it never said {text:?}: {:#?}", said.1)
                }
            }
        }
    }

    /// What it tells systemd next.
    fn notice(&self) -> String {
        let mut rules = [0; 100];
        let read = self.notices.recv(&mut rules).unwrap();
        String::from_utf8_lossy(&rules[..read]).trim().to_owned()
    }

    fn store(&self) -> PathBuf {
        self.home.path().join("store")
    }

    fn socket(&self) -> PathBuf {
        self.store().join("tandem.sock")
    }

    /// Runs a command over its store.
    pub fn run(&self, args: &[&str]) -> Output {
        tandem(&self.home, args)
    }

    /// Runs a command over its store, which must succeed, and gives what it printed.
    pub fn done(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// Attaches to it in a terminal.
    pub fn attach(&self, args: &[&str]) -> Story {
        self.attached(Start::program(TANDEM), args)
    }

    fn attached(&self, start: Start, args: &[&str]) -> Story {
        start.args(&["--socket", self.socket().to_str().unwrap()]).args(args).args(&["attach"]).open()
    }

    /// Makes a key for somebody and lets them sign in with it; gives its file.
    pub fn key_for(&self, person: &str) -> PathBuf {
        let file = self.key();
        self.done(&["key", "add", person, file.with_extension("pub").to_str().unwrap()]);
        file
    }

    /// Makes a key that nobody knows.
    pub fn key(&self) -> PathBuf {
        let mut number = 0;
        let file = loop {
            let file = self.home.path().join(format!("key{number}"));
            if !file.exists() {
                break file;
            }
            number += 1;
        };
        make_key(&file);
        file
    }

    /// Connects with OpenSSH's client in a terminal.
    pub fn ssh(&self, key: &Path, args: &[&str]) -> Story {
        let port = self.port.to_string();
        Start::program("/usr/bin/ssh")
            .args(&ssh_options(key))
            .args(&["-p", &port])
            .args(args)
            .args(&["anybody@127.0.0.1"])
            .open()
    }

    /// Runs OpenSSH's client without a terminal.
    pub fn ssh_run(&self, key: &Path, args: &[&str]) -> Output {
        let mut command = Command::new("ssh");
        command.env_clear().env("HOME", self.home.path()).args(ssh_options(key));
        command.args(["-p", &self.port.to_string(), "anybody@127.0.0.1"]).args(args);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// A client of our own at its socket.
    pub fn connect(&self) -> UnixStream {
        let stream = UnixStream::connect(self.socket()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits until it has ended; gives its exit code.
    pub fn ends(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// Stops it in good order and starts it again.
    pub fn stopped_and_restarted(mut self) -> Self {
        self.signal(Signal::TERM);
        self.ends();
        let home = std::mem::replace(&mut self.home, tempfile::tempdir().unwrap());
        Self::over(home, &[])
    }

    /// Kills it as a power cut would and starts it again.
    pub fn killed_and_restarted(mut self) -> Self {
        self.signal(Signal::KILL);
        self.ends();
        let home = std::mem::replace(&mut self.home, tempfile::tempdir().unwrap());
        Self::over(home, &[])
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn tandem(home: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(TANDEM);
    command
        .env_clear()
        .env("HOME", home.path())
        .env("LANG", "C.UTF-8")
        .env("PATH", std::env::var_os("PATH").unwrap());
    command.arg("--data").arg(home.path().join("store")).args(args).stdin(Stdio::null()).output().unwrap()
}

/// A command over a store.
fn over(server: &Server, args: &[&str]) -> Command {
    let mut command = Command::new(TANDEM);
    command.env_clear().env("HOME", server.home.path());
    command.arg("--data").arg(server.store()).args(args);
    command
}

/// Runs a command over a store with something to read.
fn fed(server: &Server, args: &[&str], input: &str) -> Output {
    let mut command = over(server, args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether OpenSSH's programs are here; without them these stories are left out, but never where the project's own check runs.
fn has(program: &str) -> bool {
    let there = ["/usr/bin", "/usr/sbin"].iter().any(|dir| Path::new(dir).join(program).exists());
    assert!(there || std::env::var_os("CI").is_none(), "{program} is missing: .ci/run installs it");
    if !there {
        eprintln!("left out: {program} is not installed (on Debian: openssh-client, openssh-server)");
    }
    there
}

fn make_key(file: &Path) {
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "a test", "-f"])
        .arg(file)
        .status();
    assert!(made.unwrap().success());
}

fn ssh_options(key: &Path) -> Vec<&str> {
    vec![
        "-F",
        "none",
        "-i",
        key.to_str().unwrap(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "IdentityAgent=none",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        "-o",
        "LogLevel=ERROR",
        "-o",
        "PreferredAuthentications=publickey",
    ]
}
