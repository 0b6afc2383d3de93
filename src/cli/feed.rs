//! `tandem feed`: links by which a telephone or another calendar follows somebody's rota, or a team's.

use std::path::PathBuf;

use serde::Serialize;

use super::common::file_name;
use super::export::{calendar_of, write_file};
use super::{Common, Failure, options, weeks};
use crate::domain::rights::teams_led;
use crate::domain::{Author, CalendarTitles, Cause, Change, Feed, Key, PersonId, State, TeamId, counted};
use crate::exchange::give::{FeedToken, is_feed_open};
use crate::seat::random_bytes;
use crate::store::plain;

/// Links by which a telephone or another calendar follows the rota: times and kinds only, never who is supported.
#[derive(Debug, clap::Args)]
pub struct FeedCommand {
    #[command(subcommand)]
    action: FeedAction,
}

#[derive(Debug, clap::Subcommand)]
enum FeedAction {
    /// Makes a link to a person's calendar, or a team's, and prints it: once, for it is kept nowhere
    Add {
        /// The person or the team, by id; me is whoever asks
        whose: String,
        /// What it calls sessions: busy, kind or activity
        #[arg(long, value_name = "TITLES", default_value_t)]
        titles: CalendarTitles,
        /// Where your server gives links out to the outside
        #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8022")]
        base: String,
    },
    /// Lists the links there are, and whose they are
    List {
        /// Prints one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Withdraws a link: it gives nothing out any more, from now on
    Remove {
        /// Its number, as the list shows it
        #[arg(value_parser = options::number(1..=u32::MAX))]
        id: u32,
    },
    /// Writes the calendar of every link into a folder, for a share or a web server that there is
    Write {
        /// The folder
        dir: PathBuf,
        /// Writes over files that Tandem did not write
        #[arg(long)]
        force: bool,
    },
}

#[derive(Serialize)]
struct Row {
    id: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    titles: &'static str,
    by: String,
    added: String,
}

impl FeedCommand {
    /// Whether it makes or withdraws a link.
    pub fn saves(&self) -> bool {
        matches!(self.action, FeedAction::Add { .. } | FeedAction::Remove { .. })
    }

    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        match self.action {
            FeedAction::Add { whose, titles, base } => add(common, &whose, titles, &base),
            FeedAction::List { json } => list(common, json),
            FeedAction::Remove { id } => remove(common, id),
            FeedAction::Write { dir, force } => write(common, &dir, force),
        }
    }
}

/// Whose calendar a link is to give out.
enum Whose {
    Person(PersonId),
    Team(TeamId),
}

fn whose(common: &Common, state: &State, id: &str) -> Result<Whose, Failure> {
    let me = common.author().person().filter(|_| id == "me");
    if let Some(me) = me {
        return Ok(Whose::Person(me.clone()));
    }
    if let Some(team) = state.records.teams.values().find(|row| row.item.id.as_str() == id) {
        return Ok(Whose::Team(team.item.id.clone()));
    }
    weeks::person(state, id).map(|person| Whose::Person(person.id.clone()))
}

fn add(common: &Common, id: &str, titles: CalendarTitles, base: &str) -> Result<(), Failure> {
    let desk = common.open()?;
    let state = desk.state();
    let result = (|| {
        let whose = whose(common, &state, id)?;
        let bytes = random_bytes().map_err(|error| {
            Failure::Store(format!(
                "no link can be made, for the system gives no random numbers: {}",
                plain(&error)
            ))
        })?;
        let token = FeedToken::new(&bytes);
        let number = state.feeds().map(|feed| feed.number).max().unwrap_or(0).saturating_add(1);
        let (person, team, name) = match whose {
            Whose::Person(id) => (Some(id.clone()), None, state.display_name(&id).to_owned()),
            Whose::Team(id) => {
                (None, Some(id.clone()), state.team(&id).map_or(id.to_string(), |team| team.name.clone()))
            }
        };
        let feed = Feed {
            number,
            person,
            team,
            titles,
            sum: token.sum(),
            by: common.author().name().to_owned(),
            added: state.zone().instant(common.now(&state)),
        };
        if !is_feed_open(&feed, &state, common.today(&state)) {
            return Err(Failure::Input(format!("{name} has left, so there is nothing to follow")));
        }
        let summary = format!("Made a calendar link for {name}");
        desk.commit(common.propose(&state, Cause::Edited, summary, vec![feed.into()])).wait()?;
        common.print(&format!("{}/f/{}.ics\n", base.trim_end_matches('/'), token.text()))?;
        common.say(&format!(
            "this is link {number}, for {name}. It is shown this once: whoever has it sees the times and kinds of sessions, \
             outside this building too. tandem feed remove {number} withdraws it at once"
        ));
        Ok(())
    })();
    desk.close().wait()?;
    result
}

/// The links that whoever asks may know of: their own, of the teams they lead and the people in them, and what they made.
fn shown<'a>(common: &'a Common, state: &'a State) -> impl Iterator<Item = &'a Feed> {
    let led = teams_led(state, common.author());
    state.feeds().filter(move |feed| {
        let team = feed.team.as_ref().or_else(|| Some(&state.person(feed.person.as_ref()?)?.team));
        match common.author() {
            Author::Owner => true,
            Author::Person(me) => {
                feed.person.as_ref() == Some(me)
                    || feed.by == me.as_str()
                    || team.is_some_and(|team| led.contains(team))
            }
        }
    })
}

fn list(common: &Common, json: bool) -> Result<(), Failure> {
    let desk = common.open()?;
    let state = desk.state();
    desk.close().wait()?;
    let rows: Vec<Row> = shown(common, &state)
        .map(|feed| Row {
            id: feed.number,
            person: feed.person.as_ref().map(ToString::to_string),
            team: feed.team.as_ref().map(ToString::to_string),
            titles: feed.titles.word(),
            by: feed.by.clone(),
            added: feed.added.in_utc(),
        })
        .collect();
    if json {
        return common.print_json(&rows);
    }
    if rows.is_empty() {
        return common.print("There are no calendar links yet: make one with tandem feed add PERSON\n");
    }
    let line = |row: &Row| {
        let whose = row.person.as_ref().or(row.team.as_ref()).map_or("", String::as_str);
        format!("{}  {whose}  {} titles, made by {} at {}\n", row.id, row.titles, row.by, row.added)
    };
    common.print(&rows.iter().map(line).collect::<String>())
}

fn remove(common: &Common, id: u32) -> Result<(), Failure> {
    let desk = common.open()?;
    let state = desk.state();
    let result = (|| {
        let there = shown(common, &state).any(|feed| feed.number == id);
        if !there {
            return Err(Failure::Input(format!(
                "there is no calendar link {id}: tandem feed list shows those there are"
            )));
        }
        let summary = format!("Withdrew calendar link {id}");
        let change = Change::Remove(Key::Feed(id));
        desk.commit(common.propose(&state, Cause::Edited, summary, vec![change])).wait()?;
        common.say(&format!("link {id} gives nothing out any more"));
        Ok(())
    })();
    desk.close().wait()?;
    result
}

fn write(common: &Common, dir: &std::path::Path, force: bool) -> Result<(), Failure> {
    if common.is_elsewhere() {
        return Err(Failure::Input(
            "a running server gives links out itself, with tandem serve --feeds; stop it to write files"
                .to_owned(),
        ));
    }
    let desk = common.open()?;
    common.for_owner("every calendar link")?;
    let state = desk.state();
    let today = common.today(&state);
    let open: Vec<Feed> = state.feeds().filter(|feed| is_feed_open(feed, &state, today)).cloned().collect();
    for feed in &open {
        let bytes = calendar_of(&desk, feed, common.now(&state))?;
        let whose =
            feed.person.as_ref().map(ToString::to_string).or(feed.team.as_ref().map(ToString::to_string));
        let name = format!("{}-{}.ics", whose.unwrap_or_default(), feed.number);
        write_file(&dir.join(name), &bytes, force)?;
    }
    desk.close().wait()?;
    common.say(&format!("{} written to {}", counted(open.len(), "calendar"), file_name(dir)));
    Ok(())
}
