//! What goes out: the rota, somebody's weeks, hours, payroll's list, leave, caseloads, a handover, a chart; as calendar, workbook,
//! page, picture or text.
//!
//! Whoever asks is given what they may see on their screen, and of that only what may leave the building: privacy stands in what is
//! written and not in marks that another program would have to heed.

mod calendar;
mod feed;
mod folder;
mod giver;
mod kind_title;
mod order;
mod sheets;
mod token;

use super::{page, picture};
use crate::exchange::sheet::is_workbook_of_ours;
use crate::words::in_a_row;

pub use feed::{feed_author, is_feed_open};
pub use folder::file_names;
pub use giver::{Giver, WeeksWorkedOut};
pub use order::{ChartOf, ExportOrder, Format, Gift, Given, NotGiven, Reader};
pub use token::FeedToken;
pub(crate) use token::hex;

/// Whether a file that is there is one that Tandem wrote as it would write this one: a calendar, page or picture says so at its
/// head; a workbook says who made it; a list has the same headings.
#[must_use]
pub fn is_ours(there: &[u8], new: &[u8]) -> bool {
    const MARKS: &[&str] = &[
        "PRODID:-//Tandem//",
        "<meta name=\"generator\" content=\"Tandem\"",
        "<svg data-made-by=\"Tandem\"",
    ];
    const HEAD: usize = 2000;
    let says = |file: &[u8], mark: &str| {
        file.get(..file.len().min(HEAD))
            .is_some_and(|head| head.windows(mark.len()).any(|it| it == mark.as_bytes()))
    };
    let first_line = |file: &[u8]| file.split(|byte| *byte == b'\n').next().map(<[u8]>::to_vec);
    let marked = MARKS.iter().any(|mark| says(there, mark) && says(new, mark));
    marked || first_line(there) == first_line(new) || (is_workbook_of_ours(there) && is_workbook_of_ours(new))
}

/// Meets an order; the error says why not and what to do. The weeks of it and their neighbours must be loaded.
pub fn give(order: &ExportOrder, giver: &Giver<'_>) -> Result<Gift, NotGiven> {
    let formats = order.given.formats();
    if !formats.contains(&order.format) {
        let words: Vec<&str> = formats.iter().map(|it| it.word()).collect();
        return Err(NotGiven(format!(
            "{} is not given as {}: it can be {}",
            order.given.word(),
            order.format.word(),
            in_a_row(&words)
        )));
    }
    match (order.given, order.format) {
        (_, Format::Ics) => calendar::calendar(order, giver),
        (Given::Chart, _) => picture::give(order, giver),
        (_, Format::Html) => page::give(order, giver),
        (Given::Team, _) | (_, Format::Team | Format::Svg) => {
            Err(NotGiven("a team file is the whole store: tandem export team".to_owned()))
        }
        (_, Format::Xlsx | Format::Csv | Format::Txt) => sheets::give_sheet(order, giver),
    }
}
