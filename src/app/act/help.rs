//! Help and the palette: printed from the commands and the keys in force.

use crate::app::layer::{Action, Everywhere, Item, Layer, ListLayer, PageLayer, Paragraph};
use crate::app::{App, ScreenId, words};
use crate::command::{Command, DoneElsewhere, Scope};

/// The columns of a key in the palette.
const KEYS: usize = 9;

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
                ("day", "thu, next mon, today, 3/12, 3 dec, dec 3, w51 fri; without a year, the nearest"),
                ("time", "14, 14:30, 930, 2pm, 11:30-12:15, 9:30 to 10, fri pm"),
                ("length", "30m, 1h30, half an hour"),
                ("what", "phone or call, home visit, bookbug, supervision, …"),
                (
                    "who",
                    "eilidh, dr-nair, ~who is shadowing, lead eilidh; else the family's worker who is in",
                ),
                ("for whom, where", "c4, @hall"),
                ("again", "every tue, fortnightly, until 31/3"),
                ("leave", "fri leave aisha, mon-wed sick shona, thu pm leave"),
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

    /// Opens the list of all commands: those of this screen, those of others, and those of what can be open.
    pub(in crate::app) fn open_palette(&mut self) {
        let (scopes, situation) = (self.screen.scopes(), self.situation());
        let mut found: Vec<(u8, Item, &'static [&'static str])> = Command::ALL
            .iter()
            .filter(|command| **command != Command::Palette)
            .map(|command| {
                let key = self.keys.map.key_of(*command, scopes);
                let is_here = scopes.contains(&command.scope()) || key.is_some();
                let of_scope = match command.scope() {
                    Scope::Rota => ScreenId::ALL.iter().copied().find(|it| it.shows_sessions()),
                    scope => ScreenId::of_scope(scope),
                };
                let (rank, item) = match (is_here, of_scope) {
                    (true, _) => (0, item_here(*command, key.as_deref(), situation.reason_against(*command))),
                    (false, Some(screen)) => (1, self.item_elsewhere(*command, screen)),
                    (false, None) => (2, item_of_layers(*command)),
                };
                (rank, item, command.synonyms())
            })
            .collect();
        found.extend(DoneElsewhere::ALL.iter().map(|it| (1, item_of_shell(it), it.words)));
        found.sort_by_key(|(rank, ..)| *rank);
        let (mut items, mut also) = (vec![], vec![]);
        for (_, item, words) in found {
            items.push(item);
            also.push(words);
        }
        self.layers.push(Layer::List(ListLayer { also, ..ListLayer::new("Commands", items) }));
    }

    /// A command of another screen: choosing it goes there, where its key is.
    fn item_elsewhere(&self, command: Command, screen: ScreenId) -> Item {
        let key = self.keys.map.key_of(command, screen.scopes());
        let then = key.map(|key| format!(", then {key}")).unwrap_or_default();
        Item {
            label: words::capital(command.label()),
            detail: format!("{}on {}{then}: {}", key_column(None), screen.title(), command.doc()),
            unavailable: None,
            action: screen.command().map_or(Action::Nothing, Action::Run),
        }
    }
}

/// A command of this screen, with its key, and why it is not available now.
fn item_here(command: Command, key: Option<&str>, unavailable: Option<String>) -> Item {
    let keys = key_column(key);
    Item {
        label: words::capital(command.label()),
        detail: match &unavailable {
            Some(reason) => format!("{keys}not now: {reason}"),
            None => format!("{keys}{}", command.doc()),
        },
        unavailable,
        action: Action::Run(command),
    }
}

/// A command of something that can be open.
fn item_of_layers(command: Command) -> Item {
    let reason = format!("it is for {}", command.scope().occasion());
    Item {
        label: words::capital(command.label()),
        detail: format!("{}not now: {reason}", key_column(None)),
        unavailable: Some(reason),
        action: Action::Nothing,
    }
}

/// Something that no command of the screen does, with how it is done.
fn item_of_shell(it: &DoneElsewhere) -> Item {
    Item {
        label: it.label.to_owned(),
        detail: format!("{}{}", key_column(None), it.how),
        unavailable: Some(it.how.to_owned()),
        action: Action::Nothing,
    }
}

/// A key in the column of keys.
fn key_column(key: Option<&str>) -> String {
    format!("{:<KEYS$}  ", key.unwrap_or_default())
}
