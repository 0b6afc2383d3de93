//! The Groups screen: which line is marked, what stands there, ticking it off, a contact before, and calling one off.

use std::ops::RangeInclusive;

use super::{GroupLine, ticked};
use crate::app::layer::{Action, Draft, Item, Layer, LinePurpose, ListLayer, SuggestionRequest};
use crate::app::screen::action::ScreenAction;
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, Target, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{ChecklistItem, Group, GroupId, Key, Record, TableName, Week};
use crate::planner::group::{TEMPLATES, Template, pictures, weeks_shown};
use crate::rules::{Flag, RuleContext};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Groups",
    scopes: &[Scope::Groups, Scope::Global],
    shown_by: &[Command::ShowGroups],
    hints: &[
        Command::ContactBefore,
        Command::TickGroup,
        Command::NewGroup,
        Command::EditGroup,
        Command::MoveGroup,
        Command::CallGroupOff,
        Command::GoToGroup,
        Command::Why,
        Command::Down,
        Command::Up,
        Command::Undo,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Groups screen.
pub(in crate::app) struct GroupsScreen;

impl Screen for GroupsScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::ContactBefore => return book_contact(app),
            Command::TickGroup => return tick_group(app),
            Command::CallGroupOff => return call_group_off(app),
            Command::NewGroup => ask_template(app),
            Command::EditGroup => app.open_group(),
            Command::MoveGroup => app.open_venue(),
            Command::NoteIdea => ask_idea(app),
            Command::GoToGroup => go_there(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        let lines = app.screens.groups.lines(&app.state);
        let at = lines.iter().position(|line| Some(line) == app.screens.groups.marked.as_ref());
        let at = stepped(at.unwrap_or(0), by, lines.len());
        if let Some(line) = lines.into_iter().nth(at) {
            app.screens.groups.marked = Some(line);
        }
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        let (first, last) = weeks_shown(app.today()).into_inner();
        Some(first.plus(-1)..=last.plus(1))
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        if !app.missing(self.weeks_needed(app)).is_empty() {
            self.put_away(app);
            return None;
        }
        let (today, now, visibility) = (app.today(), app.now, app.visibility());
        app.screens.groups.pictures = Some(match &app.preview {
            Some(preview) => {
                let rules = RuleContext::knowing(&preview.state, today, app.views.cache());
                pictures(&rules, now, |rota| visibility.part(rota, &preview.state))
            }
            None => app.views.with_rules(&app.state, today, |rules, _| {
                pictures(rules, now, |rota| visibility.part(rota, rules.state))
            }),
        });
        let shown = app.shown().clone();
        app.screens.groups.settle(&shown);
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.groups.pictures = None;
    }

    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (flags_of_marked(app), 0)
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.wants(Need::Group, marked(app).is_some(), "there is no group yet: set one up first");
        facts.note(Need::Grouping, no_grouping(app));
    }

    fn mark(&self, app: &mut App, key: &Key) {
        if let Key::Group(group) = key {
            app.screens.groups.marked = Some(GroupLine::Group(group.clone()));
        }
    }

    fn target_of(&self, _app: &App, record: &Record) -> Option<Target> {
        matches!(record, Record::Group(_)).then(|| Target::Marked(ScreenId::Groups, record.key()))
    }
}

/// The group that is marked on the Groups screen.
#[must_use]
pub fn marked(app: &App) -> Option<&Group> {
    let marked = app.screens.groups.marked.as_ref().filter(|_| app.screen == ScreenId::Groups)?;
    app.state.group(marked.group())
}

/// Why I may not change the marked group.
fn no_grouping(app: &App) -> Option<String> {
    let group = marked(app)?;
    let other = Group { title: format!("{} …", group.title), ..group.clone() };
    app.refusal(Some(group.clone()), other)
}

/// Ticks the marked line off, or takes the tick away.
fn tick_group(app: &mut App) -> Vec<Effect> {
    let (Some(group), Some(line)) = (marked(app), app.screens.groups.marked.as_ref()) else {
        return vec![];
    };
    let after = ticked(group, line, app.today());
    let summary = match line {
        GroupLine::Group(_) => {
            app.say("Mark a family, or something to have ready, below the group to tick it off.");
            return vec![];
        }
        GroupLine::Family(_, family) => {
            format!("Note the contact with {} before {}", words::family(family), group.title)
        }
        GroupLine::Item(_, n) => match group.checklist.get(*n) {
            Some(item) if item.is_idea => format!("Take up “{}” for {}", item.item, group.title),
            Some(item) => format!("Tick “{}” for {}", item.item, group.title),
            None => return vec![],
        },
    };
    app.save_now(vec![after.into()], summary, None)
}

/// Asks what the families of the marked group would like to do.
fn ask_idea(app: &mut App) {
    let Some(group) = marked(app) else { return };
    let (id, prompt) = (group.id.clone(), format!("What would they like to do in {}?", group.title));
    app.ask_in_line(LinePurpose::Idea(id), prompt);
}

/// What a suggestion would save; the error says what is missing or may not be kept.
pub(in crate::app) fn read_idea(app: &App, id: &GroupId, written: &str) -> Result<Draft, String> {
    let group = app.state.group(id).ok_or("this group is no longer there")?;
    let words = words::to_keep(written, "baby yoga, or a walk by the loch")?;
    let mut after = group.clone();
    after.checklist.push(ChecklistItem::idea(words));
    let summary = format!("Note a suggestion for {}", group.title);
    Ok(Draft::new(app.state.clone(), vec![after.into()], summary))
}

/// Looks for somebody's open time in which to be in touch with the marked family before the group.
fn book_contact(app: &mut App) -> Vec<Effect> {
    let (Some(group), Some(family)) = (marked(app), app.screens.groups.family()) else {
        app.say("Somebody has been in touch with everybody who is invited.");
        return vec![];
    };
    app.open_offer(SuggestionRequest::Contact(group.id.clone(), family.clone()))
}

/// Says what calling the next session off would do, and whom to tell.
fn call_group_off(app: &mut App) -> Vec<Effect> {
    let Some(group) = marked(app) else { return vec![] };
    app.open_offer(SuggestionRequest::CallOff(group.id.clone()))
}

/// Offers the templates that a new group starts from.
fn ask_template(app: &mut App) {
    let item = |(n, template): (usize, &Template)| {
        let ([before, with, after], capacity) = (template.minutes, template.capacity());
        Item {
            label: template.title.to_owned(),
            detail: format!(
                "{before} before, {with}, {after} after; {}; {} weeks",
                capacity.in_words(),
                template.weeks
            ),
            unavailable: None,
            action: Action::OfScreen(ScreenAction::NewGroup(n)),
        }
    };
    let items = TEMPLATES.iter().enumerate().map(item).collect();
    app.layers.push(Layer::List(ListLayer::new("A new group from a template", items)));
}

/// Goes to the next session of the marked group, on the Week screen.
fn go_there(app: &mut App) {
    let next = app.screens.groups.picture().and_then(|picture| picture.next().or(picture.past.last()));
    match next {
        Some(it) => {
            let (day, person) = (it.start.date(), it.people.first().cloned());
            app.go_to(Target::Session(day, person, it.session.clone()));
        }
        None => app.say("This group has no session in the weeks shown."),
    }
}

/// The flags about the marked group in the week of its next session, and about those invited.
fn flags_of_marked(app: &mut App) -> Vec<Flag> {
    let Some(picture) = app.screens.groups.picture().cloned() else { return vec![] };
    let Some(next) = picture.next() else { return vec![] };
    let (state, today, week) = (app.state.clone(), app.today(), next.start.week());
    app.views.prepare(&state, [week], today);
    let flags = app.views.get(week).map_or(&[][..], |view| &view.flags);
    let invited = |flag: &Flag| {
        flag.rule == "group.precontact"
            && picture.invited.iter().any(|it| it.family.as_str() == flag.subject.id)
    };
    let about = |flag: &&Flag| {
        (flag.subject.kind == TableName::Group && flag.subject.id == picture.group.as_str())
            || picture.ahead.iter().any(|it| flag.is_about_session(&it.session))
            || invited(flag)
    };
    let mut found: Vec<Flag> = flags.iter().filter(about).cloned().collect();
    found.sort_by_key(|flag| !flag.rule.starts_with("group."));
    found
}
