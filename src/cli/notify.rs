//! `tandem notify`: how people are told outside Tandem, and whether that works.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::BaseStrategy as _;
use serde::Deserialize;

use super::common::file_name;
use super::{Common, Failure};
use crate::domain::PersonId;
use crate::domain::plain_text::escaped;
use crate::report::notification::Notification;
use crate::seat::server::{NotifyConfig, notify};
use crate::seat::unread;

/// What goes into the file.
const SUCH: &str = "Such a file:

  command = [\"sendmail\", \"-t\"]          # reads one mail from its input
  from = \"Rota <rota@example.org>\"      # where the command does not know
  after_seconds = 120                   # once nothing else has happened for so long

  [to]
  fiona = \"fiona@example.org\"           # a person's id, and where they read";

/// After how many seconds in which nothing else happened people are told, where the file says nothing else.
const AFTER_SECONDS: u16 = 120;

/// Shows how the server tells people what is new for them, where it does, and tries it.
///
/// Somebody is told when a week is published for them, when something of theirs in a published week changes, when their leave is
/// decided, when supervision is booked, and when a colleague asks or answers: what they did themselves they are not told, and no family, name or reason is ever
/// sent. It is off until notify.toml in the configuration folder says how.
#[derive(Debug, clap::Args)]
#[command(after_long_help = SUCH)]
pub struct NotifyCommand {
    /// Sends a test message to everybody with an address, or to whom --to names
    #[arg(long)]
    test: bool,
    /// Whom to send it to: a person's id
    #[arg(long, value_name = "PERSON", requires = "test")]
    to: Option<PersonId>,
}

impl NotifyCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let Some(config) = config()? else {
            return common.print(&format!(
                "Nobody is told outside Tandem: there is no {}. `tandem notify --help` says what goes into it.\n",
                own_file().map_or_else(|| "notify.toml".to_owned(), |file| escaped(&file.display().to_string()).into_owned())
            ));
        };
        if let Some(to) = self.to.as_ref().filter(|to| !config.to.contains_key(*to)) {
            return Err(Failure::Input(format!("notify.toml has no address for {to}: add one under [to]")));
        }
        if !self.test {
            return common.print(&told(&config));
        }
        let mut failed = 0;
        for to in config.to.keys().filter(|id| self.to.as_ref().is_none_or(|to| to == *id)) {
            let sent = notify(&config, &test_message(to));
            failed += usize::from(sent.is_err());
            let said = sent.map_or_else(|why| format!("not sent: {}", escaped(&why)), |()| "sent".to_owned());
            common.print(&format!("{to}: {said}\n"))?;
        }
        match failed {
            0 => Ok(()),
            1 => Err(Failure::Input("one message was not sent".to_owned())),
            many => Err(Failure::Input(format!("{many} messages were not sent"))),
        }
    }
}

/// How people are told, where the configuration says so.
pub fn config() -> Result<Option<NotifyConfig>, Failure> {
    let Some(file) = own_file() else { return Ok(None) };
    match fs::read(&file) {
        Ok(bytes) => read(&String::from_utf8_lossy(&bytes), &file).map(Some).map_err(Failure::Input),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::Input(format!("{} cannot be read: {}", file_name(&file), unread(&error)))),
    }
}

fn own_file() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("tandem").join("notify.toml"))
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    command: Vec<String>,
    from: Option<String>,
    after_seconds: Option<u16>,
    #[serde(default)]
    to: BTreeMap<String, String>,
}

fn read(text: &str, file: &Path) -> Result<NotifyConfig, String> {
    let name = file_name(file);
    let Written { command, from, after_seconds, to } =
        toml::from_str(text).map_err(|error| format!("{name} cannot be used: {error}"))?;
    let amiss = |what: &str, words: &str| format!("{name} cannot be used: {what}: {words}");
    if command.first().is_none_or(String::is_empty) {
        return Err(amiss("command", "name a program, such as [\"sendmail\", \"-t\"]"));
    }
    if let Some(from) = from.as_deref().filter(|from| !is_one_line(from)) {
        return Err(amiss(
            "from",
            &format!("{} is no address: write one line of plain letters", escaped(from)),
        ));
    }
    let address = |(id, address): (String, String)| {
        let person = id
            .parse::<PersonId>()
            .map_err(|wrong| amiss(&format!("to.{}", escaped(&id)), &wrong.to_string()))?;
        if is_address(&address) {
            Ok((person, address))
        } else {
            Err(amiss(
                &format!("to.{person}"),
                &format!("{} is no address, such as fiona@example.org", escaped(&address)),
            ))
        }
    };
    let after = Duration::from_secs(after_seconds.unwrap_or(AFTER_SECONDS).into());
    Ok(NotifyConfig { command, from, to: to.into_iter().map(address).collect::<Result<_, _>>()?, after })
}

/// Whether a text can stand in the head of a mail.
fn is_one_line(text: &str) -> bool {
    !text.trim().is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Whether a text is one address and nothing else.
fn is_address(text: &str) -> bool {
    let is_bare = |byte: u8| byte.is_ascii_graphic() && !b",;:<>()[]\\\"".contains(&byte);
    text.bytes().all(is_bare)
        && text
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'))
}

fn told(config: &NotifyConfig) -> String {
    let people = config.to.iter().map(|(id, address)| format!("{id}: {address}\n"));
    let none = if config.to.is_empty() { "Nobody has an address yet: add them under [to].\n" } else { "" };
    let command = escaped(&config.command.join(" ")).into_owned();
    format!(
        "Messages are sent by `{command}`, while a server runs, to:\n{none}{}",
        people.collect::<String>()
    )
}

fn test_message(to: &PersonId) -> Notification {
    Notification {
        to: to.clone(),
        subject: "A test from Tandem".to_owned(),
        body: "This is a test: what is new in your rota will be told here.\n\nNothing needs to be done.\n"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_or_refused_with_its_place() {
        let of = |text: &str| {
            read(text, Path::new("/etc/notify.toml"))
                .map_err(|words| words.lines().next().unwrap_or_default().to_owned())
        };
        let good = of("command = [\"sendmail\", \"-t\"]\n[to]\nfiona = \"fiona@example.org\"\n").unwrap();
        assert_eq!((good.command.len(), good.from, good.to.len()), (2, None, 1));
        for (text, part) in [
            ("", "missing field `command`"),
            ("command = []", "command: name a program"),
            ("command = [\"\"]", "command: name a program"),
            ("command = [\"x\"]\nfrom = \"a\\nBcc: b@c\"", "from: "),
            ("command = [\"x\"]\n[to]\nfiona = \"a@b, c@d\"", "to.fiona: a@b, c@d is no address"),
            ("command = [\"x\"]\n[to]\nfiona = \"a@b\\nBcc: c@d\"", "is no address"),
            ("command = [\"x\"]\n[to]\nfiona = \"fiona\"", "is no address"),
            ("command = [\"x\"]\n[to]\n\"Fiona B\" = \"a@b\"", "to.Fiona B: "),
            ("command = [\"x\"]\nshell = true", "unknown field"),
            ("command = [\"x\"]\nafter_seconds = -1", "after_seconds = -1"),
        ] {
            let refused = read(text, Path::new("notify.toml")).unwrap_err();
            assert!(refused.contains(part), "{text}: {refused}");
        }
    }
}
