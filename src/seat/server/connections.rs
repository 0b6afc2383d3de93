//! The limits on connections, and who counts against them: from where, how many sit, and who has to wait.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::limits::Limits;
use super::network::network;

/// How many addresses are remembered from where somebody signed in.
pub(super) const PROVEN: usize = 4096;

/// What is noted of somebody whose place went to somebody else.
pub(super) const GAVE_WAY: &str = "gave way to somebody from an address with fewer signing in";

/// Limits connections: counts who is signing in and who sits; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct ConnectionLimiter {
    limits: Limits,
    tally: Arc<Mutex<Tally>>,
}

#[derive(Debug, Default)]
struct Tally {
    /// Those who have not signed in, in the order in which they came.
    strangers: Vec<Stranger>,
    /// From where somebody has signed in before: they keep their places before those from elsewhere.
    proven: HashSet<IpAddr>,
    /// The number of the next of them.
    next: u64,
    seats: usize,
    addresses: HashMap<IpAddr, usize>,
    people: HashMap<String, usize>,
}

/// From where somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PeerOrigin {
    /// Over SSH, from an address.
    Address(IpAddr),
    /// Over the socket, from an account, where the system says which.
    Account(Option<u32>),
    /// Over the socket, from the account that runs the server: it is kept waiting by nobody.
    Owner,
}

/// Where strangers stand: those of one do not take the places of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Transport {
    Ssh,
    Socket,
}

/// Somebody at the door.
#[derive(Debug)]
struct Stranger {
    number: u64,
    from: PeerOrigin,
    way: Arc<Notify>,
}

/// A place at the door, given back when it is dropped.
#[derive(Debug)]
pub(super) struct ConnectionPermit {
    limiter: ConnectionLimiter,
    from: PeerOrigin,
    number: u64,
    way: Arc<Notify>,
}

/// A seat, given back when it is dropped.
#[derive(Debug)]
pub(super) struct SeatPermit {
    limiter: ConnectionLimiter,
    person: String,
    address: Option<IpAddr>,
}

impl ConnectionLimiter {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, tally: Arc::default() }
    }

    /// Remembers addresses from where somebody has signed in.
    pub(super) fn know(&self, proven: impl IntoIterator<Item = IpAddr>) {
        let mut tally = self.tally();
        for address in proven {
            tally.prove(network(address));
        }
    }

    /// Takes a place at the door; the error says why there is none.
    pub(super) fn admit(&self, from: PeerOrigin) -> Result<ConnectionPermit, String> {
        let from = from.network();
        let mut tally = self.tally();
        let (number, way) = (tally.next, Arc::<Notify>::default());
        if let Some(gate) = from.gate() {
            let most = self.limits.strangers_per_address;
            let here = tally.strangers.iter().filter(|it| it.from == from).count();
            if here >= most {
                return Err(format!(
                    "at most {most} connections from one {from} may be waiting to sign in: try again in a \
                     moment"
                ));
            }
            let all = tally.strangers.iter().filter(|it| it.from.gate() == Some(gate)).count();
            let gives_way =
                if all < self.limits.strangers { None } else { tally.gives_way(from, gate, here) };
            if all >= self.limits.strangers && gives_way.is_none() {
                return Err("too many are signing in at once: try again in a moment".to_owned());
            }
            if let PeerOrigin::Address(address) = from {
                let there = tally.addresses.entry(address).or_default();
                if *there >= self.limits.per_address {
                    return Err(format!(
                        "there are already {there} connections from your address, the most \
                        allowed: close one first"
                    ));
                }
                *there += 1;
            }
            if let Some(gone) = gives_way.and_then(|number| tally.part(number)) {
                gone.way.notify_one();
            }
            tally.next = number.wrapping_add(1);
            tally.strangers.push(Stranger { number, from, way: way.clone() });
        }
        Ok(ConnectionPermit { limiter: self.clone(), from, number, way })
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ConnectionPermit {
    /// Is told when this place goes to somebody else, who comes from where fewer are waiting.
    pub(super) fn way(&self) -> Arc<Notify> {
        self.way.clone()
    }

    /// Takes a seat for somebody who has signed in; the error tells them why there is none.
    pub(super) fn sit(&mut self, person: &str) -> Result<SeatPermit, String> {
        let limits = self.limiter.limits;
        let mut tally = self.limiter.tally();
        if tally.seats >= limits.seats {
            return Err(format!("all {} seats are taken: try again later", limits.seats));
        }
        let theirs = tally.people.entry(person.to_owned()).or_default();
        if *theirs >= limits.per_person {
            let terminals =
                if *theirs == 1 { "one terminal".to_owned() } else { format!("{theirs} terminals") };
            return Err(format!(
                "you are already at {terminals}, the most allowed for one person: leave one of them first, \
                 with q"
            ));
        }
        *theirs += 1;
        tally.seats += 1;
        let address = self.from.address();
        if let Some(address) = address {
            *tally.addresses.entry(address).or_default() += 1;
            tally.prove(address);
        }
        Ok(SeatPermit { limiter: self.limiter.clone(), person: person.to_owned(), address })
    }
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        if self.from.gate().is_some() {
            self.limiter.tally().part(self.number);
        }
    }
}

impl Drop for SeatPermit {
    fn drop(&mut self) {
        let mut tally = self.limiter.tally();
        tally.seats = tally.seats.saturating_sub(1);
        tally.leave(self.address);
        less(&mut tally.people, &self.person);
    }
}

impl PeerOrigin {
    /// The same, with the network in place of the address.
    fn network(self) -> Self {
        match self {
            Self::Address(address) => Self::Address(network(address)),
            other => other,
        }
    }

    fn gate(self) -> Option<Transport> {
        match self {
            Self::Address(_) => Some(Transport::Ssh),
            Self::Account(_) => Some(Transport::Socket),
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

impl fmt::Display for PeerOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.address().is_some() { "address" } else { "account" })
    }
}

impl Tally {
    /// Whose place goes to somebody from where so many wait already, when all places are taken: the one who has waited longest
    /// of those from where most come. So no few addresses keep out all others, and none that has as many takes another's. From
    /// where somebody has signed in before they come in before all those from elsewhere, however many those are.
    fn gives_way(&self, from: PeerOrigin, gate: Transport, here: usize) -> Option<u64> {
        let is_proven =
            |from: PeerOrigin| from.address().is_some_and(|address| self.proven.contains(&address));
        let at_gate = || self.strangers.iter().filter(|it| it.from.gate() == Some(gate));
        let beside = |stranger: &Stranger| at_gate().filter(|it| it.from == stranger.from).count();
        let unproven = || at_gate().filter(|it| !is_proven(it.from));
        if let Some(most) = unproven().map(beside).max() {
            let is_fair = here == 0 || most > here + 1 || is_proven(from);
            return unproven().find(|it| is_fair && beside(it) == most).map(|it| it.number);
        }
        let most = at_gate().map(beside).max()?;
        let is_fair = is_proven(from) && (here == 0 || most > here + 1);
        at_gate().find(|it| is_fair && beside(it) == most).map(|it| it.number)
    }

    fn prove(&mut self, address: IpAddr) {
        // So many are nobody's offices: whoever signs in next begins anew.
        if self.proven.len() >= PROVEN {
            self.proven.clear();
        }
        self.proven.insert(address);
    }

    /// Somebody is a stranger no more, or gives way; their place is free.
    fn part(&mut self, number: u64) -> Option<Stranger> {
        let at = self.strangers.iter().position(|it| it.number == number)?;
        let stranger = self.strangers.remove(at);
        self.leave(stranger.from.address());
        Some(stranger)
    }

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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::seat::Idle;

    fn door() -> ConnectionLimiter {
        let second = Duration::from_secs(1);
        ConnectionLimiter::new(Limits {
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

    fn here(last: u8) -> PeerOrigin {
        PeerOrigin::Address(IpAddr::from([10, 0, 0, last]))
    }

    #[test]
    fn strangers_are_counted_by_address_and_in_all_until_they_sit_or_go() {
        let limiter = door();
        let first = limiter.admit(here(1)).unwrap();
        let second = limiter.admit(here(1)).unwrap();
        assert!(limiter.admit(here(1)).unwrap_err().contains("from one address may be waiting to sign in"));
        let third = limiter.admit(here(2)).unwrap();
        assert!(limiter.admit(here(2)).unwrap_err().contains("signing in at once"));
        drop(first);
        let fourth = limiter.admit(here(1)).unwrap();
        drop((second, third, fourth));
        let tally = limiter.tally();
        assert_eq!((tally.strangers.len(), tally.addresses.len()), (0, 0));
    }

    #[test]
    fn however_few_take_all_places_a_new_address_comes_in_and_the_longest_of_the_many_gives_way() {
        let limiter = door();
        let told = |permit: &ConnectionPermit| {
            let way = permit.way();
            at_once(way.notified()).is_some()
        };
        let many = [limiter.admit(here(1)).unwrap(), limiter.admit(here(1)).unwrap()];
        let other = limiter.admit(here(2)).unwrap();
        let new = limiter.admit(here(3)).unwrap();
        assert_eq!([told(&many[0]), told(&many[1]), told(&other), told(&new)], [true, false, false, false]);
        // Where all have as many, whoever has one gets no second, and a new one still comes in.
        assert!(limiter.admit(here(3)).unwrap_err().contains("signing in at once"));
        let newer = limiter.admit(here(4)).unwrap();
        assert_eq!([told(&many[1]), told(&other), told(&newer)], [true, false, false]);
        // Whoever gave way takes nothing away with them.
        drop(many);
        assert_eq!(limiter.tally().strangers.len(), 3);
        assert!(!limiter.tally().addresses.contains_key(&IpAddr::from([10, 0, 0, 1])));
        drop((other, new, newer));
        assert!(limiter.tally().strangers.is_empty() && limiter.tally().addresses.is_empty());
    }

    /// What a future comes to at once, where it does.
    fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match std::pin::pin!(future).poll(&mut context) {
            std::task::Poll::Ready(value) => Some(value),
            std::task::Poll::Pending => None,
        }
    }

    /// However many addresses an attacker has, and however fast they come again.
    #[test]
    fn from_where_somebody_has_signed_in_they_come_in_before_all_others_and_keep_their_place() {
        let limiter = door();
        let told = |permit: &ConnectionPermit| at_once(permit.way().notified()).is_some();
        limiter.admit(here(9)).unwrap().sit("morag").unwrap();
        limiter.know([IpAddr::from([10, 0, 0, 8])]);
        let mut flood: Vec<ConnectionPermit> =
            (20..23).map(|last| limiter.admit(here(last)).unwrap()).collect();
        let known = [limiter.admit(here(9)).unwrap(), limiter.admit(here(8)).unwrap()];
        flood.extend((30..60).map(|last| limiter.admit(here(last)).unwrap()));
        assert_eq!(known.each_ref().map(told), [false, false]);
        let second = limiter.admit(here(9)).unwrap();
        assert!(limiter.admit(here(60)).is_err(), "nobody from elsewhere takes a place of theirs");
        assert!(!told(&known[0]) && !told(&second) && told(flood.last().unwrap()));
        assert_eq!(limiter.tally().strangers.len(), 3);
    }

    #[test]
    fn strangers_over_ssh_take_no_place_at_the_socket_and_nobody_takes_the_owners() {
        let limiter = door();
        let _far = [1, 2, 3].map(|last| limiter.admit(here(last)).unwrap());
        assert!(limiter.admit(here(3)).is_err());
        let account = PeerOrigin::Account(Some(1001));
        let _near = [account, account, PeerOrigin::Account(None)].map(|from| limiter.admit(from).unwrap());
        assert!(limiter.admit(account).unwrap_err().contains("from one account"));
        assert!(limiter.admit(PeerOrigin::Account(None)).unwrap_err().contains("signing in at once"));
        let mut owner: Vec<ConnectionPermit> =
            (0..100).map(|_| limiter.admit(PeerOrigin::Owner).unwrap()).collect();
        owner.last_mut().unwrap().sit("owner").unwrap();
        drop(owner);
        assert_eq!(limiter.tally().strangers.len(), 6);
    }

    #[test]
    fn seats_are_counted_in_all_by_person_and_by_address() {
        let limiter = door();
        let sit = |person: &str, from| limiter.admit(from).and_then(|mut permit| permit.sit(person));
        let morag = [sit("morag", here(1)).unwrap(), sit("morag", here(2)).unwrap()];
        assert!(sit("morag", PeerOrigin::Owner).unwrap_err().contains("2 terminals"));
        let _eilidh = sit("eilidh", here(1)).unwrap();
        assert!(sit("fiona", PeerOrigin::Owner).unwrap_err().contains("all 3 seats"));
        drop(morag);
        let _others = [sit("fiona", here(1)).unwrap(), sit("aisha", here(1)).unwrap()];
        // Three sit there; a fourth may come in and no fifth.
        let _knock = limiter.admit(here(1)).unwrap();
        assert!(limiter.admit(here(1)).unwrap_err().contains("connections from your address, the most"));
        assert!(limiter.admit(here(2)).is_ok());
    }
}
