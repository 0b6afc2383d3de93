//! A line of text: quick add, a date, a reason, working times, a path.

use crate::app::App;
use crate::app::layer::event::Event;
use crate::app::layer::{Action, Draft, LayerResponse, LineLayer, LinePurpose};
use crate::app::quick::{self, Written};
use crate::app::screen::directory;
use crate::app::screen::groups;
use crate::app::screen::inbox;
use crate::app::screen::target::Target;
use crate::app::writing::{complete_word, edit_text};
use crate::command::Command;
use crate::domain::{Change, Leave, LeaveAsked, LeaveState, Series, Session};
use crate::planner::edit;
use tui_input::Input as Text;

/// How many proposals a line shows.
const PROPOSALS: usize = 6;

impl LineLayer {
    /// An empty line for a purpose.
    #[must_use]
    pub fn new(purpose: LinePurpose, prompt: impl Into<String>, app: &App) -> Self {
        let mut line = Self {
            purpose,
            prompt: prompt.into(),
            text: Text::default(),
            proposals: vec![],
            marked: 0,
            reading: None,
            lands: None,
            says_no_more: false,
            remark: None,
            base: app.state.clone(),
            folder: None,
            asked_folder: None,
        };
        line.read(app);
        line
    }

    /// The same line with something written in it already.
    #[must_use]
    pub fn with_text(mut self, text: &str, app: &App) -> Self {
        self.text = Text::new(text.to_owned());
        self.read(app);
        self
    }

    pub(super) fn take(&mut self, event: Event, app: &App) -> LayerResponse {
        match event {
            Event::Command(Command::Dismiss) => LayerResponse::Close,
            Event::Command(Command::Accept) => self.accept(app),
            Event::Command(Command::Complete) => {
                self.complete();
                self.read(app);
                LayerResponse::Consumed
            }
            Event::Command(Command::NextProposal) => self.mark(true),
            Event::Command(Command::PreviousProposal) => self.mark(false),
            Event::Command(_) => LayerResponse::Ignored,
            text => {
                if edit_text(&mut self.text, &text) {
                    self.read(app);
                }
                LayerResponse::Consumed
            }
        }
    }

    fn mark(&mut self, forward: bool) -> LayerResponse {
        let all = self.proposals.len().max(1);
        self.marked = (self.marked + if forward { 1 } else { all - 1 }) % all;
        LayerResponse::Consumed
    }

    /// Puts the marked proposal in place of the word at the cursor.
    fn complete(&mut self) {
        if matches!(self.purpose, LinePurpose::File(_)) {
            return self.complete_path();
        }
        if let Some(proposal) = self.proposals.get(self.marked) {
            let word = quick::word_at(self.text.value(), self.text.cursor());
            complete_word(&mut self.text, word, &proposal.insert);
        }
    }

    /// Reads what is written and says what it means.
    pub(in crate::app) fn read(&mut self, app: &App) {
        let written = self.text.value().to_owned();
        self.marked = 0;
        self.proposals.clear();
        match &self.purpose {
            LinePurpose::Add => {
                let mut reading = quick::read(&written, &app.quick_setting());
                app.check_leave(&mut reading);
                app.check_open(&mut reading);
                let what = reading.written.as_ref().map(|it| {
                    match it {
                        Written::Session(booking) => app.booking_proposal(booking),
                        _ => None,
                    }
                    .unwrap_or_else(|| app.in_words_with_touches(it))
                });
                let problem = reading.problem.clone().unwrap_or_default();
                self.remark = Some(what.ok_or(problem));
                let is_booked =
                    |it: &Written| matches!(it, Written::Session(it) if app.booking_proposal(it).is_none());
                self.says_no_more = reading.written.as_ref().is_some_and(is_booked);
                self.lands = reading.written.as_ref().and_then(|written| app.landing_place(written));
                let at = quick::word_at(&written, self.text.cursor());
                // What is understood asks for nothing while another word is not.
                if !reading.is_about_another_word(&at) {
                    let word = written.get(at).unwrap_or_default();
                    self.proposals = quick::propose(word, &app.state, PROPOSALS);
                }
                self.reading = Some(reading);
            }
            LinePurpose::GoTo => {
                self.remark = Some(match written.trim() {
                    "" => Ok("fri, 3/12, 3 dec, 2026-12-03, w51, today".to_owned()),
                    written => app.read_day(written).map(|day| crate::app::words::day(day, app.today())),
                });
            }
            LinePurpose::CancelReason(_) => {
                self.remark = Some(if written.trim().is_empty() {
                    Err("write a few words, such as: family unwell".to_owned())
                } else {
                    Ok("Enter cancels the session and keeps the reason with it".to_owned())
                });
            }
            LinePurpose::Reason(..) => {
                self.remark = Some(if written.trim().is_empty() {
                    Err("write a few words, such as: the ward round moved".to_owned())
                } else {
                    Ok("Enter saves the change and keeps the reason with it".to_owned())
                });
            }
            LinePurpose::Personal(person, what) => {
                let read = app.read_personal(person, *what, &written);
                self.remark = Some(read.map(|(words, _)| words));
            }
            LinePurpose::Idea(group) => {
                let read = groups::read_idea(app, group, &written);
                self.remark = Some(read.map(|_| "Enter keeps it with the group, to be taken up".to_owned()));
            }
            LinePurpose::Call(organisation) => {
                let read = directory::read_call(app, organisation, &written);
                self.remark = Some(read.map(|_| "Enter keeps it with the organisation".to_owned()));
            }
            LinePurpose::Decline(request) => {
                let read = inbox::read_decline(app, request, &written);
                self.remark = Some(read.map(|_| "Enter declines it".to_owned()));
            }
            LinePurpose::File(_) => {
                self.read_path(&written);
            }
        }
    }

    fn accept(&mut self, app: &App) -> LayerResponse {
        if matches!(self.purpose, LinePurpose::File(_)) {
            return self.accept_path(app);
        }
        self.read(app);
        if let Some(Err(problem)) = &self.remark
            && !problem.is_empty()
        {
            return LayerResponse::Consumed;
        }
        let written = self.text.value().trim().to_owned();
        match &self.purpose {
            LinePurpose::Add | LinePurpose::CancelReason(_) => self
                .draft(app)
                .map_or(LayerResponse::Consumed, |draft| LayerResponse::Do(Action::Save(draft))),
            LinePurpose::GoTo => match app.read_day(&written) {
                Ok(day) => LayerResponse::CloseAndDo(Action::Go(Target::Day(day))),
                Err(_) => LayerResponse::Close,
            },
            LinePurpose::Reason(draft, _) => {
                LayerResponse::Do(Action::Save(Draft { reason: Some(written), ..Draft::clone(draft) }))
            }
            LinePurpose::Personal(person, what) => app
                .read_personal(person, *what, &written)
                .map_or(LayerResponse::Consumed, |(_, draft)| LayerResponse::Do(Action::Save(draft))),
            LinePurpose::Idea(group) => groups::read_idea(app, group, &written)
                .map_or(LayerResponse::Consumed, |draft| LayerResponse::Do(Action::Save(draft))),
            LinePurpose::Call(organisation) => directory::read_call(app, organisation, &written)
                .map_or(LayerResponse::Consumed, |draft| LayerResponse::Do(Action::Save(draft))),
            LinePurpose::Decline(request) => inbox::read_decline(app, request, &written)
                .map_or(LayerResponse::Consumed, |draft| LayerResponse::Do(Action::Save(draft))),
            LinePurpose::File(_) => LayerResponse::Consumed,
        }
    }

    /// What the line would save by itself.
    pub(in crate::app) fn draft(&self, app: &App) -> Option<Draft> {
        let text = self.text.value().trim();
        match &self.purpose {
            LinePurpose::Add => self.added(app),
            LinePurpose::CancelReason(booked) => Some(app.cancelled(&self.base, booked, text)),
            _ => None,
        }
    }

    /// What quick add would save.
    fn added(&self, app: &App) -> Option<Draft> {
        let written = self.reading.as_ref()?.written.as_ref()?;
        let mut beside: Vec<Change> = vec![];
        let change: Change = match written {
            Written::Session(booking) => {
                let id = edit::new_id(&self.base, booking, app.now)?;
                Session { id, series: None, booking: booking.clone() }.into()
            }
            Written::Series(booking, repeat) => {
                let id = edit::new_series_id(&self.base, booking)?;
                Series { id, booking: booking.clone(), repeat: repeat.clone(), except: vec![] }.into()
            }
            Written::Leave(leave) => {
                let is_asked = leave.state == LeaveState::Requested;
                beside.extend(is_asked.then(|| LeaveAsked::of(leave, Some(app.today())).into()));
                Change::from(Leave::clone(leave))
            }
        };
        // Why somebody is away is not for the history, which more people read.
        let summary = match written {
            Written::Leave(leave) => {
                format!("Add {}", crate::app::words::leave_in_public(leave, &app.state, app.today()))
            }
            other => format!("Add {}", app.in_words(other)),
        };
        beside.push(change);
        Some(Draft::new(self.base.clone(), beside, summary))
    }
}
