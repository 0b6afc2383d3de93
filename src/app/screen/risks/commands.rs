//! The Risks screen: what is chosen there, what is marked, and going to what is flagged.

use std::ops::RangeInclusive;

use super::{Choice, Counts, Listing, Narrowing, TREND, Trend, lead, trend};
use crate::app::layer::{Deed, Item, Layer, ListLayer};
use crate::app::shell::views::Views;
use crate::app::{App, Screen, WeekView};
use crate::command::Command;
use crate::domain::{Date, PersonId, State, TeamId, Week};
use crate::rules::{Flag, weeks_on_screen};

impl App {
    /// Carries out a command of the Risks screen.
    pub(in crate::app) fn risks_command(&mut self, command: Command) {
        let choice = &mut self.risks.choice;
        match command {
            Command::OpenRisk => self.open_risk(),
            Command::GroupRisks => choice.by = choice.by.next(),
            Command::RisksBySeverity => choice.turn_severity(),
            Command::RisksOfWeeks => choice.stretch = choice.stretch.next(),
            Command::AllRisks => choice.clear(),
            Command::RisksByPerson => self.ask_whose_risks(),
            Command::RisksByTeam => self.ask_which_teams_risks(),
            _ => {}
        }
    }

    /// Keeps to one person's or one team's flags.
    pub(in crate::app) fn narrow_risks(&mut self, to: Narrowing) {
        self.risks.choice.narrow(to);
    }

    /// The flags chosen, in their groups.
    #[must_use]
    pub fn risks_listed(&self) -> Listing<'_> {
        self.listed(&self.risks.choice)
    }

    /// The red and amber flags of the last weeks.
    #[must_use]
    pub fn risks_trend(&self) -> Vec<Trend> {
        let view = |week| self.views.get(week).map(AsRef::as_ref);
        trend(&self.risks.choice, self.spot.week(), view, &self.state)
    }

    /// Whether every week that is asked for has been worked out.
    #[must_use]
    pub fn risks_are_here(&self) -> bool {
        let (first, last) = self.risks.choice.stretch.weeks(self.spot.week()).into_inner();
        first.to(last).all(|week| self.views.get(week).is_some())
    }

    fn listed(&self, choice: &Choice) -> Listing<'_> {
        listed(choice, &self.views, self.spot.week(), (&self.state, self.today()))
    }

    /// The weeks that the Risks screen shows: those listed, and those of the trend.
    fn weeks_of_risks(&self) -> RangeInclusive<Week> {
        let week = self.spot.week();
        week.plus(1 - TREND)..=*self.risks.choice.stretch.weeks(week).end()
    }

    /// The weeks that the Risks screen reads and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_risks(&self) -> Vec<Week> {
        if self.screen != Screen::Risks {
            return vec![];
        }
        let (first, last) = self.weeks_of_risks().into_inner();
        self.state.missing(*weeks_on_screen(first).start(), *weeks_on_screen(last).end()).collect()
    }

    /// The weeks of the Risks screen are worked out, and the mark is on a flag that is there.
    pub(in crate::app) fn settle_risks(&mut self) {
        if self.screen != Screen::Risks {
            return;
        }
        let (first, last) = self.weeks_of_risks().into_inner();
        self.views.prepare(&self.state, first.to(last), self.now.date());
        let listing = listed(&self.risks.choice, &self.views, self.spot.week(), (&self.state, self.today()));
        self.risks.mark.settle(&listing.flags());
    }

    /// Goes so many lines down, or up when negative.
    pub(in crate::app) fn step_risk(&mut self, by: i32) {
        let listing = listed(&self.risks.choice, &self.views, self.spot.week(), (&self.state, self.today()));
        self.risks.mark.step(&listing.flags(), by);
    }

    /// Goes to the first flag of the next group, or of the one before.
    pub(in crate::app) fn step_risk_group(&mut self, forward: bool) {
        let listing = listed(&self.risks.choice, &self.views, self.spot.week(), (&self.state, self.today()));
        if let Some(at) = listing.next_group(self.risks.mark.at(), forward) {
            self.risks.mark.put(&listing.flags(), at);
        }
    }

    /// Explains the marked flag, among all that are listed.
    pub(in crate::app) fn explain_risk(&mut self) {
        let flags: Vec<Flag> = self.risks_listed().flags().into_iter().cloned().collect();
        self.explain(&flags, self.risks.mark.at());
    }

    /// Goes to what the marked flag is about, and says what it was.
    fn open_risk(&mut self) {
        let Some(flag) = self.risks_listed().flags().get(self.risks.mark.at()).map(|flag| Flag::clone(flag))
        else {
            self.say("Nothing is flagged here to go to.");
            return;
        };
        let today = self.today();
        self.views.prepare(&self.state, [flag.week], today);
        let Some(view) = self.views.get(flag.week).cloned() else {
            self.regret(format!("{} is still on its way from the disk: try again.", flag.week));
            return;
        };
        let from = self.spot.day;
        let day = match flag.week {
            _ if flag.start.is_none() => today,
            week if week.holds(from) => from,
            week => week.monday(),
        };
        let likely: Vec<&PersonId> =
            self.risks.choice.person.iter().chain(self.spot.person.as_ref()).collect();
        let target = lead(&flag, &view, &self.state, &likely, day);
        self.screen = Screen::Week;
        self.go_to(target);
        self.risks.left = Some((from, self.spot.day));
        self.say(format!("{}: {}.", crate::app::words::capital(flag.severity.word()), flag.message));
    }

    /// Back on the Risks screen after going to a flag of another week: its weeks are shown again.
    pub(in crate::app) fn come_back_to_risks(&mut self) {
        if let Some((from, to)) = self.risks.left.take()
            && self.spot.week() == to.week()
            && from.week() != to.week()
        {
            self.go_to_day(from);
        }
    }

    fn ask_whose_risks(&mut self) {
        let choice = Choice { person: None, ..self.risks.choice.clone() };
        let flags = self.listed(&choice).flags();
        let mut items = vec![item("Everybody", Counts::of(flags.iter().copied()), Narrowing::Person(None))];
        let mut marked = 0;
        for person in self.people_listed().into_iter().filter_map(|id| self.state.person(&id).cloned()) {
            if self.risks.choice.person.as_ref() == Some(&person.id) {
                marked = items.len();
            }
            let theirs = flags.iter().copied().filter(|flag| flag.is_about_person(&person.id));
            items.push(item(&person.name, Counts::of(theirs), Narrowing::Person(Some(person.id.clone()))));
        }
        self.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Whose risks?", items) }));
    }

    fn ask_which_teams_risks(&mut self) {
        let counted = |team: Option<&TeamId>| {
            let choice = Choice { team: team.cloned(), ..self.risks.choice.clone() };
            self.listed(&choice).counts()
        };
        let mut items = vec![item("Every team", counted(None), Narrowing::Team(None))];
        let mut marked = 0;
        for team in self.state.records.teams.values().map(|row| &row.item) {
            if self.risks.choice.team.as_ref() == Some(&team.id) {
                marked = items.len();
            }
            items.push(item(&team.name, counted(Some(&team.id)), Narrowing::Team(Some(team.id.clone()))));
        }
        self.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Which team's risks?", items) }));
    }
}

/// The flags chosen of the weeks from the one in view on, in their groups.
fn listed<'a>(choice: &Choice, views: &'a Views, week: Week, of: (&State, Date)) -> Listing<'a> {
    let (first, last) = choice.stretch.weeks(week).into_inner();
    let here: Vec<&WeekView> = first.to(last).filter_map(|week| views.get(week)).map(AsRef::as_ref).collect();
    Listing::of(choice, &here, views.standing(), of)
}

fn item(label: &str, counts: Counts, to: Narrowing) -> Item {
    Item { label: label.to_owned(), detail: counts.in_words(), unavailable: None, deed: Deed::Narrow(to) }
}
