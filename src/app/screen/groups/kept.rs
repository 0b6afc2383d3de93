//! What stands on the Groups screen, and which line is marked.

use crate::app::beside::Beside;
use crate::domain::{ChecklistItem, FamilyRef, Group, GroupId, State};
use crate::planner::group::{GroupPicture, Invited};

/// A line of the Groups screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupLine {
    /// A group.
    Group(GroupId),
    /// A family that is invited to it.
    Family(GroupId, FamilyRef),
    /// Something to have ready for it, by its place in the list.
    Item(GroupId, usize),
}

impl GroupLine {
    /// The group that it is of.
    #[must_use]
    pub fn group(&self) -> &GroupId {
        match self {
            Self::Group(group) | Self::Family(group, _) | Self::Item(group, _) => group,
        }
    }
}

/// What stands on the Groups screen.
#[derive(Debug, Default)]
pub struct Groups {
    /// Every group, by title; `None` while weeks are on their way from the disk.
    pub pictures: Option<Vec<GroupPicture>>,
    /// The marked line.
    pub marked: Option<GroupLine>,
    /// What the marked item says, and what stood beside the marked line.
    pub(super) item: Option<(GroupLine, String)>,
    pub(super) beside: Beside<GroupLine>,
}

impl Groups {
    /// The lines that can be marked: every group, and what belongs to the marked one.
    #[must_use]
    pub fn lines(&self, state: &State) -> Vec<GroupLine> {
        let open = self.marked.as_ref().map(GroupLine::group);
        let mut lines = vec![];
        for picture in self.pictures.iter().flatten() {
            let id = &picture.group;
            lines.push(GroupLine::Group(id.clone()));
            if Some(id) == open {
                let family = |it: &Invited| GroupLine::Family(id.clone(), it.family.clone());
                lines.extend(picture.invited.iter().map(family));
                let items = state.group(id).map_or(0, |group| group.checklist.len());
                lines.extend((0..items).map(|n| GroupLine::Item(id.clone(), n)));
            }
        }
        lines
    }

    /// The marked group, as it stands.
    #[must_use]
    pub fn picture(&self) -> Option<&GroupPicture> {
        let id = self.marked.as_ref()?.group();
        self.pictures.iter().flatten().find(|picture| picture.group == *id)
    }

    /// The family that is marked; of a group, the first with whom nobody was in touch.
    #[must_use]
    pub fn family(&self) -> Option<&FamilyRef> {
        match self.marked.as_ref()? {
            GroupLine::Family(_, family) => Some(family),
            _ => self.picture()?.unmet().first().map(|it| &it.family),
        }
    }

    /// Puts the mark on a line that is there: the same one, else one beside it.
    pub(super) fn settle(&mut self, state: &State) {
        self.follow_item(state);
        let lines = self.lines(state);
        self.beside.settle(&mut self.marked, &lines, || None);
        // What belongs to the group that is marked now can be marked too.
        let lines = self.lines(state);
        self.beside.settle(&mut self.marked, &lines, || None);
        self.item = self.marked.clone().zip(self.item_marked(state).map(|it| it.item.clone()));
    }

    /// The marked item goes by what it says: others may come before it.
    pub(super) fn follow_item(&mut self, state: &State) {
        let (Some(line), Some((of, says))) = (&self.marked, &self.item) else { return };
        let GroupLine::Item(id, n) = line else { return };
        let Some(group) = state.group(id) else { return };
        let is_it = |item: &ChecklistItem| item.item == *says;
        if line != of || group.checklist.get(*n).is_some_and(is_it) {
            return;
        }
        if let Some(n) = group.checklist.iter().position(is_it) {
            self.marked = Some(GroupLine::Item(id.clone(), n));
        }
    }

    pub(super) fn item_marked<'s>(&self, state: &'s State) -> Option<&'s ChecklistItem> {
        match self.marked.as_ref()? {
            GroupLine::Item(id, n) => state.group(id)?.checklist.get(*n),
            _ => None,
        }
    }
}

/// The same group with something of it ticked, or unticked: that somebody was in touch on a day, or that it is ready.
#[must_use]
pub fn ticked(group: &Group, line: &GroupLine, today: crate::domain::Date) -> Group {
    let mut group = group.clone();
    match line {
        GroupLine::Group(_) => {}
        GroupLine::Family(_, family) => {
            for it in group.invited.iter_mut().filter(|it| it.family == *family) {
                it.precontact = if it.precontact.is_some() { None } else { Some(today) };
            }
        }
        GroupLine::Item(_, n) => {
            if let Some(item) = group.checklist.get_mut(*n) {
                *item = item.ticked();
            }
        }
    }
    group
}
