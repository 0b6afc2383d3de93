//! Splitting a post: who, hours for each, days they cannot work; then the best divisions to choose from, each with what it
//! costs. They are looked for beside the screen, and no longer than somebody waits.

mod question;
mod read;

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::remark::Remark;
use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::{Draft, Layer};
use crate::app::screen::posts;
use crate::app::{App, words};
use crate::domain::{Minutes, PersonId, PostId, State, Week};
use crate::planner::split::{self, Division, Refused, Wanted};

pub use question::Question;
use question::Waiting;

/// The numbers of the divisions that are offered.
const OFFERED: &[&str] = &["1", "2", "3", "4"];

/// What a form of a split is about.
pub struct SplitForm {
    post: PostId,
    /// Who gets a part, in the order of the parts.
    people: Vec<PersonId>,
    /// What is wanted, and of which state, while nothing is wrong with it.
    wanted: Option<(Wanted, Arc<State>)>,
    /// The question that is being answered.
    waiting: Option<Waiting>,
    /// What was found of it.
    found: Option<Result<Vec<Division>, Refused>>,
    /// What there is to say.
    pub remarks: Vec<Remark>,
}

impl SplitForm {
    /// The week in which it would begin.
    pub(in crate::app) fn week(&self) -> Option<Week> {
        self.wanted.as_ref().map(|(wanted, _)| wanted.on.week())
    }

    /// The weeks that must be here before divisions are looked for, and those before that the screen sums up.
    pub(super) fn weeks_read(&self) -> Option<RangeInclusive<Week>> {
        let (wanted, _) = self.wanted.as_ref()?;
        let weeks = split::weeks_read(wanted.on);
        Some(wanted.on.week().plus(-4).min(*weeks.start())..=*weeks.end())
    }

    /// Takes in what is wanted now; what was found of anything else is forgotten, and no longer looked for.
    fn want(&mut self, wanted: Option<(Wanted, Arc<State>)>) {
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
        let from = self.today().week().plus(1).max(self.spot.week()).monday();
        let whole = self.state.post_hours(&post, from);
        let shares = self.state.shares_in(&post.id).filter(|share| share.is_on(from));
        let people: Vec<String> = shares.map(|share| share.person.to_string()).collect();
        let fields = vec![
            Field::new("who", "Who", FieldKind::People, people.join(" "))
                .hint("two people or more, with spaces between"),
            Field::new("hours", "Hours each", FieldKind::Free, even(whole, people.len()))
                .hint("in the same order: 14:24 14:24; left out: evenly"),
            Field::new("from", "From", FieldKind::Day, from.to_string()).hint("2026-12-07, mon, 7/12"),
            Field::new("together", "Together", FieldKind::Length, String::new())
                .hint("1:30 a week; left out: as the policy says"),
            Field::new("cannot", "Cannot work", FieldKind::Free, String::new())
                .hint("who and which days: the person, thu fri; a comma before the next"),
            Field::new("division", "Division", FieldKind::Words(OFFERED), "1".to_owned()),
        ];
        let title = format!("Split {}, {whole} a week", post.title);
        let (wanted, waiting, found, remarks) = (None, None, None, vec![]);
        let form = SplitForm { post: post.id, people: vec![], wanted, waiting, found, remarks };
        let purpose = FormPurpose::Split(Box::new(form));
        self.open_form(title, purpose, fields);
    }

    fn split(&self) -> Option<&SplitForm> {
        match self.layers.last() {
            Some(Layer::Form(FormLayer { purpose: FormPurpose::Split(form), .. })) => Some(form),
            _ => None,
        }
    }

    /// What is to be looked for beside the screen, once all is here that it reads.
    pub(in crate::app) fn split_to_ask(&mut self) -> Option<Question> {
        if !self.missing(self.split().and_then(SplitForm::weeks_read)).is_empty() {
            return None;
        }
        let today = self.today();
        let Some(Layer::Form(FormLayer { purpose: FormPurpose::Split(form), .. })) = self.layers.last_mut()
        else {
            return None;
        };
        let (wanted, state) =
            form.wanted.as_ref().filter(|_| form.waiting.is_none() && form.found.is_none())?;
        let (waiting, question) = Waiting::of(state.clone(), wanted.clone(), today);
        form.waiting = Some(waiting);
        Some(question)
    }

    /// Takes in what was found; an answer to what is no longer asked is let go.
    pub(in crate::app) fn split_found(&mut self, wanted: &Wanted, found: Result<Vec<Division>, Refused>) {
        let Some(mut layer) = self.layers.pop() else { return };
        if let Layer::Form(form) = &mut layer
            && let FormPurpose::Split(split) = &mut form.purpose
            && split.waiting.is_some()
            && split.wanted.as_ref().is_some_and(|(now, _)| now == wanted)
        {
            (split.waiting, split.found) = (None, Some(found));
            form.read_split(self);
        }
        self.layers.push(layer);
        self.redraft();
    }
}

impl FormLayer {
    /// What the form of a split would save.
    pub(in crate::app) fn split_draft(&self, form: &SplitForm, app: &App) -> Result<Draft, String> {
        let division = form.division(self.value("division"));
        let (Some((wanted, state)), Some(division)) = (&form.wanted, division) else {
            return Err("there is nothing to choose yet".to_owned());
        };
        let changes = split::changes(state, wanted, division, &form.people, wanted.on);
        let each =
            |(person, part): (&PersonId, &split::Part)| format!("{} {}", app.state.call(person), part.hours);
        let each: Vec<String> = form.people.iter().zip(&wanted.parts).map(each).collect();
        let title = state.post(&form.post).map_or_else(|| form.post.to_string(), |post| post.title.clone());
        let summary = format!("Split {title} from {}: {}", words::date(wanted.on), each.join(", "));
        Ok(Draft::new(self.base.clone(), changes, summary))
    }
}

/// Hours in even parts, to the minute: `14:24 14:24`.
fn even(hours: Minutes, parts: usize) -> String {
    parts_of(hours, parts).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Hours in even parts; the first ones get the minutes that are over.
fn parts_of(hours: Minutes, parts: usize) -> Vec<Minutes> {
    let many = i32::try_from(parts).unwrap_or(i32::MAX);
    let one = |n: i32| Minutes(hours.0 / many + i32::from(n < hours.0 % many));
    (0..many).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_parted_evenly_to_the_minute() {
        assert_eq!(even(Minutes(28 * 60 + 48), 2), "14:24 14:24");
        assert_eq!(even(Minutes(601), 3), "3:21 3:20 3:20");
        assert_eq!(even(Minutes(600), 0), "");
    }
}
