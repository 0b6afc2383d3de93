//! `tandem leave`: what leave somebody has in a leave year, with every step of the sum, and what is left.

use std::fmt::Write as _;

use serde::Serialize;

use crate::domain::{Author, Person, Role, State, YEARS};
use crate::rota::leave::{Balance, LeaveAccount, LeaveYear, account_in_words, floor_in_words};

use super::weeks;
use super::{Common, Failure, options};

/// Shows what leave somebody is entitled to in a leave year, how it is worked out, and what is taken, booked and left.
#[derive(Debug, clap::Args)]
pub struct LeaveCommand {
    /// Whose leave
    #[arg(value_name = "PERSON")]
    person: String,
    /// The year that the leave year starts in [default: the one that holds today]
    #[arg(long, value_name = "YYYY", value_parser = options::number(YEARS))]
    year: Option<i32>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl LeaveCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let state = desk.state();
        may(&state, common.author(), &self.person)?;
        let id = weeks::person(&state, &self.person)?.id.clone();
        let today = common.today(&state);
        let year = match (self.year, state.service()) {
            (Some(year), Some(service)) => Some(LeaveYear::starting_in(service, year)),
            _ => LeaveYear::of(&state, today),
        };
        let Some(year) = year else {
            return Err(Failure::Input("there is no service here yet: import a team file first".to_owned()));
        };
        let state = weeks::loaded(common, &desk, year.first.week(), year.last.week())?;
        let person = weeks::person(&state, id.as_str())?;
        let account = LeaveAccount::of(&state, &id, year, today);
        if self.json {
            return common.print_json(&Row::new(person, year, account.as_ref()));
        }
        common.print(&text(person, year, account.as_ref()))
    }
}

/// Whether somebody may see this person's leave: a lead, the owner, or the person; the error says who may.
fn may(state: &State, author: &Author, person: &str) -> Result<(), Failure> {
    let Author::Person(me) = author else { return Ok(()) };
    let theirs = state.people().find(|it| it.id.as_str() == person).map(|it| &it.team);
    let leads = state
        .person(me)
        .is_some_and(|me| me.role == Role::TeamLead && theirs.is_none_or(|team| *team == me.team));
    if leads || me.as_str() == person {
        return Ok(());
    }
    let words =
        format!("only they and their team lead can see the leave of {person}; for yours: tandem leave {me}");
    Err(Failure::Input(words))
}

/// The contract's document: all in minutes.
#[derive(Debug, Serialize)]
struct Row<'a> {
    person: &'a str,
    year: i32,
    annual: Pot,
    public_holiday: Pot,
    toil: Pot,
    steps: Vec<Step>,
}

#[derive(Debug, Default, Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract's names")]
struct Pot {
    entitled_minutes: i32,
    booked_minutes: i32,
    taken_minutes: i32,
    left_minutes: i32,
}

/// A step of the annual leave.
#[derive(Debug, Serialize)]
struct Step {
    from: String,
    weekly_minutes: i32,
    days: u8,
    minutes: i32,
    rule: &'static str,
}

impl From<Balance> for Pot {
    fn from(balance: Balance) -> Self {
        Self {
            entitled_minutes: balance.entitled.0,
            booked_minutes: balance.booked.0,
            taken_minutes: balance.taken.0,
            left_minutes: balance.left().0,
        }
    }
}

impl<'a> Row<'a> {
    fn new(person: &'a Person, year: LeaveYear, account: Option<&LeaveAccount>) -> Self {
        let pot = |of: fn(&LeaveAccount) -> Balance| account.map(of).map(Pot::from).unwrap_or_default();
        Self {
            person: person.id.as_str(),
            year: year.name(),
            annual: pot(|account| account.balances.annual),
            public_holiday: pot(|account| account.balances.public_holiday),
            toil: pot(|account| account.balances.toil),
            steps: account.map(steps).unwrap_or_default(),
        }
    }
}

fn steps(account: &LeaveAccount) -> Vec<Step> {
    let steps = account.annual.steps.iter().map(|step| Step {
        from: step.from.to_string(),
        weekly_minutes: step.weekly.0,
        days: step.days,
        minutes: step.minutes.0,
        rule: step.rate.word(),
    });
    steps.collect()
}

/// The account as a page to read, on a terminal and aloud alike.
fn text(person: &Person, year: LeaveYear, account: Option<&LeaveAccount>) -> String {
    let day = |date: crate::domain::Date| date.naive().format("%-d %B %Y").to_string();
    let mut page = format!("Leave of {}, {} to {}\n", person.name, day(year.first), day(year.last));
    let Some(account) = account else {
        page.push_str("No share of a post in this leave year, so there is no leave to work out.\n");
        return page;
    };
    for (heading, lines) in account_in_words(account) {
        let _ = writeln!(page, "\n{heading}");
        for line in lines {
            let _ = writeln!(page, "  {line}");
        }
    }
    let _ = writeln!(page, "\n{}", floor_in_words(account));
    page
}
