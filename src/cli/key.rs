//! `tandem key`: whose public keys open the door over SSH.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::common::file_name;
use super::{Common, Failure, weeks};
use crate::domain::rights::leads;
use crate::domain::{
    Cause, Change, Fingerprint, Instant, Key as Of, OpenSshKey, PersonId, PublicKey, Redaction, State,
};
use crate::seat::unread;

/// The most bytes that are read of a key's file; a public key has a few hundred.
const LARGEST_KEY_FILE_BYTES: usize = 64 << 10;

/// Adds, lists and removes the public keys that people sign in with over SSH.
#[derive(Debug, clap::Args)]
pub struct KeyCommand {
    #[command(subcommand)]
    action: KeyAction,
}

#[derive(Debug, clap::Subcommand)]
enum KeyAction {
    /// Lets somebody sign in with a public key
    Add {
        /// Whose key it is, by id
        person: PersonId,
        /// The file that ends in .pub, or - for standard input
        file: PathBuf,
    },
    /// Lists the keys and whose they are
    List {
        /// Prints one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Removes a key; anybody signed in with it is signed out
    Remove {
        /// Its fingerprint, as the list shows it
        fingerprint: Fingerprint,
    },
}

/// A key as the contract has it.
#[derive(Serialize)]
struct Row {
    fingerprint: String,
    person: String,
    algorithm: String,
    comment: String,
    added: String,
}

impl KeyCommand {
    /// The file that it reads, where it reads one.
    pub fn file(&self) -> Option<&Path> {
        match &self.action {
            KeyAction::Add { file, .. } => Some(file),
            _ => None,
        }
    }

    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        match self.action {
            KeyAction::Add { person, file } => add(common, &person, &file),
            KeyAction::List { json } => list(common, json),
            KeyAction::Remove { fingerprint } => remove(common, &fingerprint),
        }
    }
}

fn add(common: &Common, person: &PersonId, file: &Path) -> Result<(), Failure> {
    let unfit = |words: String| Failure::Input(format!("{}: {words}", file_name(file)));
    let bytes = common
        .read(file, LARGEST_KEY_FILE_BYTES)
        .map_err(|error| unfit(format!("it cannot be read: {}", unread(&error))))?;
    let read: OpenSshKey = String::from_utf8_lossy(&bytes).parse().map_err(unfit)?;
    let desk = common.open_or_make()?;
    let state = desk.state();
    let result = (|| {
        weeks::person(&state, person.as_str())?;
        let added: Instant = state.zone().instant(common.now(&state));
        let key = PublicKey::of(read, person.clone(), added, &state).map_err(Failure::Input)?;
        let fingerprint = key.fingerprint.clone();
        let summary = format!("Let {} sign in with a key", state.display_name(person));
        desk.commit(common.propose(&state, Cause::Edited, summary, vec![key.into()])).wait()?;
        common.say(&format!("{} can now sign in with {fingerprint}", state.display_name(person)));
        Ok(())
    })();
    desk.close().wait()?;
    result
}

fn list(common: &Common, json: bool) -> Result<(), Failure> {
    let desk = common.open()?;
    let state = desk.state();
    desk.close().wait()?;
    let redaction = Redaction::before(common.author(), &state);
    let shown = state.keys().filter(|key| is_shown(&state, common, &key.person));
    let rows: Vec<Row> = shown
        .map(|key| {
            let row = row(&state, key);
            Row { comment: redaction.text(&row.comment), ..row }
        })
        .collect();
    if json {
        return common.print_json(&rows);
    }
    if rows.is_empty() {
        let alone = common.author().person().filter(|_| !leads(&state, common.author()));
        return common.print(&match alone {
            Some(me) => format!("You have no key here yet: add one with tandem key add {me} FILE\n"),
            None => "Nobody has a key yet: add one with tandem key add PERSON FILE\n".to_owned(),
        });
    }
    let line = |row: &Row| {
        let Row { fingerprint, person, algorithm, comment, added } = row;
        format!("{fingerprint}  {person}  {algorithm}  {comment}  added {added}\n")
    };
    common.print(&rows.iter().map(line).collect::<String>())
}

fn row(state: &State, key: &PublicKey) -> Row {
    Row {
        fingerprint: key.fingerprint.to_string(),
        person: key.person.to_string(),
        algorithm: key.algorithm.clone(),
        comment: key.comment.clone(),
        added: state.zone().rfc3339(key.added),
    }
}

/// Everybody sees their own, leads and the owner everybody's.
pub fn is_shown(state: &State, common: &Common, whose: &PersonId) -> bool {
    common.author().person() == Some(whose) || leads(state, common.author())
}

fn remove(common: &Common, fingerprint: &Fingerprint) -> Result<(), Failure> {
    let desk = common.open()?;
    let state = desk.state();
    let result = (|| {
        let key = state.key(fingerprint).ok_or_else(|| {
            Failure::Input(format!(
                "nobody has the key {fingerprint}: tandem key list shows the keys there \
                are"
            ))
        })?;
        let whose = state.display_name(&key.person);
        let summary = format!("Remove a key of {whose}");
        let change = Change::Remove(Of::PublicKey(fingerprint.clone()));
        desk.commit(common.propose(&state, Cause::Edited, summary, vec![change])).wait()?;
        common.say(&format!("{whose} can no longer sign in with {fingerprint}"));
        Ok(())
    })();
    desk.close().wait()?;
    result
}
