//! How many colours a terminal has, and the nearest of them to what was drawn.

use ratatui::buffer::Buffer;
use ratatui::style::Color;

use crate::app::ColorScheme;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Any red, green and blue.
    True,
    /// The 256 of xterm.
    Indexed,
    /// The sixteen that every terminal has.
    Sixteen,
    /// None at all.
    None,
}

/// Red, green and blue of the sixteen, as xterm shows them.
const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colours {
    /// What a terminal's environment says: `NO_COLOR`, `COLORTERM`, `TERM`.
    #[must_use]
    pub fn told_by(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let colorterm = variable("COLORTERM").unwrap_or_default();
        if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) || term.is_empty() || term == "dumb" {
            Self::None
        } else if colorterm == "truecolor" || colorterm == "24bit" || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else if term.starts_with("vt") {
            Self::None
        } else {
            Self::Sixteen
        }
    }

    /// The set of colours that a seat with so many starts with; `plain` asks for text alone.
    #[must_use]
    pub fn color_scheme(self, plain: bool) -> ColorScheme {
        match (plain, self) {
            (true, _) => ColorScheme::Plain,
            (false, Self::None) => ColorScheme::Mono,
            (false, _) => ColorScheme::Dark,
        }
    }

    /// Brings a finished picture down to these colours.
    pub fn reduce(self, picture: &mut Buffer) {
        if self == Self::True {
            return;
        }
        for cell in &mut picture.content {
            let (front, back) = (cell.fg, cell.bg);
            cell.fg = self.nearest(front);
            cell.bg = self.nearest(back);
            cell.underline_color = self.nearest(cell.underline_color);
            // What could be read stays readable where two colours fall together.
            if front != back && cell.fg == cell.bg && cell.fg != Color::Reset {
                cell.fg = if brightness(cell.bg) > 127 { Color::Black } else { Color::White };
            }
        }
    }

    fn nearest(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::None, _) => Color::Reset,
            (Self::Indexed, Color::Rgb(r, g, b)) => Color::Indexed(indexed([r, g, b])),
            (Self::Sixteen, Color::Rgb(r, g, b)) => sixteen([r, g, b]),
            (Self::Sixteen, Color::Indexed(number)) => sixteen(of_index(number)),
            _ => colour,
        }
    }
}

fn brightness(colour: Color) -> u32 {
    let [r, g, b] = match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(number) => of_index(number),
        named => SIXTEEN.iter().find(|(known, _)| *known == named).map_or([0; 3], |(_, rgb)| *rgb),
    };
    (u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b)) / 10
}

fn sixteen(rgb: [u8; 3]) -> Color {
    let nearest = SIXTEEN.iter().min_by_key(|(_, known)| distance(rgb, *known));
    nearest.map_or(Color::Reset, |(colour, _)| *colour)
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// The nearest of xterm's 256: of its cube of six steps a side, or of its 24 greys.
fn indexed(rgb: [u8; 3]) -> u8 {
    (16..=255).min_by_key(|number| distance(rgb, of_index(*number))).unwrap_or(16)
}

fn of_index(number: u8) -> [u8; 3] {
    let step = |index: u8| STEPS.get(usize::from(index)).copied().unwrap_or(0);
    match number {
        0..=15 => SIXTEEN.get(usize::from(number)).map_or([0; 3], |(_, rgb)| *rgb),
        16..=231 => {
            let cube = number - 16;
            [step(cube / 36), step(cube / 6 % 6), step(cube % 6)]
        }
        grey => [8 + (grey - 232) * 10; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn the_environment_tells_how_many() {
        let told = |pairs: &[(&str, &str)]| {
            Colours::told_by(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(told(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Colours::True);
        assert_eq!(told(&[("TERM", "xterm-256color")]), Colours::Indexed);
        assert_eq!(told(&[("TERM", "xterm")]), Colours::Sixteen);
        assert_eq!(told(&[("TERM", "linux"), ("NO_COLOR", "1")]), Colours::None);
        assert_eq!(told(&[("TERM", "linux"), ("NO_COLOR", "")]), Colours::Sixteen);
        assert_eq!(told(&[("TERM", "dumb")]), Colours::None);
        assert_eq!(told(&[]), Colours::None);
    }

    #[test]
    fn pictures_come_down_to_the_nearest() {
        let reduced = |colours: Colours, front, back| {
            let mut picture = Buffer::empty(Rect::new(0, 0, 1, 1));
            picture.set_string(0, 0, "x", Style::new().fg(front).bg(back));
            colours.reduce(&mut picture);
            (picture[(0, 0)].fg, picture[(0, 0)].bg)
        };
        let (ink, paper) = (Color::Rgb(250, 10, 10), Color::Rgb(30, 30, 30));
        assert_eq!(reduced(Colours::True, ink, paper), (ink, paper));
        assert_eq!(reduced(Colours::Indexed, ink, paper), (Color::Indexed(196), Color::Indexed(234)));
        assert_eq!(reduced(Colours::Sixteen, ink, paper), (Color::LightRed, Color::Black));
        assert_eq!(
            reduced(Colours::Sixteen, Color::Indexed(196), Color::Reset),
            (Color::LightRed, Color::Reset)
        );
        assert_eq!(reduced(Colours::None, ink, paper), (Color::Reset, Color::Reset));
        let (grey, darker) = (Color::Rgb(20, 20, 20), Color::Rgb(0, 0, 0));
        assert_eq!(reduced(Colours::Sixteen, grey, darker), (Color::White, Color::Black));
    }
}
