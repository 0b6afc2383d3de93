//! The Policy screen: which figure is marked, changing it, going back to its default.

use super::PolicyLine;
use super::marked;
use crate::app::layer::{Action, Draft, Item, Layer, ListLayer};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::policy::CATALOGUE;
use crate::domain::rights::may;
use crate::domain::{Change, Date, Edit, Key, Policy, Setting};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Policy",
    scopes: &[Scope::Policy, Scope::Global],
    shown_by: &[Command::ShowPolicy],
    hints: &[
        Command::EditPolicy,
        Command::ResetPolicy,
        Command::Down,
        Command::Up,
        Command::Undo,
        Command::ShowRules,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Policy screen.
pub(in crate::app) struct PolicyScreen;

impl Screen for PolicyScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::EditPolicy => app.open_policy_form(),
            Command::ResetPolicy => return reset_policy(app),
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        app.screens.policy = stepped(app.screens.policy, by, CATALOGUE.len());
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.note(Need::Policies, no_policies(app));
    }
}

/// Why I may not change the figure that is marked.
fn no_policies(app: &App) -> Option<String> {
    let policy = marked(app).filter(|_| app.screen == ScreenId::Policy)?;
    let key = Key::Policy(policy.key.into());
    may(&app.state, &app.me, &Edit { key, before: None, after: None }).err()
}

/// Takes out what the team says of the marked policy; asks which value, where there are several.
fn reset_policy(app: &mut App) -> Vec<Effect> {
    let Some(policy) = marked(app) else { return vec![] };
    let Some(setting) = app.state.setting(policy).cloned() else {
        let line = PolicyLine::of(&app.state, policy, app.today());
        app.say(format!("It is already at its default: {}.", line.default()));
        return vec![];
    };
    if setting.values.len() < 2 {
        let draft = taken_out(app, policy, None, back_to_default(policy));
        return app.perform(Action::Save(draft));
    }
    let item = |label: String, detail: String, draft: Draft| Item {
        label,
        detail,
        unavailable: None,
        action: Action::Save(draft),
    };
    let all = taken_out(app, policy, None, back_to_default(policy));
    let default = policy.with_unit(&policy.default_value());
    let mut items = vec![item("All of them".to_owned(), format!("back to the default, {default}"), all)];
    for (from, value) in &setting.values {
        let (when, value) = (from_words(*from), policy.with_unit(value));
        let summary = format!("Policy {}: remove {value} {when}", policy.key);
        let draft = taken_out(app, policy, setting.without(*from), summary);
        items.push(item(words::capital(&when), value, draft));
    }
    let mut list = ListLayer::new(format!("Remove which value of {}?", policy.key), items);
    list.narrows = false;
    app.layers.push(Layer::List(list));
    vec![]
}

fn taken_out(app: &App, policy: &Policy, left: Option<Setting>, summary: String) -> Draft {
    let changes = vec![change(policy, left)];
    Draft::new(app.state.clone(), changes, summary)
}

fn back_to_default(policy: &Policy) -> String {
    format!("Policy {}: back to its default, {}", policy.key, policy.with_unit(&policy.default_value()))
}

/// The change after which a team says this of a policy, or nothing.
pub(in crate::app) fn change(policy: &Policy, setting: Option<Setting>) -> Change {
    setting.map_or_else(|| Change::Remove(Key::Policy(policy.key.into())), Change::from)
}

/// From when a value is in force, in words.
pub(in crate::app) fn from_words(from: Option<Date>) -> String {
    from.map_or_else(|| "from the start".to_owned(), |from| format!("from {}", words::date(from)))
}
