//! The Rules screen: the registry with what each rule found, and which rule is marked.

use crate::app::screen::policy::PolicyLine;
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId};
use crate::command::{Command, Scope};
use crate::domain::policy::CATALOGUE;
use crate::rules::{REGISTRY, Rule, Severity};

/// A rule, and how many flags it has in the week in view.
#[derive(Clone, Copy, Debug)]
pub struct RuleLine {
    /// The rule.
    pub rule: &'static Rule,
    /// How many of each severity, the gravest first.
    pub found: [(Severity, usize); 3],
}

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Rules",
    scopes: &[Scope::Rules, Scope::Global],
    shown_by: &[Command::ShowRules],
    hints: &[
        Command::OpenRule,
        Command::Down,
        Command::Up,
        Command::NextWeek,
        Command::PreviousWeek,
        Command::ShowPolicy,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Rules screen.
pub(in crate::app) struct RulesScreen;

impl Screen for RulesScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        if command == Command::OpenRule {
            open_rule(app);
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        app.screens.rule = stepped(app.screens.rule, by, REGISTRY.len());
    }
}

/// Every rule, with how many flags it has in the week in view.
#[must_use]
pub fn listed(app: &App) -> Vec<RuleLine> {
    let flags = app.view().map_or(&[][..], |view| &view.flags);
    let line = |rule: &&'static Rule| {
        let of = |severity| {
            let same = flags.iter().filter(|flag| flag.rule == rule.slug && flag.severity == severity);
            (severity, same.count())
        };
        RuleLine { rule, found: [Severity::Red, Severity::Amber, Severity::Note].map(of) }
    };
    REGISTRY.iter().map(line).collect()
}

/// The rule that is marked.
#[must_use]
pub fn marked(app: &App) -> Option<&'static Rule> {
    REGISTRY.get(app.screens.rule).copied()
}

/// The figures that a rule goes by, as they are in force where it is judged: on the Monday of the week in view, or
/// today.
#[must_use]
pub fn figures_of(app: &App, rule: &'static Rule) -> Vec<PolicyLine> {
    let on = if rule.is_of_week() { app.selection.week().monday() } else { app.today() };
    rule.policies.iter().map(|policy| PolicyLine::of(app.shown(), policy, on)).collect()
}

/// Goes to the first figure of the marked rule.
fn open_rule(app: &mut App) {
    let Some(rule) = marked(app) else { return };
    let first = rule.policies.first();
    match first.and_then(|first| CATALOGUE.iter().position(|policy| policy.key == first.key)) {
        Some(at) => {
            app.screens.policy = at;
            app.screen = ScreenId::Policy;
        }
        None => app.say(format!("“{}” uses no figure: there is nothing to set.", rule.title)),
    }
}
