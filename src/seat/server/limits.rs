//! How much anybody may ask of the server.

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
