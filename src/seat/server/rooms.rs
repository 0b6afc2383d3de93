//! The rooms that seats are in: threads that draw for those who came at about the same time, and end when the last has left.
//!
//! Memory is why. What one thread took and another freed goes back to the system when the first one looks, and the threads of a
//! server that nobody sits at look at nothing. A thread that ends gives back all it has. So that one who stays does not keep the
//! room of hundreds who left, a room takes only so many, and then the next is opened.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use super::limits::{ROOM_SEATS, ROOM_THREADS};
use super::not_served::NotServed;
use super::threads::threads;

/// The rooms of a server.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<Open>);

#[derive(Debug, Default)]
struct Open {
    rooms: Vec<Room>,
    /// The number of the next room.
    next: u64,
}

#[derive(Debug)]
struct Room {
    number: u64,
    threads: Runtime,
    /// How many came in so far, and how many are in it.
    came: usize,
    here: usize,
}

/// Somebody's place in a room.
struct Place<'a> {
    rooms: &'a Rooms,
    number: u64,
}

impl Rooms {
    /// Does something on the threads of a room until it is done, or this is dropped. The error says why there is no room, or
    /// that it stopped by a defect, which the others in the room do not notice.
    pub(super) async fn seat<T: Send + 'static>(
        &self,
        sitting: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, String> {
        // Dropped after the task, which ends with it.
        let _place;
        let mut task = JoinSet::new();
        _place = self
            .enter(|threads| {
                task.spawn_on(sitting, threads.handle());
            })
            .map_err(|error| error.to_string())?;
        let ended = task.join_next().await.and_then(Result::ok);
        ended.ok_or_else(|| "a seat stopped because of a defect; everybody else carries on".to_owned())
    }

    /// Whether nobody sits anywhere.
    pub(super) fn are_empty(&self) -> bool {
        self.open().rooms.is_empty()
    }

    fn enter(&self, begin: impl FnOnce(&Runtime)) -> Result<Place<'_>, NotServed> {
        let mut open = self.open();
        if open.rooms.last().is_none_or(|room| room.came >= ROOM_SEATS) {
            let number = open.next;
            open.next = number.wrapping_add(1);
            open.rooms.push(Room { number, threads: threads("room", ROOM_THREADS)?, came: 0, here: 0 });
        }
        let mut number = 0;
        if let Some(room) = open.rooms.last_mut() {
            room.came += 1;
            room.here += 1;
            number = room.number;
            begin(&room.threads);
        }
        Ok(Place { rooms: self, number })
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut open = self.rooms.open();
        let Some(at) = open.rooms.iter().position(|room| room.number == self.number) else { return };
        let Some(room) = open.rooms.get_mut(at) else { return };
        room.here = room.here.saturating_sub(1);
        if room.here == 0 {
            // Does not wait, so that whoever leaves last may be anybody.
            open.rooms.remove(at).threads.shutdown_background();
        }
    }
}

impl Drop for Rooms {
    fn drop(&mut self) {
        for room in std::mem::take(&mut self.open().rooms) {
            room.threads.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_room_ends_with_the_last_who_leaves_and_one_who_stays_keeps_no_more_than_their_own() {
        let rooms = std::sync::Arc::new(Rooms::default());
        let count = || rooms.open().rooms.len();
        assert_eq!(rooms.seat(async { 7 }).await.unwrap(), 7);
        assert!(rooms.are_empty());
        let mut seats = vec![];
        for _ in 0..=2 * ROOM_SEATS {
            let (leave, left) = oneshot::channel::<()>();
            let rooms = rooms.clone();
            let seat = tokio::spawn(async move { rooms.seat(left).await.map(drop) });
            seats.push((leave, seat));
        }
        while rooms.open().rooms.iter().map(|room| room.here).sum::<usize>() < seats.len() {
            tokio::task::yield_now().await;
        }
        assert_eq!(count(), 3);
        assert!(!rooms.are_empty());
        let (mut stays, seat) = seats.swap_remove(0);
        for (leave, seat) in seats {
            leave.send(()).unwrap();
            seat.await.unwrap().unwrap();
        }
        assert_eq!(count(), 1);
        // Whoever is dropped leaves too.
        seat.abort();
        assert!(seat.await.unwrap_err().is_cancelled());
        assert_eq!(count(), 0);
        stays.closed().await;
    }

    #[tokio::test]
    async fn a_defect_in_one_seat_leaves_the_others_of_its_room_be() {
        let rooms = Rooms::default();
        let (leave, left) = oneshot::channel::<()>();
        let bad = rooms.seat(async { std::panic::resume_unwind(Box::new(())) });
        let (other, bad) = tokio::join!(rooms.seat(left), async {
            let bad: Result<(), String> = bad.await;
            leave.send(()).unwrap();
            bad
        });
        assert_eq!(other.unwrap(), Ok(()));
        assert!(bad.unwrap_err().contains("defect"));
    }
}
