//! The records that belong to no week: one list of their tables, from which look-ups follow.

use super::unlike::unlike;
use crate::domain::record::{
    AcceptedRisk, Account, Activity, Busy, CallNote, Carry, CarryLapse, Case, Course, Decision, Entity as _,
    Family, Feed, Group, HandoverMark, Holiday, HolidayTime, ImportSource, KeptApart, KeptWords, Key,
    LastContact, Leave, LeaveAsked, Measure, Organisation, Person, Place, Post, PostHours, PublicKey,
    PublicTitle, Purge, Record, Refresher, ReminderSent, Rev, Row, Series, Service, Setting, Share,
    StaffRequest, Succession, Supervision, Table, Team, Toil, Training, Travel,
};

/// What belongs to a week, and so stands in its sheet.
macro_rules! of_a_week {
    ($of:ident) => {
        $of::Session(_)
            | $of::Shift(_)
            | $of::Sheet(_)
            | $of::Edition(_)
            | $of::Amendment(_)
            | $of::TeamMark(_)
            | $of::TeamEdition(_)
    };
}

macro_rules! records {
    ($($field:ident: $variant:ident($type:ty),)*) => {
        /// The records that belong to no week, a table of each kind.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Records { $(#[doc = concat!("Every ", stringify!($variant), ".")] pub $field: Table<$type>,)* }

        impl Records {
            /// The record under a key, with its revision; `None` too for keys that belong to a week.
            #[must_use]
            pub fn get(&self, key: &Key) -> Option<(Rev, Record)> {
                match key {
                    $(Key::$variant(key) => self.$field.get(key).map(|row| (row.rev, Record::$variant(row.item.clone()))),)*
                    of_a_week!(Key) => None,
                }
            }

            /// Puts a record in its table; one that belongs to a week is left alone.
            pub fn put(&mut self, record: Record, rev: Rev) {
                match record {
                    $(Record::$variant(item) => { self.$field.insert(item.key(), Row { rev, item }); })*
                    of_a_week!(Record) => {}
                }
            }

            /// Takes a record out of its table.
            pub fn remove(&mut self, key: &Key) {
                match key {
                    $(Key::$variant(key) => { self.$field.remove(key); })*
                    of_a_week!(Key) => {}
                }
            }

            /// Adds the keys under which another's tables do not hold the same.
            pub(super) fn difference(&self, other: &Self, keys: &mut Vec<Key>) {
                $(keys.extend(unlike(&self.$field, &other.$field).map(|key| Key::$variant(key.clone())));)*
            }

            /// Every record with its revision, table by table, in order of key.
            pub fn rows(&self) -> impl Iterator<Item = (Rev, Record)> + '_ {
                std::iter::empty()
                    $(.chain(self.$field.values().map(|row| (row.rev, Record::$variant(row.item.clone())))))*
            }
        }
    };
}

records! {
    service: Service(Service),
    policy: Policy(Setting),
    places: Place(Place),
    travel: Travel(Travel),
    teams: Team(Team),
    people: Person(Person),
    posts: Post(Post),
    shares: Share(Share),
    courses: Course(Course),
    training: Training(Training),
    activities: Activity(Activity),
    families: Family(Family),
    groups: Group(Group),
    series: Series(Series),
    supervision: Supervision(Supervision),
    leave: Leave(Leave),
    toil: Toil(Toil),
    holidays: Holiday(Holiday),
    organisations: Organisation(Organisation),
    keys: PublicKey(PublicKey),
    accounts: Account(Account),
    carried: Carry(Carry),
    decisions: Decision(Decision),
    handovers: HandoverMark(HandoverMark),
    measures: Measure(Measure),
    reminded: ReminderSent(ReminderSent),
    calls: CallNote(CallNote),
    purges: Purge(Purge),
    cases: Case(Case),
    refreshers: Refresher(Refresher),
    post_hours: PostHours(PostHours),
    apart: KeptApart(KeptApart),
    last_contacts: LastContact(LastContact),
    public_titles: PublicTitle(PublicTitle),
    holiday_times: HolidayTime(HolidayTime),
    carry_lapses: CarryLapse(CarryLapse),
    leave_asked: LeaveAsked(LeaveAsked),
    kept_words: KeptWords(KeptWords),
    accepted: AcceptedRisk(AcceptedRisk),
    requests: StaffRequest(StaffRequest),
    feeds: Feed(Feed),
    successions: Succession(Succession),
    busy: Busy(Busy),
    sources: ImportSource(ImportSource),
}
