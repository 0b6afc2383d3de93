//! Sittings at a terminal in memory, and what frames cost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;
use tokio::io::{AsyncReadExt, DuplexStream, duplex};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::out::now;
use super::presence::PresenceHandle;
use super::session::session_drawn;
use super::{
    Canvases, Ending, Idle, LEAVE, Link, Look, Redactions, Renderer, Seat, Seats, SignSet, Wire, quiet_panics,
};
use crate::app::{App, Home, PresentUser, ScreenId};
use crate::desk::Desk;
use crate::domain::{Author, Moment};
use crate::keymap::Keymap;
use crate::ui::Canvas;

/// A terminal in memory with somebody at it.
struct Terminal {
    keys: mpsc::Sender<Vec<u8>>,
    size: watch::Sender<(u16, u16)>,
    stop: watch::Sender<bool>,
    screen: DuplexStream,
    sitting: JoinHandle<Ending>,
    _folder: tempfile::TempDir,
}

fn sit(size: (u16, u16), room: usize, draw: fn(&mut Canvas, &App)) -> Terminal {
    sit_among(&Seats::default(), size, room, draw)
}

fn sit_among(seats: &Seats, size: (u16, u16), room: usize, draw: fn(&mut Canvas, &App)) -> Terminal {
    sit_asked(seats, size, room, draw, false)
}

fn sit_asked(
    seats: &Seats,
    size: (u16, u16),
    room: usize,
    draw: fn(&mut Canvas, &App),
    may_be_asked: bool,
) -> Terminal {
    quiet_panics();
    let folder = tempfile::tempdir().unwrap();
    let seat = Seat {
        desk: Desk::open(folder.path(), "owner").unwrap(),
        author: Author::Owner,
        home: Home::default(),
        from: "local".to_owned(),
        keymap: Arc::new(Keymap::default()),
        look: Look {
            colours: crate::app::Colours::True,
            signs: SignSet::Drawn,
            color_scheme: crate::app::ColorScheme::Dark,
            is_still: false,
            may_be_asked,
            erases_in_colour: false,
        },
        link: Link::Near,
        clock: Arc::new(|_| "2026-11-30T09:00".parse::<Moment>().unwrap()),
        greeting: None,
        patience: Some(Duration::from_secs(5)),
        redactions: Redactions::default(),
        canvases: Canvases::default(),
        idle: Idle { hide: Some(Duration::from_mins(5)), end: Some(Duration::from_hours(1)) },
        seats: seats.clone(),
    };
    let (keys, bytes) = mpsc::channel(8);
    let (size, sizes) = watch::channel(size);
    let (stop, stopped) = watch::channel(false);
    let (writer, screen) = duplex(room);
    let wire = Wire { bytes, writer, sizes, stop: stopped };
    let sitting = tokio::spawn(session_drawn(wire, seat, draw));
    Terminal { keys, size, stop, screen, sitting, _folder: folder }
}

impl Terminal {
    /// All that was written until the sitting ended, and how it ended.
    async fn end(mut self) -> (Vec<u8>, Ending) {
        let mut written = vec![];
        self.screen.read_to_end(&mut written).await.unwrap();
        (written, self.sitting.await.unwrap())
    }

    /// Reads until a frame has come whole.
    async fn frame(&mut self) -> String {
        let mut written = vec![];
        while !written.ends_with(b"\x1b[?2026l") {
            let mut room = vec![0; 1 << 16];
            let read = self.screen.read(&mut room).await.unwrap();
            assert!(read > 0, "the sitting ended");
            written.extend_from_slice(&room[..read]);
        }
        String::from_utf8(written).unwrap()
    }
}

fn greet(canvas: &mut Canvas, _: &App) {
    let area = canvas.area();
    canvas.put(Line::from(format!("{}by{}", area.width, area.height)), area);
}

fn fill(canvas: &mut Canvas, _: &App) {
    let line = "x".repeat(canvas.area().width.into());
    for row in 0..canvas.area().height {
        canvas.cells_mut().set_string(0, row, &line, Style::new());
    }
}

#[tokio::test]
async fn the_screen_is_opened_drawn_and_put_back() {
    let mut terminal = sit((80, 24), 1 << 16, greet);
    let first = terminal.frame().await;
    assert!(first.starts_with("\x1b[?1049h") && first.contains("80by24"), "{first:?}");
    terminal.size.send((120, 40)).unwrap();
    assert!(terminal.frame().await.contains("120"));
    terminal.stop.send(true).unwrap();
    let (rest, ending) = terminal.end().await;
    assert_eq!(ending, Ending::Stopped);
    assert!(rest.ends_with(LEAVE));
}

fn name_colours(canvas: &mut Canvas, app: &App) {
    canvas.put(Line::from(app.surface.color_scheme.name()), canvas.area());
}

#[tokio::test]
async fn a_terminal_is_asked_what_it_draws_on_and_its_answer_is_followed_whenever_it_comes() {
    let question = "\x1b]11;?\x07\x1b[c";
    let mut terminal = sit_asked(&Seats::default(), (80, 24), 1 << 16, name_colours, true);
    let first = terminal.frame().await;
    assert!(first.contains(question) && first.contains("dark"), "drawn before any answer: {first:?}");
    assert!(first.contains("\x1b[?2031h"), "and asked to tell when that changes: {first:?}");
    for part in ["\x1b]11;rgb:ffff/", "ffff/ffff\x07\x1b[?62c"] {
        terminal.keys.send(part.into()).await.unwrap();
    }
    assert!(terminal.frame().await.contains("light"));
    // It turns dark, and says that it turned; it is asked again.
    terminal.keys.send("\x1b[?997;1n".into()).await.unwrap();
    let mut room = vec![0; question.len()];
    terminal.screen.read_exact(&mut room).await.unwrap();
    assert_eq!(room, question.as_bytes());
    terminal.keys.send("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62c".into()).await.unwrap();
    assert!(terminal.frame().await.contains("dark"));
    terminal.stop.send(true).unwrap();
    let (rest, ending) = terminal.end().await;
    assert_eq!(ending, Ending::Stopped);
    assert!(rest.ends_with(LEAVE) && LEAVE.starts_with(b"\x1b[?2026l\x1b[0m\x1b[?2031l\x1b[?1004l"));
}

#[tokio::test]
async fn a_terminal_that_may_not_be_asked_is_not() {
    let mut terminal = sit((80, 24), 1 << 16, name_colours);
    assert!(!terminal.frame().await.contains("\x1b]11"));
    terminal.stop.send(true).unwrap();
    terminal.end().await;
}

#[tokio::test]
async fn a_terminal_that_hangs_up_ends_its_sitting() {
    let mut terminal = sit((80, 24), 1 << 16, greet);
    terminal.frame().await;
    terminal.keys = mpsc::channel(1).0;
    assert_eq!(terminal.end().await.1, Ending::Gone);
}

#[tokio::test]
async fn a_panic_ends_one_sitting_in_words_with_the_terminal_put_back() {
    let terminal = sit((80, 24), 1 << 16, |_, _| panic!("a dropped stitch"));
    let other = sit((80, 24), 1 << 16, greet);
    let (written, ending) = terminal.end().await;
    assert!(matches!(&ending, Ending::Failed(words) if words.contains("a dropped stitch")), "{ending:?}");
    assert!(written.ends_with(LEAVE));
    other.stop.send(true).unwrap();
    assert_eq!(other.end().await.1, Ending::Stopped);
}

#[tokio::test]
async fn every_size_draws() {
    for (size, shown) in
        [((0, 0), None), ((0, 9), None), ((1, 1), Some("1")), ((9999, 9999), Some("500by200"))]
    {
        let mut terminal = sit((500, 200), 1 << 20, greet);
        terminal.frame().await;
        terminal.size.send(size).unwrap();
        terminal.keys.send(b"\x1b[6;7R".to_vec()).await.unwrap();
        if let Some(shown) = shown {
            let frame = terminal.frame().await;
            assert!(frame.contains(shown) && frame.len() < 400, "{size:?}: {frame:?}");
        }
        terminal.size.send((80, 24)).unwrap();
        assert!(terminal.frame().await.contains("80by24"), "after {size:?}");
        terminal.stop.send(true).unwrap();
        assert_eq!(terminal.end().await.1, Ending::Stopped);
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_terminal_gets_the_newest_frame_and_no_queue() {
    let mut terminal = sit((200, 50), 256, fill);
    for turn in 0..500 {
        terminal.size.send((200, 50 - turn % 2)).unwrap();
        tokio::task::yield_now().await;
    }
    // Three frames at most: the one under way, perhaps the next, and the newest.
    let mut written = 0;
    let mut room = [0; 1024];
    while let Ok(Ok(read)) =
        tokio::time::timeout(Duration::from_secs(1), terminal.screen.read(&mut room)).await
    {
        written += read;
    }
    assert!((10_000..32_000).contains(&written), "{written} bytes");
}

#[tokio::test(start_paused = true)]
async fn a_terminal_that_takes_nothing_is_given_up() {
    let terminal = sit((200, 50), 256, fill);
    let ending = tokio::time::timeout(Duration::from_mins(1), terminal.sitting).await;
    assert_eq!(ending.unwrap().unwrap(), Ending::Gone);
}

#[tokio::test(start_paused = true)]
async fn a_screen_left_alone_is_hidden_and_later_its_sitting_ends() {
    let mut terminal = sit((80, 24), 1 << 16, greet);
    assert!(terminal.frame().await.contains("80by24"));
    // The clock is paused: the next frame comes when there is nothing else to wait for.
    let hidden = terminal.frame().await;
    assert!(hidden.contains("Hidden,") && !hidden.contains("80by24"), "{hidden:?}");
    terminal.keys.send(b"j".to_vec()).await.unwrap();
    assert!(terminal.frame().await.contains("80by24"));
    let (rest, ending) = terminal.end().await;
    assert_eq!(ending, Ending::Idle);
    assert!(rest.ends_with(LEAVE));
}

/// Somebody at another seat who looks at a day.
fn at(day: &str) -> PresentUser {
    let who = Author::Person("fiona".parse().unwrap());
    PresentUser { who, screen: ScreenId::Week, day: day.parse().unwrap(), person: None, away: false }
}

#[tokio::test(start_paused = true)]
async fn others_are_drawn_a_few_times_a_second_and_only_where_the_screen_shows_them() {
    static DRAWN: AtomicUsize = AtomicUsize::new(0);
    fn count(canvas: &mut Canvas, app: &App) {
        DRAWN.fetch_add(1, Ordering::Relaxed);
        let days = app.selection.week().days().map(|day| app.present_users.at_day(day).len().to_string());
        canvas.put(Line::from(days.collect::<String>()), canvas.area());
    }
    let seats = Seats::default();
    let mut terminal = sit_among(&seats, (80, 24), 1 << 16, count);
    assert!(terminal.frame().await.contains("0000000"));
    let mut other = seats.take();
    let second = async |other: &mut PresenceHandle, week: &str| {
        let before = DRAWN.load(Ordering::Relaxed);
        for n in 0..40 {
            other.look(at(&format!("{week}{}", 1 + n % 5)));
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        DRAWN.load(Ordering::Relaxed) - before
    };
    let drawn = second(&mut other, "2026-12-0").await;
    assert!((2..=5).contains(&drawn), "{drawn} frames for forty moves in a second");
    // The last of them is on the screen; moves in another week are not drawn at all.
    other.look(at("2026-12-02"));
    tokio::time::sleep(Duration::from_secs(1)).await;
    other.look(at("2027-03-01"));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(second(&mut other, "2027-03-0").await, 0);
    drop(other);
    terminal.stop.send(true).unwrap();
    assert_eq!(terminal.end().await.1, Ending::Stopped);
}

#[tokio::test(start_paused = true)]
async fn a_hidden_screen_is_away_and_a_sitting_that_ended_is_gone() {
    let seats = Seats::default();
    let mut watcher = seats.take();
    let mut away = async |wanted: &[bool]| {
        loop {
            watcher.changed().await;
            let others: Vec<bool> = watcher.others(now()).iter().map(|it| it.away).collect();
            if others == wanted {
                return;
            }
        }
    };
    let mut terminal = sit_among(&seats, (80, 24), 1 << 16, greet);
    terminal.frame().await;
    away(&[true]).await;
    terminal.keys.send(b"j".to_vec()).await.unwrap();
    away(&[false]).await;
    let failing = sit_among(&seats, (80, 24), 1 << 16, |_, _| panic!("a dropped stitch"));
    assert!(matches!(failing.end().await.1, Ending::Failed(_)));
    terminal.stop.send(true).unwrap();
    away(&[]).await;
}

#[test]
fn a_cursor_move_costs_a_few_hundred_bytes() {
    let mut renderer = Renderer::new((200, 50), SignSet::Drawn, Canvases::default());
    let mut cost = |selected: u16| {
        let draw = |canvas: &mut Canvas| {
            for row in 0..50 {
                let style = Style::new().fg(Color::Rgb(200, 210, 220)).bg(Color::Rgb(20, 22, 24));
                let style = if row == selected { style.add_modifier(Modifier::REVERSED) } else { style };
                let text = format!("{row:>3} {}", "Eilidh 09:00–15:00 phone c4 ".repeat(6));
                canvas.cells_mut().set_stringn(0, row, text, 200, Style::new().fg(Color::Rgb(90, 90, 90)));
                canvas.cells_mut().set_style(Rect::new(4, row, 20, 1), style);
            }
            canvas.set_cursor((4, selected));
        };
        renderer.frame(draw).unwrap().len()
    };
    let (whole, still, moved) = (cost(10), cost(10), cost(11));
    assert!(whole > 8000, "a whole screen: {whole}");
    assert!(still < 20, "nothing changed: {still}");
    assert!((60..400).contains(&moved), "a line down: {moved}");
}

/// A picture of a few runs of text and blanks, in a few inks and grounds.
fn runs() -> impl Strategy<Value = Vec<(u16, u16, String, Style)>> {
    let text = prop_oneof!["[a-c]{1,9}", "[a日本]{1,9}", " {1,9}", " {8,70}"];
    let inks = prop_oneof![Just(Color::Reset), Just(Color::Red), Just(Color::Rgb(1, 2, 3))];
    let grounds = prop_oneof![3 => Just(Color::Reset), 1 => Just(Color::Blue)];
    let hands = prop_oneof![
        3 => Just(Modifier::empty()),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::BOLD),
    ];
    let style = (inks, grounds, hands)
        .prop_map(|(ink, ground, hand)| Style::new().fg(ink).bg(ground).add_modifier(hand));
    proptest::collection::vec((0..80_u16, 0..4_u16, text, style), 0..12)
}

proptest! {
    /// Whatever was drawn before, a terminal shows of a picture what it shows of the same picture drawn whole.
    #[test]
    fn frames_add_up_to_the_picture(
        pictures in proptest::collection::vec(runs(), 1..5),
        erases_in_colour in any::<bool>(),
    ) {
        let size = (80_u16, 4_u16);
        let frame = |renderer: &mut Renderer, picture: &[(u16, u16, String, Style)]| {
            let draw = |canvas: &mut Canvas| for (x, y, text, style) in picture {
                canvas.cells_mut().set_stringn(*x, *y, text, usize::from(80 - x), *style);
            };
            renderer.frame(draw).unwrap()
        };
        let empty = || vt100::Parser::new(size.1.try_into().unwrap(), size.0.try_into().unwrap(), 0);
        let look = Look { erases_in_colour, ..Look::told_by(|_| None, false) };
        let mut renderer = Renderer::of(size, look, Canvases::default());
        let mut terminal = empty();
        for picture in &pictures {
            terminal.process(&frame(&mut renderer, picture));
            let mut whole = empty();
            whole.process(&frame(&mut Renderer::new(size, SignSet::Drawn, Canvases::default()), picture));
            for (x, y) in (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y))) {
                let shown = |terminal: &vt100::Parser| {
                    let cell = terminal.screen().cell(y, x).unwrap();
                    let text = if cell.contents().is_empty() { " " } else { cell.contents() }.to_owned();
                    let seen = (cell.bgcolor(), cell.inverse(), cell.underline());
                    let ink = (text != " " || cell.inverse()).then(|| (cell.fgcolor(), cell.bold()));
                    (text, seen, ink)
                };
                prop_assert_eq!(shown(&terminal), shown(&whole), "{} {}", x, y);
            }
        }
    }
}
