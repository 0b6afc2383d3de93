//! Splitting a post: who, hours for each, days they cannot work; then the best divisions to choose from, each with what it
//! costs. They are looked for beside the screen, and no longer than somebody waits.

mod about;
mod answer;
mod question;
mod read;

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::name_list::NameList;
use super::values::{if_any, many, minutes, one};
use super::{Field, FieldKind, Fields, Findings, Form};
use crate::app::form::written_when::typed;
use crate::app::layer::draft::Draft;
use crate::app::screen::posts;
use crate::app::{App, words};
use crate::domain::{Minutes, PersonId, State, Week};
use crate::planner::split::{self, Division, Refused, SplitPart, SplitRequest};

use about::{OFFERED, SplitForm, Values, parts_of};
pub use question::Question;
use question::Waiting;

static HOURS: Field<SplitForm> = Field::<SplitForm>::new(
    "Hours each",
    |it, _| many(&it.hours),
    |it, written, at| {
        it.hours = read::hours(at, it, written)?;
        Ok(())
    },
)
.hint("in the same order: 14:24 14:24; left out: evenly");

static CANNOT: Field<SplitForm> = Field::<SplitForm>::new(
    "Cannot work",
    |_, _| String::new(),
    |it, written, at| {
        it.cannot = read::cannot(at.base, &it.people, written)?;
        Ok(())
    },
)
.hint("who and which days, such as: eilidh thu fri, shona mon");

static DIVISION: Field<SplitForm> = Field::<SplitForm>::new(
    "Split",
    |it, _| it.division.clone(),
    |it, written, _| {
        written.clone_into(&mut it.division);
        Ok(())
    },
)
.of(FieldKind::Words(OFFERED));

impl Fields for SplitForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Who",
            |it, state| NameList::people(state).names(&it.people),
            |it, written, at| {
                it.people = read::people(at.app, written)?;
                Ok(())
            },
        )
        .of(FieldKind::People)
        .says(|it, at| NameList::people(at.base).names(&it.people).into())
        .hint("two people or more, with commas between"),
        &Field::<Self>::new(
            "From",
            |it, _| typed(it.from),
            |it, written, at| {
                let (from, today) = (at.app.read_coming_day(written)?, at.app.today());
                if from < today {
                    let today = words::day(today, today);
                    return Err(format!("the past stays as it was: write {today} or later"));
                }
                it.from = from;
                Ok(())
            },
        )
        .day(|it| Some(it.from))
        .hint("mon, 7 dec, 7/12"),
        &HOURS,
        &Field::<Self>::new(
            "Together",
            |it, _| one(it.overlap.as_ref()),
            |it, written, _| {
                it.overlap = if_any(written, minutes)?;
                Ok(())
            },
        )
        .hint("1:30 a week; left out: as the policy says"),
        &CANNOT,
        &DIVISION,
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
        let Values { people, from: on, hours, overlap, cannot, division: chosen } = values;
        if let Err(words) = found.all_well() {
            self.want(None);
            return Err(words);
        }
        let part = |(person, hours): (&PersonId, Minutes)| {
            let part = SplitPart { person: Some(person.clone()), ..SplitPart::of(hours) };
            let theirs = cannot.iter().filter(|(who, _)| who == person);
            theirs.fold(part, |part, (_, day)| part.not_on(*day))
        };
        let parts = people.iter().zip(hours).map(part).collect();
        self.want(Some((SplitRequest { post: self.post.clone(), on, parts, overlap }, app.state.clone())));
        found.remarks = read::remarks(self, &people, &chosen, app);
        if let Some(Err(refused)) = &self.found {
            let field = if matches!(refused, Refused::NoRoom { .. }) { &CANNOT } else { &HOURS };
            found.wrong(field, refused.to_string());
        } else if self.found.is_some() && self.division(&chosen).is_none() {
            found.wrong(&DIVISION, "write the number of one from the list");
        }
        let (Some((wanted, state)), Some(division)) = (&self.wanted, self.division(&chosen)) else {
            return Err("there is nothing to choose from yet".to_owned());
        };
        let changes = split::changes(state, wanted, division, &people, wanted.on);
        let each = |(person, part): (&PersonId, &SplitPart)| {
            format!("{} {}", app.state.display_name(person), part.hours)
        };
        let each: Vec<String> = people.iter().zip(&wanted.parts).map(each).collect();
        let title = state.post(&self.post).map_or_else(|| self.post.to_string(), |post| post.title.clone());
        let summary = format!("Split {title} from {}: {}", words::date(wanted.on), each.join(", "));
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for SplitForm {
    fn lies_low(&self) -> bool {
        true
    }

    fn week_shown(&self, week: Week) -> Week {
        self.wanted.as_ref().map_or(week, |(wanted, _)| wanted.on.week())
    }

    /// Those that are read, and those before that the screen sums up.
    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        let (wanted, _) = self.wanted.as_ref()?;
        let weeks = split::weeks_read(wanted.on);
        Some(wanted.on.week().plus(-4).min(*weeks.start())..=*weeks.end())
    }
}

impl SplitForm {
    /// Takes in what is wanted now; what was found of anything else is forgotten, and no longer looked for.
    fn want(&mut self, wanted: Option<(SplitRequest, Arc<State>)>) {
        let same = match (&self.wanted, &wanted) {
            (Some((was, of)), Some((now, state))) => was == now && Arc::ptr_eq(of, state),
            _ => false,
        };
        if !same {
            (self.waiting, self.found, self.wanted) = (None, None, wanted);
        }
    }

    fn division(&self, number: &str) -> Option<&Division> {
        let at = OFFERED.iter().position(|it| *it == number)?;
        self.found.as_ref()?.as_ref().ok()?.get(at)
    }
}

impl App {
    /// Opens the form that splits the marked post between those who share it.
    pub(in crate::app) fn open_split(&mut self) {
        let Some(post) = posts::post_marked(self).cloned() else { return };
        let from = self.today().week().plus(1).max(self.selection.week()).monday();
        let whole = self.state.post_hours(&post, from);
        let shares = self.state.shares_in(&post.id).filter(|share| share.is_on(from));
        let people: Vec<PersonId> = shares.map(|share| share.person.clone()).collect();
        let hours = parts_of(whole, people.len());
        let division = OFFERED.first().copied().unwrap_or_default().to_owned();
        let start = Values { people, from, hours, overlap: None, cannot: vec![], division };
        let title = format!("Split {}, {whole} a week", post.title);
        let form = SplitForm { post: post.id, start, wanted: None, waiting: None, found: None };
        self.open_form(title, form);
    }

    /// What is to be looked for beside the screen, once all is here that it reads.
    pub(in crate::app) fn split_to_ask(&mut self) -> Option<Question> {
        let form = self.form_in_front()?;
        form.form::<SplitForm>()?;
        if !self.missing(form.weeks_needed(self)).is_empty() {
            return None;
        }
        let today = self.today();
        let form: &mut SplitForm = self.form_in_front_mut()?.form_mut()?;
        let (wanted, state) =
            form.wanted.as_ref().filter(|_| form.waiting.is_none() && form.found.is_none())?;
        let (waiting, question) = Waiting::of(state.clone(), wanted.clone(), today);
        form.waiting = Some(waiting);
        Some(question)
    }

    /// Takes in what was found; an answer to what is no longer asked is let go.
    pub(in crate::app) fn split_found(
        &mut self,
        wanted: &SplitRequest,
        found: Result<Vec<Division>, Refused>,
    ) {
        let form = self.form_in_front_mut().and_then(|form| form.form_mut::<SplitForm>());
        let Some(split) = form else { return };
        let is_asked = split.wanted.as_ref().is_some_and(|(now, _)| now == wanted);
        if split.waiting.is_some() && is_asked {
            (split.waiting, split.found) = (None, Some(found));
            self.read_form_in_front();
        }
        self.refresh_preview();
    }
}
