//! The headings that the columns of tables usually have, for each kind of table.

use super::field::{TableField, TableKind};
use crate::domain::nearest;

use TableField as F;

/// A field, with the headings that it usually has; the likelier first, a stroke between them.
pub(super) type Headings = (TableField, &'static str);

const NAME: Headings = (
    F::Name,
    "name|full name|employee name|staff name|surname forename|name surname forename|person|\
                 employee|staff member|staff|worker|colleague|member of staff|assigned to",
);
const SURNAME: Headings = (F::Surname, "surname|last name|family name|employee surname");
const FORENAME: Headings =
    (F::Forename, "forename|first name|given name|forenames|first names|employee forename|known as");
const FROM: &str = "from|start date|first day|date from|from date|leave start|absence start|absence start date|\
                 start|starts|begins|date start|first date";
const TO: &str = "to|end date|last day|date to|to date|leave end|absence end|absence end date|end|ends|until|\
                 date end|last date|finish date";

impl TableKind {
    /// Its fields with their usual headings.
    #[expect(clippy::too_many_lines, reason = "a table: a line for each field")]
    pub(super) fn headings(self) -> Vec<Headings> {
        match self {
            Self::Staff => vec![
                NAME,
                SURNAME,
                FORENAME,
                (F::Id, "id|tandem id"),
                (F::Role, "role|job title|job role|position|position title|job|post title|title"),
                (F::Team, "team|unit|ward|department|service|team name"),
                (
                    F::Hours,
                    "hours|contracted hrs|contracted hours|contract hours|contract hrs|hours per week|\
                 weekly hours|hrs|contracted weekly hours|hours a week|hrs per week|hours week|basic hours|\
                 weekly hrs|contracted hours per week|contracted hrs per week",
                ),
                (
                    F::Started,
                    "started|start date|date started|commencement date|hire date|latest start date|\
                 date of joining|joined|start|from|employment start date|started on",
                ),
            ],
            Self::Leave => vec![
                NAME,
                SURNAME,
                FORENAME,
                (
                    F::Kind,
                    "kind|type|leave type|absence type|type of leave|kind of leave|leave|absence|absence reason|\
                 reason|leave reason|category",
                ),
                (F::From, FROM),
                (F::To, TO),
                (F::Part, "part|part day|am pm|half day|times|time|part of day|am or pm|duration"),
                (F::Note, "note|notes|comment|comments|remark|remarks"),
            ],
            Self::Duties => vec![
                NAME,
                SURNAME,
                FORENAME,
                (F::Date, "date|duty date|shift date|day|work date"),
                (F::Start, "start|start time|from|shift start|time from|begins|time start|actual start"),
                (F::End, "end|end time|finish|to|shift end|time to|finish time|ends|time end|actual end"),
                (
                    F::Break,
                    "break|rest mins|rest|unpaid break|break mins|rest minutes|break minutes|rest time|\
                 meal break|breaks|unpaid break mins",
                ),
                (
                    F::Paid,
                    "paid|work time|worked|paid hours|hours|net hours|hours worked|worked hours|duration|\
                 paid time",
                ),
                (F::Type, "type|shift type|duty type|kind|duty|shift"),
                (
                    F::Reason,
                    "reason|cancellation reason|absence reason|cancelled reason|absence|leave type|\
                 unavailability reason|absence type",
                ),
            ],
            Self::Hours => vec![
                NAME,
                SURNAME,
                FORENAME,
                (
                    F::Week,
                    "week|week beginning|week commencing|w b|w c|wb|wc|week starting|week start|week of|iso week|\
                 week no|week number|week ending|week end",
                ),
                (
                    F::Hours,
                    "hours|worked|hours worked|worked hours|total hours|hrs|paid hours|actual hours|total|\
                 hrs worked|work time|time worked",
                ),
                (
                    F::Balance,
                    "balance|hours balance|net hours balance|owed|over under|balance of hours|time owing|\
                 net hours",
                ),
                (F::Note, "note|notes|comment|comments|remark|remarks"),
                (
                    F::Phone,
                    "phone|telephone|mobile|tel|phone number|contact number|telephone number|mobile number",
                ),
            ],
            Self::Caseload => vec![
                (
                    F::Ref,
                    "ref|reference|local ref|local reference|family|family ref|case|case ref|case no|ref no|\
                 case reference|family reference|id",
                ),
                (
                    F::Worker,
                    "worker|peer|peer worker|psw|peer support worker|support worker|allocated to|\
                 allocated worker|lead worker|worker name|peer worker name|allocated|keyworker|staff",
                ),
                (F::Backup, "backup|back up|second worker|backup worker|co worker|cover|deputy"),
                (F::Status, "status|case status|stage|state"),
                (
                    F::Referred,
                    "referred|referral date|date referred|referred on|date of referral|referral|\
                 referral received",
                ),
                (F::Due, "due|edd|due date|baby due|estimated due date|expected|expected date of delivery"),
                (
                    F::Born,
                    "born|baby born|baby dob|baby s dob|birth date|date of birth of baby|delivered|birth",
                ),
                (
                    F::Every,
                    "every|frequency|every days|contact every|how often|contact frequency|days between|interval",
                ),
                (
                    F::Minutes,
                    "minutes|mins|contact minutes|length|contact length|duration|visit length|length mins|\
                 minutes per contact",
                ),
            ],
        }
    }

    /// Finds a field of it by its name; the error names the nearest and all there are.
    pub fn field(self, name: &str) -> Result<TableField, String> {
        let low = name.trim().to_lowercase();
        let fields: Vec<TableField> = self.headings().into_iter().map(|(field, _)| field).collect();
        if let Some(field) = fields.iter().find(|it| it.to_string() == low) {
            return Ok(*field);
        }
        let names: Vec<String> = fields.iter().map(ToString::to_string).collect();
        let near = nearest(&low, names.iter().map(String::as_str));
        let meant = near.map(|it| format!("did you mean {it}? ")).unwrap_or_default();
        Err(format!("{self} has no field {name:?}: {meant}it has {}", names.join(", ")))
    }
}
