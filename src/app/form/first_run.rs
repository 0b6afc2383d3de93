//! The first run: three ways to a first week, and the short set-up.

use super::days::{days, hours};
use super::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::{Deed, Draft, Item, Layer, LinePurpose, ListLayer};
use crate::app::{App, ScreenId};
use crate::command::Command;
use crate::domain::{
    Account, Change, Minutes, Nation, OpenHours, Pattern, Person, PersonId, Post, PostId, Rev, Role, Service,
    Share, Team, TeamId, TeamKind, slug_of,
};

/// What is kept of the welcome, from when the store was found empty until there is a service.
#[derive(Default)]
pub(in crate::app) struct Welcome {
    /// Of which revision the desk was asked what could be done again.
    pub looked_ahead: Option<Rev>,
}

/// The three choices of an empty store.
pub(in crate::app) fn welcome() -> ListLayer {
    welcome_back(None, None)
}

/// The choices of an empty store, and below them to bring back what was undone, where something was.
pub(in crate::app) fn welcome_back(undone: Option<&str>, key: Option<&str>) -> ListLayer {
    let item = |label: &str, detail: &str, deed: Deed| Item {
        label: label.to_owned(),
        detail: detail.to_owned(),
        unavailable: None,
        deed,
    };
    let mut items = vec![
        item("Look around the example service", "a made-up team; undo takes it away", Deed::Example),
        item("Set up our team", "service, team, post, people: two minutes", Deed::SetUp),
        item("Open a team file", "a .toml file you were given or exported", Deed::AskFile),
    ];
    if let Some(undone) = undone {
        let with = key.map_or_else(String::new, |key| format!("{key} brings back what was undone: "));
        items.push(item("Bring back what was undone", &format!("{with}{undone}"), Deed::Run(Command::Redo)));
    }
    let mut list = ListLayer::new("Welcome to Tandem. How would you like to start?", items);
    list.narrows = false;
    list.closable = false;
    list
}

impl App {
    /// An empty store welcomes on the Week screen; once there is a service, it does so no more.
    pub(in crate::app) fn welcome_while_empty(&mut self) {
        let there = self.layers.iter().any(Layer::is_welcome);
        if self.state.service().is_some() {
            self.layers.retain(|layer| !layer.is_welcome());
            self.welcome = None;
        } else if !there && (self.screen == ScreenId::FIRST || self.welcome.is_none()) {
            self.screen = ScreenId::FIRST;
            self.welcome.get_or_insert_default();
            self.layers.insert(0, Layer::List(welcome()));
        }
    }

    pub(in crate::app) fn ask_file(&mut self) {
        self.ask_in_line(LinePurpose::File, "Which team file?");
    }

    pub(in crate::app) fn open_set_up(&mut self) {
        use FieldKind::{Free, Words};
        let fields = vec![
            Field::new("service", "Service", Free, String::new()).hint("such as Harbour Peer Service"),
            Field::new("nation", "Nation", Words(Nation::WORDS), "scotland".to_owned()),
            Field::new("team", "Team", Free, String::new()).hint("such as Ailsa MBU"),
            Field::new("kind", "Kind of team", Words(TeamKind::WORDS), "community".to_owned()),
            Field::new("lead", "Team lead", Free, String::new()).hint("you: tandem then opens as them"),
            Field::new("post", "Post", Free, "Peer support worker".to_owned()),
            Field::new("hours", "Hours a week", Free, "28:48".to_owned())
                .hint("of the whole post, such as 28:48"),
            Field::new("one", "First person", Free, String::new()).hint("their name"),
            Field::new("one-days", "Their days", Free, "mon tue wed".to_owned())
                .hint("mon tue wed, or mon 09:00-15:00"),
            Field::new("two", "Second person", Free, String::new())
                .hint("who shares the post; may be left out"),
            Field::new("two-days", "Their days", Free, "wed thu fri".to_owned()).hint("wed thu fri"),
        ];
        let title = "Set up · you can change everything later".to_owned();
        let mut form = FormLayer::new(title, FormPurpose::SetUp, fields, self.state.clone());
        form.read_set_up();
        self.layers.push(Layer::Form(form));
    }
}

impl FormLayer {
    /// Reads the fields of the set-up, each with what is wrong with it.
    pub(in crate::app) fn read_set_up(&mut self) {
        let second = !self.value("two").is_empty();
        for field in &mut self.fields {
            let written = field.text.value().trim();
            field.problem = match field.name {
                "service" | "team" | "post" | "one" => {
                    slug_of(written).is_none().then(|| "write a name, in letters".to_owned())
                }
                "nation" => written.parse::<Nation>().err().map(|wrong| wrong.to_string()),
                "kind" => written.parse::<TeamKind>().err().map(|wrong| wrong.to_string()),
                "hours" => hours(written).err(),
                "one-days" => days(written, Minutes::hours(7)).err(),
                "two-days" if second => days(written, Minutes::hours(7)).err(),
                _ => None,
            };
        }
    }

    /// The service, its team, the post and its sharers.
    pub(in crate::app) fn set_up_draft(&self, app: &App) -> Result<Draft, String> {
        let nation = self.value("nation").parse::<Nation>().map_err(|wrong| wrong.to_string())?;
        let team_id = TeamId::parse(&slug(self.value("team"))?).map_err(|wrong| wrong.to_string())?;
        let post_id = PostId::parse(&slug(self.value("post"))?).map_err(|wrong| wrong.to_string())?;
        let all = hours(self.value("hours"))?;
        let kind = self.value("kind").parse::<TeamKind>().map_err(|wrong| wrong.to_string())?;
        let from = app.spot.week().monday();
        let mut changes: Vec<Change> = vec![
            Service::new(self.value("service").to_owned(), nation).into(),
            Team {
                id: team_id.clone(),
                name: self.value("team").to_owned(),
                kind,
                place: None,
                beds: None,
                open: ["mon", "tue", "wed", "thu", "fri"]
                    .iter()
                    .filter_map(|day| format!("{day} 09:00-17:00").parse::<OpenHours>().ok())
                    .collect(),
                peers_wanted: 1,
                funded_until: None,
            }
            .into(),
            Post {
                id: post_id.clone(),
                title: self.value("post").to_owned(),
                team: team_id.clone(),
                hours: all,
                band: None,
                funded_until: None,
            }
            .into(),
        ];
        let sharers: Vec<(&str, &str)> = [("one", "one-days"), ("two", "two-days")]
            .into_iter()
            .filter(|(name, _)| !self.value(name).is_empty())
            .collect();
        let many = i32::try_from(sharers.len()).unwrap_or(1).max(1);
        for (n, (name, their_days)) in (0..).zip(&sharers) {
            // Minutes that do not divide evenly go to the first.
            let part = Minutes(all.0 / many + i32::from(n < all.0 % many));
            let person = new_person(self.value(name), &team_id, Role::PeerWorker, &changes)?;
            let weekly = days(self.value(their_days), part)?;
            let share = Share {
                post: post_id.clone(),
                person: person.id.clone(),
                hours: part,
                from,
                until: None,
                pattern: Pattern { weeks: vec![weekly] },
            };
            changes.push(person.into());
            changes.push(share.into());
        }
        if !self.value("lead").is_empty() {
            let lead = new_person(self.value("lead"), &team_id, Role::TeamLead, &changes)?;
            // Whoever set up what they lead has a seat of their own at this account.
            let account = app.home.account.map(|uid| Account { uid, person: lead.id.clone() }.into());
            changes.push(lead.into());
            changes.extend(account);
        }
        let summary = format!("Set up {}", self.value("service"));
        Ok(Draft::new(self.base.clone(), changes, summary))
    }
}

fn slug(name: &str) -> Result<String, String> {
    slug_of(name)
        .map(|slug| slug.to_string())
        .ok_or_else(|| format!("“{name}” has no letters to make an id of"))
}

fn new_person(name: &str, team: &TeamId, role: Role, so_far: &[Change]) -> Result<Person, String> {
    let first = name.split_whitespace().next().unwrap_or(name);
    let taken =
        |id: &PersonId| so_far.iter().any(|change| change.key() == crate::domain::Key::Person(id.clone()));
    let short = PersonId::parse(&slug(first)?).map_err(|wrong| wrong.to_string())?;
    let long = PersonId::parse(&slug(name)?).map_err(|wrong| wrong.to_string())?;
    let id = if taken(&short) { long } else { short };
    if taken(&id) {
        return Err(format!("two people are called {name}: add a second name"));
    }
    Ok(Person::new(id, name.to_owned(), team.clone(), role))
}
