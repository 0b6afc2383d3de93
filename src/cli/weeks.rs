//! What the commands about weeks share: finding who and what was meant, and having the weeks that are asked for here.

use crate::desk::Desk;
use crate::domain::{Author, Family, Person, Post, State, Team, Week, nearest};
use crate::rota::RotaWeek;
use crate::words::in_a_row;

use super::{Common, Failure};

/// The most weeks that are shown at once: ten years.
pub const MOST_SHOWN_WEEKS: i64 = 520;

/// The state as the user may see it, with some weeks loaded, and their neighbours, which the weeks at the edges need.
pub fn loaded(common: &Common, desk: &Desk, from: Week, to: Week) -> Result<State, Failure> {
    let state = desk.with_weeks(desk.state(), Some((from.plus(-1), to.plus(1))))?;
    Ok(common.sees(&state))
}

/// The state as the user may see it, with all that the rules read: the past, and whatever lies ahead.
pub fn judged(common: &Common, desk: &Desk) -> Result<State, Failure> {
    let state = desk.with_weeks(desk.state(), None)?;
    Ok(common.sees(&state))
}

/// A week worked out; the error says that the store kept it back.
pub fn rota(state: &State, week: Week) -> Result<RotaWeek, Failure> {
    RotaWeek::of(state, week).map_err(|error| Failure::Store(error.to_string()))
}

/// The person with an id; the error names the nearest one.
pub fn person<'a>(state: &'a State, id: &str) -> Result<&'a Person, Failure> {
    let ids = || state.people().map(|person| person.id.as_str());
    state.people().find(|person| person.id.as_str() == id).ok_or_else(|| unknown("person", id, ids()))
}

/// The team with an id; the error names the nearest one.
pub fn team<'a>(state: &'a State, id: &str) -> Result<&'a Team, Failure> {
    let teams = || state.records.teams.values().map(|row| &*row.item);
    let ids = teams().map(|team| team.id.as_str());
    teams().find(|team| team.id.as_str() == id).ok_or_else(|| unknown("team", id, ids))
}

/// The post with an id; the error names the nearest one.
pub fn post<'a>(state: &'a State, id: &str) -> Result<&'a Post, Failure> {
    let posts = || state.records.posts.values().map(|row| &*row.item);
    let ids = posts().map(|post| post.id.as_str());
    posts().find(|post| post.id.as_str() == id).ok_or_else(|| unknown("post", id, ids))
}

/// The family with a reference that the user may know; the error names the nearest one that they may know, too.
pub fn family<'a>(state: &'a State, author: &Author, reference: &str) -> Result<&'a Family, Failure> {
    let low = reference.to_lowercase();
    let ids = || state.known_families().map(|family| family.reference.as_str());
    let mut all = state.known_families();
    let found = all.find(|family| family.reference.as_str() == low);
    found.ok_or_else(|| match author {
        // Whether there are some is not for them to learn.
        Author::Person(_) if ids().next().is_none() => Failure::Input(format!(
            "there is no family {:?} that you can see: only those with a family and their team lead see it; \
             ask them",
            short(reference)
        )),
        _ => unknown("family", reference, ids()),
    })
}

/// As much of what was written as fits a line.
fn short(id: &str) -> String {
    id.chars().take(60).collect()
}

fn unknown<'a>(what: &str, id: &str, ids: impl Iterator<Item = &'a str>) -> Failure {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    let short = short(id);
    let hint = match nearest(&id.to_lowercase(), ids.iter().copied()) {
        Some(near) => format!("did you mean {near}?"),
        None if ids.is_empty() => "none is set up yet: import a team file first".to_owned(),
        None if ids.len() == 1 => format!("there is only {}", ids.join("")),
        None if ids.len() <= 12 => format!("there are {}", in_a_row(&ids)),
        None => format!("there are {}, from {} on", ids.len(), ids.first().unwrap_or(&"")),
    };
    Failure::Input(format!("there is no {what} {short:?}: {hint}"))
}

/// A week in words: `Monday 30 November to Sunday 6 December 2026`.
#[must_use]
pub fn in_words(week: Week) -> String {
    let (monday, sunday) = (week.monday().naive(), week.sunday().naive());
    format!("{} to {}", monday.format("%A %-d %B"), sunday.format("%A %-d %B %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Person, Role};

    fn words(result: Result<&Person, Failure>) -> String {
        match result {
            Err(Failure::Input(words)) => words,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn somebody_unknown_is_answered_with_the_nearest() {
        let empty = State::default();
        assert!(words(person(&empty, "ann")).contains("import a team file first"));
        let put = |id: &str| {
            let role = Role::PeerWorker;
            Change::Put(Person::new(id.parse().unwrap(), id.to_owned(), "team".parse().unwrap(), role).into())
        };
        let state = empty.preview(&[put("eilidh"), put("shona")]).unwrap();
        assert_eq!(person(&state, "eilidh").unwrap().id.as_str(), "eilidh");
        assert_eq!(words(person(&state, "Eilid")), "there is no person \"Eilid\": did you mean eilidh?");
        assert_eq!(words(person(&state, "zz")), "there is no person \"zz\": there are eilidh and shona");
    }

    #[test]
    fn a_week_is_named_by_its_days() {
        let week: Week = "2026-W53".parse().unwrap();
        assert_eq!(in_words(week), "Monday 28 December to Sunday 3 January 2027");
    }
}
