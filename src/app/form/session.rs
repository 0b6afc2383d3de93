//! The form of a session: everything it has, each field read as it is typed.

use std::sync::Arc;

use super::name_list::NameList;
use super::session_words::{away_then, families, repeats_in_words, rule, where_in_words};
use super::values::{if_any, one, text};
use super::written_when::{self, WrittenWhen};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::form::value::at;
use crate::app::layer::draft::Draft;
use crate::app::repeating;
use crate::app::{App, SeriesScope, words};
use crate::command::Command;
use crate::domain::{ActivityKind, Booking, Change, FamilyRef, Key, PersonId, Repeat, State, Status, Track};
use crate::planner::edit::{self, EditError};
use crate::rota::Booked;

/// How much of a series an edit reaches, as its field has it.
const REACH: &[&str] = &["this one", "later ones too", "all of the series"];

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

static PEOPLE: SessionField = SessionField::at("Who", &at!(booking.people))
    .says(|it, at| away_then(at.base, &it.booking.people, &it.booking))
    .hint("names, with commas between");

static REPEATS: SessionField = SessionField::new(
    "Repeats",
    |it, _| it.repeats.clone(),
    |it, written, at| {
        written.clone_into(&mut it.repeats);
        it.rule = rule(written, it.booking.start.date(), at.app)?;
        Ok(())
    },
)
.says(|it, _| repeats_in_words(it.rule.as_ref()))
.hint("every tue thu, every 2 weeks until 31/3, last working day");

impl Fields for SessionForm {
    type Values = Values;

    const FIELDS: &'static [&'static SessionField] = &[
        &Field::<Self>::at("What", &at!(booking.activity)).hint("phone, walk, bookbug …"),
        &Field::<Self>::new(
            "When",
            |it, _| written_when::written(it.booking.start, it.booking.minutes),
            |it, written, at| {
                let when = WrittenWhen::read(written, it.booking.start.date(), at.app)?;
                if written.is_empty() {
                    return Err("write when, such as thu 14:25 30m".to_owned());
                }
                if when.times.is_some() {
                    return Err("how often it comes again is a field of its own: repeats".to_owned());
                }
                (it.booking.start, it.booking.minutes) = when.over(it.booking.start, it.booking.minutes)?;
                Ok(())
            },
        )
        .says(|it, at| written_when::understood(it.booking.start, it.booking.minutes, at.app.today()).into())
        .hint("thu 14:25 30m, 3 dec 9-10; what is left out stays"),
        &PEOPLE,
        &Field::<Self>::new(
            "Families",
            |it, state| NameList::families(state, &it.booking.families).names(&it.booking.families),
            |it, written, at| {
                let kept = &at.form.booked.booking().families;
                it.booking.families = NameList::families(at.base, kept).some(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Families)
        .says(|it, _| families(&it.booking.families))
        .hint("references only, never names"),
        &Field::<Self>::new(
            "Where",
            |it, state| {
                it.booking.place.as_ref().map(|it| NameList::places(state).name(it)).unwrap_or_default()
            },
            |it, written, at| {
                it.booking.place = NameList::places(at.base).if_any(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Place)
        .says(|it, at| where_in_words(at.base, &it.booking)),
        &Field::<Self>::at("Status", &at!(booking.status)),
        &Field::<Self>::new(
            "Reason",
            |it, _| one(it.booking.reason.as_ref()),
            |it, written, _| {
                it.booking.reason = text(written);
                Ok(())
            },
        )
        .hint("why it is cancelled")
        .once(|it, _| it.booking.status == Status::Cancelled),
        &Field::<Self>::new(
            "Track",
            |it, _| one(it.booking.track.as_ref()),
            |it, written, _| {
                it.booking.track = if_any(written, str::parse)?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Track::WORDS))
        .hint("which kind of supervision")
        .once(|it, state| is_of(it, state, ActivityKind::Supervision)),
        &Field::<Self>::new(
            "Group",
            |it, state| {
                it.booking.group.as_ref().map(|it| NameList::groups(state).name(it)).unwrap_or_default()
            },
            |it, written, at| {
                it.booking.group = NameList::groups(at.base).if_any(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Group)
        .says(|it, at| {
            it.booking.group.as_ref().map(|it| NameList::groups(at.base).name(it)).unwrap_or_default().into()
        })
        .hint("which group")
        .once(|it, state| is_of(it, state, ActivityKind::Group)),
        &Field::<Self>::new(
            "Applies to",
            |_, _| REACH.first().copied().unwrap_or_default().to_owned(),
            |it, written, _| {
                let at = REACH.iter().position(|it| *it == written);
                let reach = at.and_then(|at| SeriesScope::ALL.get(at)).copied();
                it.reach = reach.ok_or_else(|| format!("write one of: {}", REACH.join(", ")))?;
                Ok(())
            },
        )
        .of(FieldKind::Words(REACH))
        .only_if(|form| !form.rule.is_empty())
        .stays(),
        &Field::<Self>::at("With", &at!(booking.with))
            .says(|it, at| away_then(at.base, &it.booking.with, &it.booking))
            .hint("colleagues who are there"),
        &Field::<Self>::new(
            "Led by",
            |it, state| {
                it.booking.lead.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default()
            },
            |it, written, at| {
                let lead = NameList::people(at.base).if_any(written)?;
                let there = |who: &PersonId| it.booking.people.contains(who) || it.booking.with.contains(who);
                if lead.as_ref().is_some_and(|lead| !there(lead)) {
                    return Err("the person leading must be in “who” or “with”".to_owned());
                }
                it.booking.lead = lead;
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| {
            it.booking.lead.as_ref().map(|it| NameList::people(at.base).name(it)).unwrap_or_default().into()
        })
        .hint("one of them; left out: all"),
        &Field::<Self>::at("Shadowing", &at!(booking.shadow))
            .says(|it, at| away_then(at.base, &it.booking.shadow, &it.booking))
            .hint("who is along to learn"),
        &Field::<Self>::new(
            "Note",
            |it, _| one(it.booking.note.as_ref()),
            |it, written, _| {
                it.booking.note = text(written);
                Ok(())
            },
        )
        .hint("never a family's name"),
        &REPEATS,
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

/// Whether it is of a kind of work.
fn is_of(values: &Values, state: &State, kind: ActivityKind) -> bool {
    state.activity(&values.booking.activity).is_some_and(|it| it.kind == kind)
}

fn error_in_words(error: EditError) -> String {
    match error {
        EditError::Words(words) => words,
        EditError::Unread(_) => "other weeks are still loading: try again in a moment".to_owned(),
    }
}
