//! The Posts screen: which line is marked, what stands there, and why something is flagged.

use super::{PostLine, strips};
use crate::app::form::FormPurpose;
use crate::app::shell::views::Views;
use crate::app::{App, Layer, Screen};
use crate::command::Command;
use crate::domain::{PersonId, Post, TableName, Week};
use crate::rules::{Flag, Room};

impl App {
    /// Opens the form of a command that changes the shares of a post.
    pub(in crate::app) fn posts_command(&mut self, command: Command) {
        match command {
            Command::HandOverDay => self.open_handing(),
            Command::EndShare => self.open_ending(),
            Command::SplitPost => self.open_split(),
            Command::FillVacancy => self.open_filling(),
            Command::ConvertHours => self.open_conversion(),
            _ => self.open_share(),
        }
    }

    /// The post that is marked.
    #[must_use]
    pub fn post_marked(&self) -> Option<&Post> {
        self.state.post(&self.posts.marked.as_ref().filter(|_| self.screen == Screen::Posts)?.post)
    }

    /// The sharer that is marked.
    #[must_use]
    pub fn sharer_marked(&self) -> Option<&PersonId> {
        self.posts.marked.as_ref().filter(|_| self.screen == Screen::Posts)?.sharer.as_ref()
    }

    /// Goes so many lines down, or up when negative; whoever is marked there is selected on other screens too.
    pub(in crate::app) fn step_post(&mut self, by: i32) {
        let lines = self.posts.lines();
        let at = lines.iter().position(|line| Some(line) == self.posts.marked.as_ref());
        let at = crate::app::screen::policies::commands::stepped(at.unwrap_or(0), by, lines.len());
        if let Some(line) = lines.into_iter().nth(at) {
            self.mark_post(line);
        }
    }

    fn mark_post(&mut self, line: PostLine) {
        if let Some(person) = &line.sharer
            && self.spot.person.as_ref() != Some(person)
        {
            self.spot.person = Some(person.clone());
            self.spot.session = None;
        }
        self.posts.marked = Some(line);
    }

    /// Marks whoever is selected, when the screen is shown.
    pub(in crate::app) fn come_to_posts(&mut self) {
        let marked = self.posts.marked.as_ref().and_then(|line| line.sharer.as_ref());
        if marked.is_some() && marked != self.spot.person.as_ref() {
            self.posts.marked = None;
        }
    }

    /// The posts are worked out, and the mark is on a line that is there.
    pub(in crate::app) fn settle_posts(&mut self) {
        if self.screen != Screen::Posts {
            self.posts.strips = None;
            return;
        }
        let today = self.today();
        self.posts.strips = match &self.preview {
            Some(preview) => {
                let room = Room::knowing(&preview.state, today, self.views.known());
                strips(&room, preview.week, self.views.sight())
            }
            None => self.views.strips(&self.state, self.spot.week(), today),
        };
        self.posts.settle(self.spot.person.as_ref());
    }

    /// The weeks that the form in front needs and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_share(&self) -> Vec<Week> {
        match self.layers.last() {
            Some(Layer::Form(form)) => match &form.purpose {
                FormPurpose::Share(share) => {
                    let (first, last) =
                        share.weeks(self.spot.week(), self.today().week(), &self.state).into_inner();
                    self.state.missing(first, last).collect()
                }
                _ => vec![],
            },
            _ => vec![],
        }
    }

    /// The flags of the marked post in the week in view, then those of the marked sharer.
    #[must_use]
    pub fn flags_of_post(&self) -> Vec<Flag> {
        let (Some(view), Some(line)) = (self.view(), &self.posts.marked) else { return vec![] };
        let of_post =
            |flag: &&Flag| flag.subject.kind == TableName::Post && flag.subject.id == line.post.as_str();
        let of_sharer = |flag: &&Flag| {
            flag.subject.kind != TableName::Post
                && line.sharer.as_ref().is_some_and(|person| flag.people.contains(person))
        };
        let (post, sharer) = (view.flags.iter().filter(of_post), view.flags.iter().filter(of_sharer));
        post.chain(sharer).cloned().collect()
    }
}

impl Views {
    /// The posts of a week; what is worked out for them is kept.
    fn strips(
        &mut self,
        state: &crate::domain::State,
        week: Week,
        today: crate::domain::Date,
    ) -> Option<Vec<super::PostStrip>> {
        self.with_room(state, today, |room, sight| strips(room, week, sight))
    }
}
