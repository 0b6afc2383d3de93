//! The colours of each role, in every scheme and for every number of colours that a terminal shows.
//!
//! Beside each colour stand the one of xterm's 256 and the one of the sixteen that take its place; the 256 are chosen for the same
//! contrast, not for likeness. On every ground of `Ground`'s schemes text has a contrast of at least 4.5 to 1 (high contrast: 7)
//! and lines of 3; red and amber stay apart for every colour vision. The tests work all of that out. Of the sixteen a user
//! chooses what they look like, so only those are used that are legible on nearly all palettes: bright black for lines alone.
//! What a step of the selection draws is, of all colours, of those among the 256: they take half the bytes on a slow line.

use ratatui::style::Color::{self, Black, Gray, Reset, White};

/// One colour, as each number of colours has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) rgb: [u8; 3],
    pub(super) indexed: u8,
    pub(super) sixteen: Color,
}

const fn ink(rgb: u32, indexed: u8, sixteen: Color) -> Ink {
    let [_, r, g, b] = rgb.to_be_bytes();
    Ink { rgb: [r, g, b], indexed, sixteen }
}

/// The colours of a scheme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inks {
    /// What the terminal's own ground is painted over with, where it is not known to suit.
    pub(super) ground: Ink,
    pub(super) text: Ink,
    pub(super) strong: Ink,
    pub(super) quiet: Ink,
    pub(super) rule: Ink,
    pub(super) key: Ink,
    pub(super) red: Ink,
    pub(super) amber: Ink,
    pub(super) good: Ink,
    pub(super) group: Ink,
    /// What is selected, and what it stands on.
    pub(super) selection: [Ink; 2],
    /// What blocks are filled with: contacts, groups, meetings; only where any colour can be had.
    pub(super) fills: Option<[Color; 3]>,
}

pub(super) const DARK: Inks = Inks {
    ground: ink(0x12_12_12, 233, Reset),
    text: ink(0xda_da_da, 253, Reset),
    strong: ink(0xff_ff_ff, 231, Reset),
    quiet: ink(0xaf_af_af, 145, Gray),
    rule: ink(0x6f_79_87, 243, Color::DarkGray),
    key: ink(0x5f_af_ff, 75, Color::LightCyan),
    red: ink(0xff_80_95, 210, Color::LightRed),
    amber: ink(0xff_d7_5f, 221, Color::LightYellow),
    good: ink(0x87_ff_d7, 122, Color::LightGreen),
    group: ink(0xe2_b0_e8, 182, Color::LightMagenta),
    selection: [ink(0x08_08_08, 232, Reset), ink(0xaf_d7_ff, 153, Reset)],
    fills: Some([Color::from_u32(0x18_28_38), Color::from_u32(0x2c_20_36), Color::from_u32(0x22_26_2e)]),
};

pub(super) const LIGHT: Inks = Inks {
    ground: ink(0xff_ff_ff, 231, Reset),
    text: ink(0x1c_1c_1c, 234, Reset),
    strong: ink(0x00_00_00, 16, Reset),
    quiet: ink(0x5f_5f_5f, 59, Reset),
    rule: ink(0x7d_85_91, 244, Reset),
    key: ink(0x00_5f_af, 25, Color::Blue),
    red: ink(0xa8_17_4a, 125, Color::Red),
    amber: ink(0x87_5f_00, 94, Reset),
    good: ink(0x04_42_27, 23, Reset),
    group: ink(0x5a_20_80, 54, Color::Magenta),
    selection: [ink(0xff_ff_ff, 231, Reset), ink(0x00_5f_af, 25, Reset)],
    fills: Some([Color::from_u32(0xe3_ef_fb), Color::from_u32(0xf3_e6_f8), Color::from_u32(0xec_ee_f1)]),
};

pub(super) const CONTRAST: Inks = Inks {
    ground: ink(0x00_00_00, 16, Black),
    text: ink(0xff_ff_ff, 231, White),
    strong: ink(0xff_ff_ff, 231, White),
    quiet: ink(0xe4_e4_e4, 254, Gray),
    rule: ink(0xbc_bc_bc, 250, Gray),
    key: ink(0x8f_b4_ff, 111, Color::LightCyan),
    red: ink(0xff_9c_b0, 211, Color::LightRed),
    amber: ink(0xff_d7_5f, 221, Color::LightYellow),
    good: ink(0xc8_ff_f0, 195, Color::LightGreen),
    group: ink(0xff_80_ff, 213, Color::LightMagenta),
    selection: [ink(0x00_00_00, 16, Black), ink(0xff_ff_ff, 231, White)],
    fills: None,
};
