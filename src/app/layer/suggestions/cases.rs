//! What can be chosen of a case: who could support it, times for a contact, a week's contacts, what if, and handing over.

use super::suggests::suggestion;
use super::{CaseRequest, Suggestion};
use crate::app::form::case::error_in_words;
use crate::app::{App, words};
use crate::domain::{FamilyRef, FamilyStatus, PersonId, TeamId};
use crate::planner::caseload::{
    Caseload, CaseloadLine, NextContact, caseload, hand_over_all, line_of, matched, matches, plan, times,
    what_ifs,
};
use crate::planner::{Remedy, RemedyKind};
use crate::rules::RuleContext;

/// How many people are offered.
const OFFERED: usize = 8;

/// A title, what there is to say first, and what can be chosen.
type Looked = (String, Vec<String>, Vec<Suggestion>);

impl CaseRequest {
    /// Whether the reasons of a choice are kept with it.
    pub(super) fn keeps_reasons(&self) -> bool {
        matches!(self, Self::Match(_) | Self::HandOver(_))
    }

    /// Looks for it; the error says in words why there is nothing.
    pub(super) fn look(&self, app: &App) -> Result<Looked, String> {
        let rules = app.rules();
        match self {
            Self::Match(family) => match_of(&rules, family, app),
            Self::First(family) | Self::Book(family) => {
                let first = matches!(self, Self::First(_));
                let line = line(&rules, family)?;
                let found = times(&rules, &line, first, app.asked())?;
                let called = family.called();
                let what = if first { "First contact" } else { "Next contact" };
                Ok((format!("{what} with {called}"), vec![], choices(app, found)))
            }
            Self::Plan(team) => planned(&rules, app, team.as_ref()),
            Self::WhatIf(family, person) => what_if(&rules, app, family.as_ref(), person.as_ref()),
            Self::HandOver(person) => handed_over(&rules, app, person),
        }
    }
}

fn choices(app: &App, found: Vec<Remedy>) -> Vec<Suggestion> {
    found.into_iter().map(|remedy| suggestion(app, remedy)).collect()
}

fn line(rules: &RuleContext<'_>, family: &FamilyRef) -> Result<CaseloadLine, String> {
    line_of(rules, family).ok_or_else(|| format!("{} is no longer here", family.called()))
}

fn match_of(rules: &RuleContext<'_>, family: &FamilyRef, app: &App) -> Result<Looked, String> {
    let line = line(rules, family)?;
    let called = family.called();
    let mut found = vec![];
    for it in matches(rules, &line.family).into_iter().take(OFFERED) {
        let who = rules.state.display_name(&it.person).to_owned();
        let (changes, carried) =
            matched(rules, &line.family, &it.person, app.asked()).map_err(error_in_words)?;
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
        .map(|worker| format!("{} supports {called} now.", rules.state.display_name(worker)));
    Ok((format!("Who could support {called}"), now.into_iter().collect(), choices(app, found)))
}

/// All cases, as the rules see them.
fn all(rules: &RuleContext<'_>) -> Caseload {
    caseload(rules, None, &[])
}

fn planned(rules: &RuleContext<'_>, app: &App, team: Option<&TeamId>) -> Result<Looked, String> {
    let found = all(rules);
    let this = rules.today.week();
    for (week, name) in [(this, "this week"), (this.plus(1), "next week")] {
        let plan = plan(rules, &found, week, team, app.asked());
        let left: Vec<String> = plan.left.iter().map(|line| format!("For you to look at: {line}.")).collect();
        if let Some(together) = plan.together {
            let all = std::iter::once(together).chain(plan.each).collect();
            return Ok((format!("Contacts due {name}"), left, choices(app, all)));
        }
        if !plan.left.is_empty() {
            return Err(format!("No contact that is due {name} fits: {}.", plan.left.join("; ")));
        }
    }
    let is_short = |line: &&CaseloadLine| {
        let is_soon = |next: &NextContact| next.start.date().week() <= this.plus(1) && next.people.is_empty();
        team.is_none_or(|team| line.family.team == *team) && line.next.as_ref().is_some_and(is_soon)
    };
    let short: Vec<FamilyRef> =
        found.lines.iter().filter(is_short).map(|line| line.family.reference.clone()).collect();
    let cover = match short.len() {
        0 => String::new(),
        1 => format!(" The one with {} needs cover.", words::families(&short)),
        _ => format!(" The ones with {} need cover.", words::families(&short)),
    };
    let is_without = |line: &&CaseloadLine| {
        team.is_none_or(|team| line.family.team == *team)
            && line.family.status == FamilyStatus::Active
            && line.due.is_none()
            && line.next.is_none()
    };
    let without: Vec<FamilyRef> =
        found.lines.iter().filter(is_without).map(|line| line.family.reference.clone()).collect();
    let rhythm = if without.is_empty() {
        String::new()
    } else {
        format!(" With {} no rhythm is agreed, so nothing is due.", words::families(&without))
    };
    Err(format!("Every contact due by the end of next week is booked.{cover}{rhythm}"))
}

fn what_if(
    rules: &RuleContext<'_>,
    app: &App,
    family: Option<&FamilyRef>,
    person: Option<&PersonId>,
) -> Result<Looked, String> {
    let line = family.map(|family| line(rules, family)).transpose()?;
    let found = all(rules);
    let asked = what_ifs(rules, &found, line.as_ref(), person, app.asked()).map_err(error_in_words)?;
    if asked.is_empty() {
        return Err("Mark a family first.".to_owned());
    }
    let choices = asked.into_iter().map(|it| {
        let mut choice = suggestion(app, it.remedy);
        choice.unavailable = it.only_to_look.or(choice.unavailable);
        choice
    });
    let said = "Loads of this week and the three after it. Enter makes the change; Esc changes nothing.";
    Ok(("What if".to_owned(), vec![said.to_owned()], choices.collect()))
}

fn handed_over(rules: &RuleContext<'_>, app: &App, person: &PersonId) -> Result<Looked, String> {
    let proposal = hand_over_all(rules, person, app.asked()).map_err(error_in_words)?;
    let who = rules.state.display_name(person);
    let left: Vec<String> = proposal.left.iter().map(|line| format!("For you to look at: {line}.")).collect();
    let Some(together) = proposal.together else {
        let nothing = format!("{who} is with no family: there is nothing to hand over.");
        return Err(if left.is_empty() { nothing } else { left.join(" ") });
    };
    let all = std::iter::once(together).chain(proposal.each).collect();
    Ok((format!("{who}'s families, to whom"), left, choices(app, all)))
}
