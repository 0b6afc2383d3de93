//! The form of a leave: whose, of which kind, from when to when; below it what the leave touches, before it is sent.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::picture::Look;
use super::with_cover::need;
use crate::app::form::name_list::NameList;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, one, text};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::quick::{Reading, Written};
use crate::app::screen::leave;
use crate::app::screen::leave::About;
use crate::app::{App, words};
use crate::domain::{
    Change, Date, Decision, Entity, Key, Leave, LeaveAsked, LeaveKey, LeaveKind, LeaveSpan, LeaveState,
    PersonId, Role, State, Time, Week, read_times,
};
use crate::report::absence::weeks_read;
use crate::rota::absence::absence_error;
use crate::rota::leave::Remaining;

/// What a form of a leave is about.
struct LeaveForm {
    /// The leave that is changed.
    was: Option<Leave>,
    /// Whether it asks whose it is.
    asks: bool,
    /// What it touches.
    look: Look,
    /// What the form opens with.
    start: Values,
}

/// What the fields of a leave say.
#[derive(Clone)]
struct Values {
    person: PersonId,
    kind: LeaveKind,
    from: Date,
    to: Option<Date>,
    times: Option<(Time, Time)>,
    /// Whether cover is looked for next.
    covers: bool,
    /// What is kept with it, where whoever writes it decides.
    note: Option<String>,
}

impl App {
    /// Asks for leave over the marked days, or opens what is marked: to decide on it, or to change it.
    pub(in crate::app) fn ask_leave(&mut self) {
        let there = leave::marked(self).filter(|_| self.screens.leave.anchor.is_none());
        match there {
            Some(leave)
                if leave.state == LeaveState::Requested && leave::decides_for(self, &leave.person) =>
            {
                self.open_decision(&leave);
            }
            Some(leave) if self.may_change_leave(&leave) => self.open_leave_form(Some(&leave), None),
            Some(leave) if self.me.person() == Some(&leave.person) => {
                self.report_error(
                    "This has been decided: ask your team lead to change it, or ask for other days.",
                );
            }
            _ => self.open_leave_form(None, None),
        }
    }

    /// Notes that somebody is ill on the marked day.
    pub(in crate::app) fn note_sickness(&mut self) {
        self.open_leave_form(None, Some(LeaveKind::Sick));
    }

    fn may_change_leave(&self, leave: &Leave) -> bool {
        let own = self.me.person() == Some(&leave.person);
        leave::decides_for(self, &leave.person) || (own && leave.state == LeaveState::Requested)
    }

    /// Whose leave is written here: peers write their own.
    pub(in crate::app) fn leave_person(&self) -> Option<PersonId> {
        let me = self
            .me
            .person()
            .filter(|me| self.state.person(me).is_some_and(|person| person.role != Role::TeamLead));
        me.or(self.selection.person.as_ref()).cloned()
    }

    fn leave_days(&self) -> (Date, Date) {
        self.screen.handler().days(self)
    }

    fn open_leave_form(&mut self, was: Option<&Leave>, kind: Option<LeaveKind>) {
        let Some(person) = was.map(|leave| leave.person.clone()).or_else(|| self.leave_person()) else {
            return;
        };
        let (from, to) =
            was.map_or(self.leave_days(), |leave| (leave.span.first_day(), leave.span.last_day()));
        let times = match was.map(|leave| leave.span) {
            Some(LeaveSpan::Times { from, to }) => Some((from.time(), to.time())),
            _ => None,
        };
        let kind = kind.or(was.map(|leave| leave.kind)).unwrap_or(LeaveKind::Annual);
        let asks = leave::decides_for(self, &person);
        let name = self.state.display_name(&person);
        let title = match (was, kind, asks) {
            (Some(leave), ..) => format!("Change · {}", words::leave(leave, &self.state, self.today())),
            (None, LeaveKind::Sick, _) => format!("Sickness · {name}"),
            (None, _, true) => format!("Leave · {name}"),
            (None, _, false) => format!("Ask for leave · {name}"),
        };
        self.screens.leave.anchor = None;
        let start = Values { person, kind, from, to: Some(to), times, covers: false, note: None };
        self.open_form(title, LeaveForm { was: was.cloned(), asks, look: Look::default(), start });
    }
}

impl App {
    /// Takes leave that cannot be out of a line that was read, and says why.
    pub(in crate::app) fn check_leave(&self, reading: &mut Reading) {
        let Some(Written::Leave(leave)) = &reading.written else { return };
        let problem = match absence_error(&self.state, leave, None) {
            Some(error) => Some(leave::error_in_words(self, leave, &error).1),
            None => {
                Remaining::of(&self.state, leave, None, self.today()).and_then(|it| self.beyond(leave, &it))
            }
        };
        if problem.is_some() {
            (reading.problem, reading.written) = (problem, None);
        }
    }

    /// What a line asks for, in words; of leave, with what it touches.
    pub(in crate::app) fn in_words_with_touches(&self, written: &Written) -> String {
        let words = self.in_words(written);
        let touches = match written {
            Written::Leave(leave) => self.touches_in_words(leave),
            _ => None,
        };
        touches.map_or(words.clone(), |touches| format!("{words} · {touches}"))
    }
}

static FROM: Field<LeaveForm> = Field::<LeaveForm>::at("From", &at!(from)).hint("thu, 3 dec, 3/12");

static TO: Field<LeaveForm> = Field::<LeaveForm>::new(
    "To",
    |it, _| it.to.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.to = if_any(written, |written| at.app.read_end_day(written, it.from))?;
        Ok(())
    },
)
.day(|it| it.to)
.hint("left out: that one day");

static TIMES: Field<LeaveForm> = Field::<LeaveForm>::new(
    "Times",
    |it, _| it.times.map(|(from, to)| format!("{from}-{to}")).unwrap_or_default(),
    |it, written, _| {
        it.times = if_any(written, |written| {
            let wrong = || format!("{written:?} is not a time from and to, such as 13-15:30");
            read_times(written).ok_or_else(wrong)
        })?;
        Ok(())
    },
)
.says(|it, _| it.times.map_or_else(|| "whole days".to_owned(), |(from, to)| format!("{from}–{to}")).into())
.hint("left out: whole days; or 13-15");

static WHO: Field<LeaveForm> = Field::<LeaveForm>::new(
    "Who",
    |it, state| NameList::people(state).name(&it.person),
    |it, written, at| {
        if !written.is_empty() {
            it.person = NameList::people(at.base).one(written)?;
        }
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| NameList::people(at.base).name(&it.person).into())
.only_if(|form| form.asks);

/// Whether cover is looked for next, as the field has it.
const COVER: &[&str] = &["later", "look now"];

static COVERS: Field<LeaveForm> = Field::<LeaveForm>::new(
    "Cover",
    |it, _| if it.covers { "look now" } else { "later" }.to_owned(),
    |it, written, _| {
        it.covers = match written {
            "later" => false,
            "look now" => true,
            _ => return Err(format!("write one of: {}", COVER.join(", "))),
        };
        Ok(())
    },
)
.of(FieldKind::Words(COVER))
.says(|it, _| {
    if it.covers { "opens what it touches once it is saved" } else { "nothing is looked for yet" }.into()
})
.only_if(LeaveForm::is_decided);

// Of a wellbeing day nothing is asked and nothing kept.
static NOTE: Field<LeaveForm> = Field::<LeaveForm>::new(
    "Note",
    |it, _| one(it.note.as_ref()),
    |it, written, _| {
        it.note = text(written);
        match (&it.note, it.kind) {
            (Some(_), LeaveKind::Wellbeing) => {
                Err("of a wellbeing day nothing is kept: leave it empty".to_owned())
            }
            _ => Ok(()),
        }
    },
)
.hint("kept with it, and shown to whoever it is of")
.only_if(LeaveForm::is_decided);

impl Fields for LeaveForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] =
        &[&Field::<Self>::at("Kind", &at!(kind)), &FROM, &TO, &TIMES, &COVERS, &NOTE, &WHO];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let (covers, note) = (values.covers, values.note.clone());
        let read = found.all_well().and_then(|()| self.written(values, app, found));
        let leave = read.inspect_err(|_| self.look.away())?;
        let known_as = self.was.as_ref().map(Entity::key);
        self.look.at(app, &leave, known_as.as_ref());
        found.remarks.clone_from(&self.look.remarks);
        // Whoever asks asks for no more than is left; whoever decides may note more, and reads that it is.
        if let Some(words) = &self.look.beyond {
            let field = if matches!(leave.span, LeaveSpan::Days { .. }) { &TO } else { &TIMES };
            found.wrong(field, words);
        }
        let covers = covers.then(|| need(&leave));
        let decision = note.filter(|_| self.was.is_none()).map(|note| noted(&leave, note, app));
        let mut draft = Draft { covers, ..self.draft(leave, base, app) };
        draft.changes.extend(decision.map(Change::from));
        Ok(draft)
    }
}

impl Form for LeaveForm {
    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        self.look.leave().map(weeks_read)
    }

    fn leave(&self) -> Option<&Leave> {
        self.look.leave()
    }
}

impl LeaveForm {
    /// Whether it notes what is decided with it: new, and of whoever is decided for here.
    fn is_decided(&self) -> bool {
        self.asks && self.was.is_none()
    }

    /// The leave that is written, if it can be; what stands against it is noted.
    fn written(&self, values: Values, app: &App, found: &mut Findings<Self>) -> Result<Leave, String> {
        let Values { person, kind, from, to, times, covers: _, note: _ } = values;
        let to = to.unwrap_or(from);
        let span = match times {
            None => LeaveSpan::Days { from, to },
            Some((start, end)) => LeaveSpan::Times { from: from.at(start), to: to.at(end) },
        };
        let new = if leave::decides_for(app, &person) { LeaveState::Approved } else { LeaveState::Requested };
        let state = self.was.as_ref().map_or(new, |was| was.state);
        let mut leave = Leave { person, kind, span, state, number: 0 };
        let known_as = self.was.as_ref().map(Entity::key);
        let number = free_number(app, &leave, known_as.as_ref())
            .ok_or_else(|| "there is too much leave on that day already".to_owned());
        leave.number = found.part(&FROM, number).unwrap_or_default();
        if let Some(error) = absence_error(&app.state, &leave, known_as.as_ref()) {
            let (about, words) = leave::error_in_words(app, &leave, &error);
            let field = match about {
                About::To => &TO,
                About::Times => &TIMES,
                About::Person if self.asks => &WHO,
                About::Person | About::From => &FROM,
            };
            found.wrong(field, words);
        }
        found.all_well().map(|()| leave)
    }

    fn draft(&self, leave: Leave, base: &Arc<State>, app: &App) -> Draft {
        let said = words::leave_in_public(&leave, &app.state, app.today());
        let summary = match (&self.was, leave.state) {
            (Some(_), _) => format!("Change leave: {said}"),
            (None, LeaveState::Requested) => format!("Ask for leave: {said}"),
            (None, _) => format!("Note leave: {said}"),
        };
        let mut changes = vec![];
        if let Some(was) = self.was.as_ref().filter(|was| was.key() != leave.key()) {
            changes.push(Change::Remove(Key::Leave(was.key())));
            // What was decided goes along.
            if let Some(row) = app.state.records.decisions.get(&was.key()) {
                let decision = Decision::clone(&row.item);
                changes.push(Change::Remove(Key::Decision(was.key())));
                let (from, kind, number) = (leave.span.first_day(), leave.kind, leave.number);
                changes.push(Decision { from, kind, number, ..decision }.into());
            }
        }
        changes.extend(self.asked(&leave, app));
        if self.was.as_ref() != Some(&leave) {
            changes.push(leave.into());
        }
        Draft::new(base.clone(), changes, summary)
    }
}

impl LeaveForm {
    /// Since when the leave has been asked for: today, where it is new; what stood beside it before goes along.
    fn asked(&self, leave: &Leave, app: &App) -> Vec<Change> {
        let Some(was) = &self.was else {
            let is_asked = leave.state == LeaveState::Requested;
            return if is_asked { vec![LeaveAsked::of(leave, Some(app.today())).into()] } else { vec![] };
        };
        let there = app.state.records.leave_asked.get(&was.key()).filter(|_| was.key() != leave.key());
        there.map_or_else(Vec::new, |row| {
            let moved = LeaveAsked { reminded: row.item.reminded, ..LeaveAsked::of(leave, row.item.on) };
            vec![Change::Remove(Key::LeaveAsked(was.key())), moved.into()]
        })
    }
}

/// The decision that goes with leave that is noted at once.
fn noted(leave: &Leave, note: String, app: &App) -> Decision {
    Decision {
        person: leave.person.clone(),
        from: leave.span.first_day(),
        kind: leave.kind,
        number: leave.number,
        state: leave.state,
        by: app.me.name().to_owned(),
        at: app.state.zone().instant(app.now),
        reason: note,
    }
}

/// The lowest number under which a leave can be kept beside those of the same person, day and kind.
fn free_number(app: &App, leave: &Leave, known_as: Option<&LeaveKey>) -> Option<u8> {
    let there = |number: &u8| {
        let key = (leave.person.clone(), leave.span.first_day(), leave.kind, *number);
        Some(&key) != known_as && app.state.records.leave.contains_key(&key)
    };
    (0..=u8::MAX).find(|number| !there(number))
}
