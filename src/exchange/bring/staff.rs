//! People out of a table: who they are, their role, and their hours.

use super::asked::{BringAsked, Bringing};
use super::sourced::Sourced;
use crate::domain::{Minutes, Pattern, Person, Post, PostId, Record, Share, State, TeamId, slug_of};
use crate::exchange::table::StaffLine;

pub(super) fn bring(rows: &[StaffLine], asked: &BringAsked<'_>, state: &State) -> Bringing {
    let mut sourced = Sourced::of(asked, "staff", state);
    let common = common_team(rows, state);
    for row in rows {
        let known_team = row.person.as_ref().and_then(|id| state.person(id)).map(|it| it.team.clone());
        let is_said = asked.team.is_some();
        let team = row.team.clone().or_else(|| known_team.filter(|_| !is_said)).or_else(|| asked.team(state));
        let Some(team) = team.or_else(|| common.clone()) else {
            let message =
                "which team they are in is not said: name it with --team, or give it a column “team”"
                    .to_owned();
            sourced.out.fault(row.place, None, Some(row.name.clone()), message);
            continue;
        };
        let there = row.person.as_ref().and_then(|id| state.person(id)).filter(|it| it.team == team);
        if let Some(person) = there {
            known(row, person, &mut sourced, state, asked);
        } else {
            new(row, &team, &mut sourced, state, asked);
            let name = state.team(&team).map_or(team.to_string(), |it| it.name.clone());
            sourced.out.said = Some(format!("whoever is new joins {name}: name another team with --team"));
        }
    }
    // Nobody goes because a list no longer has them: that is for whoever knows why.
    sourced.finish(|_| false)
}

/// The team of those in a list who are here, where they are all of one: whoever is new joins it.
fn common_team(rows: &[StaffLine], state: &State) -> Option<TeamId> {
    let mut teams = rows.iter().filter_map(|row| Some(&state.person(row.person.as_ref()?)?.team));
    let first = teams.next()?;
    teams.all(|it| it == first).then(|| first.clone())
}

fn known(row: &StaffLine, person: &Person, sourced: &mut Sourced<'_>, state: &State, asked: &BringAsked<'_>) {
    let mut record = person.clone();
    record.role = row.role.unwrap_or(record.role);
    record.started = row.started.or(record.started);
    sourced.put(row.place, Record::from(record));
    let Some(hours) = row.hours else { return };
    let held: Minutes = state
        .shares_of(&person.id)
        .filter(|it| it.is_on(asked.today))
        .fold(Minutes::ZERO, |sum, share| sum + share.hours);
    if held != hours {
        let message = format!(
            "{} has {held} a week here and {hours} in the file: hours stay as they are, change them on the Posts screen",
            person.name
        );
        sourced.keep(row.place, &message);
    }
}

fn new(row: &StaffLine, team: &TeamId, sourced: &mut Sourced<'_>, state: &State, asked: &BringAsked<'_>) {
    if let Some(other) = state.person(&row.id) {
        let message = format!(
            "the id {} is that of {} already: give this one another in a column “id”",
            row.id, other.name
        );
        sourced.out.fault(row.place, None, Some(row.name.clone()), message);
        return;
    }
    let Some(role) = row.role else {
        let message =
            "this row has no role, and nobody of that name is here: give it one, such as peer worker"
                .to_owned();
        sourced.out.fault(row.place, None, Some(row.name.clone()), message);
        return;
    };
    let mut person = Person::new(row.id.clone(), row.name.clone(), team.clone(), role);
    person.started = row.started;
    sourced.put(row.place, Record::from(person));
    let Some(hours) = row.hours.filter(|it| *it > Minutes::ZERO) else { return };
    let Some(post) = slug_of(&format!("post-{}", row.id)).and_then(|it| PostId::parse(&it).ok()) else {
        return;
    };
    if state.post(&post).is_some() {
        return;
    }
    let title = format!("{} {}", row.name, role.title());
    let from = row.started.unwrap_or(asked.today);
    let (person, pattern) = (row.id.clone(), Pattern::default());
    let held = Share { post: post.clone(), person, hours, from, until: None, pattern };
    let funded = Post { id: post, title, team: team.clone(), hours, band: None, funded_until: None };
    sourced.put_beside(row.place, Record::from(funded));
    sourced.put_beside(row.place, Record::from(held));
}
