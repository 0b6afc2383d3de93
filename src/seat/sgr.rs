//! How a terminal is told what letters look like from here on, in as few bytes as can be: one sequence that names what changes, or
//! that begins afresh where that is shorter.

use std::fmt::Write as _;

use ratatui::style::{Color, Modifier};

use super::styled_runs::CellStyle;

/// How letters can be written, and the codes that begin and end it.
const HANDS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];
/// Hands that end together.
const PAIRS: [Modifier; 2] =
    [Modifier::BOLD.union(Modifier::DIM), Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK)];
/// The codes from which the colours of letters, of their ground and of the line below them are counted.
const INK: u8 = 30;
const GROUND: u8 = 40;
const LINE: u8 = 50;

/// What brings a terminal from one look to another; nothing where they are the same.
pub(super) fn change(from: CellStyle, to: CellStyle) -> String {
    let changed = codes(from, to);
    let afresh = format!("0{}", codes(CellStyle::default(), to));
    match changed.strip_prefix(';') {
        None => String::new(),
        Some(changed) if changed.len() <= afresh.len() => format!("\x1b[{changed}m"),
        Some(_) => format!("\x1b[{afresh}m"),
    }
}

/// The codes of what is not the same in two looks, with a semicolon before each.
fn codes(from: CellStyle, to: CellStyle) -> String {
    let mut codes = String::new();
    let ended = from.hand.difference(to.hand);
    let mut last = 0;
    for (_, _, end) in HANDS.iter().filter(|(hand, ..)| ended.contains(*hand)) {
        if *end != last {
            put(&mut codes, format_args!("{end}"));
        }
        last = *end;
    }
    let gone = PAIRS.iter().filter(|pair| pair.intersects(ended)).fold(ended, |gone, pair| gone | *pair);
    let begun = to.hand.difference(from.hand.difference(gone));
    for (_, begin, _) in HANDS.iter().filter(|(hand, ..)| begun.contains(*hand)) {
        put(&mut codes, format_args!("{begin}"));
    }
    for (base, from, to) in
        [(INK, from.ink, to.ink), (GROUND, from.ground, to.ground), (LINE, from.line, to.line)]
    {
        if from != to {
            put_colour(&mut codes, base, to);
        }
    }
    codes
}

fn put(codes: &mut String, code: std::fmt::Arguments) {
    // Writing into a text never fails.
    let _ = write!(codes, ";{code}");
}

fn put_colour(codes: &mut String, base: u8, colour: Color) {
    let of_sixteen = match colour {
        Color::Reset => return put(codes, format_args!("{}", base + 9)),
        Color::Rgb(r, g, b) => match number_of([r, g, b]) {
            Some(number) => return put(codes, format_args!("{};5;{number}", base + 8)),
            None => return put(codes, format_args!("{};2;{r};{g};{b}", base + 8)),
        },
        Color::Indexed(number) => return put(codes, format_args!("{};5;{number}", base + 8)),
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
    };
    match base {
        // Lines have no short codes.
        LINE => {
            put(codes, format_args!("58;5;{}", if of_sixteen < 8 { of_sixteen } else { of_sixteen - 52 }));
        }
        _ => put(codes, format_args!("{}", base + of_sixteen)),
    }
}

/// The number that a colour has among xterm's 256, where it is exactly one of them: that is shorter to tell. The first six above
/// the sixteen are left out, since some themes give them colours of their own.
fn number_of(rgb: [u8; 3]) -> Option<u8> {
    let steps = rgb.map(|part| (0..).zip([0, 95, 135, 175, 215, 255]).find(|(_, step)| *step == part));
    if let [Some((r, _)), Some((g, _)), Some((b, _))] = steps {
        let number: u8 = 16 + 36 * r + 6 * g + b;
        return Some(number).filter(|number| *number > 21);
    }
    let [grey, ..] = rgb;
    let is_grey = rgb.iter().all(|part| *part == grey) && grey % 10 == 8 && grey <= 238;
    is_grey.then(|| 232 + grey / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_has_a_number_is_told_by_it() {
        let of = |hex: u32| {
            let [_, r, g, b] = hex.to_be_bytes();
            number_of([r, g, b])
        };
        let cases = [
            (0xff_ff_ff, Some(231)),
            (0xaf_d7_ff, Some(153)),
            (0x08_08_08, Some(232)),
            (0xda_da_da, Some(253)),
            (0xee_ee_ee, Some(255)),
            (0xf8_f8_f8, None),
            (0xda_da_db, None),
            (0x12_34_56, None),
            (0x00_00_00, None),
            (0x00_00_ff, None),
            (0x00_5f_00, Some(22)),
        ];
        for (hex, number) in cases {
            assert_eq!(of(hex), number, "{hex:06x}");
        }
    }

    fn look(hand: Modifier, ink: Color, ground: Color) -> CellStyle {
        CellStyle { hand, ink, ground, line: Color::Reset }
    }

    fn told(from: CellStyle, to: CellStyle) -> String {
        change(from, to).replace('\x1b', "^")
    }

    #[test]
    fn only_what_looks_different_is_told_and_all_of_it_at_once() {
        let (none, bold, plain) = (Modifier::empty(), Modifier::BOLD, CellStyle::default());
        let (white, blue) = (Color::Rgb(255, 255, 255), Color::Indexed(4));
        assert_eq!(told(plain, plain), "");
        assert_eq!(told(plain, look(bold, white, blue)), "^[1;38;5;231;48;5;4m");
        assert_eq!(told(look(bold, white, blue), look(none, white, blue)), "^[22m");
        assert_eq!(told(look(bold, white, blue), look(bold, white, Color::Reset)), "^[49m");
        assert_eq!(told(look(none, Color::LightRed, blue), look(none, Color::Red, blue)), "^[31m");
        assert_eq!(told(plain, look(none, Color::White, Color::DarkGray)), "^[97;100m");
    }

    #[test]
    fn it_begins_afresh_where_that_is_shorter() {
        let much = look(Modifier::BOLD | Modifier::UNDERLINED, Color::Red, Color::Blue);
        assert_eq!(told(much, CellStyle::default()), "^[0m");
        assert_eq!(told(much, look(Modifier::empty(), Color::LightRed, Color::Reset)), "^[0;91m");
    }

    #[test]
    fn what_ends_together_begins_again_where_it_is_to_stay() {
        let (bold, dim, ink) = (Modifier::BOLD, Modifier::DIM, Color::Rgb(100, 100, 100));
        let of = |hand| look(hand, ink, Color::Reset);
        assert_eq!(told(of(bold), of(bold | dim)), "^[2m");
        assert_eq!(told(of(bold | dim), of(dim)), "^[22;2m");
        assert_eq!(told(of(bold | dim), of(Modifier::empty())), "^[22m");
    }
}
