//! One sitting at one terminal: what is typed, what the desk says and what the clock says go into the app; its effects go
//! to the desk, its frames to the terminal.
//!
//! A frame is drawn only once the last one was accepted, never an old one; a panic ends this sitting alone, in words.

use std::time::{Duration, Instant};

use tokio::io::{AsyncWrite, AsyncWriteExt as _};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep_until, timeout};

use super::answer::{self, Answer, dismissed, saved, turned};
use super::bring_in::{Arrival, Source, bring_in};
use super::ground_watch::GroundWatch;
use super::guarded::guarded;
use super::idle::{Attention, Due, draw_hidden};
use super::lookups::Lookups;
use super::news::News;
use super::out::{Out, now};
use super::presence::PresenceHandle;
use super::renderer::{ENTER, LEAVE, Renderer, clamped};
use super::{Decoder, Ending, Seat, Typed, Viewer, Wire, proposed};
use crate::app::screen::history::HistoryQuery;
use crate::app::{App, AppStart, Effect, Input};
use crate::desk::{Disk, StateUpdate};
use crate::domain::{Gone, Moment, Redaction};
use crate::ui::{self, Canvas};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(5);
/// How long the selection is in one place before what is shown of it follows.
const MOMENT: Duration = Duration::from_millis(50);
/// How long what is still to be judged may keep the next frame or key waiting.
const UNNOTICED: Duration = Duration::from_millis(4);
/// How long the last words to a terminal may take.
const FAREWELL: Duration = Duration::from_millis(500);

/// Sits a user down at a terminal until they leave; the terminal is put back as it was whatever happens.
pub async fn session<W: AsyncWrite + Unpin>(wire: Wire<W>, seat: Seat) -> Ending {
    session_drawn(wire, seat, ui::draw).await
}

/// The same with another way of drawing.
pub(super) async fn session_drawn<W: AsyncWrite + Unpin>(
    mut wire: Wire<W>,
    seat: Seat,
    draw: fn(&mut Canvas, &App),
) -> Ending {
    let mut out = Out::begin(ENTER.to_vec());
    let size = *wire.sizes.borrow_and_update();
    let ending = match Sitting::open(seat, size, draw) {
        Ok(sitting) => Box::pin(sitting.last(&mut wire, &mut out)).await,
        Err(words) => Ending::Failed(words),
    };
    let farewell = [out.rest(), LEAVE].concat();
    let _ = timeout(FAREWELL, async {
        wire.writer.write_all(&farewell).await?;
        wire.writer.flush().await
    })
    .await;
    ending
}

struct Sitting {
    seat: Seat,
    app: App,
    draw: fn(&mut Canvas, &App),
    renderer: Renderer,
    decoder: Decoder,
    ground: GroundWatch,
    published: watch::Receiver<StateUpdate>,
    gone: Gone,
    disk: watch::Receiver<Disk>,
    /// What is kept from whoever sits here, of the state last looked at.
    redaction: Redaction,
    news: News,
    presence: PresenceHandle,
    answers: JoinSet<Answer>,
    /// What is being looked back for.
    lookups: Lookups,
    now: Moment,
    /// When the selection will have rested, while it goes about.
    rests_at: Option<Instant>,
    attention: Attention,
    /// Whether something may look different from the last frame.
    stale: bool,
    ended: Option<Ending>,
}

impl Sitting {
    fn open(seat: Seat, size: (u16, u16), draw: fn(&mut Canvas, &App)) -> Result<Self, String> {
        let renderer = Renderer::of(size, seat.look, seat.canvases.clone());
        let mut published = seat.desk.watch();
        let below = published.borrow_and_update().state.clone();
        let now_shown = (seat.clock)(&below);
        let (redaction, state) = seat.redactions.show(&seat.author, &below);
        let news = News::after(below.rev());
        let opening = AppStart {
            state,
            me: seat.author.clone(),
            home: seat.home,
            now: now_shown,
            keymap: seat.keymap.clone(),
            size: clamped(size),
            color_scheme: seat.look.color_scheme,
            colours: seat.look.colours,
        };
        let (mut app, effects) = guarded(|| App::open(opening))?;
        app.surface.is_still = seat.look.is_still;
        let mut sitting = Self {
            app,
            draw,
            renderer,
            attention: Attention::new(seat.idle, now()),
            decoder: Decoder::new(seat.link),
            ground: GroundWatch::new(seat.look.may_be_asked),
            published,
            gone: Gone::after(below),
            disk: seat.desk.watch_disk(),
            news,
            presence: seat.seats.take(),
            answers: JoinSet::new(),
            lookups: Lookups::default(),
            now: now_shown,
            rests_at: None,
            redaction,
            seat,
            stale: true,
            ended: None,
        };
        sitting.carry_out(effects);
        sitting.tell_disk();
        if let Some(words) = sitting.seat.greeting.take() {
            sitting.input(Input::Refused(words));
        }
        Ok(sitting)
    }

    /// Takes turns until it ends.
    async fn last<W: AsyncWrite + Unpin>(mut self, wire: &mut Wire<W>, out: &mut Out) -> Ending {
        let mut tick = now() + TICK;
        let mut desk_there = true;
        loop {
            if !out.busy {
                let question = self.ground.question(now());
                let frame = if std::mem::take(&mut self.stale) { self.frame() } else { vec![] };
                *out = Out::begin([question, &frame].concat());
            }
            if let Some(ending) = self.ended {
                self.ground.hear_out(&mut self.decoder, wire).await;
                return ending;
            }
            self.presence.look(self.app.as_companion(self.attention.is_hidden()));
            self.news.look(&self.app, now());
            let rests = self.presence.rests(now());
            let stalls =
                self.seat.patience.filter(|_| out.busy).and_then(|patience| out.since.checked_add(patience));
            let own = [self.decoder.deadline(), stalls, self.attention.deadline(), self.rests_at];
            let others = [self.news.deadline(), self.presence.rests_until(), self.ground.deadline()];
            let deadlines = own.into_iter().chain(others).flatten();
            let wake = deadlines.fold(tick, Instant::min);
            tokio::select! {
                sent = out.send(&mut wire.writer), if out.busy => match sent {
                    Ok(sent) => out.sent(sent),
                    Err(_) => return Ending::Gone,
                },
                bytes = wire.bytes.recv() => match bytes {
                    Some(bytes) => {
                        let typed = self.decoder.take(&bytes, now());
                        self.typed(typed);
                    }
                    None => return Ending::Gone,
                },
                changed = wire.sizes.changed() => match changed {
                    Ok(()) => self.resized(*wire.sizes.borrow_and_update()),
                    Err(_) => return Ending::Gone,
                },
                changed = self.published.changed(), if desk_there => match changed {
                    Ok(()) => self.state(),
                    Err(_) => desk_there = false,
                },
                Ok(()) = self.disk.changed() => self.tell_disk(),
                () = self.presence.changed(), if !rests => self.show_present(),
                Some(answer) = self.answers.join_next() => self.answered(answer.ok()),
                Some(found) = self.lookups.next() => {
                    self.catch_up();
                    self.input(found);
                },
                _ = wire.stop.wait_for(|stop| *stop) => return Ending::Stopped,
                // Only while the last frame is out.
                () = std::future::ready(()), if self.app.is_judging() && !out.busy => self.judge_on(),
                () = sleep_until(wake.into()) => {}
            }
            let now = now();
            let typed = self.decoder.wake(now);
            self.typed(typed);
            if let Some(ground) = self.ground.listen(&mut self.decoder, now) {
                self.input(Input::Ground(ground));
            }
            if tick <= now {
                tick = now + TICK;
                self.look_at_the_clock();
            }
            if self.rests_at.is_some_and(|at| at <= now) {
                self.input(Input::Rested);
            }
            for over in self.news.over(now) {
                self.input(over);
            }
            match self.attention.due(now) {
                Some(Due::Hide) => self.redraw(),
                Some(Due::End) => return Ending::Idle,
                None => {}
            }
            if out.busy && stalls.is_some_and(|stalls| stalls <= now) {
                return Ending::Gone;
            }
        }
    }

    fn typed(&mut self, typed: Vec<Typed>) {
        // The key that brings a hidden screen back does nothing else.
        if !typed.is_empty() && self.attention.touch(now()) {
            return self.redraw();
        }
        for typed in typed {
            self.input(match typed {
                Typed::Key(key) => Input::Key(key),
                Typed::Pasted(text) => Input::Pasted(text),
                Typed::TooLong => {
                    Input::Refused("what you pasted is too long: none of it was used".to_owned())
                }
            });
        }
    }

    fn resized(&mut self, size: (u16, u16)) {
        let (columns, rows) = clamped(size);
        self.renderer.resize(size);
        self.input(Input::Resized(columns, rows));
    }

    fn state(&mut self) {
        let published = self.published.borrow_and_update().clone();
        self.gone.follow(&published.state, &self.redaction);
        let state;
        (self.redaction, state) = self.seat.redactions.show(&self.seat.author, &published.state);
        let entries = self.news.of(&published, &self.redaction);
        let (week, today) = (self.app.selection.week(), self.app.today());
        if let Some(views) = self.seat.redactions.worked_out(&state, week, today, &self.app.visibility()) {
            self.app.offer(views);
        }
        self.input(Input::State(state.clone(), entries));
        self.seat.redactions.keep(self.app.views(), &state, self.app.selection.week(), today);
    }

    fn tell_disk(&mut self) {
        let Disk { notices, is_read_only } = self.disk.borrow_and_update().clone();
        self.input(Input::Disk { notices, is_read_only });
    }

    /// Others came, went, or look elsewhere: worth a frame only where the screen shows it.
    fn show_present(&mut self) {
        let (stale, shown) = (self.stale, self.app.present_users.clone());
        let others = self.presence.others(now());
        self.input(Input::Company(others));
        self.stale = stale || self.app.present_users != shown;
    }

    fn look_at_the_clock(&mut self) {
        let state = self.published.borrow().state.clone();
        let now = (self.seat.clock)(&state);
        if now != self.now {
            self.now = now;
            self.input(Input::Now(now));
        }
    }

    fn answered(&mut self, answer: Option<Answer>) {
        self.catch_up();
        let state = self.published.borrow().state.clone();
        if let Some(input) = answer::told(answer, &state, &self.redaction) {
            self.input(input);
        }
    }

    /// Looks back at the desk while the screen goes on.
    fn look_back(&mut self, ask: HistoryQuery) {
        let (author, redaction) = (self.seat.author.clone(), self.redaction.clone());
        let viewer = Viewer { author, redaction, state: self.published.borrow().state.clone() };
        self.lookups.back(self.seat.desk.clone(), viewer, ask);
    }

    /// What was looked for or answered is about a state; that comes first.
    fn catch_up(&mut self) {
        if self.published.has_changed().unwrap_or(false) {
            self.state();
        }
    }

    fn input(&mut self, input: Input) {
        if self.ended.is_some() {
            return;
        }
        self.give(input);
        self.judge_on();
        self.rests_at = if self.app.awaits_rest() { now().checked_add(MOMENT) } else { None };
    }

    fn give(&mut self, input: Input) {
        match guarded(|| self.app.update(input)) {
            Ok(effects) => self.carry_out(effects),
            Err(words) => self.fail(words),
        }
        self.stale = true;
    }

    /// Judges what a draft lands in, for as long as nobody would notice; the rest has its turn once the frame is out and
    /// nothing is typed.
    fn judge_on(&mut self) {
        let begun = now();
        while self.ended.is_none() && self.app.is_judging() && now().duration_since(begun) < UNNOTICED {
            self.give(Input::Idle);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let author = self.seat.author.clone();
        // Held no longer than this: the desk waits for whoever looks at its state.
        let state = self.published.borrow().state.clone();
        let at = state.zone().instant((self.seat.clock)(&state));
        for effect in effects {
            match effect {
                Effect::Commit { changes, summary, reason } => {
                    let changes = proposed::unredacted(changes, &self.redaction, &state, &self.gone);
                    let reply = self.seat.desk.commit(proposed::by(&self.seat, at, changes, summary, reason));
                    self.answers.spawn(async { Ok(Some(saved(reply.await?))) });
                }
                Effect::Turn(turn, consent) => {
                    let asker = (author.clone(), self.seat.from.as_str(), at);
                    let reply = self.seat.desk.turn(turn, asker, consent);
                    self.answers.spawn(async { Ok(Some(turned(reply.await?))) });
                }
                Effect::LookAhead => self.lookups.ahead(self.seat.desk.redoable(author.clone())),
                Effect::Load(weeks) => {
                    let reply = self.seat.desk.load(weeks);
                    self.answers.spawn(async { Ok(reply.await.map(|_| None)?) });
                }
                Effect::Log { since, at_most } => {
                    self.lookups.log(self.seat.desk.log(since, at_most), self.redaction.clone());
                }
                Effect::Import(path) => self.bring_in(Source::File(path), at),
                Effect::ReadHolidays(path, of) => self.lookups.holidays(path, of, self.seat.home),
                Effect::ListFolder(of) => self.lookups.folder(of, self.seat.home),
                Effect::Example => self.bring_in(Source::Example, at),
                Effect::Divide(question) => self.lookups.divide(question),
                Effect::Seek(search) => self.lookups.seek(search),
                Effect::LookBack(ask) => self.look_back(ask),
                Effect::Dismiss(seen) => {
                    self.answers.spawn(dismissed(self.seat.desk.dismiss(author.clone(), seen)));
                }
                Effect::Redraw => self.redraw(),
                Effect::Quit => self.ended = Some(Ending::Quit),
            }
        }
    }

    /// Brings a team file or the example into the store, away from the screen's own thread.
    fn bring_in(&mut self, source: Source, at: crate::domain::Instant) {
        self.answers.spawn(bring_in(self.seat.desk.clone(), source, Arrival::of(&self.seat, at)));
    }

    /// Draws everything again.
    fn redraw(&mut self) {
        self.renderer.redraw();
        self.stale = true;
    }

    fn frame(&mut self) -> Vec<u8> {
        let (renderer, app, draw) = (&mut self.renderer, &self.app, self.draw);
        let hidden = self.attention.is_hidden();
        let draw = |canvas: &mut Canvas| if hidden { draw_hidden(canvas) } else { draw(canvas, app) };
        let step = |canvas: &mut Canvas| !hidden && ui::draw_step(canvas, app);
        let drawn = guarded(|| renderer.frame_by_step(step, draw));
        drawn.and_then(|drawn| drawn.map_err(|error| error.to_string())).unwrap_or_else(|words| {
            self.fail(words);
            vec![]
        })
    }

    fn fail(&mut self, words: String) {
        self.ended.get_or_insert(Ending::Failed(words));
    }
}
