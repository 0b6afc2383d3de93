//! What is written of one person on a line of their page: a key to sign in with, what to ask them about first, training.
//!
//! Each is read as it is typed, says in words what it would save, and is saved as one change.

use crate::app::App;
use crate::app::layer::{Draft, Layer, LineLayer, LinePurpose, Personal};
use crate::domain::{
    Change, CourseId, Date, Key, Person, PersonId, PublicKey, Refresher, Training, TrainingState, counted,
    nearest,
};

impl App {
    /// Opens the line for the selected person, with what is there already.
    pub(in crate::app) fn ask_personal(&mut self, personal: Personal) {
        let Some(id) = self.selection.person.clone() else { return };
        let name = self.state.display_name(&id);
        let (prompt, there) = match personal {
            Personal::Key => {
                (format!("The public key of {name}: paste the line of their .pub file"), String::new())
            }
            Personal::Themes => {
                let themes = self.state.person(&id).map(|it| it.ask_first.join(", ")).unwrap_or_default();
                (format!("What to ask {name} about first; nobody else sees this"), themes)
            }
            Personal::Apart => (self.parting(&id), self.state.kept_apart(&id).join(" ")),
            Personal::Training => (format!("Training of {name}: course, how far, when"), String::new()),
        };
        let line = LineLayer::new(LinePurpose::Personal(id, personal), prompt, self).with_text(&there, self);
        self.layers.push(Layer::Line(line));
    }

    /// What a line about a person would save, with words for it; the error says what is missing or wrong.
    pub(in crate::app) fn read_personal(
        &self,
        id: &PersonId,
        personal: Personal,
        written: &str,
    ) -> Result<(String, Draft), String> {
        let name = self.state.display_name(id);
        let (words, summary, changes): (String, String, Vec<Change>) = match personal {
            Personal::Key => {
                if written.trim().is_empty() {
                    return Err("the line begins with ssh-ed25519 or another kind of key".to_owned());
                }
                let at = self.state.zone().instant(self.now);
                let key = PublicKey::of(written.parse()?, id.clone(), at, &self.state)?;
                let words = format!("{name} will sign in with {}", key.fingerprint);
                (words, format!("Let {name} sign in with a key"), vec![key.into()])
            }
            Personal::Themes => {
                let person = self.state.person(id).ok_or("this person is no longer here")?;
                let themes = themes(written);
                let words = match themes.len() {
                    0 => "nothing: matches may be made without asking".to_owned(),
                    n => {
                        let themes = counted(n, "theme");
                        format!(
                            "{themes} to ask about first, with commas between; others only read “ask first”"
                        )
                    }
                };
                let after = Person { ask_first: themes, ..person.clone() };
                (words, format!("Set what to ask {name} about first"), vec![after.into()])
            }
            Personal::Apart => self.read_apart(id, written)?,
            Personal::Training => {
                let training = self.read_training(id, written)?;
                let title = self.state.course(&training.course).map_or("", |it| it.title.as_str());
                let day = |what: &str, day: Option<Date>| {
                    day.map(|day| format!(", {what}{}", crate::app::words::date(day))).unwrap_or_default()
                };
                let words = format!(
                    "{title}: {}{}{}",
                    training.state,
                    day("", training.on),
                    day("holds until ", training.expires)
                );
                let summary = format!("Note training of {name}: {words}");
                let kept = if self.keeps_certificate(&training) {
                    "; what they hold stays noted beside it"
                } else {
                    ""
                };
                (format!("{words}{kept}"), summary, self.noting(training))
            }
        };
        Ok((words, Draft::new(self.state.clone(), changes, summary)))
    }

    /// Whether a training is noted beside the certificate that somebody holds in the same course.
    fn keeps_certificate(&self, training: &Training) -> bool {
        let held = self.state.training(&training.person, &training.course);
        !training.is_done() && held.is_some_and(Training::is_done)
    }

    /// The changes that note a training: what is booked or asked for stands beside a certificate, and a course that was
    /// done is booked no more.
    fn noting(&self, training: Training) -> Vec<Change> {
        if self.keeps_certificate(&training) {
            return vec![Refresher(training).into()];
        }
        let of = (training.person.clone(), training.course.clone());
        let over = self.state.records.refreshers.contains_key(&of) && training.is_done();
        let over = over.then_some(Change::Remove(Key::Refresher(of)));
        over.into_iter().chain([training.into()]).collect()
    }

    /// Reads `wrap done 2026-11-20 until 2028-11-20`, the days left out where they are not known.
    fn read_training(&self, person: &PersonId, written: &str) -> Result<Training, String> {
        const HOW: &str = "a course, then done, booked, requested or no-place, and the day: wrap done 20/11";
        let mut words = written.split_whitespace();
        let course = self.read_course(words.next().ok_or(HOW)?)?;
        let state: TrainingState = words.next().ok_or(HOW)?.parse().map_err(|it| format!("{it}"))?;
        let held = self.state.training(person, &course);
        let ahead = self.state.training_ahead(person, &course);
        let mut training = match held.into_iter().chain(ahead).find(|there| there.state == state) {
            Some(there) => there.clone(),
            None => Training { person: person.clone(), course, state, on: None, expires: None },
        };
        while let Some(word) = words.next() {
            let (until, word) = match word {
                "until" | "expires" => (true, words.next().ok_or("say until which day")?),
                _ => (false, word),
            };
            match (until, training.on) {
                (true, Some(on)) => training.expires = Some(self.read_last_day(word, on)?),
                (true, None) => training.expires = Some(self.read_day(word)?),
                (false, _) => {
                    let on = Some(self.read_day(word)?);
                    // What was done anew holds as long as it says, and no longer as long as the one before.
                    if training.on != on {
                        training.expires = None;
                    }
                    training.on = on;
                }
            }
        }
        match (training.on, training.expires) {
            (Some(on), Some(expires)) if expires < on => {
                Err("it would expire before it was done: check both days".to_owned())
            }
            _ => Ok(training),
        }
    }

    fn read_course(&self, word: &str) -> Result<CourseId, String> {
        let known = self.state.courses();
        let ids = || known.iter().map(|course| course.id.as_str());
        let low = word.to_lowercase();
        match ids().find(|id| *id == low) {
            Some(id) => CourseId::parse(id).map_err(|it| it.to_string()),
            None => Err(match nearest(&low, ids()) {
                Some(near) => format!("there is no course {word:?}; did you mean {near}?"),
                None => format!("there is no course {word:?}, but {}", ids().collect::<Vec<_>>().join(", ")),
            }),
        }
    }
}

/// Themes with commas between, each once.
fn themes(written: &str) -> Vec<String> {
    let mut themes: Vec<String> = vec![];
    for theme in written.split(',').map(str::trim).filter(|theme| !theme.is_empty()) {
        if !themes.iter().any(|there| there == theme) {
            themes.push(theme.to_owned());
        }
    }
    themes
}
