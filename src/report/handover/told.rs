//! The sheet as lines under headings, for whoever prints it or writes it down.

use super::{Handover, NewsKind};
use crate::domain::{Moment, PersonId, Role, State};

/// A handover in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverLines {
    /// Whose it is and since when it tells.
    pub title: String,
    /// Headings with the lines below each.
    pub parts: Vec<(String, Vec<String>)>,
}

impl Handover {
    /// The sheet in words.
    #[must_use]
    pub fn told(&self, state: &State, now: Moment) -> HandoverLines {
        let name = state.display_name(&self.person);
        let from = self.since.moment;
        let after = match (self.since.known, self.since.ticked) {
            (false, _) => "",
            (true, true) => "it was last ticked as read, ",
            (true, false) => "they were last in, ",
        };
        let title = format!("Handover of {name}, since {after}{} {}", from.date(), from.time());
        let mut parts: Vec<(String, Vec<String>)> = vec![];
        if self.is_empty() {
            let leads = state.person(&self.person).is_some_and(|it| it.role == Role::TeamLead);
            let whom = if leads { "this team" } else { "this post" };
            parts.push((format!("Nothing that concerns {whom}."), vec![]));
        }
        for (heading, waiting) in [("Leave to decide on", &self.to_decide), ("To cover", &self.to_cover)] {
            if !waiting.is_empty() {
                parts.push((heading.to_owned(), waiting.clone()));
            }
        }
        for news in self.news.chunk_by(|one, next| one.kind == next.kind) {
            let heading = news.first().map_or("", |news| news.kind.title());
            let line = |news: &super::News| {
                let at = state.zone().moment(news.at);
                let by = PersonId::parse(&news.by).ok();
                let by = by.as_ref().map_or(news.by.as_str(), |id| state.display_name(id));
                match news.kind {
                    NewsKind::AtOnce => format!("{} (by {by})", news.what),
                    _ => format!("{} (by {by}, {} {})", news.what, at.date(), at.time()),
                }
            };
            parts.push((heading.to_owned(), news.iter().map(line).collect()));
        }
        let raised = self.matters(state, now).into_iter().map(|matter| {
            let about = matter.who_and_when(state, now.date(), now.date().week());
            let about = if about.is_empty() { about } else { format!(" ({about})") };
            format!("{}: {}{about}", matter.severity, matter.title)
        });
        let raised: Vec<String> = raised.collect();
        if !raised.is_empty() {
            parts.push(("What it leaves to look at".to_owned(), raised));
        }
        HandoverLines { title, parts }
    }
}
