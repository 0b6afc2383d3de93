//! The look of one seat, by role: what a thing is to its reader says how it is drawn, and nothing else in `ui` names a colour.
//!
//! Meaning never rests on colour: every one comes with a sign or a word, and a seat without colours loses no fact.

mod inks;
mod palettes;
mod signs;
#[cfg(test)]
mod tests;

use ratatui::style::{Modifier, Style};

use crate::app::{ColorScheme, FlagMark, Surface};
use crate::domain::{ActivityKind, Status};
use crate::rules::Severity;
use palettes::Palette;
use signs::{DRAWN, LETTERS, Signs};

/// The styles and signs in force.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// What all is drawn on, and the plain text on it.
    pub ground: Style,
    /// Plain text.
    pub text: Style,
    /// The name of a thing, headings, today.
    pub strong: Style,
    /// The row and the column that the selection is in.
    pub near: Style,
    /// Text that steps back: own work, meetings, explanations, what is over.
    pub quiet: Style,
    /// Lines, bars and frames.
    pub rule: Style,
    /// Keys, and the edge of a contact.
    pub key: Style,
    /// Red flags, and what did not work.
    pub red: Style,
    /// Amber flags, what is asked for, and what is not saved yet.
    pub amber: Style,
    /// What went well.
    pub good: Style,
    /// The name and the edge of a group.
    pub group: Style,
    /// What is selected: a pair of colours that nothing shines through.
    pub selection: Style,
    /// The signs.
    pub signs: Signs,
    fills: [Style; 3],
}

impl Theme {
    /// The styles and signs of a seat.
    #[must_use]
    pub fn of(surface: &Surface) -> Self {
        let palette = Palette::of(surface.color_scheme, surface.colours);
        let bold = |style: Style| style.add_modifier(Modifier::BOLD);
        let strong = bold(palette.strong);
        let is_painted = !surface.ground.suits(surface.color_scheme);
        Self {
            ground: palette.text.patch(if is_painted { palette.ground } else { Style::new() }),
            text: palette.text,
            strong,
            near: strong.add_modifier(Modifier::UNDERLINED),
            quiet: palette.quiet,
            rule: palette.rule,
            key: if palette.is_mono { strong } else { palette.key },
            red: bold(palette.red),
            amber: palette.amber,
            good: palette.good,
            group: palette.group,
            selection: bold(palette.selection),
            signs: if surface.color_scheme == ColorScheme::Plain { LETTERS } else { DRAWN },
            fills: palette.fills,
        }
    }

    /// The style of a severity.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Red => self.red,
            Severity::Amber => self.amber,
            Severity::Note => self.quiet,
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

    /// The sign of what flags ask.
    #[must_use]
    pub fn mark(&self, mark: FlagMark) -> &'static str {
        match mark {
            FlagMark::Asks(severity) => self.sign(severity),
            FlagMark::Accepted => self.signs.accepted,
        }
    }

    /// How that sign is drawn.
    #[must_use]
    pub fn of_mark(&self, mark: FlagMark) -> Style {
        match mark {
            FlagMark::Asks(severity) => self.severity(severity),
            FlagMark::Accepted => self.quiet,
        }
    }

    /// The sign of a severity with its word; read aloud, the word alone.
    #[must_use]
    pub fn signed(&self, severity: Severity) -> String {
        if self.signs.boxes { format!("{} {severity}", self.sign(severity)) } else { severity.to_string() }
    }

    /// The style of a kind of work.
    #[must_use]
    pub fn kind(&self, kind: Option<ActivityKind>) -> Style {
        match kind {
            Some(ActivityKind::Contact) => self.text,
            Some(ActivityKind::Group) => self.group,
            _ => self.quiet,
        }
    }

    /// What a block of a kind of work is filled with.
    #[must_use]
    pub fn fill(&self, kind: Option<ActivityKind>) -> Style {
        let [contact, group, meeting] = self.fills;
        match kind {
            Some(ActivityKind::Contact) => contact,
            Some(ActivityKind::Group) => group,
            Some(
                ActivityKind::Supervision
                | ActivityKind::Wellbeing
                | ActivityKind::Meeting
                | ActivityKind::Network,
            ) => meeting,
            _ => Style::new(),
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
