//! What every command shares: the options, the clock, who one is, opening the desk, and printing.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use etcetera::BaseStrategy as _;

use crate::desk::Desk;
use crate::domain::apart::to_look_at;
use crate::domain::{
    Author, Cause, Change, Date, Instant, Moment, PersonId, Proposal, Redaction, Seen, State, nearest,
};

use super::Failure;
pub use super::elsewhere::Elsewhere;
pub use super::named::{file_name, is_stdin};
use super::options::{AuthorName, Options};
use crate::seat::server::RemoteCommands;
use crate::store::Store;

/// The user id of the account that runs this process.
#[must_use]
pub fn uid() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// What commands may ask of the program that they are part of.
#[derive(Clone, Copy)]
pub struct Program {
    /// Its command line, with every subcommand.
    pub command_line: fn() -> clap::Command,
    /// How a server does commands, over its desk and as it was started itself.
    pub remote_commands: fn(&Common, &Desk) -> RemoteCommands,
}

/// What a command is run with.
#[derive(Clone)]
pub struct Common {
    program: Program,
    data: PathBuf,
    /// Whether that was said, rather than found.
    is_data_named: bool,
    socket: Option<PathBuf>,
    /// Whom they said that they are; else the owner, until the store is open.
    author: Author,
    /// Whether they are who they said that they are, or who a server knows them to be.
    is_said: bool,
    /// Whom they named with `--as`, where they did.
    named: Option<Author>,
    /// Whose account it is, where they did not say, once the store is open.
    own: OnceLock<Author>,
    pinned: Option<Moment>,
    plain: bool,
    keymap: Option<String>,
    /// Where it was asked for from: `local`, or the socket of a server.
    from: &'static str,
    /// What there is in place of this process's own, where a server runs the command for somebody.
    pub(super) elsewhere: Option<Arc<Elsewhere>>,
}

impl Common {
    /// Settles the options; the error says that no data folder can be found.
    pub fn new(options: Options, program: Program) -> Result<Self, Failure> {
        let is_data_named = options.data.is_some();
        let data = match options.data {
            Some(data) => data,
            None => etcetera::choose_base_strategy()
                .map_err(|_| {
                    Failure::Input(
                        "no home folder was found: say where to keep the store with --data DIR".to_owned(),
                    )
                })?
                .data_dir()
                .join("tandem"),
        };
        let named = options.who.map(|AuthorName(author)| author);
        let author = named.clone().unwrap_or(Author::Owner);
        Ok(Self {
            program,
            data,
            is_data_named,
            socket: options.socket,
            author,
            is_said: named.is_some(),
            named,
            own: OnceLock::new(),
            pinned: options.today.map(|it| it.0),
            plain: options.plain,
            keymap: options.keymap,
            from: "local",
            elsewhere: None,
        })
    }

    /// The same for somebody for whom a server runs the command, and whom they named with `--as`, where they did.
    #[must_use]
    pub fn for_somebody(&self, author: Author, named: Option<Author>, elsewhere: Elsewhere) -> Self {
        let elsewhere = Some(Arc::new(elsewhere));
        Self { author, named, is_said: true, own: OnceLock::new(), from: "socket", elsewhere, ..self.clone() }
    }

    /// The same, over another store: `demo` uses a throw-away one.
    #[must_use]
    pub fn over(&self, data: PathBuf) -> Self {
        Self { data, socket: None, ..self.clone() }
    }

    /// The same as the account that owns the store.
    #[must_use]
    pub fn as_owner(&self) -> Self {
        Self { author: Author::Owner, is_said: true, own: OnceLock::new(), ..self.clone() }
    }

    /// The same with another pinned clock, or none.
    #[must_use]
    pub fn with_clock(&self, pinned: Option<Moment>) -> Self {
        Self { pinned, ..self.clone() }
    }

    /// The same with text alone, or not.
    #[must_use]
    pub fn with_plain(&self, plain: bool) -> Self {
        Self { plain, ..self.clone() }
    }

    /// The command line of the program, with every subcommand.
    #[must_use]
    pub fn command_line(&self) -> clap::Command {
        (self.program.command_line)()
    }

    /// How a server does commands, over its desk and as it was started itself.
    #[must_use]
    pub fn remote_commands(&self, desk: &Desk) -> RemoteCommands {
        (self.program.remote_commands)(self, desk)
    }

    /// The socket that was named, where one was.
    #[must_use]
    pub fn socket(&self) -> Option<&Path> {
        self.socket.as_deref()
    }

    /// The folder of the store.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Who the user is: the person named with `--as`, else, once the store is open, whose account it is, else the owner.
    #[must_use]
    pub fn author(&self) -> &Author {
        self.own.get().unwrap_or(&self.author)
    }

    /// Who they said that they are, in words for a server; `None` where they did not.
    #[must_use]
    pub fn said(&self) -> Option<String> {
        self.is_said.then(|| self.author.name().to_owned())
    }

    /// A command to be given next, from its name on, with the options that say who asks and of which store.
    #[must_use]
    pub fn to_be_given(&self, command: &str) -> String {
        // What a server was started with is not what whoever asks has given.
        let is_here = self.elsewhere.is_none();
        let data = (self.is_data_named && is_here).then(|| format!("--data {} ", file_name(&self.data)));
        let who = self.named.as_ref().map(|who| format!("--as {} ", who.name()));
        let options: String = [data, who].into_iter().flatten().collect();
        format!("tandem {options}{command}")
    }

    /// Refuses a person what is for the account that owns the store alone.
    pub fn for_owner(&self, what: &str) -> Result<(), Failure> {
        match self.author().person() {
            Some(person) => Err(Failure::Input(format!(
                "{what} holds everything about everybody, so it is not for {person}: the account that owns \
                 the store can do this, with --as owner"
            ))),
            None => Ok(()),
        }
    }

    /// Whether text alone was asked for.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.plain
    }

    /// The key map asked for: a name or a file.
    #[must_use]
    pub fn keymap(&self) -> Option<&str> {
        self.keymap.as_deref()
    }

    /// The pinned clock, where `--today` was given.
    #[must_use]
    pub fn pinned(&self) -> Option<Moment> {
        self.pinned
    }

    /// What the wall clock shows in the service's zone, or where it was pinned.
    #[must_use]
    pub fn now(&self, state: &State) -> Moment {
        self.pinned.unwrap_or_else(|| {
            let seconds = chrono::Utc::now().timestamp();
            state.zone().moment(Instant(seconds.div_euclid(60)))
        })
    }

    /// The day it is in the service's zone.
    #[must_use]
    pub fn today(&self, state: &State) -> Date {
        self.now(state).date()
    }

    /// A state as the user may see it.
    #[must_use]
    pub fn sees(&self, state: &State) -> State {
        Redaction::before(self.author(), state).over(state)
    }

    /// Opens the store that is there and seats a desk before it; the error says that none is there, who holds it or what is
    /// wrong with it.
    pub fn open(&self) -> Result<Desk, Failure> {
        let desk = self.open_quietly()?;
        self.say_notices(&desk, None);
        Ok(desk)
    }

    /// The same, and says nothing yet of what was repaired or found damaged on the disk.
    pub fn open_quietly(&self) -> Result<Desk, Failure> {
        if self.is_nothing_there()? {
            return Err(Failure::Input(format!(
                "there is no rota in {}, and none was made: check the folder after --data or in TANDEM_DATA. \
                 To start a new rota, run tandem alone, tandem import FILE or tandem restore FILE",
                file_name(&self.data)
            )));
        }
        self.open_or_make_quietly()
    }

    /// Whether a command would find no store, not even a damaged one.
    pub fn is_nothing_there(&self) -> Result<bool, Failure> {
        Ok(self.elsewhere.is_none() && !Store::is_in(&self.data)?)
    }

    /// The same as `open`, and where no store is there makes one.
    pub fn open_or_make(&self) -> Result<Desk, Failure> {
        let desk = self.open_or_make_quietly()?;
        self.say_notices(&desk, None);
        Ok(desk)
    }

    fn open_or_make_quietly(&self) -> Result<Desk, Failure> {
        let desk = if let Some(elsewhere) = &self.elsewhere {
            elsewhere.desk.guest()
        } else {
            let desk = Desk::open(&self.data, &self.who())?;
            if desk.is_of_before() {
                self.take_over(&desk);
            }
            desk
        };
        if !self.is_said
            && let Some(person) = desk.state().account(uid())
        {
            self.own.get_or_init(|| Author::Person(person.clone()));
        }
        if let Err(unknown) = self.is_known(&desk.state()) {
            desk.close().wait()?;
            return Err(unknown);
        }
        Ok(desk)
    }

    /// What an older Tandem read out of notes on somebody's past as a patient is for the owner to say now: until then the
    /// person is kept apart from their own team.
    fn take_over(&self, desk: &Desk) {
        let state = desk.state();
        let changes = to_look_at(&state);
        if changes.is_empty() {
            return;
        }
        let summary = "Keep people apart from their own team until their notes have been looked at";
        let owner = self.as_owner();
        // Where nothing can be written now, it is done the next time.
        let _ = desk.commit(owner.propose(&state, Cause::Edited, summary.to_owned(), changes)).wait();
    }

    /// Refuses somebody whom the service does not know, naming the nearest whom it does. One with nobody in it yet is set up by
    /// the account that owns the store.
    fn is_known(&self, state: &State) -> Result<(), Failure> {
        let people = &state.records.people;
        let Some(person) = self.author().person().filter(|it| !people.contains_key(*it)) else {
            return Ok(());
        };
        if people.is_empty() {
            return Err(Failure::Input(format!(
                "nobody here has the id {person}, for nobody is here yet: the account that owns the store sets it up, without \
                 --as"
            )));
        }
        let meant = match nearest(person.as_str(), people.keys().map(PersonId::as_str)) {
            Some(near) => format!("did you mean {near}?"),
            None => {
                "say who you are with --as, or use --as owner for the account that owns the store".to_owned()
            }
        };
        Err(Failure::Input(format!("nobody here has the id {person}; {meant}")))
    }

    /// What somebody who finds the store held is told: the person, else the account.
    #[must_use]
    pub fn who(&self) -> String {
        let account = || std::env::var("USER").or_else(|_| std::env::var("LOGNAME"));
        match self.author().person() {
            Some(person) => person.to_string(),
            None => account().unwrap_or_else(|_| self.author.name().to_owned()),
        }
    }

    /// A proposal by the user, made now from here, whose changes win over whatever is there.
    #[must_use]
    pub fn propose(&self, state: &State, cause: Cause, summary: String, changes: Vec<Change>) -> Proposal {
        let now = self.now(state);
        Proposal {
            author: self.author().clone(),
            from: self.from.to_owned(),
            at: state.zone().instant(now),
            cause,
            summary,
            overrides: vec![],
            reason: None,
            changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
        }
    }

    /// Where it was asked for from: `local`, or the socket of a server.
    #[must_use]
    pub fn from(&self) -> &'static str {
        self.from
    }

    /// Whether a server runs the command for somebody.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.elsewhere.is_some()
    }

    /// A path as the user meant it, from the folder that they are in.
    #[must_use]
    pub fn path(&self, path: &Path) -> PathBuf {
        match &self.elsewhere {
            Some(elsewhere) => elsewhere.folder.join(path),
            None => path.to_owned(),
        }
    }

    /// Reads a file, or with `-` standard input, as far as one byte more than `most`.
    pub fn read(&self, file: &Path, most: usize) -> io::Result<Vec<u8>> {
        if let Some(elsewhere) = &self.elsewhere {
            return Ok(elsewhere.input.clone());
        }
        let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = vec![];
        if is_stdin(file) {
            io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        } else {
            std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }
}
