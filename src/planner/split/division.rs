//! A way to divide a post: each one's days, and how well it does.

use crate::domain::{Minutes, PatternShift};

use super::cost::Cost;
use super::wanted::{SplitPart, SplitRequest};

/// A way to divide a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// How well it does, 0–100: presence, time together, unbroken days, evenness.
    pub score: u8,
    /// Each one's days, in the order of the parts.
    pub patterns: Vec<Vec<PatternShift>>,
    /// The time in a week when two or more of them are there.
    pub overlap: Minutes,
    /// What it costs a week against one holder of the post.
    pub cost: Cost,
    /// The open half-days with fewer peers than the team wants: `mon 09:00-13:00`.
    pub gaps: Vec<String>,
    /// Why, in a few words each.
    pub reasons: Vec<String>,
}

impl Division {
    /// Each one's hours and days: `Eilidh 14:24: mon 09:00-15:30, tue 09:00-15:30`; `who` names a part by its place.
    #[must_use]
    pub fn each(&self, wanted: &SplitRequest, who: impl Fn(usize, &SplitPart) -> String) -> Vec<String> {
        let parts = wanted.parts.iter().zip(&self.patterns).enumerate();
        let each = parts.map(|(n, (part, pattern))| {
            let days: Vec<String> = pattern.iter().map(ToString::to_string).collect();
            format!("{} {}: {}", who(n, part), part.hours, days.join(", "))
        });
        each.collect()
    }

    /// Why, and where too few peers are in.
    #[must_use]
    pub fn whys(&self) -> Vec<String> {
        let mut whys = self.reasons.clone();
        if !self.gaps.is_empty() {
            whys.push(format!("too few peers in on {}", self.gaps.join(", ")));
        }
        whys
    }
}
