//! What a division costs a week against one holder of the post: what each head takes part in once more, and what is handed
//! over because nobody is there all week.

use crate::domain::{Date, Minutes, PersonId, PolicyValue, Post, Track, policy};
use crate::rota::Booked;
use crate::rules::RuleContext;

use super::constraints::weeks_read;
use super::presence::{PresenceSpan, Window, holders};

/// Minutes of a supervision, and of a handover between sharers, where none is booked.
const SUPERVISION: i32 = 60;
const HANDOVER: i32 = 30;

/// What a division costs a week, in minutes of work with nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Meetings that more than one of them is at.
    pub meetings: Minutes,
    /// Supervision of each but one.
    pub supervision: Minutes,
    /// The handover between them, for each.
    pub handover: Minutes,
}

impl Cost {
    /// All of it.
    #[must_use]
    pub fn total(self) -> Minutes {
        self.meetings + self.supervision + self.handover
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        format!(
            "costs {} a week more than one holder: supervision {}, handover {}, meetings {}",
            self.total(),
            self.supervision,
            self.handover,
            self.meetings
        )
    }
}

/// What one head more costs, as the team works now.
pub(super) struct Rates {
    /// Supervision of one person a week, in minutes.
    supervision: i32,
    handover: i32,
    meetings: Vec<Window>,
}

impl Rates {
    pub(super) fn of(rules: &RuleContext<'_>, post: &Post, on: Date, meetings: Vec<Window>) -> Self {
        let sharers: Vec<PersonId> = {
            let shares = rules.state.shares_in(&post.id).filter(|share| share.is_on(on));
            shares.map(|share| share.person.clone()).collect()
        };
        let booked: Vec<Booked> = {
            let rotas = weeks_read(on).start().to(*weeks_read(on).end());
            let rotas = rotas.filter_map(|week| rules.rota(week));
            let theirs = |it: &&Booked| it.counts() && sharers.iter().any(|person| it.involves(person));
            rotas
                .flat_map(|rota| rota.sessions().iter().filter(theirs).cloned().collect::<Vec<_>>())
                .collect()
        };
        let handover = booked.iter().find(|it| it.booking().activity.as_str() == "share-handover");
        let supervision = Track::ALL.iter().map(|track| supervision(rules, *track, on, &sharers, &booked));
        Self {
            supervision: supervision.sum(),
            handover: handover.map_or(HANDOVER, |it| it.booking().minutes.0),
            meetings,
        }
    }

    pub(super) fn cost(&self, stays: &[Vec<PresenceSpan>]) -> Cost {
        let heads = i32::try_from(stays.len()).unwrap_or(0);
        let more = |when: &Window| {
            let more = holders(*when, stays).saturating_sub(1);
            (when.to - when.from) * i32::try_from(more).unwrap_or(0)
        };
        Cost {
            meetings: Minutes(self.meetings.iter().map(more).sum()),
            supervision: Minutes(self.supervision * (heads - 1)),
            handover: Minutes(self.handover * heads),
        }
    }
}

/// The minutes a week of one person's supervision on a track that the sharers have, or anybody where the post has no
/// sharers yet.
fn supervision(
    rules: &RuleContext<'_>,
    track: Track,
    on: Date,
    sharers: &[PersonId],
    booked: &[Booked],
) -> i32 {
    let kept = rules.state.records.supervision.values().map(|row| &row.item);
    let kept = kept.filter(|it| it.track == track && (sharers.is_empty() || sharers.contains(&it.person)));
    let Some(of) = kept.min_by_key(|it| it.every_days.is_none()) else { return 0 };
    let days = match of.every_days {
        Some(days) => i64::from(days),
        None => policy_days(rules, track, on),
    };
    let long = booked.iter().find(|it| it.booking().track == Some(track));
    let minutes = long.map_or(SUPERVISION, |it| it.booking().minutes.0);
    i32::try_from((i64::from(minutes) * 7 + days / 2) / days.max(1)).unwrap_or(0)
}

/// Days from one supervision to the next by the policy; a month has thirty here.
fn policy_days(rules: &RuleContext<'_>, track: Track, on: Date) -> i64 {
    let policy = match track {
        Track::Clinical => &policy::SUPERVISION_CLINICAL,
        Track::Line => &policy::SUPERVISION_LINE,
        Track::Mentor => &policy::SUPERVISION_MENTOR,
        Track::PeerGroup => &policy::SUPERVISION_PEER_GROUP,
    };
    match rules.state.policy(policy, on) {
        PolicyValue::Number(thousandths) => (thousandths / 1000).max(1),
        _ => 30,
    }
}
