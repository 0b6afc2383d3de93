//! The catalogue of activities: what a session can be one of, and whether it is a peer's to do.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Minutes;
use crate::domain::id::{ActivityId, CourseId};
use crate::domain::text::words;

words! {
    /// The kind of an activity.
    ActivityKind {
        /// With one family.
        Contact = "contact",
        /// With several.
        Group = "group",
        /// Supervision of any track.
        Supervision = "supervision",
        /// A meeting.
        Meeting = "meeting",
        /// Desk work.
        Admin = "admin",
        /// On the way.
        Travel = "travel",
        /// Learning.
        Learning = "learning",
        /// A pause, time to recover.
        Wellbeing = "wellbeing",
        /// With the wider network.
        Network = "network",
        /// Along to learn.
        Shadowing = "shadowing",
    }
}

impl ActivityKind {
    /// Whether its sessions are direct work unless the activity says otherwise.
    #[must_use]
    pub fn is_direct(self) -> bool {
        matches!(self, Self::Contact | Self::Group)
    }
}

words! {
    /// Whose work an activity is.
    Boundary or Peer {
        /// A peer's.
        Peer = "peer",
        /// A peer's together with a colleague.
        Joint = "joint",
        /// Not a peer's.
        NotPeer = "not-peer",
        /// Nobody's in a peer role, ever.
        Never = "never",
    }
}

/// An entry of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: ActivityKind,
    /// Whose work it is.
    pub boundary: Boundary,
    /// Whether it counts as direct work with families.
    pub direct: bool,
    /// Whether it weighs on the worker.
    pub heavy: bool,
    /// Whether it happens in a family's home.
    pub home: bool,
    /// Whether it is for or about the baby.
    pub baby: bool,
    /// Courses that whoever leads it must hold.
    pub needs: Vec<CourseId>,
    /// The usual length.
    pub minutes: Option<Minutes>,
}

impl Activity {
    /// An activity with the defaults of its kind.
    #[must_use]
    pub fn new(id: ActivityId, title: String, kind: ActivityKind) -> Self {
        Self {
            id,
            title,
            kind,
            boundary: Boundary::default(),
            direct: kind.is_direct(),
            heavy: false,
            home: false,
            baby: false,
            needs: vec![],
            minutes: None,
        }
    }
}

/// The built-in catalogue, one a row: id, title, kind, usual minutes, marks.
const BUILT_IN: &[(&str, &str, ActivityKind, i32, &[Mark])] = {
    use ActivityKind as K;
    use Mark::{Baby, Heavy, Home, Joint, Needs, Never, NotPeer};
    &[
        ("one-to-one", "One-to-one", K::Contact, 45, &[Heavy]),
        ("home-visit", "Home visit", K::Contact, 60, &[Heavy, Home]),
        ("joint-visit", "Joint visit", K::Contact, 60, &[Heavy, Home, Joint]),
        ("phone", "Phone call", K::Contact, 30, &[]),
        ("video", "Video call", K::Contact, 40, &[]),
        ("walk", "Walk", K::Contact, 45, &[]),
        ("outing", "Outing", K::Contact, 120, &[]),
        ("ward-time", "Time on the ward", K::Contact, 60, &[]),
        ("practical-help", "Practical help", K::Contact, 45, &[]),
        ("precontact", "Contact before a group", K::Contact, 30, &[]),
        ("measure", "Wellbeing measure", K::Contact, 30, &[]),
        ("bookbug-home", "BookBug at home", K::Contact, 60, &[Home, Baby, Needs("bookbug-home")]),
        ("bookbug", "BookBug", K::Group, 60, &[Baby, Needs("bookbug-session-leader")]),
        ("wellbeing-group", "Wellbeing Group", K::Group, 90, &[]),
        ("baby-massage", "Baby massage", K::Group, 75, &[Baby]),
        ("sensory-play", "Sensory play", K::Group, 60, &[Baby]),
        ("cooking", "Cooking", K::Group, 75, &[]),
        ("exercise", "Exercise", K::Group, 60, &[]),
        ("drop-in", "Drop-in", K::Group, 90, &[]),
        ("supervision", "Supervision", K::Supervision, 60, &[]),
        ("mdt", "MDT meeting", K::Meeting, 60, &[]),
        ("handover", "Handover", K::Meeting, 20, &[]),
        ("share-handover", "Share handover", K::Meeting, 30, &[]),
        ("huddle", "Huddle", K::Meeting, 15, &[]),
        ("team-meeting", "Team meeting", K::Meeting, 60, &[]),
        ("care-review", "Care review", K::Meeting, 45, &[Joint]),
        ("notes", "Notes", K::Admin, 30, &[]),
        ("preparation", "Preparation", K::Admin, 30, &[]),
        ("reminders", "Reminders", K::Admin, 20, &[]),
        ("directory", "Directory calls", K::Admin, 30, &[]),
        ("quiet-task", "Quiet-time task", K::Admin, 30, &[]),
        ("travel", "Travel", K::Travel, 30, &[]),
        ("learning", "Learning", K::Learning, 60, &[]),
        ("pause", "Pause", K::Wellbeing, 15, &[]),
        ("debrief", "Debrief", K::Wellbeing, 30, &[]),
        ("network-meeting", "Network meeting", K::Network, 120, &[]),
        ("network-email", "Network email", K::Network, 30, &[]),
        ("shadowing", "Shadowing", K::Shadowing, 60, &[]),
        ("medication-check", "Medication check", K::Contact, 30, &[NotPeer]),
        ("clinical-assessment", "Clinical assessment", K::Contact, 60, &[NotPeer]),
        ("restraint", "Restraint", K::Contact, 30, &[Never]),
    ]
};

/// What a row of the catalogue says beyond its kind.
enum Mark {
    Heavy,
    Home,
    Baby,
    Joint,
    NotPeer,
    Never,
    Needs(&'static str),
}

/// The activities that every service starts with.
#[must_use]
pub fn built_in_activities() -> Vec<Activity> {
    BUILT_IN
        .iter()
        .filter_map(|(id, title, kind, minutes, marks)| {
            let id = ActivityId::parse(id).ok()?;
            let mut activity = Activity::new(id, (*title).to_owned(), *kind);
            activity.minutes = Some(Minutes(*minutes));
            for mark in *marks {
                match mark {
                    Mark::Heavy => activity.heavy = true,
                    Mark::Home => activity.home = true,
                    Mark::Baby => activity.baby = true,
                    Mark::Joint => activity.boundary = Boundary::Joint,
                    Mark::NotPeer => activity.boundary = Boundary::NotPeer,
                    Mark::Never => activity.boundary = Boundary::Never,
                    Mark::Needs(course) => activity.needs.extend(CourseId::parse(course).ok()),
                }
            }
            Some(activity)
        })
        .collect()
}

crate::domain::parts::described! {
    Activity {
        id: id,
        title: text,
        kind: plain,
        boundary: plain or Boundary::default(),
        direct: plain or kind.is_direct(),
        heavy: plain or false,
        home: plain or false,
        baby: plain or false,
        needs: refers,
        minutes: plain,
    }
}
