//! The form that asks a colleague: to swap, to cover, or to take what is offered; a session, or a whole day.

use std::sync::Arc;

use super::name_list::NameList;
use super::values::{one, text};
use super::written_when::WrittenWhen;
use super::{Context, Field, FieldKind, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::{App, words};
use crate::domain::rights::in_full_view;
use crate::domain::{
    ActivityKind, Author, Date, PersonId, RequestId, RequestKind, Role, SessionId, SheetState, StaffRequest,
    State, Status,
};
use crate::planner::{brings_along, new_request_id};
use crate::report::inbox::{RequestPicture, asked_in_words, verb_of, what_follows};
use crate::rota::{Booked, RotaWeek, Trip};

/// What is asked for, as it is written.
const KINDS: [(RequestKind, &str); 3] =
    [(RequestKind::Swap, "swap"), (RequestKind::Cover, "cover"), (RequestKind::Session, "take it")];
/// What is written of a whole day.
const WHOLE_DAY: &str = "the whole day";

impl App {
    /// Opens the form that asks a colleague about the selected session, or about the selected person's day: the first session of
    /// a day is marked with it.
    pub(in crate::app) fn open_asking(&mut self) {
        let Some(whose) = self.selection.person.clone() else { return };
        let is_open = |it: &&Booked| it.booking().status == Status::Planned && it.start > self.now;
        let session = self.selected().filter(is_open).cloned();
        let first = self.view().and_then(|view| view.sessions(&whose, self.selection.day).next());
        let is_meant = |it: &Booked| !it.is_own_work() && first.map(|first| &first.id) != Some(&it.id);
        let whole = !session.as_ref().is_some_and(is_meant);
        let is_own = self.me.person() == Some(&whose);
        let kind = if is_own { RequestKind::Swap } else { RequestKind::Cover };
        let day = self.selection.day;
        let what = session.as_ref().map(|booked| words::session(booked.booking(), &self.state));
        let title = match &what {
            Some(what) if !whole => format!("Ask · {what}"),
            _ if is_own => format!("Ask · your {}", words::day(day, self.today())),
            _ => format!("Ask · {}, {}", self.state.display_name(&whose), words::day(day, self.today())),
        };
        let start = Values { kind, to: None, whole, swapped: None, note: None };
        self.open_form(title, AskForm { whose, is_own, session, what, day, start });
    }

    /// Why I may not ask a colleague about what is selected.
    pub(in crate::app) fn no_asking(&self) -> Option<String> {
        let Author::Person(me) = &self.me else { return None };
        let person = self.state.person(me)?;
        let of = |id: &PersonId| self.state.person(id).map(|it| &it.team);
        if person.role == Role::TeamLead {
            let whose =
                self.selection.person.as_ref().filter(|it| of(it).is_some_and(|it| *it != person.team))?;
            let name = self.state.display_name(whose);
            return Some(format!("{name} is in another team: its lead asks about {name}'s sessions"));
        }
        if !person.role.is_peer() {
            return Some("requests are for peer workers and team leads to make".to_owned());
        }
        let whose = self.selection.person.as_ref().filter(|it| *it != me)?;
        Some(format!("ask about your own sessions and days; this is {}'s", self.state.display_name(whose)))
    }
}

/// Whose day or session the form is about.
struct AskForm {
    whose: PersonId,
    is_own: bool,
    session: Option<Booked>,
    what: Option<String>,
    day: Date,
    start: Values,
}

/// What is asked for in exchange.
#[derive(Clone)]
enum Exchanged {
    Day(Date),
    Session(SessionId, Date),
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    kind: RequestKind,
    to: Option<PersonId>,
    whole: bool,
    swapped: Option<Exchanged>,
    note: Option<String>,
}

static FOR: Field<AskForm> = Field::<AskForm>::new(
    "For",
    |_, _| String::new(),
    |it, written, at| {
        it.swapped = exchanged(it, written, at)?;
        Ok(())
    },
)
.says(|it, at| {
    if it.kind != RequestKind::Swap {
        return "only where two swap".to_owned().into();
    }
    let day = |date| words::day(date, at.app.today());
    match &it.swapped {
        Some(Exchanged::Day(date)) => day(*date).into(),
        Some(Exchanged::Session(id, date)) => {
            let rota = RotaWeek::of(at.base, date.week()).ok();
            let booked = rota.as_ref().and_then(|rota| rota.session(id));
            let what = booked.map(|it| words::session(it.booking(), at.base)).unwrap_or_default();
            format!("{what}, {}", day(*date)).into()
        }
        None => String::new().into(),
    }
})
.once(|it, _| it.kind == RequestKind::Swap)
.hint("such as thu 10 dec; of a session thu 10 dec 14:00");

impl Fields for AskForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Ask to",
            |it, _| {
                KINDS
                    .iter()
                    .find(|(kind, _)| *kind == it.kind)
                    .map(|(_, word)| *word)
                    .unwrap_or_default()
                    .to_owned()
            },
            |it, written, at| {
                let found = at.form.kinds().find(|(_, word)| *word == written);
                let words: Vec<&str> = at.form.kinds().map(|(_, word)| word).collect();
                it.kind =
                    found.map(|(kind, _)| kind).ok_or_else(|| format!("one of {}", words.join(", ")))?;
                Ok(())
            },
        )
        .one_of(|form| form.kinds().map(|(_, word)| word.to_owned()).collect()),
        &Field::<Self>::new(
            "Whom",
            |it, state| it.to.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
            |it, written, at| {
                it.to = Some(asked(at, written)?);
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| it.to.as_ref().map(|it| NameList::people(at.base).name(it)).unwrap_or_default().into())
        .hint("one person, by name"),
        &Field::<Self>::new(
            "What",
            |it, _| if it.whole { WHOLE_DAY.to_owned() } else { "this session".to_owned() },
            |it, written, _| {
                it.whole = match written {
                    WHOLE_DAY => true,
                    "this session" => false,
                    _ => return Err(format!("this session, or {WHOLE_DAY}")),
                };
                Ok(())
            },
        )
        .one_of(|_| vec!["this session".to_owned(), WHOLE_DAY.to_owned()])
        .says(|it, at| match &at.form.what {
            Some(what) if !it.whole => what.clone().into(),
            Some(what) if at.form.session.as_ref().is_some_and(Booked::is_own_work) => {
                let day = words::day(at.form.day, at.app.today());
                format!("{day}, {what} with it: nobody else does that by itself").into()
            }
            _ => words::day(at.form.day, at.app.today()).into(),
        })
        .only_if(|form| form.session.is_some()),
        &FOR,
        &Field::<Self>::new(
            "Note",
            |it, _| one(it.note.as_ref()),
            |it, written, _| {
                it.note = text(written);
                Ok(())
            },
        )
        .hint("left out where it is nobody's business"),
    ];

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
        found.all_well()?;
        if self.day < app.today() {
            let words = "that day is over: ask about one that is still to come";
            found.remarks.push(FormRemark::warning(format!("{}.", words::capital(words))));
            return Err(words.to_owned());
        }
        if values.kind == RequestKind::Swap && !values.whole && values.swapped.is_none() {
            return found
                .refuse(&FOR, "say which of their sessions you would take, such as thu 10 dec 14:00");
        }
        let Some(to) = values.to.clone() else { return Err("name somebody to ask".to_owned()) };
        let mut request = self.request(&values, to, app)?;
        self.bring_along(&mut request, base);
        request.id = new_request_id(base, &request, app.now).ok_or("there are too many requests like it")?;
        let picture = RequestPicture::of(&app.rules(), &request, app.now);
        if let Some(fault) = &picture.fault {
            let words = format!("nothing would come of this: {fault}");
            found.remarks.push(FormRemark::warning(format!("{}.", words::capital(&words))));
            return Err(words);
        }
        let name = base.display_name(&request.to);
        if let Some(along) = picture.along_in_words() {
            found.remarks.push(FormRemark::told(format!("It goes with {along}.")));
        }
        found.remarks.push(FormRemark::told(format!(
            "{name} finds it in the inbox, and can say no. {}",
            what_follows(base, &request, &app.me)
        )));
        let verb = verb_of(&request);
        let about = asked_in_words(base, &request, &picture, app.today());
        let summary = format!("Ask {name} to {verb} {about}");
        Ok(Draft::new(base.clone(), vec![request.into()], summary))
    }
}

impl Form for AskForm {
    fn lies_low(&self) -> bool {
        true
    }
}

impl AskForm {
    /// What can be asked for: two swap in their own names.
    fn kinds(&self) -> impl Iterator<Item = (RequestKind, &'static str)> {
        let is_own = self.is_own;
        KINDS.into_iter().filter(move |(kind, _)| is_own || *kind != RequestKind::Swap)
    }

    /// What is booked for its sessions alone goes with them, of whoever is in each now.
    fn bring_along(&self, request: &mut StaffRequest, base: &State) {
        for (id, date) in request.sessions.clone().iter().zip(request.days.clone()) {
            let Ok(rota) = RotaWeek::of(base, date.week()) else { continue };
            let Some(booked) = rota.session(id) else { continue };
            // Where both are in it they change places in it alone.
            let gives = match (booked.involves(&self.whose), booked.involves(&request.to)) {
                (true, false) => Some(self.whose.clone()),
                (false, true) => Some(request.to.clone()),
                _ => None,
            };
            brings_along(request, &Trip::of(base, &rota, booked, gives.as_ref()));
        }
    }

    fn request(&self, values: &Values, to: PersonId, app: &App) -> Result<StaffRequest, String> {
        let (mut sessions, mut days) = (vec![], vec![self.day]);
        if let Some(booked) = self.session.as_ref().filter(|_| !values.whole) {
            sessions.push(booked.id.clone());
        }
        match values.swapped.clone().filter(|_| values.kind == RequestKind::Swap) {
            Some(Exchanged::Session(id, date)) => {
                sessions.push(id);
                days.push(date);
            }
            Some(Exchanged::Day(date)) if date != self.day => days.push(date),
            _ => {}
        }
        let takes_place = self.session.as_ref().is_none_or(|it| values.whole || it.involves(&self.whose));
        let instead_of = (!self.is_own && takes_place).then(|| self.whose.clone());
        let id = RequestId::parse("new").map_err(|error| error.to_string())?;
        Ok(StaffRequest {
            sessions,
            days,
            instead_of,
            note: values.note.clone(),
            asked: Some(app.today()),
            ..StaffRequest::new(id, values.kind, app.me.name(), to)
        })
    }
}

/// Whom the form asks.
fn asked(at: &Context<'_, AskForm>, written: &str) -> Result<PersonId, String> {
    if written.is_empty() {
        return Err("name somebody to ask".to_owned());
    }
    let found = NameList::people(at.base).one(written)?;
    if at.app.me.person() == Some(&found) {
        return Err("that is you: name somebody else".to_owned());
    }
    if found == at.form.whose {
        return Err(format!("{} has it already: name somebody else", at.base.display_name(&found)));
    }
    Ok(found)
}

/// What would be taken in exchange: a day of theirs, or their session of a day.
fn exchanged(it: &Values, written: &str, at: &Context<'_, AskForm>) -> Result<Option<Exchanged>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    let when = WrittenWhen::read(written, at.form.day, at.app)?;
    let date = when.day.unwrap_or(at.form.day);
    if date < at.app.today() {
        return Err("that day is over: write one that is still to come".to_owned());
    }
    if it.whole {
        return Ok(Some(Exchanged::Day(date)));
    }
    let Some(to) = &it.to else { return Err("say first whom you ask".to_owned()) };
    let name = at.base.display_name(to);
    let is_seen = in_full_view(at.base, &at.app.me).is_none_or(|seen| seen.contains(to));
    if !is_seen && at.base.state_for(date.week(), to) == SheetState::Draft {
        return Err(format!(
            "that week is not published for {name} yet: swap the whole day, or ask once it is"
        ));
    }
    let rota = RotaWeek::of(at.base, date.week())
        .map_err(|_| "that week is not here yet: look at it first, then ask".to_owned())?;
    let theirs: Vec<&Booked> = rota
        .sessions_of_on(to, date)
        .filter(|it| {
            let is_open = it.booking().status == Status::Planned && it.start > at.app.now;
            is_open && !it.is_own_work() && it.kind != Some(ActivityKind::Supervision)
        })
        .collect();
    let meant: Vec<&&Booked> =
        theirs.iter().filter(|it| when.start.is_none_or(|start| it.start.time() == start)).collect();
    let told = |all: &[&Booked]| {
        let each =
            all.iter().map(|it| format!("{} {}", it.start.time(), words::session(it.booking(), at.base)));
        each.collect::<Vec<_>>().join(", ")
    };
    match meant.as_slice() {
        [one] => Ok(Some(Exchanged::Session(one.id.clone(), date))),
        [] if theirs.is_empty() => {
            Err(format!("{name} has nothing to swap on {}", words::day(date, at.app.today())))
        }
        [] => Err(format!("{name} has nothing then; that day: {}", told(&theirs))),
        _ => Err(format!("write the time of one of these: {}", told(&theirs))),
    }
}
