//! Sound states of every kind, made up by proptest: for any test that wants a property to hold of all of them.

use std::sync::Arc;

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tandem::domain::policy::{CATALOGUE, PolicyKind};
use tandem::domain::*;

const PEOPLE: [&str; 4] = ["aisha", "eilidh", "dr-nair", "morag"];
const PLACES: [&str; 3] = ["base", "hall", "glens"];
const TEAMS: [&str; 2] = ["ailsa", "strathmore"];
const POSTS: [&str; 2] = ["ailsa-peer", "strathmore-peer"];
const FAMILIES: [&str; 3] = ["a1", "c4", "c9"];
const GROUPS: [&str; 2] = ["bookbug-unit", "swimmers"];
const ACTIVITIES: [&str; 6] = ["one-to-one", "phone", "bookbug", "supervision", "swim", "notes"];
const COURSES: [&str; 3] = ["wrap", "nes-1", "breathing"];
const SERIES: [&str; 3] = ["mdt", "huddle", "super-vision"];

fn id<T: std::str::FromStr<Err = Malformed> + std::fmt::Debug>(
    ids: &'static [&'static str],
) -> impl Strategy<Value = T> + Clone {
    select(ids).prop_map(|id| id.parse().unwrap())
}

fn some<T: std::str::FromStr<Err = Malformed> + std::fmt::Debug + Clone>(
    ids: &'static [&'static str],
) -> impl Strategy<Value = Vec<T>> + Clone {
    subsequence(ids, 0..=ids.len()).prop_map(|ids| ids.into_iter().map(|id| id.parse().unwrap()).collect())
}

/// Any text that may be kept, quotes included, too short of digits to be a patient number.
fn text() -> impl Strategy<Value = String> + Clone {
    let may_stand = |c: &char| !c.is_ascii_digit() && !check::is_never_kept(*c);
    prop_oneof![
        4 => "[A-Za-z ’-]{0,12}",
        1 => proptest::collection::vec(any::<char>(), 0..12)
            .prop_map(move |chars| chars.into_iter().filter(may_stand).collect::<String>())
            .prop_map(|text| plain_text::tidy(&text).map(|it| it.text).unwrap_or_default()),
        1 => Just("[31m\"''''\\\u{a0}#=".to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("n{text}"))
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

/// The days in which much happens, counted from the first of 2026: half of all dates lie in them.
pub const BUSY: std::ops::Range<i32> = 300..342;

fn date() -> impl Strategy<Value = Date> + Clone {
    prop_oneof![0..800_i32, BUSY].prop_map(|days| Date::new(2026, 1, 1).unwrap().plus_days(days))
}

fn time() -> impl Strategy<Value = Time> + Clone {
    (0..24_u16, 0..60_u16).prop_map(|(hour, minute)| Time::new(hour, minute).unwrap())
}

fn moment() -> impl Strategy<Value = Moment> + Clone {
    (date(), time()).prop_map(|(date, time)| date.at(time))
}

fn minutes() -> impl Strategy<Value = Minutes> + Clone {
    (1..=1440_i32).prop_map(Minutes)
}

fn span() -> impl Strategy<Value = TimeSpan> + Clone {
    (time(), time()).prop_map(|(from, to)| TimeSpan { from, to })
}

fn word<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> + Clone {
    select(all)
}

fn service() -> impl Strategy<Value = Service> {
    (name(), word(Nation::ALL), select(vec!["Europe/London", "Europe/Paris"]), (1..13_u32, 1..29_u32), span())
        .prop_map(|(name, nation, zone, (month, day), base_hours)| Service {
            name,
            nation,
            time_zone: zone.parse().unwrap(),
            leave_year_start: format!("{month:02}-{day:02}").parse().unwrap(),
            base_hours,
        })
}

fn value(kind: PolicyKind) -> BoxedStrategy<PolicyValue> {
    match kind {
        PolicyKind::Duration => {
            (0..6000_i32).prop_map(|minutes| PolicyValue::Duration(Minutes(minutes))).boxed()
        }
        PolicyKind::Number => (0..200_000_i64).prop_map(PolicyValue::Number).boxed(),
        PolicyKind::Word(words) => select(words).prop_map(|word| PolicyValue::Word(word.into())).boxed(),
        PolicyKind::MonthOrDays => prop_oneof![
            Just(PolicyValue::Word("month".into())),
            (1..100_i64).prop_map(|days| PolicyValue::Number(days * 1000))
        ]
        .boxed(),
        PolicyKind::Dates => vec(date(), 0..3).prop_map(PolicyValue::Dates).boxed(),
    }
}

fn setting() -> impl Strategy<Value = Setting> {
    select(CATALOGUE).prop_flat_map(|policy| {
        (option::of(value(policy.kind)), btree_set(date(), 0..3), vec(value(policy.kind), 3)).prop_map(
            move |(always, dates, values)| {
                let mut all: Vec<(Option<Date>, PolicyValue)> =
                    always.map(|value| (None, value)).into_iter().collect();
                all.extend(dates.into_iter().map(Some).zip(values.clone()));
                if all.is_empty() {
                    all.push((None, values[0].clone()));
                }
                Setting { key: policy.key.into(), values: all }
            },
        )
    })
}

fn place(at: &'static str) -> impl Strategy<Value = Place> {
    (name(), word(PlaceKind::ALL), any::<bool>(), option::of(date())).prop_map(
        move |(name, kind, low_signal, until)| Place {
            id: at.parse().unwrap(),
            name,
            kind,
            low_signal,
            until,
        },
    )
}

fn travel() -> impl Strategy<Value = Travel> {
    (subsequence(PLACES.to_vec(), 2), any::<bool>(), 0..600_i32).prop_map(|(mut ways, back, minutes)| {
        if back {
            ways.reverse();
        }
        Travel { from: ways[0].parse().unwrap(), to: ways[1].parse().unwrap(), minutes: Minutes(minutes) }
    })
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0..7_u8).prop_map(|day| Weekday::try_from(day).unwrap())
}

fn team(at: &'static str) -> impl Strategy<Value = Team> {
    let open = (weekday(), span()).prop_map(|(weekday, hours)| OpenHours { weekday, hours });
    (
        name(),
        word(TeamKind::ALL),
        option::of(id(&PLACES)),
        option::of(0..20_u32),
        vec(open, 0..3),
        0..4_u32,
        option::of(date()),
    )
        .prop_map(move |(name, kind, place, beds, open, peers_wanted, funded_until)| Team {
            id: at.parse().unwrap(),
            name,
            kind,
            place,
            beds,
            open,
            peers_wanted,
            funded_until,
        })
}

fn person(at: &'static str) -> impl Strategy<Value = Person> {
    let first =
        (name(), option::of(text()), id(&TEAMS), word(Role::ALL), option::of(date()), option::of(date()));
    let buddy = option::of(id::<PersonId>(&PEOPLE)).prop_map(move |it| it.filter(|it| it.as_str() != at));
    let second = (option::of(word(NesLevel::ALL)), texts(), texts(), texts(), option::of(text()), buddy);
    let item = |(words, done): (String, bool)| ChecklistItem::new(words, done);
    let ready = vec((text(), any::<bool>()).prop_map(item), 0..3);
    (first, second, option::of(date()), option::of(0..400_i32), ready).prop_map(
        move |(
            (name, initials, team, role, service_start, started),
            (nes_level, boundaries, ask_first, experience, conflict, buddy),
            out,
            days,
            checklist,
        )| Person {
            initials,
            service_start,
            started,
            nes_level,
            boundaries,
            ask_first,
            experience,
            conflict,
            buddy,
            wtr_opt_out: out,
            wtr_opt_out_until: days.map(|days| out.unwrap_or(Date::new(2026, 1, 1).unwrap()).plus_days(days)),
            checklist,
            ..Person::new(at.parse().unwrap(), name, team, role)
        },
    )
}

fn post(at: &'static str) -> impl Strategy<Value = Post> {
    (name(), id(&TEAMS), 1..=10_080_i32, option::of(text()), option::of(date())).prop_map(
        move |(title, team, hours, band, funded_until)| Post {
            id: at.parse().unwrap(),
            title,
            team,
            hours: Minutes(hours),
            band,
            funded_until,
        },
    )
}

/// Shifts of a week that do not overlap: at most one a day, over before midnight.
fn pattern_week() -> impl Strategy<Value = Vec<PatternShift>> {
    vec(option::of((0..600_u16, 60..600_u16, 0..50_i32)), 7).prop_map(|days| {
        let at = |minutes: u16| Time::new(minutes / 60, minutes % 60).unwrap();
        let shift = |(day, it): (usize, Option<(u16, u16, i32)>)| {
            let (from, length, unpaid) = it?;
            let weekday = Weekday::try_from(u8::try_from(day).unwrap()).unwrap();
            let time = TimeSpan { from: at(from), to: at(from + length) };
            Some(PatternShift { weekday, time, unpaid: Minutes(unpaid) })
        };
        days.into_iter().enumerate().filter_map(shift).collect()
    })
}

fn share() -> impl Strategy<Value = Share> {
    (id(&POSTS), id(&PEOPLE), 1..=10_080_i32, date(), option::of(0..800_i32), vec(pattern_week(), 0..4))
        .prop_map(|(post, person, hours, from, length, weeks)| Share {
            post,
            person,
            hours: Minutes(hours),
            from,
            until: length.map(|days| from.plus_days(days)),
            pattern: Pattern { weeks },
        })
}

fn shift() -> impl Strategy<Value = ShiftRow> {
    let time = (0..600_u16, 60..600_u16, 0..50_i32);
    (id(&PEOPLE), date(), time, 0..6_u8, option::of(id(&PLACES))).prop_map(
        |(person, date, (from, length, unpaid), number, place)| {
            let at = |minutes: u16| Time::new(minutes / 60, minutes % 60).unwrap();
            let time = TimeSpan { from: at(from), to: at(from + length) };
            ShiftRow { person, date, number, time: Some(time), unpaid: Minutes(unpaid), place, post: None }
        },
    )
}

fn course() -> impl Strategy<Value = Course> {
    (name(), any::<bool>(), option::of(1..60_u32)).prop_map(|(title, mandatory, valid_months)| Course {
        id: "breathing".parse().unwrap(),
        title,
        mandatory,
        valid_months,
    })
}

fn training() -> impl Strategy<Value = Training> {
    (id(&PEOPLE), id(&COURSES), word(TrainingState::ALL), option::of(date()), option::of(0..900_i32))
        .prop_map(|(person, course, state, on, holds)| Training {
            person,
            course,
            state,
            on,
            expires: holds.map(|days| on.unwrap_or(Date::new(2026, 1, 1).unwrap()).plus_days(days)),
        })
}

fn activity(at: &'static str) -> impl Strategy<Value = Activity> {
    let boundary = select(vec![Boundary::Peer, Boundary::Joint]);
    (name(), word(ActivityKind::ALL), boundary, any::<[bool; 4]>(), some(&COURSES), option::of(minutes()))
        .prop_map(move |(title, kind, boundary, [direct, heavy, home, baby], needs, minutes)| Activity {
            id: at.parse().unwrap(),
            title,
            kind,
            boundary,
            direct,
            heavy,
            home,
            baby,
            needs,
            minutes,
        })
}

fn date_or_month() -> impl Strategy<Value = DateOrMonth> {
    prop_oneof![
        date().prop_map(DateOrMonth::Date),
        (2026..2028_i32, 1..13_u32)
            .prop_map(|(year, month)| DateOrMonth::Month(Month::new(year, month).unwrap())),
    ]
}

fn family(at: &'static str) -> impl Strategy<Value = Family> {
    let reminders = (text(), option::of(time()), option::of(time()))
        .prop_map(|(channel, safe_from, safe_to)| Reminders { channel, safe_from, safe_to });
    let dates = (date(), [option::of(date()), option::of(date()), option::of(date())]);
    let baby = (option::of(date_or_month()), option::of(date_or_month()), any::<bool>());
    let people = [option::of(id(&PEOPLE)), option::of(id(&PEOPLE)), option::of(id(&PEOPLE))];
    let wishes = (
        option::of(1..60_u32),
        option::of(minutes()),
        subsequence(Format::ALL, 0..4),
        word(Complexity::ALL),
        word(Visit::ALL),
    );
    let rest = (option::of(id(&PLACES)), texts(), texts(), option::of(reminders));
    (id(&TEAMS), word(FamilyStatus::ALL), dates, baby, people, wishes, rest).prop_map(
        move |(
            team,
            status,
            (referred, [started, admitted, review_by]),
            (due, born, loss),
            [key_worker, worker, backup],
            (every_days, minutes, formats, complexity, visit),
            (area, needs, themes, reminders),
        )| {
            Family {
                started,
                admitted,
                review_by,
                due,
                born,
                loss,
                key_worker,
                worker,
                backup,
                every_days,
                minutes,
                formats,
                complexity,
                visit,
                area,
                needs,
                themes,
                reminders,
                ..Family::new(at.parse().unwrap(), team, status, referred)
            }
        },
    )
}

fn group(at: &'static str) -> impl Strategy<Value = Group> {
    let lengths = (0..90_i32, 1..300_i32, 0..90_i32);
    let capacity = (0..5_u32, 1..10_u32).prop_map(|(least, more)| Capacity { least, most: least + more });
    let invited = (some::<FamilyRef>(&FAMILIES), vec(option::of(date()), 3)).prop_map(|(families, dates)| {
        let pair = |(family, precontact)| Invitation { family, precontact };
        families.into_iter().zip(dates).map(pair).collect::<Vec<_>>()
    });
    let item = |(item, done, is_idea): (String, bool, bool)| {
        if is_idea { ChecklistItem::idea(&item) } else { ChecklistItem::of_words(item, done) }
    };
    let checklist = vec((text(), any::<bool>(), any::<bool>()).prop_map(item), 0..4);
    (name(), id(&ACTIVITIES), id(&PLACES), lengths, option::of(1..5_u32), capacity, invited, checklist)
        .prop_map(
            move |(
                title,
                activity,
                place,
                (setup, length, debrief),
                facilitators,
                capacity,
                invited,
                checklist,
            )| Group {
                id: at.parse().unwrap(),
                title,
                activity,
                place,
                setup: Minutes(setup),
                length: Minutes(length),
                debrief: Minutes(debrief),
                facilitators,
                capacity,
                invited,
                checklist,
            },
        )
}

fn booking(start: impl Strategy<Value = Moment>) -> impl Strategy<Value = Booking> {
    let who =
        (some::<PersonId>(&PEOPLE), some::<PersonId>(&PEOPLE), some::<PersonId>(&PEOPLE), any::<bool>());
    let what =
        (some(&FAMILIES), option::of(id(&GROUPS)), option::of(id(&PLACES)), option::of(word(Track::ALL)));
    let came = (word(Status::ALL), option::of(text()), option::of(text()), option::of(text()), any::<bool>());
    (id(&ACTIVITIES), start, minutes(), who, what, came).prop_map(
        |(
            activity,
            start,
            minutes,
            (people, mut with, mut shadow, led),
            (families, group, place, track),
            (status, reason, cancelled_by, note, wellbeing),
        )| {
            // Nobody is in it twice.
            with.retain(|person| !people.contains(person));
            shadow.retain(|person| !people.contains(person) && !with.contains(person));
            let lead = people.first().or(with.first()).filter(|_| led).cloned();
            Booking {
                people,
                with,
                shadow,
                lead,
                families,
                group,
                place,
                track,
                status,
                reason,
                cancelled_by,
                note,
                wellbeing,
                ..Booking::new(activity, start, minutes)
            }
        },
    )
}

fn one_off() -> impl Strategy<Value = Session> {
    (booking(moment()), option::of("[a-z]{1,3}[0-9]{0,2}")).prop_map(|(booking, id)| {
        let id = id.unwrap_or_else(|| booking.derived_id());
        Session { id: id.parse().unwrap(), series: None, booking }
    })
}

fn occurrence() -> impl Strategy<Value = Session> {
    (booking(moment()), id::<SeriesId>(&SERIES), date()).prop_map(|(booking, series, date)| {
        let id = series.occurrence(date).unwrap();
        Session { id, series: Some(series), booking }
    })
}

fn series(at: &'static str) -> impl Strategy<Value = Series> {
    let rule = select(vec!["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;COUNT=5", "FREQ=YEARLY"]);
    (booking(moment()), rule, btree_set(date(), 0..4)).prop_map(move |(booking, rule, except)| Series {
        id: at.parse().unwrap(),
        booking,
        repeat: rule.parse().unwrap(),
        except: except.into_iter().collect(),
    })
}

fn supervision() -> impl Strategy<Value = Supervision> {
    (subsequence(PEOPLE.to_vec(), 2), word(Track::ALL), option::of(1..400_u32), option::of(date())).prop_map(
        |(two, track, every_days, last)| Supervision {
            person: two[0].parse().unwrap(),
            track,
            supervisor: two[1].parse().unwrap(),
            every_days,
            last,
        },
    )
}

fn leave() -> impl Strategy<Value = Leave> {
    let days =
        (date(), 0..40_i32).prop_map(|(from, days)| LeaveSpan::Days { from, to: from.plus_days(days) });
    let times = (moment(), minutes())
        .prop_map(|(from, length)| LeaveSpan::Times { from, to: from.plus_wall(length) });
    (id(&PEOPLE), word(LeaveKind::ALL), prop_oneof![days, times], word(LeaveState::ALL), 0..4_u8)
        .prop_map(|(person, kind, span, state, number)| Leave { person, kind, span, state, number })
}

fn busy() -> impl Strategy<Value = Busy> {
    let whose = prop_oneof![id(&PEOPLE).prop_map(BusyOf::Person), id(&PLACES).prop_map(BusyOf::Place)];
    let how = word(HowBusy::ALL);
    (whose, moment(), 1..9_000_i32, how, option::of(text()), "[0-9a-f]{0,8}", 0..4_u8).prop_map(
        |(whose, start, length, how, source, uid, number)| Busy {
            whose,
            start,
            end: start.plus_wall(Minutes(length)),
            how,
            source,
            uid: uid.into(),
            number,
        },
    )
}

fn toil() -> impl Strategy<Value = Toil> {
    (id(&PEOPLE), date(), minutes(), option::of(text()), 0..4_u8)
        .prop_map(|(person, date, minutes, note, number)| Toil { person, date, minutes, note, number })
}

fn carry() -> impl Strategy<Value = Carry> {
    (id(&PEOPLE), 2025..2028_i32, minutes(), option::of(text()))
        .prop_map(|(person, year, minutes, note)| Carry { person, year, minutes, note })
}

fn holiday() -> impl Strategy<Value = Holiday> {
    (date(), name(), any::<bool>()).prop_map(|(date, name, observed)| Holiday { date, name, observed })
}

fn organisation() -> impl Strategy<Value = Organisation> {
    let id = "[a-z]{1,5}";
    (id, name(), option::of(text()), texts(), option::of(text()), option::of(text()), option::of(date()))
        .prop_map(|(id, name, area, offers, refer_by, contact, review_by)| Organisation {
            id: id.parse().unwrap(),
            name,
            area,
            offers,
            refer_by,
            contact,
            review_by,
        })
}

fn sheet() -> impl Strategy<Value = SheetMark> {
    let given = (text(), text(), text(), some(&PEOPLE), text(), text(), 0..60_000_000_i64).prop_map(
        |(rule, kind, subject, people, by, reason, at)| Override {
            rule,
            subject: (kind, subject),
            people,
            by,
            reason,
            at: Instant(at),
        },
    );
    (date(), word(SheetState::ALL), option::of(date()), vec(given, 0..3)).prop_map(
        |(date, state, published, overrides)| SheetMark { week: date.week(), state, published, overrides },
    )
}

/// What stands beside other records, each with the one it is beside.
fn beside() -> impl Strategy<Value = Vec<Record>> {
    let waiting = select(vec![TrainingState::Booked, TrainingState::Requested, TrainingState::NoPlace]);
    let refresher = (training(), waiting, option::of(date())).prop_map(|(held, state, on)| -> Vec<Record> {
        let done = Training { state: TrainingState::Done, ..held.clone() };
        vec![done.into(), Refresher(Training { state, on, expires: None, ..held }).into()]
    });
    let hours = (id(&POSTS), date(), 1..=10_080_i32).prop_map(|(post, from, hours)| -> Vec<Record> {
        vec![PostHours { post, from, hours: Minutes(hours) }.into()]
    });
    let things = ["base", "glens", "ailsa", "strathmore", "a1", "c9"];
    let apart = (id(&PEOPLE), subsequence(things.to_vec(), 1..4)).prop_map(|(person, from)| -> Vec<Record> {
        vec![KeptApart { person, from: from.into_iter().map(Into::into).collect() }.into()]
    });
    let contact = (id(&FAMILIES), date())
        .prop_map(|(family, on)| -> Vec<Record> { vec![LastContact { family, on }.into()] });
    let public = name().prop_map(|title| -> Vec<Record> {
        vec![PublicTitle { activity: "swim".parse().unwrap(), title }.into()]
    });
    let holiday = (holiday(), span()).prop_map(|(holiday, time)| -> Vec<Record> {
        vec![holiday.clone().into(), HolidayTime { date: holiday.date, time }.into()]
    });
    let carried = (carry(), date()).prop_map(|(carry, until)| -> Vec<Record> {
        let carry = Carry { minutes: -carry.minutes, ..carry };
        let (person, year) = (carry.person.clone(), carry.year);
        vec![carry.into(), CarryLapse { person, year, until }.into()]
    });
    prop_oneof![refresher, hours, apart, contact, public, holiday, carried]
}

fn all_of<T: Into<Record> + std::fmt::Debug, S: Strategy<Value = T> + 'static>(
    rows: Vec<S>,
) -> BoxedStrategy<Vec<Record>> {
    rows.prop_map(|rows| rows.into_iter().map(Into::into).collect()).boxed()
}

fn up_to<T: Into<Record> + std::fmt::Debug>(
    most: usize,
    row: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Vec<Record>> {
    vec(row, 0..=most).prop_map(|rows| rows.into_iter().map(Into::into).collect()).boxed()
}

/// Records of every kind that go together: every reference is there, everything is possible, and each session's id is
/// its own.
pub fn records() -> impl Strategy<Value = Vec<Record>> {
    let tables: Vec<BoxedStrategy<Vec<Record>>> = vec![
        all_of(vec![service()]),
        up_to(4, setting()),
        all_of(PLACES.map(place).into()),
        up_to(3, travel()),
        all_of(TEAMS.map(team).into()),
        all_of(PEOPLE.map(person).into()),
        all_of(POSTS.map(post).into()),
        up_to(3, share()),
        up_to(3, shift()),
        all_of(vec![course()]),
        up_to(3, training()),
        all_of(vec![activity("swim")]),
        all_of(FAMILIES.map(family).into()),
        all_of(GROUPS.map(group).into()),
        all_of(SERIES.map(series).into()),
        up_to(4, one_off()),
        up_to(3, occurrence()),
        up_to(2, supervision()),
        up_to(3, leave()),
        up_to(3, toil()),
        up_to(3, busy()),
        up_to(2, carry()),
        up_to(2, holiday()),
        up_to(2, organisation()),
        up_to(2, sheet()),
        up_to(3, (id(&TEAMS), sheet()).prop_map(|(team, mark)| TeamMark { team, mark })),
        vec(beside(), 0..=4).prop_map(|rows| rows.into_iter().flatten().collect()).boxed(),
    ];
    tables.prop_map(|tables| {
        let mut sessions = std::collections::BTreeSet::new();
        let (mut shares, mut rows): (Vec<Share>, Vec<ShiftRow>) = (vec![], vec![]);
        let mut is_own = |record: &Record| match record {
            Record::Session(it) => sessions.insert(it.id.clone()),
            // Nobody is to be at work twice at once.
            Record::Share(it) => {
                let clashes =
                    |other: &Share| other.person == it.person && check::at_once(it, other).is_some();
                let fits = !shares.iter().any(clashes);
                shares.extend(fits.then(|| Share::clone(it)));
                fits
            }
            Record::Shift(it) => {
                let of_day = |other: &ShiftRow| other.person == it.person && other.date == it.date;
                let fits = !rows.iter().any(of_day);
                rows.extend(fits.then(|| ShiftRow::clone(it)));
                fits
            }
            _ => true,
        };
        let all: Vec<Record> = tables.into_iter().flatten().filter(|record| is_own(record)).collect();
        with_given_days(all)
    })
}

/// The same with exceptions, and occurrences changed by hand, only on days that the rule of their series gives.
fn with_given_days(all: Vec<Record>) -> Vec<Record> {
    let mut rules: std::collections::BTreeMap<SeriesId, Arc<Series>> = std::collections::BTreeMap::new();
    for record in &all {
        if let Record::Series(it) = record {
            rules.insert(it.id.clone(), it.clone());
        }
    }
    let given = |record: Record| match record {
        Record::Series(it) => {
            let mut series = Series::clone(&it);
            series.except.retain(|date| it.gives(*date));
            Some(series.into())
        }
        Record::Session(it) => {
            let rule = it.series.as_ref().and_then(|id| rules.get(id));
            let fits = rule.is_none_or(|rule| it.rule_date().is_some_and(|date| rule.gives(date)));
            fits.then_some(Record::Session(it))
        }
        other => Some(other),
    };
    all.into_iter().filter_map(given).collect()
}

/// A sound state of such records.
pub fn state() -> impl Strategy<Value = State> {
    records().prop_map(|records| {
        let changes: Vec<Change> = records.into_iter().map(Change::Put).collect();
        State::default().preview(&changes).unwrap()
    })
}
