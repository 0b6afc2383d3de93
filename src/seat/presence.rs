//! The seats of one server: who sits at them and where each looks, so that all see who else is here.
//!
//! A seat says where it looks when it moves, and is gone when it is dropped, whatever dropped it. Whoever has been told
//! something rests for a moment before the next: what happens meanwhile comes at once afterwards.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use imbl::OrdMap;
use tokio::sync::watch;

use crate::app::PresentUser;

/// How long a seat rests between two looks at the others.
const REST: Duration = Duration::from_millis(300);

/// Every seat of one server, in the order in which they were taken.
#[derive(Clone, Debug, Default)]
pub struct Seats(Arc<SeatList>);

#[derive(Debug)]
struct SeatList {
    number: AtomicU64,
    seats: watch::Sender<OrdMap<u64, PresentUser>>,
}

impl Default for SeatList {
    fn default() -> Self {
        Self { number: AtomicU64::new(0), seats: watch::channel(OrdMap::new()).0 }
    }
}

impl Seats {
    /// Takes a seat; nobody sees it before it says where it looks.
    pub(super) fn take(&self) -> PresenceHandle {
        PresenceHandle {
            number: self.0.number.fetch_add(1, Ordering::Relaxed),
            said: None,
            seats: self.0.seats.subscribe(),
            rests_until: None,
            all: self.clone(),
        }
    }
}

/// One seat among them.
#[derive(Debug)]
pub(super) struct PresenceHandle {
    all: Seats,
    number: u64,
    /// Where it last said that it looks.
    said: Option<PresentUser>,
    seats: watch::Receiver<OrdMap<u64, PresentUser>>,
    rests_until: Option<Instant>,
}

impl PresenceHandle {
    /// Says where it looks; the same again is told to nobody.
    pub(super) fn look(&mut self, at: PresentUser) {
        if self.said.as_ref() != Some(&at) {
            self.said = Some(at.clone());
            self.all.0.seats.send_modify(|seats| drop(seats.insert(self.number, at)));
        }
    }

    /// Comes back when a seat was taken, left, or looks elsewhere. Not to be asked while it rests.
    pub(super) async fn changed(&mut self) {
        // The sender is held by this very seat, so there is no other end than this.
        let _ = self.seats.changed().await;
    }

    /// Everybody else as they are now; rests from now on.
    pub(super) fn others(&mut self, now: Instant) -> Arc<[PresentUser]> {
        self.rests_until = now.checked_add(REST);
        let seats = self.seats.borrow_and_update().clone();
        seats.into_iter().filter(|(number, _)| *number != self.number).map(|(_, it)| it).collect()
    }

    /// Until when it rests.
    pub(super) fn rests_until(&self) -> Option<Instant> {
        self.rests_until
    }

    /// It is now; says whether it still rests.
    pub(super) fn rests(&mut self, now: Instant) -> bool {
        self.rests_until = self.rests_until.filter(|until| now < *until);
        self.rests_until.is_some()
    }
}

impl Drop for PresenceHandle {
    fn drop(&mut self) {
        self.all.0.seats.send_if_modified(|seats| seats.remove(&self.number).is_some());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ScreenId;
    use crate::domain::Author;

    fn at(who: &str, day: &str) -> PresentUser {
        let who = Author::Person(who.parse().unwrap());
        PresentUser { who, screen: ScreenId::Week, day: day.parse().unwrap(), person: None, away: false }
    }

    fn seen(presence: &mut PresenceHandle) -> Vec<String> {
        let others = presence.others(Instant::now());
        others.iter().map(|it| format!("{} {}", it.who, it.day)).collect()
    }

    #[test]
    fn each_sees_the_others_where_they_look_and_no_longer_than_they_sit() {
        let seats = Seats::default();
        let (mut one, mut two, mut three) = (seats.take(), seats.take(), seats.take());
        assert_eq!(seen(&mut one), [""; 0], "somebody is seen before they say where they look");
        one.look(at("morag", "2026-12-02"));
        two.look(at("fiona", "2026-12-03"));
        three.look(at("fiona", "2026-12-04"));
        assert_eq!(seen(&mut one), ["fiona 2026-12-03", "fiona 2026-12-04"]);
        assert_eq!(seen(&mut two), ["morag 2026-12-02", "fiona 2026-12-04"]);
        two.look(at("fiona", "2026-12-05"));
        drop(three);
        assert_eq!(seen(&mut one), ["fiona 2026-12-05"]);
        assert_eq!(Seats::default().take().others(Instant::now()).len(), 0, "another server's are seen");
    }

    #[test]
    fn a_seat_that_panics_is_left() {
        let seats = Seats::default();
        let mut one = seats.take();
        let mut two = seats.take();
        two.look(at("fiona", "2026-12-03"));
        assert_eq!(seen(&mut one).len(), 1);
        let thread = std::thread::spawn(move || {
            let _two = two;
            panic!("a dropped stitch")
        });
        thread.join().unwrap_err();
        assert_eq!(seen(&mut one).len(), 0);
    }

    #[tokio::test]
    async fn whoever_was_told_rests_and_misses_nothing() {
        let seats = Seats::default();
        let (mut one, mut two) = (seats.take(), seats.take());
        let start = Instant::now();
        two.look(at("fiona", "2026-12-03"));
        one.changed().await;
        assert!(!one.rests(start));
        assert_eq!(one.others(start).len(), 1);
        assert!(one.rests(start + REST / 2));
        two.look(at("fiona", "2026-12-04"));
        assert!(!one.rests(start + REST) && one.rests_until().is_none());
        one.changed().await;
        assert_eq!(seen(&mut one), ["fiona 2026-12-04"]);
        // The same again is no news, nor is what has been seen.
        two.look(at("fiona", "2026-12-04"));
        assert!(!one.seats.has_changed().unwrap());
    }
}
