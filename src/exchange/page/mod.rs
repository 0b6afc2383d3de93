//! Pages for A4, to be printed by a browser and read in black and white: the week on the wall, somebody's own week, the leave year,
//! hours, caseloads, a handover.
//!
//! A page for the wall names no family, no home, no note and no reason, and of leave only that somebody is away.

mod caseload;
mod frame;
mod handover;
mod hours;
mod kind;
mod leave;
mod person;
mod rota;
mod shown;

use super::give::{ExportOrder, Gift, Given, Giver, NotGiven};
use shown::Shown;

pub use frame::{FamiliesShown, Foot, Page};

/// Writes the page that an order asks for.
pub fn give(order: &ExportOrder, giver: &Giver<'_>) -> Result<Gift, NotGiven> {
    let shown = Shown::of(order, giver)?;
    let weeks = if order.first == order.last {
        order.first.to_string()
    } else {
        format!("{}-to-{}", order.first, order.last)
    };
    let (name, page) = match order.given {
        Given::Person => {
            let (person, page) = person::page(&shown)?;
            (format!("{person}-{weeks}"), page)
        }
        Given::Hours => (format!("hours-{weeks}"), hours::page(&shown)?),
        Given::Leave => (format!("leave-{}", order.year), leave::page(&shown)?),
        Given::Caseload => ("caseload".to_owned(), caseload::page(&shown)),
        Given::Handover => {
            let (person, page) = handover::page(&shown)?;
            (format!("handover-{person}"), page)
        }
        _ => (format!("rota-{weeks}"), rota::page(&shown)?),
    };
    let mut notes = shown.notes.clone();
    notes.extend(matches!(order.given, Given::Rota | Given::Person).then(|| drafts(&shown)).flatten());
    Ok(Gift { bytes: page.written().into_bytes(), name: format!("{name}.html"), notes })
}

/// That weeks of a page are drafts.
fn drafts(shown: &Shown<'_>) -> Option<String> {
    let (first, last) = (shown.order.first, shown.order.last);
    let drafts: Vec<String> =
        first.to(last).filter(|week| shown.draft(*week).is_some()).map(|week| week.to_string()).collect();
    match drafts.as_slice() {
        [] => None,
        [one] => Some(format!("{one} is a draft and may still change: the page says so")),
        many => {
            Some(format!("{} weeks of it are drafts and may still change: the page says which", many.len()))
        }
    }
}
