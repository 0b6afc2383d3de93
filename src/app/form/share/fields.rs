//! The fields of the forms of the Posts screen.

use super::about::{Edit, ShareForm};
use crate::app::form::name_list::NameList;
use crate::app::form::values::{if_any, one};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, FieldKind, days};
use crate::domain::{Pattern, PersonId, State, WEEKDAYS, weekday_named, weekday_word};

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
    |it, _| it.day.clone(),
    |it, written, _| {
        written.clone_into(&mut it.day);
        Ok(())
    },
)
.one_of(|form| form.choices.0.clone())
.only_if(hands_over);

pub(super) static TAKER: ShareField = ShareField::new(
    "Goes to",
    |it, state| it.who.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
    |it, written, at| {
        it.who = Some(person(at.base, written)?);
        Ok(())
    },
)
.one_of(|form| form.choices.1.clone())
.only_if(hands_over);

static ONTO: ShareField = ShareField::new(
    "On",
    |it, _| it.onto.map(weekday_word).unwrap_or_default().to_owned(),
    |it, written, _| {
        it.onto = if_any(written, |written| weekday_named(&written.to_lowercase()).ok_or(WEEKDAY))?;
        Ok(())
    },
)
.of(FieldKind::Words(&WEEKDAYS))
.hint("left out: the same weekday")
.only_if(hands_over);

pub(super) static WHO: ShareField = ShareField::new(
    "Person",
    |it, state| it.who.as_ref().map(|it| NameList::people(state).name(it)).unwrap_or_default(),
    |it, written, at| {
        it.who = Some(person(at.base, written)?);
        Ok(())
    },
)
.of(FieldKind::Person)
.says(|it, at| it.who.as_ref().map(|it| NameList::people(at.base).name(it)).unwrap_or_default().into())
.hint("one person, by name")
.only_if(|form| form.edit == Edit::Fill);

pub(super) static HOURS: ShareField = ShareField::new(
    "Hours",
    |it, _| one(it.hours.as_ref()),
    |it, written, _| {
        it.hours = None;
        it.hours = Some(days::hours(written)?);
        Ok(())
    },
)
.says(|it, _| it.hours.map(|hours| format!("{hours} a week")).unwrap_or_default().into())
.hint("14:24 a week")
.only_if(has_days);

pub(super) static DAYS: ShareField = ShareField::new(
    "Days",
    |it, _| it.pattern.as_ref().map(days::written).unwrap_or_default(),
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
.says(|it, _| it.pattern.as_ref().map(crate::words::pattern).unwrap_or_default().into())
.hint("mon 9-15 break 0:30, wed 9-12:30")
.only_if(has_days);

pub(super) static FROM: ShareField = ShareField::new(
    "From",
    |it, _| it.from.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.from = None;
        it.from = Some(at.app.read_day(written)?);
        Ok(())
    },
)
.day(|it| it.from)
.hint("mon, 7 dec, 7/12 or w50")
.only_if(|form| form.edit != Edit::End);

pub(super) static UNTIL: ShareField = ShareField::new(
    "Until",
    |it, _| it.until.map(typed).unwrap_or_default(),
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
    |it, _| if it.stay { "stay" } else { "move" }.to_owned(),
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
    if written.is_empty() { Err("write who it is".to_owned()) } else { NameList::people(state).one(written) }
}
