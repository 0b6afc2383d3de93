//! People who work or volunteer here, and those who lead, supervise or work beside them.

use serde::{Deserialize, Serialize};

use super::group::ChecklistItem;
use crate::domain::calendar::Date;
use crate::domain::id::{PersonId, TeamId};
use crate::domain::text::words;

words! {
    /// What a person is here.
    Role {
        /// A peer support worker.
        PeerWorker = "peer-worker",
        /// A senior peer support worker.
        SeniorPeerWorker = "senior-peer-worker",
        /// A volunteer with lived experience.
        Volunteer = "volunteer",
        /// Leads a team and plans its rota.
        TeamLead = "team-lead",
        /// Supervises; may be outside the team.
        Supervisor = "supervisor",
        /// Anybody who works beside the peers.
        Colleague = "colleague",
    }
}

impl Role {
    /// Whether it is a peer's role: worker, senior worker or volunteer.
    #[must_use]
    pub fn is_peer(self) -> bool {
        matches!(self, Self::PeerWorker | Self::SeniorPeerWorker | Self::Volunteer)
    }

    /// The role in words for the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::PeerWorker => "peer worker",
            Self::SeniorPeerWorker => "senior peer worker",
            Self::Volunteer => "volunteer",
            Self::TeamLead => "team lead",
            Self::Supervisor => "supervisor",
            Self::Colleague => "colleague",
        }
    }
}

words! {
    /// Level of the NES perinatal curricular framework (sources: role descriptor).
    NesLevel {
        /// Informed.
        Informed = "informed",
        /// Skilled.
        Skilled = "skilled",
    }
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their initials; made of the name where left out.
    pub initials: Option<String>,
    /// Their team.
    pub team: TeamId,
    /// Their role.
    pub role: Role,
    /// Start of reckonable service, for leave.
    pub service_start: Option<Date>,
    /// Start in this job.
    pub started: Option<Date>,
    /// Curricular level.
    pub nes_level: Option<NesLevel>,
    /// Limits agreed with them, such as `acuity:moderate`. Between them and their lead.
    pub boundaries: Vec<String>,
    /// Themes they want to be asked about first. Private.
    pub ask_first: Vec<String>,
    /// What they have lived through and agreed to be matched on.
    pub experience: Vec<String>,
    /// A history as a patient in a service. Private.
    pub conflict: Option<String>,
    /// Who knows where they are when they are out alone.
    pub buddy: Option<PersonId>,
    /// First day of an opt-out of the 48-hour week.
    pub wtr_opt_out: Option<Date>,
    /// The day the opt-out's notice runs out.
    pub wtr_opt_out_until: Option<Date>,
    /// What the team has ready before they start. Between them and their lead.
    pub checklist: Vec<ChecklistItem>,
}

impl Person {
    /// A person with what the contract asks for and nothing else.
    #[must_use]
    pub fn new(id: PersonId, name: String, team: TeamId, role: Role) -> Self {
        Self {
            id,
            name,
            initials: None,
            team,
            role,
            service_start: None,
            started: None,
            nes_level: None,
            boundaries: vec![],
            ask_first: vec![],
            experience: vec![],
            conflict: None,
            buddy: None,
            wtr_opt_out: None,
            wtr_opt_out_until: None,
            checklist: vec![],
        }
    }

    /// The name people call them by: the first word, or the first two after a title such as Dr.
    #[must_use]
    pub fn short_name(&self) -> &str {
        let mut words = self.name.split_whitespace();
        match words.next() {
            Some("Dr" | "Dr." | "Prof" | "Prof.") => &self.name,
            Some(first) => first,
            None => self.id.as_str(),
        }
    }

    /// Their initials, given or made of the name; at most three letters.
    #[must_use]
    pub fn initials(&self) -> String {
        match &self.initials {
            Some(given) => given.clone(),
            None => self
                .name
                .split_whitespace()
                .filter_map(|word| word.chars().next())
                .flat_map(char::to_uppercase)
                .take(3)
                .collect(),
        }
    }
}

crate::domain::parts::described! {
    Person {
        id: id,
        name: name,
        initials: name,
        team: refers,
        role: plain,
        service_start: plain,
        started: plain,
        nes_level: plain,
        boundaries: text for Agreed,
        ask_first: text for Own,
        experience: text,
        conflict: text for Nobody,
        buddy: refers,
        wtr_opt_out: plain,
        wtr_opt_out_until: plain,
        checklist: inside for Agreed,
    }
}
