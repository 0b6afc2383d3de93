//! The app of one seat: keys and text go in, effects go to a desk, and what is selected, open, said and saved is looked at.
//!
//! The clock stands at the example service's moment; keys are the default ones.

mod adding;
mod all_the_same;
mod aloud;
mod asking;
mod asks;
mod case;
mod caseload;
mod catalogue;
mod changing;
mod christmas;
mod company;
mod conflicts;
mod cover;
mod day;
mod drawing;
mod every_field;
mod everywhere;
mod first_run;
mod form_fields;
mod forms;
mod fresh;
mod fuzz;
mod going;
mod groups;
mod handover;
mod history;
mod hours;
mod joining;
mod keeping;
mod layers;
mod lead;
mod leave;
mod leave_story;
mod leaving;
mod legend;
mod looks;
mod moving;
mod narrow;
mod new_year;
mod personal;
mod policies;
mod posts;
mod preview;
mod proposals;
mod publishing;
mod quick;
mod quick_days;
mod reach;
mod readying;
mod reminding;
mod removing;
mod repeats;
mod request_limits;
mod requests;
mod risks;
mod service;
mod sessions_of;
mod shifts;
mod split;
mod staying;
mod supervision;
mod training;
mod undo;
mod week;
mod why;
mod writing;

use std::fmt::Debug;
use std::sync::{Arc, LazyLock};

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};
use tandem::app::screen::history::{HistoryFound, HistoryQuery, HistoryRequest, Whole};
use tandem::app::{App, AppStart, ColorScheme, Effect, FieldInput, FormLayer, Home, Input, Layer};
use tandem::desk::Desk;
use tandem::domain::check::check_touched;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::keymap::{Keymap, read_key};
use tandem::seat::{Arrival, NotDone, Redactions, Viewer};

pub use looks::screen_of;

/// Who keeps what is saved: a real desk before a store, or a sheet of paper with the same rules, for what is done often.
enum Keeper {
    /// With the folder that its store is in, which goes with it.
    Desk {
        desk: Desk,
        _dir: Option<tempfile::TempDir>,
    },
    Paper(Vec<Entry>),
}

/// A user at a seat.
pub struct Sitting {
    pub app: App,
    keeper: Keeper,
    /// What a real seat would see.
    redactions: Redactions,
    /// What went while somebody sat here.
    gone: Gone,
    /// The revision up to which it has heard of what a real desk keeps.
    heard: Rev,
    /// Keys pressed so far.
    pub keys: usize,
    /// The revisions that were saved.
    pub saved: Vec<Rev>,
    /// Whether the user left.
    pub left: bool,
}

/// The example service, as an import into an empty store leaves it.
pub fn example_state() -> Arc<State> {
    static STATE: LazyLock<Arc<State>> =
        LazyLock::new(|| Arc::new(State::default().preview(&example::changes().unwrap()).unwrap()));
    STATE.clone()
}

/// Who may do all over the example service, kept on paper; 120 columns by 40 rows.
pub fn sitting() -> Sitting {
    on_paper(example_state(), "owner")
}

/// Anybody at a real desk over the example service.
pub fn at_a_desk(author: &str) -> Sitting {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    bring_in(&desk, example::changes().unwrap(), "The example service");
    Sitting::new(desk.state(), Keeper::Desk { desk, _dir: Some(dir) }, author)
}

/// The owner of an empty store.
pub fn empty() -> Sitting {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    Sitting::new(desk.state(), Keeper::Desk { desk, _dir: Some(dir) }, "owner")
}

/// The owner at the account that owns the store, of an empty one or of the example service; `is_said`: after `--as owner`.
pub fn owner_at_home(is_empty: bool, is_said: bool) -> Sitting {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    if !is_empty {
        bring_in(&desk, example::changes().unwrap(), "The example service");
    }
    let home = Home { account: Some(1234), is_said };
    Sitting::at_home(desk.state(), Keeper::Desk { desk, _dir: Some(dir) }, "owner", home)
}

/// Somebody over any state, kept on paper.
pub fn on_paper(state: Arc<State>, author: &str) -> Sitting {
    Sitting::new(state, Keeper::Paper(vec![]), author)
}

fn on_paper_found(entries: &[Entry], look: HistoryRequest, state: &State) -> HistoryFound {
    let seen = |entry: &Entry| audit::EntryView { entry: entry.clone(), hidden: 0 };
    match look {
        HistoryRequest::Entries { before, since, wanted, mut turns, .. } => {
            let range = entries.iter().rev().filter(|it| it.rev < before && it.rev > since);
            let range: Vec<audit::EntryView> = range.inspect(|it| turns.note(it)).map(seen).collect();
            let entries = range.into_iter().filter(|it| wanted.wants(it, state, &turns)).collect();
            HistoryFound::Entries { entries, reached: since, whole: true, turns }
        }
        HistoryRequest::Whole(rev) => {
            let found = entries.iter().find(|it| it.rev == rev);
            HistoryFound::Whole(found.map(|it| Box::new(Whole { seen: seen(it), fields: vec![] })))
        }
        HistoryRequest::Door(_) => HistoryFound::Door(vec![]),
    }
}

/// A request of one to another to cover a day, which was asked on 30 November.
fn asks_to_cover(by: &str, to: &str) -> StaffRequest {
    StaffRequest {
        days: vec![the("2026-12-10")],
        asked: Some(the("2026-11-30")),
        ..StaffRequest::new(the("r-1"), RequestKind::Cover, by, the(to))
    }
}

fn bring_in(desk: &Desk, changes: Vec<Change>, summary: &str) {
    let proposal = Proposal {
        author: Author::Owner,
        from: "local".into(),
        at: Instant(29_000_000),
        cause: Cause::Imported,
        summary: summary.into(),
        overrides: vec![],
        reason: None,
        changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
    };
    desk.commit(proposal).wait().unwrap();
}

/// A key by the name it has in a key file; one character is itself.
pub fn key(name: &str) -> KeyCombination {
    read_key(name).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The key that types a character.
pub fn letter(c: char) -> KeyCombination {
    KeyCombination::new(KeyCode::Char(c), KeyModifiers::NONE)
}

/// Reads what a test writes: an id, a date, a moment.
pub fn the<T: std::str::FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// What a state holds, without the revisions.
pub fn records(state: &State) -> Vec<Record> {
    let mut all: Vec<Record> = state.rows().map(|(_, record)| record).collect();
    all.sort_by_key(Record::key);
    all
}

impl Sitting {
    fn new(state: Arc<State>, keeper: Keeper, author: &str) -> Self {
        Self::at_home(state, keeper, author, Home::default())
    }

    fn at_home(state: Arc<State>, keeper: Keeper, author: &str, home: Home) -> Self {
        let me = if author == "owner" { Author::Owner } else { Author::Person(the(author)) };
        // At a desk they sit as at a real seat.
        let (redactions, below) = (Redactions::default(), state.clone());
        let state =
            if matches!(keeper, Keeper::Desk { .. }) { redactions.show(&me, &state).1 } else { state };
        let opening = AppStart {
            state,
            me,
            home,
            now: example::now(),
            keymap: Arc::new(Keymap::default()),
            size: (120, 40),
            color_scheme: ColorScheme::Dark,
            colours: tandem::app::Colours::True,
        };
        let (app, effects) = App::open(opening);
        let heard = below.rev();
        let gone = Gone::after(below);
        let mut sitting = Self { app, keeper, redactions, gone, heard, keys: 0, saved: vec![], left: false };
        sitting.carry_out(effects);
        sitting
    }

    /// Presses keys, with spaces between their names.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        keys.split(' ').filter(|name| !name.is_empty()).for_each(|name| self.gives(key(name)));
        self
    }

    /// Types a text letter by letter.
    pub fn types(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.gives(letter(c)));
        self
    }

    /// Presses one key, and leaves the selection where it is for a moment.
    pub fn gives(&mut self, key: KeyCombination) {
        self.keys += 1;
        self.input(Input::Key(key));
        self.input(Input::Rested);
    }

    /// Gives the app anything, and carries out what it asks for.
    pub fn input(&mut self, input: Input) {
        let effects = self.app.update(input);
        self.carry_out(effects);
        // Nobody types faster than a draft is judged.
        while self.app.is_judging() {
            let effects = self.app.update(Input::Idle);
            self.carry_out(effects);
        }
    }

    /// Takes the line that is open and writes another text into it.
    pub fn rewrites(&mut self, text: &str) -> &mut Self {
        self.press("ctrl-u").types(text)
    }

    /// The form that is open.
    pub fn form(&self) -> &FormLayer {
        match self.app.layers.last() {
            Some(Layer::Form(form)) => form,
            _ => panic!("no form is open: {:?}", self.app.said.notice),
        }
    }

    /// A field of it, by its label.
    pub fn entry(&self, label: &str) -> &FieldInput {
        let entry = self.form().inputs.iter().find(|entry| entry.label == label);
        entry.unwrap_or_else(|| panic!("there is no field {label}"))
    }

    /// What is written in a field of it.
    pub fn value(&self, label: &str) -> &str {
        self.entry(label).value()
    }

    /// Goes from field to field to one of them.
    pub fn goes_to(&mut self, label: &str) -> &mut Self {
        for _ in 0..2 * self.form().inputs.len() {
            if self.form().inputs[self.form().at].label == label {
                return self;
            }
            self.press("tab");
        }
        panic!("there is no field {label}");
    }

    /// Selects a person on a day.
    pub fn at(&mut self, person: &str, day: &str) -> &mut Self {
        (self.app.selection.person, self.app.selection.day) = (Some(the(person)), the(day));
        self.app.selection.session = None;
        self.input(Input::Resized(120, 40));
        self
    }

    /// Selects the session of a person that starts at a moment.
    pub fn on(&mut self, person: &str, start: &str) -> &mut Self {
        let start: Moment = the(start);
        let id = self.booked(person, &start.to_string()).id;
        self.at(person, &start.date().to_string());
        self.app.selection.session = Some(id.clone());
        self.input(Input::Resized(120, 40));
        assert_eq!(self.app.selection.session, Some(id), "it cannot be selected");
        self
    }

    /// The desk they sit at.
    pub fn desk(&self) -> &Desk {
        let Keeper::Desk { desk, .. } = &self.keeper else { panic!("there is no desk here") };
        desk
    }

    /// Somebody else at the same desk.
    pub fn beside(&self, author: &str) -> Sitting {
        let Keeper::Desk { desk, .. } = &self.keeper else { panic!("there is no desk here") };
        Sitting::new(desk.state(), Keeper::Desk { desk: desk.clone(), _dir: None }, author)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.left |= matches!(effect, Effect::Quit);
            let answer = match effect {
                Effect::Commit { changes, summary, reason } => self.commit(changes, summary, reason),
                Effect::Turn(turn, consent) => self.turn(turn, consent),
                Effect::LookAhead => {
                    let ahead = self.ahead();
                    self.input(Input::Ahead(ahead));
                    continue;
                }
                Effect::Load(weeks) => self.load(weeks),
                Effect::Example => self.import(example::changes().unwrap()),
                Effect::Import(path) => {
                    let arrival = Arrival {
                        author: self.author(),
                        from: "local".into(),
                        at: self.at_now(),
                        reads_files: true,
                    };
                    let Keeper::Desk { desk, .. } = &self.keeper else { panic!("there is no desk here") };
                    match tandem::seat::bring_file_in(desk, &path, arrival) {
                        Ok(receipt) => Ok(Some(receipt)),
                        Err(NotDone::Refused(refusal)) => Err(refusal),
                        Err(NotDone::File(faults)) => {
                            self.input(Input::FileFaults(faults));
                            continue;
                        }
                    }
                }
                Effect::ReadHolidays(path, nation) => {
                    self.input(tandem::seat::read_holidays(&path, nation));
                    continue;
                }
                Effect::ListFolder(of) => {
                    self.input(Input::Folder(tandem::seat::list_folder(of)));
                    continue;
                }
                Effect::LookBack(ask) => {
                    let (number, found) = self.look_back(ask);
                    self.input(Input::Found(number, found));
                    continue;
                }
                Effect::Log { since, at_most } => {
                    let entries = self.log(since, at_most);
                    self.input(Input::Log(entries));
                    continue;
                }
                Effect::Seek(search) => {
                    self.input(search.answer());
                    continue;
                }
                Effect::Divide(question) => {
                    self.input(question.answer());
                    continue;
                }
                Effect::Redraw | Effect::Quit | Effect::Dismiss(_) => continue,
            };
            match answer {
                Ok(Some(receipt)) => {
                    self.saved.extend(receipt.rev);
                    self.news();
                    self.input(Input::Done(receipt.summary));
                }
                Ok(None) => self.news(),
                Err(Refusal::Stale(stale)) => {
                    self.news();
                    let state = self.app.state.clone();
                    let conflicts = stale.iter().map(|it| tandem::seat::conflict(it, &state)).collect();
                    self.input(Input::Conflicts(conflicts));
                }
                Err(Refusal::Asks(asks)) => self.input(Input::Asks(asks)),
                Err(refusal) => self.input(Input::Refused(refusal.to_string())),
            }
        }
    }

    /// What could be done again; nothing of it on paper.
    fn ahead(&self) -> Option<String> {
        match &self.keeper {
            Keeper::Desk { desk, .. } => desk.redoable(self.author()).wait().unwrap(),
            Keeper::Paper(_) => None,
        }
    }

    /// Looks up: hears what the desk has kept since, and sees the state that it led to.
    pub fn news(&mut self) {
        if let Keeper::Desk { desk, .. } = &self.keeper {
            let state = desk.state();
            let (redaction, below) = (Redaction::before(&self.author(), &state), state);
            self.gone.follow(&below, &redaction);
            let (_, state) = self.redactions.show(&self.author(), &below);
            let published = desk.watch();
            let entries = published.borrow().since(self.heard).cloned().collect();
            self.heard = published.borrow().state.rev();
            self.input(Input::State(state, entries));
        }
    }

    /// What the clock of the sitting says.
    fn at_now(&self) -> Instant {
        self.app.state.zone().instant(self.app.now)
    }

    fn author(&self) -> Author {
        self.app.me.clone()
    }

    fn commit(
        &mut self,
        changes: Vec<(Change, Seen)>,
        summary: String,
        reason: Option<String>,
    ) -> Result<Option<Receipt>, Refusal> {
        let proposal = Proposal {
            author: self.author(),
            from: "local".into(),
            at: self.at_now(),
            cause: Cause::Edited,
            summary,
            overrides: vec![],
            reason,
            changes,
        };
        match &self.keeper {
            Keeper::Desk { desk, .. } => {
                let below = desk.state();
                let (redaction, _) = self.redactions.show(&self.author(), &below);
                let (changes, seen): (Vec<Change>, Vec<Seen>) = proposal.changes.into_iter().unzip();
                let changes =
                    self.gone.unredacted(changes, &redaction, &below).into_iter().zip(seen).collect();
                desk.commit(Proposal { changes, ..proposal }).wait().map(Some)
            }
            Keeper::Paper(_) => {
                let changes: Vec<Change> = proposal.changes.into_iter().map(|(change, _)| change).collect();
                let edits = self.app.state.edits_of(&changes).unwrap();
                self.note(edits, proposal.summary)
            }
        }
    }

    /// Keeps edits on paper, under the rules of the desk.
    fn note(&mut self, edits: Vec<Edit>, summary: String) -> Result<Option<Receipt>, Refusal> {
        let (author, before) = (self.author(), self.app.state.clone());
        for edit in &edits {
            rights::may(&before, &author, edit).map_err(Refusal::Forbidden)?;
        }
        let rev = before.rev() + 1;
        let entry = Entry {
            rev,
            at: self.at_now(),
            by: author.name().to_owned(),
            from: "local".into(),
            cause: Cause::Edited,
            summary: summary.clone(),
            reason: None,
            edits,
        };
        let after = before.apply(&entry).unwrap();
        let keys: Vec<Key> = entry.edits.iter().map(|edit| edit.key.clone()).collect();
        let problems = check_touched(&before, &after, &keys);
        if !problems.is_empty() {
            return Err(Refusal::Unsound(problems.iter().map(ToString::to_string).collect()));
        }
        if let Keeper::Paper(entries) = &mut self.keeper {
            entries.push(entry);
        }
        self.input(Input::State(Arc::new(after), vec![]));
        Ok(Some(Receipt { rev: Some(rev), summary, keys }))
    }

    fn turn(&mut self, turn: UndoDirection, consent: Consent) -> Result<Option<Receipt>, Refusal> {
        let (asker, back) = ((self.author(), "local", self.at_now()), turn == UndoDirection::Back);
        match &mut self.keeper {
            Keeper::Desk { desk, .. } => desk.turn(turn, asker, consent).wait().map(Some),
            Keeper::Paper(entries) => match entries.pop().filter(|_| back) {
                Some(entry) => {
                    let answer = self.note(entry.edits.iter().map(Edit::inverse).collect(), "Undid".into());
                    // What could not be taken back stays the last that was done.
                    if let Keeper::Paper(entries) = &mut self.keeper {
                        match &answer {
                            Ok(_) => drop(entries.pop()),
                            Err(_) => entries.push(entry),
                        }
                    }
                    answer
                }
                None => Err(Refusal::NotUndone("there is nothing to undo".into())),
            },
        }
    }

    fn load(&mut self, weeks: Vec<Week>) -> Result<Option<Receipt>, Refusal> {
        match &self.keeper {
            Keeper::Desk { desk, .. } => desk.load(weeks).wait().map(|_| None),
            Keeper::Paper(_) => panic!("everything is here, and {weeks:?} were asked for"),
        }
    }

    /// What a seat at the desk finds; on paper there are only the entries that were made on it.
    fn look_back(&mut self, ask: HistoryQuery) -> (u32, HistoryFound) {
        match &self.keeper {
            Keeper::Desk { desk, .. } => {
                let (author, state) = (self.author(), desk.state());
                let viewer = Viewer { redaction: Redaction::before(&author, &state), author, state };
                let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                runtime.block_on(tandem::seat::look_back(desk, &viewer, ask))
            }
            Keeper::Paper(entries) => (ask.number, on_paper_found(entries, ask.look, &self.app.state)),
        }
    }

    /// What the journal tells whoever sits here; on paper there are only the entries that were made on it.
    fn log(&mut self, since: Rev, at_most: usize) -> Vec<Entry> {
        match &self.keeper {
            Keeper::Desk { desk, .. } => {
                let (redaction, _) = self.redactions.show(&self.author(), &desk.state());
                let entries = desk.log(since, at_most).wait().unwrap();
                entries.iter().filter_map(|entry| redaction.entry(entry)).collect()
            }
            Keeper::Paper(entries) => entries.iter().filter(|entry| entry.rev > since).cloned().collect(),
        }
    }

    fn import(&mut self, changes: Vec<Change>) -> Result<Option<Receipt>, Refusal> {
        let changes = changes.into_iter().map(|change| (change, Seen::Absent)).collect();
        self.commit(changes, "The example service".into(), None)
    }
}
