//! The hours of some weeks, person by person. What is over or under, and how full a week is, stands there for whoever may read it.

use maud::html;

use super::frame::Page;
use super::leave::said;
use super::shown::Shown;
use crate::domain::Minutes;
use crate::exchange::give::NotGiven;
use crate::rota::{PersonHours, WeekHours};
use crate::words::week_forms;

const FIGURES: &[&str] = &["Contract", "Worked", "Shifts", "Outside", "Leave", "Holiday", "Balance", "Load"];

/// The page.
pub(super) fn page(shown: &Shown<'_>) -> Result<Page, NotGiven> {
    let (first, last) = (shown.order.first, shown.order.last);
    let sight = shown.giver.visibility(shown.order);
    let state = shown.state();
    let mut weeks = vec![];
    for week in first.to(last) {
        let rota = crate::rota::RotaWeek::of(state, week).map_err(|missing| NotGiven(missing.to_string()))?;
        let mut people = WeekHours::of(state, &rota).people;
        people.retain(|it| {
            shown.giver.is_about(shown.order, &it.person) && sight.shows_hours(state, week, &it.person)
        });
        people.sort_by(|one, other| state.display_name(&one.person).cmp(state.display_name(&other.person)));
        weeks.push((week, people));
    }
    let body = html! {
        table.n {
            thead { tr {
                th.who scope="col" { "Who" }
                @for title in FIGURES { th scope="col" { (title) } }
            } }
            @for (week, people) in &weeks {
                tbody {
                    tr.team { th scope="rowgroup" colspan=(FIGURES.len() + 1) {
                        (week_forms(*week, week.monday()).into_iter().next().unwrap_or_default())
                        @if let Some(draft) = shown.draft(*week) { " · " (draft) }
                    } }
                    @for hours in people { tr {
                        th scope="row" { (state.person(&hours.person).map_or(hours.person.as_str(), |it| it.name.as_str())) }
                        @for figure in figures(shown, hours) { td { (figure) } }
                    } }
                    @if people.is_empty() {
                        tr { td.w colspan=(FIGURES.len() + 1) { "Nothing that is out yet." } }
                    }
                }
            }
        }
    };
    let span = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let key = "Balance: over the contract, or under it (−), leave and holidays counted as worked. It and what it is made of \
               stand there for the person and their lead.";
    let foot = shown.foot_of_figures().with([key.to_owned()]);
    Ok(Page {
        title: format!("Hours · {span}"),
        under: vec![],
        is_landscape: false,
        look: "snug",
        body,
        foot,
    })
}

fn figures(shown: &Shown<'_>, hours: &PersonHours) -> [String; 8] {
    let some = |minutes: Minutes| if minutes == Minutes::ZERO { String::new() } else { minutes.to_string() };
    let may = shown.state().person(&hours.person).is_some_and(|it| shown.may_read(it));
    let own = |figure: String| if may { figure } else { String::new() };
    [
        hours.contract.to_string(),
        hours.worked().to_string(),
        own(some(hours.shift)),
        own(some(hours.outside)),
        own(some(hours.leave)),
        own(some(hours.holiday)),
        own(said(hours.balance())),
        own(hours.load_percent().map(|it| format!("{it} %")).unwrap_or_default()),
    ]
}
