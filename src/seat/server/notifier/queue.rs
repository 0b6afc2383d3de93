//! What is still to be sent, and when it is tried again.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::super::house::ServerContext;
use super::command::send;
use crate::report::notification::Notification;
use crate::seat::server::config::NotifyConfig;

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

    /// Sends what is due; what cannot be sent is told to whoever runs the server, and, given up, to the leads.
    pub(super) async fn send(&mut self, context: &ServerContext, config: &NotifyConfig) {
        let now = Instant::now();
        // It waits until it was sent: who lets go of this half-way has lost none.
        while let Some(waiting) = self.0.iter_mut().find(|it| it.at <= now) {
            if let Err(why) = send(config, &waiting.notification).await {
                context.happened(&format!("a message to {} was not sent: {why}", waiting.notification.to));
                if let Some(after) = AGAIN_AFTER.get(waiting.failed) {
                    waiting.failed += 1;
                    waiting.at = now + *after;
                    continue;
                }
                waiting.tell_leads(context, &why);
            }
            let sent = self.0.iter().position(|it| it.at <= now);
            sent.map(|at| self.0.remove(at));
        }
    }

    /// Tries all of it for the last time, for so long, and gives it up.
    pub(super) async fn end(mut self, context: &ServerContext, config: &NotifyConfig, patience: Duration) {
        let all = async {
            while let Some(waiting) = self.0.last() {
                if let Err(why) = send(config, &waiting.notification).await {
                    waiting.tell_leads(context, &why);
                }
                self.0.pop();
            }
        };
        if timeout(patience, all).await.is_err() {
            for waiting in &self.0 {
                waiting.tell_leads(context, "the server was stopped");
            }
        }
    }
}

impl Waiting {
    fn tell_leads(&self, context: &ServerContext, why: &str) {
        let state = context.desk.state();
        let name = state.display_name(&self.notification.to);
        context.desk.note(format!("a message to {name} could not be sent, so tell them yourself: {why}"));
    }
}
