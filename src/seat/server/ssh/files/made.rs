//! A file is made as it is asked for, of what whoever asks may see.

use std::sync::Arc;

use crate::domain::{Author, Rev};
use crate::exchange::give::{ExportOrder, Giver, NotGiven, WeeksWorkedOut, file_names, give};
use crate::report::chart::TextRoom;
use crate::seat::server::ServerContext;

/// The names of the files that somebody is shown.
pub(super) fn names(context: &ServerContext, author: &Author) -> Vec<String> {
    let state = context.desk.state();
    file_names(&state, author, (context.clock)(&state).date())
}

/// When the newest entry was saved, in seconds since 1970: the time of every file.
pub(super) fn saved_last(context: &ServerContext) -> u32 {
    let at = context.desk.saved_at(context.desk.state().rev());
    u32::try_from(at.0.saturating_mul(60)).unwrap_or(0)
}

/// Makes a file; `None` where there is none of that name, and words where there is one that cannot be made. It may wait.
pub(super) fn make(
    context: &ServerContext,
    author: &Author,
    name: &str,
) -> Option<Result<Vec<u8>, NotGiven>> {
    let state = context.desk.state();
    let now = (context.clock)(&state);
    let order = ExportOrder::of_file(name, &state, author, now.date())?;
    let whole = context.desk.with_weeks(state, order.weeks()).ok()?;
    let (_, seen) = context.redactions.show(author, &whole);
    let giver = Giver {
        whole: &whole,
        seen: &seen,
        author,
        now,
        saved_at: &|rev| context.desk.saved_at(rev),
        weeks: &WeeksWorkedOut::default(),
        entries: &|since| context.desk.log(since, usize::MAX).wait().unwrap_or_default(),
        room: TextRoom::default(),
    };
    Some(give(&order, &giver).map(|gift| gift.bytes))
}

/// A file that was made, and of which state.
#[derive(Clone, Debug)]
pub(super) struct MadeFile {
    pub(super) name: String,
    pub(super) rev: Rev,
    pub(super) bytes: Arc<[u8]>,
}
