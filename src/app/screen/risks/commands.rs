//! The Risks screen: what is chosen there, what is marked, and going to what is flagged.

use std::ops::RangeInclusive;

use super::{Listing, MarkedFlag, Narrowing, RiskChoice, SeverityCounts, TREND, Trend, lead, trend};
use crate::app::layer::{Action, Item, Layer, ListLayer};
use crate::app::screen::action::ScreenAction;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::shell::views::Views;
use crate::app::{App, Effect, Heading, ScreenId, WeekView};
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

    fn heading(&self, app: &App) -> Heading {
        Heading::about(INFO.title, app.week_in_words())
    }

    /// What is red or amber: the rest is only worth knowing.
    fn waiting(&self, app: &App) -> usize {
        let counts = app.to_look_at();
        counts.red + counts.amber
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        let choice = &mut app.screens.risks.choice;
        match command {
            Command::OpenRisk => open_risk(app),
            Command::GroupRisks => choice.by = choice.by.next(),
            Command::RisksBySeverity => choice.turn_severity(),
            Command::RisksOfWeeks => choice.stretch = choice.stretch.next(),
            Command::AllRisks => choice.clear(),
            Command::RisksByPerson => ask_whose_risks(app),
            Command::RisksByTeam => ask_which_teams_risks(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        with_listing(app, |mark, listing| mark.step(&listing.flags(), by));
    }

    /// Goes to the first flag of the next group, or of the one before.
    fn step_across(&self, app: &mut App, by: i32) {
        with_listing(app, |mark, listing| {
            if let Some(at) = listing.next_group(mark.at(), by > 0) {
                mark.put(&listing.flags(), at);
            }
        });
    }

    /// Back after going to a flag of another week: the weeks that were shown are shown again.
    fn arrive(&self, app: &mut App) {
        if let Some((from, to)) = app.screens.risks.left.take()
            && app.selection.week() == to.week()
            && from.week() != to.week()
        {
            app.go_to_day(from);
        }
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let (first, last) = weeks_shown(app).into_inner();
        Some(*weeks_on_screen(first).start()..=*weeks_on_screen(last).end())
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let (first, last) = weeks_shown(app).into_inner();
        app.views.prepare(&app.state, first.to(last), app.now.date());
        with_listing(app, |mark, listing| mark.settle(&listing.flags()));
        None
    }

    /// Those of all that are listed.
    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        let flags = listing(app).flags().into_iter().cloned().collect();
        (flags, app.screens.risks.mark.at())
    }
}

/// The flags chosen, in their groups.
#[must_use]
pub fn listing(app: &App) -> Listing<'_> {
    listed_by(app, &app.screens.risks.choice)
}

/// The red and amber flags of the last weeks.
#[must_use]
pub fn trend_shown(app: &App) -> Vec<Trend> {
    let view = |week| app.views.get(week).map(AsRef::as_ref);
    trend(&app.screens.risks.choice, app.selection.week(), view, &app.state)
}

/// Whether every week that is asked for has been worked out.
#[must_use]
pub fn are_here(app: &App) -> bool {
    let (first, last) = app.screens.risks.choice.stretch.weeks(app.selection.week()).into_inner();
    first.to(last).all(|week| app.views.get(week).is_some())
}

fn listed_by<'a>(app: &'a App, choice: &RiskChoice) -> Listing<'a> {
    listed(choice, &app.views, app.selection.week(), (&app.state, app.today()))
}

/// The weeks that the Risks screen shows: those listed, and those of the trend.
fn weeks_shown(app: &App) -> RangeInclusive<Week> {
    let week = app.selection.week();
    week.plus(1 - TREND)..=*app.screens.risks.choice.stretch.weeks(week).end()
}

/// Does something with the mark and the flags that it is among.
fn with_listing(app: &mut App, act: impl FnOnce(&mut MarkedFlag, &Listing<'_>)) {
    let today = app.today();
    let risks = &mut app.screens.risks;
    let listing = listed(&risks.choice, &app.views, app.selection.week(), (&app.state, today));
    act(&mut risks.mark, &listing);
}

/// Goes to what the marked flag is about, and says what it was.
fn open_risk(app: &mut App) {
    let Some(flag) = listing(app).flags().get(app.screens.risks.mark.at()).map(|flag| Flag::clone(flag))
    else {
        app.say("Nothing is flagged here to go to.");
        return;
    };
    let today = app.today();
    app.views.prepare(&app.state, [flag.week], today);
    let Some(view) = app.views.get(flag.week).cloned() else {
        app.report_error(format!("{} is still loading: try again in a moment.", flag.week));
        return;
    };
    let from = app.selection.day;
    let day = match flag.week {
        _ if flag.start.is_none() => today,
        week if week.holds(from) => from,
        week => week.monday(),
    };
    let likely: Vec<&PersonId> =
        app.screens.risks.choice.person.iter().chain(app.selection.person.as_ref()).collect();
    let target = lead(&flag, &view, &app.state, &likely, day);
    app.screen = ScreenId::Week;
    app.go_to(target);
    app.screens.risks.left = Some((from, app.selection.day));
    app.say(format!("{}: {}.", crate::app::words::capital(flag.severity.word()), flag.message));
}

fn ask_whose_risks(app: &mut App) {
    let choice = RiskChoice { person: None, ..app.screens.risks.choice.clone() };
    let flags = listed_by(app, &choice).flags();
    let mut items =
        vec![item("Everybody", SeverityCounts::of(flags.iter().copied()), Narrowing::Person(None))];
    let mut marked = 0;
    for person in app.people_listed().into_iter().filter_map(|id| app.state.person(&id).cloned()) {
        if app.screens.risks.choice.person.as_ref() == Some(&person.id) {
            marked = items.len();
        }
        let theirs = flags.iter().copied().filter(|flag| flag.is_about_person(&person.id));
        items.push(item(
            &person.name,
            SeverityCounts::of(theirs),
            Narrowing::Person(Some(person.id.clone())),
        ));
    }
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Whose risks?", items) }));
}

fn ask_which_teams_risks(app: &mut App) {
    let counted = |team: Option<&TeamId>| {
        let choice = RiskChoice { team: team.cloned(), ..app.screens.risks.choice.clone() };
        listed_by(app, &choice).counts()
    };
    let mut items = vec![item("Every team", counted(None), Narrowing::Team(None))];
    let mut marked = 0;
    for team in app.state.records.teams.values().map(|row| &row.item) {
        if app.screens.risks.choice.team.as_ref() == Some(&team.id) {
            marked = items.len();
        }
        items.push(item(&team.name, counted(Some(&team.id)), Narrowing::Team(Some(team.id.clone()))));
    }
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Which team's risks?", items) }));
}

/// The flags chosen of the weeks from the one in view on, in their groups.
fn listed<'a>(choice: &RiskChoice, views: &'a Views, week: Week, of: (&State, Date)) -> Listing<'a> {
    let (first, last) = choice.stretch.weeks(week).into_inner();
    let here: Vec<&WeekView> = first.to(last).filter_map(|week| views.get(week)).map(AsRef::as_ref).collect();
    Listing::of(choice, &here, views.standing(), of)
}

fn item(label: &str, counts: SeverityCounts, to: Narrowing) -> Item {
    let action = Action::OfScreen(ScreenAction::Narrow(to));
    Item { label: label.to_owned(), detail: counts.in_words(), unavailable: None, action }
}
