//! How well each way of covering a session fits, from 0 to 100.
//!
//! Ways stand in bands, and within a band by their merits less what they add: a meeting that goes on as well without, or a
//! handover with nobody to hand over to that is called off (85–95); the write-up of what somebody has taken (61–84); the other sharer (70–100); another time with the same people (20–65); somebody else (30–69), of whom whoever
//! knows the family comes before whoever is on shift; calling it off (1–15). Within a band merits outweigh: knowing the
//! family, being there, the training, the team. A flag that is added costs by how pressing it is; the band's floor holds.
//! It is a ranking, not a measurement: two remedies with near scores are a matter for people.

use crate::domain::Minutes;
use crate::planner::common::Remedy;
use crate::planner::common::candidate::{Availability, ScoreFactors};
use crate::rules::Severity;

/// How a remedy goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It goes ahead with those who are left.
    GoesAhead,
    /// Somebody takes it.
    Taken(ScoreFactors),
    /// It is at another time.
    Moved {
        /// So many days away.
        days: i32,
        /// So much later in the day; negative when earlier.
        minutes: Minutes,
        /// Whether something of their own gives way.
        displaces: bool,
    },
    /// It is the write-up of contacts that somebody has taken, and goes to them.
    WithItsContacts,
    /// Without who is away there is nothing to do: it is called off, and nobody waits for it.
    Needless,
    /// It was somebody's own, and nobody waits for it.
    LetGo,
    /// It does not take place.
    CalledOff,
}

/// Something that could be done, and which way it goes about it.
pub(super) struct Idea {
    pub remedy: Remedy,
    pub way: Way,
}

/// How well a way fits that adds flags so pressing.
#[must_use]
pub fn score(way: &Way, adds: impl IntoIterator<Item = Severity>) -> u8 {
    let burden: i32 = adds.into_iter().map(cost).sum();
    let (floor, ceiling, merit) = match way {
        Way::GoesAhead if burden == 0 => (85, 95, 95),
        Way::GoesAhead => (16, 69, 69),
        Way::Taken(factors) if factors.shares_the_post => (70, 100, 70 + points(factors)),
        Way::Taken(factors) => (30, 69, 36 + points(factors)),
        Way::Moved { days, minutes, displaces } => {
            let merit = 65 - days * 3 - minutes.0.abs() / 60 - if *displaces { 8 } else { 0 };
            (20, 65, merit)
        }
        Way::Needless => (85, 95, 95),
        Way::WithItsContacts => (61, 84, 80),
        Way::LetGo => (50, 60, 60),
        Way::CalledOff => (1, 15, 15),
    };
    u8::try_from((merit - burden).clamp(floor, ceiling)).unwrap_or(0)
}

/// What a flag that is added costs.
fn cost(severity: Severity) -> i32 {
    match severity {
        Severity::Red => 12,
        Severity::Amber => 3,
        Severity::Note => 1,
    }
}

/// What speaks for somebody: at most 30, less what speaks against.
fn points(factors: &ScoreFactors) -> i32 {
    let presence = match factors.presence {
        Availability::On => 9,
        Availability::Unknown => 6,
        Availability::Longer(extra) => 5 - (extra.0 / 30).clamp(0, 3),
        Availability::Off(extra) => 2 - (extra.0 / 120).clamp(0, 2),
    };
    factors.familiar.min(20) * 13 / 20
        + presence
        + if factors.trained { 4 } else { 0 }
        + if factors.of_the_team { 4 } else { -4 }
        - factors.reserve / 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use Severity::{Amber, Red};

    fn with_factors(change: impl Fn(&mut ScoreFactors)) -> Way {
        let mut factors = ScoreFactors {
            shares_the_post: false,
            presence: Availability::Off(Minutes(60)),
            familiar: 0,
            trained: false,
            of_the_team: true,
            reserve: 0,
        };
        change(&mut factors);
        Way::Taken(factors)
    }

    /// Way, flags that are added, score: the best first.
    #[test]
    fn ways_rank_as_a_lead_would_rank_them() {
        let moved = |days, displaces| Way::Moved { days, minutes: Minutes(30), displaces };
        let table: &[(&str, Way, &[Severity], u8)] = &[
            ("a meeting that goes on as well", Way::GoesAhead, &[], 95),
            (
                "the sharer, on shift, who knows the family",
                with_factors(|it| {
                    (it.shares_the_post, it.familiar, it.presence) = (true, 15, Availability::On);
                }),
                &[],
                92,
            ),
            (
                "the sharer, on a day off",
                with_factors(|it| (it.shares_the_post, it.familiar) = (true, 15)),
                &[],
                85,
            ),
            (
                "the same, with a session outside the shift",
                with_factors(|it| (it.shares_the_post, it.familiar) = (true, 15)),
                &[Amber],
                82,
            ),
            ("the sharer, whatever it adds", with_factors(|it| it.shares_the_post = true), &[Amber; 9], 70),
            ("a meeting that is the poorer", Way::GoesAhead, &[Amber], 66),
            ("the next day", moved(1, false), &[], 62),
            ("who knows the family, on a day off", with_factors(|it| it.familiar = 20), &[], 55),
            ("the next day, in place of something", moved(1, true), &[], 54),
            ("who is on shift", with_factors(|it| it.presence = Availability::On), &[], 49),
            (
                "a little longer than the shift",
                with_factors(|it| it.presence = Availability::Longer(Minutes(29))),
                &[],
                45,
            ),
            (
                "longer by half an hour",
                with_factors(|it| it.presence = Availability::Longer(Minutes(30))),
                &[],
                44,
            ),
            ("who has the course, on a day off", with_factors(|it| it.trained = true), &[], 46),
            ("nobody in particular", with_factors(|_| {}), &[], 42),
            ("who is to be asked first", with_factors(|it| it.reserve = 10), &[], 39),
            ("from another team", with_factors(|it| it.of_the_team = false), &[], 34),
            ("ten days on", moved(10, false), &[], 35),
            ("ten days on, at the cost of much", moved(10, false), &[Amber; 9], 20),
            ("called off", Way::CalledOff, &[], 15),
            ("called off, and somebody waits too long", Way::CalledOff, &[Red], 3),
            ("called off at any cost", Way::CalledOff, &[Red, Red], 1),
        ];
        for (what, way, adds, expected) in table {
            assert_eq!(score(way, adds.iter().copied()), *expected, "{what}");
        }
    }

    #[test]
    fn the_other_sharer_comes_before_anybody_else() {
        let best = with_factors(|it| {
            (it.familiar, it.presence, it.trained) = (60, Availability::On, true);
        });
        let worst = with_factors(|it| (it.shares_the_post, it.of_the_team, it.reserve) = (true, false, 60));
        assert!(score(&worst, [Amber; 20]) > score(&best, []));
        assert!(score(&Way::CalledOff, []) < score(&with_factors(|it| it.reserve = 90), [Amber; 20]));
    }
}
