//! Today in words, for one line: each part in forms, the fullest first. A part begins alike in all of them: names give way to
//! initials, and those to how many they are.

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
            .filter_map(|at| Some((at.first()?.0, Names::of(at.iter().map(|(_, who)| *who), state).whole)))
            .map(|(start, who): (Moment, String)| format!("{who} from {}", start.time()))
            .collect();
        let later = match (self.later.len(), times.join(", ")) {
            (0, _) => vec![String::new(); 5],
            (many, times) => {
                let [whole, initials] = [&coming.whole, &coming.initials];
                [&times, whole, initials, initials, &many.to_string()]
                    .map(|who| format!("later {who}"))
                    .into()
            }
        };
        let here = match self.present.len() {
            0 if self.is_part => vec![String::new(); 5],
            0 if self.later.is_empty() => vec!["nobody".to_owned(); 5],
            0 => vec!["nobody yet".to_owned(); 5],
            _ => [&here.whole, &here.whole, &here.whole, &here.initials, &here.initials]
                .map(String::from)
                .into(),
        };
        let holiday = |short: bool| match self.holiday {
            Some(_) if short => ", holiday".to_owned(),
            Some(name) => format!(", {name}"),
            None => String::new(),
        };
        let told = |at: usize| {
            let (here, later) = (here.get(at)?, later.get(at)?);
            let parts: Vec<&str> =
                [here, later].into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
            if parts.is_empty() {
                return self.holiday.map(str::to_owned);
            }
            Some(format!("in: {}{}", parts.join("; "), holiday(at > 0)))
        };
        let mut forms: Vec<String> = (0..5).filter_map(told).collect();
        if self.present.len() > 1 {
            let later =
                if self.later.is_empty() { String::new() } else { format!("; later {}", self.later.len()) };
            forms.push(format!("in: {}{later}", self.present.len()));
        }
        forms
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
            [] if now.is_empty() => self.unless_part(&["away: nobody", "away: none"]),
            // Where somebody has asked to be, that nobody is goes without saying.
            [] => vec![String::new()],
            many => {
                let Names { whole, initials } = Names::of(many.iter().copied(), state);
                let forms = [&whole, &whole, &initials, &many.len().to_string()];
                forms.map(|who| format!("away: {who}")).into()
            }
        };
        let Names { whole, initials } = Names::of(now.iter().map(|(who, _)| *who), state);
        let asked = match now.len() {
            0 => vec![String::new()],
            many => vec![
                format!("{whole}: leave asked, undecided"),
                format!("{whole}: leave asked"),
                format!("{initials}: leave asked"),
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
            [] => self.unless_part(&["no cover: nothing", "no cover: none"]),
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
            return self.unless_part(&["out alone: nobody", "alone: nobody", "alone: none"]);
        }
        let one = |out: &Out, depth: Depth| {
            let Names { whole, initials } = Names::of([out.who], state);
            let time = if out.is_now {
                format!("until {}", out.booked.end.time())
            } else {
                out.booked.start.time().to_string()
            };
            match depth {
                Depth::Families => {
                    let with = match called(&out.booked.booking().families) {
                        families if families.is_empty() => families,
                        families => format!(" with{families}"),
                    };
                    format!("{whole}{with} {time}")
                }
                Depth::Names => format!("{whole} {time}"),
                Depth::Initials => format!("{initials} {time}"),
            }
        };
        let told = |depth: Depth| {
            let all = |out: &[&Out]| out.iter().map(|out| one(out, depth)).collect::<Vec<_>>().join(", ");
            now_and_later([&now, &later].map(|out| (out.len(), all(out))))
        };
        let [families, names, initials] = [Depth::Families, Depth::Names, Depth::Initials].map(told);
        let counted = now_and_later([&now, &later].map(|out| (out.len(), out.len().to_string())));
        // Who is alone now is named as long as there is room for a name.
        let here = Names::of(now.iter().map(|out| out.who), state).whole;
        let named = (!now.is_empty())
            .then(|| now_and_later([(now.len(), here), (later.len(), later.len().to_string())]));
        let short = [names.clone(), names, initials].into_iter().chain(named).chain([counted]);
        let short = short.map(|who| format!("alone: {who}"));
        std::iter::once(format!("out alone: {families}")).chain(short).collect()
    }
}

/// How much is told of whoever is out alone.
#[derive(Clone, Copy)]
enum Depth {
    /// With whom, and when.
    Families,
    /// Their names, and when.
    Names,
    /// Their initials, and when.
    Initials,
}

/// What is so now, and what is later: each with how many it is of.
fn now_and_later([(now, of_now), (later, of_later)]: [(usize, String); 2]) -> String {
    match (now, later) {
        (_, 0) => of_now,
        (0, _) => format!("later {of_later}"),
        _ => format!("{of_now}; later {of_later}"),
    }
}

/// Names one after the other, `Eilidh, Catriona`, and their initials, `ER, CM`: whole names where two have the same.
struct Names {
    whole: String,
    initials: String,
}

impl Names {
    fn of<'p>(ids: impl IntoIterator<Item = &'p PersonId>, state: &State) -> Self {
        let of = |id: &'p PersonId| {
            let name = state.display_name(id).to_owned();
            let initials = state.person(id).map_or_else(|| name.clone(), crate::domain::Person::initials);
            let others = || state.people().filter(|other| other.id != *id);
            let is_shared = initials.is_empty() || others().any(|other| other.initials() == initials);
            (name.clone(), if is_shared { name } else { initials })
        };
        let (whole, initials): (Vec<String>, Vec<String>) = ids.into_iter().map(of).unzip();
        Self { whole: whole.join(", "), initials: initials.join(", ") }
    }
}

/// Families after what is done with them, as whoever looks knows them: ` C10`, ` C1 and a family`.
fn called(families: &[FamilyRef]) -> String {
    let mut names: Vec<String> = families.iter().map(FamilyRef::called).collect();
    names.dedup();
    if names.is_empty() { String::new() } else { format!(" {}", in_a_row(&names)) }
}
