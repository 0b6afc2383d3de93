//! Help and the palette: printed from the commands and the keys in force.

use crate::app::layer::{Action, Everywhere, Item, Layer, ListLayer, PageLayer, Paragraph};
use crate::app::{App, words};
use crate::command::{Command, Scope};

impl App {
    /// Opens the keys of what is in front: the layer, or the screen.
    pub(in crate::app) fn open_help(&mut self) {
        let scopes = self.scopes();
        let mut paragraphs = vec![];
        for scope in scopes {
            paragraphs.push(Paragraph::Heading(scope.title().to_owned()));
            paragraphs.extend(self.keys_in(*scope));
        }
        if self.layers.is_empty() {
            let rest = [Scope::Moving, Scope::Line, Scope::List, Scope::Form];
            for scope in rest {
                paragraphs.push(Paragraph::Heading(scope.title().to_owned()));
                paragraphs.extend(self.keys_in(scope));
            }
            paragraphs.push(Paragraph::Heading("Quick add, in any order".to_owned()));
            let facts = [
                ("day", "thu, today, 3/12, 3 dec, 2026-12-03; without a year, the nearest"),
                ("time and length", "14, 14:30, 11:30-12:15, 30m, 1h30"),
                ("what", "phone, home visit, bookbug, supervision, …"),
                ("who", "eilidh, dr-nair, ~who is shadowing, lead eilidh"),
                ("for whom, where", "c4, @hall"),
                ("again", "every tue, fortnightly, until 31/3"),
                ("leave", "fri leave aisha, mon-wed sick shona"),
                ("a note", "\"in quotes\""),
            ];
            paragraphs.extend(facts.map(|(name, what)| Paragraph::Fact(name.to_owned(), what.to_owned())));
        }
        let title = format!("Help · keys: {}", self.keys.map.name());
        self.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
    }

    fn keys_in(&self, scope: Scope) -> Vec<Paragraph> {
        let mut lines: Vec<(Command, Vec<String>)> = vec![];
        for (of, keys, command) in self.keys.map.bindings().filter(|(of, ..)| *of == scope) {
            debug_assert_eq!(of, scope);
            match lines.iter_mut().find(|(known, _)| *known == command) {
                Some((_, all)) => all.push(keys),
                None => lines.push((command, vec![keys])),
            }
        }
        let situation = self.situation();
        let paragraph = |(command, keys): (Command, Vec<String>)| {
            let reason = if self.layers.is_empty() {
                situation.reason_against(command)
            } else {
                self.waits(scope, command).then(|| "close what is open first".to_owned())
            };
            Paragraph::Key(keys.join("  "), command.doc().to_owned(), reason)
        };
        let works = |(command, _): &(Command, Vec<String>)| {
            scope != Scope::Global
                || self.layers.is_empty()
                || self.everywhere(*command) != Everywhere::Nothing
        };
        lines.into_iter().filter(works).map(paragraph).collect()
    }

    /// Whether a command of a scope waits until what is open is closed.
    fn waits(&self, scope: Scope, command: Command) -> bool {
        scope == Scope::Global && self.everywhere(command) == Everywhere::Waits
    }

    /// Opens the list of all commands of this screen.
    pub(in crate::app) fn open_palette(&mut self) {
        let (scopes, situation) = (self.screen.scopes(), self.situation());
        let items = Command::ALL
            .iter()
            .map(|command| (command, self.keys.map.keys_of(*command, scopes).join("  ")))
            // A command of other screens is offered where it has a key here.
            .filter(|(command, keys)| scopes.contains(&command.scope()) || !keys.is_empty())
            .filter(|(command, _)| **command != Command::Palette)
            .map(|(command, keys)| {
                let unavailable = situation.reason_against(*command);
                Item {
                    label: words::capital(command.label()),
                    detail: match &unavailable {
                        Some(reason) => format!("{keys}  not now: {reason}"),
                        None => format!("{keys}  {}", command.doc()),
                    },
                    unavailable,
                    action: Action::Run(*command),
                }
            })
            .collect();
        self.layers.push(Layer::List(ListLayer::new("Commands", items)));
    }
}
