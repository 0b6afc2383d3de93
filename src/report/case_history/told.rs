//! A case's history line by line, in words: for the screen and for paper.

use super::contact::{CaseContact, ContactOutcome};
use super::measured::Measured;
use super::{CaseHistory, WEEKS_AHEAD};
use crate::domain::{Date, Moment, PersonId, State, counted};
use crate::words::{capital, date, day, in_a_row, people, when};

/// The most contacts to come that are listed.
const MOST_TO_COME: usize = 5;
/// How many months are told of how often they were in touch.
const MONTHS: i32 = 12;

/// A line of a case's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseLine {
    /// What the lines below it are about.
    Heading(String),
    /// A name and what there is to say of it.
    Fact(String, String),
    /// A name, values from the first to the last with the most that each could be, and the same in words.
    Course {
        /// What was counted or measured.
        name: String,
        /// The values, in order.
        values: Vec<usize>,
        /// The most that one could be.
        most: usize,
        /// The same in words.
        said: String,
    },
}

/// A case's history in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTold {
    /// The sums, measures, steps, ideas and journeys.
    pub about: Vec<CaseLine>,
    /// Every contact: those to come, then those that were, the newest first.
    pub contacts: Vec<CaseLine>,
}

impl CaseHistory {
    /// In words, at a moment.
    #[must_use]
    pub fn told(&self, state: &State, now: Moment) -> CaseTold {
        let today = now.date();
        let mut about = vec![CaseLine::Heading("For a review meeting".to_owned())];
        about.extend(self.sums_told(state, today));
        about.extend(by_month(&self.contacts, today));
        about.extend(self.measures_told());
        about.extend(self.steps_told(state));
        about.extend(self.ideas_told());
        about.extend(self.journeys_told(state, today));
        CaseTold { about, contacts: self.contacts_told(state, today) }
    }

    fn sums_told(&self, state: &State, today: Date) -> Vec<CaseLine> {
        let (family, sums) = (&self.family, &self.sums);
        let mut lines = vec![];
        let support = match (family.started, sums.weeks) {
            (Some(on), Some(weeks)) if weeks >= 0 => {
                format!("started {}, {} ago", date(on), counted(weeks, "week"))
            }
            (Some(on), _) => format!("starts {}", date(on)),
            _ => format!("referred {}, not started yet", date(family.referred)),
        };
        lines.push(fact("support", support));
        let named = [("", &family.worker), ("backup ", &family.backup), ("key worker ", &family.key_worker)];
        let named = named.into_iter().filter_map(|(what, it)| Some((what, it.as_ref()?)));
        let named: Vec<String> =
            named.map(|(what, it)| format!("{what}{}", state.display_name(it))).collect();
        lines.push(fact("with", if named.is_empty() { "nobody yet".to_owned() } else { named.join(", ") }));
        if let Some(next) = state.succession(family).filter(|it| family.worker.as_ref() == Some(&it.leaver)) {
            let to = next.worker.as_ref().map_or("nobody yet", |to| state.display_name(to));
            lines.push(fact("next", format!("{to} from {}", date(next.from))));
        }
        let mut contacts = vec![match (sums.one_to_one, sums.in_groups) {
            (0, 0) => "none kept yet".to_owned(),
            (_, 0) => format!("{} kept", sums.one_to_one),
            (one, groups) => format!("{} kept, {one} one to one and {groups} in groups", one + groups),
        }];
        let counts =
            [(sums.missed, "missed"), (sums.called_off, "called off"), (sums.unmarked, "not marked yet")];
        contacts
            .extend(counts.iter().filter(|(many, _)| *many > 0).map(|(many, what)| format!("{many} {what}")));
        contacts.extend((sums.moved > 0).then(|| format!("{} moved to another time", sums.moved)));
        lines.push(fact("contacts", contacts.join(", ")));
        if !sums.kinds.is_empty() {
            let title = |kind: &super::KindOfContact| {
                let title = state.activity(&kind.activity).map(|it| it.title.clone());
                let title = title.unwrap_or_else(|| kind.activity.to_string());
                format!("{title} {} ({})", kind.count, kind.minutes)
            };
            lines.push(fact("time", format!("{} together in all", sums.minutes)));
            lines.push(fact("kinds", sums.kinds.iter().map(title).collect::<Vec<_>>().join(", ")));
        }
        let groups: Vec<String> = sums
            .groups
            .iter()
            .map(|(id, many)| {
                let title = state.group(id).map_or(id.as_str(), |group| group.title.as_str());
                format!("{title}, {}", counted(i32::try_from(*many).unwrap_or(i32::MAX), "time"))
            })
            .collect();
        lines.push(fact("groups", if groups.is_empty() { "none yet".to_owned() } else { groups.join("; ") }));
        let last = sums.last.map(|last| match today.days_since(last) {
            ..=0 => format!("{}, today", day(last, today)),
            ago => format!("{}, {} ago", day(last, today), counted(ago, "day")),
        });
        lines.push(fact("last", last.unwrap_or_else(|| "none yet".to_owned())));
        let next = sums
            .next
            .as_ref()
            .map(|next| format!("{}, {}", when(next.start, today), what_and_who(state, next)));
        lines.push(fact("next", next.unwrap_or_else(|| "none booked".to_owned())));
        lines
    }

    fn measures_told(&self) -> Vec<CaseLine> {
        headed("Measures and goals", self.measured.iter().map(measured))
    }

    fn steps_told(&self, state: &State) -> Vec<CaseLine> {
        let step = |step: &crate::domain::CaseStep| {
            let outcome = step.outcome.as_ref().map_or(String::new(), |words| format!(": {words}"));
            let by =
                if step.by.is_empty() { String::new() } else { format!(" ({})", called(state, &step.by)) };
            fact(&date(step.on), format!("{}{outcome}{by}", step.kind.in_words()))
        };
        if self.steps.is_empty() {
            let referred = fact(&date(self.family.referred), "referred");
            let started = self.family.started.map(|on| fact(&date(on), "support started"));
            return headed("Steps", [referred].into_iter().chain(started));
        }
        headed("Steps", self.steps.iter().rev().map(step))
    }

    fn ideas_told(&self) -> Vec<CaseLine> {
        headed("Ideas of their groups", self.ideas.iter().map(|(group, idea)| fact(group, idea.as_str())))
    }

    fn journeys_told(&self, state: &State, today: Date) -> Vec<CaseLine> {
        let Some(journeys) = &self.journeys else { return vec![] };
        let journey = |it: &super::Journey| {
            let to = state.place(&it.to).map_or(it.to.as_str(), |place| place.name.as_str());
            let from = self.family.area.as_ref().and_then(|id| state.place(id));
            let way = match (it.minutes, from) {
                (Some(minutes), Some(from)) => {
                    format!(", {} from {}", counted(minutes.0, "minute"), from.name)
                }
                _ => ", how far is not noted".to_owned(),
            };
            fact(&at(&it.contact, today), format!("{} at {to}{way}", capital(&it.contact.what)))
        };
        if journeys.is_empty() {
            let none = format!("nothing is booked away from home in the next {WEEKS_AHEAD} weeks");
            return headed("Needs help with travel", [fact("journeys", none)]);
        }
        headed("Needs help with travel", journeys.iter().map(journey))
    }

    fn contacts_told(&self, state: &State, today: Date) -> Vec<CaseLine> {
        let (ahead, been): (Vec<_>, Vec<_>) =
            self.contacts.iter().partition(|it| it.outcome == ContactOutcome::Booked);
        let line = |it: &&CaseContact| fact(&at(it, today), told(state, it, today));
        let mut lines = headed("Contacts to come", ahead.iter().take(MOST_TO_COME).map(line));
        match (ahead.len().checked_sub(MOST_TO_COME), ahead.last()) {
            (_, None) => {
                let none = format!("booked in the next {WEEKS_AHEAD} weeks");
                lines = headed("Contacts to come", [fact("none", none)]);
            }
            (Some(more @ 1..), Some(last)) => {
                lines.push(fact("later", format!("{more} more by {}", day(last.start.date(), today))));
            }
            _ => {}
        }
        lines.extend(headed("Contacts so far, the newest first", been.iter().rev().map(line)));
        if been.is_empty() {
            lines.extend(headed("Contacts so far", [fact("none", "yet")]));
        }
        if let Some(from) = self.listed_from {
            lines.push(fact("earlier", format!("what was before {} is not listed", date(from))));
        }
        lines
    }
}

fn fact(name: &str, what: impl Into<String>) -> CaseLine {
    CaseLine::Fact(name.to_owned(), what.into())
}

/// Lines under a heading; of no lines, nothing.
fn headed(title: &str, lines: impl IntoIterator<Item = CaseLine>) -> Vec<CaseLine> {
    let lines: Vec<CaseLine> = lines.into_iter().collect();
    let heading = (!lines.is_empty()).then(|| CaseLine::Heading(title.to_owned()));
    heading.into_iter().chain(lines).collect()
}

/// A contact: `kept: phone call with Catriona, 0:30; moved from Wed 2 Dec at 10:00`.
fn told(state: &State, it: &CaseContact, today: Date) -> String {
    let mut parts = vec![what_and_who(state, it)];
    parts.push(it.minutes.to_string());
    let place = it.place.as_ref().map(|id| state.place(id).map_or(id.as_str(), |it| it.name.as_str()));
    parts.extend(match (place, it.home) {
        (Some(place), true) => Some(format!("at home, {place}")),
        (None, true) => Some("at home".to_owned()),
        (Some(place), false) => Some(format!("at {place}")),
        (None, false) => None,
    });
    let by = it.called_off_by.as_ref().filter(|_| it.outcome == ContactOutcome::CalledOff);
    let by = by.map_or(String::new(), |by| format!(" by {}", called(state, by)));
    let moved = it.moved_from.map(|from| format!("; moved from {}", when(from, today))).unwrap_or_default();
    let reason = it.reason.as_ref().map(|reason| format!("; {reason}")).unwrap_or_default();
    format!("{}{by}: {}{moved}{reason}", it.outcome.in_words(), parts.join(", "))
}

/// What it is and who is there: `phone call with Catriona`.
fn what_and_who(state: &State, it: &CaseContact) -> String {
    match (it.people.as_slice(), it.outcome) {
        ([], ContactOutcome::Booked) => format!("{}, needs cover", it.what),
        ([], _) => it.what.clone(),
        (who, _) => format!("{} with {}", it.what, people(who, state)),
    }
}

/// When it was: `Thu 3 Dec 10:00`.
fn at(it: &CaseContact, today: Date) -> String {
    format!("{} {}", day(it.start.date(), today), it.start.time())
}

/// What somebody is called whose name was noted.
fn called<'a>(state: &'a State, by: &'a str) -> &'a str {
    let person = PersonId::parse(by).ok().and_then(|id| state.person(&id));
    person.map_or(by, |person| state.display_name_of(person))
}

/// A scale's course: `12 (entry, 1 Jun 2026), then 7 (exit, 20 Nov 2026), of 30; better by 5`.
fn measured(it: &Measured) -> CaseLine {
    let (_, most) = it.scale.bounds();
    let scores: Vec<String> =
        it.scores.iter().map(|(on, point, score)| format!("{score} ({point}, {})", date(*on))).collect();
    let change = match it.gain() {
        None => String::new(),
        Some(0) => "; the same".to_owned(),
        Some(gain @ 1..) => format!("; better by {gain}"),
        Some(gain) => format!("; worse by {}", -gain),
    };
    let goal = it.goal.as_ref().map_or(String::new(), |goal| format!(": {goal}"));
    CaseLine::Course {
        name: it.scale.title().to_owned(),
        values: it.scores.iter().map(|(.., score)| usize::from(*score)).collect(),
        most: usize::from(most),
        said: format!("{}, of {most}{change}{goal}", scores.join(", then ")),
    }
}

/// How often they were in touch in each of the last months, from the first in which they were.
fn by_month(contacts: &[CaseContact], today: Date) -> Option<CaseLine> {
    let of_month = |ago: i32| {
        let first = today.plus_days(1 - i32::try_from(today.day()).unwrap_or(1)).plus_months(-ago);
        let last = first.plus_months(1);
        let kept = contacts.iter().filter(|it| it.is_kept());
        (first, kept.filter(|it| (first..last).contains(&it.start.date())).count())
    };
    let months: Vec<(Date, usize)> =
        (0..MONTHS).rev().map(of_month).skip_while(|(_, many)| *many == 0).collect();
    let most = months.iter().map(|(_, many)| *many).max().filter(|_| months.len() > 1)?;
    let said: Vec<String> =
        months.iter().map(|(first, many)| format!("{many} in {}", first.naive().format("%b"))).collect();
    let values = months.iter().map(|(_, many)| *many).collect();
    let said = format!("{} kept", in_a_row(&said));
    Some(CaseLine::Course { name: "by month".to_owned(), values, most, said })
}
