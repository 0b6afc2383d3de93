//! `leave.untaken`: much of the annual leave unbooked while the leave year runs out.

use crate::rules::prelude::*;

use super::{each, flag};

/// The rule.
pub static UNTAKEN: Rule = Rule {
    slug: "leave.untaken",
    title: "Leave that is not booked yet",
    doc: "Leave is rest, and it is theirs. Near the end of the year there should still be room to take it.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::LEAVE_UNTAKEN_MONTHS, policy::LEAVE_UNTAKEN_PERCENT],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_team(Brief::Words("Much leave is not booked yet", "Much leave is not booked yet")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let months = rules.whole(&policy::LEAVE_UNTAKEN_MONTHS, rules.today);
    let limit = rules.state.policy_thousandths(&policy::LEAVE_UNTAKEN_PERCENT, rules.today);
    for account in each(rules).filter(|account| account.has_share) {
        let next_year = account.year.last.plus_days(1);
        let balance = account.balances.annual;
        let (left, entitled) = (i64::from(balance.left().0), i64::from(balance.entitled.0));
        if rules.today < next_year.plus_months(-months)
            || left.saturating_mul(100_000) <= entitled.saturating_mul(limit)
        {
            continue;
        }
        let who = rules.state.display_name(&account.person);
        let percent = left.saturating_mul(100_000) / entitled.max(1);
        flags.push(
            flag(&UNTAKEN, Severity::Amber, rules, &account.person)
                .due(account.year.last)
                .found(Figure::percent(percent), Figure::percent(limit))
                .says(format!("{who} has {} of annual leave still to book", balance.left()))
                .because(format!(
                    "The leave year ends on {}, and {} of {who}'s {} is not booked: {}. Days agreed now can still be \
                     covered.",
                    rules.day(account.year.last),
                    balance.left(),
                    balance.entitled,
                    Figure::percent(percent)
                ))
                .remedies(&["Ask which days would do them good", "Agree what may be carried over"]),
        );
    }
}
