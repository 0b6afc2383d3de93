//! Takes in what happened: keys become commands or text, for the layer on top or for the screen.

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::views::{Views, WeekView};
use crate::app::layer::event::Event;
use crate::app::layer::{Layer, LayerResponse};
use crate::app::screen::history;
use crate::app::searching::weeks_searched;
use crate::app::selection::Rested;
use crate::app::{Action, App, Effect, Input, ScreenId, SeriesScope};
use crate::command::{Command, Scope};
use crate::domain::Week;
use crate::keymap::Resolution;
use crate::rules::weeks_of_record;

impl App {
    /// Takes in what happened and says what is to be done.
    #[expect(clippy::too_many_lines, reason = "a few lines for each kind of input")]
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        let before = match &input {
            Input::State(_, entries) => {
                Some((self.views.get(self.selection.week()).cloned(), entries.clone()))
            }
            _ => None,
        };
        // Others may look elsewhere at any moment, which is no reason to draw the details.
        let may_go_about = matches!(input, Input::Key(_) | Input::Company(_));
        let answered = input.is_answer();
        let is_done = matches!(input, Input::Done(_));
        let is_step = self.is_step(&input);
        if self.pending.turning && is_done {
            self.layers.retain(|layer| !matches!(layer, Layer::Page(page) if page.of_what_was_saved));
        }
        self.pending.turning &= !answered;
        let mut effects = match input {
            Input::Key(_) | Input::Pasted(_) if self.pending.holds_keys() || self.saves_too_soon(&input) => {
                self.pending.held.push(input);
                vec![]
            }
            Input::Key(key) => self.key(key),
            Input::Pasted(text) => self.paste(&text),
            Input::Resized(columns, rows) => {
                self.surface.size = (columns, rows);
                vec![]
            }
            Input::Ground(ground) => {
                self.surface.take_ground(ground);
                vec![]
            }
            Input::Faded(turn) => {
                self.fresh.fade(turn);
                vec![]
            }
            Input::Hushed => {
                self.said.notice.take_if(|notice| !notice.bad);
                vec![]
            }
            Input::Rested => {
                if self.layers.is_empty() {
                    self.screen.handler().rest(self);
                }
                vec![]
            }
            Input::Idle => {
                if !self.look_on() {
                    return vec![];
                }
                self.take_held()
            }
            Input::Disk { notices, is_read_only } => {
                self.said.told = notices;
                self.said.is_read_only = is_read_only;
                vec![]
            }
            Input::Company(companions) => {
                self.present_users.seats = companions;
                vec![]
            }
            Input::Found(number, found) => {
                history::take_found(self, number, found);
                vec![]
            }
            Input::State(state, _) => {
                self.tell_news();
                self.state = state;
                self.welcome_while_empty();
                let effects = self.take_up_waiting();
                // What is being saved may be in it already: what it was said to lead to stands until it has been.
                if self.pending.closes() == 0 {
                    self.refresh_preview();
                }
                effects
            }
            Input::Now(now) => {
                self.tell_news();
                self.now = now;
                self.refresh_preview();
                vec![]
            }
            Input::Done(words) => self.saved(&words),
            Input::Divided(wanted, found) => {
                self.split_found(&wanted, found);
                vec![]
            }
            Input::Sought(found) => {
                self.sought(found);
                vec![]
            }
            Input::Log(entries) => {
                self.show_handover(&entries);
                vec![]
            }
            Input::Asks(asks) => {
                self.ask_to_turn(&asks);
                vec![]
            }
            Input::Ahead(ahead) => {
                self.tell_ahead(ahead.as_deref());
                vec![]
            }
            Input::Conflicts(conflicts) => {
                self.conflicts_with(conflicts);
                vec![]
            }
            Input::Folder(folder) => self.take_folder(folder),
            Input::Holidays(days) => self.take_holidays(days),
            Input::FileFaults(faults) => self.show_file_faults(faults),
            Input::Refused(words) => {
                self.not_saved(words);
                vec![]
            }
        };
        effects.extend(self.refresh(before.as_ref().and_then(|(before, _)| before.as_deref())));
        if is_done {
            self.come_back();
        }
        if !(may_go_about && self.goes_about()) {
            self.following.rested = Rested { selection: self.selection.clone(), situation: self.situation() };
        }
        if let Some((before, entries)) = before {
            self.freshen(before.as_deref(), &entries);
        }
        self.stand_or_move_on(is_step, effects.is_empty());
        if answered {
            effects.extend(self.take_held());
        }
        effects
    }

    /// Takes in what was typed while it had to wait.
    fn take_held(&mut self) -> Vec<Effect> {
        let held = std::mem::take(&mut self.pending.held);
        held.into_iter().flat_map(|input| self.update(input)).collect()
    }

    /// Whether an input would save what is still being looked at, or comes after one that waits for that.
    fn saves_too_soon(&self, input: &Input) -> bool {
        let saves = |key: &KeyCombination| {
            matches!(self.keys.map.resolve(self.scopes(), &[*key]), Resolution::Command(Command::Save))
        };
        self.has_work_ahead()
            && (!self.pending.held.is_empty() || matches!(input, Input::Key(key) if saves(key)))
    }

    /// The scopes whose keys are in force, innermost first.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.layers.last() {
            Some(Layer::Moving(_)) if self.screen.handler().goes_by_time() => {
                &[Scope::MovingOnDay, Scope::Moving, Scope::Global]
            }
            Some(layer) => layer.scopes(),
            None => self.screen.scopes(),
        }
    }

    fn key(&mut self, key: KeyCombination) -> Vec<Effect> {
        let Some(key) = self.key_taken(key) else { return vec![] };
        // What was saved has been told; with the next key, what that leads to is. What went wrong stands until
        // a command, or until what it was about is changed.
        self.said.notice.take_if(|notice| !notice.bad);
        self.keys.typed.push(key);
        match self.keys.map.resolve(self.scopes(), &self.keys.typed) {
            Resolution::Command(command) => {
                let command = self.or_around(command);
                self.keys.typed.clear();
                self.command(command)
            }
            Resolution::Pending(_) => vec![],
            Resolution::None => self.text(),
        }
    }

    /// A command; where its keys give way because it is not available, what they mean around its scope.
    fn or_around(&self, command: Command) -> Command {
        if !command.gives_way() || self.reason_against(command).is_none() {
            return command;
        }
        let around = self.scopes().split_first().map_or(&[][..], |(_, around)| around);
        match self.keys.map.resolve(around, &self.keys.typed) {
            Resolution::Command(around) => around,
            _ => command,
        }
    }

    /// Keys that are no command are text, one by one, where a layer takes text.
    fn text(&mut self) -> Vec<Effect> {
        let typed = std::mem::take(&mut self.keys.typed);
        if !self.layers.last().is_some_and(Layer::takes_text) {
            return vec![];
        }
        let mut effects = vec![];
        for key in typed {
            if self.fits(&key) {
                effects.extend(self.give(Event::Key(key_event(key))));
            }
        }
        effects
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        if !self.layers.last().is_some_and(Layer::takes_text) {
            self.report_error("Open a line to paste into first: press the key for adding.");
            return vec![];
        }
        match self.paste_taken(text) {
            Some(line) => self.give(Event::Pasted(line)),
            None => vec![],
        }
    }

    /// Gives a command to the layer on top, or carries it out where nothing is open.
    pub(in crate::app) fn command(&mut self, command: Command) -> Vec<Effect> {
        if self.layers.is_empty() { self.run(command) } else { self.give(Event::Command(command)) }
    }

    /// Gives an event to the layer on top and does what it asks for.
    fn give(&mut self, event: Event) -> Vec<Effect> {
        let Some(mut layer) = self.layers.pop() else {
            return vec![];
        };
        let fallen_through = match &event {
            Event::Command(command) => Some(*command),
            _ => None,
        };
        let pasted = matches!(event, Event::Pasted(_));
        let effects = match layer.take(event, self) {
            LayerResponse::Close => {
                // What is being saved will be saved, but closes no other layer.
                self.pending.closes_nothing();
                vec![]
            }
            LayerResponse::CloseAndDo(action) => self.perform(action),
            LayerResponse::Consumed => {
                self.layers.push(layer);
                // It was about what stood there before; what is said of a paste is about what stands there now.
                self.said.notice.take_if(|_| !pasted);
                vec![]
            }
            LayerResponse::Do(action) => {
                self.layers.push(layer);
                self.perform(action)
            }
            LayerResponse::Ignored => {
                self.layers.push(layer);
                fallen_through.map_or_else(Vec::new, |command| self.left_alone(command))
            }
        };
        self.refresh_preview();
        effects
    }

    /// Takes up an action that waited for weeks from the disk.
    fn take_up_waiting(&mut self) -> Vec<Effect> {
        match self.awaited.action.take() {
            Some(action) => self.perform(action),
            None => vec![],
        }
    }

    /// Waits for weeks from the disk, then does the action.
    pub(in crate::app) fn wait_for(&mut self, weeks: Vec<Week>, action: Action) -> Vec<Effect> {
        self.awaited.action = Some(action);
        self.say("Loading other weeks …");
        vec![Effect::Load(weeks)]
    }

    /// After everything: the week in view is worked out, or asked for; the selection is on something that is there. `before`
    /// is the week in view as it was, where the state has moved on.
    pub(in crate::app) fn refresh(&mut self, before: Option<&WeekView>) -> Vec<Effect> {
        let week = self.selection.week();
        let record = weeks_of_record(&self.state, self.now.date());
        let mut missing: Vec<_> = self.state.missing(week.plus(-4), week.plus(4)).collect();
        missing.extend(self.state.missing(*record.start(), *record.end()));
        missing.extend(self.later_weeks());
        missing.extend(self.missing(self.screen.handler().weeks_needed(self)));
        missing.extend(self.weeks_missing_for_layers());
        missing.extend(self.weeks_missing_for_preview());
        missing.sort_unstable();
        missing.dedup();
        let (visibility, today) = (self.visibility(), self.now.date());
        let serves = |views: &Views| views.serve(&self.state, week, today, &visibility);
        if let Some(views) = self.awaited.offered.take().filter(serves) {
            self.views = views;
        }
        self.views.look_with(visibility);
        // What there is to tell of today is told whichever week is in view.
        let of_today = self.screen.shows_sessions().then(|| today.week());
        self.views.prepare(&self.state, [week].into_iter().chain(of_today), today);
        self.settle_selection(before);
        let mut effects: Vec<Effect> = self.refresh_screens().into_iter().collect();
        self.settle_sessions();
        self.settle_cases();
        self.present_users = self.present_users_shown();
        effects.extend(self.split_to_ask().map(Effect::Divide));
        effects.extend(self.look_ahead());
        effects.extend(self.search_to_make().map(Effect::Seek));
        effects.extend(self.folder_to_list().map(Effect::ListFolder));
        if !missing.is_empty() && missing != self.awaited.asked {
            self.awaited.asked.clone_from(&missing);
            effects.push(Effect::Load(missing));
        }
        effects
    }
}

impl App {
    /// The screen shown is worked out, the others let go of what they worked out; gives what the first asks of the desk.
    fn refresh_screens(&mut self) -> Option<Effect> {
        let shown = self.screen;
        for screen in ScreenId::ALL.iter().filter(|it| **it != shown) {
            screen.handler().put_away(self);
        }
        shown.handler().refresh(self)
    }

    /// Tells the screens that the state or the clock has moved on.
    fn tell_news(&mut self) {
        for screen in ScreenId::ALL {
            screen.handler().news(self);
        }
    }

    /// The weeks that what is open reads and that are still on disk; a form reads while it is in front.
    fn weeks_missing_for_layers(&self) -> Vec<Week> {
        let front = self.layers.last();
        let weeks = |layer: &Layer| match layer {
            Layer::Form(form) if front.is_some_and(|it| std::ptr::eq(it, layer)) => form.weeks_needed(self),
            Layer::Finder(_) => {
                let (first, last) = weeks_searched(self.day_in_view());
                Some(first.plus(-1)..=last.plus(1))
            }
            Layer::Sessions(list) => Some(list.first.plus(-1)..=list.last.plus(1)),
            Layer::Case(case) => self.weeks_of_case(&case.family),
            _ => None,
        };
        self.layers.iter().flat_map(|layer| self.missing(weeks(layer))).collect()
    }

    /// The later weeks that the draft in front reaches and that are still on disk.
    fn later_weeks(&self) -> Vec<Week> {
        let reach = match self.layers.last() {
            Some(Layer::Moving(moving)) => moving.reach,
            Some(Layer::Form(form)) => form.scope(),
            _ => SeriesScope::This,
        };
        let week = self.selection.week();
        let (first, last) = (self.state.weeks().next(), self.state.weeks().last());
        let first = if reach == SeriesScope::All { first.unwrap_or(week).min(week) } else { week };
        let last = last.filter(|last| reach != SeriesScope::This && *last > first);
        last.map_or_else(Vec::new, |last| self.state.missing(first, last).collect())
    }
}

/// The key event that a key combination stands for.
fn key_event(key: KeyCombination) -> KeyEvent {
    let code = *key.codes.first();
    // A letter that was typed with Shift is that letter; text fields know no Shift.
    let modifiers = match code {
        KeyCode::Char(_) => key.modifiers - KeyModifiers::SHIFT,
        _ => key.modifiers,
    };
    KeyEvent::new(code, modifiers)
}
