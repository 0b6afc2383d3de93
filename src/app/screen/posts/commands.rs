//! The Posts screen: which line is marked, what stands there, and why something is flagged.

use super::{PostLine, PostStrip, strips};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, Heading, ScreenId, Target};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Key, Minutes, PersonId, Post, Record, TableName};
use crate::rules::{Flag, RuleContext};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Posts",
    scopes: &[Scope::Posts, Scope::Global],
    shown_by: &[Command::ShowPosts],
    hints: &[
        Command::ChangeShare,
        Command::HandOverDay,
        Command::SplitPost,
        Command::EndShare,
        Command::FillVacancy,
        Command::ChangeFunding,
        Command::ConvertHours,
        Command::GoToPost,
        Command::Undo,
        Command::Why,
        Command::NextWeek,
        Command::PreviousWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Posts screen.
pub(in crate::app) struct PostsScreen;

impl Screen for PostsScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        Heading::about(INFO.title, app.week_in_words())
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::HandOverDay => app.open_handing(),
            Command::EndShare => app.open_ending(),
            Command::SplitPost => app.open_split(),
            Command::FillVacancy => app.open_filling(),
            Command::ChangeFunding => app.open_funding(),
            Command::ConvertHours => app.open_conversion(),
            Command::ChangeShare => app.open_share(),
            Command::GoToPost => {
                if let Some(post) = post_marked(app).map(|post| post.id.clone()) {
                    app.go_to(Target::Marked(ScreenId::Service, Key::Post(post)));
                }
            }
            _ => {}
        }
        vec![]
    }

    /// Whoever is marked is selected on other screens too.
    fn step(&self, app: &mut App, by: i32) {
        let lines = app.screens.posts.lines();
        let at = lines.iter().position(|line| Some(line) == app.screens.posts.marked.as_ref());
        let at = stepped(at.unwrap_or(0), by, lines.len());
        if let Some(line) = lines.into_iter().nth(at) {
            app.select_person(line.sharer.clone().filter(|it| app.selection.person.as_ref() != Some(it)));
            app.screens.posts.marked = Some(line);
        }
    }

    /// Marks whoever is selected.
    fn arrive(&self, app: &mut App) {
        let marked = app.screens.posts.marked.as_ref().and_then(|line| line.sharer.as_ref());
        if marked.is_some() && marked != app.selection.person.as_ref() {
            app.screens.posts.marked = None;
        }
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let today = app.today();
        app.screens.posts.strips = if let Some(preview) = &app.preview {
            let rules = RuleContext::knowing(&preview.state, today, app.views.cache());
            strips(&rules, preview.week, app.views.visibility())
        } else {
            let week = app.selection.week();
            app.views.with_rules(&app.state, today, |rules, visibility| strips(rules, week, visibility))
        };
        app.screens.posts.settle(app.selection.person.as_ref());
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.posts.strips = None;
    }

    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (flags_of_marked(app), 0)
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        let strip = app.screens.posts.strip();
        facts.wants(Need::Sharer, sharer_marked(app).is_some(), "no sharer is marked");
        facts.wants(Need::Vacancy, strip.is_some_and(PostStrip::is_vacant), "this post has no vacant hours");
        facts.wants(
            Need::OldHours,
            strip.is_some_and(|strip| strip.conversion.is_some()),
            "its hours follow the full-time week in force",
        );
        let no_shares = no_shares(app);
        let is_own = app.proposer(&app.state).is_some_and(|(me, _)| sharer_marked(app) == Some(&me.id));
        facts.note(Need::OwnShare, no_shares.clone().filter(|_| !is_own));
        facts.note(Need::Shares, no_shares);
    }

    fn mark(&self, app: &mut App, key: &Key) {
        if let Key::Share((post, person, _)) = key {
            app.selection.person = Some(person.clone());
            app.screens.posts.marked = Some(PostLine { post: post.clone(), sharer: Some(person.clone()) });
        }
    }

    fn target_of(&self, _app: &App, record: &Record) -> Option<Target> {
        matches!(record, Record::Share(_)).then(|| Target::Marked(ScreenId::Posts, record.key()))
    }
}

/// The post that is marked.
#[must_use]
pub fn post_marked(app: &App) -> Option<&Post> {
    app.state.post(&app.screens.posts.marked.as_ref().filter(|_| app.screen == ScreenId::Posts)?.post)
}

/// The sharer that is marked.
#[must_use]
pub fn sharer_marked(app: &App) -> Option<&PersonId> {
    app.screens.posts.marked.as_ref().filter(|_| app.screen == ScreenId::Posts)?.sharer.as_ref()
}

/// Why I may not change the shares of the marked post.
fn no_shares(app: &App) -> Option<String> {
    let post = post_marked(app)?;
    let other = Post { hours: post.hours + Minutes(1), ..post.clone() };
    app.refusal(Some(post.clone()), other)
}

/// The flags of the marked post in the week in view, then those of the marked sharer.
fn flags_of_marked(app: &App) -> Vec<Flag> {
    let (Some(view), Some(line)) = (app.view(), &app.screens.posts.marked) else { return vec![] };
    let of_post =
        |flag: &&Flag| flag.subject.kind == TableName::Post && flag.subject.id == line.post.as_str();
    let of_sharer = |flag: &&Flag| {
        flag.subject.kind != TableName::Post
            && line.sharer.as_ref().is_some_and(|person| flag.people.contains(person))
    };
    let (post, sharer) = (view.flags.iter().filter(of_post), view.flags.iter().filter(of_sharer));
    post.chain(sharer).cloned().collect()
}
