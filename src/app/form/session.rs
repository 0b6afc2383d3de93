//! The form of a session: everything it has, each field read as it is typed.

use std::sync::Arc;

use super::values::{all_known, if_any, in_words, known, many, minutes, one, one_known, text};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::repeating;
use crate::app::{App, SeriesScope, words};
use crate::command::Command;
use crate::domain::{
    ActivityId, Booking, Change, Date, FamilyRef, Key, PersonId, Repeat, State, Status, Time, Track,
};
use crate::planner::edit::{self, EditError};
use crate::rota::Booked;

/// The words of the reach of an edit, for its field.
const REACH: &[&str] = &["this", "later", "all"];

impl App {
    pub(in crate::app) fn open_session_form(&mut self) {
        let Some(booked) = self.selected().cloned() else { return };
        // What is kept from whoever looks stands in as it is stored: it is nothing to write in.
        let is_kept = booked.booking().families.iter().any(FamilyRef::is_stand_in);
        if let Some(reason) = self.reason_against(Command::PickUp).filter(|_| is_kept) {
            self.report_error(format!("“{}” is not possible: {reason}.", Command::EditSession.label()));
            return;
        }
        let title = format!("Edit · {}", words::session(booked.booking(), &self.state));
        let rule = repeating::written(&self.state, &booked);
        self.open_form(title, SessionForm { booked, rule });
    }
}

/// What the form of a session is about.
struct SessionForm {
    /// As it is booked.
    booked: Booked,
    /// How it repeats, in words; nothing where it does not.
    rule: String,
}

/// What the fields of a session say.
struct Values {
    booking: Booking,
    repeats: String,
    rule: Option<Repeat>,
    reach: SeriesScope,
}

type SessionField = Field<SessionForm>;

static PEOPLE: SessionField = SessionField::new(
    "Who",
    |it| many(&it.booking.people),
    |it, written, at| {
        it.booking.people = all_known("person", written, at.app.state.records.people.keys())?;
        Ok(())
    },
)
.of(FieldKind::People)
.hint("ids, with spaces between");

static REPEATS: SessionField = SessionField::new(
    "Repeats",
    |it| it.repeats.clone(),
    |it, written, at| {
        written.clone_into(&mut it.repeats);
        it.rule = rule(written, it.booking.start.date(), at.app)?;
        Ok(())
    },
)
.hint("every tue thu, every 2 weeks until 31/3, last working day");

impl Fields for SessionForm {
    type Values = Values;

    const FIELDS: &'static [&'static SessionField] = &[
        &Field::<Self>::new(
            "What",
            |it| it.booking.activity.to_string(),
            |it, written, at| {
                let all = at.app.state.activities();
                let ids: Vec<&str> = all.iter().map(|activity| activity.id.as_str()).collect();
                known("activity", written, &ids)?;
                it.booking.activity = ActivityId::parse(written).map_err(in_words)?;
                Ok(())
            },
        )
        .of(FieldKind::Activity)
        .hint("phone, walk, bookbug …"),
        &Field::<Self>::new(
            "Day",
            |it| it.booking.start.date().to_string(),
            |it, written, at| {
                it.booking.start = at.app.read_day(written)?.at(it.booking.start.time());
                Ok(())
            },
        )
        .day(|it| Some(it.booking.start.date()))
        .hint("2026-12-03, thu, 3/12"),
        &Field::<Self>::new(
            "Start",
            |it| it.booking.start.time().to_string(),
            |it, written, _| {
                let time: Time = written.parse().map_err(in_words)?;
                it.booking.start = it.booking.start.date().at(time);
                Ok(())
            },
        )
        .hint("14:00"),
        &Field::<Self>::new(
            "Length",
            |it| it.booking.minutes.to_string(),
            |it, written, _| {
                it.booking.minutes = minutes(written).map_err(in_words)?;
                Ok(())
            },
        )
        .hint("0:45"),
        &PEOPLE,
        &Field::<Self>::new(
            "Families",
            |it| many(&it.booking.families),
            |it, written, at| {
                it.booking.families = families(written, &at.app.state, at.form.booked.booking())?;
                Ok(())
            },
        )
        .of(FieldKind::Families)
        .hint("references only, never names"),
        &Field::<Self>::new(
            "Place",
            |it| one(it.booking.place.as_ref()),
            |it, written, at| {
                it.booking.place = one_known("place", written, at.app.state.records.places.keys())?;
                Ok(())
            },
        )
        .of(FieldKind::Place)
        .hint("left out: the group's or the family's"),
        &Field::<Self>::new(
            "With",
            |it| many(&it.booking.with),
            |it, written, at| {
                it.booking.with = all_known("person", written, at.app.state.records.people.keys())?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("colleagues who are there"),
        &Field::<Self>::new(
            "Led by",
            |it| one(it.booking.lead.as_ref()),
            |it, written, at| {
                let lead = one_known("person", written, at.app.state.records.people.keys())?;
                let there = |who: &PersonId| it.booking.people.contains(who) || it.booking.with.contains(who);
                if lead.as_ref().is_some_and(|lead| !there(lead)) {
                    return Err("the person leading must be in “who” or “with”".to_owned());
                }
                it.booking.lead = lead;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("one of them; left out: all"),
        &Field::<Self>::new(
            "Shadowing",
            |it| many(&it.booking.shadow),
            |it, written, at| {
                it.booking.shadow = all_known("person", written, at.app.state.records.people.keys())?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .hint("who is along to learn"),
        &Field::<Self>::new(
            "Group",
            |it| one(it.booking.group.as_ref()),
            |it, written, at| {
                it.booking.group = one_known("group", written, at.app.state.records.groups.keys())?;
                Ok(())
            },
        )
        .of(FieldKind::Group)
        .hint("the id of a group"),
        &Field::<Self>::new(
            "Supervision",
            |it| one(it.booking.track.as_ref()),
            |it, written, _| {
                it.booking.track = if_any(written, str::parse)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Track::WORDS))
        .hint("which kind of supervision"),
        &Field::<Self>::new(
            "Status",
            |it| it.booking.status.to_string(),
            |it, written, _| {
                it.booking.status = written.parse().map_err(in_words)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Status::WORDS)),
        &Field::<Self>::new(
            "Reason",
            |it| one(it.booking.reason.as_ref()),
            |it, written, _| {
                it.booking.reason = text(written);
                Ok(())
            },
        )
        .hint("if it is cancelled: why"),
        &Field::<Self>::new(
            "Note",
            |it| one(it.booking.note.as_ref()),
            |it, written, _| {
                it.booking.note = text(written);
                Ok(())
            },
        )
        .hint("never a family's name"),
        &REPEATS,
        &Field::<Self>::new(
            "Applies to",
            |_| "this".to_owned(),
            |it, written, _| {
                it.reach = match written {
                    "this" => SeriesScope::This,
                    "later" => SeriesScope::Later,
                    "all" => SeriesScope::All,
                    _ => return Err("write this, later or all".to_owned()),
                };
                Ok(())
            },
        )
        .of(FieldKind::Words(REACH))
        .hint("this, later or all")
        .only_if(|form| !form.rule.is_empty())
        .stays(),
    ];

    fn start(&self) -> Values {
        let (booking, repeats) = (self.booked.dated_booking(), self.rule.clone());
        Values { booking, repeats, rule: None, reach: SeriesScope::This }
    }

    fn blank(&self) -> Values {
        let Booking { activity, start, minutes, .. } = self.booked.dated_booking();
        let booking = Booking::new(activity, start, minutes);
        Values { booking, repeats: String::new(), rule: None, reach: SeriesScope::This }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let Values { booking: wanted, repeats, rule, reach } = values;
        found.reach = reach;
        found.all_well()?;
        if let Some(person) = wanted.twice() {
            let who = app.state.display_name(person);
            let words = format!("{who} is in it twice: name them once, under people, with or shadow");
            return found.refuse(&PEOPLE, words);
        }
        let booked = &self.booked;
        let other_rule = repeats != self.rule;
        let mut changes: Vec<Change> = if wanted == booked.dated_booking() && !other_rule {
            vec![]
        } else {
            edit::rebook(base, booked, &wanted, reach).map_err(error_in_words)?
        };
        if other_rule {
            changes = repeating::repeated(base, booked, &wanted, rule, changes).map_err(error_in_words)?;
        }
        let much = reach.after_words();
        let when = if wanted.start == booked.dated_booking().start {
            String::new()
        } else {
            format!(", to {} {}", words::day(wanted.start.date(), app.today()), wanted.start.time())
        };
        let summary = format!("Edit {}{when}{much}", words::session(&wanted, &app.state));
        let id = edit::booked_as(&changes, &wanted);
        let lands = id.map(|id| app.target_of_session(&wanted, Some(id)));
        Ok(Draft { lands, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for SessionForm {
    fn is_of_something_gone(&self, state: &State) -> bool {
        let key = Key::Session((self.booked.start.date().week(), self.booked.id.clone()));
        let is_stored = || state.sheets().any(|(_, sheet)| sheet.speaks_of(&self.booked.id));
        !is_stored() && state.given_occurrence(&key).is_none()
    }
}

/// Families by their references; one that is kept from whoever looks stays what it was.
fn families(written: &str, state: &State, booking: &Booking) -> Result<Vec<FamilyRef>, String> {
    let kept = booking.families.iter().filter(|it| it.is_stand_in());
    all_known("family", written, state.records.families.keys().chain(kept))
}

/// A rule in plain words, or RFC 5545; the last day of what starts on a day is the first such one from it on.
fn rule(written: &str, start: Date, app: &App) -> Result<Option<Repeat>, String> {
    repeating::read(written, |word| app.read_last_day(word, start).ok())
}

fn error_in_words(error: EditError) -> String {
    match error {
        EditError::Words(words) => words,
        EditError::Unread(_) => "other weeks are still loading: try again in a moment".to_owned(),
    }
}
