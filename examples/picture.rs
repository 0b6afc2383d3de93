//! Makes a picture of the real screen over the example service: an SVG on standard output.
//!
//! `cargo run --example picture > .github/week.svg` draws the one that the README shows. Keys, named as in key files, may
//! follow, and are pressed first: `cargo run --example picture -- 2` draws the Day screen.

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use tandem::app::{App, AppStart, ColorScheme, Input};
use tandem::domain::{Author, State};
use tandem::exchange::example;
use tandem::keymap::{Keymap, read_key};
use tandem::ui::Canvas;
use unicode_width::UnicodeWidthStr as _;

const COLUMNS: u16 = 120;
const ROWS: u16 = 32;
/// A cell in SVG units: monospaced letters are three fifths as wide as they are high.
const CELL: (usize, usize) = (9, 18);
const LETTERS: usize = 15;
/// What lies round the screen.
const MARGIN: usize = 12;
/// What a terminal shows where a program asks for no colour.
const INK: &str = "#d8d8d8";
const PAPER: &str = "#16181d";

fn main() -> Result<(), Box<dyn Error>> {
    let state = State::default().preview(&example::changes().map_err(|faults| faults.to_string())?)?;
    let (mut app, _) = App::open(AppStart {
        state: Arc::new(state),
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: example::now(),
        keymap: Arc::new(Keymap::default()),
        size: (COLUMNS, ROWS),
        color_scheme: ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    });
    for key in std::env::args().skip(1) {
        app.update(Input::Key(read_key(&key)?));
    }
    let mut canvas = Canvas::new((COLUMNS, ROWS));
    tandem::ui::draw(&mut canvas, &app);
    print!("{}", svg(canvas.cells())?);
    Ok(())
}

/// The picture: paper, then the grounds that differ from it, then the letters, each run of one style in a piece.
fn svg(screen: &Buffer) -> Result<String, std::fmt::Error> {
    let width = usize::from(screen.area.width) * CELL.0 + 2 * MARGIN;
    let height = usize::from(screen.area.height) * CELL.1 + 2 * MARGIN;
    let mut out = String::new();
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace" font-size="{LETTERS}" xml:space="preserve">"#
    )?;
    writeln!(out, r#"<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>"#)?;
    let runs: Vec<Run> = screen
        .content
        .chunks(usize::from(screen.area.width))
        .enumerate()
        .flat_map(|(row, cells)| runs(row, cells))
        .collect();
    for run in &runs {
        run.ground(&mut out)?;
    }
    for run in &runs {
        run.letters(&mut out)?;
    }
    out.push_str("</svg>\n");
    Ok(out)
}

/// Neighbouring cells of one style.
struct Run {
    row: usize,
    column: usize,
    cells: usize,
    text: String,
    look: Look,
}

/// A style as it is drawn.
#[derive(Clone, PartialEq)]
struct Look {
    ink: String,
    paper: String,
    bold: bool,
    italic: bool,
    underlined: bool,
    dim: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
        if has(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut paper);
        }
        Self {
            ink,
            paper,
            bold: has(Modifier::BOLD),
            italic: has(Modifier::ITALIC),
            underlined: has(Modifier::UNDERLINED),
            dim: has(Modifier::DIM),
        }
    }
}

/// The runs of a row.
fn runs(row: usize, cells: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    let mut hidden = 0;
    for (column, cell) in cells.iter().enumerate() {
        if hidden > 0 {
            hidden -= 1;
            continue;
        }
        let (look, wide) = (Look::of(cell), cell.symbol().width().max(1));
        hidden = wide - 1;
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.text.push_str(cell.symbol());
                run.cells += wide;
            }
            _ => runs.push(Run { row, column, cells: wide, text: cell.symbol().to_owned(), look }),
        }
    }
    runs
}

impl Run {
    fn ground(&self, out: &mut String) -> std::fmt::Result {
        if self.look.paper == PAPER {
            return Ok(());
        }
        let (x, y) = (MARGIN + self.column * CELL.0, MARGIN + self.row * CELL.1);
        let (width, height, paper) = (self.cells * CELL.0, CELL.1, &self.look.paper);
        writeln!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{paper}"/>"#)
    }

    fn letters(&self, out: &mut String) -> std::fmt::Result {
        let y = MARGIN + self.row * CELL.1 + LETTERS - 1;
        let (mut column, mut word, mut words) = (self.column, String::new(), vec![]);
        let mut at = column;
        // Word by word, each at its own place: so a font of another width pushes nothing aside.
        for c in self.text.chars() {
            if c == ' ' && !self.look.underlined {
                if !word.is_empty() {
                    words.push((at, std::mem::take(&mut word)));
                }
                column += 1;
                at = column;
                continue;
            }
            word.push(c);
            column += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        }
        if !word.is_empty() {
            words.push((at, word));
        }
        if words.is_empty() {
            return Ok(());
        }
        write!(out, r#"<text y="{y}" fill="{}""#, self.look.ink)?;
        for (wanted, attribute) in [
            (self.look.bold, r#" font-weight="bold""#),
            (self.look.italic, r#" font-style="italic""#),
            (self.look.underlined, r#" text-decoration="underline""#),
            (self.look.dim, r#" opacity="0.6""#),
        ] {
            out.push_str(if wanted { attribute } else { "" });
        }
        out.push('>');
        for (column, word) in words {
            let x = MARGIN + column * CELL.0;
            let word = word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            write!(out, r#"<tspan x="{x}">{word}</tspan>"#)?;
        }
        writeln!(out, "</text>")
    }
}

/// A colour as SVG names it, or what stands for none.
fn colour(colour: Color, none: &str) -> String {
    let known = match colour {
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Black => "#000000",
        Color::Red => "#cd3131",
        Color::Green => "#3fb950",
        Color::Yellow => "#d29922",
        Color::Blue => "#4f8cff",
        Color::Magenta => "#bc6fd8",
        Color::Cyan => "#39c5cf",
        Color::Gray => "#b8b8b8",
        Color::DarkGray => "#7f7f7f",
        Color::LightRed => "#ff6b6b",
        Color::LightGreen => "#7ee787",
        Color::LightYellow => "#f2cc60",
        Color::LightBlue => "#79b8ff",
        Color::LightMagenta => "#e2a0ff",
        Color::LightCyan => "#76e3ea",
        Color::White => "#ffffff",
        // Nothing is drawn in a numbered colour before a terminal is known.
        Color::Reset | Color::Indexed(_) => none,
    };
    known.to_owned()
}
