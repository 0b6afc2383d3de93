//! Load and balance, week by week: the figures of the hours, person by person or of a team as a whole.

use std::collections::BTreeSet;

use super::whose::{Whose, whose};
use super::{Chart, ChartAsked, ChartCell, ChartLine, ChartUnit};
use crate::domain::{NotLoaded, PersonId, TeamId, Week};
use crate::rota::{Demand, Load, PersonHours, RotaWeek, WeekHours};

/// The least others that a team's figure is of besides those whom its reader may read of: of fewer it would be somebody's own.
const LEAST_OTHERS: usize = 2;

/// A figure of one person, and of several together.
#[derive(Clone, Copy)]
struct Measured {
    one: fn(&PersonHours) -> Option<i64>,
    all: fn(&[&PersonHours]) -> Option<i64>,
}

/// How much of the time that is paid is asked for, week by week, in percent. The error names a week that is not loaded.
pub fn load(asked: &ChartAsked<'_>) -> Result<Chart, NotLoaded> {
    let all = |those: &[&PersonHours]| {
        let loads = || those.iter().filter_map(|it| it.load);
        let demand = loads().fold(Demand::default(), |sum, it| sum.plus(it.demand));
        Load::new(demand, loads().map(|it| it.available).sum()).map(Load::percent)
    };
    chart(asked, Measured { one: PersonHours::load_percent, all }).map(|(weeks, lines)| Chart {
        title: "Load",
        meaning: "What families, groups and meetings ask of the time that is paid, in percent: 100 is a full week.",
        unit: ChartUnit::Percent,
        weeks,
        lines,
        notes: vec![],
    })
}

/// Who is over or under their hours, week by week, in minutes. The error names a week that is not loaded.
pub fn balance(asked: &ChartAsked<'_>) -> Result<Chart, NotLoaded> {
    let one = |it: &PersonHours| Some(i64::from(it.balance().0));
    let all = |those: &[&PersonHours]| Some(those.iter().map(|it| i64::from(it.balance().0)).sum());
    chart(asked, Measured { one, all }).map(|(weeks, lines)| Chart {
        title: "Balance",
        meaning: "Hours over the contract of the week (+) or under it (−), leave and holidays counted as worked.",
        unit: ChartUnit::Minutes,
        weeks,
        lines,
        notes: vec![],
    })
}

fn chart(asked: &ChartAsked<'_>, figure: Measured) -> Result<(Vec<Week>, Vec<ChartLine>), NotLoaded> {
    let weeks = asked.all_weeks();
    let hours = weeks.iter().map(|week| Ok(WeekHours::of(asked.state, &RotaWeek::of(asked.state, *week)?)));
    let hours: Vec<WeekHours> = hours.collect::<Result<_, NotLoaded>>()?;
    let people: BTreeSet<&PersonId> = hours.iter().flat_map(|it| &it.people).map(|it| &it.person).collect();
    let lines = whose(asked, &people).into_iter().map(|line| match line {
        Whose::One(person) => ChartLine {
            name: person.name.clone(),
            cells: hours.iter().map(|week| one(asked, week, &person.id, figure)).collect(),
        },
        Whose::All(team) => ChartLine {
            name: format!("{} as a whole", team.name),
            cells: hours.iter().map(|week| all(asked, week, &team.id, figure)).collect(),
        },
    });
    Ok((weeks, lines.collect()))
}

fn one(asked: &ChartAsked<'_>, week: &WeekHours, person: &PersonId, figure: Measured) -> ChartCell {
    let Some(hours) = week.person(person) else { return ChartCell::Empty };
    if !asked.sight.shows_hours(asked.state, hours.week, person) {
        return ChartCell::NotOut;
    }
    (figure.one)(hours).map_or(ChartCell::Empty, ChartCell::Figure)
}

fn all(asked: &ChartAsked<'_>, week: &WeekHours, team: &TeamId, figure: Measured) -> ChartCell {
    let person = |it: &PersonHours| asked.state.person(&it.person).filter(|it| it.team == *team);
    let those: Vec<&PersonHours> =
        week.people.iter().filter(|it| person(it).is_some() && (figure.one)(it).is_some()).collect();
    if those.is_empty() {
        return ChartCell::Empty;
    }
    if those.iter().any(|it| !asked.sight.shows_hours(asked.state, it.week, &it.person)) {
        return ChartCell::NotOut;
    }
    let others = those.iter().filter(|it| person(it).is_some_and(|it| !asked.may_read(it))).count();
    if others < LEAST_OTHERS {
        return ChartCell::KeptBack;
    }
    (figure.all)(&those).map_or(ChartCell::Empty, ChartCell::Figure)
}
