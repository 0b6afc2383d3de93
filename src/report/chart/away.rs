//! Who is away when, week by week: that they are, and never why.

use std::collections::BTreeMap;

use super::{Chart, ChartAsked, ChartCell, ChartLine, ChartUnit};
use crate::domain::{Date, LeaveState, Person, PersonId};
use crate::rota::wall::{Wall, WallCell};

/// The working days of somebody's week: how many there are, and how many of them are leave in part or whole.
#[derive(Clone, Copy, Default)]
struct DaysAway {
    worked: usize,
    whole: usize,
    part: usize,
}

/// Who is away in which weeks, as agreed; of weeks that are not loaded the pattern is taken for what is worked.
#[must_use]
pub fn away(asked: &ChartAsked<'_>) -> Chart {
    let weeks = asked.all_weeks();
    let first = asked.weeks.0.monday();
    let days = asked.weeks.1.sunday().days_since(first) + 1;
    let mut wall = Wall::default();
    wall.cover(asked.state, first, usize::try_from(days).unwrap_or(0));
    let is_shown = |person: &&Person| {
        asked.person.is_none_or(|it| *it == person.id) && asked.team.is_none_or(|it| *it == person.team)
    };
    let mut by_person: BTreeMap<PersonId, Vec<DaysAway>> = BTreeMap::new();
    for (at, week) in weeks.iter().enumerate() {
        for date in week.days() {
            for (person, cell) in cells(&wall, date) {
                let counts =
                    by_person.entry(person.clone()).or_insert_with(|| vec![DaysAway::default(); weeks.len()]);
                if let Some(counts) = counts.get_mut(at) {
                    counts.add(cell);
                }
            }
        }
    }
    let mut people: Vec<&Person> =
        by_person.keys().filter_map(|it| asked.state.person(it)).filter(is_shown).collect();
    people.sort_by(|one, other| (&one.team, &one.name, &one.id).cmp(&(&other.team, &other.name, &other.id)));
    let line = |person: &Person| ChartLine {
        name: person.name.clone(),
        cells: by_person.get(&person.id).into_iter().flatten().map(|it| it.cell()).collect(),
    };
    let lines: Vec<ChartLine> = people.into_iter().map(line).collect();
    Chart {
        title: "Away",
        meaning: "Who is away in which weeks, on all of their days or on some, as far as it is agreed.",
        unit: ChartUnit::Away,
        lines: lines.into_iter().filter(|line| line.cells.iter().any(|it| *it != ChartCell::Empty)).collect(),
        notes: vec![],
        weeks,
    }
}

/// Everybody's day in each of their posts.
fn cells(wall: &Wall, date: Date) -> impl Iterator<Item = (&PersonId, &WallCell)> {
    let day = wall.day(date);
    let cells = day.into_iter().flat_map(|day| &day.cells);
    wall.lines().iter().map(|line| &line.person).zip(cells)
}

impl DaysAway {
    fn add(&mut self, cell: &WallCell) {
        if !cell.on || !cell.works {
            return;
        }
        self.worked += 1;
        if cell.leave.as_ref().is_some_and(|leave| leave.state == LeaveState::Approved) {
            if cell.part { self.part += 1 } else { self.whole += 1 }
        }
    }

    fn cell(self) -> ChartCell {
        match self {
            Self { worked: 0, .. } => ChartCell::Empty,
            Self { worked, whole, .. } if worked == whole => ChartCell::Figure(2),
            Self { whole: 0, part: 0, .. } => ChartCell::Figure(0),
            _ => ChartCell::Figure(1),
        }
    }
}
