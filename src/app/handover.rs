//! The handover sheet on the screen: asked of the journal, read off its entries, and told under headings.

use std::sync::Arc;

use super::layer::{HandoverLayer, Layer, PageLayer, Paragraph};
use super::{App, Effect, words};
use crate::domain::{Author, Entry, PersonId, Role};
use crate::planner::handover::{Handover, News, Since, last_in, since};
use crate::rota::RotaWeek;

/// How many of the newest entries are looked at.
const ENTRIES: usize = 2000;
/// How many weeks back the last shift is looked for; these are here wherever a week is in view.
const BACK: i32 = 4;

impl App {
    /// Asks for what a handover sheet tells: one's own, or for who plans the selected person's.
    pub(super) fn ask_handover(&mut self) -> Vec<Effect> {
        let Some(person) = self.handover_reader() else { return vec![] };
        let read = self.state.handover_mark(&person).map_or(0, |mark| mark.rev);
        self.reading = Some(person);
        vec![Effect::Log { since: read, at_most: ENTRIES }]
    }

    fn handover_reader(&self) -> Option<PersonId> {
        let lead = |me: &PersonId| self.state.person(me).is_some_and(|me| me.role == Role::TeamLead);
        match &self.me {
            Author::Person(me) if !lead(me) => Some(me.clone()),
            _ => self.spot.person.clone(),
        }
    }

    /// Shows the sheet that was asked for.
    pub(super) fn show_handover(&mut self, entries: &[Entry]) {
        let Some(person) = self.reading.take() else { return };
        let since = self.handover_since(&person);
        let sheet = Handover::of(&self.room(), &person, entries, since);
        let title = format!("Handover · {}", self.state.call(&person));
        let page = PageLayer::new(title, self.handover_paragraphs(&sheet));
        self.layers.push(Layer::Handover(HandoverLayer { page, person, upto: sheet.upto }));
    }

    fn handover_since(&self, person: &PersonId) -> Since {
        let this = self.today().week();
        let weeks = this.plus(-BACK).to(this);
        let rotas: Vec<Arc<RotaWeek>> =
            weeks.filter_map(|week| RotaWeek::of(&self.state, week).ok().map(Arc::new)).collect();
        let mark = self.state.handover_mark(person);
        since(self.state.zone(), mark, last_in(&rotas, person, self.now), self.now)
    }

    fn handover_paragraphs(&self, sheet: &Handover) -> Vec<Paragraph> {
        let Since { moment, ticked, .. } = sheet.since;
        let from = format!("{} {}", words::day(moment.date(), self.today()), moment.time());
        let since = if ticked {
            format!("What others did since this was last ticked as read, {from}.")
        } else {
            format!("What others did since {} was last in, {from}.", self.state.call(&sheet.person))
        };
        let mut paragraphs = vec![Paragraph::Text(since)];
        if sheet.is_empty() {
            paragraphs.push(Paragraph::Text("Nothing that concerns this post: all is as it was.".to_owned()));
        }
        let mut above = None;
        for news in &sheet.news {
            if above != Some(news.kind) {
                paragraphs.push(Paragraph::Heading(news.kind.title().to_owned()));
                above = Some(news.kind);
            }
            paragraphs.push(Paragraph::Text(format!("  {}", self.news_in_words(news))));
        }
        if !sheet.flags.is_empty() {
            paragraphs.push(Paragraph::Heading("Flags that came of it".to_owned()));
            paragraphs.extend(sheet.flags.iter().map(|flag| {
                let when = words::when(flag, self.today());
                Paragraph::Text(format!(
                    "  {}: {} ({when})",
                    words::capital(flag.severity.word()),
                    flag.message
                ))
            }));
        }
        paragraphs
    }

    fn news_in_words(&self, news: &News) -> String {
        let by = PersonId::parse(&news.by).ok();
        let by = by.as_ref().map_or(news.by.as_str(), |id| self.state.call(id));
        let at = self.state.zone().moment(news.at);
        format!("{} · by {by}, {} {}", news.what, words::day(at.date(), self.today()), at.time())
    }
}
