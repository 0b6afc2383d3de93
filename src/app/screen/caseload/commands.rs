//! The Caseload screen: which family is marked, what stands there, and what can be done about it.

use crate::app::layer::{Ask, CaseAsk, Layer, PageLayer, Paragraph};
use crate::app::{App, Deed, Effect, Screen, Target, words};
use crate::command::Command;
use crate::domain::rights::in_full_view;
use crate::domain::{FamilyRef, SessionId, Status, TeamId, Week};
use crate::planner::caseload::{Line, Next, Usual, caseload, take, usual};
use crate::planner::edit::Hitch;
use crate::rota::Booked;
use crate::rules::{Flag, Room, weeks_of_record};

impl App {
    /// Carries out a command of the Caseload screen.
    pub(in crate::app) fn caseload_command(&mut self, command: Command) -> Vec<Effect> {
        let choice = &mut self.caseload.choice;
        match command {
            Command::GroupCases => choice.by = choice.by.next(),
            Command::SortCases => choice.sort = choice.sort.next(),
            Command::FilterCases => choice.filter = choice.filter.next(),
            Command::CasesOfTeam => self.turn_team_of_cases(),
            Command::ContactDone => return self.mark_contact(Status::Done),
            Command::ContactMissed => return self.mark_contact(Status::Missed),
            Command::GoToContact => self.go_to_contact(),
            Command::NextCaseStep => return self.next_case_step(),
            Command::CaseStepForm => self.open_step(None),
            Command::AddFamily => self.open_new_family(),
            Command::EditFamily => self.open_family(),
            Command::ShowSteps => self.show_steps(),
            Command::MatchFamily => return self.ask_of_marked(CaseAsk::Match),
            Command::BookContact => return self.ask_of_marked(CaseAsk::Book),
            Command::PlanContacts => return self.plan_contacts(),
            Command::WhatIf => return self.ask_what_if(),
            Command::HandOverCases => return self.hand_cases_over(),
            _ => {}
        }
        vec![]
    }

    /// The line that is marked on the Caseload screen.
    #[must_use]
    pub fn caseload_marked(&self) -> Option<&Line> {
        self.caseload.line().filter(|_| self.screen == Screen::Caseload)
    }

    /// Goes so many families down, or up when negative.
    pub(in crate::app) fn step_caseload(&mut self, by: i32) {
        self.caseload.step(by);
    }

    /// Shows a family on the Caseload screen.
    pub(in crate::app) fn go_to_family(&mut self, family: FamilyRef) {
        self.screen = Screen::Caseload;
        self.caseload.marked = Some(family);
        self.caseload.at = None;
    }

    /// The lines are worked out, once a state, and the mark is on a family that is there.
    pub(in crate::app) fn settle_caseload(&mut self) {
        let today = self.today();
        let record = weeks_of_record(&self.state, today);
        let whole = self.state.missing(*record.start(), *record.end()).next().is_none();
        if self.screen != Screen::Caseload || !whole {
            self.caseload.clear();
            return;
        }
        let whom = in_full_view(&self.state, &self.me);
        let state = self.shown().clone();
        if !self.caseload.are_of(&state, today, whom.as_ref()) {
            // What is flagged of this week stays as it is while a draft is open; what stands today follows the draft.
            self.views.prepare(&self.state, [today.week()], today);
            let of_week = self.views.get(today.week()).map(|view| view.flags.clone()).unwrap_or_default();
            let mut flags: Vec<Flag> = of_week.into_iter().filter(|flag| flag.rule().is_of_week()).collect();
            let found = if let Some(preview) = &self.preview {
                let of_draft = preview.view.as_ref().map_or(&[][..], |view| view.flags.as_slice());
                flags.extend(of_draft.iter().filter(|flag| !flag.rule().is_of_week()).cloned());
                let room = Room::knowing(&preview.state, today, self.views.known());
                caseload(&room, whom.as_ref(), &flags)
            } else {
                flags.extend(self.views.standing().iter().cloned());
                self.views.with_room(&state, today, |room, _| caseload(room, whom.as_ref(), &flags))
            };
            self.caseload.take(found, (state.clone(), today, whom));
        }
        self.caseload.settle(&state, today);
        // Whoever supports the marked family is selected on other screens too.
        let worker = self.caseload.line().and_then(|line| line.family.worker.clone());
        if let Some(worker) = worker.filter(|worker| self.spot.person.as_ref() != Some(worker)) {
            (self.spot.person, self.spot.session) = (Some(worker), None);
        }
    }

    /// The flags of the marked family, then those about its worker's load.
    pub(in crate::app) fn flags_of_case(&self) -> Vec<Flag> {
        let Some(line) = self.caseload_marked() else { return vec![] };
        let load = |flag: &&Flag| {
            let about = matches!(flag.rule, "workload.load" | "workload.caseload");
            about && line.family.worker.as_ref().is_some_and(|worker| flag.people.contains(worker))
        };
        let of_week = self.view().map(|view| view.flags.as_slice()).unwrap_or_default();
        line.flags.iter().chain(of_week.iter().filter(load)).cloned().collect()
    }

    /// Shows the next team's families only, after the last one every team's.
    fn turn_team_of_cases(&mut self) {
        let found = self.caseload.found.as_deref();
        let mut teams: Vec<TeamId> =
            found.iter().flat_map(|found| &found.lines).map(|line| line.family.team.clone()).collect();
        teams.sort_unstable();
        teams.dedup();
        let at = self.caseload.choice.team.as_ref().and_then(|team| teams.iter().position(|it| it == team));
        let next = teams.get(at.map_or(0, |at| at + 1)).cloned();
        self.caseload.choice.team = next;
    }

    fn ask_of_marked(&mut self, ask: impl FnOnce(FamilyRef) -> CaseAsk) -> Vec<Effect> {
        let Some(family) = self.caseload_marked().map(|line| line.family.reference.clone()) else {
            return vec![];
        };
        self.open_offer(Ask::Case(ask(family)))
    }

    /// Takes the usual next step of the marked family's case, or opens what it takes.
    fn next_case_step(&mut self) -> Vec<Effect> {
        let Some(line) = self.caseload_marked().cloned() else { return vec![] };
        let called = line.family.reference.called();
        let next = usual(&self.room(), &line);
        match next {
            Usual::Match => return self.ask_of_marked(CaseAsk::Match),
            Usual::FirstContact => return self.ask_of_marked(CaseAsk::First),
            Usual::Ask(kind) => self.open_step(Some(kind)),
            Usual::Over => self.say(format!("{called} is closed. The form of another step opens it again.")),
            Usual::Await(next) => {
                let when =
                    format!("{} at {}", words::day(next.start.date(), self.today()), next.start.time());
                self.say(format!(
                    "The first contact with {called} is booked for {when}: mark it once it was had."
                ));
            }
            Usual::Take(step) => {
                let room = self.room();
                let made = take(&room, &line.family, &step, self.asked());
                let summary = crate::app::form::case::summary(&line.family, &step);
                drop(room);
                match made {
                    Ok(changes) => return self.save_now(changes, summary, None),
                    Err(Hitch::Unread(weeks)) => {
                        return self.wait_for(weeks, Deed::Run(Command::NextCaseStep));
                    }
                    Err(hitch) => self.regret(crate::app::form::case::hitch_in_words(hitch)),
                }
            }
        }
        vec![]
    }

    /// The steps of the marked family's case as a page, each with date and who.
    fn show_steps(&mut self) {
        let Some(line) = self.caseload_marked() else { return };
        let (called, family) = (line.family.reference.called(), &line.family);
        let mut paragraphs = vec![];
        let case = self.state.case(&family.reference);
        for step in case.iter().flat_map(|case| &case.steps) {
            let outcome = step.outcome.as_ref().map_or(String::new(), |words| format!(": {words}"));
            let what = format!("{}{outcome} ({})", step.kind.in_words(), self.name_of(&step.by));
            paragraphs.push(Paragraph::Fact(words::date(step.on), what));
        }
        if paragraphs.is_empty() {
            paragraphs.push(Paragraph::Fact(words::date(family.referred), "referred".to_owned()));
            let started =
                family.started.map(|on| Paragraph::Fact(words::date(on), "support began".to_owned()));
            paragraphs.extend(started);
            let words =
                "No steps were noted here before. What was changed, and by whom, is on the History screen.";
            paragraphs.push(Paragraph::Text(words.to_owned()));
        }
        self.layers.push(Layer::Page(PageLayer::new(format!("The case of {called}"), paragraphs)));
    }

    /// Plans the contacts of this week that are due and not booked; where none is, those of the next.
    fn plan_contacts(&mut self) -> Vec<Effect> {
        let team = self.caseload.choice.team.clone();
        self.open_offer(Ask::Case(CaseAsk::Plan(team)))
    }

    fn ask_what_if(&mut self) -> Vec<Effect> {
        let line =
            self.caseload_marked().map(|line| (line.family.reference.clone(), line.family.worker.clone()));
        let (family, worker) = line.map_or((None, None), |(family, worker)| (Some(family), worker));
        self.open_offer(Ask::Case(CaseAsk::WhatIf(family, worker)))
    }

    fn hand_cases_over(&mut self) -> Vec<Effect> {
        let Some(line) = self.caseload_marked() else { return vec![] };
        if let Some(worker) = line.family.worker.clone() {
            return self.open_offer(Ask::Case(CaseAsk::HandOver(worker)));
        }
        let called = line.family.reference.called();
        self.regret(format!("{called} is with nobody yet: match them first."));
        vec![]
    }

    /// A contact's session, as it is booked.
    fn booked_contact(&self, next: &Next) -> Option<Booked> {
        let week: Week = next.start.week();
        let known = Room::knowing(&self.state, self.today(), self.views.known());
        let rota = known.rota(week)?;
        rota.session(&next.session).cloned()
    }

    /// Marks the contact at hand: the first that nobody said anything about, or today's.
    fn mark_contact(&mut self, status: Status) -> Vec<Effect> {
        let today = self.today();
        let Some(line) = self.caseload_marked() else { return vec![] };
        let called = line.family.reference.called();
        let at_hand = line.at_hand().filter(|next| next.start.date() <= today).cloned();
        let Some(booked) = at_hand.and_then(|next| self.booked_contact(&next)) else {
            let next = line.next.as_ref().map(|next| words::day(next.start.date(), self.today()));
            self.regret(match next {
                Some(day) => format!("The next contact with {called} is on {day}: mark it once it was had."),
                None => format!("No contact with {called} is booked: book one first."),
            });
            return vec![];
        };
        self.mark_or_ask(&booked, status)
    }

    fn go_to_contact(&mut self) {
        let Some(next) = self.caseload_marked().and_then(Line::at_hand).cloned() else { return };
        let person = next.people.first().cloned();
        let (day, session): (_, SessionId) = (next.start.date(), next.session);
        self.go_to(Target::Session(day, person, session));
    }
}
