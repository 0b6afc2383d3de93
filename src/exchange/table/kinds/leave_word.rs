//! What kinds of leave are called in tables.

use crate::domain::{LeaveKind, nearest};
use crate::exchange::table::field::folded;

const WORDS: &[(&str, LeaveKind)] = &[
    ("annual leave", LeaveKind::Annual),
    ("annual", LeaveKind::Annual),
    ("a l", LeaveKind::Annual),
    ("al", LeaveKind::Annual),
    ("holiday", LeaveKind::Annual),
    ("holidays", LeaveKind::Annual),
    ("vacation", LeaveKind::Annual),
    ("public holiday", LeaveKind::PublicHoliday),
    ("public holiday leave", LeaveKind::PublicHoliday),
    ("bank holiday", LeaveKind::PublicHoliday),
    ("ph", LeaveKind::PublicHoliday),
    ("bh", LeaveKind::PublicHoliday),
    ("p h", LeaveKind::PublicHoliday),
    ("b h", LeaveKind::PublicHoliday),
    ("sick", LeaveKind::Sick),
    ("sickness", LeaveKind::Sick),
    ("sick leave", LeaveKind::Sick),
    ("sickness absence", LeaveKind::Sick),
    ("sickness leave", LeaveKind::Sick),
    ("s l", LeaveKind::Sick),
    ("sl", LeaveKind::Sick),
    ("off sick", LeaveKind::Sick),
    ("carer", LeaveKind::Carer),
    ("carers", LeaveKind::Carer),
    ("carer s", LeaveKind::Carer),
    ("carer leave", LeaveKind::Carer),
    ("carers leave", LeaveKind::Carer),
    ("carer s leave", LeaveKind::Carer),
    ("study", LeaveKind::Study),
    ("study leave", LeaveKind::Study),
    ("training leave", LeaveKind::Study),
    ("unpaid", LeaveKind::Unpaid),
    ("unpaid leave", LeaveKind::Unpaid),
    ("toil", LeaveKind::Toil),
    ("time off in lieu", LeaveKind::Toil),
    ("time in lieu", LeaveKind::Toil),
    ("lieu", LeaveKind::Toil),
    ("flexi leave", LeaveKind::Toil),
    ("wellbeing", LeaveKind::Wellbeing),
    ("wellbeing day", LeaveKind::Wellbeing),
    ("wellbeing leave", LeaveKind::Wellbeing),
    ("parental", LeaveKind::Parental),
    ("parental leave", LeaveKind::Parental),
    ("maternity", LeaveKind::Parental),
    ("maternity leave", LeaveKind::Parental),
    ("paternity", LeaveKind::Parental),
    ("paternity leave", LeaveKind::Parental),
    ("adoption leave", LeaveKind::Parental),
    ("shared parental leave", LeaveKind::Parental),
];

/// The kind of leave of a word; the error names the nearest and all that there are.
pub(super) fn read(written: &str) -> Result<LeaveKind, String> {
    let low = folded(written);
    if let Some((_, kind)) = WORDS.iter().find(|(word, _)| *word == low) {
        return Ok(*kind);
    }
    let near = nearest(&low, WORDS.iter().filter(|it| it.0.len() > 3).map(|it| it.0));
    let near = near.map(|it| format!("; the nearest is {it}")).unwrap_or_default();
    Err(format!(
        "no kind of leave{near}; allowed are annual leave, public holiday, sick, carer, study, unpaid, TOIL, wellbeing, parental"
    ))
}
