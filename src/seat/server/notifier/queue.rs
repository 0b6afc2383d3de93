//! What is still to be sent, and when it is tried again.

use std::time::Duration;

use tokio::time::Instant;

use super::super::house::ServerContext;
use super::command::{NotifyConfig, send};
use crate::report::notification::Notification;

/// How long after each attempt that failed there is another; after the last there is none.
const AGAIN_AFTER: [Duration; 3] = [Duration::from_mins(1), Duration::from_mins(10), Duration::from_hours(1)];
/// The most that waits: beyond it the oldest is given up.
const MOST: usize = 1000;

/// What is still to be sent.
#[derive(Debug, Default)]
pub(super) struct Queue(Vec<Waiting>);

#[derive(Debug)]
struct Waiting {
    notification: Notification,
    /// How often it has failed.
    failed: usize,
    /// When it is tried.
    at: Instant,
}

impl Queue {
    /// Takes what those are to be told who have an address.
    pub(super) fn take(&mut self, news: Vec<Notification>, config: &NotifyConfig) {
        let at = Instant::now();
        let reached = news.into_iter().filter(|it| config.to.contains_key(&it.to));
        self.0.extend(reached.map(|notification| Waiting { notification, failed: 0, at }));
        let excess = self.0.len().saturating_sub(MOST);
        self.0.drain(..excess);
    }

    /// When the next is tried.
    pub(super) fn due(&self) -> Option<Instant> {
        self.0.iter().map(|it| it.at).min()
    }

    /// Sends what is due; what cannot be sent is told to whoever runs the server, and, given up, to the leads. Where the
    /// server stops, what has never been tried is tried once.
    pub(super) async fn send(&mut self, context: &ServerContext, config: &NotifyConfig, stops: bool) {
        let now = Instant::now();
        let all = std::mem::take(&mut self.0).into_iter();
        let (due, later): (Vec<Waiting>, Vec<Waiting>) = all.partition(|it| it.at <= now);
        self.0 = later;
        for mut waiting in due {
            let Err(why) = send(config, &waiting.notification).await else { continue };
            let to = &waiting.notification.to;
            context.happened(&format!("a message to {to} was not sent: {why}"));
            if let Some(after) = AGAIN_AFTER.get(waiting.failed).filter(|_| !stops) {
                waiting.failed += 1;
                waiting.at = now + *after;
                self.0.push(waiting);
                continue;
            }
            let state = context.desk.state();
            let name = state.display_name(to);
            context.desk.note(format!("a message to {name} could not be sent, so tell them yourself: {why}"));
        }
    }
}
