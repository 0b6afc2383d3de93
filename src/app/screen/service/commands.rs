//! The Service screen: going through it, and who may change what.

use super::marked::{marked, record_of};
use super::remove::remove;
use super::section::ServiceSection;
use crate::app::folder::FileKind;
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, Heading, ScreenId, Target};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::rights::may;
use crate::domain::{
    Activity, ActivityId, ActivityKind, Course, CourseId, Edit, Holiday, Key, Minutes, Place, PlaceId,
    PlaceKind, Record, Team, TeamId, TeamKind, Travel,
};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Service",
    scopes: &[Scope::Service, Scope::Global],
    shown_by: &[Command::ShowService],
    hints: &[
        Command::EditInService,
        Command::AddToService,
        Command::FillInService,
        Command::EndInService,
        Command::RemoveFromService,
        Command::OpenTeamFile,
        Command::Right,
        Command::Left,
        Command::Undo,
        Command::Joiner,
        Command::Leaver,
        Command::ShowPolicy,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Service screen.
pub(in crate::app) struct ServiceScreen;

impl Screen for ServiceScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        let name = app.state.service().map(|service| service.name.clone());
        Heading::about(INFO.title, name.into_iter().collect())
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::AddToService => add(app),
            Command::EditInService => edit(app),
            Command::FillInService => fill(app),
            Command::OpenTeamFile => app.ask_file(match app.screens.service.section {
                ServiceSection::Holidays => FileKind::Holidays,
                _ => FileKind::Team,
            }),
            Command::EndInService => {
                if let Some(key) = marked(app).cloned() {
                    app.open_ending_of(&key);
                }
            }
            Command::RemoveFromService => return remove(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let service = &app.screens.service;
        let keys = service.section.keys(&app.state, app.today());
        let at = keys.iter().position(|key| Some(key) == service.marked()).unwrap_or(0);
        if let Some(key) = keys.get(stepped(at, by, keys.len())) {
            app.screens.service.mark(key);
        }
    }

    /// Goes to the section beside it.
    fn step_across(&self, app: &mut App, by: i32) {
        let service = &mut app.screens.service;
        let at = stepped(service.section as usize, by, ServiceSection::ALL.len());
        service.section = ServiceSection::ALL.get(at).copied().unwrap_or_default();
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let today = app.today();
        app.screens.service.settle(&app.state, today);
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.service.put_away();
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        let key = marked(app);
        facts.wants(Need::ServiceMarked, key.is_some(), "nothing is marked");
        facts.note(Need::Filing, app.no_files());
        facts.note(Need::ServiceAdding, no_adding(app));
        facts.note(Need::ServiceEditing, no_editing(app));
        let has_end = matches!(key, Some(Key::Place(_) | Key::Team(_) | Key::Post(_)));
        facts.wants(Need::ServiceEnding, has_end, "only a place, a team or a post has a last day");
        let is_filled = matches!(
            app.screens.service.section,
            ServiceSection::Posts
                | ServiceSection::Places
                | ServiceSection::Travel
                | ServiceSection::Holidays
        );
        let words =
            "only a post with its people, travel from a place and a year's holidays are written all at once";
        facts.wants(Need::ServiceFilling, is_filled, words);
    }

    fn mark(&self, app: &mut App, key: &Key) {
        app.screens.service.mark(key);
    }

    fn target_of(&self, _app: &App, record: &Record) -> Option<Target> {
        let key = record.key();
        ServiceSection::of(&key).map(|_| Target::Marked(ScreenId::Service, key))
    }
}

/// Opens the form of something new in the section that is shown.
fn add(app: &mut App) {
    match app.screens.service.section {
        ServiceSection::Service => {}
        ServiceSection::Teams => app.open_team(None),
        ServiceSection::People => app.open_person(None),
        ServiceSection::Posts => app.open_post(None),
        ServiceSection::Places => app.open_place(None),
        ServiceSection::Travel => {
            let from = start_of_travel(app);
            app.open_travel(None, from);
        }
        ServiceSection::Activities => app.open_activity(None),
        ServiceSection::Courses => app.open_course(None),
        ServiceSection::Holidays => app.open_holiday(None),
    }
}

/// Opens the form of what is marked.
fn edit(app: &mut App) {
    match marked(app).cloned() {
        Some(Key::Service(())) => app.open_service(),
        Some(Key::Team(id)) => app.open_team(Some(id)),
        Some(Key::Person(id)) => app.open_person(Some(id)),
        Some(Key::Post(id)) => app.open_post(Some(id)),
        Some(Key::Place(id)) => app.open_place(Some(id)),
        Some(Key::Travel(way)) => app.open_travel(Some(way), None),
        Some(Key::Activity(id)) => app.open_activity(Some(id)),
        Some(Key::Course(id)) => app.open_course(Some(id)),
        Some(Key::Holiday(date)) => app.open_holiday(Some(date)),
        _ => {}
    }
}

/// Opens what is written all at once: a post with its people, the travel from a place, or a year's holidays.
fn fill(app: &mut App) {
    if app.screens.service.section == ServiceSection::Posts {
        app.open_post_with_people();
    } else if app.screens.service.section == ServiceSection::Holidays {
        let year = match marked(app) {
            Some(Key::Holiday(date)) => date.year(),
            _ => app.today().year(),
        };
        app.open_holiday_year(year);
    } else if let Some(from) = start_of_travel(app) {
        app.open_travel_table(&from);
    } else {
        app.report_error("There is no place yet: add one first.");
    }
}

/// The place that is marked, or where the marked travel starts; else the first base there is.
fn start_of_travel(app: &App) -> Option<PlaceId> {
    if let Some(Key::Place(id) | Key::Travel((id, _))) = marked(app) {
        return Some(id.clone());
    }
    let places = || app.state.records.places.values().map(|row| &*row.item);
    let base = places().find(|it| matches!(it.kind, PlaceKind::Base | PlaceKind::Mbu));
    base.or_else(|| places().next()).map(|it| it.id.clone())
}

/// Why I may not add anything to the section that is shown.
fn no_adding(app: &App) -> Option<String> {
    if app.screen != ScreenId::Service {
        return None;
    }
    let id = "new";
    let name = String::new;
    let new: Option<Record> = match app.screens.service.section {
        ServiceSection::Service => {
            return Some("there is one service: left and right go to the other sections".to_owned());
        }
        ServiceSection::Teams => TeamId::parse(id).ok().map(|id| {
            let (place, beds, open, funded_until) = (None, None, vec![], None);
            let kind = TeamKind::Community;
            Team { id, name: name(), kind, place, beds, open, peers_wanted: 1, funded_until }.into()
        }),
        ServiceSection::People => app.new_person().map(Record::from),
        ServiceSection::Posts => app.new_post().map(Record::from),
        ServiceSection::Places => PlaceId::parse(id).ok().map(|id| {
            Place { id, name: name(), kind: PlaceKind::Venue, low_signal: false, until: None }.into()
        }),
        ServiceSection::Travel => {
            let place = PlaceId::parse(id).ok();
            place.map(|it| Travel { from: it.clone(), to: it, minutes: Minutes::ZERO }.into())
        }
        ServiceSection::Activities => {
            let id = ActivityId::parse(id).ok();
            id.map(|id| Activity::new(id, name(), ActivityKind::Contact).into())
        }
        ServiceSection::Courses => CourseId::parse(id)
            .ok()
            .map(|id| Course { id, title: name(), mandatory: false, valid_months: None }.into()),
        ServiceSection::Holidays => Some(Holiday { date: app.today(), name: name(), observed: true }.into()),
    };
    app.refusal(None::<Record>, new?)
}

/// Why I may not change what is marked.
fn no_editing(app: &App) -> Option<String> {
    let key = marked(app)?;
    let record = record_of(app, key)?;
    let edit = Edit { key: key.clone(), before: Some(record.clone()), after: Some(record) };
    may(&app.state, &app.me, &edit).err()
}
