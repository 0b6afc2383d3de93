//! Why something is flagged, one flag at a time: what was found and why it matters, and what could be done, to choose from.

use std::collections::BTreeSet;

use super::suggestion::{Suggestion, Way};
use super::suggests::{Suggests, suggestion};
use super::{FlagTopic, SuggestionText};
use crate::app::layer::Action;
use crate::app::{App, words};
use crate::command::{Command, Scope};
use crate::domain::rights::may_together;
use crate::domain::{AcceptedRisk, Change, Override, PersonId, State};
use crate::planner::remedies;
use crate::rules::{Flag, RuleContext, Severity, Strength, judge_standing, judge_week};

/// A sentence of which fewer than one in so many words are new says nothing new.
const MOSTLY: usize = 5;

impl Suggests for FlagTopic {
    fn title(&self, _app: &App) -> String {
        let week = self.flag().map(|flag| words::week(flag.week)).unwrap_or_default();
        match self.flags.len() {
            0 | 1 => format!("Why · {week}"),
            all => format!("Why · {} of {all} · {week}", self.at + 1),
        }
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Why, Scope::List, Scope::Global]
    }

    fn hints(&self) -> &'static [Command] {
        &[
            Command::Choose,
            Command::NextItem,
            Command::PreviousItem,
            Command::NextFlag,
            Command::PreviousFlag,
            Command::CloseList,
            Command::PageDown,
        ]
    }

    fn before(&self, app: &App) -> Vec<SuggestionText> {
        let flag = self.flag().map(|flag| SuggestionText::Flag(Box::new(flag.clone())));
        let facts = self.facts(app).into_iter().map(|(name, what)| SuggestionText::Fact(name, what));
        flag.into_iter().chain(facts).collect()
    }

    fn heading(&self) -> Option<&'static str> {
        Some("What could be done")
    }

    /// What else could help, in words only: what no choice does already.
    fn after(&self, any: bool) -> Vec<SuggestionText> {
        // That a week can be published is a choice already.
        let is_choice = self.flag().is_some_and(Flag::is_mended_by_publishing);
        let words = if self.is_over || is_choice { &[] } else { self.words() };
        let name = if any { "could also help" } else { "could help" };
        let heading = (!words.is_empty()).then(|| SuggestionText::Heading(name.to_owned()));
        heading
            .into_iter()
            .chain(words.iter().map(|words| SuggestionText::Item((*words).to_owned())))
            .collect()
    }

    fn look(&mut self, app: &App) -> Result<Vec<Suggestion>, String> {
        let Some(flag) = self.flags.get(self.at) else { return Ok(vec![]) };
        if flag.is_closed(&app.state) {
            let whose = if app.state.is_split(flag.week) { " for this team" } else { "" };
            return Err(format!("{} is closed{whose}; a lead can reopen it.", flag.week));
        }
        self.is_over = flag.has_passed(app.now);
        if self.is_over {
            return Err("This is over, so nothing in the rota can change it now.".to_owned());
        }
        if self.is_gone {
            return Err("Somebody has changed the rota: this is no longer flagged.".to_owned());
        }
        let publish = flag.is_mended_by_publishing().then(|| publish(app, flag));
        let offered = remedies(&app.rules(), flag, app.asked());
        Ok(publish.into_iter().chain(offered.into_iter().map(|remedy| suggestion(app, remedy))).collect())
    }

    fn take(&mut self, command: Command) -> bool {
        let all = self.flags.len().max(1);
        self.at = match command {
            Command::NextFlag => (self.at + 1) % all,
            Command::PreviousFlag => (self.at + all - 1) % all,
            _ => return false,
        };
        (self.is_gone, self.is_over) = (false, false);
        true
    }

    fn move_on(&mut self, app: &App) -> Result<(), String> {
        let rules = app.rules();
        self.is_gone = self.flag().is_some_and(|flag| {
            let found =
                if flag.rule().is_of_week() { judge_week(&rules, flag.week) } else { judge_standing(&rules) };
            !found.iter().any(|it| it.is_same(flag))
        });
        Ok(())
    }

    fn moved(&self) -> Option<&'static str> {
        None
    }

    fn stays(&self) -> bool {
        true
    }
}

impl FlagTopic {
    /// Flags, the one at `at` explained first.
    #[must_use]
    pub fn new(flags: Vec<Flag>, at: usize) -> Self {
        let at = at.min(flags.len().saturating_sub(1));
        Self { flags, at, is_gone: false, is_over: false }
    }

    /// The flag that is explained.
    #[must_use]
    pub fn flag(&self) -> Option<&Flag> {
        self.flags.get(self.at)
    }

    /// What there is to say of the flag, name by name.
    #[must_use]
    pub fn facts(&self, app: &App) -> Vec<(&'static str, String)> {
        let Some(flag) = self.flag() else { return vec![] };
        let mut facts = vec![];
        match (flag.figure, flag.limit) {
            // What lies behind is said in the message.
            (Some(figure), _) if figure.thousandths < 0 => {}
            (Some(figure), Some(limit)) => {
                let limit = if figure.thousandths < limit.thousandths {
                    format!("under {limit}, from where it is flagged")
                } else {
                    format!("and the limit is {limit}")
                };
                facts.push(("found", format!("{figure}, {limit}")));
            }
            (Some(figure), None) => facts.push(("found", figure.to_string())),
            _ => {}
        }
        facts.extend(Some(("why", more_than_said(flag))).filter(|(_, why)| !why.is_empty()));
        facts.push(("based on", stands_on(flag)));
        facts.push(("let it be", who_may_override(flag).to_owned()));
        facts.extend(flag.given.as_ref().map(|given| ("given", reason_given(given, app))));
        facts.extend(flag.accepted(&app.state, app.today()).map(|it| ("accepted", accepted(it, app))));
        // For whoever looks the rule up.
        facts.push(("rule", format!("{} ({})", flag.rule().title, flag.rule)));
        facts
    }

    /// What else could help, in words only.
    #[must_use]
    pub fn words(&self) -> &[&'static str] {
        self.flag().map_or(&[], |flag| flag.remedies)
    }
}

impl App {
    /// The context in which the state at hand is judged, with what is known of its weeks.
    pub(in crate::app) fn rules(&self) -> RuleContext<'_> {
        self.rules_of(&self.state)
    }

    /// The same of a state that a form was opened on.
    pub(in crate::app) fn rules_of<'s>(&self, state: &'s State) -> RuleContext<'s> {
        RuleContext::knowing(state, self.today(), self.views.cache())
    }

    /// Why I may not make some changes, if so.
    pub(in crate::app) fn refused(&self, changes: &[Change]) -> Option<String> {
        let edits = self.state.edits_of(changes).ok()?;
        may_together(&self.state, &self.me, &edits).err().map(|(_, words)| words)
    }
}

/// Publishing is not a change of the rota, so it has its own way; where the flag is about a team's part, for that team.
fn publish(app: &App, flag: &Flag) -> Suggestion {
    let teams: Vec<_> = flag.teams(&app.state).into_iter().collect();
    let others = teams.iter().any(|team| !app.teams_led().contains(team));
    let unavailable = app.reason_against(Command::Publish);
    let action = if teams.is_empty() {
        Action::Run(Command::Publish)
    } else {
        Action::Publish(teams.clone(), app.selection.week())
    };
    Suggestion {
        title: format!("Publish the week{}", app.whose(&teams)),
        reasons: vec!["everybody can plan by it; anything still red needs a reason first".to_owned()],
        message: None,
        unavailable: unavailable
            .or_else(|| others.then(|| "it is for that team's lead to publish".to_owned())),
        way: Way::Do(Box::new(action)),
    }
}

/// The reasoning without what its message says already: a sentence of which that has nearly every word is not told again; one that
/// begins as it does, goes on from there.
fn more_than_said(flag: &Flag) -> String {
    let letters = |text: &str| text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " ");
    let message = letters(&flag.message);
    let said: BTreeSet<&str> = message.split_whitespace().collect();
    let why = flag.why.strip_prefix(flag.message.as_str()).filter(|rest| rest.starts_with([':', ';', ',']));
    let why = why.map_or_else(
        || flag.why.to_string(),
        |rest| words::capital(rest.trim_start_matches([':', ';', ',', ' '])),
    );
    let is_new = |sentence: &&str| {
        let letters = letters(sentence);
        let telling = letters.split_whitespace().filter(|word| word.len() > 3 || word.parse::<u32>().is_ok());
        let (known, new): (Vec<&str>, Vec<&str>) = telling.partition(|word| said.contains(word));
        new.len() * MOSTLY > known.len() + new.len()
    };
    let sentences = why.split_inclusive(". ").filter(is_new);
    sentences.collect::<String>().trim().to_owned()
}

fn stands_on(flag: &Flag) -> String {
    let rule = flag.rule();
    match rule.source {
        "" => "our own judgement; change it as you see fit".to_owned(),
        _ => rule.stands_on(),
    }
}

/// Who may let it stand, from how strongly its rule holds.
fn who_may_override(flag: &Flag) -> &'static str {
    match flag.rule().strength {
        Strength::Block => "nobody: it cannot be saved",
        Strength::Override => "a team lead, with a reason that is kept with it",
        Strength::Flag if flag.is_mended_by_publishing() => {
            "it may wait; it is over once the week is published"
        }
        Strength::Flag if flag.severity == Severity::Red && flag.rule().is_of_week() => {
            "a team lead may let it stand; publishing asks for a reason, kept with it"
        }
        Strength::Flag => "it may stand as it is: publishing does not ask about it",
    }
}

/// Who accepted it, until when and why: `Morag, until Fri 11 Dec: her sister is there`.
fn accepted(it: &AcceptedRisk, app: &App) -> String {
    let person = PersonId::parse(&it.by).ok();
    let who = person.as_ref().map_or(it.by.as_str(), |id| app.state.display_name(id));
    format!("{who}, until {}: {}", words::day(it.until, app.today()), it.reason)
}

fn reason_given(given: &Override, app: &App) -> String {
    let state = &app.state;
    let person = PersonId::parse(&given.by).ok();
    let who = person.as_ref().map_or(given.by.as_str(), |id| state.display_name(id));
    let at = state.zone().moment(given.at);
    format!("{}, {} {}: {}", who, words::day(at.date(), app.today()), at.time(), given.reason)
}
