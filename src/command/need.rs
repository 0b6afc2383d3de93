//! What a command may need.

/// Something that must hold for a command to be available.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A session is selected.
    Session,
    /// The user may edit this team's rota.
    Edit,
    /// The user may change the session, or propose how it would be.
    Moving,
    /// The user plans a rota, or what is their own of it.
    Rostering,
    /// The user may plan this person's days.
    Planning,
    /// The user may plan this person's days, or it is their own day.
    OwnWork,
    /// The week is not closed.
    Open,
    /// The user may say how far the week has come.
    Publishing,
    /// The user may change this person.
    PersonEditing,
    /// The user may add a person.
    PersonAdding,
    /// The user may say how this person comes in.
    Entrance,
    /// The user may say what to ask this person about first.
    Themes,
    /// The user may say what this person is kept apart from.
    Parting,
    /// The user may note this person's training.
    Training,
    /// The session is still planned.
    Planned,
    /// The user may say what became of the session.
    Settled,
    /// Something has been copied.
    Copied,
    /// A person is selected.
    Person,
    /// The user may ask for, or note, leave of this person.
    Absence,
    /// Leave is asked for on the selected day that the user may decide.
    Asked,
    /// The user decides on leave.
    Deciding,
    /// Leave is marked that the user may call off.
    Withdrawing,
    /// The user may note time that this person earned.
    Earning,
    /// The user may note a referral.
    Referring,
    /// The user may note what this person carries over.
    Carrying,
    /// The user may change the service's figures.
    Policies,
    /// A risk is marked that the user may accept.
    Acceptable,
    /// The user may see who came in and who was refused what.
    Door,
    /// A sharer is marked.
    Sharer,
    /// Something of the marked post is vacant.
    Vacancy,
    /// The marked post goes by an older full-time week.
    OldHours,
    /// The user may change the shares of the marked post.
    Shares,
    /// The user may change the shares of the marked post, or propose other days of their own.
    OwnShare,
    /// Somebody's supervision is marked.
    Supervised,
    /// The user may book and change the marked supervision.
    Supervising,
    /// The user may book and tick the marked supervision.
    GivingSupervision,
    /// A group is marked.
    Group,
    /// The user may change the marked group.
    Grouping,
    /// The user may tick what is ready for the marked group.
    Readying,
    /// A reminder is marked.
    Reminded,
    /// The user may tick the marked reminder.
    Reminding,
    /// An organisation is marked.
    Listed,
    /// The user may change the directory.
    Directing,
    /// The user may change the directory, or propose an entry.
    Listing,
    /// Something is marked on the Service screen.
    ServiceMarked,
    /// The user may add something to the section of the Service screen.
    ServiceAdding,
    /// The user may change what is marked on the Service screen.
    ServiceEditing,
    /// What is marked on the Service screen has a last day.
    ServiceEnding,
    /// Files are read at this seat.
    Filing,
    /// There is something to write all at once in the section of the Service screen.
    ServiceFilling,
    /// The user may note a measure of a family of this session.
    Measuring,
    /// The user may read summaries.
    Summing,
    /// A family is marked, or with what is selected.
    Family,
    /// A family is marked on the Caseload screen.
    Case,
    /// The user may change the marked family's case.
    Casework,
    /// The user may book contacts of the marked family, or propose them.
    OwnCase,
    /// The marked family has a contact that is booked.
    Contact,
    /// Something in the inbox is marked.
    Item,
    /// What is marked in the inbox waits for a yes of the user.
    Answering,
    /// What is marked in the inbox can be declined or taken back by the user.
    Declining,
    /// What is marked in the inbox waits for somebody whom the user may remind of it.
    Reminds,
    /// The user may ask a colleague about what is selected.
    Asking,
    /// Nothing in the form is wrong.
    Free,
}
