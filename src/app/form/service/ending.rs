//! The form that gives a place, a team or a post its last day: what is named elsewhere is ended rather than deleted.

use std::sync::Arc;

use super::edited::marked;
use crate::app::App;
use crate::app::form::values::if_any;
use crate::app::form::written_when::typed;
use crate::app::form::{Field, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Change, Date, Key, Place, Post, Record, State, Status, Team};
use crate::report::referred::{in_words, told};

impl App {
    /// Opens the form of the last day of a place, a team or a post.
    pub(in crate::app) fn open_ending_of(&mut self, key: &Key) {
        let Some(of) = Ended::of(&self.state, key) else { return };
        self.open_form(format!("The last day of {}", of.name()), EndingForm { of });
    }
}

/// What can be given a last day.
enum Ended {
    Place(Place),
    Team(Team),
    Post(Post),
}

impl Ended {
    fn of(state: &State, key: &Key) -> Option<Self> {
        match key {
            Key::Place(id) => state.place(id).cloned().map(Self::Place),
            Key::Team(id) => state.team(id).cloned().map(Self::Team),
            Key::Post(id) => state.post(id).cloned().map(Self::Post),
            _ => None,
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Place(it) => &it.name,
            Self::Team(it) => &it.name,
            Self::Post(it) => &it.title,
        }
    }

    fn last_day(&self) -> Option<Date> {
        match self {
            Self::Place(it) => it.until,
            Self::Team(it) => it.funded_until,
            Self::Post(it) => it.funded_until,
        }
    }

    fn ended(&self, last: Option<Date>) -> Record {
        match self {
            Self::Place(it) => Place { until: last, ..it.clone() }.into(),
            Self::Team(it) => Team { funded_until: last, ..it.clone() }.into(),
            Self::Post(it) => Post { funded_until: last, ..it.clone() }.into(),
        }
    }
}

/// What the form of a last day is about.
struct EndingForm {
    of: Ended,
}

impl Fields for EndingForm {
    type Values = Option<Date>;

    const FIELDS: &'static [&'static Field<Self>] = &[&Field::<Self>::new(
        "Last day",
        |it, _| it.map(typed).unwrap_or_default(),
        |it, written, at| {
            *it = if_any(written, |written| at.app.read_day(written))?;
            Ok(())
        },
    )
    .day(|it| *it)
    .hint("fri, 31 mar, 31/3; left out: it has no end")];

    fn start(&self) -> Option<Date> {
        self.of.last_day()
    }

    fn conclude(
        &mut self,
        last: Option<Date>,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let record = self.of.ended(last);
        let key = record.key();
        if let (Ended::Place(_), Some(last)) = (&self.of, last) {
            let after = told(after(base, &key, last), base);
            if !after.is_empty() {
                let words = format!("After it, {} would still be there: see to them too.", in_words(&after));
                found.remarks.push(FormRemark::warning(words));
            }
        }
        let name = self.of.name();
        let summary = match last {
            Some(last) => format!("{name} ends on {}", words::day(last, app.today())),
            None => format!("{name} has no end"),
        };
        let changes = if last == self.of.last_day() { vec![] } else { vec![Change::from(record)] };
        Ok(marked(base, changes, summary, key))
    }
}

impl Form for EndingForm {}

/// What names a place and goes on after a day.
fn after(state: &State, key: &Key, last: Date) -> Vec<Record> {
    let goes_on = |record: &Record| match record {
        Record::Session(it) => it.booking.start.date() > last && it.booking.status == Status::Planned,
        Record::Series(it) => it.repeat.last_day().is_none_or(|end| end > last),
        Record::Shift(it) => it.date > last,
        Record::Group(_) | Record::Family(_) | Record::Team(_) => true,
        _ => false,
    };
    let naming = crate::domain::check::naming(state, key);
    naming.into_iter().filter(goes_on).collect()
}
