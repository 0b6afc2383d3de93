//! The handover sheet on the screen: asked of the journal, read off its entries, and told under headings.

use std::sync::Arc;

use super::layer::{HandoverLayer, Layer, PageLayer, Paragraph};
use super::{App, Effect, words};
use crate::domain::{Author, Entry, PersonId, Role};
use crate::report::handover::{Handover, HandoverSince, News, NewsKind, last_in, since};
use crate::rota::RotaWeek;

/// How many of the newest entries are looked at.
const ENTRIES: usize = 2000;
/// How many weeks back the last shift is looked for; these are here wherever a week is in view.
const BACK: i32 = 4;

impl App {
    /// Asks for what a handover sheet tells: one's own; while that is open, for whom leads the selected person's.
    pub(super) fn ask_handover(&mut self) -> Vec<Effect> {
        let Some(person) = self.handover_reader() else {
            self.report_error("Select whose handover to show: the owner has none.");
            return vec![];
        };
        if matches!(self.layers.last(), Some(Layer::Handover(_))) {
            self.layers.pop();
        }
        let read = self.state.handover_mark(&person).map_or(0, |mark| mark.rev);
        self.awaited.handover = Some(person);
        vec![Effect::Log { since: read, at_most: ENTRIES }]
    }

    fn handover_reader(&self) -> Option<PersonId> {
        let Author::Person(me) = &self.me else { return self.selection.person.clone() };
        let lead = self.state.person(me).filter(|me| me.role == Role::TeamLead);
        let is_open = matches!(self.layers.last(), Some(Layer::Handover(sheet)) if sheet.person == *me);
        let of_team = |id: &&PersonId| {
            lead.is_some_and(|lead| self.state.person(id).is_some_and(|it| it.team == lead.team))
        };
        let other = self.selection.person.as_ref().filter(of_team).filter(|_| is_open);
        Some(other.unwrap_or(me).clone())
    }

    /// Shows the sheet that was asked for.
    pub(super) fn show_handover(&mut self, entries: &[Entry]) {
        let Some(person) = self.awaited.handover.take() else { return };
        let since = self.handover_since(&person);
        let sheet = Handover::of(&self.rules(), &person, entries, since);
        let title = format!("Handover · {}", self.state.display_name(&person));
        let page = PageLayer::new(title, self.handover_paragraphs(&sheet));
        self.layers.push(Layer::Handover(HandoverLayer { page, person, upto: sheet.upto }));
    }

    fn handover_since(&self, person: &PersonId) -> HandoverSince {
        let this = self.today().week();
        let weeks = this.plus(-BACK).to(this);
        let rotas: Vec<Arc<RotaWeek>> =
            weeks.filter_map(|week| RotaWeek::of(&self.state, week).ok().map(Arc::new)).collect();
        let mark = self.state.handover_mark(person);
        since(self.state.zone(), mark, last_in(&rotas, person, self.now), self.now)
    }

    fn handover_paragraphs(&self, sheet: &Handover) -> Vec<Paragraph> {
        let HandoverSince { moment, ticked, known, .. } = sheet.since;
        let from = format!("{} {}", words::day(moment.date(), self.today()), moment.time());
        let since = if !known {
            format!("What others did since {from}.")
        } else if ticked {
            format!("What others did since you last ticked this as read, {from}.")
        } else {
            format!("What others did since {} was last in, {from}.", self.state.display_name(&sheet.person))
        };
        let mut paragraphs = vec![Paragraph::Text(since)];
        if sheet.is_empty() {
            let leads = self.state.person(&sheet.person).is_some_and(|it| it.role == Role::TeamLead);
            let whom = if leads { "this team" } else { "this post" };
            paragraphs.push(Paragraph::Text(format!("Nothing that concerns {whom}.")));
        }
        for (title, lines) in [("Leave to decide on", &sheet.to_decide), ("To cover", &sheet.to_cover)] {
            if !lines.is_empty() {
                paragraphs.push(Paragraph::Heading(title.to_owned()));
                paragraphs.extend(lines.iter().map(|line| Paragraph::Text(format!("  {line}"))));
            }
        }
        let mut above = None;
        for news in &sheet.news {
            if above != Some(news.kind) {
                paragraphs.push(Paragraph::Heading(news.kind.title().to_owned()));
                above = Some(news.kind);
            }
            paragraphs.push(Paragraph::Text(format!("  {}", self.news_in_words(news))));
        }
        let raised = sheet.matters(&self.state, self.now);
        if !raised.is_empty() {
            paragraphs.push(Paragraph::Heading("What it leaves to look at".to_owned()));
            paragraphs.extend(raised.iter().map(|matter| {
                let about = matter.who_and_when(&self.state, self.today(), self.today().week());
                let about = if about.is_empty() { about } else { format!(" ({about})") };
                Paragraph::Text(format!(
                    "  {}: {}{about}",
                    words::capital(matter.severity.word()),
                    matter.title
                ))
            }));
        }
        paragraphs
    }

    fn news_in_words(&self, news: &News) -> String {
        let by = PersonId::parse(&news.by).ok();
        let by = by.as_ref().map_or(news.by.as_str(), |id| self.state.display_name(id));
        if news.kind == NewsKind::AtOnce {
            return format!("{} · by {by}", news.what);
        }
        let at = self.state.zone().moment(news.at);
        format!("{} · by {by}, {} {}", news.what, words::day(at.date(), self.today()), at.time())
    }
}
