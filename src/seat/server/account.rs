//! Who comes over the socket: told by the account that they come from, and for the account that runs the server by its word.

use super::ServerContext;
use super::protocol::{Hello, VERSION};
use super::visit::{Credential, Visitor};
use crate::domain::{Author, Malformed};

/// From where somebody comes by the socket.
pub(super) const FROM: &str = "socket";

/// Who somebody is, by their account and, where that may say so, by their word.
pub(super) fn who(context: &ServerContext, uid: Option<u32>, hello: &Hello) -> Result<Visitor, String> {
    if hello.version != VERSION {
        return Err("this tandem and the server's are different versions: use the same one".to_owned());
    }
    let state = context.desk.state();
    let uid = uid.ok_or(
        "the system does not say which account you are: connect from an account on this \
        machine",
    )?;
    let asked = match hello.who.as_deref() {
        Some(owner) if owner == Author::Owner.name() => Some(Author::Owner),
        Some(text) => Some(Author::Person(text.parse().map_err(|error: Malformed| error.to_string())?)),
        None => None,
    };
    let is_said = asked.is_some();
    let (author, credential) = match (uid == context.owner, asked, state.account(uid)) {
        // Whose account it is sits and acts as themselves, until they say owner.
        (true, None, Some(own)) => (Author::Person(own.clone()), Credential::Owner),
        (true, None, _) => (Author::Owner, Credential::Owner),
        (true, Some(asked), _) => (asked, Credential::Owner),
        (false, Some(asked), Some(own)) if asked.person() != Some(own) => {
            return Err(format!(
                "your account is {own}'s, and only the account that runs the server can use --as"
            ));
        }
        (false, _, Some(own)) => (Author::Person(own.clone()), Credential::Account(uid)),
        (false, _, None) => {
            return Err(format!(
                "your account (user id {uid}) is not known here: ask the person who runs Tandem for: tandem \
                 account add YOU {uid}"
            ));
        }
    };
    if let Some(person) = author.person()
        && state.person(person).is_none()
    {
        return Err(format!("nobody here has the id {person}"));
    }
    Ok(Visitor { author, credential, is_said, from: FROM.to_owned() })
}
