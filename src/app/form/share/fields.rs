//! The fields of the forms of the Posts screen.

use super::about::{Edit, ShareForm};
use crate::app::form::values::{if_any, known, one};
use crate::app::form::{Field, FieldKind, days};
use crate::domain::{Pattern, PersonId, State, WEEKDAYS, read_weekday, weekday_word};

/// A field of such a form.
pub(super) type ShareField = Field<ShareForm>;

/// The words of whether the hours of a day go along with it.
const ALONG: &[&str] = &["move", "stay"];
/// What to write for a weekday.
const WEEKDAY: &str = "write mon, tue, wed, thu, fri, sat or sun; left out: the same weekday";

/// The fields in their order.
pub(super) const FIELDS: &[&ShareField] =
    &[&DAY, &TAKER, &ONTO, &WHO, &HOURS, &DAYS, &FROM, &UNTIL, &ALONG_OR_NOT];

pub(super) static DAY: ShareField = ShareField::new(
    "Day",
    |it| it.day.clone(),
    |it, written, _| {
        written.clone_into(&mut it.day);
        Ok(())
    },
)
.one_of(|form| form.choices.0.clone())
.only_if(hands_over);

pub(super) static TAKER: ShareField = ShareField::new(
    "Goes to",
    |it| one(it.who.as_ref()),
    |it, written, at| {
        it.who = Some(person(at.base, written)?);
        Ok(())
    },
)
.one_of(|form| form.choices.1.clone())
.only_if(hands_over);

static ONTO: ShareField = ShareField::new(
    "On",
    |it| it.onto.map(weekday_word).unwrap_or_default().to_owned(),
    |it, written, _| {
        it.onto = if_any(written, |written| read_weekday(written).map_err(|_| WEEKDAY))?;
        Ok(())
    },
)
.of(FieldKind::Words(&WEEKDAYS))
.hint("left out: the same weekday")
.only_if(hands_over);

pub(super) static WHO: ShareField = ShareField::new(
    "Who",
    |it| one(it.who.as_ref()),
    |it, written, at| {
        it.who = Some(person(at.base, written)?);
        Ok(())
    },
)
.of(FieldKind::People)
.hint("one person, by id")
.only_if(|form| form.edit == Edit::Fill);

pub(super) static HOURS: ShareField = ShareField::new(
    "Hours a week",
    |it| one(it.hours.as_ref()),
    |it, written, _| {
        it.hours = None;
        it.hours = Some(days::hours(written)?);
        Ok(())
    },
)
.hint("14:24")
.only_if(has_days);

pub(super) static DAYS: ShareField = ShareField::new(
    "Days",
    |it| it.pattern.as_ref().map(days::written).unwrap_or_default(),
    |it, written, at| {
        // Where the hours are still wrong, days with times can be read all the same.
        let weekly = || it.hours.or_else(|| at.base.post(&at.form.post).map(|post| post.hours));
        it.pattern = match written {
            "" if at.form.edit == Edit::Change => Some(Pattern::default()),
            written => Some(days::pattern(written, weekly().unwrap_or_default())?),
        };
        Ok(())
    },
)
.hint("mon 09:00-15:00 break 0:30, wed 09:00-12:30")
.only_if(has_days);

pub(super) static FROM: ShareField = ShareField::new(
    "From",
    |it| one(it.from.as_ref()),
    |it, written, at| {
        it.from = None;
        it.from = Some(at.app.read_day(written)?);
        Ok(())
    },
)
.day(|it| it.from)
.hint("2026-12-07, mon, 7/12 or w50")
.only_if(|form| form.edit != Edit::End);

pub(super) static UNTIL: ShareField = ShareField::new(
    "Last day",
    |it| one(it.until.as_ref()),
    |it, written, at| {
        let read = |written: &str| match it.from.filter(|_| at.form.edit == Edit::Fill) {
            Some(from) => at.app.read_last_day(written, from),
            None => at.app.read_day(written),
        };
        it.until = if_any(written, read)?;
        Ok(())
    },
)
.day(|it| it.until)
.hint("left out: no end; or for some weeks only")
.only_if(|form| matches!(form.edit, Edit::HandOver | Edit::End | Edit::Fill));

static ALONG_OR_NOT: ShareField = ShareField::new(
    "Its hours",
    |it| if it.stay { "stay" } else { "move" }.to_owned(),
    |it, written, _| {
        it.stay = match written {
            "move" => false,
            "stay" => true,
            _ => return Err("write move or stay".to_owned()),
        };
        Ok(())
    },
)
.of(FieldKind::Words(ALONG))
.hint("move with the day, or stay")
.only_if(hands_over);

fn hands_over(form: &ShareForm) -> bool {
    form.edit == Edit::HandOver
}

fn has_days(form: &ShareForm) -> bool {
    matches!(form.edit, Edit::Change | Edit::Fill)
}

fn person(state: &State, written: &str) -> Result<PersonId, String> {
    if written.is_empty() {
        return Err("write who, by id".to_owned());
    }
    let ids: Vec<&str> = state.records.people.keys().map(PersonId::as_str).collect();
    known("person", written, &ids)?;
    PersonId::parse(written).map_err(|wrong| wrong.to_string())
}
