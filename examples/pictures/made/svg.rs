//! Screens as SVG: grounds as rectangles, letters as text, each piece at its own column and as wide as its cells, so that it
//! lines up in whatever font a reader has. No script, no font and nothing else from outside.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

use super::scene::Scene;

/// A cell in SVG units: monospaced letters are three fifths as wide as they are high.
const CELL: (usize, usize) = (9, 18);
const LETTERS: usize = 15;
/// What lies round the screen.
const MARGIN: usize = 12;

/// A piece of a drawing; pieces that are alike are the same piece.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// What lies below the letters.
    Ground(String),
    /// Letters, and the cursor.
    Letters(String),
}

impl Piece {
    /// As it stands in a file.
    pub fn text(&self) -> &str {
        match self {
            Self::Ground(text) | Self::Letters(text) => text,
        }
    }
}

/// The drawing of one or more scenes of a size: its styles are numbered as they come.
#[derive(Default)]
pub struct Drawing {
    styles: Vec<String>,
}

/// One scene as a whole file.
pub fn picture(scene: &Scene, title: &str) -> String {
    let mut drawing = Drawing::default();
    let mut pieces = drawing.pieces(scene);
    pieces.sort_by_key(|piece| matches!(piece, Piece::Letters(_)));
    let body: Vec<&str> = pieces.iter().map(Piece::text).collect();
    drawing.file(scene, title, "", &body.join("\n"))
}

impl Drawing {
    /// A file: the ground, the styles, what is given besides, and the body.
    pub fn file(&self, scene: &Scene, title: &str, more_styles: &str, body: &str) -> String {
        let width = usize::from(scene.cells.area.width) * CELL.0 + 2 * MARGIN;
        let height = usize::from(scene.cells.area.height) * CELL.1 + 2 * MARGIN;
        let mut styles = format!(
            "text{{font:{LETTERS}px 'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,monospace;white-space:pre}}\n"
        );
        for (number, style) in self.styles.iter().enumerate() {
            let _ = writeln!(styles, ".s{number}{{{style}}}");
        }
        let (title, paper) = (escaped(title), paper(scene));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" xml:space=\"preserve\">\n\
             <title>{title}</title>\n<style>\n{styles}{more_styles}</style>\n\
             <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{paper}\"/>\n{body}\n</svg>\n"
        )
    }

    /// The pieces of a scene, row by row.
    pub fn pieces(&mut self, scene: &Scene) -> Vec<Piece> {
        let (width, ground) = (usize::from(scene.cells.area.width).max(1), paper(scene));
        let mut pieces = vec![];
        for (row, cells) in scene.cells.content.chunks(width).enumerate() {
            for run in runs(cells, scene) {
                pieces.extend(run.ground(row, &ground));
                let class = self.class(&run.look);
                pieces.extend(run.chunks().iter().map(|chunk| chunk.letters(row, class)));
            }
        }
        if let Some(at) = scene.cursor {
            let (x, y) = place(usize::from(at.x), usize::from(at.y));
            let (width, y, ink) = (CELL.0, y + CELL.1 - 3, scene.unsaid.0);
            let text = format!(r#"<rect x="{x}" y="{y}" width="{width}" height="3" fill="{ink}"/>"#);
            pieces.push(Piece::Letters(text));
        }
        pieces
    }

    fn class(&mut self, look: &Look) -> usize {
        let mut style = format!("fill:{}", look.ink);
        for (wanted, words) in [
            (look.bold, ";font-weight:bold"),
            (look.italic, ";font-style:italic"),
            (look.underlined, ";text-decoration:underline"),
            (look.dim, ";opacity:.6"),
        ] {
            style.push_str(if wanted { words } else { "" });
        }
        self.styles.iter().position(|it| *it == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        })
    }
}

/// The ground that most cells have.
fn paper(scene: &Scene) -> String {
    let mut counts: Vec<(Color, usize)> = vec![];
    for cell in &scene.cells.content {
        match counts.iter_mut().find(|(colour, _)| *colour == cell.bg) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.bg, 1)),
        }
    }
    let most = counts.iter().max_by_key(|(_, count)| *count).map_or(Color::Reset, |(colour, _)| *colour);
    colour(most, scene.unsaid.1)
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
    fn of(cell: &Cell, scene: &Scene) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (mut ink, mut paper) = (colour(cell.fg, scene.unsaid.0), colour(cell.bg, scene.unsaid.1));
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

/// Neighbouring cells of one style, each letter with the columns that it takes.
struct Run {
    column: usize,
    letters: Vec<(String, usize)>,
    look: Look,
}

/// The runs of a row.
fn runs(cells: &[Cell], scene: &Scene) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    let mut hidden = 0;
    for (column, cell) in cells.iter().enumerate() {
        if hidden > 0 {
            hidden -= 1;
            continue;
        }
        let (look, wide) = (Look::of(cell, scene), cell.symbol().width().max(1));
        hidden = wide - 1;
        let letter = (cell.symbol().to_owned(), wide);
        match runs.last_mut() {
            Some(run) if run.look == look => run.letters.push(letter),
            _ => runs.push(Run { column, letters: vec![letter], look }),
        }
    }
    runs
}

/// Letters that are written in one go, from one column on.
struct Chunk {
    column: usize,
    columns: usize,
    text: String,
    kind: Kind,
}

/// Letters that a font surely has; signs, which may come from another font; blanks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Sign,
    Blank,
}

impl Run {
    fn ground(&self, row: usize, ground: &str) -> Option<Piece> {
        let (x, y) = place(self.column, row);
        let width = CELL.0 * self.letters.iter().map(|(_, wide)| wide).sum::<usize>();
        let (height, paper) = (CELL.1, &self.look.paper);
        (paper != ground).then(|| {
            Piece::Ground(format!(
                r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{paper}"/>"#
            ))
        })
    }

    /// Its letters in chunks: one blank may stand in one, signs stand by themselves.
    fn chunks(&self) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = vec![];
        let mut column = self.column;
        for (letter, wide) in &self.letters {
            let kind = match letter.as_str() {
                " " if !self.look.underlined => Kind::Blank,
                it if it.chars().all(|c| c.is_alphanumeric() || c.is_ascii() || "–·“”‘’½".contains(c)) => {
                    Kind::Plain
                }
                _ => Kind::Sign,
            };
            match chunks.last_mut() {
                Some(last)
                    if last.kind == kind && (kind != Kind::Sign || last.text.ends_with(letter.as_str())) =>
                {
                    last.columns += wide;
                    last.text.push_str(letter);
                }
                _ => chunks.push(Chunk { column, columns: *wide, text: letter.clone(), kind }),
            }
            column += wide;
        }
        joined(chunks)
    }
}

/// Words with one blank between them are one chunk.
fn joined(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = vec![];
    let mut gap = 0;
    for chunk in chunks {
        if chunk.kind == Kind::Blank {
            gap = chunk.columns;
            continue;
        }
        match out.last_mut() {
            Some(last) if gap <= 1 && last.kind == Kind::Plain && chunk.kind == Kind::Plain => {
                last.text.push_str(if gap == 1 { " " } else { "" });
                last.text.push_str(&chunk.text);
                last.columns += gap + chunk.columns;
            }
            _ => out.push(chunk),
        }
        gap = 0;
    }
    out
}

impl Chunk {
    fn letters(&self, row: usize, class: usize) -> Piece {
        let (x, y) = place(self.column, row);
        let (y, text) = (y + LETTERS - 1, escaped(&self.text));
        // Signs in a row, such as those of a line, are stretched until they touch; letters keep their shape.
        let length = match (self.columns * CELL.0, self.kind) {
            (length, _) if length <= CELL.0 => String::new(),
            (length, Kind::Sign) => format!(r#" textLength="{length}" lengthAdjust="spacingAndGlyphs""#),
            (length, _) => format!(r#" textLength="{length}""#),
        };
        Piece::Letters(format!(r#"<text x="{x}" y="{y}" class="s{class}"{length}>{text}</text>"#))
    }
}

const fn place(column: usize, row: usize) -> (usize, usize) {
    (MARGIN + column * CELL.0, MARGIN + row * CELL.1)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
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
        // The pictures are drawn for a terminal of all colours.
        Color::Reset | Color::Indexed(_) => none,
    };
    known.to_owned()
}
