//! Tells people outside Tandem what is new for them, once a lead has stopped for a moment, and keeps nobody waiting for it.

mod command;
mod queue;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use queue::Queue;

use super::config::NotifyConfig;
use super::house::ServerContext;
use crate::desk::StateUpdate;
use crate::domain::{Date, State};
use crate::report::notification::{NewsStretch, Notification, notifications};

/// How many times as long as that people are not told at most, whatever else happens.
const LONGEST: u32 = 8;
/// How long sending may take when the server stops.
const LAST: Duration = Duration::from_secs(2);
/// How many stretches of what people did one after the other are told apart; what is later belongs to the last.
const STRETCHES: usize = 64;
/// How many weeks from this one are looked at: their sheets have to be there before something changes.
const WEEKS_AHEAD: i32 = 26;

/// Sends one message, and waits for that; the error says why it was not sent.
pub fn notify(config: &NotifyConfig, notification: &Notification) -> Result<(), String> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| error.to_string())?.block_on(command::send(config, notification))
}

/// Tells people what is new until the server stops; what is left is told then.
pub(super) async fn run(context: Arc<ServerContext>, config: NotifyConfig) {
    let mut stopping = context.stopping.clone();
    let mut updates = context.desk.watch();
    let mut queue = Queue::default();
    let mut told = Told::now(&context, &mut updates).await;
    loop {
        let wake = told.due(&config).into_iter().chain(queue.due()).min();
        let is_over = tokio::select! {
            changed = updates.changed() => {
                told.note(&updates.borrow_and_update());
                changed.is_err()
            }
            () = sleep_until(wake.unwrap_or_else(Instant::now)), if wake.is_some() => false,
            _ = stopping.wait_for(|stops| *stops) => true,
        };
        if is_over || told.due(&config).is_some_and(|due| due <= Instant::now()) {
            queue.take(told.news(&context), &config);
            told = Told::now(&context, &mut updates).await;
        }
        if is_over {
            return queue.end(&context, &config, LAST).await;
        }
        tokio::select! {
            () = queue.send(&context, &config) => {}
            _ = stopping.wait_for(|stops| *stops) => {}
        }
    }
}

/// What people have been told, and what has happened since.
struct Told {
    /// The state that they have been told of.
    state: Arc<State>,
    /// What leads from it to the newest, and who did it.
    way: Vec<NewsStretch>,
    /// When something was first done since, and last.
    since: Option<(Instant, Instant)>,
}

impl Told {
    /// All of what there is now.
    async fn now(context: &ServerContext, updates: &mut watch::Receiver<StateUpdate>) -> Self {
        let week = today(context, &updates.borrow().state).week();
        // Where they cannot be read, fewer weeks are looked at.
        let _ = context.desk.load((0..WEEKS_AHEAD).map(|ahead| week.plus(ahead)).collect()).await;
        Self { state: updates.borrow_and_update().state.clone(), way: vec![], since: None }
    }

    fn newest(&self) -> &Arc<State> {
        self.way.last().map_or(&self.state, |it| &it.after)
    }

    /// Takes in that something happened, or that weeks were loaded.
    fn note(&mut self, update: &StateUpdate) {
        let authors: BTreeSet<String> =
            update.since(self.newest().rev()).map(|entry| entry.by.clone()).collect();
        let after = update.state.clone();
        if authors.is_empty() {
            let kept = self.way.last_mut().map_or(&mut self.state, |it| &mut it.after);
            *kept = after;
            return;
        }
        let is_full = self.way.len() >= STRETCHES;
        match self.way.last_mut().filter(|it| is_full || it.authors == authors) {
            Some(last) => {
                last.authors.extend(authors);
                last.after = after;
            }
            None => self.way.push(NewsStretch { authors, after }),
        }
        let now = Instant::now();
        self.since = Some((self.since.map_or(now, |(first, _)| first), now));
    }

    /// When people are told.
    fn due(&self, config: &NotifyConfig) -> Option<Instant> {
        self.since.map(|(first, last)| (last + config.after).min(first + config.after * LONGEST))
    }

    /// What they are told.
    fn news(&self, context: &ServerContext) -> Vec<Notification> {
        notifications(&self.state, &self.way, today(context, self.newest()))
    }
}

fn today(context: &ServerContext, state: &State) -> Date {
    (context.clock)(state).date()
}
