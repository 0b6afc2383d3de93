//! How records are stored: each as a kind in a version.
//!
//! Bytes do not describe themselves, so what is stored keeps its place in the list below and its shape for good. A record
//! that grows gets a new line at the end, and what it was becomes a frozen struct in [`first`] that turns into what it is now;
//! an older Tandem that meets the new line refuses the file as a newer one's.

pub mod first;

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::record::{
    AcceptedRisk, Account, Activity, Amendment, Busy, CallNote, Carry, CarryLapse, Case, Course, Decision,
    Edition, Family, Feed, Group, HandoverMark, Holiday, HolidayTime, ImportSource, KeptApart, KeptWords,
    LastContact, Leave, LeaveAsked, Measure, Organisation, Person, Place, Post, PostHours, PublicKey,
    PublicTitle, Purge, Record, Refresher, ReminderSent, Series, Service, Session, Setting, Share, SheetMark,
    ShiftRow, StaffRequest, Succession, Supervision, Team, TeamEdition, TeamMark, Toil, Training, Travel,
};

/// A record of some version, as it is now.
trait Version {
    fn into_record(self: Arc<Self>) -> Record;
}

macro_rules! forms {
    ($($form:ident($type:ty) $(becomes $now:ty)?;)*) => {
        /// A record as it is stored: its kind, in the version that it was written in.
        #[derive(Serialize, Deserialize)]
        enum Form { $($form(Arc<$type>),)* }

        impl From<Form> for Record {
            fn from(form: Form) -> Self {
                match form { $(Form::$form(it) => it.into_record(),)* }
            }
        }

        $(forms!(@version $form($type) $(becomes $now)?);)*
    };
    (@version $form:ident($type:ty)) => {
        impl Version for $type {
            fn into_record(self: Arc<Self>) -> Record {
                self.into()
            }
        }

        impl From<Arc<$type>> for Form {
            fn from(record: Arc<$type>) -> Self {
                Self::$form(record)
            }
        }
    };
    (@version $form:ident($type:ty) becomes $now:ty) => {
        impl Version for $type {
            fn into_record(self: Arc<Self>) -> Record {
                <$now>::from(Arc::unwrap_or_clone(self)).into()
            }
        }
    };
}

forms! {
    Service(Service);
    Policy(Setting);
    Place(Place);
    Travel(Travel);
    Team(Team);
    Person(first::PersonV1) becomes Person;
    Post(Post);
    Share(Share);
    Course(Course);
    Training(Training);
    Activity(Activity);
    Family(Family);
    Group(first::GroupV1) becomes Group;
    Series(first::SeriesV1) becomes Series;
    Supervision(Supervision);
    Leave(Leave);
    Toil(Toil);
    Holiday(Holiday);
    Organisation(Organisation);
    Session(first::SessionV1) becomes Session;
    Shift(ShiftRow);
    Sheet(SheetMark);
    Edition(first::EditionV1) becomes Edition;
    Amendment(Amendment);
    PublicKey(PublicKey);
    Account(Account);
    Carry(Carry);
    Decision(Decision);
    HandoverMark(HandoverMark);
    Measure(Measure);
    ReminderSent(ReminderSent);
    CallNote(CallNote);
    Purge(Purge);
    Case(Case);
    TeamMark(TeamMark);
    TeamEdition(first::TeamEditionV1) becomes TeamEdition;
    Refresher(Refresher);
    PostHours(PostHours);
    KeptApart(KeptApart);
    LastContact(LastContact);
    PublicTitle(PublicTitle);
    HolidayTime(HolidayTime);
    CarryLapse(CarryLapse);
    SecondGroup(Group);
    SecondSeries(Series);
    SecondSession(Session);
    SecondEdition(Edition);
    SecondTeamEdition(TeamEdition);
    AcceptedRisk(AcceptedRisk);
    StaffRequest(StaffRequest);
    SecondPerson(Person);
    LeaveAsked(LeaveAsked);
    KeptWords(KeptWords);
    Feed(Feed);
    Succession(Succession);
    Busy(Busy);
    ImportSource(ImportSource);
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.clone().stored::<Form>().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).map(Self::from)
    }
}
