//! The Directory screen: finding an organisation, noting calls, what is offered where, and the network's rhythm.

use crate::app::layer::{Action, Draft, Item, Layer, LinePurpose, ListLayer, PageLayer, Paragraph};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, Target, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{CallNote, Change, Key, Organisation, OrganisationId, Record};
use crate::planner::network;
use crate::report::directory::{offers, organisations};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Directory",
    scopes: &[Scope::Directory, Scope::Global],
    shown_by: &[Command::ShowDirectory],
    hints: &[
        Command::FindOrganisation,
        Command::NoteCall,
        Command::EditOrganisation,
        Command::NewOrganisation,
        Command::WhatWhere,
        Command::Reviewed,
        Command::PlanNetwork,
        Command::RemoveOrganisation,
        Command::Undo,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Directory screen.
pub(in crate::app) struct DirectoryScreen;

impl Screen for DirectoryScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::NewOrganisation => app.open_organisation(None),
            Command::EditOrganisation => {
                let marked = marked(app).map(|it| it.id.clone());
                app.open_organisation(marked);
            }
            Command::NoteCall => ask_call(app),
            Command::FindOrganisation => find_organisation(app),
            Command::WhatWhere => show_offers(app),
            Command::Reviewed => return reviewed(app),
            Command::PlanNetwork => return plan_network(app),
            Command::RemoveOrganisation => return remove_organisation(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let all = organisations(&app.state);
        let at = all.iter().position(|it| Some(&it.id) == app.screens.directory.marked.as_ref());
        let at = stepped(at.unwrap_or(0), by, all.len());
        app.screens.directory.marked = all.get(at).map(|it| it.id.clone());
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let all: Vec<_> = organisations(&app.state).into_iter().map(|it| it.id.clone()).collect();
        let directory = &mut app.screens.directory;
        directory.beside.settle(&mut directory.marked, &all, || None);
        None
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.wants(Need::Listed, marked(app).is_some(), "no organisation is marked");
        let no_directing = no_directing(app);
        facts.note(Need::Listing, no_directing.clone().filter(|_| app.proposer(&app.state).is_none()));
        facts.note(Need::Directing, no_directing);
    }

    fn mark(&self, app: &mut App, key: &Key) {
        if let Key::Organisation(id) = key {
            app.screens.directory.marked = Some(id.clone());
        }
    }

    fn target_of(&self, _app: &App, record: &Record) -> Option<Target> {
        matches!(record, Record::Organisation(_)).then(|| Target::Marked(ScreenId::Directory, record.key()))
    }
}

/// The organisation that is marked.
#[must_use]
pub fn marked(app: &App) -> Option<&Organisation> {
    let id = app.screens.directory.marked.as_ref().filter(|_| app.screen == ScreenId::Directory)?;
    app.state.records.organisations.get(id).map(|row| &*row.item)
}

/// Why I may not change the directory.
fn no_directing(app: &App) -> Option<String> {
    let any = Organisation {
        id: OrganisationId::parse("new").ok()?,
        name: String::new(),
        area: None,
        offers: vec![],
        refer_by: None,
        contact: None,
        review_by: None,
    };
    app.refusal(None::<Organisation>, any)
}

fn find_organisation(app: &mut App) {
    let item = |it: &Organisation| Item {
        label: [it.name.as_str(), &it.offers.join(", "), it.area.as_deref().unwrap_or("")].join(" · "),
        detail: it.refer_by.clone().unwrap_or_default(),
        unavailable: None,
        action: Action::Go(Target::Marked(ScreenId::Directory, Key::Organisation(it.id.clone()))),
    };
    let items = organisations(&app.state).into_iter().map(item).collect();
    app.layers.push(Layer::List(ListLayer::new("Find an organisation", items)));
}

fn ask_call(app: &mut App) {
    let Some(it) = marked(app) else { return };
    let (id, prompt) = (it.id.clone(), format!("How did the call to {} go?", it.name));
    app.ask_in_line(LinePurpose::Call(id), prompt);
}

/// What a note of a call would save; the error says what is missing or may not be kept.
pub(in crate::app) fn read_call(app: &App, id: &OrganisationId, written: &str) -> Result<Draft, String> {
    let organisation = app.state.records.organisations.get(id).ok_or(
        "this organisation is no longer in the \
        directory",
    )?;
    let words = words::to_keep(written, "the Tuesday group is full until March")?;
    let number = app.state.calls(id).next().map_or(1, |last| last.number.saturating_add(1));
    let by = app.me.person().cloned();
    let note = CallNote { organisation: id.clone(), number, on: app.today(), by, words: words.to_owned() };
    let summary = format!("Note a call to {}", organisation.item.name);
    Ok(Draft::new(app.state.clone(), vec![note.into()], summary))
}

/// Shows what is offered where, and where nothing is.
fn show_offers(app: &mut App) {
    let offers = offers(&app.state);
    let fact = |name: &str, what: String| Paragraph::Fact(name.to_owned(), what);
    let mut page = vec![Paragraph::Heading("What is offered where".to_owned())];
    if offers.rows.is_empty() || offers.areas.is_empty() {
        page.push(Paragraph::Text(
            "No organisation says what it offers, or no area is set up yet.".to_owned(),
        ));
    }
    for (tag, counts) in &offers.rows {
        let there = offers.areas.iter().zip(counts).filter(|(_, count)| **count > 0);
        let there: Vec<String> = there.map(|(area, count)| format!("{area} {count}")).collect();
        page.push(fact(tag, if there.is_empty() { "nowhere".to_owned() } else { there.join(", ") }));
    }
    page.push(Paragraph::Heading("Where there is nothing".to_owned()));
    let gaps: Vec<Paragraph> = offers.missing().map(|(area, tags)| fact(area, tags.join(", "))).collect();
    if gaps.is_empty() {
        page.push(Paragraph::Text(
            "Everything that is offered anywhere is offered in every area.".to_owned(),
        ));
    }
    page.extend(gaps);
    app.layers.push(Layer::Page(PageLayer::new("Directory · what is offered where", page)));
}

fn reviewed(app: &mut App) -> Vec<Effect> {
    let Some(it) = marked(app) else { return vec![] };
    let next = app.today().plus_months(12);
    let summary = format!("{} reviewed, next by {}", it.name, crate::app::words::date(next));
    let after = Organisation { review_by: Some(next), ..it.clone() };
    app.save_now(vec![after.into()], summary, None)
}

fn remove_organisation(app: &mut App) -> Vec<Effect> {
    let Some(it) = marked(app) else { return vec![] };
    let (id, summary) = (it.id.clone(), format!("Remove {} from the directory", it.name));
    let calls = app.state.calls(&id).map(|call| Change::Remove(Key::CallNote((id.clone(), call.number))));
    let mut changes: Vec<Change> = calls.collect();
    changes.push(Change::Remove(Key::Organisation(id)));
    app.save_now(changes, summary, None)
}

/// Plans the network's quarterly meeting and monthly email for the selected person.
fn plan_network(app: &mut App) -> Vec<Effect> {
    let person = app.selection.person.as_ref().and_then(|id| app.state.person(id));
    let Some(person) = person else { return vec![] };
    let name = app.state.display_name_of(person).to_owned();
    let changes = network(&app.state, person, app.today());
    if changes.is_empty() {
        app.say("The network's meeting and email are planned already: they are on the Week screen.");
        return vec![];
    }
    app.save_now(changes, format!("Plan the network's quarterly meeting and monthly email for {name}"), None)
}
