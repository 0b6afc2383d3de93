//! A real terminal for stories: the program in a pseudo-terminal, with its screen, cursor and keys.
//!
//! Nothing sleeps: every step waits until the screen shows what it should, or fails with the screen when it never does.

#![allow(dead_code, reason = "the steps are here before the stories that take them")]

use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use crokey::crossterm::event::{KeyCode, KeyModifiers};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use tandem::keymap::read_key;
use tempfile::TempDir;
use vt100::{Parser, Screen};

/// How long a step may wait for the screen.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a story's program is started.
pub struct Start {
    folder: TempDir,
    size: (u16, u16),
    program: String,
    args: Vec<String>,
    env: Vec<(String, String)>,
}

/// A program running in a terminal, one step after the other.
pub struct Story {
    start: Start,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Seen>,
}

/// What the terminal shows, and a bell for when that changes.
struct Seen {
    shown: Mutex<Shown>,
    bell: Condvar,
}

struct Shown {
    parser: Parser,
    bytes: usize,
    is_ascii: bool,
    ended: bool,
}

impl Start {
    /// An empty store in a terminal of 80 by 24 on Monday 30 November 2026, at nine.
    pub fn new() -> Self {
        let mut start = Self::program(env!("CARGO_BIN_EXE_tandem"));
        let data = start.data().to_str().unwrap().to_owned();
        start.args = ["--data", &data, "--today", "2026-11-30"].map(str::to_owned).to_vec();
        start
    }

    /// Any program, with no arguments yet.
    pub fn program(program: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, size: (80, 24), program: program.to_owned(), args: vec![], env: vec![] }
    }

    /// In a terminal of so many columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// In a terminal that does not say how many columns and rows it has.
    pub fn without_size(self) -> Self {
        self.size(0, 0)
    }

    /// With more arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(|arg| (*arg).to_owned()));
        self
    }

    /// With another argument.
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// With a variable in its environment, which is otherwise empty but for TERM, HOME and LANG.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a file in its home folder; gives its path too.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.home().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Where the program's home folder is.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// Where its store is.
    pub fn data(&self) -> PathBuf {
        self.home().join("store")
    }

    /// Runs a command of the program over the same store, without a terminal, and gives what it printed; it must succeed.
    pub fn runs(self, args: &[&str]) -> Self {
        let done = self.run(args);
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        self
    }

    /// Runs a command of the program over the same store, without a terminal.
    pub fn run(&self, args: &[&str]) -> std::process::Output {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tandem"));
        command.env_clear().env("HOME", self.home()).env("LANG", "C.UTF-8");
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command.arg("--data").arg(self.data()).args(args);
        command.stdin(std::process::Stdio::null()).output().unwrap()
    }

    /// Starts the program in the terminal, and waits until its screen is open or it has ended.
    pub fn open(self) -> Story {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(&self.program);
        command.env_clear();
        command.env("HOME", self.home());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.args(&self.args);
        command.cwd(self.home());
        let child = pair.slave.spawn_command(command).unwrap();
        // The end of the child's output is only seen when nobody else holds its side.
        drop(pair.slave);
        // What is drawn for a terminal of no size is looked at in one of the usual size.
        let known = |side: u16, usual: u16| if side == 0 { usual } else { side };
        let parser = Parser::new(some(known(rows, 24)), some(known(columns, 80)), 0);
        let shown = Mutex::new(Shown { parser, bytes: 0, is_ascii: true, ended: false });
        let seen = Arc::new(Seen { shown, bell: Condvar::new() });
        let mut output = pair.master.try_clone_reader().unwrap();
        let watching = seen.clone();
        std::thread::spawn(move || {
            let mut rules = vec![0; 1 << 16];
            loop {
                let read = output.read(&mut rules).unwrap_or(0);
                let mut shown = watching.shown.lock().unwrap();
                shown.parser.process(&rules[..read]);
                shown.bytes += read;
                shown.is_ascii &= rules[..read].is_ascii();
                shown.ended = read == 0;
                watching.bell.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let story = Story { start: self, child, master: pair.master, keys, seen };
        story.until("the screen to open", |shown| shown.ended || shown.parser.screen().alternate_screen());
        story
    }
}

impl Story {
    /// An empty store in a terminal of 80 by 24.
    pub fn open() -> Self {
        Start::new().open()
    }

    /// Presses keys, named as in key files, with spaces between: `"m shift-right enter"`. After `esc` wait for what it does
    /// before the next key: what follows an Esc at once is Alt and a key.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split(' ') {
            let bytes = sent(name);
            self.send(&bytes);
        }
        self
    }

    /// Types text, letter by letter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.send(text.as_bytes());
        self
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).and_then(|()| self.keys.flush()).unwrap();
    }

    /// Waits until the screen shows a text on one line.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("{text:?} to be shown"), |screen| screen.contents().contains(text))
    }

    /// Waits until the screen shows a text no more.
    pub fn sees_no(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("{text:?} to be gone"), |screen| !screen.contents().contains(text))
    }

    /// Waits until the cursor stands on a line that shows a text.
    pub fn cursor_on(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("the cursor on the line of {text:?}"), |screen| {
            let row = usize::from(screen.cursor_position().0);
            screen.rows(0, screen.size().1.get()).nth(row).is_some_and(|line| line.contains(text))
        })
    }

    /// Waits until something holds of the screen; `what` says what, for the failure.
    pub fn waits(&mut self, what: &str, holds: impl Fn(&Screen) -> bool) -> &mut Self {
        self.until(what, |shown| holds(shown.parser.screen()));
        self
    }

    fn until(&self, what: &str, holds: impl Fn(&Shown) -> bool) {
        let until = Instant::now() + PATIENCE;
        let mut shown = self.seen.shown.lock().unwrap();
        while !holds(&shown) {
            let left = until.saturating_duration_since(Instant::now());
            let over = if shown.ended { "the program ended" } else { "time is up" };
            if shown.ended || left.is_zero() {
                let screen = picture(shown.parser.screen());
                drop(shown);
                panic!("waiting for {what}, {over}; the screen shows\n{screen}");
            }
            shown = self.seen.bell.wait_timeout(shown, left).unwrap().0;
        }
    }

    /// The screen's text, line by line.
    pub fn screen(&self) -> String {
        self.seen.shown.lock().unwrap().parser.screen().contents()
    }

    /// The first line of the screen that shows a text.
    pub fn line_with(&self, text: &str) -> String {
        let screen = self.screen();
        let line = screen.lines().find(|line| line.contains(text));
        line.unwrap_or_else(|| panic!("no line shows {text:?}:\n{screen}")).to_owned()
    }

    /// The cursor's column and row, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        let (row, column) = self.seen.shown.lock().unwrap().parser.screen().cursor_position();
        (column, row)
    }

    /// Whether any cell of the screen has a colour.
    pub fn has_colour(&self) -> bool {
        let shown = self.seen.shown.lock().unwrap();
        let screen = shown.parser.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column))).any(
            |(row, column)| {
                screen.cell(row, column).is_some_and(|cell| {
                    (cell.fgcolor(), cell.bgcolor()) != (vt100::Color::Default, vt100::Color::Default)
                })
            },
        )
    }

    /// How many bytes the program has written so far.
    pub fn written(&self) -> usize {
        self.seen.shown.lock().unwrap().bytes
    }

    /// Whether all that the program has written so far is ASCII.
    pub fn is_ascii(&self) -> bool {
        self.seen.shown.lock().unwrap().is_ascii
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.seen.shown.lock().unwrap().parser.screen_mut().set_size(some(rows), some(columns));
        self.master.resize(pty_size(columns, rows)).unwrap();
        self
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).unwrap();
        self
    }

    /// Waits until the program has been suspended.
    pub fn is_suspended(&mut self) -> &mut Self {
        let (_, status) = waitpid(Some(self.pid()), WaitOptions::UNTRACED).unwrap().unwrap();
        assert!(status.stopped(), "the program ended");
        self
    }

    /// Its process.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Waits until the program has ended and its terminal is as it was before; gives the exit code.
    pub fn ends(&mut self) -> u32 {
        self.until("the program to end", |shown| shown.ended);
        let shown = self.seen.shown.lock().unwrap();
        let screen = shown.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen was left open");
        assert!(!screen.hide_cursor(), "the cursor was left hidden");
        assert!(!screen.bracketed_paste(), "pasting was left in brackets");
        drop(shown);
        self.child.wait().unwrap().exit_code()
    }

    /// Kills the program as a power cut would, and starts it again over the same store.
    pub fn killed_and_reopened(mut self) -> Self {
        self.signal(Signal::KILL);
        self.until("the program to be gone", |shown| shown.ended);
        self.child.wait().unwrap();
        self.take_start().open()
    }

    /// Starts the program again over the same store, after it has ended.
    pub fn reopened(mut self) -> Self {
        self.ends();
        self.take_start().open()
    }

    /// Runs a command of the program over the same store, after the screen has ended.
    pub fn run(&self, args: &[&str]) -> std::process::Output {
        self.start.run(args)
    }

    fn take_start(&mut self) -> Start {
        std::mem::replace(&mut self.start, Start::new())
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn some(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn picture(screen: &Screen) -> String {
    let (row, column) = screen.cursor_position();
    let lines: Vec<String> = screen.rows(0, screen.size().1.get()).collect();
    let lines = lines.join("\n|");
    format!("|{lines}\n(cursor at column {column}, row {row})")
}

/// What xterm sends for a key.
fn sent(name: &str) -> Vec<u8> {
    let key = read_key(name).unwrap_or_else(|error| panic!("{error}"));
    let has = |modifier| key.modifiers.contains(modifier);
    let (shift, alt, ctrl) = (has(KeyModifiers::SHIFT), has(KeyModifiers::ALT), has(KeyModifiers::CONTROL));
    let modifier = 1 + u8::from(shift) + 2 * u8::from(alt) + 4 * u8::from(ctrl);
    let cursor = |end: char| match modifier {
        1 => format!("\x1b[{end}"),
        _ => format!("\x1b[1;{modifier}{end}"),
    };
    let tilde = |number: u8| match modifier {
        1 => format!("\x1b[{number}~"),
        _ => format!("\x1b[{number};{modifier}~"),
    };
    let plain = |text: String| if alt { format!("\x1b{text}") } else { text };
    let text = match *key.codes.first() {
        KeyCode::Char(' ') if ctrl => plain("\0".to_owned()),
        KeyCode::Char(letter) if ctrl => plain(char::from(u8::try_from(letter).unwrap() & 0x1f).to_string()),
        KeyCode::Char(letter) => plain(letter.to_string()),
        KeyCode::Enter => plain("\r".to_owned()),
        KeyCode::Tab => plain("\t".to_owned()),
        KeyCode::Esc => "\x1b".to_owned(),
        KeyCode::Backspace => plain("\x7f".to_owned()),
        KeyCode::BackTab => "\x1b[Z".to_owned(),
        KeyCode::Up => cursor('A'),
        KeyCode::Down => cursor('B'),
        KeyCode::Right => cursor('C'),
        KeyCode::Left => cursor('D'),
        KeyCode::Home => cursor('H'),
        KeyCode::End => cursor('F'),
        KeyCode::Insert => tilde(2),
        KeyCode::Delete => tilde(3),
        KeyCode::PageUp => tilde(5),
        KeyCode::PageDown => tilde(6),
        KeyCode::F(number @ 1..=4) => format!("\x1bO{}", char::from(b'O' + number)),
        KeyCode::F(number @ 5..=12) => tilde([15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5]),
        other => panic!("no terminal sends {other:?}"),
    };
    text.into_bytes()
}

/// Every name of a key arrives as the key that was named.
#[test]
fn what_stories_press_is_what_the_program_reads() {
    let names = "a D ? é space enter esc tab shift-tab backspace up down left right home end insert delete pageup \
                 pagedown f1 f4 f5 f12 shift-f8 ctrl-p ctrl-space alt-x alt-enter shift-left ctrl-right ctrl-pagedown";
    for name in names.split_whitespace() {
        let start = Instant::now();
        let mut decoder = tandem::seat::Decoder::default();
        let mut typed = decoder.take(&sent(name), start);
        typed.extend(decoder.wake(start + Duration::from_secs(1)));
        assert_eq!(typed, [tandem::seat::Typed::Key(read_key(name).unwrap())], "{name}");
    }
}
