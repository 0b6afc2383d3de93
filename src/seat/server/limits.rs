//! How much anybody may ask of the server, and the door that counts who is there.

use std::collections::HashMap;
use std::fmt;
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
    /// How many connections over SSH may be before their sign-in at once; at the socket as many of other accounts than the
    /// owner's, counted apart.
    pub strangers: usize,
    /// How many of them come from one address, or from one account.
    pub strangers_per_address: usize,
    /// How many key exchanges one address may have in a minute, a third of them at once; beyond that they wait. Whoever has
    /// signed in has as many of their own.
    pub exchanges: u32,
    /// How long a terminal may refuse a frame.
    pub stall: Duration,
    /// How often a silent connection is asked whether it is still there; after four questions without an answer it is not.
    pub keepalive: Duration,
    /// How long a screen may be left alone.
    pub idle: Idle,
}

/// How often strangers whose minute is over are written to the disk.
pub(super) const SUMMED_UP_EVERY: Duration = Duration::from_secs(15);
/// How many threads exchange keys, and encrypt for everybody: one, so that however much is asked of it, the others draw.
pub(super) const GATE_THREADS: usize = 1;
/// How many threads look after the connections, and draw nothing.
pub(super) const HALL_THREADS: usize = 2;
/// How many seats one room takes; then another is opened.
pub(super) const ROOM_SEATS: usize = 64;
/// How many threads draw for the seats of one room.
pub(super) const ROOM_THREADS: usize = 2;
/// How many addresses are remembered for how fast they exchange keys; those beyond share one rate.
pub(super) const PACED: usize = 4096;

/// Counts who is at the door and who sits; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Door {
    limits: Limits,
    tally: Arc<Mutex<Tally>>,
}

#[derive(Debug, Default)]
struct Tally {
    /// Those who have not signed in, by where they stand.
    strangers: HashMap<Gate, usize>,
    /// The same by from where they come.
    knocking: HashMap<From, usize>,
    seats: usize,
    addresses: HashMap<IpAddr, usize>,
    people: HashMap<String, usize>,
}

/// From where somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum From {
    /// Over SSH, from an address.
    Address(IpAddr),
    /// Over the socket, from an account, where the system says which.
    Account(Option<u32>),
    /// Over the socket, from the account that runs the server: it is kept waiting by nobody.
    Owner,
}

/// Where strangers stand: those of one do not take the places of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Gate {
    Ssh,
    Socket,
}

/// A place at the door, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Knock {
    door: Door,
    from: From,
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
    pub(super) fn knock(&self, from: From) -> Result<Knock, String> {
        let from = from.network();
        let mut tally = self.tally();
        if let Some(gate) = from.gate() {
            if tally.strangers.get(&gate).is_some_and(|there| *there >= self.limits.strangers) {
                return Err("too many are signing in at once: try again in a moment".to_owned());
            }
            let most = self.limits.strangers_per_address;
            if tally.knocking.get(&from).is_some_and(|there| *there >= most) {
                return Err(format!(
                    "{most} connections from one {from} that have not signed in are the most there may be"
                ));
            }
            if let From::Address(address) = from {
                let there = tally.addresses.entry(address).or_default();
                if *there >= self.limits.per_address {
                    return Err(format!("{there} connections from one address are the most there may be"));
                }
                *there += 1;
            }
            *tally.strangers.entry(gate).or_default() += 1;
            *tally.knocking.entry(from).or_default() += 1;
        }
        Ok(Knock { door: self.clone(), from })
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
        let address = self.from.address();
        if let Some(address) = address {
            *tally.addresses.entry(address).or_default() += 1;
        }
        Ok(Taken { door: self.door.clone(), person: person.to_owned(), address })
    }
}

impl Drop for Knock {
    fn drop(&mut self) {
        let Some(gate) = self.from.gate() else { return };
        let mut tally = self.door.tally();
        less(&mut tally.strangers, &gate);
        less(&mut tally.knocking, &self.from);
        tally.leave(self.from.address());
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

impl From {
    /// The same, with the network in place of the address.
    fn network(self) -> Self {
        match self {
            Self::Address(address) => Self::Address(network(address)),
            other => other,
        }
    }

    fn gate(self) -> Option<Gate> {
        match self {
            Self::Address(_) => Some(Gate::Ssh),
            Self::Account(_) => Some(Gate::Socket),
            Self::Owner => None,
        }
    }

    fn address(self) -> Option<IpAddr> {
        match self {
            Self::Address(address) => Some(address),
            Self::Account(_) | Self::Owner => None,
        }
    }
}

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.address().is_some() { "address" } else { "account" })
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
pub(super) fn network(address: IpAddr) -> IpAddr {
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
            strangers: 3,
            strangers_per_address: 2,
            exchanges: 60,
            stall: second,
            keepalive: second,
            idle: Idle::default(),
        })
    }

    fn here(last: u8) -> From {
        From::Address(IpAddr::from([10, 0, 0, last]))
    }

    #[test]
    fn strangers_are_counted_by_address_and_in_all_until_they_sit_or_go() {
        let door = door();
        let first = door.knock(here(1)).unwrap();
        let second = door.knock(here(1)).unwrap();
        assert!(door.knock(here(1)).unwrap_err().contains("from one address that have not signed in"));
        let third = door.knock(here(2)).unwrap();
        assert!(door.knock(here(3)).unwrap_err().contains("signing in at once"));
        drop(first);
        let fourth = door.knock(here(1)).unwrap();
        drop((second, third, fourth));
        let tally = door.tally();
        assert_eq!((tally.strangers.len(), tally.knocking.len(), tally.addresses.len()), (0, 0, 0));
    }

    #[test]
    fn strangers_over_ssh_take_no_place_at_the_socket_and_nobody_takes_the_owners() {
        let door = door();
        let _far = [1, 2, 3].map(|last| door.knock(here(last)).unwrap());
        assert!(door.knock(here(4)).is_err());
        let account = From::Account(Some(1001));
        let _near = [account, account, From::Account(None)].map(|from| door.knock(from).unwrap());
        assert!(door.knock(account).unwrap_err().contains("signing in at once"));
        assert!(door.knock(From::Account(Some(1002))).is_err());
        let mut owner: Vec<Knock> = (0..100).map(|_| door.knock(From::Owner).unwrap()).collect();
        owner.last_mut().unwrap().sit("owner").unwrap();
        drop(owner);
        assert_eq!(door.tally().strangers.values().sum::<usize>(), 6);
    }

    #[test]
    fn seats_are_counted_in_all_by_person_and_by_address() {
        let door = door();
        let sit = |person: &str, from| door.knock(from).and_then(|mut knock| knock.sit(person));
        let morag = [sit("morag", here(1)).unwrap(), sit("morag", here(2)).unwrap()];
        assert!(sit("morag", From::Owner).unwrap_err().contains("2 terminals"));
        let _eilidh = sit("eilidh", here(1)).unwrap();
        assert!(sit("fiona", From::Owner).unwrap_err().contains("all 3 seats"));
        drop(morag);
        let _others = [sit("fiona", here(1)).unwrap(), sit("aisha", here(1)).unwrap()];
        // Three sit there; a fourth may knock and no fifth.
        let _knock = door.knock(here(1)).unwrap();
        assert!(door.knock(here(1)).unwrap_err().contains("connections from one address are the most"));
        assert!(door.knock(here(2)).is_ok());
    }

    #[test]
    fn one_network_counts_as_one_address() {
        let network = |text: &str| network(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2::3"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::3"), network("2001:db8:1:3::3"));
        assert_eq!(network("::ffff:10.0.0.1"), network("10.0.0.1"));
    }
}
