//! Today in words: each part in forms, the fullest first. A part begins alike in all of them: names give way to some of them with
//! how many more there are, and those to how many they are.

use super::fold::{Out, Today};
use crate::domain::{FamilyRef, Moment, PersonId, State};
use crate::rota::Booked;
use crate::words::{brief, day, in_a_row, mentioned, people};

impl Today<'_> {
    /// Who is in, and who comes in later; on a public holiday, which it is.
    #[must_use]
    pub fn present_in_words(&self, state: &State) -> Vec<String> {
        let (here, coming) =
            (Names::of(self.present.iter().copied(), state), Names::of(self.coming(), state));
        let times: Vec<String> = self
            .later
            .chunk_by(|one, next| one.0 == next.0)
            .filter_map(|at| Some((at.first()?.0, Names::of(at.iter().map(|(_, who)| *who), state).whole())))
            .map(|(start, who): (Moment, String)| format!("{who} from {}", start.time()))
            .collect();
        let told = |at: usize| {
            let later = match at {
                _ if self.later.is_empty() => String::new(),
                0 => times.join(", "),
                1 => coming.whole(),
                2 | 3 => coming.first(1),
                _ => coming.count(),
            };
            let here = match self.present.len() {
                0 if self.is_part => String::new(),
                0 if self.later.is_empty() => "nobody".to_owned(),
                0 => "nobody yet".to_owned(),
                _ => match at {
                    0..=2 => here.whole(),
                    3 => here.first(FEW),
                    4 => here.first(1),
                    _ => here.count(),
                },
            };
            // The name of a holiday is cut to its word only where names are counted.
            let holiday = self.holiday.map(|name| if at < FORMS - 1 { name } else { "holiday" });
            // Whoever sees a part alone reads of nobody who is in yet: `Shona from 11:00`, `Shona later`.
            let later = Some(later).filter(|it| !it.is_empty()).map(|who| match at {
                0 if here.is_empty() => who,
                _ if here.is_empty() => format!("{who} later"),
                _ => format!("later {who}"),
            });
            let here = Some(here).filter(|it| !it.is_empty());
            let parts: Vec<String> = here.into_iter().chain(later).collect();
            match (parts.is_empty(), holiday) {
                (true, holiday) => holiday.map(str::to_owned),
                (false, None) => Some(format!("in: {}", parts.join("; "))),
                (false, Some(holiday)) => Some(format!("in: {}, {holiday}", parts.join("; "))),
            }
        };
        (0..FORMS).filter_map(told).collect()
    }

    /// That somebody who sees a part alone is not in today, or not any more: that nobody is told to be in says nothing of them.
    #[must_use]
    pub fn own_in_words(&self, own: &PersonId) -> Vec<String> {
        let is_told =
            self.present.contains(&own) || self.coming().any(|it| it == own) || self.away.contains(&own);
        match self.over.contains(&own) {
            _ if !self.is_part || is_told => vec![],
            true => vec!["you: done for today".to_owned()],
            false => vec!["you: not in today".to_owned()],
        }
    }

    /// Who comes in later, by time.
    fn coming(&self) -> impl Iterator<Item = &PersonId> {
        self.later.iter().map(|(_, who)| *who)
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

    /// Who is away; and whose leave is asked for and undecided, which is not away and not nothing: today's in every form, that of
    /// later days in the first.
    #[must_use]
    pub fn away_in_words(&self, state: &State) -> Vec<String> {
        let (now, later): (Vec<_>, Vec<_>) = self.asked.iter().partition(|(_, on)| *on == self.date());
        let away: Vec<String> = match self.away.as_slice() {
            [] if now.is_empty() => self.unless_part(&["away: nobody"]),
            // Where somebody has asked to be, that nobody is goes without saying.
            [] => vec![String::new()],
            many => {
                let names = Names::of(many.iter().copied(), state);
                let forms = [names.whole(), names.whole(), names.first(1), names.count()];
                forms.map(|who| format!("away: {who}")).into()
            }
        };
        let names = Names::of(now.iter().map(|(who, _)| *who), state);
        let asked = match now.len() {
            0 => vec![String::new()],
            many => vec![
                format!("{}: leave asked, undecided", names.whole()),
                format!("{}: leave asked", names.whole()),
                format!("{}: leave asked", names.first(1)),
                format!("{many} asked"),
            ],
        };
        let later = later.iter().map(|(who, on)| {
            format!("{}: leave asked for {}, undecided", state.display_name(who), day(*on, self.date()))
        });
        let form = |at: usize| [&away, &asked].map(|forms| forms.get(at).or(forms.last()).cloned());
        let joined =
            |parts: Vec<String>| parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ");
        let in_full = joined(form(0).into_iter().flatten().chain(later).collect());
        let shorter =
            (0..away.len().max(asked.len())).map(|at| joined(form(at).into_iter().flatten().collect()));
        [in_full].into_iter().chain(shorter).filter(|form| !form.is_empty()).collect()
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
            [] => self.unless_part(&["no cover: nothing"]),
            all => {
                let each: Vec<String> = all.iter().map(one).collect();
                let named = each.join(", ");
                let count = format!("no cover: {}", all.len());
                vec![format!("no cover: {named}"), format!("no cover: {named}"), count]
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

    /// Who is out alone, now and later today.
    #[must_use]
    pub fn alone_in_words(&self, state: &State) -> Vec<String> {
        let (now, later): (Vec<&Out>, Vec<&Out>) = self.alone.iter().partition(|out| out.is_now);
        if self.alone.is_empty() {
            return self.unless_part(&["out alone: nobody", "alone: nobody"]);
        }
        let one = |out: &Out, depth: Depth| {
            let who = state.display_name(out.who);
            let time = if out.is_now {
                format!("until {}", out.booked.end.time())
            } else {
                out.booked.start.time().to_string()
            };
            let with = match depth {
                Depth::Families => called(&out.booked.booking().families),
                Depth::Names => String::new(),
            };
            let with = if with.is_empty() { with } else { format!(" with{with}") };
            format!("{who}{with} {time}")
        };
        let told = |depth: Depth| {
            let all = |out: &[&Out]| out.iter().map(|out| one(out, depth)).collect::<Vec<_>>().join(", ");
            now_and_later([&now, &later].map(|out| (out.len(), all(out))))
        };
        // Who is alone now is named as long as there is room for a name.
        let [here, coming] = [&now, &later].map(|out| {
            let mut people: Vec<&PersonId> = out.iter().map(|out| out.who).collect();
            people.dedup();
            Names::of(people, state)
        });
        let said =
            |[of_now, of_later]: [String; 2]| now_and_later([(now.len(), of_now), (later.len(), of_later)]);
        let shorter = [
            told(Depth::Names),
            said([here.whole(), coming.whole()]),
            said([here.whole(), if now.is_empty() { coming.first(1) } else { coming.count() }]),
            said([here.first(1), coming.count()]),
            said([here.count(), coming.count()]),
        ];
        let families = format!("out alone: {}", told(Depth::Families));
        std::iter::once(families).chain(shorter.map(|who| format!("alone: {who}"))).collect()
    }
}

/// How many forms tell who is in, from all there is to how many.
const FORMS: usize = 6;
/// So many names stand where the others are counted.
const FEW: usize = 3;

/// How much is told of whoever is out alone.
#[derive(Clone, Copy)]
enum Depth {
    /// With whom, and when.
    Families,
    /// Their names, and when.
    Names,
}

/// What is so now, and what is later: each with how many it is of.
fn now_and_later([(now, of_now), (later, of_later)]: [(usize, String); 2]) -> String {
    match (now, later) {
        (_, 0) => of_now,
        (0, _) => format!("later {of_later}"),
        _ => format!("{of_now}; later {of_later}"),
    }
}

/// Names one after the other, as many as there is room for.
struct Names<'n>(Vec<&'n str>);

impl<'n> Names<'n> {
    fn of(ids: impl IntoIterator<Item = &'n PersonId>, state: &'n State) -> Self {
        Self(ids.into_iter().map(|id| state.display_name(id)).collect())
    }

    /// All of them: `Eilidh, Catriona`.
    fn whole(&self) -> String {
        self.0.join(", ")
    }

    /// So many of them, and how many more there are: `Eilidh and 4 more`.
    fn first(&self, many: usize) -> String {
        match self.0.get(..many).zip(self.0.len().checked_sub(many).filter(|more| *more > 0)) {
            Some((named, more)) => format!("{} and {more} more", named.join(", ")),
            None => self.whole(),
        }
    }

    /// How many they are.
    fn count(&self) -> String {
        self.0.len().to_string()
    }
}

/// Families after what is done with them, as whoever looks knows them: ` C10`, ` C1 and a family`.
fn called(families: &[FamilyRef]) -> String {
    let mut names: Vec<String> = families.iter().map(FamilyRef::called).collect();
    names.dedup();
    if names.is_empty() { String::new() } else { format!(" {}", in_a_row(&names)) }
}
