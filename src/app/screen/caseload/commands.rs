//! The Caseload screen: which family is marked, what stands there, and what can be done about it.

use crate::app::layer::{CaseRequest, SessionsOf, SuggestionRequest};
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{Action, App, Effect, Heading, ScreenId, Target, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::rights::{in_full_view, supports};
use crate::domain::{Family, FamilyRef, FamilyStatus, Key, Minutes, Record, SessionId, Status, TeamId, Week};
use crate::planner::caseload::{CaseloadLine, NextContact, NextStep, caseload, next_step, take};
use crate::planner::edit::EditError;
use crate::rota::Booked;
use crate::rules::{Flag, RuleContext, weeks_of_record};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Caseload",
    scopes: &[Scope::Caseload, Scope::Global],
    shown_by: &[Command::ShowCaseload],
    hints: &[
        Command::NextCaseStep,
        Command::OpenCase,
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

    fn heading(&self, app: &App) -> Heading {
        let families = app.state.records.families.values();
        let open = families.filter(|row| row.item.status != FamilyStatus::Closed).count();
        let families = if open == 1 { "family" } else { "families" };
        Heading::about(INFO.title, vec![format!("{open} {families} open")])
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        let choice = &mut app.screens.caseload.choice;
        match command {
            Command::GroupCases => choice.by = choice.by.next(),
            Command::SortCases => choice.sort = choice.sort.next(),
            Command::FilterCases => choice.filter = choice.filter.next(),
            Command::CasesOfTeam => turn_team_of_cases(app),
            Command::ContactDone => return mark_contact(app, Status::Done),
            Command::ContactMissed => return mark_contact(app, Status::Missed),
            Command::GoToContact => go_there(app),
            Command::NextCaseStep => return next_case_step(app),
            Command::CaseStepForm => app.open_step(None),
            Command::AddFamily => app.open_new_family(),
            Command::EditFamily => app.open_family(),
            Command::MatchFamily => return ask_of_marked(app, CaseRequest::Match),
            Command::BookContact => return ask_of_marked(app, CaseRequest::Book),
            Command::PlanContacts => return plan_contacts(app),
            Command::WhatIf => return ask_what_if(app),
            Command::HandOverCases => return hand_cases_over(app),
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
        work_out_cases(app);
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.caseload.clear();
    }

    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (flags_of_marked(app), 0)
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.wants(Need::Case, marked(app).is_some(), "no family is marked: nobody is on this list yet");
        facts.note(Need::Casework, no_casework(app));
        facts.note(Need::Referring, no_referring(app));
        facts.note(Need::OwnCase, no_casework(app).filter(|_| !is_own_case(app)));
        facts.wants(
            Need::Contact,
            marked(app).is_some_and(|line| line.at_hand().is_some()),
            "no contact with this family is booked",
        );
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

    fn families_at_hand(&self, app: &App) -> Vec<FamilyRef> {
        marked(app).map(|line| line.family.reference.clone()).into_iter().collect()
    }

    /// Those of the marked family.
    fn whose_sessions(&self, app: &App) -> Option<SessionsOf> {
        marked(app).map(|line| SessionsOf::Family(line.family.reference.clone()))
    }
}

/// The line that is marked on the Caseload screen.
#[must_use]
pub fn marked(app: &App) -> Option<&CaseloadLine> {
    app.screens.caseload.line().filter(|_| app.screen == ScreenId::Caseload)
}

/// Why I may not note a referral to my team.
fn no_referring(app: &App) -> Option<String> {
    let team = app.me.person().and_then(|me| app.state.person(me)).map(|me| me.team.clone())?;
    let reference = FamilyRef::parse("new").ok()?;
    app.refusal(None::<Family>, Family::new(reference, team, FamilyStatus::Referred, app.today()))
}

/// Why I may not change the marked family's case.
fn no_casework(app: &App) -> Option<String> {
    let family = &marked(app)?.family;
    let other = Family { minutes: Some(Minutes(1)), every_days: Some(1), ..Family::clone(family) };
    app.refusal(Some(Family::clone(family)), other)
}

/// Whether I am a peer who supports the marked family: its contacts are mine to book, or to propose.
fn is_own_case(app: &App) -> bool {
    let me = app.me.person().and_then(|me| app.state.person(me)).filter(|me| me.role.is_peer());
    let family = marked(app).map(|line| &line.family);
    me.zip(family).is_some_and(|(me, family)| supports(&app.state, &me.id, &family.reference))
}

/// The lines are worked out, once a state, and the mark is on a family that is there.
fn work_out_cases(app: &mut App) {
    let today = app.today();
    let record = weeks_of_record(&app.state, today);
    let whole = app.state.missing(*record.start(), *record.end()).next().is_none();
    if !whole {
        app.screens.caseload.clear();
        return;
    }
    let whom = in_full_view(&app.state, &app.me);
    let state = app.shown().clone();
    if !app.screens.caseload.are_of(&state, today, whom.as_ref()) {
        // What is flagged of this week stays as it is while a draft is open; what stands today follows the draft.
        app.views.prepare(&app.state, [today.week()], today);
        let of_week = app.views.get(today.week()).map(|view| view.flags.clone()).unwrap_or_default();
        let mut flags: Vec<Flag> = of_week.into_iter().filter(|flag| flag.rule().is_of_week()).collect();
        let found = if let Some(preview) = &app.preview {
            let of_draft = preview.view.as_ref().map_or(&[][..], |view| view.flags.as_slice());
            flags.extend(of_draft.iter().filter(|flag| !flag.rule().is_of_week()).cloned());
            let rules = RuleContext::knowing(&preview.state, today, app.views.cache());
            caseload(&rules, whom.as_ref(), &flags)
        } else {
            flags.extend(app.views.standing().iter().cloned());
            app.views.with_rules(&state, today, |rules, _| caseload(rules, whom.as_ref(), &flags))
        };
        app.screens.caseload.take(found, (state.clone(), today, whom));
    }
    let mine = app.me.person().and_then(|me| state.person(me)).map(|me| me.team.clone());
    app.screens.caseload.settle(&state, today, mine.as_ref());
    // Whoever supports the marked family is selected on other screens too.
    let worker = app.screens.caseload.line().and_then(|line| line.family.worker.clone());
    if let Some(worker) = worker.filter(|worker| app.selection.person.as_ref() != Some(worker)) {
        (app.selection.person, app.selection.session) = (Some(worker), None);
    }
}

/// The flags of the marked family, the gravest first, then those about its worker's load.
fn flags_of_marked(app: &App) -> Vec<Flag> {
    let Some(line) = marked(app) else { return vec![] };
    let load = |flag: &&Flag| {
        let about = matches!(flag.rule, "workload.load" | "workload.caseload");
        about && line.family.worker.as_ref().is_some_and(|worker| flag.people.contains(worker))
    };
    let of_week = app.view().map(|view| view.flags.as_slice()).unwrap_or_default();
    let mut own: Vec<&Flag> = line.flags.iter().collect();
    own.sort_by_key(|flag| flag.severity);
    own.into_iter().chain(of_week.iter().filter(load)).cloned().collect()
}

/// Shows the next team's families only, after the last one every team's.
fn turn_team_of_cases(app: &mut App) {
    let found = app.screens.caseload.found.as_deref();
    let mut teams: Vec<TeamId> =
        found.iter().flat_map(|found| &found.lines).map(|line| line.family.team.clone()).collect();
    teams.sort_unstable();
    teams.dedup();
    let at =
        app.screens.caseload.choice.team.as_ref().and_then(|team| teams.iter().position(|it| it == team));
    let next = teams.get(at.map_or(0, |at| at + 1)).cloned();
    app.screens.caseload.choice.team = next;
}

fn ask_of_marked(app: &mut App, ask: impl FnOnce(FamilyRef) -> CaseRequest) -> Vec<Effect> {
    let Some(family) = marked(app).map(|line| line.family.reference.clone()) else {
        return vec![];
    };
    app.open_offer(SuggestionRequest::Case(ask(family)))
}

/// Takes the usual next step of the marked family's case, or opens what it takes.
fn next_case_step(app: &mut App) -> Vec<Effect> {
    let Some(line) = marked(app).cloned() else { return vec![] };
    let called = line.family.reference.called();
    let next = next_step(&app.rules(), &line);
    match next {
        NextStep::Match => return ask_of_marked(app, CaseRequest::Match),
        NextStep::FirstContact => return ask_of_marked(app, CaseRequest::First),
        NextStep::Ask(kind) => app.open_step(Some(kind)),
        NextStep::Over => app.say(format!("{called} is closed. Use “other step” to open it again.")),
        NextStep::Await(next) => {
            let when = words::when(next.start, app.today());
            app.say(format!(
                "The first contact with {called} is booked for {when}: mark it once it has happened."
            ));
        }
        NextStep::Take(step) => {
            let rules = app.rules();
            let made = take(&rules, &line.family, &step, app.asked());
            let summary = crate::app::form::case::summary(&line.family, &step);
            drop(rules);
            match made {
                Ok(changes) => return app.save_now(changes, summary, None),
                Err(EditError::Unread(weeks)) => {
                    return app.wait_for(weeks, Action::Run(Command::NextCaseStep));
                }
                Err(error) => app.report_error(crate::app::form::case::error_in_words(error)),
            }
        }
    }
    vec![]
}

/// Plans the contacts of this week that are due and not booked; where none is, those of the next.
fn plan_contacts(app: &mut App) -> Vec<Effect> {
    let team = app.screens.caseload.choice.team.clone();
    app.open_offer(SuggestionRequest::Case(CaseRequest::Plan(team)))
}

fn ask_what_if(app: &mut App) -> Vec<Effect> {
    let line = marked(app).map(|line| (line.family.reference.clone(), line.family.worker.clone()));
    let (family, worker) = line.map_or((None, None), |(family, worker)| (Some(family), worker));
    app.open_offer(SuggestionRequest::Case(CaseRequest::WhatIf(family, worker)))
}

fn hand_cases_over(app: &mut App) -> Vec<Effect> {
    let Some(line) = marked(app) else { return vec![] };
    if let Some(worker) = line.family.worker.clone() {
        return app.open_offer(SuggestionRequest::Case(CaseRequest::HandOver(worker)));
    }
    let called = line.family.reference.called();
    app.report_error(format!("{called} has no worker yet: match them first."));
    vec![]
}

/// A contact's session, as it is booked.
fn booked_contact(app: &App, next: &NextContact) -> Option<Booked> {
    let week: Week = next.start.week();
    let known = RuleContext::knowing(&app.state, app.today(), app.views.cache());
    let rota = known.rota(week)?;
    rota.session(&next.session).cloned()
}

/// Marks the contact at hand: the first that nobody said anything about, or today's.
fn mark_contact(app: &mut App, status: Status) -> Vec<Effect> {
    let today = app.today();
    let Some(line) = marked(app) else { return vec![] };
    let called = line.family.reference.called();
    let at_hand = line.at_hand().filter(|next| next.start.date() <= today).cloned();
    let Some(booked) = at_hand.and_then(|next| booked_contact(app, &next)) else {
        let next = line.next.as_ref().map(|next| words::day(next.start.date(), app.today()));
        app.report_error(match next {
            Some(day) => format!("The next contact with {called} is on {day}: mark it once it has happened."),
            None => format!("No contact with {called} is booked: book one first."),
        });
        return vec![];
    };
    app.mark_or_ask(&booked, status)
}

fn go_there(app: &mut App) {
    let Some(next) = marked(app).and_then(CaseloadLine::at_hand).cloned() else { return };
    let person = next.people.first().cloned();
    let (day, session): (_, SessionId) = (next.start.date(), next.session);
    app.go_to(Target::Session(day, person, session));
}
