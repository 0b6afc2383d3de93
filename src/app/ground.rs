//! What a terminal draws on, and whether a color scheme can be read there as it is.

use super::color_scheme::ColorScheme;

/// The brightest ground, as relative luminance, on which all of the dark scheme keeps its contrast: a little over `#282c34`.
const DARK_UP_TO: f64 = 0.0252;
/// The darkest ground on which all of the light scheme keeps its contrast: a little under `#eee`.
const LIGHT_FROM: f64 = 0.854;
/// The ground on which black and white are read equally well.
const MIDDLE: f64 = 0.179;

/// What is known of the ground that a terminal draws on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Ground {
    /// Nothing yet.
    #[default]
    Awaited,
    /// Nothing: the terminal does not tell.
    Untold,
    /// How bright it is, as relative luminance from 0 to 1.
    Told(f64),
}

impl Ground {
    /// A ground of so much red, green and blue.
    #[must_use]
    pub fn of_rgb(rgb: [u8; 3]) -> Self {
        Self::Told(luminance(rgb))
    }

    /// The color scheme that is made for such a ground; of one that nothing is known of, dark.
    #[must_use]
    pub fn color_scheme(self) -> ColorScheme {
        match self {
            Self::Told(luminance) if luminance > MIDDLE => ColorScheme::Light,
            _ => ColorScheme::Dark,
        }
    }

    /// Whether a color scheme is read well on it as it is. Until a terminal had time to tell, dark is taken to be.
    #[must_use]
    pub fn suits(self, color_scheme: ColorScheme) -> bool {
        match (color_scheme, self) {
            (ColorScheme::Mono | ColorScheme::Plain, _) | (ColorScheme::Dark, Self::Awaited) => true,
            (_, Self::Awaited | Self::Untold) => false,
            (ColorScheme::Dark, Self::Told(luminance)) => luminance <= DARK_UP_TO,
            (ColorScheme::Light, Self::Told(luminance)) => luminance >= LIGHT_FROM,
            (ColorScheme::Contrast, Self::Told(luminance)) => luminance <= 0.0,
        }
    }
}

/// How bright a colour of sRGB is, from 0 to 1 (WCAG 2.2, relative luminance).
#[must_use]
pub fn luminance(rgb: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = rgb.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ground_says_which_scheme_is_made_for_it_and_whether_it_can_be_read_there() {
        use ColorScheme::{Contrast, Dark, Light, Mono};
        for (rgb, made, is_well) in [
            ([0x00, 0x00, 0x00], Dark, true),
            ([0x28, 0x2c, 0x34], Dark, true),
            ([0x00, 0x2b, 0x36], Dark, true),
            ([0x2e, 0x34, 0x40], Dark, false),
            ([0x60, 0x60, 0x60], Dark, false),
            ([0xc0, 0xc0, 0xc0], Light, false),
            ([0xee, 0xee, 0xee], Light, true),
            ([0xfd, 0xf6, 0xe3], Light, true),
            ([0xff, 0xff, 0xff], Light, true),
        ] {
            let ground = Ground::of_rgb(rgb);
            assert_eq!((ground.color_scheme(), ground.suits(made)), (made, is_well), "{rgb:?}");
            assert_eq!(ground.suits(Contrast), rgb == [0; 3], "{rgb:?}");
            assert!(ground.suits(Mono), "{rgb:?}");
        }
        assert!(Ground::Awaited.suits(Dark) && !Ground::Awaited.suits(Light) && !Ground::Untold.suits(Dark));
        assert_eq!((Ground::Untold.color_scheme(), Ground::Awaited.color_scheme()), (Dark, Dark));
    }
}
