//! Somebody's weeks, day by day: when they are in and what they are in.

use maud::{Markup, html};

use super::frame::Page;
use super::kind;
use super::rota::presence;
use super::shown::Shown;
use crate::domain::{Date, Person, PersonId, SheetState};
use crate::exchange::give::{NotGiven, Reader};
use crate::rota::{Booked, RotaWeek, Shift};
use crate::words::{in_a_row, week_forms};

/// The page and whose it is.
pub(super) fn page(shown: &Shown<'_>) -> Result<(PersonId, Page), NotGiven> {
    let whose = shown.order.person.as_ref().or(shown.own.as_ref()).or(shown.giver.author.person());
    let person = whose.and_then(|it| shown.state().person(it));
    let person = person.ok_or_else(|| NotGiven("say whose weeks they are with --person".to_owned()))?;
    let (first, last) = (shown.order.first, shown.order.last);
    let sight = shown.giver.visibility(shown.order);
    let mut sections = vec![];
    for week in first.to(last) {
        let rota = shown.rota(week)?;
        let draft = shown.state().state_for(week, &person.id) == SheetState::Draft;
        let heading = week_forms(week, week.monday()).into_iter().next().unwrap_or_default();
        let body = if draft && !sight.shows_hours(shown.state(), week, &person.id) {
            html! { p { "This week is a draft and not out yet." } }
        } else {
            table(shown, person, &rota)
        };
        sections.push((heading, draft, body));
    }
    let title = match sections.as_slice() {
        [(heading, ..)] => format!("{} · {heading}", person.name),
        _ => format!("{} · {first} to {last}", person.name),
    };
    let many = sections.len() > 1;
    let draft = "Draft: it may still change";
    let under = sections.iter().filter(|(_, is_draft, _)| *is_draft && !many).map(|_| draft.to_owned());
    let under: Vec<String> = under.collect();
    let body = html! {
        @for (heading, is_draft, body) in &sections {
            section {
                @if many { h2 { (heading) @if *is_draft { " · " (draft) } } }
                (body)
            }
        }
    };
    let look = "snug";
    Ok((person.id.clone(), Page { title, under, is_landscape: false, look, body, foot: shown.foot() }))
}

fn table(shown: &Shown<'_>, person: &Person, rota: &RotaWeek) -> Markup {
    let is_wall = shown.reader == Reader::Wall;
    let columns = if is_wall { 3 } else { 5 };
    html! {
        table {
            thead { tr {
                th.day scope="col" { "When" }
                th scope="col" { "What" }
                @if !is_wall {
                    th scope="col" { "Family" }
                    th scope="col" { "With" }
                }
                th scope="col" { "Where" }
            } }
            @for day in rota.week().days() {
                @let (presence, sessions) = on(shown, person, rota, day);
                @if !presence.is_empty() || !sessions.is_empty() || rota.holiday(day).is_some() {
                    tbody {
                        tr.team { th scope="rowgroup" colspan=(columns) {
                            (day.naive().format("%A %-d %B").to_string())
                            @if let Some(holiday) = rota.holiday(day) { " · " (shown.clean(holiday)) }
                            @if !presence.is_empty() { " · " (presence.join(", ")) }
                        } }
                        @for session in &sessions {
                            tr {
                                td { (session.start.time().to_string()) "–" (session.end.time().to_string()) }
                                td { (shown.title(session)) }
                                @if !is_wall {
                                    td { (shown.families(session, Some(&person.id)).join(", ")) }
                                    td { (with(shown, person, session)) }
                                }
                                td { (shown.place_of(session, person).unwrap_or_default()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// When somebody is in on a day and what they are in.
fn on<'r>(
    shown: &Shown<'_>,
    person: &Person,
    rota: &'r RotaWeek,
    day: Date,
) -> (Vec<String>, Vec<&'r Booked>) {
    let shifts: Vec<&Shift> = rota.shifts_of_on(&person.id, day).collect();
    let sessions = rota.worked_by(&person.id).filter(|it| it.start.date() == day);
    let sessions = sessions.filter(|it| shown.reader != Reader::Wall || kind::is_on_wall(it.kind));
    (presence(shown, person, &shifts, rota), sessions.collect())
}

/// Who else is there.
fn with(shown: &Shown<'_>, person: &Person, session: &Booked) -> String {
    let others = session.attendance().filter(|it| **it != person.id);
    in_a_row(&others.map(|it| shown.state().display_name(it)).collect::<Vec<_>>())
}
