//! Pictures of figures: as SVG, in a page with the figures as a table, and in letters.

mod drawing;
mod svg;

use maud::{PreEscaped, html};

use super::give::{ChartOf, ExportOrder, Format, Gift, Giver, NotGiven};
use super::letters::is_kept;
use super::page::{Foot, Page};
use crate::report::chart::{self, Chart, ChartAsked, ChartCell, ChartUnit};

/// Draws what an order asks for.
pub fn give(order: &ExportOrder, giver: &Giver<'_>) -> Result<Gift, NotGiven> {
    let sight = giver.visibility(order);
    let mut asked = ChartAsked {
        state: giver.seen,
        author: giver.author,
        sight: &sight,
        weeks: (order.first, order.last),
        today: giver.now.date(),
        person: order.person.as_ref(),
        team: order.team.as_ref(),
    };
    let missing = |week: crate::domain::NotLoaded| NotGiven(week.to_string());
    let mut name = format!("chart-{}-{}", order.chart.word(), order.first);
    let chart = match order.chart {
        ChartOf::Load => chart::load(&asked).map_err(missing)?,
        ChartOf::Balance => chart::balance(&asked).map_err(missing)?,
        ChartOf::Risk => chart::to_look_at(&asked),
        ChartOf::Leave => {
            let year = giver.leave_year(order)?;
            asked.weeks = (year.first.week(), year.last.week());
            name = format!("chart-leave-{}", year.name());
            chart::away(&asked)
        }
    };
    let foot = Foot::of(giver);
    let bytes = match order.format {
        Format::Txt => {
            let mut lines = chart::drawn(&chart, giver.room);
            lines.push(String::new());
            let text: String = lines.join("\n").chars().filter(|it| *it == '\n' || is_kept(*it)).collect();
            text.into_bytes()
        }
        Format::Svg => drawing::picture(&chart, &foot_lines(&chart, &foot), false).into_bytes(),
        _ => page(&chart, foot).into_bytes(),
    };
    let ending = order.format.word();
    Ok(Gift { bytes, name: format!("{name}.{ending}"), notes: vec![] })
}

/// Whether a week stands in the table: of who is away only those in which somebody is.
fn is_told(chart: &Chart, week: usize) -> bool {
    let is_away = |cell: &ChartCell| cell.figure().is_some_and(|it| it > 0);
    chart.unit != ChartUnit::Away || chart.lines.iter().filter_map(|line| line.cells.get(week)).any(is_away)
}

fn foot_lines(chart: &Chart, foot: &Foot) -> Vec<String> {
    chart.notes.iter().cloned().chain([foot.in_words()]).collect()
}

/// The picture in a page, with its figures as a table.
fn page(chart: &Chart, foot: Foot) -> String {
    let drawn = drawing::picture(chart, &chart.notes, true);
    let body = html! {
        figure { (PreEscaped(drawn)) }
        table.figures {
            caption { "The figures of the picture" }
            thead { tr {
                th scope="col" { "Week" }
                @for line in &chart.lines { th scope="col" { (line.name) } }
            } }
            tbody {
                @for (n, week) in chart.weeks.iter().enumerate().filter(|(n, _)| is_told(chart, *n)) { tr {
                    th scope="row" { (week.to_string()) }
                    @for line in &chart.lines {
                        td { (line.cells.get(n).map_or_else(String::new, |cell| cell.said(chart.unit))) }
                    }
                } }
            }
        }
    };
    let title = format!("{}, {}", chart.title, chart.span());
    Page { title, under: vec![chart.meaning.to_owned()], is_landscape: true, look: "", body, foot }.written()
}
