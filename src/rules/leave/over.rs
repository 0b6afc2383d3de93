//! `leave.over`: more leave of a kind booked than the leave year gives.

use crate::domain::LeaveKind;
use crate::rota::leave::{Balance, LeaveAccount, Method};
use crate::rules::prelude::*;

use super::{each, flag};

/// The rule.
pub static OVER: Rule = Rule {
    slug: "leave.over",
    title: "More leave booked than there is",
    doc: "Annual leave, the public-holiday pot and TOIL each run out. It is kinder to see it \
        before the days come.",
    standing: Standing::National,
    source: "Agenda for Change, section 13",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words(
        "More leave booked than there is",
        "More leave booked than there is",
    )),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for account in each(rules) {
        for (kind, words, balance) in pots(account) {
            // A public holiday that falls on somebody's day is nothing they booked.
            let booked = |kind| account.spent.of_kind(kind).both() > Minutes::ZERO;
            let in_annual = kind == LeaveKind::Annual && account.pot.method == Method::InAnnual;
            let is_booked = booked(kind) || in_annual && booked(LeaveKind::PublicHoliday);
            if !is_booked || balance.left() >= Minutes::ZERO {
                continue;
            }
            let who = rules.state.display_name(&account.person);
            let (used, entitled, over) = (balance.used(), balance.entitled, balance.left().abs());
            flags.push(
                flag(&OVER, Severity::Red, rules, &account.person)
                    .found(Figure::minutes(used), Figure::minutes(entitled))
                    .says(format!("{who} has {over} more {words} booked than the leave year gives"))
                    .because(format!(
                        "The leave year from {} gives {who} {entitled} of {words}; {} is taken and {} booked. The sum is \
                         in `tandem leave {}`.",
                        rules.day(account.year.first),
                        balance.taken,
                        balance.booked,
                        account.person
                    ))
                    .remedies(remedies(kind)),
            );
        }
    }
}

/// The kinds that have an end: where there is no pot of public holidays, leave of that kind counts as annual.
fn pots(account: &LeaveAccount) -> impl Iterator<Item = (LeaveKind, &'static str, Balance)> {
    let pots = account.balances;
    let public = (LeaveKind::PublicHoliday, "public-holiday leave", pots.public_holiday);
    [
        Some((LeaveKind::Annual, "annual leave", pots.annual)),
        (account.pot.method != Method::InAnnual).then_some(public),
        Some((LeaveKind::Toil, "TOIL", pots.toil)),
    ]
    .into_iter()
    .flatten()
}

fn remedies(kind: LeaveKind) -> &'static [&'static str] {
    match kind {
        LeaveKind::Toil => &["Write down the time earned", "Take some of it as annual leave"],
        LeaveKind::PublicHoliday => &["Take some of it as annual leave", "Move a day to the next leave year"],
        _ => &["Move a day to the next leave year", "Agree unpaid leave, or record what was carried over"],
    }
}
