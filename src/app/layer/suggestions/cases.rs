//! What can be chosen of a case: who could support it, times for a contact, a week's contacts, what if, and handing over.

use super::suggests::choice;
use super::{CaseRequest, Choice};
use crate::app::form::case::hitch_in_words;
use crate::app::{App, words};
use crate::domain::{FamilyRef, PersonId, TeamId};
use crate::planner::caseload::{
    Caseload, Line, Next, caseload, hand_over_all, line_of, matched, matches, plan, times, what_ifs,
};
use crate::planner::{Remedy, RemedyKind};
use crate::rules::Room;

/// How many people are offered.
const OFFERED: usize = 8;

/// A title, what there is to say first, and what can be chosen.
type Looked = (String, Vec<String>, Vec<Choice>);

impl CaseRequest {
    /// Whether the reasons of a choice are kept with it.
    pub(super) fn keeps_reasons(&self) -> bool {
        matches!(self, Self::Match(_) | Self::HandOver(_))
    }

    /// Looks for it; the error says in words why there is nothing.
    pub(super) fn look(&self, app: &App) -> Result<Looked, String> {
        let room = app.room();
        match self {
            Self::Match(family) => match_of(&room, family, app),
            Self::First(family) | Self::Book(family) => {
                let first = matches!(self, Self::First(_));
                let line = line(&room, family)?;
                let found = times(&room, &line, first, app.asked())?;
                let called = family.called();
                let what = if first { "First contact" } else { "Next contact" };
                Ok((format!("{what} with {called}"), vec![], choices(app, found)))
            }
            Self::Plan(team) => planned(&room, app, team.as_ref()),
            Self::WhatIf(family, person) => what_if(&room, app, family.as_ref(), person.as_ref()),
            Self::HandOver(person) => handed_over(&room, app, person),
        }
    }
}

fn choices(app: &App, found: Vec<Remedy>) -> Vec<Choice> {
    found.into_iter().map(|remedy| choice(app, remedy)).collect()
}

fn line(room: &Room<'_>, family: &FamilyRef) -> Result<Line, String> {
    line_of(room, family).ok_or_else(|| format!("{} is no longer here", family.called()))
}

fn match_of(room: &Room<'_>, family: &FamilyRef, app: &App) -> Result<Looked, String> {
    let line = line(room, family)?;
    let called = family.called();
    let mut found = vec![];
    for it in matches(room, &line.family).into_iter().take(OFFERED) {
        let who = room.state.call(&it.person).to_owned();
        let (changes, carried) =
            matched(room, &line.family, &it.person, app.asked()).map_err(hitch_in_words)?;
        let mut remedy = Remedy::new(RemedyKind::Match, format!("Match {called} with {who}"), changes);
        let warns = if it.ask_first { " Ask first: no reason is needed." } else { "" };
        remedy.message = Some(format!("{who}: would you support {called}?{warns}"));
        (remedy.reasons, remedy.score, remedy.person) = (it.reasons, it.score, Some(it.person));
        remedy.reasons.extend(carried.in_words());
        found.push(remedy);
    }
    if found.is_empty() {
        return Err(format!(
            "Nobody is free to match with {called}: hold the referral, or tell the referrer."
        ));
    }
    let now = line
        .family
        .worker
        .as_ref()
        .map(|worker| format!("{} supports {called} now.", room.state.call(worker)));
    Ok((format!("Who could support {called}"), now.into_iter().collect(), choices(app, found)))
}

/// All cases, as the rules see them.
fn all(room: &Room<'_>) -> Caseload {
    caseload(room, None, &[])
}

fn planned(room: &Room<'_>, app: &App, team: Option<&TeamId>) -> Result<Looked, String> {
    let found = all(room);
    let this = room.today.week();
    for (week, name) in [(this, "this week"), (this.plus(1), "next week")] {
        let plan = plan(room, &found, week, team, app.asked());
        let left: Vec<String> = plan.left.iter().map(|line| format!("For you to look at: {line}.")).collect();
        if let Some(together) = plan.together {
            let all = std::iter::once(together).chain(plan.each).collect();
            return Ok((format!("Contacts due {name}"), left, choices(app, all)));
        }
        if !plan.left.is_empty() {
            return Err(format!("No contact that is due {name} fits: {}.", plan.left.join("; ")));
        }
    }
    let is_short = |line: &&Line| {
        let is_soon = |next: &Next| next.start.date().week() <= this.plus(1) && next.people.is_empty();
        team.is_none_or(|team| line.family.team == *team) && line.next.as_ref().is_some_and(is_soon)
    };
    let short: Vec<FamilyRef> =
        found.lines.iter().filter(is_short).map(|line| line.family.reference.clone()).collect();
    let cover = match short.len() {
        0 => String::new(),
        1 => format!(" The one with {} needs cover.", words::families(&short)),
        _ => format!(" The ones with {} need cover.", words::families(&short)),
    };
    Err(format!("Every contact due by the end of next week is booked.{cover}"))
}

fn what_if(
    room: &Room<'_>,
    app: &App,
    family: Option<&FamilyRef>,
    person: Option<&PersonId>,
) -> Result<Looked, String> {
    let line = family.map(|family| line(room, family)).transpose()?;
    let found = all(room);
    let asked = what_ifs(room, &found, line.as_ref(), person, app.asked()).map_err(hitch_in_words)?;
    if asked.is_empty() {
        return Err("Mark a family first.".to_owned());
    }
    let choices = asked.into_iter().map(|it| {
        let mut choice = choice(app, it.remedy);
        choice.unavailable = it.only_to_look.or(choice.unavailable);
        choice
    });
    let said = "Loads of this week and the three after it. Enter makes the change; Esc changes nothing.";
    Ok(("What if".to_owned(), vec![said.to_owned()], choices.collect()))
}

fn handed_over(room: &Room<'_>, app: &App, person: &PersonId) -> Result<Looked, String> {
    let proposal = hand_over_all(room, person, app.asked()).map_err(hitch_in_words)?;
    let who = room.state.call(person);
    let left: Vec<String> = proposal.left.iter().map(|line| format!("For you to look at: {line}.")).collect();
    let Some(together) = proposal.together else {
        let nothing = format!("{who} is with no family: there is nothing to hand over.");
        return Err(if left.is_empty() { nothing } else { left.join(" ") });
    };
    let all = std::iter::once(together).chain(proposal.each).collect();
    Ok((format!("{who}'s families, to whom"), left, choices(app, all)))
}
