//! The marked matter: what was found, what it stands on, what would help, and what would come of that.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::text::{Strip, width, wrap};
use super::super::{Canvas, DrawContext, columns, lines};
use super::rows::{when, who};
use crate::app::FlagTopic;
use crate::app::screen::risks;
use crate::app::words;
use crate::command::Command;
use crate::domain::counted;
use crate::planner::Remedy;
use crate::report::matters::Matter;
use crate::rules::Flag;

/// How many of its flags are told one by one.
const TOLD: usize = 6;
/// How many of the ways to help are told.
const WAYS: usize = 5;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, matter: &Matter) {
    if area.height < 2 || area.width < 4 {
        return;
    }
    let beside = context.theme.signs.boxes && context.app.surface.size.0 >= risks::ROOM_BESIDE;
    let mut told = Told { columns: columns(area), context, beside, lines: vec![] };
    told.title(matter);
    told.found(matter);
    told.stands_on(&matter.head);
    told.help(matter);
    let (all, fit) = (told.lines.len(), usize::from(area.height));
    if all <= fit {
        return lines(canvas, area, told.lines);
    }
    // Where not all of it fits, the key is told that opens the whole.
    let shown = fit.saturating_sub(1);
    let key = context.app.keys.map.key_of(Command::Why, context.app.screen.scopes());
    let key = key.map(|key| format!(": {key}")).unwrap_or_default();
    let edge = told.edge();
    let more = format!("{edge}and {}{key}", counted(all - shown, "more line"));
    let more = Line::styled(more, context.theme.quiet);
    lines(canvas, area, told.lines.into_iter().take(shown).chain([more]));
}

/// What is told, line by line.
struct Told<'a> {
    columns: usize,
    context: DrawContext<'a>,
    /// Whether it stands beside the list, with room between its parts.
    beside: bool,
    lines: Vec<Line<'static>>,
}

impl Told<'_> {
    fn title(&mut self, matter: &Matter) {
        let theme = self.context.theme;
        let edge = self.edge();
        let said = [matter.title.clone(), who(matter, self.context), when(matter, self.context)];
        if !self.beside {
            let mut line = Strip::new(self.columns);
            let word = format!(" {} ", theme.signed(matter.severity));
            let mut rows = wrap(&matter.title, self.columns.saturating_sub(width(&word) + 1)).into_iter();
            line.put(&word, theme.severity(matter.severity));
            line.put(format!("{} ", rows.next().unwrap_or_default()), theme.strong);
            for words in rows {
                self.lines.push(std::mem::replace(&mut line, Strip::new(self.columns)).line());
                line.put(format!("{}{words} ", " ".repeat(width(&word))), theme.strong);
            }
            let rest = line.left();
            line.put(theme.signs.rule.repeat(rest), theme.rule);
            return self.lines.push(line.line());
        }
        for (n, words) in
            wrap(&said[0], self.columns.saturating_sub(edge.len() + 2).max(1)).iter().enumerate()
        {
            let mut line = Strip::new(self.columns);
            line.put(&edge, theme.rule);
            let sign = if n == 0 { theme.sign(matter.severity) } else { " " };
            line.put(format!("{sign} "), theme.severity(matter.severity));
            line.put(words, theme.strong);
            self.lines.push(line.line());
        }
        let about: Vec<&str> = said[1..].iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        self.text(&about.join(", "), theme.quiet);
    }

    /// What was found: of one flag with the reasoning, of several each in a line.
    fn found(&mut self, matter: &Matter) {
        let theme = self.context.theme;
        self.heading("What was found");
        if let [flag] = matter.flags.as_slice() {
            self.text(&flag.why, theme.text);
        } else {
            let today = self.context.app.today();
            for flag in matter.flags.iter().take(TOLD) {
                let when = if flag.start.is_none() {
                    String::new()
                } else {
                    format!("{}: ", words::capital(&words::time_of(flag, today)))
                };
                self.text(&format!("{when}{}.", flag.message), theme.text);
            }
            if let Some(more) = matter.flags.len().checked_sub(TOLD).filter(|more| *more > 0) {
                self.text(&format!("and {more} more"), theme.quiet);
            }
        }
        let (state, today) = (&self.context.app.state, self.context.app.today());
        let is_accepted = |flag: &&Flag| flag.accepted(state, today).is_some();
        for flag in matter.flags.iter().filter(is_accepted).take(1) {
            let facts = FlagTopic::new(vec![flag.clone()], 0).facts(self.context.app);
            for (_, accepted) in facts.into_iter().filter(|(name, _)| *name == "accepted") {
                self.text(&format!("Accepted by {accepted}"), theme.good);
            }
        }
        for flag in matter.flags.iter().filter(|flag| flag.given.is_some()).take(1) {
            let facts = FlagTopic::new(vec![flag.clone()], 0).facts(self.context.app);
            for (_, given) in facts.into_iter().filter(|(name, _)| *name == "given") {
                self.text(&format!("Reason given by {given}"), theme.good);
            }
        }
    }

    fn stands_on(&mut self, flag: &Flag) {
        let theme = self.context.theme;
        self.heading("What it stands on");
        let facts = FlagTopic::new(vec![flag.clone()], 0).facts(self.context.app);
        for (_, what) in facts.into_iter().filter(|(name, _)| matches!(*name, "based on" | "let it be")) {
            self.text(&format!("{}.", words::capital(&what)), theme.text);
        }
    }

    /// What would help: what the rota can do about it, once that is worked out; else in words.
    fn help(&mut self, matter: &Matter) {
        let theme = self.context.theme;
        let help = risks::help_with(self.context.app, matter);
        let remedies = help.map(|help| help.remedies.as_slice()).unwrap_or_default();
        if matter.urgency == crate::report::matters::Urgency::Over {
            return self.text("This is over, so nothing in the rota can change it now.", theme.quiet);
        }
        if remedies.is_empty() && matter.head.remedies.is_empty() {
            return;
        }
        self.heading("What would help");
        if remedies.is_empty() {
            for words in matter.head.remedies {
                self.text(words, theme.text);
            }
        }
        for (n, remedy) in remedies.iter().take(WAYS).enumerate() {
            self.text(&remedy.title, if n == 0 { theme.strong } else { theme.text });
            if n == 0 && !remedy.reasons.is_empty() {
                self.text(&remedy.reasons.join(", "), theme.quiet);
            }
        }
        if let Some(first) = remedies.first() {
            self.outcome(first);
        }
        self.keys(remedies);
    }

    /// What would come of a way to help.
    fn outcome(&mut self, remedy: &Remedy) {
        let DrawContext { app, theme } = self.context;
        self.heading(&format!("With “{}”", remedy.title));
        let (goes, comes) = if theme.signs.boxes { (theme.signs.clears, "+") } else { ("clears", "adds") };
        let brief = |flag: &Flag| flag.rule().folding.brief.of(&[flag], &app.state);
        for (sign, flags, style) in [(goes, &remedy.clears, theme.good), (comes, &remedy.adds, theme.text)] {
            for flag in flags.iter().take(TOLD) {
                self.text(&format!("{sign} {} {}", flag.severity.word(), brief(flag)), style);
            }
            if let Some(more) = flags.len().checked_sub(TOLD).filter(|more| *more > 0) {
                self.text(&format!("{sign} and {more} more"), style);
            }
        }
        if remedy.adds.is_empty() {
            self.text("It adds nothing.", theme.quiet);
        }
    }

    fn keys(&mut self, remedies: &[Remedy]) {
        let DrawContext { app, theme } = self.context;
        let key = |command| app.keys.map.key_of(command, app.screen.scopes());
        let does = if remedies.is_empty() { "see more" } else { "choose and see" };
        let said = [(Command::Why, does), (Command::OpenRisk, "go there")];
        let said = said.into_iter().filter_map(|(command, does)| Some(format!("{} {does}", key(command)?)));
        let said: Vec<String> = said.collect();
        if self.beside {
            self.blank();
            let mut line = Strip::new(self.columns);
            line.put(self.edge(), theme.rule);
            line.put(said.join("   "), theme.quiet);
            self.lines.push(line.line());
        }
    }

    fn heading(&mut self, title: &str) {
        let theme = self.context.theme;
        if !self.beside {
            return;
        }
        self.blank();
        self.text(title, theme.strong);
    }

    fn blank(&mut self) {
        let mut line = Strip::new(self.columns);
        line.put(self.edge(), self.context.theme.rule);
        self.lines.push(line.line());
    }

    fn text(&mut self, words: &str, style: Style) {
        let edge = self.edge();
        if words.is_empty() {
            return;
        }
        for words in wrap(words, self.columns.saturating_sub(edge.chars().count()).max(1)) {
            let mut line = Strip::new(self.columns);
            line.put(&edge, self.context.theme.rule);
            line.put(words, style);
            self.lines.push(line.line());
        }
    }

    /// What stands before every line: beside the list, a line down.
    fn edge(&self) -> String {
        let theme = self.context.theme;
        if self.beside && theme.signs.boxes { format!("{} ", theme.signs.edge) } else { " ".to_owned() }
    }
}
