//! Chance that can be had again, and how often to do a thing: both from the environment.
//!
//! | variable | is | by default |
//! |---|---|---|
//! | `HARD_KILLS` | kills of each kind | 300 |
//! | `HARD_CUTS` | power cuts on each file system | 200 |
//! | `HARD_DAMAGE` | damaged stores | 900 |
//! | `HARD_CALLS` | every so many system calls one fails | 50 |
//! | `HARD_INPUTS` | inputs of each target | 10,000,000; of team files and quick add 1,000,000 |
//! | `HARD_SEED` | where chance begins | 17 |

use std::time::Duration;

/// A number from the environment, or what it is by default.
pub fn number(name: &str, usual: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} is {text:?}, and should be a number")),
        Err(_) => usual,
    }
}

/// Numbers that look random and are the same again for the same seed (`SplitMix64`, Steele and others 2014).
pub struct Chance(u64);

impl Chance {
    /// The chance of a part, so that parts run alone do what they do together.
    pub fn of(part: &str) -> Self {
        let part = u64::from(crc32fast::hash(part.as_bytes()));
        Self(number("HARD_SEED", 17) << 32 ^ part)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below another, which is more than nothing.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.any() % end.max(1) as u64).unwrap()
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }

    /// A time up to another, to the microsecond.
    pub fn within(&mut self, most: Duration) -> Duration {
        Duration::from_micros(self.any() % u64::try_from(most.as_micros()).unwrap().max(1))
    }
}
