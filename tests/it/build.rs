//! States for tests, built in code from short texts.

use tandem::domain::*;

/// Records being gathered into a state.
#[derive(Default)]
pub struct Build(Vec<Change>);

pub fn parse<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn some<T: std::str::FromStr>(text: &str) -> Option<T>
where
    T::Err: std::fmt::Debug,
{
    (!text.is_empty()).then(|| parse(text))
}

fn list<T: std::str::FromStr>(text: &str) -> Vec<T>
where
    T::Err: std::fmt::Debug,
{
    text.split_whitespace().map(parse).collect()
}

impl Build {
    /// A service in a nation with one team `team`, whose place is `base`.
    pub fn service(nation: Nation) -> Self {
        let team = Team {
            id: parse("team"),
            name: "Team".into(),
            kind: TeamKind::Community,
            place: Some(parse("base")),
            beds: None,
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        };
        Self::default().put(Service::new("Service".into(), nation)).put(team).place("base", PlaceKind::Base)
    }

    pub fn put(mut self, record: impl Into<Record>) -> Self {
        self.0.push(Change::Put(record.into()));
        self
    }

    pub fn state(&self) -> State {
        State::default().preview(&self.0).unwrap()
    }

    pub fn place(self, id: &str, kind: PlaceKind) -> Self {
        self.put(Place { id: parse(id), name: id.into(), kind, low_signal: false, until: None })
    }

    pub fn travel(self, from: &str, to: &str, minutes: i32) -> Self {
        self.put(Travel { from: parse(from), to: parse(to), minutes: Minutes(minutes) })
    }

    pub fn person(self, id: &str) -> Self {
        self.put(Person::new(parse(id), id.to_uppercase(), parse("team"), Role::PeerWorker))
    }

    pub fn post(self, id: &str, hours: &str) -> Self {
        self.put(Post {
            id: parse(id),
            title: id.into(),
            team: parse("team"),
            hours: parse(hours),
            band: None,
            funded_until: None,
        })
    }

    /// `weeks`: shifts joined by `,`, weeks of a rotation by `/`.
    pub fn share(self, post: &str, person: &str, hours: &str, from: &str, until: &str, weeks: &str) -> Self {
        let shifts = |week: &str| -> Vec<PatternShift> {
            week.split(',').map(str::trim).filter(|s| !s.is_empty()).map(parse).collect()
        };
        self.put(Share {
            post: parse(post),
            person: parse(person),
            hours: parse(hours),
            from: parse(from),
            until: some(until),
            pattern: Pattern { weeks: weeks.split('/').map(shifts).collect() },
        })
    }

    /// A shift row; an empty time is not in.
    pub fn row(self, person: &str, date: &str, number: u8, time: &str, unpaid: &str, post: &str) -> Self {
        self.put(ShiftRow {
            person: parse(person),
            date: parse(date),
            number,
            time: some(time),
            unpaid: if unpaid.is_empty() { Minutes::ZERO } else { parse(unpaid) },
            place: None,
            post: some(post),
        })
    }

    /// Approved leave; from and to are dates, or date-times.
    pub fn leave(self, person: &str, kind: LeaveKind, from: &str, to: &str) -> Self {
        self.leave_in(LeaveState::Approved, person, kind, from, to)
    }

    pub fn leave_in(self, state: LeaveState, person: &str, kind: LeaveKind, from: &str, to: &str) -> Self {
        let span = if from.contains('T') {
            LeaveSpan::Times { from: parse(from), to: parse(to) }
        } else {
            LeaveSpan::Days { from: parse(from), to: parse(to) }
        };
        let number = u8::try_from(self.0.len() % 250).unwrap();
        self.put(Leave { person: parse(person), kind, span, state, number })
    }

    pub fn holiday(self, date: &str, name: &str, observed: bool) -> Self {
        self.put(Holiday { date: parse(date), name: name.into(), observed })
    }

    pub fn extra_holidays(self, values: &[(&str, &[&str])]) -> Self {
        let value = |dates: &[&str]| PolicyValue::Dates(dates.iter().map(|d| parse(d)).collect());
        let values = values.iter().map(|(from, dates)| (some(from), value(dates))).collect();
        self.put(Setting { key: "leave.extra_holidays".into(), values })
    }

    pub fn group(self, id: &str, place: &str, setup: i32, length: i32, debrief: i32) -> Self {
        self.put(Group {
            id: parse(id),
            title: id.into(),
            activity: parse("bookbug"),
            place: parse(place),
            setup: Minutes(setup),
            length: Minutes(length),
            debrief: Minutes(debrief),
            facilitators: None,
            capacity: Capacity::default(),
            invited: vec![],
            checklist: vec![],
        })
    }

    /// A planned session; more can be said of it in `and`.
    pub fn session(
        self,
        id: &str,
        activity: &str,
        start: &str,
        minutes: i32,
        people: &str,
        and: impl Fn(&mut Booking),
    ) -> Self {
        let booking = booking(activity, start, minutes, people, and);
        self.put(Session { id: parse(id), series: None, booking })
    }

    pub fn series(self, id: &str, repeat: &str, except: &str, booking: Booking) -> Self {
        self.put(Series { id: parse(id), booking, repeat: parse(repeat), except: list(except) })
    }
}

pub fn booking(
    activity: &str,
    start: &str,
    minutes: i32,
    people: &str,
    and: impl Fn(&mut Booking),
) -> Booking {
    let mut booking = Booking::new(parse(activity), parse(start), Minutes(minutes));
    booking.people = list(people);
    and(&mut booking);
    booking
}
