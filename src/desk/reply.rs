//! What the desk will answer: waited for by a command, awaited by a seat.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use crate::domain::Refusal;

/// An answer that will come. A command waits for it; an asynchronous task awaits it.
#[derive(Debug)]
#[must_use = "the answer says whether it was done"]
pub struct Reply<T>(oneshot::Receiver<Result<T, Refusal>>);

impl<T> Reply<T> {
    /// An answer to come, and what to answer with.
    pub(super) fn pair() -> (oneshot::Sender<Result<T, Refusal>>, Self) {
        let (sender, receiver) = oneshot::channel();
        (sender, Self(receiver))
    }

    /// Waits for the answer; not for use inside an asynchronous task.
    pub fn wait(self) -> Result<T, Refusal> {
        self.0.blocking_recv().unwrap_or_else(|_| Err(closed()))
    }
}

impl<T> Future for Reply<T> {
    type Output = Result<T, Refusal>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.get_mut().0).poll(context).map(|answer| answer.unwrap_or_else(|_| Err(closed())))
    }
}

fn closed() -> Refusal {
    Refusal::Store("the store has been closed: open Tandem again".to_owned())
}
