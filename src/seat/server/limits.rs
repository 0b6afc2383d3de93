//! How much anybody may ask of the server, and the door that counts who is there.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::seat::Idle;

/// What the server grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long somebody may take to sign in.
    pub grace: Duration,
    /// How often a sign-in may be tried on one connection.
    pub attempts: usize,
    /// How many seats there are.
    pub seats: usize,
    /// How many seats one person has at once.
    pub per_person: usize,
    /// How many connections come from one address at once; of IPv6, from one network of 64 bits.
    pub per_address: usize,
    /// How many connections may be before their sign-in at once.
    pub strangers: usize,
    /// How long a terminal may refuse a frame.
    pub stall: Duration,
    /// How often a silent connection is asked whether it is still there; after four questions without an answer it is not.
    pub keepalive: Duration,
    /// How long a screen may be left alone.
    pub idle: Idle,
}

/// Counts who is at the door and who sits; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Door {
    limits: Limits,
    tally: Arc<Mutex<Tally>>,
}

#[derive(Debug, Default)]
struct Tally {
    strangers: usize,
    seats: usize,
    addresses: HashMap<IpAddr, usize>,
    people: HashMap<String, usize>,
}

/// A place at the door, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Knock {
    door: Door,
    address: Option<IpAddr>,
}

/// A seat, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Taken {
    door: Door,
    person: String,
    address: Option<IpAddr>,
}

impl Door {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, tally: Arc::default() }
    }

    /// Takes a place at the door; the error says why there is none.
    pub(super) fn knock(&self, address: Option<IpAddr>) -> Result<Knock, String> {
        let address = address.map(network);
        let mut tally = self.tally();
        if tally.strangers >= self.limits.strangers {
            return Err("too many are signing in at once: try again in a moment".to_owned());
        }
        if let Some(address) = address {
            let there = tally.addresses.entry(address).or_default();
            if *there >= self.limits.per_address {
                return Err(format!("{there} connections from one address are the most there may be"));
            }
            *there += 1;
        }
        tally.strangers += 1;
        Ok(Knock { door: self.clone(), address })
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Knock {
    /// Takes a seat for somebody who has signed in; the error tells them why there is none.
    pub(super) fn sit(&mut self, person: &str) -> Result<Taken, String> {
        let limits = self.door.limits;
        let mut tally = self.door.tally();
        if tally.seats >= limits.seats {
            return Err(format!("all {} seats are taken: try again later", limits.seats));
        }
        let theirs = tally.people.entry(person.to_owned()).or_default();
        if *theirs >= limits.per_person {
            let terminals =
                if *theirs == 1 { "one terminal".to_owned() } else { format!("{theirs} terminals") };
            return Err(format!(
                "you sit at {terminals} already, the most that one person may: leave one of them first, with q"
            ));
        }
        *theirs += 1;
        tally.seats += 1;
        if let Some(address) = self.address {
            *tally.addresses.entry(address).or_default() += 1;
        }
        Ok(Taken { door: self.door.clone(), person: person.to_owned(), address: self.address })
    }
}

impl Drop for Knock {
    fn drop(&mut self) {
        let mut tally = self.door.tally();
        tally.strangers = tally.strangers.saturating_sub(1);
        tally.leave(self.address);
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut tally = self.door.tally();
        tally.seats = tally.seats.saturating_sub(1);
        tally.leave(self.address);
        less(&mut tally.people, &self.person);
    }
}

impl Tally {
    fn leave(&mut self, address: Option<IpAddr>) {
        if let Some(address) = address {
            less(&mut self.addresses, &address);
        }
    }
}

/// One less of something; what is none is forgotten.
fn less<K: Eq + std::hash::Hash>(counts: &mut HashMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count = count.saturating_sub(1);
        if *count == 0 {
            counts.remove(key);
        }
    }
}

/// Whoever has one address of a network of 64 bits has them all.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door() -> Door {
        let second = Duration::from_secs(1);
        Door::new(Limits {
            grace: second,
            attempts: 3,
            seats: 3,
            per_person: 2,
            per_address: 4,
            strangers: 2,
            stall: second,
            keepalive: second,
            idle: Idle::default(),
        })
    }

    fn here(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn strangers_are_counted_until_they_sit_or_go() {
        let door = door();
        let first = door.knock(None).unwrap();
        let second = door.knock(Some(here(1))).unwrap();
        assert!(door.knock(None).unwrap_err().contains("signing in"));
        drop(first);
        let third = door.knock(Some(here(2))).unwrap();
        drop((second, third));
        let tally = door.tally();
        assert_eq!((tally.strangers, tally.addresses.len()), (0, 0));
    }

    #[test]
    fn seats_are_counted_in_all_by_person_and_by_address() {
        let door = door();
        let sit = |person: &str, address| door.knock(address).and_then(|mut knock| knock.sit(person));
        let morag = [sit("morag", Some(here(1))).unwrap(), sit("morag", Some(here(2))).unwrap()];
        assert!(sit("morag", None).unwrap_err().contains("2 terminals"));
        let _eilidh = sit("eilidh", Some(here(1))).unwrap();
        assert!(sit("fiona", None).unwrap_err().contains("all 3 seats"));
        drop(morag);
        let _others = [sit("fiona", Some(here(1))).unwrap(), sit("aisha", Some(here(1))).unwrap()];
        // Three sit there; a fourth may knock and no fifth.
        let _knock = door.knock(Some(here(1))).unwrap();
        assert!(door.knock(Some(here(1))).unwrap_err().contains("one address"));
        assert!(door.knock(Some(here(2))).is_ok());
    }

    #[test]
    fn one_network_counts_as_one_address() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2::3"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::3"), network("2001:db8:1:3::3"));
        assert_eq!(network("::ffff:10.0.0.1"), network("10.0.0.1"));
    }
}
