//! What changed in a week, in words: each difference on its day, and the reasons that were given.

use super::layer::Paragraph;
use super::{App, Visibility, words};
use crate::domain::{Booking, Date, Edition, Moment, SheetState, State, Status, TeamId};
use crate::rota::{PublishedDiff, RotaWeek};

impl App {
    /// What differs of some teams in the week in view from what its patterns and series give; `None` while weeks are on
    /// their way from the disk.
    fn planned_by_hand(&self, teams: &[TeamId]) -> Option<Vec<PublishedDiff>> {
        let now = &self.view()?.rota;
        let at = self.state.zone().instant(self.now);
        let given = RotaWeek::as_given(&self.state, self.selection.week()).ok()?;
        let given = match self.visibility() {
            Visibility::All => given,
            Visibility::DraftsOf(people) => given.part_of(&people, &self.state),
        };
        let given = given.edition(self.me.name(), at);
        let mut all = now.changes_since(&given);
        all.retain(|it| teams.is_empty() || teams.iter().any(|team| it.concerns(&self.state, team)));
        Some(all)
    }

    /// What was planned by hand for some teams, in words.
    pub(super) fn planned_in_words(&self, teams: &[TeamId]) -> Vec<Paragraph> {
        match self.planned_by_hand(teams) {
            None => vec![on_its_way()],
            Some(all) if all.is_empty() => {
                let words = "Nothing: the week is as its patterns and series say.";
                vec![Paragraph::Text(words.to_owned())]
            }
            Some(all) => by_day(&all, &self.state, self.today()),
        }
    }

    /// What changed since the week in view was published for some teams, and when that was.
    fn changed_in_words(&self, teams: &[TeamId]) -> Vec<Paragraph> {
        let Some(view) = self.view() else { return vec![on_its_way()] };
        let sheet = self.state.sheet(self.selection.week());
        let editions: Vec<(&TeamId, &Edition)> = sheet
            .iter()
            .flat_map(|sheet| teams.iter().filter_map(|team| Some((team, sheet.edition_of(team)?))))
            .collect();
        let mut paragraphs = match view.rota.changes_for(&self.state, &teams.iter().cloned().collect()) {
            all if !all.is_empty() => by_day(&all, &self.state, self.today()),
            _ if editions.is_empty() => vec![],
            _ => vec![Paragraph::Text("Nothing: the week is as it was published.".to_owned())],
        };
        if editions.len() < teams.len() {
            let words = "It was imported as published, so how it looked then is not known.";
            paragraphs.push(Paragraph::Text(words.to_owned()));
        }
        let mut told: Vec<&Edition> = vec![];
        for (_, edition) in &editions {
            // Several teams that went out at once are told of once.
            if told.iter().any(|it| (it.at, &it.by) == (edition.at, &edition.by)) {
                continue;
            }
            if told.is_empty() {
                paragraphs.push(Paragraph::Heading("Published".to_owned()));
            }
            told.push(edition);
            let with = editions.iter().filter(|(_, it)| (it.at, &it.by) == (edition.at, &edition.by));
            let with: Vec<TeamId> = with.map(|(team, _)| (*team).clone()).collect();
            paragraphs.push(self.at_by(edition.at, &edition.by, &self.whose(&with)));
        }
        paragraphs
    }

    /// The page of what changed in the week in view: since it was published where it is out, and what was planned by hand
    /// where it is a draft.
    pub(super) fn changes_in_words(&self) -> (String, Vec<Paragraph>) {
        let (week, in_words) = (self.selection.week(), words::week(self.selection.week()));
        let states = self.state.team_states(week);
        let (drafts, out): (Vec<TeamId>, Vec<TeamId>) =
            states.keys().cloned().partition(|team| states.get(team) == Some(&SheetState::Draft));
        let (title, mut paragraphs) = match (drafts.is_empty(), out.is_empty()) {
            (_, true) => {
                let title = format!("Planned by hand, beyond patterns and series · {in_words}");
                (title, self.planned_in_words(&drafts))
            }
            (true, false) => {
                (format!("Changed since it was published · {in_words}"), self.changed_in_words(&out))
            }
            (false, false) => {
                let mut paragraphs =
                    vec![Paragraph::Heading(format!("Changed since it was published{}", self.whose(&out)))];
                paragraphs.extend(self.changed_in_words(&out));
                let by_hand = "Planned by hand, beyond patterns and series,";
                paragraphs.push(Paragraph::Heading(format!("{by_hand}{}", self.whose(&drafts))));
                paragraphs.extend(self.planned_in_words(&drafts));
                (format!("What changed · {in_words}"), paragraphs)
            }
        };
        let sheet = self.state.sheet(week);
        let reasons: Vec<Paragraph> = sheet
            .iter()
            .flat_map(|sheet| sheet.amendments.values())
            .map(|row| {
                let it = &row.item;
                let whom = words::people(&it.people, &self.state);
                let whom = if whom.is_empty() { whom } else { format!(" · touches {whom}") };
                self.at_by(it.at, &it.by, &format!(": {} · {}{whom}", it.reason, it.summary))
            })
            .collect();
        if !reasons.is_empty() {
            paragraphs.push(Paragraph::Heading("Reasons given".to_owned()));
            paragraphs.extend(reasons);
        }
        (title, paragraphs)
    }

    fn at_by(&self, at: crate::domain::Instant, by: &str, what: &str) -> Paragraph {
        let at = self.state.zone().moment(at);
        let who = self.name_of(by);
        Paragraph::Fact(words::day(at.date(), self.today()), format!("{} {who}{what}", at.time()))
    }
}

fn on_its_way() -> Paragraph {
    Paragraph::Text("Still loading. Try again in a moment.".to_owned())
}

/// Differences under the days they are found on.
fn by_day(all: &[PublishedDiff], state: &State, today: Date) -> Vec<Paragraph> {
    let mut paragraphs = vec![];
    let mut day = None;
    for difference in all {
        if day.replace(difference.date()) != Some(difference.date()) {
            paragraphs.push(Paragraph::Heading(words::day(difference.date(), today)));
        }
        let (verb, what) = in_words(difference, state, today);
        paragraphs.push(Paragraph::Fact(verb.to_owned(), what));
    }
    paragraphs
}

/// A difference: what happened in a word, and to what.
#[must_use]
pub fn in_words(difference: &PublishedDiff, state: &State, today: Date) -> (&'static str, String) {
    match difference {
        PublishedDiff::Added(session) => ("added", placed(&session.booking, state)),
        PublishedDiff::Gone(session) => ("removed", placed(&session.booking, state)),
        PublishedDiff::Changed(both) => {
            let (before, after) = (&both.0.booking, &both.1.booking);
            let verb = match (before.status, after.status) {
                (_, Status::Cancelled) => "cancelled",
                (Status::Cancelled, _) => "back on",
                _ if before.start != after.start => "moved",
                _ => "changed",
            };
            let parts = parts(before, after, state, today);
            let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join("; ")) };
            (verb, format!("{}{parts}", placed(before, state)))
        }
        PublishedDiff::Presence { person, before, after, .. } => {
            let who = state.display_name(person);
            ("shift", format!("{who}: {} → {}", stretches(before), stretches(after)))
        }
    }
}

/// A booking with its day: `Phone call C4 (Aisha), Thu 3 Dec 14:00`.
pub(super) fn placed_on(booking: &Booking, state: &State, today: Date) -> String {
    let start = booking.start;
    format!("{}, {} {}", words::session(booking, state), words::day(start.date(), today), start.time())
}

fn placed(booking: &Booking, state: &State) -> String {
    format!("{} {}", booking.start.time(), words::session(booking, state))
}

/// What of a booking is different, each as it was and as it is.
pub(super) fn parts(before: &Booking, after: &Booking, state: &State, today: Date) -> Vec<String> {
    let mut parts = vec![];
    let mut part = |name: &str, was: String, is: String| {
        let none = |text: String| if text.is_empty() { "nobody".to_owned() } else { text };
        if was != is {
            parts.push(format!("{name}{} → {}", none(was), none(is)));
        }
    };
    let when =
        |booking: &Booking| format!("{} {}", words::day(booking.start.date(), today), booking.start.time());
    part("", when(before), when(after));
    part("length ", before.minutes.to_string(), after.minutes.to_string());
    part("", words::what(before, state), words::what(after, state));
    part("", words::people(&before.people, state), words::people(&after.people, state));
    part("with ", words::people(&before.with, state), words::people(&after.with, state));
    part("shadowing ", words::people(&before.shadow, state), words::people(&after.shadow, state));
    let lead = |booking: &Booking| {
        booking.lead.as_ref().map_or(String::new(), |id| state.display_name(id).to_owned())
    };
    part("led by ", lead(before), lead(after));
    part("for ", words::families(&before.families), words::families(&after.families));
    let place = |booking: &Booking| {
        let place = booking.place.as_ref().and_then(|id| state.place(id));
        place.map_or("its usual place".to_owned(), |place| place.name.clone())
    };
    part("at ", place(before), place(after));
    parts
}

fn stretches(all: &[(Moment, Moment)]) -> String {
    let each: Vec<String> = all.iter().map(|(from, to)| format!("{}–{}", from.time(), to.time())).collect();
    if each.is_empty() { "not in".to_owned() } else { each.join(" and ") }
}
