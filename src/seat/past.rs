//! What a seat looks back for, page by page at the desk, as far as whoever sits there may see it.

use std::sync::Arc;

use crate::app::screen::history::{HistoryFound, HistoryQuery, HistoryRequest, Whole};
use crate::desk::Desk;
use crate::domain::audit::{EntryView, may_see_sign_ins, seen_by};
use crate::domain::{
    Author, Edit, Entry, LookBack, Record, Redaction, Refusal, Rev, SignIn, State, UndoIndex,
};
use crate::exchange::fields::differing;

/// How many entries are read in one go; others get their turn at the desk in between.
const PAGE: usize = 50;
/// How many entries are looked at before something is answered, however few of them are wanted.
const PATIENCE: usize = 2000;
/// The most changes of one entry of which the fields are told.
const MOST_TOLD_CHANGES: usize = 300;

/// Who looks back, over which state.
pub struct Viewer {
    /// Who.
    pub author: Author,
    /// What is kept from them.
    pub redaction: Redaction,
    /// The state as it is, before redaction.
    pub state: Arc<State>,
}

impl Viewer {
    fn sees(&self, entry: &Entry) -> Option<EntryView> {
        seen_by(&self.state, &self.author, &self.redaction, entry)
    }
}

/// Looks for what was asked, at the desk.
pub async fn look_back(desk: &Desk, viewer: &Viewer, ask: HistoryQuery) -> (u32, HistoryFound) {
    let found = match ask.look {
        HistoryRequest::Entries { before, since, many, wanted, turns } => {
            entries(desk, viewer, (before, since), many, &wanted, turns).await
        }
        HistoryRequest::Whole(rev) => whole(desk, viewer, rev).await,
        HistoryRequest::Door(many) => door(desk, viewer, many).await,
    };
    (ask.number, found.unwrap_or_else(|refusal| HistoryFound::Trouble(refusal.to_string())))
}

async fn entries(
    desk: &Desk,
    viewer: &Viewer,
    (before, since): (Rev, Rev),
    many: usize,
    wanted: &LookBack,
    mut turns: UndoIndex,
) -> Result<HistoryFound, Refusal> {
    let (mut found, mut reached, mut looked_at) = (vec![], before, 0);
    while reached > since.saturating_add(1) && looked_at < PATIENCE && found.len() < many {
        let page = match desk.look_back(reached, PAGE).await {
            // What was found stands; why there is no more is told when nothing comes before it.
            Err(_) if looked_at > 0 => break,
            page => page?,
        };
        if page.is_empty() {
            reached = 0;
            break;
        }
        for entry in page {
            if entry.rev <= since {
                reached = since;
                break;
            }
            turns.note(&entry);
            (reached, looked_at) = (entry.rev, looked_at + 1);
            found.extend(viewer.sees(&entry).filter(|seen| wanted.wants(seen, &viewer.state, &turns)));
        }
    }
    let whole = reached <= since.saturating_add(1);
    Ok(HistoryFound::Entries { entries: found, reached, whole, turns })
}

async fn whole(desk: &Desk, viewer: &Viewer, rev: Rev) -> Result<HistoryFound, Refusal> {
    let page = desk.look_back(rev.saturating_add(1), 1).await?;
    let entry = page.first().filter(|entry| entry.rev == rev);
    let Some(seen) = entry.and_then(|entry| viewer.sees(entry)) else { return Ok(HistoryFound::Whole(None)) };
    let state = viewer.state.clone();
    // Some hundred records are put into words: not on the thread that draws.
    let told = tokio::task::spawn_blocking(move || in_full(seen, &state)).await;
    Ok(HistoryFound::Whole(told.ok().map(Box::new)))
}

fn in_full(seen: EntryView, state: &State) -> Whole {
    let fields = |edit: &Edit| {
        // Where nothing was stored, an occurrence was as its series says.
        let given = || state.given_occurrence(&edit.key).map(Record::from);
        let before = edit.before.clone().or_else(given);
        let differ = differing(&[before.as_ref(), edit.after.as_ref()]).into_iter();
        let told = differ.map(|field| {
            let mut says = field.versions.into_iter();
            let mut next = || says.next().unwrap_or_default();
            [field.name, next(), next()]
        });
        told.collect()
    };
    let fields = seen.entry.edits.iter().take(MOST_TOLD_CHANGES).map(fields).collect();
    Whole { seen, fields }
}

async fn door(desk: &Desk, viewer: &Viewer, many: usize) -> Result<HistoryFound, Refusal> {
    may_see_sign_ins(&viewer.state, &viewer.author).map_err(Refusal::Forbidden)?;
    let mut all = desk.sign_ins(many).await?;
    let strangers = desk.strangers(many).await?;
    all.extend(strangers.into_iter().map(SignIn::from));
    all.sort_by_key(|it| it.at);
    all.reverse();
    all.truncate(many);
    let shown = |it: SignIn| SignIn { words: viewer.redaction.text(&it.words), ..it };
    Ok(HistoryFound::Door(all.into_iter().map(shown).collect()))
}
