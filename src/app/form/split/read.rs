//! What is written in the fields of a split, read; and what the divisions come to.

use super::about::{OFFERED, SplitForm, Values, parts_of};
use crate::app::form::name_list::NameList;
use crate::app::form::values::{in_words, listed};
use crate::app::form::{Context, FormRemark};
use crate::app::{App, words};
use crate::domain::{Malformed, Minutes, PersonId, State, Weekday, weekday_named};
use crate::planner::split::{Division, MOST_SHARERS, Refused};

pub(super) fn people(app: &App, written: &str) -> Result<Vec<PersonId>, String> {
    let people = NameList::people(&app.state).some(written)?;
    let twice = people.iter().enumerate().find(|(at, it)| people.iter().take(*at).any(|other| other == *it));
    if let Some((_, person)) = twice {
        return Err(format!("{} is there twice", app.state.display_name(person)));
    }
    if (2..=MOST_SHARERS).contains(&people.len()) {
        Ok(people)
    } else {
        Err(format!("a post is split among 2 to {MOST_SHARERS} people: write who"))
    }
}

/// Hours for each of those who share, which come to the hours of the post.
pub(super) fn hours(
    at: &Context<'_, SplitForm>,
    values: &Values,
    written: &str,
) -> Result<Vec<Minutes>, String> {
    let post = at.app.state.post(&at.form.post).ok_or("the post is no longer here")?;
    let (post, many) = (at.app.state.post_hours(post, values.from), values.people.len());
    let hours: Result<Vec<Minutes>, Malformed> = listed(written).map(str::parse).collect();
    let hours = hours.map_err(in_words)?;
    if hours.is_empty() {
        return Ok(parts_of(post, many));
    }
    if hours.len() != many {
        let are = if hours.len() == 1 { "is 1" } else { &format!("are {}", hours.len()) };
        return Err(format!("there {are} for {many} people: write one for each, or none"));
    }
    let given: Minutes = hours.iter().copied().sum();
    if given == post { Ok(hours) } else { Err(Refused::Sum { given, post }.to_string()) }
}

/// Days on which some cannot work, each after whoever it is of.
pub(super) fn cannot(
    state: &State,
    people: &[PersonId],
    written: &str,
) -> Result<Vec<(PersonId, Weekday)>, String> {
    let names = NameList::people(state);
    let (mut of, mut named, mut cannot): (Option<PersonId>, Vec<&str>, _) = (None, vec![], vec![]);
    for word in written.split([' ', ',', ';']).filter(|word| !word.is_empty()) {
        let Ok(day) = weekday_named(&word.to_lowercase()).ok_or(()) else {
            named.push(word);
            continue;
        };
        if !named.is_empty() {
            let person = names.one(&named.join(" "))?;
            named.clear();
            if !people.contains(&person) {
                return Err(format!("{} gets no part: name one of those above", names.name(&person)));
            }
            of = Some(person);
        }
        let who =
            of.clone().ok_or_else(|| format!("write first who cannot work {word}: one of those above"))?;
        cannot.push((who, day));
    }
    match named.as_slice() {
        [] => Ok(cannot),
        named => names
            .one(&named.join(" "))
            .and_then(|it| Err(format!("write which days after {}", names.name(&it)))),
    }
}

/// What was found, the chosen division with its reasons.
pub(super) fn remarks(form: &SplitForm, people: &[PersonId], chosen: &str, app: &App) -> Vec<FormRemark> {
    let told = |text: String| FormRemark::told(text);
    let Some((wanted, _)) = &form.wanted else { return vec![] };
    let found = match &form.found {
        None => return vec![told("Looking for the best splits …  Esc stops it.".to_owned())],
        Some(Err(_)) => return vec![],
        Some(Ok(found)) => found,
    };
    let mut remarks = vec![];
    for (number, division) in OFFERED.iter().zip(found) {
        let each: Vec<String> = division.each(wanted, |n, _| {
            people.get(n).map_or_else(String::new, |person| app.state.display_name(person).to_owned())
        });
        let of = format!("{number} · {} of 100 · {}", division.score, each.join(" · "));
        remarks.push(told(if *number == chosen { format!("{of}.") } else { of }));
        if *number == chosen {
            remarks.push(told(why(division)));
        }
    }
    if found.is_empty() {
        remarks.push(FormRemark::warning("No split was found: ask for less.".to_owned()));
    }
    remarks
}

fn why(division: &Division) -> String {
    format!("  {}.", words::capital(&division.whys().join("; ")))
}
