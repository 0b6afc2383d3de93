//! How fast something may be done: so often in a minute, a third of that at once, and beyond it each waits its turn.
//!
//! The algorithm is the generic cell rate: one point in time is all that is remembered, up to when what was asked for is worked
//! off at the even rate. It says how long to wait, and leaves the waiting to whoever asks.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::limits::PACED;
use super::network::network;

/// One pace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// How long each takes at the even rate.
    each: Duration,
    /// How much may be ahead of the even rate.
    ahead: Duration,
    /// Up to when what was asked for is worked off.
    until: Option<Instant>,
}

impl Pace {
    /// So many in a minute.
    pub(super) fn new(a_minute: u32) -> Self {
        let each = Duration::from_mins(1) / a_minute.max(1);
        Self { each, ahead: each * (a_minute / 3).max(1), until: None }
    }

    /// Takes one; says how long to wait before it is done.
    pub(super) fn take(&mut self, now: Instant) -> Duration {
        let until = self.until.map_or(now, |it| it.max(now)) + self.each;
        self.until = Some(until);
        until.saturating_duration_since(now).saturating_sub(self.ahead)
    }

    /// Whether nothing of it is left to remember.
    fn is_over(&self, now: Instant) -> bool {
        self.until.is_none_or(|it| it <= now)
    }
}

/// The paces of addresses.
#[derive(Debug)]
pub(super) struct Paces {
    new: Pace,
    addresses: Mutex<HashMap<Option<IpAddr>, Pace>>,
}

impl Paces {
    /// So many in a minute for each address; of IPv6, for each network.
    pub(super) fn new(a_minute: u32) -> Self {
        Self { new: Pace::new(a_minute), addresses: Mutex::default() }
    }

    /// Takes one for an address; says how long to wait before it is done.
    pub(super) fn take(&self, address: IpAddr, now: Instant) -> Duration {
        let mut address = Some(network(address));
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if addresses.len() >= PACED && !addresses.contains_key(&address) {
            addresses.retain(|_, pace| !pace.is_over(now));
            if addresses.len() >= PACED {
                address = None;
            }
        }
        addresses.entry(address).or_insert(self.new).take(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_third_is_done_at_once_and_the_rest_at_an_even_rate() {
        let (start, mut pace) = (Instant::now(), Pace::new(60));
        let waits: Vec<u64> = (0..23).map(|_| pace.take(start).as_secs()).collect();
        assert_eq!(waits, [vec![0; 20], vec![1, 2, 3]].concat());
        // Whoever waited as long as it said has the next a second later; after a minute all is as it was.
        assert_eq!(pace.take(start + SECOND * 3), SECOND);
        assert_eq!(pace.take(start + SECOND * 60), Duration::ZERO);
        // However few there may be, one is done at once.
        let mut slow = Pace::new(1);
        assert_eq!((slow.take(start), slow.take(start)), (Duration::ZERO, SECOND * 60));
        assert_eq!(Pace::new(0).take(start), Duration::ZERO);
    }

    #[test]
    fn each_address_has_its_pace_and_however_many_there_are_few_are_remembered() {
        let (start, paces) = (Instant::now(), Paces::new(3));
        let at = |n: u32| IpAddr::from(n.to_be_bytes());
        assert_eq!(paces.take(at(1), start), Duration::ZERO);
        assert_eq!(paces.take(at(1), start), SECOND * 20);
        assert_eq!(paces.take(at(2), start), Duration::ZERO);
        for n in 0..20_000 {
            paces.take(at(n), start);
        }
        let remembered = || paces.addresses.lock().unwrap().len();
        assert_eq!(remembered(), PACED + 1);
        assert!(paces.take(at(30_000), start) > SECOND, "those beyond share one");
        assert_eq!(paces.take(at(40_000), start + SECOND * 1_000_000), Duration::ZERO);
        assert_eq!(remembered(), 1);
    }
}
