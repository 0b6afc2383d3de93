//! A chart as a picture: a lane for each line, a bar for each week, to be read in black and white.

use super::svg::{Anchor, Fill, Svg, TextLook};
use crate::domain::Week;
use crate::report::chart::{Chart, ChartCell, ChartLine, ChartUnit};

const MARGIN: i32 = 24;
/// How much room there is over the lanes: with the picture's own heading, and where a page has one already.
const HEAD: i32 = 100;
const HEAD_IN_PAGE: i32 = 44;
const TEXT: TextLook = TextLook { size: 12, anchor: Anchor::Start, bold: false };
const SMALL: TextLook = TextLook { size: 10, anchor: Anchor::Middle, bold: false };
/// About how wide a letter of twelve units is.
const LETTER: i32 = 7;
/// The most letters of a name beside its lane; the whole of it is in the picture's words.
const LONGEST_NAME: usize = 40;
/// The most weeks over whose bars the figures stand.
const WITH_FIGURES: usize = 27;
/// The narrowest picture: what it means fits in a line.
const NARROWEST: i32 = 760;

/// Where things stand in a picture.
struct Places {
    head: i32,
    left: i32,
    week: i32,
    lane: i32,
    /// How high the highest bar is.
    bar: i32,
    /// Whether there is room for figures.
    figures: bool,
    /// The figure that the highest bar stands for.
    most: i64,
}

/// The picture of a chart, with lines for its foot; in a page it goes without a heading of its own.
pub(super) fn picture(chart: &Chart, foot: &[String], is_in_page: bool) -> String {
    let places = Places::of(chart, if is_in_page { HEAD_IN_PAGE } else { HEAD });
    let lines = i32::try_from(chart.lines.len()).unwrap_or(0).max(1);
    let weeks = i32::try_from(chart.weeks.len()).unwrap_or(0);
    let wide = (places.left + weeks * places.week + 150 + MARGIN).max(NARROWEST);
    let below = places.head + lines * places.lane + 12;
    let marks = meaning_of_marks(chart);
    let foot: Vec<&str> = [marks.as_str()].into_iter().chain(foot.iter().map(String::as_str)).collect();
    let high = below + 18 * i32::try_from(foot.len()).unwrap_or(1) + if is_in_page { 0 } else { MARGIN };
    let title = format!("{}, {}", chart.title, chart.span());
    let told: Vec<String> = std::iter::once(chart.meaning.to_owned()).chain(chart.told()).collect();
    let mut svg = Svg::new((wide, high), &title, &told);
    if !is_in_page {
        svg.text((MARGIN, 34), TextLook { size: 20, bold: true, ..TEXT }, &title);
        svg.text((MARGIN, 56), TEXT, chart.meaning);
    }
    heads(&mut svg, chart, &places);
    for (n, line) in (0..).zip(&chart.lines) {
        lane(&mut svg, chart, line, &places, places.head + n * places.lane);
    }
    if chart.lines.is_empty() {
        svg.text((MARGIN, places.head + 24), TEXT, "Nobody has paid time in these weeks.");
    }
    for (n, words) in (0..).zip(foot) {
        svg.text((MARGIN, below + 12 + 18 * n), TextLook { size: 11, ..TEXT }, words);
    }
    svg.done()
}

impl Places {
    fn of(chart: &Chart, head: i32) -> Self {
        let longest = chart.lines.iter().map(|line| shortened(&line.name).chars().count()).max().unwrap_or(0);
        let figures = chart.weeks.len() <= WITH_FIGURES && chart.unit != ChartUnit::Away;
        let greatest = chart.lines.iter().flat_map(|line| &line.cells).filter_map(|cell| cell.figure());
        let greatest = greatest.map(i64::abs).max().unwrap_or(0);
        let (lane, bar) = match chart.unit {
            ChartUnit::Away => (26, 16),
            ChartUnit::Minutes => (64, 18),
            ChartUnit::Percent | ChartUnit::Count => (66, 40),
        };
        Self {
            head,
            left: MARGIN + 10 + LETTER * i32::try_from(longest).unwrap_or(0).max(8),
            week: match chart.unit {
                ChartUnit::Minutes if figures => 46,
                _ if figures => 36,
                _ => 16,
            },
            lane,
            bar,
            figures,
            most: match chart.unit {
                // The line of a full week stands as high in every picture.
                ChartUnit::Percent => greatest.max(125),
                ChartUnit::Minutes => greatest.max(60),
                ChartUnit::Count => greatest.max(10),
                ChartUnit::Away => 2,
            },
        }
    }

    /// Where a week stands, by its number in the picture.
    fn x(&self, n: i32) -> i32 {
        self.left + n * self.week
    }

    /// How high a figure's bar is.
    fn high(&self, figure: i64) -> i32 {
        let high = i64::from(self.bar).saturating_mul(figure.abs()) / self.most.max(1);
        i32::try_from(high).unwrap_or(self.bar).clamp(i32::from(figure != 0), self.bar)
    }
}

/// The weeks over their columns: each where there is room, else every fourth.
fn heads(svg: &mut Svg, chart: &Chart, places: &Places) {
    let mut year = None;
    for (n, week) in (0..).zip(&chart.weeks) {
        let x = places.x(n) + places.week / 2;
        if places.figures || n % 4 == 0 {
            svg.text((x, places.head - 8), SMALL, &format!("W{:02}", week.number()));
        }
        if year != Some(week.year()) && (n == 0 || is_first(*week)) {
            svg.text((x, places.head - 22), SMALL, &week.year().to_string());
            year = Some(week.year());
        }
    }
}

fn is_first(week: Week) -> bool {
    week.number() == 1
}

fn lane(svg: &mut Svg, chart: &Chart, line: &ChartLine, places: &Places, top: i32) {
    let weeks = i32::try_from(chart.weeks.len()).unwrap_or(0);
    let (from, to) = (places.left, places.x(weeks));
    let ground = match chart.unit {
        ChartUnit::Minutes => top + places.lane / 2,
        ChartUnit::Away => top + places.lane - 6,
        ChartUnit::Percent | ChartUnit::Count => top + places.lane - 18,
    };
    svg.line((MARGIN, top), (to, top), false);
    svg.line((from, ground), (to, ground), false);
    if chart.unit == ChartUnit::Percent {
        let full = ground - places.high(100);
        svg.line((from, full), (to, full), true);
    }
    let middle = top + places.lane / 2 + 4;
    svg.text((MARGIN, middle), TextLook { bold: true, ..TEXT }, &shortened(&line.name));
    for (n, cell) in (0..).zip(&line.cells) {
        week(svg, chart.unit, *cell, places, (places.x(n), ground));
    }
    svg.text((to + 10, middle), TextLook { size: 11, ..TEXT }, &line.in_words(chart.unit));
}

/// What stands in a week: its bar, with its figure over it where there is room.
fn week(svg: &mut Svg, unit: ChartUnit, cell: ChartCell, places: &Places, (x, ground): (i32, i32)) {
    let (wide, middle) = (places.week - 6, x + places.week / 2);
    let Some(figure) = cell.figure() else {
        match cell {
            ChartCell::Few => {
                svg.rect((x + 3, ground - 8), (wide, 8), Some(Fill::Edge));
                if places.figures {
                    svg.text((middle, ground + 12), SMALL, &cell.said(unit));
                }
            }
            ChartCell::Empty => svg.text((middle, ground - 4), SMALL, "–"),
            ChartCell::KeptBack => svg.text((middle, ground - 4), SMALL, "?"),
            _ => svg.text((middle, ground - 4), SMALL, "d"),
        }
        return;
    };
    let high = places.high(figure);
    let fill = match unit {
        ChartUnit::Percent if figure > 100 => Fill::Black,
        ChartUnit::Percent | ChartUnit::Count => Fill::Grey,
        ChartUnit::Minutes if figure < 0 => Fill::Edge,
        ChartUnit::Away if figure == 1 => Fill::Grey,
        ChartUnit::Minutes | ChartUnit::Away => Fill::Black,
    };
    let top = if unit == ChartUnit::Minutes && figure < 0 { ground } else { ground - high };
    if figure == 0 && unit == ChartUnit::Away {
        svg.rect((middle - 1, ground - 2), (2, 2), Some(Fill::Grey));
    } else if figure != 0 {
        svg.rect((x + 3, top), (wide, high), Some(fill));
    }
    if places.figures {
        let label = match unit {
            ChartUnit::Minutes if figure < 0 => ground + high + 11,
            ChartUnit::Minutes => top - 3,
            ChartUnit::Percent | ChartUnit::Count | ChartUnit::Away => ground + 12,
        };
        let is_over = unit == ChartUnit::Percent && figure > 100;
        svg.text((middle, label), TextLook { bold: is_over, ..SMALL }, &unit.said(figure).replace(" %", ""));
    }
}

/// What the bars of a chart mean, and what stands where there is none.
fn meaning_of_marks(chart: &Chart) -> String {
    let bars = match chart.unit {
        ChartUnit::Percent => "Dashed line: 100 %. Black: over it.",
        ChartUnit::Minutes => "Black: over. White: under.",
        ChartUnit::Away => "Black: away on all working days. Grey, half as high: on some. Dot: in.",
        ChartUnit::Count => "White: fewer than five, not said how many.",
    };
    let others = [
        (ChartCell::Empty, "–: no paid time."),
        (ChartCell::KeptBack, "?: hidden, since it would be somebody's own."),
        (ChartCell::NotOut, "d: a draft, not out yet."),
    ];
    let others = others.into_iter().filter(|(cell, _)| chart.holds(*cell)).map(|(_, words)| words);
    [bars].into_iter().chain(others).collect::<Vec<_>>().join(" ")
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
}
