//! The tables of the team file.

use crate::domain::id::Name;
use crate::domain::text::words;

words! {
    /// A table of the team file.
    TableName {
        /// `[service]`
        Service = "service",
        /// `[policy]`
        Policy = "policy",
        /// `[[place]]`
        Place = "place",
        /// `[[travel]]`
        Travel = "travel",
        /// `[[team]]`
        Team = "team",
        /// `[[person]]`
        Person = "person",
        /// `[[post]]`
        Post = "post",
        /// `[[share]]`
        Share = "share",
        /// `[[course]]`
        Course = "course",
        /// `[[training]]`
        Training = "training",
        /// `[[activity]]`
        Activity = "activity",
        /// `[[family]]`
        Family = "family",
        /// `[[group]]`
        Group = "group",
        /// `[[series]]`
        Series = "series",
        /// `[[supervision]]`
        Supervision = "supervision",
        /// `[[leave]]`
        Leave = "leave",
        /// `[[toil]]`
        Toil = "toil",
        /// `[[holiday]]`
        Holiday = "holiday",
        /// `[[organisation]]`
        Organisation = "organisation",
        /// `[[session]]`
        Session = "session",
        /// `[[shift]]`
        Shift = "shift",
        /// `[[sheet]]`
        Sheet = "sheet",
        /// `[[carry]]`
        Carry = "carry",
        /// `[[accepted]]`
        Accepted = "accepted",
        /// `[[request]]`
        Request = "request",
        /// `[[busy]]`
        Busy = "busy",
    }
}

impl Name<'_> {
    /// The table that its record stands in.
    #[must_use]
    pub fn table(self) -> TableName {
        match self {
            Self::Place(_) => TableName::Place,
            Self::Team(_) => TableName::Team,
            Self::Person(_) => TableName::Person,
            Self::Post(_) => TableName::Post,
            Self::Course(_) => TableName::Course,
            Self::Activity(_) => TableName::Activity,
            Self::Family(_) => TableName::Family,
            Self::Group(_) => TableName::Group,
            Self::Session(_) => TableName::Session,
            Self::Series(_) => TableName::Series,
            Self::Organisation(_) => TableName::Organisation,
            Self::Request(_) => TableName::Request,
        }
    }
}
