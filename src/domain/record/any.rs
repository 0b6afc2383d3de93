//! Everything that is kept, as records: one list of the kinds, from which keys and records follow.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::accepted_risk::{AcceptedRisk, AcceptedRiskKey};
use super::activity::Activity;
use super::beside::{
    CarryLapse, HolidayTime, KeptApart, LastContact, LeaveAsked, PostHours, PublicTitle, Refresher,
};
use super::busy::{Busy, BusyKey};
use super::case::Case;
use super::edition::{Amendment, Edition};
use super::entrance::{Account, PublicKey};
use super::family::Family;
use super::feed::Feed;
use super::group::Group;
use super::handover_mark::HandoverMark;
use super::import_source::{ImportSource, ImportSourceKey};
use super::kept_words::{KeptWords, KeptWordsKey};
use super::leave::{Carry, Decision, Holiday, Leave, LeaveKey, Toil};
use super::measure::{Measure, MeasurePoint, Scale};
use super::organisation::{CallNote, Organisation};
use super::person::Person;
use super::place::{Place, Travel};
use super::post::{Post, Share, ShiftRow};
use super::public_key::Fingerprint;
use super::purge::Purge;
use super::reminder_sent::ReminderSent;
use super::row::Entity;
use super::service::Service;
use super::session::{Series, Session};
use super::setting::Setting;
use super::sheet_mark::{AmendmentKey, SheetMark, ShiftKey};
use super::staff_request::StaffRequest;
use super::succession::Succession;
use super::supervision::{Supervision, Track};
use super::table_name::TableName;
use super::team::Team;
use super::team_sheet::{TeamEdition, TeamMark, TeamSheetKey};
use super::training::{Course, Training};
use crate::domain::calendar::{Date, Week};
use crate::domain::id::{
    ActivityId, CourseId, FamilyRef, GroupId, Name, OrganisationId, PersonId, PlaceId, PostId, RequestId,
    SeriesId, SessionId, TeamId,
};
use crate::domain::parts::{
    At, Described as _, DescribedField, FieldSaid, Fields as _, HasParts, Privacy, RecordPart, RecordPartMut,
};

macro_rules! entities {
    ($($variant:ident($type:ty) in $table:ident by $key:ty = |$it:ident| $of:expr;)*) => {
        /// What tells a record apart from every other.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Key { $(#[doc = concat!("Of a ", stringify!($variant), ".")] $variant($key),)* }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Record { $(#[doc = concat!("A ", stringify!($variant), ".")] $variant(Arc<$type>),)* }

        impl Key {
            /// The table its record stands in.
            #[must_use]
            pub fn table(&self) -> TableName {
                match self { $(Self::$variant(_) => TableName::$table,)* }
            }
        }

        impl Record {
            /// Its key.
            #[must_use]
            pub fn key(&self) -> Key {
                match self { $(Self::$variant(record) => Key::$variant(record.key()),)* }
            }
        }

        impl Record {
            /// Every kind of record, in the order in which they are stored.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($variant),)*];

            /// Which kind it is.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => stringify!($variant),)* }
            }

            /// Its fields, in order.
            #[must_use]
            pub fn fields(&self) -> &'static [DescribedField] {
                match self { $(Self::$variant(_) => <$type>::FIELDS,)* }
            }

            /// Says each key of its row in the team file, in order; none of what stands in the store alone.
            pub fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
                match self { $(Self::$variant(record) => record.say(say),)* }
            }

            /// The record in the form in which it is stored.
            pub(in crate::domain) fn stored<F>(self) -> F
            where
                $(F: From<Arc<$type>>,)*
            {
                match self { $(Self::$variant(record) => record.into(),)* }
            }

            /// Empties the fields that are hidden.
            pub(in crate::domain) fn hide(&mut self, is_hidden: &dyn Fn(Privacy) -> bool) {
                match self { $(Self::$variant(record) => Arc::make_mut(record).hide(is_hidden),)* }
            }
        }

        impl HasParts for Key {
            fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
                match self { $(Self::$variant(key) => key.see(at, look),)* }
            }

            fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
                match self { $(Self::$variant(key) => key.edit(at, change),)* }
            }
        }

        impl HasParts for Record {
            fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
                match self { $(Self::$variant(record) => record.see(at, look),)* }
            }

            fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
                match self { $(Self::$variant(record) => record.edit(at, change),)* }
            }

            fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
                match self { $(Self::$variant(record) => record.keep(is_gone),)* }
            }
        }

        $(
            impl Entity for $type {
                type Key = $key;
                fn key(&self) -> $key {
                    let $it = self;
                    $of
                }
            }

            impl From<$type> for Record {
                fn from(item: $type) -> Self {
                    Self::$variant(Arc::new(item))
                }
            }

            impl From<Arc<$type>> for Record {
                fn from(item: Arc<$type>) -> Self {
                    Self::$variant(item)
                }
            }
        )*
    };
}

entities! {
    Service(Service) in Service by () = |_it| ();
    Policy(Setting) in Policy by SmolStr = |it| it.key.clone();
    Place(Place) in Place by PlaceId = |it| it.id.clone();
    Travel(Travel) in Travel by (PlaceId, PlaceId) = |it| (it.from.clone(), it.to.clone());
    Team(Team) in Team by TeamId = |it| it.id.clone();
    Person(Person) in Person by PersonId = |it| it.id.clone();
    Post(Post) in Post by PostId = |it| it.id.clone();
    Share(Share) in Share by (PostId, PersonId, Date) = |it| (it.post.clone(), it.person.clone(), it.from);
    Course(Course) in Course by CourseId = |it| it.id.clone();
    Training(Training) in Training by (PersonId, CourseId) = |it| (it.person.clone(), it.course.clone());
    Activity(Activity) in Activity by ActivityId = |it| it.id.clone();
    Family(Family) in Family by FamilyRef = |it| it.reference.clone();
    Group(Group) in Group by GroupId = |it| it.id.clone();
    Series(Series) in Series by SeriesId = |it| it.id.clone();
    Supervision(Supervision) in Supervision by (PersonId, Track) = |it| (it.person.clone(), it.track);
    Leave(Leave) in Leave by LeaveKey = |it| (it.person.clone(), it.span.first_day(), it.kind, it.number);
    Toil(Toil) in Toil by (PersonId, Date, u8) = |it| (it.person.clone(), it.date, it.number);
    Holiday(Holiday) in Holiday by Date = |it| it.date;
    Organisation(Organisation) in Organisation by OrganisationId = |it| it.id.clone();
    Session(Session) in Session by (Week, SessionId) = |it| (it.week(), it.id.clone());
    Shift(ShiftRow) in Shift by ShiftKey = |it| (it.person.clone(), it.date, it.number);
    Sheet(SheetMark) in Sheet by Week = |it| it.week;
    Edition(Edition) in Sheet by Week = |it| it.week;
    Amendment(Amendment) in Sheet by AmendmentKey = |it| (it.week, it.number);
    PublicKey(PublicKey) in Person by Fingerprint = |it| it.fingerprint.clone();
    Account(Account) in Person by u32 = |it| it.uid;
    Carry(Carry) in Carry by (PersonId, i32) = |it| (it.person.clone(), it.year);
    Decision(Decision) in Leave by LeaveKey = |it| (it.person.clone(), it.from, it.kind, it.number);
    HandoverMark(HandoverMark) in Person by PersonId = |it| it.person.clone();
    Measure(Measure) in Family by (FamilyRef, Scale, MeasurePoint) = |it| (it.family.clone(), it.scale, it.point);
    ReminderSent(ReminderSent) in Family by (FamilyRef, SessionId) = |it| (it.family.clone(), it.session.clone());
    CallNote(CallNote) in Organisation by (OrganisationId, u32) = |it| (it.organisation.clone(), it.number);
    Purge(Purge) in Family by u32 = |it| it.number;
    Case(Case) in Family by FamilyRef = |it| it.family.clone();
    TeamMark(TeamMark) in Sheet by TeamSheetKey = |it| (it.mark.week, it.team.clone());
    TeamEdition(TeamEdition) in Sheet by TeamSheetKey = |it| (it.edition.week, it.team.clone());
    Refresher(Refresher) in Training by (PersonId, CourseId) = |it| (it.0.person.clone(), it.0.course.clone());
    PostHours(PostHours) in Post by (PostId, Date) = |it| (it.post.clone(), it.from);
    KeptApart(KeptApart) in Person by PersonId = |it| it.person.clone();
    LastContact(LastContact) in Family by FamilyRef = |it| it.family.clone();
    PublicTitle(PublicTitle) in Activity by ActivityId = |it| it.activity.clone();
    HolidayTime(HolidayTime) in Holiday by Date = |it| it.date;
    CarryLapse(CarryLapse) in Carry by (PersonId, i32) = |it| (it.person.clone(), it.year);
    LeaveAsked(LeaveAsked) in Leave by LeaveKey = |it| (it.person.clone(), it.from, it.kind, it.number);
    KeptWords(KeptWords) in Person by KeptWordsKey = |it| (it.by.clone(), it.number);
    AcceptedRisk(AcceptedRisk) in Accepted by AcceptedRiskKey = |it| it.risk();
    StaffRequest(StaffRequest) in Request by RequestId = |it| it.id.clone();
    Feed(Feed) in Person by u32 = |it| it.number;
    Succession(Succession) in Family by FamilyRef = |it| it.family.clone();
    Busy(Busy) in Busy by BusyKey = |it| (it.whose.clone(), it.start, it.number);
    ImportSource(ImportSource) in Service by ImportSourceKey = |it| (it.by.clone(), it.name.clone(), it.what.clone());
}

impl Key {
    /// The week whose sheet its record stands in; `None` for records that belong to no week.
    #[must_use]
    pub fn week(&self) -> Option<Week> {
        match self {
            Self::Session((week, _))
            | Self::Sheet(week)
            | Self::Edition(week)
            | Self::Amendment((week, _))
            | Self::TeamMark((week, _))
            | Self::TeamEdition((week, _)) => Some(*week),
            Self::Shift((_, date, _)) => Some(date.week()),
            _ => None,
        }
    }
}
