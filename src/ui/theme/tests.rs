//! Whether every role can be read on every ground, and told apart by every colour vision: worked out, not looked at.

use ratatui::style::Color;

use super::inks::{CONTRAST, DARK, Inks, LIGHT};
use super::*;
use crate::app::{Colours, Ground, luminance};

/// A scheme with the grounds that it is made for, the least contrast of its text, and that of its lines.
type Claim = (ColorScheme, &'static Inks, &'static [u32], f64, f64);

const CLAIMS: [Claim; 3] = [
    (ColorScheme::Dark, &DARK, &[0x00_00_00, 0x14_16_1b, 0x1e_1e_1e, 0x28_2c_34, 0x00_2b_36], 4.5, 3.0),
    (ColorScheme::Light, &LIGHT, &[0xff_ff_ff, 0xf5_f5_f5, 0xfd_f6_e3, 0xee_ee_ee], 4.5, 3.0),
    (ColorScheme::Contrast, &CONTRAST, &[0x00_00_00], 7.0, 7.0),
];

const DEPTHS: [Colours; 2] = [Colours::True, Colours::Indexed];

/// Red, green and blue of one of xterm's 256 above the sixteen.
fn of_index(number: u8) -> [u8; 3] {
    let step = |n: u8| [0, 95, 135, 175, 215, 255][usize::from(n)];
    match number {
        0..=15 => panic!("{number}: of the sixteen a user chooses what they look like"),
        16..=231 => [(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6].map(step),
        grey => [8 + (grey - 232) * 10; 3],
    }
}

fn rgb(colour: Color) -> [u8; 3] {
    match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(number) => of_index(number),
        other => panic!("{other} is whatever the user's terminal makes of it"),
    }
}

fn hex(hex: u32) -> [u8; 3] {
    let [_, r, g, b] = hex.to_be_bytes();
    [r, g, b]
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn palette(color_scheme: ColorScheme, colours: Colours) -> Palette {
    Palette::of(color_scheme, colours)
}

/// The roles that are text, by name.
fn texts(it: &Palette) -> [(&'static str, Style); 8] {
    [
        ("text", it.text),
        ("strong", it.strong),
        ("quiet", it.quiet),
        ("key", it.key),
        ("red", it.red),
        ("amber", it.amber),
        ("good", it.good),
        ("group", it.group),
    ]
}

#[test]
fn every_role_is_read_on_every_ground_in_every_number_of_colours() {
    for (scheme, _, grounds, of_text, of_lines) in CLAIMS {
        for colours in DEPTHS {
            let it = palette(scheme, colours);
            let fills = it.fills.into_iter().filter_map(|fill| fill.bg).map(rgb);
            let painted = rgb(it.ground.bg.unwrap());
            let all: Vec<[u8; 3]> = grounds.iter().map(|it| hex(*it)).chain([painted]).chain(fills).collect();
            for (role, style) in texts(&it) {
                for ground in &all {
                    let found = contrast(rgb(style.fg.unwrap()), *ground);
                    assert!(found >= of_text, "{scheme:?} {colours:?} {role} on {ground:02x?}: {found:.2}");
                }
            }
            for ground in &all {
                let found = contrast(rgb(it.rule.fg.unwrap()), *ground);
                assert!(found >= of_lines, "{scheme:?} {colours:?} rule on {ground:02x?}: {found:.2}");
            }
            let found = contrast(rgb(it.selection.fg.unwrap()), rgb(it.selection.bg.unwrap()));
            assert!(found >= of_text, "{scheme:?} {colours:?} selection: {found:.2}");
        }
    }
}

#[test]
fn a_ground_that_is_not_known_to_suit_is_painted_over() {
    let painted = |color_scheme, colours, ground| {
        let surface =
            Surface { size: (80, 24), color_scheme, colours, ground, is_chosen: true, is_still: false };
        Theme::of(&surface).ground.bg.filter(|colour| *colour != Color::Reset)
    };
    let told = |hex_code| Ground::of_rgb(hex(hex_code));
    for (scheme, inks, grounds, ..) in CLAIMS {
        for ground in grounds {
            assert_eq!(painted(scheme, Colours::True, told(*ground)), None, "{scheme:?} {ground:06x}");
        }
        let [r, g, b] = inks.ground.rgb;
        for ground in [Ground::Untold, told(0x80_80_80)] {
            assert_eq!(painted(scheme, Colours::True, ground), Some(Color::Rgb(r, g, b)), "{scheme:?}");
            let indexed = Some(Color::Indexed(inks.ground.indexed));
            assert_eq!(painted(scheme, Colours::Indexed, ground), indexed, "{scheme:?}");
            assert_eq!(painted(scheme, Colours::None, ground), None, "{scheme:?}");
        }
        // Of the sixteen only black is what it is called, nearly everywhere.
        let black = (scheme == ColorScheme::Contrast).then_some(Color::Black);
        assert_eq!(painted(scheme, Colours::Sixteen, Ground::Untold), black, "{scheme:?}");
    }
    assert_eq!(painted(ColorScheme::Dark, Colours::True, Ground::Awaited), None, "before it could be told");
}

/// How a colour is seen (Machado, Oliveira and Fernandes 2009, the whole of each deficiency), over linear red, green and blue.
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn times(matrix: [[f64; 3]; 3], of: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(of).map(|(a, b)| a * b).sum())
}

/// Where a colour lies for a vision, in CIE L*a*b* for daylight (D65).
fn lab(colour: [u8; 3], vision: [[f64; 3]; 3]) -> [f64; 3] {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let seen = times(vision, linear).map(|part| part.clamp(0.0, 1.0));
    let xyz = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let [x, y, z] = times(xyz, seen);
    let root = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let (x, y, z) = (root(x / 0.950_47), root(y), root(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far apart two colours are for a vision (CIE 1976).
fn apart(one: Style, other: Style, vision: [[f64; 3]; 3]) -> f64 {
    let (one, other) = (lab(rgb(one.fg.unwrap()), vision), lab(rgb(other.fg.unwrap()), vision));
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn the_distance_of_colours_is_worked_out_as_published() {
    let usual = VISIONS[0].1;
    let [l, a, b] = lab([0xff, 0, 0], usual);
    assert!((l - 53.24).abs() < 0.02 && (a - 80.09).abs() < 0.02 && (b - 67.20).abs() < 0.02, "{l} {a} {b}");
    let [l, a, b] = lab([0xff; 3], usual);
    assert!((l - 100.0).abs() < 0.01 && a.abs() < 0.02 && b.abs() < 0.02, "{l} {a} {b}");
    assert!((contrast([0xff; 3], [0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [0xff; 3]) - 4.48).abs() < 0.01);
}

#[test]
fn red_amber_and_good_stay_apart_for_every_colour_vision() {
    for (scheme, ..) in CLAIMS {
        for colours in DEPTHS {
            let it = palette(scheme, colours);
            for (vision, matrix) in VISIONS {
                let case = format!("{scheme:?} {colours:?} {vision}");
                let (amber, good) = (apart(it.red, it.amber, matrix), apart(it.red, it.good, matrix));
                assert!(amber >= 26.0, "{case}, red and amber: {amber:.1}");
                // Of the 256 no green that is read on white is farther from a red one, but such as are nearly black.
                let least =
                    if (scheme, colours) == (ColorScheme::Light, Colours::Indexed) { 15.5 } else { 19.0 };
                assert!(good >= least, "{case}, red and good: {good:.1}");
            }
        }
    }
}

#[test]
fn of_the_sixteen_only_those_are_used_that_are_read_on_nearly_all_palettes() {
    for scheme in [ColorScheme::Dark, ColorScheme::Light, ColorScheme::Contrast] {
        let it = palette(scheme, Colours::Sixteen);
        for (role, style) in texts(&it) {
            assert_ne!(style.fg, Some(Color::DarkGray), "{scheme:?} {role}");
            assert!(!matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))), "{scheme:?} {role}");
        }
    }
    let light = palette(ColorScheme::Light, Colours::Sixteen);
    for (role, style) in texts(&light) {
        let is_pale =
            matches!(style.fg, Some(Color::Yellow | Color::LightYellow | Color::White | Color::Gray));
        assert!(!is_pale, "{role} on white");
    }
}

#[test]
fn without_colours_no_colour_is_said_and_nothing_is_dim_anywhere() {
    let schemes =
        [ColorScheme::Dark, ColorScheme::Light, ColorScheme::Contrast, ColorScheme::Mono, ColorScheme::Plain];
    for color_scheme in schemes {
        for colours in [Colours::True, Colours::Indexed, Colours::Sixteen, Colours::None] {
            let surface = Surface {
                size: (80, 24),
                color_scheme,
                colours,
                ground: Ground::Untold,
                is_chosen: true,
                is_still: false,
            };
            let it = Theme::of(&surface);
            let mut all = vec![it.ground, it.text, it.strong, it.near, it.quiet, it.rule, it.key, it.red];
            all.extend([it.amber, it.good, it.group, it.selection]);
            all.extend(it.fills);
            let is_mono =
                colours == Colours::None || matches!(color_scheme, ColorScheme::Mono | ColorScheme::Plain);
            for style in all {
                assert!(!style.add_modifier.contains(Modifier::DIM), "{color_scheme:?} {colours:?}");
                let colours_said =
                    [style.fg, style.bg].into_iter().flatten().filter(|it| *it != Color::Reset);
                assert!(!is_mono || colours_said.count() == 0, "{color_scheme:?} {colours:?} {style:?}");
            }
            assert!(it.selection.fg.is_some() && it.selection.bg.is_some(), "nothing shines through it");
        }
    }
}
