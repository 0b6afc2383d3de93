//! Colours and signs of one seat. Meaning never rests on colour: every colour comes with a sign or a word.
//!
//! The colours are those of Okabe and Ito, which people with any colour vision tell apart; a seat that shows fewer
//! colours, or none, gets the nearest later on.

use ratatui::style::{Color, Modifier, Style};

use crate::app::ColorScheme;
use crate::domain::{ActivityKind, Status};
use crate::rules::Severity;

/// The styles and signs in force.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Plain text.
    pub text: Style,
    /// Text that steps back.
    pub quiet: Style,
    /// What could be written, where nothing is yet.
    pub hint: Style,
    /// Headings.
    pub heading: Style,
    /// What is selected.
    pub selected: Style,
    /// The selected day or person, beside what is selected.
    pub near: Style,
    /// Today.
    pub today: Style,
    /// Keys.
    pub key: Style,
    /// What went well.
    pub good: Style,
    /// Red flags, and what did not work.
    pub red: Style,
    /// Amber flags.
    pub amber: Style,
    /// Notes.
    pub note: Style,
    /// A draft's session, while it is one.
    pub draft: Style,
    /// What somebody else has just changed.
    pub fresh: Style,
    /// Bars and frames.
    pub frame: Style,
    /// The signs.
    pub signs: Signs,
    colours: bool,
}

/// The signs in force: drawn ones, or plain letters for a screen reader.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// Of a red flag.
    pub red: &'static str,
    /// Of an amber flag.
    pub amber: &'static str,
    /// Of a note.
    pub note: &'static str,
    /// Of what was changed: after publishing, or from a default.
    pub changed: &'static str,
    /// Of what somebody else has just changed.
    pub fresh: &'static str,
    /// Before what is selected.
    pub marker: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Where there is nothing.
    pub nothing: &'static str,
    /// A line across.
    pub rule: &'static str,
    /// Of what is understood or done.
    pub done: &'static str,
    /// Of what is not understood.
    pub unknown: &'static str,
    /// Of what would go.
    pub clears: &'static str,
    /// Whether boxes are drawn.
    pub boxes: bool,
}

const DRAWN: Signs = Signs {
    red: "▲",
    amber: "◆",
    note: "○",
    changed: "≠",
    fresh: "«",
    marker: "▸",
    dot: "·",
    nothing: "–",
    rule: "─",
    done: "✓",
    unknown: "✕",
    clears: "−",
    boxes: true,
};
const LETTERS: Signs = Signs {
    red: "R",
    amber: "A",
    note: "N",
    changed: "C",
    fresh: "J",
    marker: ">",
    dot: "-",
    nothing: "-",
    rule: " ",
    done: "",
    unknown: "not understood:",
    clears: "",
    boxes: false,
};

const VERMILLION: Color = Color::Rgb(0xe6, 0x6a, 0x1f);
const ORANGE: Color = Color::Rgb(0xe6, 0x9f, 0x00);
const SKY: Color = Color::Rgb(0x56, 0xb4, 0xe9);
const GREEN: Color = Color::Rgb(0x00, 0xb0, 0x80);
const PURPLE: Color = Color::Rgb(0xcc, 0x79, 0xa7);
const BLUE: Color = Color::Rgb(0x00, 0x72, 0xb2);

impl Theme {
    /// The styles of a color scheme.
    #[must_use]
    pub fn of(color_scheme: ColorScheme) -> Self {
        match color_scheme {
            ColorScheme::Dark => Self::coloured(Color::Gray, Color::DarkGray, Color::White, SKY, false),
            ColorScheme::Light => Self::coloured(Color::Black, Color::DarkGray, Color::Black, BLUE, true),
            ColorScheme::Contrast => Self::contrast(),
            ColorScheme::Mono => Self::mono(DRAWN),
            ColorScheme::Plain => Self::mono(LETTERS),
        }
    }

    fn coloured(text: Color, quiet: Color, strong: Color, accent: Color, light: bool) -> Self {
        let plain = Style::new();
        let (red, amber) = if light {
            (Color::Rgb(0xb0, 0x3a, 0x00), Color::Rgb(0x8a, 0x5a, 0x00))
        } else {
            (VERMILLION, ORANGE)
        };
        Self {
            text: if light { plain } else { plain.fg(text) },
            quiet: plain.fg(quiet),
            hint: plain.fg(quiet).add_modifier(Modifier::ITALIC),
            heading: plain.fg(strong).add_modifier(Modifier::BOLD),
            selected: plain.add_modifier(Modifier::REVERSED),
            near: plain.add_modifier(Modifier::BOLD),
            today: plain.fg(accent).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            key: plain.fg(accent).add_modifier(Modifier::BOLD),
            good: plain.fg(if light { Color::Rgb(0x00, 0x6e, 0x4e) } else { GREEN }),
            red: plain.fg(red).add_modifier(Modifier::BOLD),
            amber: plain.fg(amber),
            note: plain.fg(accent),
            draft: plain
                .fg(if light { Color::Rgb(0x8a, 0x3f, 0x6c) } else { PURPLE })
                .add_modifier(Modifier::ITALIC),
            fresh: plain.fg(accent).add_modifier(Modifier::BOLD),
            frame: plain.fg(quiet),
            signs: DRAWN,
            colours: true,
        }
    }

    fn contrast() -> Self {
        let on_black = |colour: Color| Style::new().fg(colour).bg(Color::Black);
        let strong = on_black(Color::White).add_modifier(Modifier::BOLD);
        Self {
            text: on_black(Color::White),
            quiet: on_black(Color::White),
            hint: on_black(Color::Gray).add_modifier(Modifier::ITALIC),
            heading: strong.add_modifier(Modifier::UNDERLINED),
            selected: Style::new().fg(Color::Black).bg(Color::White).add_modifier(Modifier::BOLD),
            near: strong,
            today: on_black(Color::LightYellow).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            key: on_black(Color::LightCyan).add_modifier(Modifier::BOLD),
            good: on_black(Color::LightGreen),
            red: on_black(Color::LightRed).add_modifier(Modifier::BOLD),
            amber: on_black(Color::LightYellow),
            note: on_black(Color::LightCyan),
            draft: on_black(Color::LightMagenta).add_modifier(Modifier::BOLD),
            fresh: on_black(Color::LightCyan).add_modifier(Modifier::BOLD),
            frame: on_black(Color::White),
            signs: DRAWN,
            colours: true,
        }
    }

    fn mono(signs: Signs) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            quiet: plain.add_modifier(Modifier::DIM),
            hint: plain.add_modifier(Modifier::DIM | Modifier::ITALIC),
            heading: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
            near: bold,
            today: bold.add_modifier(Modifier::UNDERLINED),
            key: bold,
            good: plain,
            red: bold,
            amber: plain,
            note: plain,
            draft: plain.add_modifier(Modifier::ITALIC),
            fresh: bold,
            frame: plain,
            signs,
            colours: false,
        }
    }

    /// The style of a severity.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Red => self.red,
            Severity::Amber => self.amber,
            Severity::Note => self.note,
        }
    }

    /// The sign of a severity.
    #[must_use]
    pub fn sign(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Red => self.signs.red,
            Severity::Amber => self.signs.amber,
            Severity::Note => self.signs.note,
        }
    }

    /// The style of a kind of work.
    #[must_use]
    pub fn kind(&self, kind: Option<ActivityKind>) -> Style {
        if !self.colours || self.text.bg.is_some() {
            return self.text;
        }
        match kind {
            Some(ActivityKind::Contact) => self.text.fg(SKY),
            Some(ActivityKind::Group) => self.text.fg(PURPLE),
            Some(ActivityKind::Supervision | ActivityKind::Wellbeing) => self.text.fg(GREEN),
            Some(ActivityKind::Meeting | ActivityKind::Network) => self.text.fg(Color::Rgb(0xc8, 0xb8, 0x4a)),
            _ => self.quiet,
        }
    }

    /// The style of a session that is done, cancelled or missed; `None` while it is planned.
    #[must_use]
    pub fn status(&self, status: Status) -> Option<Style> {
        match status {
            Status::Planned => None,
            Status::Done => Some(self.good),
            Status::Cancelled => Some(self.quiet.add_modifier(Modifier::CROSSED_OUT)),
            Status::Missed => Some(self.quiet),
        }
    }
}
