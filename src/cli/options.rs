//! The options that every command takes.

use std::fmt::Display;
use std::net::{Ipv4Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use crate::domain::{Author, Date, Malformed, Moment, Rev, Time};

/// The options that every command takes.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Options {
    /// The folder the store is in [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "TANDEM_DATA", hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// Who you are: the id of a person of the service, or owner for the account that owns the store
    #[arg(long = "as", global = true, value_name = "PERSON")]
    pub who: Option<AuthorName>,
    /// The socket of a server [default: tandem.sock in the store's folder]
    #[arg(long, global = true, value_name = "PATH", env = "TANDEM_SOCKET", hide_env_values = true)]
    pub socket: Option<PathBuf>,
    /// Sets the clock to a day, or to a day and time, and keeps it there
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<Pinned>,
    /// Text alone: no colour and no box drawing, for a screen reader or a pipe
    #[arg(long, global = true)]
    pub plain: bool,
    /// The keys: default, vim, screen-reader, or a key file [default: keymap.toml in the configuration folder]
    #[arg(long, global = true, value_name = "NAME|FILE", env = "TANDEM_KEYMAP", hide_env_values = true)]
    pub keymap: Option<String>,
}

/// Reads a number within bounds.
pub fn number<T>(within: RangeInclusive<T>) -> impl Fn(&str) -> Result<T, Malformed> + Clone + Send + Sync
where
    T: FromStr + PartialOrd + Display + Clone + Send + Sync + 'static,
{
    move |text| {
        let read = text.parse().ok().filter(|number| within.contains(number));
        read.ok_or_else(|| {
            Malformed::new(text, format!("a number from {} to {}", within.start(), within.end()))
        })
    }
}

/// Reads where to listen: an address and a port, or a port alone, which this machine alone reaches.
pub fn listen(text: &str) -> Result<SocketAddr, Malformed> {
    let alone = || text.parse::<u16>().map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    text.parse().or_else(|_| alone()).map_err(|_| {
        Malformed::new(
            text,
            "an address and a port such as 0.0.0.0:2222, which every machine can reach, or a port alone such \
             as 2222, which only this one can reach",
        )
    })
}

/// Reads the number of an entry.
pub fn revision(text: &str) -> Result<Rev, Malformed> {
    text.parse()
        .map_err(|_| Malformed::new(text, "a number such as 41, as tandem log prints it before each entry"))
}

/// Whom somebody says that they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorName(pub Author);

impl FromStr for AuthorName {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        if text == Author::Owner.name() {
            return Ok(Self(Author::Owner));
        }
        Ok(Self(Author::Person(text.parse()?)))
    }
}

/// A clock that stands still: `2026-11-30`, or `2026-11-30T14:30`; a day alone stands at nine in the morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pinned(pub Moment);

impl FromStr for Pinned {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let either = || Malformed::new(text, "a date such as 2026-11-30 or a time such as 2026-11-30T14:30");
        if let Ok(moment) = text.parse() {
            return Ok(Self(moment));
        }
        match text.parse::<Date>() {
            Ok(date) => Time::new(9, 0).map(|nine| Self(date.at(nine))).ok_or_else(either),
            // One that is written like a date and is none is told what dates there are.
            Err(wrong) if text.split('-').count() == 3 && !text.contains('T') => Err(wrong),
            Err(_) => Err(either()),
        }
    }
}
