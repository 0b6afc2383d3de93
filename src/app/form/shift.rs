//! A person's working times on one day: other times, not in, or the pattern again; where, and for which post.

use std::sync::Arc;

use super::name_list::NameList;
use super::values::text as filled;
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::{App, words};
use crate::domain::{
    Change, Date, Key, Minutes, PersonId, PlaceId, PostId, ShiftRow, State, TimeSpan, read_length, read_times,
};

/// What stands between what is said of each of several shifts of a day.
const EACH: &str = " / ";

impl App {
    /// Opens the working times of the selected person on the day that is marked.
    pub(in crate::app) fn open_shift(&mut self) {
        let Some(person) = self.selection.person.clone() else { return };
        let day = self.selection.day;
        let rows = rows_of(&self.state, &person, day);
        let times = if rows.is_empty() {
            self.times_of_pattern(&person, day)
        } else {
            rows.iter().map(|row| (row.time, row.unpaid)).collect()
        };
        let name = self.state.display_name(&person).to_owned();
        let title = format!("Working times of {name} on {}", words::day(day, self.today()));
        let posts = posts_of(&self.state, &person, day, &rows);
        let named = |id: &PostId| posts.iter().find(|(of, _)| of == id).cloned();
        let start = ShiftValues {
            times,
            places: told_apart(rows.iter().map(|row| row.place.clone()).collect()),
            posts: told_apart(rows.iter().map(|row| row.post.as_ref().and_then(named)).collect()),
        };
        self.open_form(title, ShiftForm { person, day, name, posts, start });
    }

    /// When the pattern has somebody in on a day, as it is seen here.
    fn times_of_pattern(&self, person: &PersonId, day: Date) -> Vec<ShiftTimes> {
        let shifts = self.view().into_iter().flat_map(|view| view.rota.shifts_of_on(person, day));
        let time = |from, to| Some(TimeSpan { from, to });
        shifts.map(|it| (time(it.start.time(), it.end.time()), it.unpaid.minutes())).collect()
    }
}

/// The rows that replace the pattern of a person on a day.
fn rows_of(state: &State, person: &PersonId, day: Date) -> Vec<ShiftRow> {
    let sheet = state.sheet(day.week()).into_iter();
    let rows = sheet.flat_map(|sheet| sheet.shifts.values()).map(|row| &row.item);
    rows.filter(|row| row.person == *person && row.date == day).map(|row| ShiftRow::clone(row)).collect()
}

/// When somebody is in, without times not at all, and the unpaid break in it.
type ShiftTimes = (Option<TimeSpan>, Minutes);

/// A post with what it is called here.
type NamedPost = (PostId, String);

/// The posts that a person has a share of on a day, or that stand there, each with what it is called; no two alike.
fn posts_of(state: &State, person: &PersonId, day: Date, rows: &[ShiftRow]) -> Vec<NamedPost> {
    let shares = state.shares_of(person).filter(|share| share.is_on(day)).map(|share| &share.post);
    let mut all: Vec<NamedPost> = vec![];
    for id in shares.chain(rows.iter().filter_map(|row| row.post.as_ref())) {
        let title = state.post(id).map_or(id.as_str(), |post| post.title.as_str());
        if all.iter().all(|(there, _)| there != id) {
            let same = all.iter().filter(|(_, name)| name.starts_with(title)).count();
            let number = if same > 0 { format!(" ({})", same + 1) } else { String::new() };
            all.push((id.clone(), format!("{title}{number}")));
        }
    }
    all
}

/// Whose times the form is about, and as they are.
struct ShiftForm {
    person: PersonId,
    day: Date,
    name: String,
    /// The posts that they can be for.
    posts: Vec<NamedPost>,
    start: ShiftValues,
}

/// What its fields say.
#[derive(Clone)]
struct ShiftValues {
    /// Times and the unpaid break of each shift; no times for not in, no shift for the pattern.
    times: Vec<ShiftTimes>,
    /// Where each is; of one value, where all are.
    places: Vec<Option<PlaceId>>,
    /// What each is for; of one value, what all are for.
    posts: Vec<Option<NamedPost>>,
}

static TIMES: Field<ShiftForm> = Field::<ShiftForm>::new(
    "Times",
    |it, _| it.times.iter().map(written).collect::<Vec<_>>().join(", "),
    |it, written, _| {
        it.times = times(written)?;
        Ok(())
    },
)
.says(|it, at| in_words(&at.form.name, &it.times).into())
.hint("9-15 break 0:30; off; left out: the pattern");

static PLACE: Field<ShiftForm> = Field::<ShiftForm>::new(
    "Where",
    |it, state| each_written(&it.places, |id| NameList::places(state).name(id)),
    |it, written, at| {
        it.places = each(written, |name| NameList::places(at.base).one(name))?;
        Ok(())
    },
)
.of(FieldKind::Place)
.says(|it, at| each_written(&it.places, |id| NameList::places(at.base).name(id)).into())
.hint("where not at the team's place");

static POST: Field<ShiftForm> = Field::<ShiftForm>::new(
    "Post",
    |it, _| each_written(&it.posts, |(_, name)| name.clone()),
    |it, written, at| {
        it.posts = each(written, |name| at.form.post(name))?;
        Ok(())
    },
)
.only_if(|form| form.posts.len() > 1 || form.start.posts.iter().any(Option::is_some))
.one_of(|form| form.posts.iter().map(|(_, name)| name.clone()).collect())
.hint("which it counts for; left out: the usual one");

impl ShiftForm {
    /// The post that is written, by the whole name or its beginning.
    fn post(&self, written: &str) -> Result<NamedPost, String> {
        let wanted = written.to_lowercase();
        let called = |it: &&NamedPost| it.1.to_lowercase() == wanted;
        let begins = |it: &&NamedPost| it.1.to_lowercase().starts_with(&wanted);
        let found = self.posts.iter().find(called).or_else(|| self.posts.iter().find(begins));
        found.cloned().ok_or_else(|| {
            let names: Vec<&str> = self.posts.iter().map(|(_, name)| name.as_str()).collect();
            format!("{} has no post “{written}” that day: write {}", self.name, names.join(" or "))
        })
    }

    /// The rows that the values come to.
    fn rows(&self, values: &ShiftValues) -> Result<Vec<ShiftRow>, String> {
        let row = |(number, (time, unpaid)): (usize, &ShiftTimes)| {
            let is_in = time.is_some();
            Ok(ShiftRow {
                person: self.person.clone(),
                date: self.day,
                number: u8::try_from(number).map_err(|_| "that is too many shifts for a day".to_owned())?,
                time: *time,
                unpaid: *unpaid,
                place: of_row(&values.places, number).filter(|_| is_in),
                post: of_row(&values.posts, number).filter(|_| is_in).map(|(id, _)| id),
            })
        };
        values.times.iter().enumerate().map(row).collect()
    }
}

impl Fields for ShiftForm {
    type Values = ShiftValues;

    const FIELDS: &'static [&'static Field<Self>] = &[&TIMES, &PLACE, &POST];

    fn start(&self) -> ShiftValues {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: ShiftValues,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let several = |many: usize| many > 1 && many != values.times.len();
        if found.is_well() && several(values.places.len()) {
            return found.refuse(&PLACE, for_each(values.times.len()));
        }
        if found.is_well() && several(values.posts.len()) {
            return found.refuse(&POST, for_each(values.times.len()));
        }
        let is_in = values.times.iter().any(|(time, _)| time.is_some());
        if found.is_well()
            && !is_in
            && values.places.iter().any(Option::is_some)
            && values.places != self.start.places
        {
            return found.refuse(&PLACE, "write the times too: the pattern has its own place");
        }
        found.all_well()?;
        let rows = self.rows(&values)?;
        let gone = rows_of(base, &self.person, self.day);
        let gone = gone.iter().filter(|row| usize::from(row.number) >= rows.len());
        let key = |row: &ShiftRow| Key::Shift((row.person.clone(), row.date, row.number));
        let mut changes: Vec<Change> = gone.map(|row| Change::Remove(key(row))).collect();
        let what = match rows.as_slice() {
            [] => "works the usual pattern",
            [ShiftRow { time: None, .. }] => "is not in",
            _ => "works other times",
        };
        let summary = format!("{} {what} on {}", self.name, words::day(self.day, app.today()));
        changes.extend(rows.into_iter().map(Change::from));
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for ShiftForm {
    fn lies_low(&self) -> bool {
        true
    }
}

/// What is said of each of several shifts where there are other ones.
fn for_each(shifts: usize) -> String {
    format!("write one for all, or one for each of {shifts} with / between")
}

/// What a shift has of values for each, or of the one for all.
fn of_row<T: Clone>(all: &[Option<T>], number: usize) -> Option<T> {
    match all {
        [one] => one.clone(),
        all => all.get(number).cloned().flatten(),
    }
}

/// Reads one for all shifts or one for each, a dash where there is none.
fn each<T>(written: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<Option<T>>, String> {
    let one = |part: &str| match part.trim() {
        "" | "-" => Ok(None),
        name => read(name).map(Some),
    };
    filled(written).map_or_else(|| Ok(vec![]), |written| written.split('/').map(one).collect())
}

/// One for all where they are alike, and none where none has one.
fn told_apart<T: PartialEq>(mut all: Vec<Option<T>>) -> Vec<Option<T>> {
    let alike = all.windows(2).all(|two| matches!(two, [one, other] if one == other));
    if alike {
        all.truncate(1);
    }
    if all.iter().all(Option::is_none) { vec![] } else { all }
}

/// The same as it is written.
fn each_written<T>(all: &[Option<T>], name: impl Fn(&T) -> String) -> String {
    let each = all.iter().map(|it| it.as_ref().map_or_else(|| "-".to_owned(), &name));
    each.collect::<Vec<_>>().join(EACH)
}

/// Times as they are written and read: `09:30-15:24 break 0:30`.
fn written((time, unpaid): &ShiftTimes) -> String {
    let Some(time) = time else { return "off".to_owned() };
    let unpaid = if *unpaid > Minutes::ZERO { format!(" break {unpaid}") } else { String::new() };
    format!("{}-{}{unpaid}", time.from, time.to)
}

/// What times come to.
fn in_words(name: &str, times: &[ShiftTimes]) -> String {
    match times {
        [] => format!("{name} works the usual pattern"),
        [(None, _)] => format!("{name} is not in"),
        times => {
            let paid: Minutes =
                times.iter().filter_map(|(time, unpaid)| Some((*time)?.wall() - *unpaid)).sum();
            format!("{name} works {paid} paid")
        }
    }
}

/// Reads working times: `09:00-15:00 break 0:30`, several with commas between, `off`, or nothing for the pattern.
fn times(text: &str) -> Result<Vec<ShiftTimes>, String> {
    let text = text.trim();
    if text.is_empty() || text == "pattern" {
        return Ok(vec![]);
    }
    if matches!(text, "off" | "not in" | "-") {
        return Ok(vec![(None, Minutes::ZERO)]);
    }
    let one = |part: &str| {
        let wanted =
            || format!("“{}” is not a working time: write 09:00-15:00 break 0:30, or off", part.trim());
        let (times, unpaid) = match part.trim().split_once("break") {
            Some((times, unpaid)) => (times.trim(), break_of(unpaid.trim()).ok_or_else(wanted)?),
            None => (part.trim(), Minutes::ZERO),
        };
        let time = times_of(times).ok_or_else(wanted)?;
        if unpaid >= time.wall() {
            return Err("the break is longer than the shift".to_owned());
        }
        Ok((Some(time), unpaid))
    };
    text.split(',').map(one).collect()
}

/// Working times as people write them: `09:00-15:00`, `9-15`, `930 to 1530`.
fn times_of(written: &str) -> Option<TimeSpan> {
    let joined = written.replace(" to ", "-").replace(" - ", "-");
    written.parse().ok().or_else(|| {
        let (from, to) = read_times(&joined)?;
        format!("{from}-{to}").parse().ok()
    })
}

/// A break: `0:30`, `30m`.
fn break_of(written: &str) -> Option<Minutes> {
    written.parse().ok().or_else(|| read_length(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_times_are_read_as_people_write_them() {
        assert_eq!(times("").unwrap(), []);
        assert_eq!(times("off").unwrap(), [(None, Minutes::ZERO)]);
        let two = times("09:00-12:00, 13:00-17:00 break 0:15").unwrap();
        assert_eq!((two.len(), two[0].1, two[1].1), (2, Minutes::ZERO, Minutes(15)));
        for (loose, strict) in [
            ("9-5", "09:00-17:00"),
            ("9-15 break 30m", "09:00-15:00 break 0:30"),
            ("930 to 1530", "09:30-15:30"),
        ] {
            assert_eq!(times(loose), times(strict), "{loose}");
            assert_eq!(times(loose).unwrap().iter().map(written).collect::<Vec<_>>(), [strict]);
        }
        for wrong in ["9", "09:00-15:00 break", "09:00-09:10 break 0:30", "soon"] {
            assert!(times(wrong).is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn one_for_all_or_one_for_each() {
        let read = |text: &str| told_apart(each(text, |name| Ok(name.to_owned())).unwrap());
        let name = |all: &[Option<String>]| each_written(all, String::clone);
        for (text, again) in [
            ("", ""),
            ("here", "here"),
            ("here / there", "here / there"),
            ("- / there", "- / there"),
            ("a / a", "a"),
            ("- / -", ""),
        ] {
            assert_eq!(name(&read(text)), again, "{text}");
        }
        assert_eq!(of_row(&read("here"), 3).as_deref(), Some("here"));
        assert_eq!(of_row(&read("- / there"), 1).as_deref(), Some("there"));
        assert_eq!(of_row(&read("- / there"), 2), None);
    }
}
