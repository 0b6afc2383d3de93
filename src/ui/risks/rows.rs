//! The lines of the list: a heading a group, a matter in one line or as many as its words take, and what does not count.

use super::super::DrawContext;
use super::super::spoken::{said, sentences};
use super::super::text::{width, wrap};
use crate::app::screen::risks::{Listing, MatterGroup};
use crate::command::Command;
use crate::report::matters::Matter;

/// A line of the list.
pub(super) enum Row<'a> {
    Blank,
    /// What a group has in common.
    Heading(&'a str),
    /// The first line of a matter, which of all it is, and of which group.
    Matter(&'a Matter, usize, &'a MatterGroup, String),
    /// What of a matter took no place in the line above.
    More(usize, String),
    /// What is said below.
    Text(String),
}

impl Row<'_> {
    /// Which matter it is of.
    pub(super) fn matter(&self) -> Option<usize> {
        match self {
            Self::Matter(_, at, ..) | Self::More(at, _) => Some(*at),
            _ => None,
        }
    }
}

/// How wide the parts of a matter's line are.
pub(super) struct Widths {
    pub title: usize,
    pub who: usize,
    /// Whether whom it is about and when stand in a line of their own.
    pub below: bool,
    /// Whether the severity has its word, too.
    pub word: bool,
    /// All columns of a line.
    all: usize,
}

/// The columns of the marker, the sign and the word of a severity.
const MARK: usize = 4;
const WORD: usize = 6;
/// The fewest columns that a title has beside whom it is about and when.
const TITLE: usize = 30;
/// From so many columns on the severity has its word.
const WITH_WORD: usize = 44;

impl Widths {
    pub(super) fn of(columns: usize, context: DrawContext, listing: &Listing) -> Self {
        let widest = |words: &dyn Fn(&Matter) -> String| {
            listing.matters().iter().map(|matter| width(&words(matter)) + 1).max().unwrap_or(0)
        };
        let who = widest(&|matter| who(matter, context));
        let when = widest(&|matter| when(matter, context));
        let word = columns >= WITH_WORD;
        let room = columns.saturating_sub(MARK + if word { WORD } else { 0 });
        let below = room < TITLE + who + when;
        let title = if below { room } else { room - who - when };
        Self { title, who, below, word, all: columns }
    }

    /// Where the words of a matter begin.
    pub(super) fn indent(&self) -> usize {
        MARK + if self.word { WORD } else { 0 }
    }
}

pub(super) fn who(matter: &Matter, context: DrawContext) -> String {
    matter.who(&context.app.state)
}

pub(super) fn when(matter: &Matter, context: DrawContext) -> String {
    matter.when(context.app.today(), context.app.selection.week())
}

/// A matter as it is said: `Red: C10 visit alone, no signal, no buddy. Aisha, Fri 4 10:15.`
fn spoken(matter: &Matter, context: DrawContext) -> String {
    let about = [who(matter, context), said(&when(matter, context))];
    let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
    sentences([format!("{}: {}", matter.severity, matter.title), about.join(", ")])
}

/// All lines of a list, with lines between its groups where there is room for them.
pub(super) fn rows<'a>(
    listing: &'a Listing,
    widths: &Widths,
    height: usize,
    context: DrawContext,
) -> Vec<Row<'a>> {
    let mut rows = vec![];
    let mut at = 0;
    for group in &listing.groups {
        rows.push(Row::Blank);
        rows.push(Row::Heading(&group.title));
        for matter in &group.matters {
            if !context.theme.signs.boxes {
                let mut said = wrap(&spoken(matter, context), widths.all.saturating_sub(MARK)).into_iter();
                rows.push(Row::Matter(matter, at, group, said.next().unwrap_or_default()));
                rows.extend(said.map(|more| Row::More(at, more)));
                at += 1;
                continue;
            }
            let mut title = wrap(&matter.title, widths.title.saturating_sub(1).max(1)).into_iter();
            rows.push(Row::Matter(matter, at, group, title.next().unwrap_or_default()));
            rows.extend(title.map(|more| Row::More(at, more)));
            if widths.below {
                let said = [who(matter, context), when(matter, context)];
                let said: Vec<&str> = said.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
                if !said.is_empty() {
                    rows.extend(
                        wrap(&said.join(", "), widths.title.max(1)).into_iter().map(|it| Row::More(at, it)),
                    );
                }
            }
            at += 1;
        }
    }
    let aside = not_counted(listing, context);
    if !aside.is_empty() {
        rows.push(Row::Blank);
        rows.push(Row::Heading("Not counted"));
        rows.extend(aside.into_iter().map(Row::Text));
    }
    if rows.len() > height {
        rows.retain(|row| !matches!(row, Row::Blank));
    }
    rows
}

/// What does not count, and the keys for it.
fn not_counted(listing: &Listing, context: DrawContext) -> Vec<String> {
    let app = context.app;
    let key = |command: Command, does: &str| {
        let key = app.keys.map.key_of(command, app.screen.scopes());
        // It is said of what is marked: where that is not one's own to do, nothing is offered.
        let key = key.filter(|_| app.following.rested.situation.reason_against(command).is_none());
        key.map(|key| format!("   {key} {does}")).unwrap_or_default()
    };
    let mut said = vec![];
    if listing.over > 0 {
        let shown = app.screens.risks.choice.shows_aside;
        let does = key(Command::RisksAside, if shown { "hide" } else { "show" });
        let asked = match listing.over_asked {
            0 => String::new(),
            1 => ", and publishing asks about 1 of them".to_owned(),
            many => format!(", and publishing asks about {many} of them"),
        };
        said.push(format!("  {} on days that are over{asked}{does}", listing.over));
    }
    let accept = key(Command::AcceptRisk, "accept the marked one until a day");
    if listing.accepted > 0 || !accept.is_empty() && !listing.groups.is_empty() {
        said.push(format!("  {} accepted by a lead{accept}", listing.accepted));
    }
    said
}
