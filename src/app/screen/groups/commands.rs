//! The Groups screen: which line is marked, what stands there, ticking it off, a contact before, and calling one off.

use super::{GroupLine, ticked};
use crate::app::layer::{Ask, Deed, Draft, Item, Layer, LinePurpose, ListLayer};
use crate::app::screen::week::selection::Target;
use crate::app::{App, Effect, Screen, words};
use crate::command::Command;
use crate::domain::{ChecklistItem, Group, GroupId, TableName, Week};
use crate::planner::group::{TEMPLATES, Template, pictures, weeks_shown};
use crate::rules::{Flag, Room};

impl App {
    /// Carries out a command of the Groups screen.
    pub(in crate::app) fn groups_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::ContactBefore => return self.book_contact(),
            Command::TickGroup => return self.tick_group(),
            Command::CallGroupOff => return self.call_group_off(),
            Command::NewGroup => self.ask_template(),
            Command::EditGroup => self.open_group(),
            Command::NoteIdea => self.ask_idea(),
            Command::GoToGroup => self.go_to_group(),
            _ => {}
        }
        vec![]
    }

    /// The group that is marked on the Groups screen.
    #[must_use]
    pub fn group_marked(&self) -> Option<&Group> {
        let marked = self.groups.marked.as_ref().filter(|_| self.screen == Screen::Groups)?;
        self.state.group(marked.group())
    }

    /// Goes so many lines down, or up when negative.
    pub(in crate::app) fn step_groups(&mut self, by: i32) {
        let lines = self.groups.lines(&self.state);
        let at = lines.iter().position(|line| Some(line) == self.groups.marked.as_ref());
        let at = crate::app::screen::policies::commands::stepped(at.unwrap_or(0), by, lines.len());
        if let Some(line) = lines.into_iter().nth(at) {
            self.groups.marked = Some(line);
        }
    }

    /// The weeks that the Groups screen reads and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_groups(&self) -> Vec<Week> {
        if self.screen != Screen::Groups {
            return vec![];
        }
        let (first, last) = weeks_shown(self.today()).into_inner();
        self.state.missing(first.plus(-1), last.plus(1)).collect()
    }

    /// The groups are worked out, and the mark is on a line that is there.
    pub(in crate::app) fn settle_groups(&mut self) {
        if self.screen != Screen::Groups || !self.weeks_missing_for_groups().is_empty() {
            self.groups.pictures = None;
            return;
        }
        let (today, now) = (self.today(), self.now);
        self.groups.pictures = Some(match &self.preview {
            Some(preview) => pictures(&Room::knowing(&preview.state, today, self.views.known()), now),
            None => self.views.with_room(&self.state, today, |room, _| pictures(room, now)),
        });
        let shown = self.shown().clone();
        self.groups.settle(&shown);
    }

    /// Ticks the marked line off, or takes the tick away.
    fn tick_group(&mut self) -> Vec<Effect> {
        let (Some(group), Some(line)) = (self.group_marked(), self.groups.marked.as_ref()) else {
            return vec![];
        };
        let after = ticked(group, line, self.today());
        let summary = match line {
            GroupLine::Group(_) => {
                self.say("Mark a family or something to have ready below the group, to tick it off.");
                return vec![];
            }
            GroupLine::Family(_, family) => {
                format!("Note the contact with {} before {}", words::family(family), group.title)
            }
            GroupLine::Item(_, n) => match group.checklist.get(*n) {
                Some(item) => match item.as_idea() {
                    Some(idea) => format!("Take “{idea}” up for {}", group.title),
                    None => format!("Tick “{}” for {}", item.item, group.title),
                },
                None => return vec![],
            },
        };
        self.save_now(vec![after.into()], summary, None)
    }

    /// Asks what the families of the marked group would like to do.
    fn ask_idea(&mut self) {
        let Some(group) = self.group_marked() else { return };
        let (id, prompt) = (group.id.clone(), format!("What would they like to do in {}?", group.title));
        self.ask_in_line(LinePurpose::Idea(id), prompt);
    }

    /// What a suggestion would save; the error says what is missing or may not be kept.
    pub(in crate::app) fn read_idea(&self, id: &GroupId, written: &str) -> Result<Draft, String> {
        let group = self.state.group(id).ok_or("this group is no longer there")?;
        let words = words::to_keep(written, "baby yoga, or a walk by the loch")?;
        let mut after = group.clone();
        after.checklist.push(ChecklistItem::idea(words));
        let summary = format!("Note a suggestion for {}", group.title);
        Ok(Draft::new(self.state.clone(), vec![after.into()], summary))
    }

    /// Looks for somebody's open time in which to be in touch with the marked family before the group.
    fn book_contact(&mut self) -> Vec<Effect> {
        let (Some(group), Some(family)) = (self.group_marked(), self.groups.family()) else {
            self.say("Somebody has been in touch with everybody who is invited.");
            return vec![];
        };
        self.open_offer(Ask::Contact(group.id.clone(), family.clone()))
    }

    /// Says what calling the next session off would do, and whom to tell.
    fn call_group_off(&mut self) -> Vec<Effect> {
        let Some(group) = self.group_marked() else { return vec![] };
        self.open_offer(Ask::CallOff(group.id.clone()))
    }

    /// Offers the templates that a new group starts from.
    fn ask_template(&mut self) {
        let item = |(n, template): (usize, &Template)| {
            let ([before, with, after], capacity) = (template.minutes, template.capacity());
            Item {
                label: template.title.to_owned(),
                detail: format!(
                    "{before} before, {with}, {after} after; {} to {} families; {} weeks",
                    capacity.least, capacity.most, template.weeks
                ),
                unavailable: None,
                deed: Deed::NewGroup(n),
            }
        };
        let items = TEMPLATES.iter().enumerate().map(item).collect();
        self.layers.push(Layer::List(ListLayer::new("A new group from a template", items)));
    }

    /// Goes to the next session of the marked group, on the Week screen.
    fn go_to_group(&mut self) {
        let next = self.groups.picture().and_then(|picture| picture.next().or(picture.past.last()));
        match next {
            Some(it) => {
                let (day, person) = (it.start.date(), it.people.first().cloned());
                self.go_to(Target::Session(day, person, it.session.clone()));
            }
            None => self.say("No session of this group is within the weeks shown."),
        }
    }

    /// The flags about the marked group in the week of its next session, and about those invited.
    pub(in crate::app) fn flags_of_group(&mut self) -> Vec<Flag> {
        let Some(picture) = self.groups.picture().cloned() else { return vec![] };
        let Some(next) = picture.next() else { return vec![] };
        let (state, today, week) = (self.state.clone(), self.today(), next.start.week());
        self.views.prepare(&state, [week], today);
        let flags = self.views.get(week).map_or(&[][..], |view| &view.flags);
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
}
