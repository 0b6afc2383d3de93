//! `tandem serve`: one process that owns the store and gives everybody a seat.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::{Common, Failure, account, frugal, notify, options};
use crate::domain::plain_text::{escaped, in_one_line};
use crate::seat::Idle;
use crate::seat::server::{self, Limits, NotServed, ServerConfig, ServerNotice, unit};

/// Runs the store and gives everybody a seat: over SSH, and over a socket for those on this machine.
#[derive(Debug, clap::Args)]
pub struct ServeCommand {
    /// Where to listen for SSH: an address and a port, or a port alone for this machine; port 0 takes a free one and says which
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:2222", value_parser = options::listen)]
    listen: SocketAddr,
    /// Gives calendars out over HTTP to whoever has a link, for a proxy to pass on: an address and a port, such as 127.0.0.1:8022
    #[arg(long, value_name = "ADDR:PORT", value_parser = options::listen)]
    feeds: Option<SocketAddr>,
    /// Gives no seats over SSH
    #[arg(long)]
    no_ssh: bool,
    /// Gives no files out over SSH, and takes none: scp and sftp find nothing
    #[arg(long)]
    no_files: bool,
    /// Lets the accounts of a group use the socket too; it must be in a folder of its own
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// Prints a systemd unit and what goes into `authorized_keys`, and does nothing
    #[arg(long)]
    print_unit: bool,
    #[command(flatten)]
    limits: Limited,
}

/// How much anybody may ask of the server.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Limits")]
struct Limited {
    /// Seconds to sign in
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = options::number::<u64>(1..=3600))]
    grace: u64,
    /// Keys that one connection may try
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = options::number::<u64>(1..=100))]
    attempts: u64,
    /// Seats in all
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = options::number::<u64>(1..=10_000))]
    seats: u64,
    /// Seats of one person
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = options::number::<u64>(1..=10_000))]
    per_person: u64,
    /// Connections from one address
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = options::number::<u64>(1..=10_000))]
    per_address: u64,
    /// Connections not yet signed in, over SSH and at the socket each; the owner's at the socket are not counted
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = options::number::<u64>(1..=10_000))]
    strangers: u64,
    /// Those of one address, or of one account; a team behind one router comes from one address
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = options::number::<u64>(1..=10_000))]
    strangers_per_address: u64,
    /// Key exchanges of one address in a minute, a third of them at once; more wait
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = options::number::<u32>(1..=1_000_000))]
    exchanges: u32,
    /// Seconds that a terminal may fail to take what is drawn
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = options::number::<u64>(1..=3600))]
    stall: u64,
    /// Seconds of silence after which a client is asked whether it is there; a fourth unanswered question ends it
    #[arg(long, value_name = "SECONDS", default_value_t = 15, value_parser = options::number::<u64>(1..=3600))]
    keepalive: u64,
    /// Minutes without a key after which a screen is hidden; 0 for never
    #[arg(long, value_name = "MINUTES", default_value_t = 10, value_parser = options::number::<u64>(0..=10_000))]
    hide_after: u64,
    /// Minutes without a key after which a seat ends; 0 for never
    #[arg(long, value_name = "MINUTES", default_value_t = 240, value_parser = options::number::<u64>(0..=10_000))]
    end_after: u64,
}

impl Limited {
    fn limits(&self) -> Limits {
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let minutes = |number: u64| (number > 0).then(|| Duration::from_secs(number * 60));
        Limits {
            grace: Duration::from_secs(self.grace),
            attempts: count(self.attempts),
            seats: count(self.seats),
            per_person: count(self.per_person),
            per_address: count(self.per_address),
            strangers: count(self.strangers),
            strangers_per_address: count(self.strangers_per_address),
            exchanges: self.exchanges,
            stall: Duration::from_secs(self.stall),
            keepalive: Duration::from_secs(self.keepalive),
            idle: Idle { hide: minutes(self.hide_after), end: minutes(self.end_after) },
        }
    }
}

impl ServeCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        if self.print_unit {
            let program = std::env::current_exe().unwrap_or_else(|_| "/usr/local/bin/tandem".into());
            return common.print(&unit::unit(&program, common.data()));
        }
        if common.author().person().is_some() {
            return Err(Failure::Input(
                "the server is nobody in particular: leave out --as; those who attach can use it".to_owned(),
            ));
        }
        let group = self.group.as_deref().map(account::gid).transpose()?;
        let notify = notify::config()?;
        frugal::start_anew();
        let desk = common.open_or_make()?;
        let clock = common.clone();
        let served = server::run(ServerConfig {
            data: common.data().to_owned(),
            listen: (!self.no_ssh).then_some(self.listen),
            feeds: self.feeds,
            files: !self.no_files,
            socket: common.socket().map(Into::into),
            group,
            limits: self.limits.limits(),
            clock: Arc::new(move |state| clock.now(state)),
            remote_commands: common.remote_commands(&desk),
            notify,
            say,
            desk: desk.clone(),
        });
        desk.close().wait()?;
        Ok(served?)
    }
}

/// Says a line: where it listens on standard output, what happens on standard error.
fn say(word: &ServerNotice) {
    let _ = match word {
        ServerNotice::Ready(words) => {
            writeln!(io::stdout(), "{}", escaped(words)).and_then(|()| io::stdout().flush())
        }
        ServerNotice::Happened(words) => {
            let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ");
            writeln!(io::stderr(), "{now} {}", in_one_line(words))
        }
    };
}

impl From<NotServed> for Failure {
    fn from(error: NotServed) -> Self {
        if error.is_of_the_system() { Self::Store(error.to_string()) } else { Self::Input(error.to_string()) }
    }
}
