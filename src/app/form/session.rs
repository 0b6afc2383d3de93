//! The form of a session: everything it has, each field read as it is typed.

use super::repeating;
use super::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::{Draft, Layer};
use crate::app::{App, Reach, words};
use crate::command::Command;
use crate::domain::{
    ActivityId, Booking, Change, Date, FamilyRef, GroupId, Malformed, Minutes, Moment, PersonId, PlaceId,
    Repeat, State, Status, Time, Track, nearest, policy,
};
use crate::planner::edit::{self, Hitch};
use crate::rota::Booked;

/// The words of the reach of an edit, for its field.
const REACH: &[&str] = &["this", "later", "all"];

impl App {
    pub(in crate::app) fn open_session_form(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        // What is kept from whoever looks stands in as it is stored: it is nothing to write in.
        let is_kept = booked.booking().families.iter().any(FamilyRef::is_stand_in);
        if let Some(reason) = self.reason_against(Command::PickUp).filter(|_| is_kept) {
            self.regret(format!("“{}” is not available now: {reason}.", Command::EditSession.label()));
            return;
        }
        let title = format!("Edit · {}", words::session(booked.booking(), &self.state));
        let mut form = FormLayer {
            title,
            fields: fields(&booked.dated_booking(), repeating::written(&self.state, &booked)),
            purpose: FormPurpose::Session(Some(Box::new(booked))),
            at: 0,
            proposals: vec![],
            marked: 0,
            base: self.state.clone(),
            reach: Reach::This,
        };
        form.read(self);
        self.layers.push(Layer::Form(form));
    }
}

fn fields(booking: &Booking, rule: String) -> Vec<Field> {
    fn ids<T: ToString>(ids: &[T]) -> String {
        ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
    fn one<T: ToString>(it: Option<&T>) -> String {
        it.map(ToString::to_string).unwrap_or_default()
    }
    use FieldKind::{Activity, Day, Families, Free, Group, Length, People, Place, Words};
    let mut fields = vec![
        Field::new("activity", "What", Activity, booking.activity.to_string()).hint("phone, walk, bookbug …"),
        Field::new("date", "Day", Day, booking.start.date().to_string()).hint("2026-12-03, thu, 3/12"),
        Field::new("time", "Start", FieldKind::Time, booking.start.time().to_string()).hint("14:00"),
        Field::new("minutes", "Length", Length, booking.minutes.to_string()).hint("0:45"),
        Field::new("people", "Who", People, ids(&booking.people)).hint("ids, with spaces between"),
        Field::new("with", "With", People, ids(&booking.with)).hint("colleagues who are there"),
        Field::new("shadow", "Shadowing", People, ids(&booking.shadow)).hint("along to learn"),
        Field::new("lead", "Led by", People, one(booking.lead.as_ref())),
        Field::new("families", "Families", Families, ids(&booking.families))
            .hint("references only, never names"),
        Field::new("group", "Group", Group, one(booking.group.as_ref())),
        Field::new("place", "Place", Place, one(booking.place.as_ref()))
            .hint("left out: the group's or the family's"),
        Field::new("track", "Supervision", Words(Track::WORDS), one(booking.track.as_ref())),
        Field::new("status", "Status", Words(Status::WORDS), booking.status.to_string()),
        Field::new("reason", "Reason", Free, booking.reason.clone().unwrap_or_default()),
        Field::new("note", "Note", Free, booking.note.clone().unwrap_or_default()),
    ];
    let in_series = !rule.is_empty();
    fields.push(
        Field::new("repeat", "Repeats", Free, rule)
            .hint("every tue thu, every 2 weeks until 31/3, last working day"),
    );
    if in_series {
        fields.push(
            Field::new("reach", "Applies to", Words(REACH), "this".to_owned()).hint("this, later or all"),
        );
    }
    fields
}

impl FormLayer {
    /// Reads the fields of a session, each with what is wrong with it.
    pub(in crate::app) fn read_session(&mut self, app: &App) {
        let state = app.state.clone();
        for field in &mut self.fields {
            let written = field.text.value().trim();
            field.problem = problem(field.name, written, &state, app).err();
        }
        let lead = self.value("lead").to_owned();
        let there =
            ["people", "with"].iter().any(|name| self.value(name).split([' ', ',']).any(|id| id == lead));
        if !lead.is_empty() && !there {
            self.mark_problem("lead", "whoever leads must be in “who” or “with”");
        }
        self.reach = match self.value("reach") {
            "later" => Reach::Later,
            "all" => Reach::All,
            _ => Reach::This,
        };
    }

    pub(in crate::app) fn mark_problem(&mut self, name: &str, words: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.problem.get_or_insert_with(|| words.to_owned());
        }
    }

    /// What the form would save.
    pub(in crate::app) fn draft(&self, app: &App) -> Result<Draft, String> {
        match &self.purpose {
            FormPurpose::Session(Some(booked)) => self.session_draft(booked, app),
            FormPurpose::Session(None) => Err("there is no session to edit".to_owned()),
            FormPurpose::Policy(form) => self.policy_draft(form, app),
            FormPurpose::Share(form) => self.share_draft(form, app),
            FormPurpose::Split(form) => self.split_draft(form, app),
            FormPurpose::Leave(form) => self.leave_draft(form, app),
            FormPurpose::Decision(form) => self.decision_draft(form, app),
            FormPurpose::Toil(person) => self.toil_draft(person, app),
            FormPurpose::Supervisor(person, track) => self.supervisor_draft(person, *track),
            FormPurpose::Group(form) => self.group_draft(form, app),
            FormPurpose::Carry(person, year) => self.carry_draft((person, *year), app),
            FormPurpose::Organisation(id) => self.organisation_draft(id.as_ref(), app),
            FormPurpose::Measure(by) => self.measure_draft(by, app),
            FormPurpose::Family(form) => self.family_draft(form, app),
            FormPurpose::Step(form) => self.step_draft(form, app),
            FormPurpose::SetUp => self.set_up_draft(app),
        }
    }

    fn session_draft(&self, booked: &Booked, app: &App) -> Result<Draft, String> {
        let date = self.day("date", app)?;
        let wanted = self.booking(booked, date).map_err(|wrong| wrong.to_string())?;
        if let Some(person) = wanted.twice() {
            let who = app.state.call(person);
            return Err(format!("{who} stands in it twice: name them once, under people, with or shadow"));
        }
        let other_rule = self.value("repeat") != repeating::written(&self.base, booked);
        let mut changes: Vec<Change> = if wanted == booked.dated_booking() && !other_rule {
            vec![]
        } else {
            edit::rebook(&self.base, booked, &wanted, self.reach).map_err(in_words)?
        };
        if other_rule {
            let rule = rule(self.value("repeat"), wanted.start.date(), app)?;
            changes = repeating::repeated(&self.base, booked, &wanted, rule, changes).map_err(in_words)?;
        }
        let much = self.reach.after_words();
        let when = if wanted.start == booked.dated_booking().start {
            String::new()
        } else {
            format!(", to {} {}", words::day(wanted.start.date(), app.today()), wanted.start.time())
        };
        let summary = format!("Edit {}{when}{much}", words::session(&wanted, &app.state));
        let id = edit::booked_as(&changes, &wanted);
        let lands = id.map(|id| app.target_of_session(&wanted, Some(id)));
        Ok(Draft { lands, ..Draft::new(self.base.clone(), changes, summary) })
    }

    fn booking(&self, booked: &Booked, date: Date) -> Result<Booking, Malformed> {
        let start: Moment = date.at(self.value("time").parse()?);
        let text = |name: &str| Some(self.value(name).to_owned()).filter(|text| !text.is_empty());
        let mut wanted = Booking {
            people: list(self.value("people"), PersonId::parse)?,
            with: list(self.value("with"), PersonId::parse)?,
            shadow: list(self.value("shadow"), PersonId::parse)?,
            lead: text("lead").map(|id| PersonId::parse(&id)).transpose()?,
            families: list(self.value("families"), |it| kept_or_read(it, booked.booking()))?,
            group: text("group").map(|id| GroupId::parse(&id)).transpose()?,
            place: text("place").map(|id| PlaceId::parse(&id)).transpose()?,
            track: text("track").map(|word| word.parse()).transpose()?,
            status: self.value("status").parse()?,
            reason: text("reason"),
            note: text("note"),
            ..Booking::new(ActivityId::parse(self.value("activity"))?, start, minutes(self.value("minutes"))?)
        };
        wanted.cancelled_by.clone_from(&booked.booking().cancelled_by);
        wanted.wellbeing = booked.booking().wellbeing;
        Ok(wanted)
    }
}

/// A family by its reference; one that is kept from whoever looks stays what it was.
fn kept_or_read(written: &str, booking: &Booking) -> Result<FamilyRef, Malformed> {
    let kept = booking.families.iter().find(|it| it.is_stand_in() && it.as_str() == written);
    kept.cloned().map_or_else(|| FamilyRef::parse(written), Ok)
}

fn list<T>(written: &str, parse: impl Fn(&str) -> Result<T, Malformed>) -> Result<Vec<T>, Malformed> {
    written.split([' ', ',']).filter(|word| !word.is_empty()).map(parse).collect()
}

/// A rule in plain words, or RFC 5545; the last day of what starts on a day is the first such one from it on.
fn rule(written: &str, start: Date, app: &App) -> Result<Option<Repeat>, String> {
    repeating::read(written, |word| app.read_last_day(word, start).ok())
}

fn in_words(hitch: Hitch) -> String {
    match hitch {
        Hitch::Words(words) => words,
        Hitch::Unread(_) => {
            "other weeks are still on their way from the disk: try again in a moment".to_owned()
        }
    }
}

/// A length as `0:45`, or as minutes alone.
pub(in crate::app) fn minutes(written: &str) -> Result<Minutes, Malformed> {
    let minutes = policy::minutes(written).ok_or_else(|| Malformed::new(written, "a length such as 0:45"))?;
    if (1..=24 * 60).contains(&minutes.0) {
        Ok(minutes)
    } else {
        Err(Malformed::new(written, "between 0:01 and 24:00"))
    }
}

fn problem(name: &str, written: &str, state: &State, app: &App) -> Result<(), String> {
    let wrong = |malformed: Malformed| malformed.to_string();
    match name {
        "activity" => {
            let ids: Vec<&str> = state.activities().iter().map(|a| a.id.as_str()).collect();
            known("activity", written, &ids)
        }
        "date" => app.read_day(written).map(drop),
        "time" => written.parse::<Time>().map(drop).map_err(wrong),
        "minutes" => minutes(written).map(drop).map_err(wrong),
        "people" | "with" | "shadow" | "lead" => all_known("person", written, state.records.people.keys()),
        "families" => all_known("family", written, state.records.families.keys()),
        "group" => all_known("group", written, state.records.groups.keys()),
        "place" => all_known("place", written, state.records.places.keys()),
        "track" if written.is_empty() => Ok(()),
        "track" => written.parse::<Track>().map(drop).map_err(wrong),
        "status" => written.parse::<Status>().map(drop).map_err(wrong),
        "repeat" => rule(written, app.day_in_view(), app).map(drop),
        "reach" if !REACH.contains(&written) => Err("write this, later or all".to_owned()),
        _ => Ok(()),
    }
}

fn all_known<'a, T: AsRef<str> + 'a>(
    kind: &str,
    written: &str,
    ids: impl Iterator<Item = &'a T>,
) -> Result<(), String> {
    let ids: Vec<&str> = ids.map(AsRef::as_ref).collect();
    let mut words = written.split([' ', ',']).filter(|word| !word.is_empty());
    words.try_for_each(|word| known(kind, word, &ids))
}

pub(in crate::app) fn known(kind: &str, written: &str, ids: &[&str]) -> Result<(), String> {
    if ids.contains(&written) {
        return Ok(());
    }
    let near =
        nearest(written, ids.iter().copied()).map(|id| format!("; did you mean {id}?")).unwrap_or_default();
    Err(format!("there is no {kind} {written:?}{near}"))
}
