//! What a seat looks back for, page by page at the desk, as far as whoever sits there may see it.

use std::sync::Arc;

use crate::app::screen::history::{Ask, Found, Look, Whole};
use crate::desk::Desk;
use crate::domain::audit::{Seen, may_see_sign_ins, seen_by};
use crate::domain::{Author, Edit, Entry, LookBack, Record, Refusal, Rev, SignIn, State, Turns, Veil};
use crate::exchange::fields::differing;

/// How many entries are read in one go; others get their turn at the desk in between.
const PAGE: usize = 50;
/// How many entries are looked at before something is answered, however few of them are wanted.
const PATIENCE: usize = 2000;
/// The most changes of one entry of which the fields are told.
const MOST: usize = 300;

/// Who looks back, over which state.
pub struct Viewer {
    /// Who.
    pub author: Author,
    /// What is kept from them.
    pub veil: Veil,
    /// The state below the veil.
    pub state: Arc<State>,
}

impl Viewer {
    fn sees(&self, entry: &Entry) -> Option<Seen> {
        seen_by(&self.state, &self.author, &self.veil, entry)
    }
}

/// Looks for what was asked, at the desk.
pub async fn look_back(desk: &Desk, viewer: &Viewer, ask: Ask) -> (u32, Found) {
    let found = match ask.look {
        Look::Entries { before, since, many, wanted, turns } => {
            entries(desk, viewer, (before, since), many, &wanted, turns).await
        }
        Look::Whole(rev) => whole(desk, viewer, rev).await,
        Look::Door(many) => door(desk, viewer, many).await,
    };
    (ask.number, found.unwrap_or_else(|refusal| Found::Trouble(refusal.to_string())))
}

async fn entries(
    desk: &Desk,
    viewer: &Viewer,
    (before, since): (Rev, Rev),
    many: usize,
    wanted: &LookBack,
    mut turns: Turns,
) -> Result<Found, Refusal> {
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
    Ok(Found::Entries { entries: found, reached, whole, turns })
}

async fn whole(desk: &Desk, viewer: &Viewer, rev: Rev) -> Result<Found, Refusal> {
    let page = desk.look_back(rev.saturating_add(1), 1).await?;
    let entry = page.first().filter(|entry| entry.rev == rev);
    let Some(seen) = entry.and_then(|entry| viewer.sees(entry)) else { return Ok(Found::Whole(None)) };
    let state = viewer.state.clone();
    // Some hundred records are put into words: not on the thread that draws.
    let told = tokio::task::spawn_blocking(move || in_full(seen, &state)).await;
    Ok(Found::Whole(told.ok().map(Box::new)))
}

fn in_full(seen: Seen, state: &State) -> Whole {
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
    let fields = seen.entry.edits.iter().take(MOST).map(fields).collect();
    Whole { seen, fields }
}

async fn door(desk: &Desk, viewer: &Viewer, many: usize) -> Result<Found, Refusal> {
    may_see_sign_ins(&viewer.state, &viewer.author).map_err(Refusal::Forbidden)?;
    let mut all = desk.sign_ins(many).await?;
    let strangers = desk.strangers(many).await?;
    all.extend(strangers.into_iter().map(SignIn::from));
    all.sort_by_key(|it| it.at);
    all.reverse();
    all.truncate(many);
    let shown = |it: SignIn| SignIn { words: viewer.veil.text(&it.words), ..it };
    Ok(Found::Door(all.into_iter().map(shown).collect()))
}
