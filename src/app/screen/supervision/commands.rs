//! The Supervision screen: which line is marked, what stands there, and looking for times to book.

use std::ops::RangeInclusive;

use crate::app::layer::SuggestionRequest;
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, ScreenId, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{Date, Supervision, TableName, Week, rights::in_full_view};
use crate::planner::edit::rebook_this;
use crate::planner::supervision::{SupervisionLine, lines, year_around};
use crate::rules::{Flag, Rhythm, RuleContext};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Supervision",
    scopes: &[Scope::Supervision, Scope::Global],
    shown_by: &[Command::ShowSupervision],
    hints: &[
        Command::BookSupervision,
        Command::BookRound,
        Command::NameSupervisor,
        Command::Why,
        Command::Down,
        Command::Up,
        Command::Undo,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Supervision screen.
pub(in crate::app) struct SupervisionScreen;

impl Screen for SupervisionScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        match command {
            Command::BookSupervision => return book_supervision(app),
            Command::BookRound => return book_round(app),
            Command::NameSupervisor => app.open_naming(),
            Command::TickWellbeing => return tick_wellbeing(app),
            _ => {}
        }
        vec![]
    }

    /// Whoever is marked is selected on other screens too.
    fn step(&self, app: &mut App, by: i32) {
        let supervision = &app.screens.supervision;
        let at = stepped(supervision.at().unwrap_or(0), by, supervision.lines().count());
        let line = supervision.lines().nth(at).map(|line| (line.person.clone(), line.track));
        if let Some((person, track)) = line {
            if app.selection.person.as_ref() != Some(&person) {
                app.selection.session = None;
            }
            app.selection.person = Some(person.clone());
            app.screens.supervision.marked = Some((person, track));
        }
    }

    /// The most pressing is marked when the screen is shown anew.
    fn arrive(&self, app: &mut App) {
        app.screens.supervision.marked = None;
    }

    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        Some(year_around(app.today()))
    }

    fn refresh(&self, app: &mut App) -> Option<Effect> {
        if !app.missing(self.weeks_needed(app)).is_empty() {
            self.put_away(app);
            return None;
        }
        let today = app.today();
        let (first, last) = year_around(today).into_inner();
        let whom = in_full_view(&app.state, &app.me);
        let found = {
            let look = |rules: &RuleContext<'_>| lines(rules, whom.as_ref(), first.monday(), last.sunday());
            match &app.preview {
                Some(preview) => look(&RuleContext::knowing(&preview.state, today, app.views.cache())),
                None => app.views.with_rules(&app.state, today, |rules, _| look(rules)),
            }
        };
        app.screens.supervision.lines = Some(found);
        app.screens.supervision.settle();
        None
    }

    fn put_away(&self, app: &mut App) {
        app.screens.supervision.lines = None;
    }

    fn flags(&self, app: &mut App) -> (Vec<Flag>, usize) {
        (flags_of_marked(app), 0)
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.wants(Need::Supervised, marked(app).is_some(), "nobody's supervision is marked");
        facts.note(Need::Supervising, no_supervising(app));
        facts.note(Need::GivingSupervision, no_giving(app));
    }
}

/// The line that is marked on the Supervision screen.
#[must_use]
pub fn marked(app: &App) -> Option<&SupervisionLine> {
    let shown = app.screen == ScreenId::Supervision;
    app.screens.supervision.lines().find(|line| shown && app.screens.supervision.is_marked(line))
}

/// When a person's supervision on a track was last held, by whichever is later: what was noted, or what was done.
#[must_use]
pub fn last_held(app: &App, named: &Supervision) -> Option<Date> {
    Rhythm::of(&app.rules(), named)?.last
}

/// Why I may not change the marked supervision.
fn no_supervising(app: &App) -> Option<String> {
    let line = marked(app)?;
    let (person, track, last) = (line.person.clone(), line.track, Some(app.today()));
    let supervisor = person.clone();
    app.refusal(None::<Supervision>, Supervision { person, track, supervisor, every_days: None, last })
}

/// Why I may not book the marked supervision or tick what became of it: neither its lead nor who gives it.
fn no_giving(app: &App) -> Option<String> {
    let named = marked(app).and_then(|line| {
        let row = app.state.records.supervision.get(&(line.person.clone(), line.track))?;
        Some(Supervision::clone(&row.item))
    });
    let Some(named) = named else { return no_supervising(app) };
    // When it was last held is for who gives it to say.
    let held =
        Supervision { last: Some(named.last.map_or(app.today(), |last| last.plus_days(1))), ..named.clone() };
    app.refusal(Some(named), held)
}

/// The flags of the marked supervision, then those of its person about supervision.
fn flags_of_marked(app: &App) -> Vec<Flag> {
    let Some(line) = marked(app) else { return vec![] };
    let subject = format!("{}/{}", line.person, line.track);
    let about = |flag: &&Flag| {
        let own = flag.subject.kind == TableName::Supervision && flag.subject.id == subject;
        own || (flag.rule == "supervision.none" && flag.people.contains(&line.person))
    };
    app.views.standing().iter().filter(about).cloned().collect()
}

/// Looks for the best times for the marked supervision.
fn book_supervision(app: &mut App) -> Vec<Effect> {
    let Some(line) = marked(app) else { return vec![] };
    app.open_offer(SuggestionRequest::Supervision(line.person.clone(), line.track))
}

/// Ticks that wellbeing was on the agenda of the last one held, or takes the tick away. What was said stays in the room.
fn tick_wellbeing(app: &mut App) -> Vec<Effect> {
    let Some(line) = marked(app) else { return vec![] };
    let (person, now) = (line.person.clone(), app.now);
    let last = line.held.iter().rfind(|it| it.status.counts() && it.start <= now);
    let changes = last.and_then(|last| {
        let rota = app.rules().rota(last.start.week())?;
        let booked = rota.session(&last.session)?;
        let mut wanted = booked.dated_booking();
        wanted.wellbeing = !wanted.wellbeing;
        Some((rebook_this(&app.state, booked, &wanted), words::day(last.start.date(), app.today())))
    });
    let who = app.state.display_name(&person).to_owned();
    let Some((changes, on)) = changes else {
        app.say(format!(
            "No session of {who}'s is on the rota as held in the year shown: there is nothing to tick."
        ));
        return vec![];
    };
    app.save_now(changes, format!("Tick wellbeing for {who}'s supervision on {on}"), None)
}

/// Looks for the next round of the marked person's team.
fn book_round(app: &mut App) -> Vec<Effect> {
    let Some(line) = marked(app) else { return vec![] };
    app.open_offer(SuggestionRequest::Round(line.team.clone()))
}
