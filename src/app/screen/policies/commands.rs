//! The Rules and Policy screens: what is marked there, changing a figure, going back to a default.

use super::PolicyLine;
use crate::app::layer::{Deed, Draft, Item, Layer, ListLayer};
use crate::app::{App, Effect, Screen, words};
use crate::domain::policy::CATALOGUE;
use crate::domain::{Change, Date, Key, Policy, Setting};
use crate::rules::REGISTRY;

impl App {
    /// Goes so many rules down, or up when negative.
    pub(in crate::app) fn step_rule(&mut self, by: i32) {
        self.marks.rule = stepped(self.marks.rule, by, REGISTRY.len());
    }

    /// Goes so many figures down, or up when negative.
    pub(in crate::app) fn step_policy(&mut self, by: i32) {
        self.marks.policy = stepped(self.marks.policy, by, CATALOGUE.len());
    }

    /// Goes to the first figure of the marked rule.
    pub(in crate::app) fn open_rule(&mut self) {
        let Some(rule) = self.rule_marked() else { return };
        let first = rule.policies.first();
        match first.and_then(|first| CATALOGUE.iter().position(|policy| policy.key == first.key)) {
            Some(at) => {
                self.marks.policy = at;
                self.screen = Screen::Policy;
            }
            None => self.say(format!("“{}” goes by no figure: there is nothing to set.", rule.title)),
        }
    }

    /// Takes out what the team says of the marked policy; asks which value, where there are several.
    pub(in crate::app) fn reset_policy(&mut self) -> Vec<Effect> {
        let Some(policy) = self.policy_marked() else { return vec![] };
        let Some(setting) = self.state.setting(policy).cloned() else {
            let line = PolicyLine::of(&self.state, policy, self.today());
            self.say(format!("It is at its default already: {}.", line.default()));
            return vec![];
        };
        if setting.values.len() < 2 {
            let draft = self.taken_out(policy, None, back_to_default(policy));
            return self.perform(Deed::Save(draft));
        }
        let item = |label: String, detail: String, draft: Draft| Item {
            label,
            detail,
            unavailable: None,
            deed: Deed::Save(draft),
        };
        let all = self.taken_out(policy, None, back_to_default(policy));
        let default = policy.with_unit(&policy.default_value());
        let mut items = vec![item("All of them".to_owned(), format!("back to the default, {default}"), all)];
        for (from, value) in &setting.values {
            let (when, value) = (from_words(*from), policy.with_unit(value));
            let summary = format!("Policy {}: take out {value} {when}", policy.key);
            let draft = self.taken_out(policy, setting.without(*from), summary);
            items.push(item(words::capital(&when), value, draft));
        }
        let mut list = ListLayer::new(format!("Take out which value of {}?", policy.key), items);
        list.narrows = false;
        self.layers.push(Layer::List(list));
        vec![]
    }

    fn taken_out(&self, policy: &Policy, left: Option<Setting>, summary: String) -> Draft {
        let changes = vec![change(policy, left)];
        Draft::new(self.state.clone(), changes, summary)
    }
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
    from.map_or_else(|| "from ever on".to_owned(), |from| format!("from {}", words::date(from)))
}

/// So many places on in a list, never beyond its ends.
pub(in crate::app) fn stepped(at: usize, by: i32, all: usize) -> usize {
    let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    if by < 0 { at.saturating_sub(steps) } else { at.saturating_add(steps).min(all.saturating_sub(1)) }
}
