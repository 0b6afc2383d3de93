//! What the columns of a table may be, for each kind of it, and the headings that each usually has.

use crate::domain::{plain_text, words};

words! {
    /// What a table holds.
    TableKind {
        /// People with their role and hours.
        Staff = "staff",
        /// Leave.
        Leave = "leave",
        /// Shifts and what stands in their place.
        Duties = "duties",
        /// Hours by week, to compare with.
        Hours = "hours",
        /// Families by their references.
        Caseload = "caseload",
    }
}

words! {
    /// What a column of a table is.
    TableField {
        /// Whose the row is.
        Name = "name",
        /// Their family name, where it has a column of its own.
        Surname = "surname",
        /// Their first name, where it has a column of its own.
        Forename = "forename",
        /// Their id here.
        Id = "id",
        /// What they are.
        Role = "role",
        /// Their team.
        Team = "team",
        /// Hours: of a week's contract, or worked.
        Hours = "hours",
        /// When they started.
        Started = "started",
        /// A kind of leave.
        Kind = "kind",
        /// The first day.
        From = "from",
        /// The last day.
        To = "to",
        /// Which part of the day.
        Part = "part",
        /// A remark.
        Note = "note",
        /// A day.
        Date = "date",
        /// When a shift starts.
        Start = "start",
        /// When it ends.
        End = "end",
        /// The unpaid break in it.
        Break = "break",
        /// What is paid of it.
        Paid = "paid",
        /// What kind of duty it is.
        Type = "type",
        /// Why it is not worked.
        Reason = "reason",
        /// A week.
        Week = "week",
        /// The balance of hours.
        Balance = "balance",
        /// A telephone number.
        Phone = "phone",
        /// The local reference of a family.
        Ref = "ref",
        /// Who supports them.
        Worker = "worker",
        /// Who steps in.
        Backup = "backup",
        /// Where the case stands.
        Status = "status",
        /// When they were referred.
        Referred = "referred",
        /// When the baby is due.
        Due = "due",
        /// When the baby was born.
        Born = "born",
        /// How often they are seen.
        Every = "every",
        /// How long a contact takes.
        Minutes = "minutes",
    }
}

use TableField as F;

impl TableKind {
    /// What there has to be of it, each one of several.
    pub(super) fn needed(self) -> &'static [&'static [TableField]] {
        match self {
            Self::Staff => &[&[F::Name, F::Surname]],
            Self::Leave => &[&[F::Name, F::Surname], &[F::Kind], &[F::From]],
            Self::Duties => &[&[F::Name, F::Surname], &[F::Date], &[F::Start, F::Type, F::Reason]],
            Self::Hours => &[&[F::Name, F::Surname], &[F::Hours, F::Balance]],
            Self::Caseload => &[&[F::Ref]],
        }
    }

    /// What only such a table has.
    pub(super) fn telling(self) -> &'static [TableField] {
        match self {
            Self::Staff => &[F::Role, F::Started, F::Team],
            Self::Leave => &[F::To, F::Kind, F::Part],
            Self::Duties => &[F::Start, F::End, F::Break],
            Self::Hours => &[F::Week, F::Balance],
            Self::Caseload => &[F::Status, F::Referred, F::Due, F::Worker],
        }
    }
}

/// A heading as it is compared: its letters and digits, in words.
pub(super) fn folded(heading: &str) -> String {
    let folded = plain_text::folded(heading);
    let words = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
