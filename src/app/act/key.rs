//! A public key that somebody is to sign in with over SSH: pasted, looked at, saved.

use crate::app::App;
use crate::app::layer::{Draft, Layer, LineLayer, LinePurpose};
use crate::domain::{PersonId, PublicKey};

impl App {
    pub(in crate::app) fn ask_key(&mut self) {
        let Some(person) = self.spot.person.clone() else { return };
        let prompt =
            format!("The public key of {}: paste the line of their .pub file", self.state.call(&person));
        let line = LineLayer::new(LinePurpose::Key(person), prompt, self);
        self.layers.push(Layer::Line(line));
    }

    /// What a pasted key is, or what is wrong with it.
    pub(in crate::app) fn key_in_words(&self, person: &PersonId, written: &str) -> Result<String, String> {
        if written.trim().is_empty() {
            return Err("it begins with ssh-ed25519 or another kind of key".to_owned());
        }
        let key = self.read_key(person, written)?;
        Ok(format!("{} will sign in with {}", self.state.call(person), key.fingerprint))
    }

    /// What saves a pasted key, if it is one.
    pub(in crate::app) fn key_draft(&self, person: &PersonId, written: &str) -> Option<Draft> {
        let key = self.read_key(person, written).ok()?;
        let summary = format!("Let {} sign in with a key", self.state.call(person));
        Some(Draft::new(self.state.clone(), vec![key.into()], summary))
    }

    fn read_key(&self, person: &PersonId, written: &str) -> Result<PublicKey, String> {
        PublicKey::of(written.parse()?, person.clone(), self.state.zone().instant(self.now), &self.state)
    }
}
