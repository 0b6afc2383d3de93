//! The Supervision screen: which line is marked, what stands there, and looking for times to book.

use crate::app::layer::{Ask, Layer, OfferLayer};
use crate::app::{App, Deed, Effect, Screen, words};
use crate::command::Command;
use crate::domain::{Date, Supervision, TableName, Week, rights::in_full_view};
use crate::planner::edit::rebook_this;
use crate::planner::supervision::{Line, is_heavy, lines, year_around};
use crate::rota::wellbeing_ticked;
use crate::rules::{Flag, Rhythm, Room};

impl App {
    /// Carries out a command that has to do with supervision.
    pub(in crate::app) fn supervision_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::BookSupervision => return self.book_supervision(),
            Command::BookRound => return self.book_round(),
            Command::Debrief => return self.open_debrief(),
            Command::NameSupervisor => self.open_naming(),
            Command::TickWellbeing => return self.tick_wellbeing(),
            _ => {}
        }
        vec![]
    }

    /// The line that is marked on the Supervision screen.
    #[must_use]
    pub fn supervision_marked(&self) -> Option<&Line> {
        let shown = self.screen == Screen::Supervision;
        self.supervision.lines().find(|line| shown && self.supervision.is_marked(line))
    }

    /// When a person's supervision on a track was last held, by whichever is later: what was noted, or what was done.
    #[must_use]
    pub fn last_held(&self, named: &Supervision) -> Option<Date> {
        Rhythm::of(&self.room(), named)?.last
    }

    /// Goes so many lines down, or up when negative; whoever is marked there is selected on other screens too.
    pub(in crate::app) fn step_supervision(&mut self, by: i32) {
        let many = self.supervision.lines().count();
        let at =
            crate::app::screen::policies::commands::stepped(self.supervision.at().unwrap_or(0), by, many);
        let line = self.supervision.lines().nth(at).map(|line| (line.person.clone(), line.track));
        if let Some((person, track)) = line {
            if self.spot.person.as_ref() != Some(&person) {
                self.spot.session = None;
            }
            self.spot.person = Some(person.clone());
            self.supervision.marked = Some((person, track));
        }
    }

    /// The most pressing is marked when the screen is shown anew.
    pub(in crate::app) fn come_to_supervision(&mut self) {
        if self.screen != Screen::Supervision {
            self.supervision.marked = None;
        }
    }

    /// The weeks that the Supervision screen reads and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_supervision(&self) -> Vec<Week> {
        if self.screen != Screen::Supervision {
            return vec![];
        }
        let (first, last) = year_around(self.today()).into_inner();
        self.state.missing(first, last).collect()
    }

    /// The lines are worked out, and the mark is on one that is there.
    pub(in crate::app) fn settle_supervision(&mut self) {
        if self.screen != Screen::Supervision {
            self.supervision.lines = None;
            return;
        }
        if !self.weeks_missing_for_supervision().is_empty() {
            self.supervision.lines = None;
            return;
        }
        let today = self.today();
        let (first, last) = year_around(today).into_inner();
        let whom = in_full_view(&self.state, &self.me);
        let found = {
            let look = |room: &Room<'_>| lines(room, whom.as_ref(), first.monday(), last.sunday());
            match &self.preview {
                Some(preview) => look(&Room::knowing(&preview.state, today, self.views.known())),
                None => self.views.with_room(&self.state, today, |room, _| look(room)),
            }
        };
        self.supervision.lines = Some(found);
        self.supervision.settle();
    }

    /// The flags of the marked supervision, then those of its person about supervision.
    pub(in crate::app) fn flags_of_supervision(&self) -> Vec<Flag> {
        let Some(line) = self.supervision_marked() else { return vec![] };
        let subject = format!("{}/{}", line.person, line.track);
        let about = |flag: &&Flag| {
            let own = flag.subject.kind == TableName::Supervision && flag.subject.id == subject;
            own || (flag.rule == "supervision.none" && flag.people.contains(&line.person))
        };
        self.views.standing().iter().filter(about).cloned().collect()
    }

    /// Looks for the best times for the marked supervision.
    fn book_supervision(&mut self) -> Vec<Effect> {
        let Some(line) = self.supervision_marked() else { return vec![] };
        self.open_offer(Ask::Supervision(line.person.clone(), line.track))
    }

    /// Ticks that wellbeing was on the agenda of the last one held, or takes the tick away. What was said stays in the room.
    fn tick_wellbeing(&mut self) -> Vec<Effect> {
        let Some(line) = self.supervision_marked() else { return vec![] };
        let (person, now) = (line.person.clone(), self.now);
        let last = line.held.iter().rfind(|it| it.status.counts() && it.start <= now);
        let changes = last.and_then(|last| {
            let rota = self.room().rota(last.start.week())?;
            let booked = rota.session(&last.session)?;
            let mut wanted = booked.dated_booking();
            wanted.note = wellbeing_ticked(wanted.note.as_deref());
            Some((rebook_this(&self.state, booked, &wanted), words::day(last.start.date(), self.today())))
        });
        let Some((changes, on)) = changes else {
            self.say("None of the year shown was held yet: there is nothing to tick.");
            return vec![];
        };
        let who = self.state.call(&person).to_owned();
        self.save_now(changes, format!("Tick wellbeing for {who}'s supervision on {on}"), None)
    }

    /// Looks for the next round of the marked person's team.
    fn book_round(&mut self) -> Vec<Effect> {
        let Some(line) = self.supervision_marked() else { return vec![] };
        self.open_offer(Ask::Round(line.team.clone()))
    }

    /// Looks for a time to talk over what is selected.
    fn open_debrief(&mut self) -> Vec<Effect> {
        let Some(booked) = self.selected() else { return vec![] };
        let own = self.spot.person.as_ref().filter(|person| booked.works(person));
        let Some(person) = own.or(booked.booking().people.first()).cloned() else { return vec![] };
        if !is_heavy(booked) {
            self.regret("A debrief is offered after heavy sessions: one-to-ones and visits, and what the catalogue marks.");
            return vec![];
        }
        let ask = Ask::Debrief(person, Box::new(booked.clone()));
        self.open_offer(ask)
    }

    /// Offers something from the quiet-time bank for the selected person and day.
    pub(in crate::app) fn offer_quiet_task(&mut self) -> Vec<Effect> {
        let Some(person) = self.spot.person.clone() else { return vec![] };
        self.open_offer(Ask::Quiet(person, self.spot.day))
    }

    /// Offers times, as soon as the weeks are here that are looked through.
    pub(in crate::app) fn open_offer(&mut self, ask: Ask) -> Vec<Effect> {
        let (first, mut last) = ask.weeks_read(self.today()).into_inner();
        if matches!(ask, Ask::Case(_)) {
            // Contacts may go to another worker, however far they are booked.
            last = self.state.weeks().last().map_or(last, |stored| stored.max(last));
        }
        let missing: Vec<Week> = self.state.missing(first, last).collect();
        if !missing.is_empty() {
            return self.wait_for(missing, Deed::Offer(Box::new(ask)));
        }
        match OfferLayer::new(ask, self) {
            Ok(layer) => {
                self.layers.push(Layer::Offer(layer));
                self.redraft();
            }
            Err(words) => self.regret(words),
        }
        vec![]
    }
}
