//! A program in a pseudo-terminal that may be killed at any moment: what waits for it is told that it ended.

use std::io::{Read as _, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::Parser;

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    /// Held so that the terminal stays.
    _master: Box<dyn MasterPty + Send>,
}

struct Shown {
    parser: Parser,
    bytes: Vec<u8>,
    is_ended: bool,
}

/// What became of waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// It was shown.
    Seen,
    /// The program ended.
    Ended,
    /// Time was up.
    Never,
}

impl Terminal {
    /// Starts a command in one.
    pub fn open(command: &Command) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut builder = CommandBuilder::new(command.get_program());
        builder.env_clear();
        builder.env("TERM", "xterm-256color");
        for (name, value) in command.get_envs() {
            builder.env(name, value.unwrap_or_default());
        }
        builder.args(command.get_args());
        let child = pair.slave.spawn_command(builder).unwrap();
        drop(pair.slave);
        let parser = Parser::new(NonZero::new(ROWS).unwrap(), NonZero::new(COLUMNS).unwrap(), 0);
        let shown = Arc::new((Mutex::new(Shown { parser, bytes: vec![], is_ended: false }), Condvar::new()));
        let (watching, mut output) = (shown.clone(), pair.master.try_clone_reader().unwrap());
        std::thread::spawn(move || {
            let mut room = vec![0; 1 << 16];
            loop {
                let read = output.read(&mut room).unwrap_or(0);
                let mut shown = watching.0.lock().unwrap();
                shown.parser.process(&room[..read]);
                shown.bytes.extend(&room[..read]);
                shown.is_ended = read == 0;
                watching.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, keys, shown, _master: pair.master }
    }

    /// Types text; of a program that ended nobody reads it.
    pub fn types(&mut self, text: &str) {
        let _ = self.keys.write_all(text.as_bytes()).and_then(|()| self.keys.flush());
    }

    /// Waits until the screen shows a text on one line.
    pub fn sees(&self, text: &str, patience: Duration) -> Waited {
        let until = Instant::now() + patience;
        let mut shown = self.shown.0.lock().unwrap();
        loop {
            if shown.parser.screen().contents().contains(text) {
                return Waited::Seen;
            }
            let left = until.saturating_duration_since(Instant::now());
            if shown.is_ended {
                return Waited::Ended;
            }
            if left.is_zero() {
                return Waited::Never;
            }
            shown = self.shown.1.wait_timeout(shown, left).unwrap().0;
        }
    }

    /// What the screen shows now.
    pub fn screen(&self) -> String {
        self.shown.0.lock().unwrap().parser.screen().contents()
    }

    /// All that was written to it.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.shown.0.lock().unwrap().bytes).into_owned()
    }

    /// Its process.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Kills the program, as a power cut would.
    pub fn kill(&mut self) {
        let _ = kill_process(self.pid(), Signal::KILL);
        let _ = self.child.wait();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
