//! A chart as figures: lines by weeks, each cell what stands there and how it is said.

use crate::domain::{Minutes, Week};
use crate::report::summary::LEAST_SHOWN;

/// What the figures of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartUnit {
    /// Percent of a whole.
    Percent,
    /// Minutes over a mark, or under it.
    Minutes,
    /// How much of the week somebody is away.
    Away,
    /// How many there are.
    Count,
}

/// What stands in one week of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartCell {
    /// Nothing: no time is paid then.
    Empty,
    /// A figure, in the chart's unit. Of [`ChartUnit::Away`]: 0 for in, 1 for away on some days, 2 for away on all.
    Figure(i64),
    /// A count that is too small to be shown.
    Few,
    /// A figure that would give somebody away.
    KeptBack,
    /// A week that is not out yet for whoever asks.
    NotOut,
}

/// One line of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartLine {
    /// Whose, or of what.
    pub name: String,
    /// Week by week.
    pub cells: Vec<ChartCell>,
}

/// A chart as figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it is of: `Load`.
    pub title: &'static str,
    /// What its figures mean, a sentence.
    pub meaning: &'static str,
    /// What they are.
    pub unit: ChartUnit,
    /// Its weeks, in order.
    pub weeks: Vec<Week>,
    /// Its lines.
    pub lines: Vec<ChartLine>,
    /// What whoever reads it ought to know, a sentence each.
    pub notes: Vec<String>,
}

impl ChartUnit {
    /// A figure as it is said: `98 %`, `+0:45`, `away`, `7`.
    #[must_use]
    pub fn said(self, figure: i64) -> String {
        match self {
            Self::Percent => format!("{figure} %"),
            Self::Minutes => signed(figure),
            Self::Away => match figure {
                0 => "in",
                1 => "part",
                _ => "away",
            }
            .to_owned(),
            Self::Count => figure.to_string(),
        }
    }
}

/// Time over a mark or under it: `+0:45`, `−7:12`, `0:00`.
fn signed(minutes: i64) -> String {
    let minutes = Minutes(i32::try_from(minutes).unwrap_or(i32::MAX));
    match minutes {
        Minutes::ZERO => minutes.to_string(),
        over if over > Minutes::ZERO => format!("+{over}"),
        under => format!("−{}", under.abs()),
    }
}

impl ChartCell {
    /// A count, unless it is too small to be shown; nothing at all is shown.
    #[must_use]
    pub fn count(many: usize) -> Self {
        let least = usize::try_from(LEAST_SHOWN).unwrap_or(usize::MAX);
        if (1..least).contains(&many) {
            return Self::Few;
        }
        Self::Figure(i64::try_from(many).unwrap_or(i64::MAX))
    }

    /// What stands there, as it is said.
    #[must_use]
    pub fn said(self, unit: ChartUnit) -> String {
        match self {
            Self::Empty => "–".to_owned(),
            Self::Figure(figure) => unit.said(figure),
            Self::Few => format!("<{LEAST_SHOWN}"),
            Self::KeptBack => "hidden".to_owned(),
            Self::NotOut => "draft".to_owned(),
        }
    }

    /// The figure, where one stands there.
    #[must_use]
    pub fn figure(self) -> Option<i64> {
        match self {
            Self::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

impl ChartLine {
    /// The least figure and the greatest, where there is one.
    #[must_use]
    pub fn range(&self) -> Option<(i64, i64)> {
        let figures = || self.cells.iter().filter_map(|cell| cell.figure());
        figures().min().zip(figures().max())
    }

    /// The line in few words: `64 % to 98 %`, `away in 3 weeks`; nothing where no figure stands in it.
    #[must_use]
    pub fn in_words(&self, unit: ChartUnit) -> String {
        if unit == ChartUnit::Away {
            let away = self.cells.iter().filter(|cell| cell.figure().is_some_and(|it| it > 0)).count();
            return match away {
                0 => "not away".to_owned(),
                1 => "away in 1 week".to_owned(),
                weeks => format!("away in {weeks} weeks"),
            };
        }
        if self.cells.contains(&ChartCell::Few) {
            let few = ChartCell::Few.said(unit);
            let (least, most) = self.range().unwrap_or((1, 0));
            let from = if least == 0 { unit.said(0) } else { few.clone() };
            let to = if most > 0 { unit.said(most) } else { few };
            return if from == to { from } else { format!("{from} to {to}") };
        }
        match self.range() {
            Some((least, most)) if least == most => unit.said(least),
            Some((least, most)) => format!("{} to {}", unit.said(least), unit.said(most)),
            None => String::new(),
        }
    }
}

impl Chart {
    /// The weeks that stand in it: `2026-W49` or `2026-W49 to 2027-W08`.
    #[must_use]
    pub fn span(&self) -> String {
        match self.weeks.as_slice() {
            [] => String::new(),
            [one] => one.to_string(),
            [first, .., last] => format!("{first} to {last}"),
        }
    }

    /// Its figures in words, a line each: `Eilidh: 2026-W49 98 %, 2026-W50 76 %`. Of who is away only the weeks that they are.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        let told = |line: &ChartLine| {
            let cells = self.weeks.iter().zip(&line.cells);
            let cells =
                cells.filter(|(_, cell)| self.unit != ChartUnit::Away || **cell != ChartCell::Figure(0));
            let cells = cells.filter(|(_, cell)| self.unit != ChartUnit::Away || **cell != ChartCell::Empty);
            let said: Vec<String> =
                cells.map(|(week, cell)| format!("{week} {}", cell.said(self.unit))).collect();
            let said = if said.is_empty() { "not away".to_owned() } else { said.join(", ") };
            format!("{}: {said}", line.name)
        };
        self.lines.iter().map(told).collect()
    }

    /// Whether a cell of a kind stands in it.
    #[must_use]
    pub fn holds(&self, cell: ChartCell) -> bool {
        self.lines.iter().any(|line| line.cells.contains(&cell))
    }
}
