//! The tour as it was played: what stood on the screen after every key, and when.

use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;
use tandem::app::{App, ColorScheme};
use tandem::ui::Canvas;

use super::super::Made;
use super::super::scene::Scene;
use super::lead::Lead;
use super::script::{Step, keys, keys_in_words};

/// The columns and rows of the screen; what is said stands below it.
pub const SCREEN: (u16, u16) = (120, 32);
/// The rows below it: a blank one, what is said, and the keys.
const SAID: u16 = 3;
/// Milliseconds from key to key, and from letter to letter of a text.
const KEY: u64 = 800;
const LETTER: u64 = 150;
/// Milliseconds in which a step is seen to begin, and a letter of what is said is read.
const READING: (u64, u64) = (900, 45);
/// Milliseconds in which what came of a step is looked at.
const LOOKING: u64 = 2200;

/// The whole of it.
pub struct Played {
    /// The steps, each with the screen that it left.
    pub steps: Vec<(Step, Scene)>,
    /// Every moment at which something else was to be seen.
    pub shots: Vec<Shot>,
    /// How long it takes, in milliseconds.
    pub lasts: u64,
}

/// What is to be seen from a moment on.
pub struct Shot {
    /// The moment, in milliseconds from the beginning.
    pub at: u64,
    /// The screen, with what is said below it.
    pub scene: Scene,
    /// What is said, where it is said from now on.
    pub says: Option<String>,
}

/// Plays steps through the program, and shows how it stands after each. One that does not lead to what its line claims is an
/// error.
pub fn played(steps: Vec<Step>, mut after: impl FnMut(&Step, &App)) -> Made<Played> {
    let mut lead = Lead::sits_down(SCREEN)?;
    let mut played = Played { steps: vec![], shots: vec![], lasts: 0 };
    for step in steps {
        if count(&step.said) + 4 > u64::from(SCREEN.0) {
            return Err(format!("there is no room for all of this: {}", step.said).into());
        }
        played.begins(&step, &lead.app);
        played.lasts += READING.0 + READING.1 * count(&step.said);
        for (key, is_typed) in keys(&step.keys)? {
            lead.presses(key)?;
            played.shows(&step, &lead.app);
            played.lasts += if is_typed { LETTER } else { KEY };
        }
        let scene = Scene::of(&lead.app, SCREEN);
        holds(&step, &scene.text())?;
        let says = lead.app.said.notice.as_ref().is_some_and(|notice| !notice.bad);
        played.lasts += LOOKING;
        after(&step, &lead.app);
        played.steps.push((step, scene));
        if says {
            // What was done is read before the next step.
            played.lasts += LOOKING;
        }
    }
    played.lasts += LOOKING;
    Ok(played)
}

/// Whether what a step claims stands on the screen.
fn holds(step: &Step, screen: &[String]) -> Made<()> {
    let stands = |words: &String| screen.iter().any(|line| line.contains(words.as_str()));
    let missing =
        step.seen.iter().find(|words| !stands(words)).map(|words| format!("“{words}” is not there"));
    let wrong =
        missing.or(step.gone.iter().find(|words| stands(words)).map(|words| format!("“{words}” is there")));
    match wrong {
        Some(wrong) => Err(format!("{}: {wrong}\n{}", step.said, screen.join("\n")).into()),
        None => Ok(()),
    }
}

fn count(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

impl Played {
    fn begins(&mut self, step: &Step, app: &App) {
        self.shows(step, app);
        if let Some(shot) = self.shots.last_mut() {
            shot.says = Some(step.said.clone());
        }
    }

    fn shows(&mut self, step: &Step, app: &App) {
        self.shots.push(Shot { at: self.lasts, scene: stage(step, app), says: None });
    }
}

/// The screen, with what is said and pressed below it.
fn stage(step: &Step, app: &App) -> Scene {
    let (columns, rows) = SCREEN;
    let mut screen = Canvas::new(SCREEN);
    tandem::ui::draw(&mut screen, app);
    let mut canvas = Canvas::new((columns, rows + SAID));
    for (to, from) in canvas.cells_mut().content.iter_mut().zip(&screen.cells().content) {
        *to = from.clone();
    }
    if let Some(at) = screen.cursor() {
        canvas.set_cursor(at);
    }
    let line = |row: u16| Rect { x: 0, y: rows + row, width: columns, height: 1 };
    let ground = Style::new().bg(Color::Rgb(0x2a, 0x2f, 0x3a)).fg(Color::Rgb(0xff, 0xff, 0xff));
    for row in 0..SAID {
        canvas.cells_mut().set_style(line(row), ground);
    }
    let said = Line::styled(format!("  {}", step.said), ground.add_modifier(Modifier::BOLD));
    canvas.write(&said, line(0));
    let pressed =
        Line::styled(format!("  {}", keys_in_words(&step.keys)), ground.fg(Color::Rgb(0xff, 0xd0, 0x66)));
    canvas.write(&pressed, line(1));
    Scene::on(&canvas, ColorScheme::Dark)
}
