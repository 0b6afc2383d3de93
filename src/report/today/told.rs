//! Today in words, for one line: each part in forms, the fullest first. What is nothing is said shorter a step before names give
//! way to how many they are.

use super::fold::{Out, Today};
use crate::domain::{FamilyRef, PersonId, State};
use crate::rota::Booked;
use crate::words::{brief, day, in_a_row, mentioned, people};

impl Today<'_> {
    /// Who is in, and who comes in later.
    #[must_use]
    pub fn present_in_words(&self, state: &State) -> Vec<String> {
        let later: Vec<String> = self
            .later
            .chunk_by(|one, next| one.0 == next.0)
            .filter_map(|at| Some((at.first()?.0, names(at.iter().map(|(_, who)| *who), state))))
            .map(|(start, who)| format!("{who} from {}", start.time()))
            .collect();
        if self.is_part && self.present.is_empty() && later.is_empty() {
            return vec![];
        }
        if self.present.is_empty() {
            return match (self.holiday, later.first()) {
                (_, Some(_)) if self.is_part => vec![format!("in: {}", later.join(", "))],
                (_, Some(first)) => {
                    vec![format!("in: nobody yet; {}", later.join(", ")), format!("in: {first}")]
                }
                (Some(holiday), None) => vec![format!("{holiday}: nobody is in"), "nobody is in".to_owned()],
                (None, None) => vec!["nobody is in".to_owned()],
            };
        }
        let now = format!("in: {}", names(self.present.iter().copied(), state));
        let both = if later.is_empty() { now.clone() } else { format!("{now}; later {}", later.join(", ")) };
        let names_later = names(self.later.iter().map(|(_, who)| *who), state);
        let in_short = if later.is_empty() { now } else { format!("{now}; later {names_later}") };
        let here = names(self.present.iter().copied(), state);
        let (count, coming) = (self.present.len(), self.later.len());
        let counted = match coming {
            0 if count > 1 => vec![format!("in: {count}")],
            0 => vec![],
            _ => vec![format!("in: {here}; later {coming}"), format!("in: {count}, later {coming}")],
        };
        [both, in_short].into_iter().chain(counted).collect()
    }

    /// That there is more of it than whoever looks may see yet.
    #[must_use]
    pub fn part_in_words(&self) -> Vec<String> {
        if self.is_part {
            vec!["your part of a draft".to_owned(), "draft".to_owned(), String::new()]
        } else {
            vec![]
        }
    }

    /// What is nothing, which can only be said of the whole.
    fn unless_part(&self, forms: &[&str]) -> Vec<String> {
        let forms = if self.is_part { &[] } else { forms };
        forms.iter().map(|form| (*form).to_owned()).collect()
    }

    /// Who is away.
    #[must_use]
    pub fn away_in_words(&self, state: &State) -> Vec<String> {
        let away = match self.away.as_slice() {
            [] if self.asked.is_empty() => {
                self.unless_part(&["away today: nobody", "none away today", "none away"])
            }
            // Beside leave that is asked for, it is always said that it is of today.
            [] => self.unless_part(&["away today: nobody", "none away today", "0 away today"]),
            [one] => {
                let name = state.display_name(one);
                vec![format!("away today: {name}"), format!("away: {name}")]
            }
            many => {
                let named = names(many.iter().copied(), state);
                let count = format!("away: {}", many.len());
                vec![format!("away today: {named}"), format!("away: {named}"), count]
            }
        };
        // Leave that is asked for is not away, and not nothing: today's is always told, that of later days where there is room.
        let (now, later): (Vec<_>, Vec<_>) = self.asked.iter().partition(|(_, on)| *on == self.date());
        let now = names(now.iter().map(|(who, _)| *who), state);
        let shortest = (!now.is_empty() && self.away.is_empty()).then(|| format!("{now}: leave asked"));
        let now = if now.is_empty() { now } else { format!("{now}: leave asked, undecided") };
        let later = later.iter().map(|(who, on)| {
            format!("{}: leave asked for {}, undecided", state.display_name(who), day(*on, self.date()))
        });
        let joined =
            |parts: Vec<String>| parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ");
        // Where somebody has asked, that nobody is away goes without saying.
        let away = match away.first() {
            None => vec![String::new()],
            Some(first) if shortest.is_some() => vec![first.clone(), String::new()],
            Some(_) => away,
        };
        let in_full = away.iter().take(1).cloned().chain([now.clone()]).chain(later).collect();
        let shorter = away.iter().map(|form| joined(vec![form.clone(), now.clone()]));
        let forms = [joined(in_full)].into_iter().chain(shorter).chain(shortest);
        forms.filter(|form| !form.is_empty()).collect()
    }

    /// What has no cover.
    #[must_use]
    pub fn uncovered_in_words(&self, state: &State) -> Vec<String> {
        let one = |booked: &&Booked| {
            let families = called(&booked.booking().families);
            let what = mentioned(booked.booking(), state);
            format!("{} {what}{families}", booked.start.time())
        };
        match self.uncovered.as_slice() {
            [] => self.unless_part(&["no cover today: nothing", "covered today", "covered"]),
            all => {
                let each: Vec<String> = all.iter().map(one).collect();
                let named = each.join(", ");
                let count = format!("no cover: {}", all.len());
                vec![format!("no cover today: {named}"), format!("no cover: {named}"), count]
            }
        }
    }

    /// What comes next.
    #[must_use]
    pub fn next_in_words(&self, state: &State) -> Vec<String> {
        let Some(booked) = self.next else { return vec![] };
        let start = booked.start.time();
        let who = people(booked.attendance().collect::<Vec<&PersonId>>(), state);
        // Whose it is, is told as long as it is told at all.
        let told = |what: &str| format!("next: {start} {what}, {who}");
        vec![told(&mentioned(booked.booking(), state)), told(&brief(booked.booking(), state)), String::new()]
    }

    /// Who is out alone.
    #[must_use]
    pub fn alone_in_words(&self, state: &State) -> Vec<String> {
        let (now, later): (Vec<&Out>, Vec<&Out>) = self.alone.iter().partition(|out| out.is_now);
        let told = |out: &&Out, with: bool| {
            let who = state.display_name(out.who);
            let families = if with { called(&out.booked.booking().families) } else { String::new() };
            match (out.is_now, families.is_empty()) {
                (true, true) => format!("{who} until {}", out.booked.end.time()),
                (true, false) => format!("{who} with{families} until {}", out.booked.end.time()),
                (false, true) => format!("{who} {}", out.booked.start.time()),
                (false, false) => format!("{who} with{families} {}", out.booked.start.time()),
            }
        };
        let all = |out: &[&Out], with| out.iter().map(|out| told(out, with)).collect::<Vec<_>>().join(", ");
        match (now.as_slice(), later.as_slice()) {
            ([], []) => self.unless_part(&["out alone today: nobody", "alone: nobody", "none alone"]),
            ([], later) => {
                let named = format!("alone today: {}", all(later, false));
                let counted = format!("alone today: {}", later.len());
                vec![format!("out alone today: {}", all(later, true)), named.clone(), named, counted]
            }
            (now, later) => {
                let named = format!("alone now: {}", all(now, false));
                let counted = format!("alone now: {}", now.len());
                let with = all(now, true);
                let then =
                    if later.is_empty() { String::new() } else { format!("; later {}", all(later, true)) };
                vec![format!("out alone now: {with}{then}"), named.clone(), named, counted]
            }
        }
    }
}

/// Names one after the other: `Eilidh, Catriona`.
fn names<'p>(ids: impl IntoIterator<Item = &'p PersonId>, state: &State) -> String {
    let names: Vec<&str> = ids.into_iter().map(|id| state.display_name(id)).collect();
    names.join(", ")
}

/// Families after what is done with them, as whoever looks knows them: ` C10`, ` C1 and a family`.
fn called(families: &[FamilyRef]) -> String {
    let mut names: Vec<String> = families.iter().map(FamilyRef::called).collect();
    names.dedup();
    if names.is_empty() { String::new() } else { format!(" {}", in_a_row(&names)) }
}
