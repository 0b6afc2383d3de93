//! The Risks screen: what is chosen there, what is marked, and going to what is flagged.

use std::ops::RangeInclusive;

use super::{Choice, Counts, Listing, Mark, Narrowing, TREND, Trend, lead, trend};
use crate::app::layer::{Deed, Item, Layer, ListLayer};
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::shell::views::Views;
use crate::app::{App, Effect, ScreenId, WeekView};
use crate::command::{Command, Scope};
use crate::domain::{Date, PersonId, State, TeamId, Week};
use crate::rules::{Flag, weeks_on_screen};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Risks",
    scopes: &[Scope::Risks, Scope::Global],
    shown_by: &[Command::ShowRisks],
    hints: &[
        Command::OpenRisk,
        Command::Why,
        Command::GroupRisks,
        Command::RisksBySeverity,
        Command::RisksByPerson,
        Command::RisksByTeam,
        Command::RisksOfWeeks,
        Command::AllRisks,
        Command::NextWeek,
        Command::PreviousWeek,
        Command::Publish,
        Command::Changes,
        Command::Find,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Risks screen.
pub(in crate::app) struct RisksScreen;

impl Screen for RisksScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        let choice = &mut app.screens.risks.choice;
        match command {
            Command::OpenRisk => app.open_risk(),
            Command::GroupRisks => choice.by = choice.by.next(),
            Command::RisksBySeverity => choice.turn_severity(),
            Command::RisksOfWeeks => choice.stretch = choice.stretch.next(),
            Command::AllRisks => choice.clear(),
            Command::RisksByPerson => app.ask_whose_risks(),
            Command::RisksByTeam => app.ask_which_teams_risks(),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        app.with_risks_listed(|mark, listing| mark.step(&listing.flags(), by));
    }

    /// Goes to the first flag of the next group, or of the one before.
    fn step_across(&self, app: &mut App, by: i32) {
        app.with_risks_listed(|mark, listing| {
            if let Some(at) = listing.next_group(mark.at(), by > 0) {
                mark.put(&listing.flags(), at);
            }
        });
    }

    /// Back after going to a flag of another week: the weeks that were shown are shown again.
    fn arrive(&self, app: &mut App) {
        if let Some((from, to)) = app.screens.risks.left.take()
            && app.spot.week() == to.week()
            && from.week() != to.week()
        {
            app.go_to_day(from);
        }
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let (first, last) = app.weeks_of_risks().into_inner();
        Some(*weeks_on_screen(first).start()..=*weeks_on_screen(last).end())
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let (first, last) = app.weeks_of_risks().into_inner();
        app.views.prepare(&app.state, first.to(last), app.now.date());
        app.with_risks_listed(|mark, listing| mark.settle(&listing.flags()));
        None
    }

    /// Those of all that are listed.
    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        let flags = app.risks_listed().flags().into_iter().cloned().collect();
        (flags, app.screens.risks.mark.at())
    }
}

impl App {
    /// The flags chosen, in their groups.
    #[must_use]
    pub fn risks_listed(&self) -> Listing<'_> {
        self.listed(&self.screens.risks.choice)
    }

    /// The red and amber flags of the last weeks.
    #[must_use]
    pub fn risks_trend(&self) -> Vec<Trend> {
        let view = |week| self.views.get(week).map(AsRef::as_ref);
        trend(&self.screens.risks.choice, self.spot.week(), view, &self.state)
    }

    /// Whether every week that is asked for has been worked out.
    #[must_use]
    pub fn risks_are_here(&self) -> bool {
        let (first, last) = self.screens.risks.choice.stretch.weeks(self.spot.week()).into_inner();
        first.to(last).all(|week| self.views.get(week).is_some())
    }

    fn listed(&self, choice: &Choice) -> Listing<'_> {
        listed(choice, &self.views, self.spot.week(), (&self.state, self.today()))
    }

    /// The weeks that the Risks screen shows: those listed, and those of the trend.
    fn weeks_of_risks(&self) -> RangeInclusive<Week> {
        let week = self.spot.week();
        week.plus(1 - TREND)..=*self.screens.risks.choice.stretch.weeks(week).end()
    }

    /// Does something with the mark and the flags that it is among.
    fn with_risks_listed(&mut self, act: impl FnOnce(&mut Mark, &Listing<'_>)) {
        let today = self.today();
        let risks = &mut self.screens.risks;
        let listing = listed(&risks.choice, &self.views, self.spot.week(), (&self.state, today));
        act(&mut risks.mark, &listing);
    }

    /// Goes to what the marked flag is about, and says what it was.
    fn open_risk(&mut self) {
        let Some(flag) =
            self.risks_listed().flags().get(self.screens.risks.mark.at()).map(|flag| Flag::clone(flag))
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
            self.screens.risks.choice.person.iter().chain(self.spot.person.as_ref()).collect();
        let target = lead(&flag, &view, &self.state, &likely, day);
        self.screen = ScreenId::Week;
        self.go_to(target);
        self.screens.risks.left = Some((from, self.spot.day));
        self.say(format!("{}: {}.", crate::app::words::capital(flag.severity.word()), flag.message));
    }

    fn ask_whose_risks(&mut self) {
        let choice = Choice { person: None, ..self.screens.risks.choice.clone() };
        let flags = self.listed(&choice).flags();
        let mut items = vec![item("Everybody", Counts::of(flags.iter().copied()), Narrowing::Person(None))];
        let mut marked = 0;
        for person in self.people_listed().into_iter().filter_map(|id| self.state.person(&id).cloned()) {
            if self.screens.risks.choice.person.as_ref() == Some(&person.id) {
                marked = items.len();
            }
            let theirs = flags.iter().copied().filter(|flag| flag.is_about_person(&person.id));
            items.push(item(&person.name, Counts::of(theirs), Narrowing::Person(Some(person.id.clone()))));
        }
        self.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Whose risks?", items) }));
    }

    fn ask_which_teams_risks(&mut self) {
        let counted = |team: Option<&TeamId>| {
            let choice = Choice { team: team.cloned(), ..self.screens.risks.choice.clone() };
            self.listed(&choice).counts()
        };
        let mut items = vec![item("Every team", counted(None), Narrowing::Team(None))];
        let mut marked = 0;
        for team in self.state.records.teams.values().map(|row| &row.item) {
            if self.screens.risks.choice.team.as_ref() == Some(&team.id) {
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
