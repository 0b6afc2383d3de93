//! `tandem account`: which account of this machine is whose, for those who come in by `tandem attach`.

use std::process::Command;

use serde::Serialize;

use super::key::is_shown;
use super::{Common, Failure, weeks};
use crate::domain::{Account as Record, Cause, Change, Key, PersonId};

/// Says which account of this machine belongs to whom, for those who connect with tandem attach.
#[derive(Debug, clap::Args)]
pub struct AccountCommand {
    #[command(subcommand)]
    action: AccountAction,
}

#[derive(Debug, clap::Subcommand)]
enum AccountAction {
    /// Lets an account in as somebody
    Add {
        /// Who it is, by id
        person: PersonId,
        /// The account: its name, or its user id
        account: String,
    },
    /// Lists the accounts and whose they are
    List {
        /// Prints one JSON document
        #[arg(long)]
        json: bool,
    },
    /// No longer lets an account in; anybody signed in with it is signed out
    Remove {
        /// The account: its name, or its user id
        account: String,
    },
}

/// An account as the contract has it.
#[derive(Serialize)]
struct Row {
    uid: u32,
    person: String,
}

impl AccountCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        match self.action {
            AccountAction::Add { person, account } => add(common, &person, &account),
            AccountAction::List { json } => list(common, json),
            AccountAction::Remove { account } => remove(common, &account),
        }
    }
}

fn add(common: &Common, person: &PersonId, account: &str) -> Result<(), Failure> {
    let uid = uid(account)?;
    let desk = common.open_or_make()?;
    let state = desk.state();
    let result = (|| {
        weeks::person(&state, person.as_str())?;
        let name = state.display_name(person);
        match state.account(uid) {
            Some(there) if there != person => {
                return Err(Failure::Input(format!(
                    "the account {uid} is {}'s: remove it first with tandem account remove {uid}",
                    state.display_name(there)
                )));
            }
            _ => {}
        }
        let summary = format!("Let the account {uid} in as {name}");
        let change = Record { uid, person: person.clone() }.into();
        desk.commit(common.propose(&state, Cause::Edited, summary, vec![change])).wait()?;
        common.say(&format!("the account {uid} now signs in as {name}"));
        Ok(())
    })();
    desk.close().wait()?;
    result
}

fn list(common: &Common, json: bool) -> Result<(), Failure> {
    let desk = common.open()?;
    let state = desk.state();
    desk.close().wait()?;
    let shown = state.accounts().filter(|it| is_shown(&state, common, &it.person));
    let rows: Vec<Row> = shown.map(|it| Row { uid: it.uid, person: it.person.to_string() }).collect();
    if json {
        return common.print_json(&rows);
    }
    if rows.is_empty() {
        return common.print("There are no accounts yet: add one with tandem account add PERSON NAME\n");
    }
    let lines: Vec<String> = rows.iter().map(|Row { uid, person }| format!("{uid}  {person}\n")).collect();
    common.print(&lines.concat())
}

fn remove(common: &Common, account: &str) -> Result<(), Failure> {
    let uid = uid(account)?;
    let desk = common.open()?;
    let state = desk.state();
    let result = (|| {
        let whose = state.account(uid).ok_or_else(|| {
            Failure::Input(format!(
                "the account {uid} is nobody's: tandem account list shows the accounts there are"
            ))
        })?;
        let name = state.display_name(whose);
        let summary = format!("No longer let the account {uid} in as {name}");
        let change = Change::Remove(Key::Account(uid));
        desk.commit(common.propose(&state, Cause::Edited, summary, vec![change])).wait()?;
        common.say(&format!("the account {uid} no longer signs in as {name}"));
        Ok(())
    })();
    desk.close().wait()?;
    result
}

/// The user id of an account, as the system knows it by name.
fn uid(account: &str) -> Result<u32, Failure> {
    account.parse().ok().or_else(|| entry("passwd", account)).ok_or_else(|| {
        Failure::Input(format!("this machine has no account {account:?}: give its name or its user id"))
    })
}

/// The id of a group, as the system knows it by name.
pub fn gid(group: &str) -> Result<u32, Failure> {
    group.parse().ok().or_else(|| entry("group", group)).ok_or_else(|| {
        Failure::Input(format!("this machine has no group {group:?}: give its name or its id"))
    })
}

/// The number of an entry of one of the system's lists, wherever it keeps them.
fn entry(list: &str, name: &str) -> Option<u32> {
    let found = Command::new("getent").args(["--", list, name]).output().ok()?;
    let line = String::from_utf8(found.stdout).ok()?;
    let mut fields = line.lines().next()?.split(':');
    (fields.next()? == name).then_some(())?;
    fields.nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_and_groups_are_known_by_name_and_by_number() {
        assert_eq!(uid("root").ok(), Some(0));
        assert_eq!(uid("1234567").ok(), Some(1_234_567));
        assert_eq!(gid("root").ok(), Some(0));
        for unknown in ["", "no-such-account", "--help", "-1"] {
            assert!(uid(unknown).is_err(), "{unknown}");
        }
    }
}
