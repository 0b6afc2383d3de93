//! The fields of a split: each read, with what is wrong with it, and what the divisions come to.

use std::mem::take;

use super::{SplitForm, parts_of};
use crate::app::form::remark::Remark;
use crate::app::form::session::{known, minutes};
use crate::app::form::{FormLayer, FormPurpose};
use crate::app::{App, words};
use crate::domain::{Malformed, Minutes, PersonId, PostId, read_weekday};
use crate::planner::split::{Division, MOST, Part, Refused, Wanted};

/// A field, and what is wrong with it.
type Wrong = (&'static str, String);

impl FormLayer {
    /// Reads what is wanted of a split, and says what was found of it.
    pub(in crate::app) fn read_split(&mut self, app: &App) {
        let FormPurpose::Split(form) = &self.purpose else { return };
        let read = self.split_wanted(&form.post, app);
        for field in &mut self.fields {
            field.problem = None;
        }
        let chosen = self.value("division").to_owned();
        let FormPurpose::Split(form) = &mut self.purpose else { return };
        let mut wrong = None;
        match read {
            Ok((wanted, people)) => {
                form.people = people;
                form.want(Some((wanted, app.state.clone())));
            }
            Err(it) => {
                wrong = Some(it);
                form.want(None);
            }
        }
        form.remarks = remarks(form, &chosen, app);
        if let Some(Err(refused)) = &form.found {
            let field = if matches!(refused, Refused::NoRoom { .. }) { "cannot" } else { "hours" };
            wrong = Some((field, refused.to_string()));
        } else if wrong.is_none() && form.found.is_some() && form.division(&chosen).is_none() {
            wrong = Some(("division", "write the number of one that is listed".to_owned()));
        }
        if let Some((field, words)) = wrong {
            self.mark_problem(field, &words);
        }
    }

    fn split_wanted(&self, post: &PostId, app: &App) -> Result<(Wanted, Vec<PersonId>), Wrong> {
        let post = app.state.post(post).ok_or_else(|| ("who", "the post is no longer here".to_owned()))?;
        let people = self.split_people(app)?;
        let on = self.day("from", app).map_err(|words| ("from", words))?;
        let hours = self.split_hours(app.state.post_hours(post, on), people.len())?;
        if on < app.today() {
            let today = words::day(app.today(), app.today());
            return Err(("from", format!("what was is not written anew: {today} or later")));
        }
        let overlap = match self.value("together") {
            "" => None,
            written => Some(minutes(written).map_err(|wrong| ("together", wrong.to_string()))?),
        };
        let parts = people.iter().zip(hours);
        let mut parts: Vec<Part> =
            parts.map(|(person, hours)| Part { person: Some(person.clone()), ..Part::of(hours) }).collect();
        self.split_cannot(&mut parts)?;
        Ok((Wanted { post: post.id.clone(), on, parts, overlap }, people))
    }

    fn split_people(&self, app: &App) -> Result<Vec<PersonId>, Wrong> {
        let ids: Vec<&str> = app.state.records.people.keys().map(AsRef::as_ref).collect();
        let mut people: Vec<PersonId> = vec![];
        for word in self.value("who").split([' ', ',']).filter(|word| !word.is_empty()) {
            known("person", word, &ids).map_err(|words| ("who", words))?;
            let person = PersonId::parse(word).map_err(|wrong| ("who", wrong.to_string()))?;
            if people.contains(&person) {
                return Err(("who", format!("{} is there twice", app.state.call(&person))));
            }
            people.push(person);
        }
        if !(2..=MOST).contains(&people.len()) {
            return Err(("who", format!("a post is split among 2 to {MOST} people: write who")));
        }
        Ok(people)
    }

    fn split_hours(&self, post: Minutes, many: usize) -> Result<Vec<Minutes>, Wrong> {
        let wrong = |words: String| ("hours", words);
        let written: Vec<&str> =
            self.value("hours").split([' ', ',']).filter(|word| !word.is_empty()).collect();
        if written.is_empty() {
            return Ok(parts_of(post, many));
        }
        let hours: Result<Vec<Minutes>, Malformed> = written.into_iter().map(str::parse).collect();
        let hours = hours.map_err(|malformed| wrong(malformed.to_string()))?;
        if hours.len() != many {
            let are = if hours.len() == 1 { "is 1" } else { &format!("are {}", hours.len()) };
            return Err(wrong(format!("there {are} for {many} people: write one for each, or none")));
        }
        let given: Minutes = hours.iter().copied().sum();
        if given == post { Ok(hours) } else { Err(wrong(Refused::Sum { given, post }.to_string())) }
    }

    fn split_cannot(&self, parts: &mut [Part]) -> Result<(), Wrong> {
        let mut of: Option<usize> = None;
        for word in self.value("cannot").split([' ', ',', ';']).filter(|word| !word.is_empty()) {
            let is = |part: &Part| part.person.as_ref().is_some_and(|person| person.as_str() == word);
            if let Some(at) = parts.iter().position(is) {
                of = Some(at);
                continue;
            }
            let day = read_weekday(word).map_err(|malformed| ("cannot", malformed.to_string()))?;
            let part = of
                .and_then(|at| parts.get_mut(at))
                .ok_or_else(|| ("cannot", format!("write first who cannot on {word}: one of those above")))?;
            *part = take(part).not_on(day);
        }
        Ok(())
    }
}

/// What was found, the chosen division with its reasons.
fn remarks(form: &SplitForm, chosen: &str, app: &App) -> Vec<Remark> {
    let told = |text: String| Remark::told(text);
    let Some((wanted, _)) = &form.wanted else { return vec![] };
    let found = match &form.found {
        None => return vec![told("Looking for the best divisions …  Esc stops it.".to_owned())],
        Some(Err(_)) => return vec![],
        Some(Ok(found)) => found,
    };
    let mut remarks = vec![];
    for (number, division) in super::OFFERED.iter().zip(found) {
        let each: Vec<String> = division.each(wanted, |n, _| {
            form.people.get(n).map_or_else(String::new, |person| app.state.call(person).to_owned())
        });
        let of = format!("{number} · {} of 100 · {}", division.score, each.join(" · "));
        remarks.push(told(if *number == chosen { format!("{of}.") } else { of }));
        if *number == chosen {
            remarks.push(told(why(division)));
        }
    }
    if found.is_empty() {
        remarks.push(Remark::warning("No division was found: ask for less.".to_owned()));
    }
    remarks
}

fn why(division: &Division) -> String {
    format!("  {}.", words::capital(&division.whys().join("; ")))
}
