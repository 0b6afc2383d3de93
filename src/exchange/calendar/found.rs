//! What a calendar holds in a window: its series expanded, with what was changed in them, and its free-busy lists.

use super::bounds::{LONGEST_CALENDAR, MOST_OCCURRENCES};
use super::busy;
use super::component::{self, Component};
use super::event::{self, Event, Length};
use super::expand::{self, Budget};
use super::lines;
use super::notes::{CalendarWarningCode, Notes};
use super::occurrence::{CalendarTime, CalendarWhen};
use super::series::{self, EventSeries};
use super::stamp::{self, Stamp};
use super::zones::Zones;
use crate::domain::HowBusy;
use crate::domain::{Date, Instant, Minutes, Zone};

/// Something in a window, whether it keeps anybody busy or not.
#[derive(Debug)]
pub(super) struct Found {
    pub when: CalendarWhen,
    /// Where it may be said.
    pub title: Option<String>,
    pub busy: Option<HowBusy>,
    pub instead_of: Option<CalendarTime>,
    pub uid: Option<String>,
    pub line: usize,
}

/// All that a file holds in a window of dates, both included, in the order of time.
pub(super) fn in_window(bytes: &[u8], window: (Date, Date), home: Zone, notes: &mut Notes) -> Vec<Found> {
    if bytes.len() > LONGEST_CALENDAR {
        let told = format!("the file is longer than {} MiB, which no calendar is", LONGEST_CALENDAR >> 20);
        notes.fault(1, None, told);
        return vec![];
    }
    let components = component::read(&lines::without_mark(bytes), notes);
    let zones = Zones::of(&components.zones, home, window);
    let mut events = Vec::with_capacity(components.events.len());
    for component in components.events {
        let (event, wrong) = event::read(&component, &zones);
        for (line, message) in wrong {
            notes.fault(line, event.uid.as_deref(), message);
        }
        notes.skipped += usize::from(event.is_broken);
        events.push(event);
    }
    let series = series::together(events, notes);
    let mut finding = Finding { window, zones, notes, found: vec![], budget: Budget::default() };
    let is_whole = series.iter().all(|it| finding.series(it).is_some())
        && components.free_busy.iter().all(|it| finding.free_busy(it).is_some());
    let mut found = finding.found;
    if !is_whole {
        let told = format!("there are more than {MOST_OCCURRENCES} events in these weeks; no more were read");
        notes.fault(found.last().map_or(1, |it| it.line), None, told);
    }
    found.sort_by_key(|it| (it.when.span(), it.when, it.line));
    found
}

struct Finding<'n> {
    window: (Date, Date),
    zones: Zones,
    notes: &'n mut Notes,
    found: Vec<Found>,
    budget: Budget,
}

impl Finding<'_> {
    /// Adds a series; `None` once there are too many.
    fn series(&mut self, series: &EventSeries) -> Option<()> {
        let master = series.master.as_ref();
        // A series that was called off takes all that was changed in it along.
        if master.is_some_and(|it| it.is_called_off) {
            return Some(());
        }
        if let Some(master) = master.filter(|it| !it.is_broken) {
            self.master(master, series)?;
        } else {
            self.without_series(series)?;
        }
        for (changed, event) in series.changed.values().map(|event| (event.instead_of.as_ref(), event)) {
            if let Some(start) = event.start.as_ref().filter(|_| !event.is_out()) {
                let instead_of = changed.map(|(of, _)| of.at_home(&self.zones));
                self.add(event, master, start, event.length, instead_of)?;
            }
        }
        Some(())
    }

    /// Of changes from an occurrence on whose series is not in the file, that occurrence.
    fn without_series(&mut self, series: &EventSeries) -> Option<()> {
        for event in series.changed_from.values().filter(|it| !it.is_out()) {
            if let (Some(start), Some((of, _))) = (&event.start, &event.instead_of) {
                self.add(event, None, start, event.length, Some(of.at_home(&self.zones)))?;
            }
        }
        Some(())
    }

    fn master(&mut self, master: &Event, series: &EventSeries) -> Option<()> {
        let around = self.around(master, series);
        let Some(instances) = expand::instances(master, around, &mut self.budget) else {
            self.too_dear(master);
            return Some(());
        };
        for (key, instance) in instances {
            if series.changed.contains_key(&key) {
                continue;
            }
            match series.changed_from.range(..=key).next_back() {
                Some((_, event)) if event.is_out() || !event.rules.is_empty() => {}
                Some((_, event)) => {
                    let Some(start) = moved(event, &instance.start) else { continue };
                    let instead_of = instance.start.at_home(&self.zones);
                    self.add(event, Some(master), &start, event.length, Some(instead_of))?;
                }
                None => self.add(master, None, &instance.start, instance.length, None)?,
            }
        }
        // A change from an occurrence on that says itself how it repeats is a series of its own.
        let mut later = series.changed_from.iter().peekable();
        while let Some((_, event)) = later.next() {
            let next = later.peek().map(|(key, _)| **key);
            if event.rules.is_empty() || event.is_out() {
                continue;
            }
            let Some(instances) = expand::instances(event, around, &mut self.budget) else {
                self.too_dear(event);
                continue;
            };
            for (key, instance) in instances {
                if next.is_none_or(|next| key < next) && !series.changed.contains_key(&key) {
                    self.add(event, Some(master), &instance.start, instance.length, None)?;
                }
            }
        }
        Some(())
    }

    fn too_dear(&mut self, event: &Event) {
        let told = "its repeat rule takes longer to work out than all others here: it is not read";
        self.notes.fault(event.line, event.uid.as_deref(), told);
        self.notes.skipped += 1;
    }

    /// The days on which what lies in the window may start.
    fn around(&self, master: &Event, series: &EventSeries) -> (Date, Date) {
        let later = || series.changed_from.values();
        let extras = master.extras.iter().filter_map(|it| it.length);
        let lengths = later().map(|it| it.length).chain(extras);
        let longest = lengths.map(Length::most_days).fold(master.length.most_days(), i32::max);
        let shift = |event: &Event| {
            let (start, (of, _)) = (event.start.as_ref()?, event.instead_of.as_ref()?);
            Some(start.date().days_since(of.date()).abs())
        };
        let farthest = later().filter_map(shift).max().unwrap_or(0);
        let (from, to) = self.window;
        (from.plus_days(-longest - farthest - 2), to.plus_days(farthest + 2))
    }

    /// Adds an occurrence where it lies in the window; `None` once there are too many. What an event does not say of itself it
    /// has from its series.
    fn add(
        &mut self,
        event: &Event,
        series: Option<&Event>,
        start: &Stamp,
        length: Length,
        instead_of: Option<CalendarTime>,
    ) -> Option<()> {
        let when = self.when(start, length);
        if !when.is_in(self.window) {
            return Some(());
        }
        for (code, line, message) in &event.doubts {
            if event.busy.is_some() || *code == CalendarWarningCode::NoLength {
                self.notes.warn(*code, *line, event.uid.as_deref(), message.clone());
            }
        }
        let is_private = event.is_private || series.is_some_and(|it| it.is_private);
        let title = event.title.as_ref().or_else(|| series.and_then(|it| it.title.as_ref()));
        let title = title.filter(|_| !is_private).cloned();
        let (busy, uid, line) = (event.busy, event.uid.clone(), event.line);
        self.keep(Found { when, title, busy, instead_of, uid, line })
    }

    fn keep(&mut self, found: Found) -> Option<()> {
        if self.found.len() >= MOST_OCCURRENCES {
            return None;
        }
        self.found.push(found);
        Some(())
    }

    /// When something is on the wall of the service.
    fn when(&self, start: &Stamp, length: Length) -> CalendarWhen {
        let (wall, zone) = match start {
            Stamp::Day(first) => {
                return CalendarWhen::Days {
                    first: *first,
                    last: first.plus_days(length.most_days().max(1) - 1),
                };
            }
            Stamp::Time { wall, zone } => (*wall, zone),
        };
        let (at, mut end) = (zone.instant(wall), length.end(wall, zone));
        if let (true, Length::Wall(minutes)) = (end <= at, length) {
            // It starts at a time that the clocks pass over: it is as long as ever.
            end = Instant(at.0 + i64::from(minutes.0));
        }
        let home = self.zones.home;
        let (start, ends) = (home.moment(at), home.moment(end));
        let passing = Minutes(i32::try_from(end.0 - at.0).unwrap_or_default());
        // Over the hour that comes twice the wall goes back: what lies there is as long as it is.
        let end = if ends <= start { start.plus_wall(passing) } else { ends };
        CalendarWhen::Timed { start, end }
    }

    fn free_busy(&mut self, list: &Component) -> Option<()> {
        for property in list.all("FREEBUSY") {
            let busy = busy::of_kind(property.parameter("FBTYPE"));
            for period in property.value.split(',').map(str::trim).filter(|it| !it.is_empty()) {
                let read = period.split_once('/').ok_or_else(|| "a stretch is written start/end".to_owned());
                let read = read.and_then(|(from, end)| {
                    let start = stamp::read(property, from, &self.zones, None)?.stamp;
                    Ok((event::period_length(&start, end, property, &self.zones)?, start))
                });
                match read {
                    Ok((length, start)) => {
                        let when = self.when(&start, length);
                        if when.is_in(self.window) {
                            let uid = list.uid().map(str::to_owned);
                            self.keep(Found {
                                when,
                                title: None,
                                busy,
                                instead_of: None,
                                uid,
                                line: property.line,
                            })?;
                        }
                    }
                    Err(error) => {
                        self.notes.fault(property.line, list.uid(), format!("FREEBUSY: {error}"));
                        self.notes.skipped += 1;
                    }
                }
            }
        }
        Some(())
    }
}

/// An occurrence as a change from another one on has it: as many days away, at the time of the change. One that is written in
/// UTC keeps the wall of its series, as that does when the clocks change.
fn moved(event: &Event, instance: &Stamp) -> Option<Stamp> {
    let (start, (of, _)) = (event.start.as_ref()?, event.instead_of.as_ref()?);
    let start = start.on_wall_of(instance);
    let days = start.date().days_since(of.date_where(&start));
    Some(start.on(instance.date_where(&start).plus_days(days)))
}
