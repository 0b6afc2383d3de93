//! The styles of a scheme in as many colours as a terminal shows.

use ratatui::style::{Color, Modifier, Style};

use super::inks::{CONTRAST, DARK, Ink, Inks, LIGHT};
use crate::app::{ColorScheme, Colours};

/// The styles of a scheme, by role.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) ground: Style,
    pub(super) text: Style,
    pub(super) strong: Style,
    pub(super) quiet: Style,
    pub(super) rule: Style,
    pub(super) key: Style,
    pub(super) red: Style,
    pub(super) amber: Style,
    pub(super) good: Style,
    pub(super) group: Style,
    pub(super) selection: Style,
    pub(super) fills: [Style; 3],
    /// Whether there is no colour at all.
    pub(super) is_mono: bool,
}

impl Palette {
    /// The styles of a scheme in so many colours.
    pub(super) fn of(color_scheme: ColorScheme, colours: Colours) -> Self {
        match (color_scheme, colours) {
            (ColorScheme::Mono | ColorScheme::Plain, _) | (_, Colours::None) => Self::mono(),
            (ColorScheme::Dark, _) => Self::inked(&DARK, colours),
            (ColorScheme::Light, Colours::Sixteen) => Self {
                // Yellow is not legible on white, whatever it is made of.
                amber: Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD),
                ..Self::inked(&LIGHT, colours)
            },
            (ColorScheme::Light, _) => Self::inked(&LIGHT, colours),
            (ColorScheme::Contrast, _) => Self::inked(&CONTRAST, colours),
        }
    }

    fn inked(inks: &Inks, colours: Colours) -> Self {
        let fg = |ink: Ink| Style::new().fg(colour(ink, colours));
        let bg = |ink: Ink| Style::new().bg(colour(ink, colours));
        let [ink, paper] = inks.selection;
        let fills = inks.fills.filter(|_| colours == Colours::True);
        Self {
            ground: bg(inks.ground),
            text: fg(inks.text),
            strong: fg(inks.strong),
            quiet: fg(inks.quiet),
            rule: fg(inks.rule),
            key: fg(inks.key),
            red: fg(inks.red),
            amber: fg(inks.amber),
            good: fg(inks.good),
            group: fg(inks.group),
            selection: match colours {
                // Bold may make a colour of the sixteen brighter: it makes that of the letters so before they change places.
                Colours::Sixteen => fg(paper).patch(bg(ink)).add_modifier(Modifier::REVERSED),
                _ => fg(ink).patch(bg(paper)),
            },
            fills: fills.map_or([Style::new(); 3], |fills| fills.map(|fill| Style::new().bg(fill))),
            is_mono: false,
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        Self {
            ground: plain,
            text: plain,
            strong: plain,
            quiet: plain,
            rule: plain,
            key: plain,
            red: plain,
            amber: plain,
            good: plain,
            group: plain,
            // The terminal's own two the other way round, and no other left of what is drawn so.
            selection: plain.fg(Color::Reset).bg(Color::Reset).add_modifier(Modifier::REVERSED),
            fills: [plain; 3],
            is_mono: true,
        }
    }
}

fn colour(ink: Ink, colours: Colours) -> Color {
    let [r, g, b] = ink.rgb;
    match colours {
        Colours::True => Color::Rgb(r, g, b),
        Colours::Indexed => Color::Indexed(ink.indexed),
        Colours::Sixteen => ink.sixteen,
        Colours::None => Color::Reset,
    }
}
