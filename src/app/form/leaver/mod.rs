//! The form of somebody who leaves: their last day, who takes over each family, group and supervision, and what that comes to,
//! line by line, before all of it is saved as one entry. What it asks depends on whose it is, so that it reads its fields
//! itself.

mod open;
mod say;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

pub(in crate::app) use self::open::LeaverForm;
use super::outcome::FormReading;
use super::{FieldInput, FieldKind, Form, FormRemark, Understood};
use crate::app::form::name_list::NameList;
use crate::app::form::values::named;
use crate::app::form::written_when::typed;
use crate::app::layer::draft::Draft;
use crate::app::model::ReadsFields;
use crate::app::{App, Target, words};
use crate::domain::{Date, Person, PersonId, Role, State, Week};
use crate::planner::Requester;
use crate::planner::edit::SeriesScope;
use crate::planner::leaving::{LeavingPart, LeavingPlan, LeavingQuestion, LeavingRequest, plan};
use crate::rota::STRETCH;
use crate::rules::RuleContext;

/// The pages: the day, the families, everybody and everything else, and what it comes to.
const PAGES: [&str; 4] =
    ["the last day", "who supports their families", "who takes over the rest", "what it comes to"];

impl ReadsFields for LeaverForm {
    fn inputs(&self, state: &State) -> Vec<FieldInput> {
        let [day, families, rest, end] = PAGES;
        let field = |label: String, kind, text: String, hint, page| {
            FieldInput::new(label, kind, text.clone(), text)
                .with(hint, vec![], (true, false))
                .opens_page(page)
        };
        let mut inputs = vec![field(
            "Last day".to_owned(),
            FieldKind::Free,
            typed(self.start),
            "fri, 26 feb, 26/2",
            Some(day),
        )];
        let names = NameList::people(state);
        let mut page = None;
        for question in &self.questions {
            let of_page = if is_of_family(question) { families } else { rest };
            let opens = (page != Some(of_page)).then_some(of_page);
            page = Some(of_page);
            let text = question.suggested.as_ref().map(|id| names.name(id)).unwrap_or_default();
            let hint = "left out: nobody yet";
            inputs.push(field(question.label.clone(), FieldKind::Person, text, hint, opens));
        }
        let reason = format!("{} has left", self.name);
        inputs.push(field(
            "Reason".to_owned(),
            FieldKind::Free,
            reason,
            "why what nobody takes is cancelled",
            Some(end),
        ));
        inputs
    }

    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading {
        let asked = self.asked(inputs, base, app);
        self.last = asked.as_ref().map(|it| it.last);
        let mut reading = FormReading {
            remarks: vec![],
            at_the_end: vec![],
            draft: Err("some fields are still to fill in".to_owned()),
            reach: SeriesScope::This,
        };
        let Some(request) = asked else { return reading };
        match self.planned(request, base, app) {
            Ok((request, plan)) => {
                reading.at_the_end = self.in_words(&plan, base, app, request.last);
                let summary = format!("{} leaves on {}", self.name, words::dated(request.last));
                let lands = Some(Target::of_person(app.screen, self.person.clone()));
                let tells = plan.tells.clone();
                reading.draft = Ok(Draft { lands, tells, ..Draft::new(base.clone(), plan.changes, summary) });
            }
            Err(problem) => {
                reading.remarks.push(FormRemark::warning(words::capital(&problem)));
                reading.draft = Err(problem);
            }
        }
        reading
    }
}

impl LeaverForm {
    /// What the fields ask for; what is wrong with each is noted, and how it is understood.
    fn asked(&self, inputs: &mut [FieldInput], base: &State, app: &App) -> Option<LeavingRequest> {
        let names = NameList::people(base);
        let (first, others) = inputs.split_first_mut()?;
        let day = app.read_coming_day(first.value()).and_then(|day| self.allowed(base, day));
        first.understood = day.as_ref().ok().map(|day| words::day(*day, app.today()).into());
        first.problem = day.as_ref().err().cloned();
        let (end, taken) = others.split_last_mut()?;
        let reason = named(end.value());
        end.problem = reason.as_ref().err().cloned();
        let mut to: BTreeMap<LeavingPart, Option<PersonId>> = BTreeMap::new();
        for (question, input) in self.questions.iter().zip(taken.iter_mut()) {
            let read = names.if_any(input.value()).and_then(|taker| self.may_take(question, taker));
            input.problem = read.as_ref().err().cloned();
            input.understood = read.as_ref().ok().map(|taker| {
                understood(question, taker.as_ref().and_then(|it| base.person(it)), base, &self.person)
            });
            input.understood.take_if(|it| it.text.is_empty());
            to.insert(question.part.clone(), read.ok().flatten());
        }
        let all_well = inputs.iter().all(|input| input.problem.is_none());
        let (last, reason) = (day.ok()?, reason.ok()?);
        all_well.then(|| LeavingRequest { person: self.person.clone(), last, to, reason })
    }

    /// Whether a day can be their last one.
    fn allowed(&self, base: &State, day: Date) -> Result<Date, String> {
        let first = base.shares_of(&self.person).map(|share| share.from).min();
        match first.filter(|first| day < *first) {
            Some(first) => {
                Err(format!("{} starts on {}: write that day or a later one", self.name, words::dated(first)))
            }
            None => Ok(day),
        }
    }

    fn may_take(
        &self,
        question: &LeavingQuestion,
        taker: Option<PersonId>,
    ) -> Result<Option<PersonId>, String> {
        let whose = match &question.part {
            LeavingPart::Supervision(person, _) | LeavingPart::Buddy(person) => Some(person),
            _ => None,
        };
        match taker {
            Some(taker) if taker == self.person => Err(format!("{} leaves: name somebody else", self.name)),
            Some(taker) if Some(&taker) == whose => Err("that is themselves: name somebody else".to_owned()),
            taker => Ok(taker),
        }
    }

    /// The plan for what is asked: what was worked out before is kept where it is the same.
    fn planned(
        &mut self,
        request: LeavingRequest,
        base: &Arc<State>,
        app: &App,
    ) -> Result<(LeavingRequest, LeavingPlan), String> {
        let last = base.weeks().last().unwrap_or(request.last.week()).max(request.last.week());
        if let Some(week) = base.missing(request.last.week(), last).next() {
            return Err(format!("{week} is still loading: wait a moment"));
        }
        if let Some((known, of, plan)) = &self.known
            && *known == request
            && Arc::ptr_eq(of, base)
        {
            return Ok((request, plan.clone()));
        }
        let rules = RuleContext::knowing(base, app.today(), app.views().cache());
        let plan = plan(&rules, &request, Requester { now: app.now, by: app.me.name() })?;
        self.known = Some((request.clone(), base.clone(), plan.clone()));
        Ok((request, plan))
    }
}

/// How who takes something over is understood: why they would fit, else who they are; of a volunteer and of another team's
/// people that they are.
fn understood(
    question: &LeavingQuestion,
    taker: Option<&Person>,
    base: &State,
    leaver: &PersonId,
) -> Understood {
    let is_suggested = |taker: &Person| question.suggested.as_ref() == Some(&taker.id);
    match taker {
        Some(taker) => {
            let why = Some(question.why.clone()).filter(|why| is_suggested(taker) && !why.is_empty());
            let name = || base.display_name_of(taker).to_owned();
            let is_elsewhere = base.person(leaver).is_some_and(|leaver| leaver.team != taker.team);
            let team =
                base.team(&taker.team).filter(|_| is_elsewhere).map(|team| format!("of {}", team.name));
            let role = (taker.role == Role::Volunteer).then(|| "a volunteer".to_owned());
            [Some(why.unwrap_or_else(name)), role, team]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
                .into()
        }
        None if is_of_family(question) => {
            Understood { text: "nobody yet: it waits in the inbox".to_owned(), warns: true }
        }
        None => Understood { text: "nobody yet".to_owned(), warns: true },
    }
}

/// Whether a question is about a family.
fn is_of_family(question: &LeavingQuestion) -> bool {
    matches!(question.part, LeavingPart::Worker(_) | LeavingPart::KeyWorker(_))
}

impl Form for LeaverForm {
    /// The first week without them.
    fn week_shown(&self, week: Week) -> Week {
        self.last.map_or(week, |last| last.plus_days(1).week())
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let first = self.last.unwrap_or(self.start).week().min(app.today().week());
        let stored = app.state.weeks().last().unwrap_or(first);
        Some(first.plus(-4)..=stored.max(self.last.unwrap_or(self.start).week().plus(STRETCH)))
    }

    fn is_of_something_gone(&self, state: &State) -> bool {
        state.person(&self.person).is_none()
    }
}
