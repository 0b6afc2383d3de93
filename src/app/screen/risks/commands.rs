//! The Risks screen: what is chosen there, what is marked, what would help with it, and going to what is flagged.

use std::ops::RangeInclusive;

use super::kept::flags_of;
use super::listing::ListedBy;
use super::{Listing, Narrowing, ROOM_BESIDE, RiskChoice, RiskHelp, RiskTeams, TREND, Trend, lead};
use crate::app::layer::{Action, Draft, Item, Layer, ListLayer};
use crate::app::screen::action::ScreenAction;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, Heading, ScreenId};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Change, FamilyRef, Key, PersonId, SessionId, TableName, Week};
use crate::report::matters::{Matter, Urgency};
use crate::rules::{Flag, SeverityCounts, weeks_on_screen};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Risks",
    scopes: &[Scope::Risks, Scope::Global],
    shown_by: &[Command::ShowRisks],
    hints: &[
        Command::Why,
        Command::OpenRisk,
        Command::AcceptRisk,
        Command::GroupRisks,
        Command::RisksByPerson,
        Command::RisksOfWeeks,
        Command::RisksAside,
        Command::RisksBySeverity,
        Command::RisksByTeam,
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
        let remit = app.remit();
        let choice = &mut app.screens.risks.choice;
        match command {
            Command::OpenRisk => open_risk(app),
            Command::GroupRisks => choice.by = choice.by.next(),
            Command::RisksBySeverity => choice.turn_severity(),
            Command::RisksOfWeeks => choice.stretch = choice.stretch.next(),
            Command::AllRisks => choice.clear(&remit),
            Command::AcceptRisk => return accept(app),
            Command::RisksAside => choice.shows_aside = !choice.shows_aside,
            Command::RisksByPerson => ask_whose_risks(app),
            Command::RisksByTeam => ask_which_teams_risks(app),
            _ => {}
        }
        vec![]
    }

    /// The family that is flagged; of a session, those it is for.
    fn families_at_hand(&self, app: &App) -> Vec<FamilyRef> {
        marked(app).map_or_else(Vec::new, |matter| families_of(app, &matter.head))
    }

    fn step(&self, app: &mut App, by: i32) {
        let risks = &mut app.screens.risks;
        risks.mark.step(&risks.listing.matters(), by);
    }

    /// Goes to the first matter of the next group, or of the one before.
    fn step_across(&self, app: &mut App, by: i32) {
        let risks = &mut app.screens.risks;
        if let Some(at) = risks.listing.next_group(risks.mark.at(), by > 0) {
            risks.mark.put(&risks.listing.matters(), at);
        }
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
        let remit = app.remit();
        let risks = &mut app.screens.risks;
        risks.list(&app.views, app.selection.week(), remit, (&app.state, app.now));
        risks.mark.settle(&risks.listing.matters());
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.risks.put_away();
    }

    fn awaits_rest(&self, app: &App) -> bool {
        app.surface.size.0 >= ROOM_BESIDE
            && marked(app).is_some_and(|matter| help_with(app, matter).is_none())
    }

    fn rest(&self, app: &mut App) {
        if self.awaits_rest(app) {
            let help = marked(app).map(|matter| RiskHelp::with(&matter.head, app));
            app.screens.risks.help = help;
        }
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.note(Need::Acceptable, no_accepting(app));
    }

    /// Those of the marked matter.
    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (marked(app).map(|matter| matter.flags.clone()).unwrap_or_default(), 0)
    }
}

/// The families that a flag is about: the flagged one, or those of the session in the week in view.
fn families_of(app: &App, flag: &Flag) -> Vec<FamilyRef> {
    match flag.subject.kind {
        TableName::Family => FamilyRef::parse(&flag.subject.id).into_iter().collect(),
        TableName::Session => {
            let id = SessionId::parse(&flag.subject.id).ok();
            let booked = id.as_ref().zip(app.view()).and_then(|(id, view)| view.session(id));
            booked.map_or_else(Vec::new, |it| it.booking().families.clone())
        }
        _ => vec![],
    }
}

/// The matters chosen, in their groups.
#[must_use]
pub fn listing(app: &App) -> &Listing {
    &app.screens.risks.listing
}

/// The matter that is marked.
#[must_use]
pub fn marked(app: &App) -> Option<&Matter> {
    listing(app).matters().get(app.screens.risks.mark.at()).copied()
}

/// What would help with a matter, where that has been worked out.
#[must_use]
pub fn help_with<'a>(app: &'a App, matter: &Matter) -> Option<&'a RiskHelp> {
    app.screens.risks.help.as_ref().filter(|help| help.is_for(&matter.head))
}

/// The red and amber matters of the last weeks.
#[must_use]
pub fn trend_shown(app: &App) -> &[Trend] {
    &app.screens.risks.trend
}

/// Whether every week that is asked for has been worked out.
#[must_use]
pub fn are_here(app: &App) -> bool {
    let (first, last) = app.screens.risks.choice.stretch.weeks(app.selection.week()).into_inner();
    first.to(last).all(|week| app.views.get(week).is_some())
}

/// Why the marked matter cannot be accepted, if so.
fn no_accepting(app: &App) -> Option<String> {
    let Some(matter) = marked(app) else { return Some("nothing is marked".to_owned()) };
    if matter.urgency == Urgency::Over {
        return Some("it is over, and does not count any more".to_owned());
    }
    let acceptable = matter.acceptable();
    if acceptable.is_empty() {
        return Some("the law asks for it: nobody can accept it".to_owned());
    }
    acceptable.iter().find_map(|flag| app.refusal(None, flag.accept(app.today(), "", app.me.name())))
}

/// Opens the form that accepts the marked matter; of an accepted one, takes that back.
fn accept(app: &mut App) -> Vec<Effect> {
    let Some(matter) = marked(app) else { return vec![] };
    if matter.urgency != Urgency::Accepted {
        app.open_accepting();
        return vec![];
    }
    let keys = matter.acceptable().into_iter().map(|flag| Key::AcceptedRisk(flag.risk()));
    let changes = keys.map(Change::Remove).collect();
    let draft = Draft::new(app.state.clone(), changes, format!("Accept no longer: {}", matter.title));
    app.commit(draft)
}

/// How many matters would be to do with another choice.
fn counts_by(app: &App, choice: &RiskChoice) -> SeverityCounts {
    let week = app.selection.week();
    let (first, last) = choice.stretch.weeks(week).into_inner();
    let views: Vec<_> = first.to(last).map(|week| app.views.get(week).cloned()).collect();
    let remit = app.remit();
    let by = ListedBy { choice, remit: &remit, state: &app.state, now: app.now, week };
    by.counts(&flags_of(&views, week, app.views.standing()))
}

/// The weeks that the Risks screen shows: those listed, and those of the trend.
fn weeks_shown(app: &App) -> RangeInclusive<Week> {
    let week = app.selection.week();
    week.plus(1 - TREND)..=*app.screens.risks.choice.stretch.weeks(week).end()
}

/// Goes to what the marked flag is about, and says what it was.
fn open_risk(app: &mut App) {
    let Some(flag) = marked(app).map(|matter| matter.head.clone()) else {
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
    let counted = |person: Option<&PersonId>| {
        counts_by(app, &RiskChoice { person: person.cloned(), ..app.screens.risks.choice.clone() })
    };
    let mut items = vec![item("Everybody", counted(None), Narrowing::Person(None))];
    let mut marked = 0;
    for person in app.people_listed().into_iter().filter_map(|id| app.state.person(&id).cloned()) {
        if app.screens.risks.choice.person.as_ref() == Some(&person.id) {
            marked = items.len();
        }
        let theirs = counted(Some(&person.id));
        items.push(item(&person.name, theirs, Narrowing::Person(Some(person.id.clone()))));
    }
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Whose risks?", items) }));
}

fn ask_which_teams_risks(app: &mut App) {
    let own = app.remit().team().map(|team| (format!("My own: {}", app.team_name(team)), RiskTeams::Own));
    let each = app.state.records.teams.values().map(|row| &row.item);
    let each = each.map(|team| (team.name.clone(), RiskTeams::Only(team.id.clone())));
    let every = ("Every team".to_owned(), RiskTeams::Every);
    let choices: Vec<(String, RiskTeams)> = own.into_iter().chain([every]).chain(each).collect();
    let chosen = app.screens.risks.choice.clone();
    let marked = choices.iter().position(|(_, teams)| *teams == chosen.teams).unwrap_or(0);
    let items = choices.into_iter().map(|(label, teams)| {
        let counts = counts_by(app, &RiskChoice { teams: teams.clone(), ..chosen.clone() });
        item(&label, counts, Narrowing::Team(teams))
    });
    let items = items.collect();
    app.layers.push(Layer::List(ListLayer { marked, ..ListLayer::new("Which team's risks?", items) }));
}

fn item(label: &str, counts: SeverityCounts, to: Narrowing) -> Item {
    let action = Action::OfScreen(ScreenAction::Narrow(to));
    Item { label: label.to_owned(), detail: counts.in_words(), unavailable: None, action }
}
