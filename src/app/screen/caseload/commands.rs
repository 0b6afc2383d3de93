//! The Caseload screen: which family is marked, what stands there, and what can be done about it.

use crate::app::layer::{Ask, CaseAsk, Layer, PageLayer, Paragraph, Whose};
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Deed, Effect, ScreenId, Target, words};
use crate::command::{Command, Scope, Situation};
use crate::domain::rights::in_full_view;
use crate::domain::{Family, FamilyRef, Key, Minutes, Record, SessionId, Status, TeamId, Week};
use crate::planner::caseload::{Line, Next, Usual, caseload, take, usual};
use crate::planner::edit::Hitch;
use crate::rota::Booked;
use crate::rules::{Flag, Room, weeks_of_record};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Caseload",
    scopes: &[Scope::Caseload, Scope::Global],
    shown_by: &[Command::ShowCaseload],
    hints: &[
        Command::NextCaseStep,
        Command::MatchFamily,
        Command::ContactDone,
        Command::BookContact,
        Command::PlanContacts,
        Command::AddFamily,
        Command::EditFamily,
        Command::CaseStepForm,
        Command::Why,
        Command::FilterCases,
        Command::SortCases,
        Command::GroupCases,
        Command::WhatIf,
        Command::HandOverCases,
        Command::ContactMissed,
        Command::ShowSteps,
        Command::ListSessions,
        Command::CasesOfTeam,
        Command::Undo,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Caseload screen.
pub(in crate::app) struct CaseloadScreen;

impl Screen for CaseloadScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        let choice = &mut app.screens.caseload.choice;
        match command {
            Command::GroupCases => choice.by = choice.by.next(),
            Command::SortCases => choice.sort = choice.sort.next(),
            Command::FilterCases => choice.filter = choice.filter.next(),
            Command::CasesOfTeam => app.turn_team_of_cases(),
            Command::ContactDone => return app.mark_contact(Status::Done),
            Command::ContactMissed => return app.mark_contact(Status::Missed),
            Command::GoToContact => app.go_to_contact(),
            Command::NextCaseStep => return app.next_case_step(),
            Command::CaseStepForm => app.open_step(None),
            Command::AddFamily => app.open_new_family(),
            Command::EditFamily => app.open_family(),
            Command::ShowSteps => app.show_steps(),
            Command::MatchFamily => return app.ask_of_marked(CaseAsk::Match),
            Command::BookContact => return app.ask_of_marked(CaseAsk::Book),
            Command::PlanContacts => return app.plan_contacts(),
            Command::WhatIf => return app.ask_what_if(),
            Command::HandOverCases => return app.hand_cases_over(),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        app.screens.caseload.step(by);
    }

    /// Goes from group to group.
    fn step_across(&self, app: &mut App, by: i32) {
        app.screens.caseload.step_group(by > 0);
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        app.work_out_cases();
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.caseload.clear();
    }

    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (app.flags_of_case(), 0)
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.case = app.caseload_marked().is_some();
        facts.no_casework = app.no_casework();
        facts.contact = app.caseload_marked().is_some_and(|line| line.at_hand().is_some());
    }

    fn mark(&self, app: &mut App, key: &Key) {
        if let Key::Family(family) = key {
            app.screens.caseload.marked = Some(family.clone());
            app.screens.caseload.at = None;
        }
    }

    fn target_of(&self, _app: &App, record: &Record) -> Option<Target> {
        matches!(record, Record::Family(_)).then(|| Target::Marked(ScreenId::Caseload, record.key()))
    }

    /// Those of the marked family.
    fn whose_sessions(&self, app: &App) -> Option<Whose> {
        app.caseload_marked().map(|line| Whose::Family(line.family.reference.clone()))
    }
}

impl App {
    /// The line that is marked on the Caseload screen.
    #[must_use]
    pub fn caseload_marked(&self) -> Option<&Line> {
        self.screens.caseload.line().filter(|_| self.screen == ScreenId::Caseload)
    }

    /// Why I may not change the marked family's case.
    fn no_casework(&self) -> Option<String> {
        let family = &self.caseload_marked()?.family;
        let other = Family { minutes: Some(Minutes(1)), every_days: Some(1), ..Family::clone(family) };
        self.refusal(Some(Family::clone(family)), other)
    }

    /// The lines are worked out, once a state, and the mark is on a family that is there.
    fn work_out_cases(&mut self) {
        let today = self.today();
        let record = weeks_of_record(&self.state, today);
        let whole = self.state.missing(*record.start(), *record.end()).next().is_none();
        if !whole {
            self.screens.caseload.clear();
            return;
        }
        let whom = in_full_view(&self.state, &self.me);
        let state = self.shown().clone();
        if !self.screens.caseload.are_of(&state, today, whom.as_ref()) {
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
            self.screens.caseload.take(found, (state.clone(), today, whom));
        }
        self.screens.caseload.settle(&state, today);
        // Whoever supports the marked family is selected on other screens too.
        let worker = self.screens.caseload.line().and_then(|line| line.family.worker.clone());
        if let Some(worker) = worker.filter(|worker| self.spot.person.as_ref() != Some(worker)) {
            (self.spot.person, self.spot.session) = (Some(worker), None);
        }
    }

    /// The flags of the marked family, then those about its worker's load.
    fn flags_of_case(&self) -> Vec<Flag> {
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
        let found = self.screens.caseload.found.as_deref();
        let mut teams: Vec<TeamId> =
            found.iter().flat_map(|found| &found.lines).map(|line| line.family.team.clone()).collect();
        teams.sort_unstable();
        teams.dedup();
        let at = self
            .screens
            .caseload
            .choice
            .team
            .as_ref()
            .and_then(|team| teams.iter().position(|it| it == team));
        let next = teams.get(at.map_or(0, |at| at + 1)).cloned();
        self.screens.caseload.choice.team = next;
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
        let team = self.screens.caseload.choice.team.clone();
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
