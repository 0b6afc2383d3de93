//! Pictures letter by letter: shapes and texts with whole coordinates, so that the same figures are the same bytes. No text in one can
//! be read as anything but text, and nothing in one asks for anything outside it.

use std::fmt::Write as _;

use super::super::letters::is_kept;

/// A picture that is being written.
#[derive(Default)]
pub(super) struct Svg(String);

/// How a text stands.
#[derive(Clone, Copy, Default)]
pub(super) struct TextLook {
    /// Its size in units of the picture.
    pub size: i32,
    /// Where it is held: at its start or its middle.
    pub anchor: Anchor,
    /// Whether it is bold.
    pub bold: bool,
}

/// Where a text is held.
#[derive(Clone, Copy, Default)]
pub(super) enum Anchor {
    #[default]
    Start,
    Middle,
}

/// What a shape is filled with and drawn with.
#[derive(Clone, Copy)]
pub(super) enum Fill {
    /// All of it.
    Black,
    /// Half of it.
    Grey,
    /// Its edge alone.
    Edge,
}

impl Svg {
    /// A picture of a size, with what it is called and what it shows in words.
    pub fn new((wide, high): (i32, i32), title: &str, told: &[String]) -> Self {
        let mut it = Self::default();
        let _ = write!(
            it.0,
            "<svg data-made-by=\"Tandem\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" \
             width=\"{wide}\" height=\"{high}\" role=\"img\" aria-labelledby=\"chart-title chart-told\" \
             font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\">\n<title id=\"chart-title\">"
        );
        it.escaped(title);
        it.0.push_str("</title>\n<desc id=\"chart-told\">");
        it.escaped(&told.join("\n"));
        it.0.push_str("</desc>\n");
        it.rect((0, 0), (wide, high), None);
        it
    }

    /// A text at a point of its line.
    pub fn text(&mut self, (x, y): (i32, i32), look: TextLook, text: &str) {
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
        };
        let bold = if look.bold { " font-weight=\"bold\"" } else { "" };
        let _ = write!(self.0, "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"{anchor}{bold}>", look.size);
        self.escaped(text);
        self.0.push_str("</text>\n");
    }

    /// A rectangle by its upper left corner and its size; with no fill it is paper.
    pub fn rect(&mut self, (x, y): (i32, i32), (wide, high): (i32, i32), fill: Option<Fill>) {
        let fill = match fill {
            None => "fill=\"#fff\"",
            Some(Fill::Black) => "fill=\"#222\"",
            Some(Fill::Grey) => "fill=\"#999\"",
            Some(Fill::Edge) => "fill=\"#fff\" stroke=\"#222\"",
        };
        let _ = writeln!(self.0, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" {fill}/>");
    }

    /// A line from one point to another.
    pub fn line(&mut self, (x, y): (i32, i32), (to_x, to_y): (i32, i32), is_dashed: bool) {
        let look = if is_dashed { "stroke=\"#222\" stroke-dasharray=\"3 3\"" } else { "stroke=\"#bbb\"" };
        let _ = writeln!(self.0, "<line x1=\"{x}\" y1=\"{y}\" x2=\"{to_x}\" y2=\"{to_y}\" {look}/>");
    }

    /// The picture, whole.
    pub fn done(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }

    fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' => self.0.push('\n'),
                letter if is_kept(letter) => self.0.push(letter),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        let mut svg = Svg::new((10, 10), "<script>alert(1)</script>", &["a \"b\" & 'c'\u{7}".to_owned()]);
        svg.text((1, 2), TextLook { size: 9, ..TextLook::default() }, "</text><a href='x'>\u{202e}");
        let drawn = svg.done();
        assert!(
            !drawn.contains("<script") && !drawn.contains("<a ") && !drawn.contains(['\u{7}', '\u{202e}'])
        );
        assert!(
            drawn.contains("&lt;script&gt;alert(1)") && drawn.contains("a &quot;b&quot; &amp; &#39;c&#39;")
        );
        assert!(drawn.starts_with("<svg data-made-by=\"Tandem\"") && drawn.ends_with("</svg>\n"));
    }
}
