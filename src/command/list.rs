//! Every command, one line each.

use super::need::Need;
use super::scope::Scope;
use Need::{
    Absence, Acceptable, Answering, Asked, Asking, Carrying, Case, Casework, Contact, Copied, Deciding,
    Declining, Directing, Door, Earning, Edit, Entrance, Family, Filing, Free, GivingSupervision, Group,
    Grouping, Item, Listed, Listing, Measuring, Moving, OldHours, Open, OwnCase, OwnShare, OwnWork, Parting,
    Person, PersonAdding, PersonEditing, Planned, Planning, Policies, Publishing, Readying, Referring,
    Reminded, Reminding, Reminds, Rostering, ServiceAdding, ServiceEditing, ServiceEnding, ServiceFilling,
    ServiceMarked, Session, Settled, Sharer, Shares, Summing, Supervised, Supervising, Themes, Training,
    Vacancy, Withdrawing,
};

macro_rules! commands {
    ($($variant:ident $name:literal $scope:ident [$($need:expr),*] $label:literal $doc:literal;)*) => {
        /// Something that a user can do, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command { $(#[doc = $doc] $variant,)* }

        impl Command {
            /// Every command, in the order of help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name, as key files write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The scope it belongs to.
            #[must_use]
            pub const fn scope(self) -> Scope {
                match self { $(Self::$variant => Scope::$scope,)* }
            }

            /// What it does in one or two words, for the footer.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// What it does, in a sentence.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }

            /// Whether its keys mean, where it is not available, what they mean around its scope: so the dearest thing to do
            /// may have the key that else opens what is marked.
            #[must_use]
            pub const fn gives_way(self) -> bool {
                matches!(self, Self::DecideHere)
            }

            /// What must hold for it to be available, in the order the reasons are given.
            #[must_use]
            pub const fn needs(self) -> &'static [Need] {
                match self { $(Self::$variant => &[$($need),*],)* }
            }
        }
    };
}

commands! {
    Help "app.help" Global [] "all keys" "Shows every key of this screen and what it does.";
    Palette "app.palette" Global [] "commands" "Lists all commands to choose from by name.";
    Find "app.find" Global [] "find" "Finds people, families, sessions, groups, places and weeks, half a \
        year back and ahead.";
    ListSessions "app.sessions" Global [] "sessions" "Lists the sessions of the marked family or the \
        selected person over weeks and months: date, time, what, with whom and how it went.";
    OpenCase "case.open" Global [Family] "case" "Opens the case of the family at hand: contacts over time, measures, \
        steps, and the sums for a review meeting.";
    ShowWords "words.show" Global [] "words to send" "Lists the words to send that were proposed to you last, to read or copy \
        them again; they are yours alone.";
    ShowHandover "handover.show" Global [] "handover" "Shows the handover sheet: what happened since you \
        were last in; press again, as a lead, for the selected person's.";
    Here "app.here" Global [] "who is here" "Shows who is here, and which day they are looking at.";
    ReadNotices "store.notices" Global [] "notices" "Shows what was repaired or found damaged on the disk, and what to do.";
    DismissNotices "store.dismiss" Global [] "dismiss" "Dismisses the notices of the disk: you have seen them.";
    Undo "app.undo" Global [] "undo" "Takes back your last change.";
    Redo "app.redo" Global [] "redo" "Makes the change again that you took back.";
    ShowWeek "screen.week" Global [] "week" "Shows the week: people by days.";
    ShowDay "screen.day" Global [] "day" "Shows the day: a timeline by quarter-hour.";
    ShowPeople "screen.people" Global [] "people" "Shows everyone, their posts, days, supervisors and training.";
    ShowPosts "screen.posts" Global [] "posts" "Shows each post: its sharers' days, what is vacant, what ends and what that touches.";
    ShowHours "screen.hours" Global [] "hours" "Shows what everybody worked over a week, four weeks or the leave year.";
    ShowGroups "screen.groups" Global [] "groups" "Shows each group: who runs it, who is invited, contact \
        before it, what is ready.";
    ShowSupervision "screen.supervision" Global [] "supervision" "Shows everybody's supervision: last held, \
        next due and booked.";
    ShowTraining "screen.training" Global [] "training" "Shows who has learnt what: done, running out, booked, requested, no place.";
    ShowReminders "screen.reminders" Global [] "reminders" "Shows the reminders to send: to whom, how, when \
        it is safe, and what to say.";
    ShowDirectory "screen.directory" Global [] "directory" "Shows local organisations: what they offer, how \
        to refer, how calls went.";
    ShowSummary "summary.show" Global [Summing] "summary" "Sums up this quarter and the one before: what was done and what came of it.";
    ShowRisks "screen.risks" Global [] "risks" "Shows every risk that the rules find, with its reason.";
    ShowRules "screen.rules" Global [] "rules" "Shows the catalogue of rules: what each looks for and what \
        it rests on.";
    ShowPolicy "screen.policy" Global [] "policy" "Shows the figures that the rules use, to look at and to \
        change.";
    ShowService "screen.service" Global [] "service" "Shows what the service is made of: teams, places, \
        travel, activities, courses, public holidays.";
    ShowHistory "screen.history" Global [] "history" "Shows who changed what, when, from where and why.";
    ShowLeave "screen.leave" Global [] "leave" "Shows leave: who is away when, what is asked for, and what it touches.";
    ShowInbox "screen.inbox" Global [] "inbox" "Shows what waits for you: leave and requests to answer, \
        supervision to book, families without a worker, and what others did about you.";
    ShowCaseload "screen.caseload" Global [] "caseload" "Shows who is with which family, how much that is, \
        and what is due.";
    Joiner "person.join" Global [PersonAdding] "new starter" "Takes somebody on in one form: their share of a \
        post, who is beside them, courses, and their first weeks as a plan; all as one change.";
    Leaver "person.leaver" Global [PersonAdding] "leaver" "Ends somebody's work here in one form: the last day, who \
        takes their families, groups and supervision, and what becomes of all that is booked after it; as one change.";
    Readiness "person.ready" Global [PersonAdding] "what is ready" "Shows what the team has ready before somebody \
        starts, to tick.";
    NextScreen "screen.next" Global [] "next screen" "Goes to the next screen.";
    PreviousScreen "screen.previous" Global [] "previous screen" "Goes to the previous screen.";
    Up "go.up" Global [] "up" "Goes up: to the person or line above.";
    Down "go.down" Global [] "down" "Goes down: to the person or line below.";
    Left "go.left" Global [] "left" "Goes left: to the day, time or group before.";
    Right "go.right" Global [] "right" "Goes right: to the day, time or group after.";
    First "go.first" Global [] "first" "Goes to the first person or line.";
    Last "go.last" Global [] "last" "Goes to the last person or line.";
    Theme "app.theme" Global [] "theme" "Changes the colours: dark, light, high contrast, none.";
    Redraw "app.redraw" Global [] "redraw" "Draws the whole screen again.";
    Back "app.back" Global [] "back" "Closes what is open, or drops a message.";
    Quit "app.quit" Global [] "quit" "Leaves Tandem; everything is already saved.";

    NextWeek "week.next" Rota [] "next week" "Shows the next week.";
    PreviousWeek "week.previous" Rota [] "week before" "Shows the previous week.";
    Today "day.today" Rota [] "today" "Goes to today.";
    GoToDate "day.go" Rota [] "go to date" "Goes to a date that you type.";
    NextSession "session.next" Rota [] "next session" "Selects the next session of the day.";
    PreviousSession "session.previous" Rota [] "session before" "Selects the previous session.";
    Add "session.add" Rota [Rostering] "add" "Adds a session from one line, such as: thu 14 phone c4 30m.";
    EditSession "session.edit" Rota [Session] "edit" "Opens the selected session in a form.";
    PickUp "session.move" Rota [Session, Moving, Open] "move" "Picks the session up, to move it by time, day or person.";
    Duplicate "session.duplicate" Rota [Session, Edit, Open] "duplicate" "Copies the session and picks up \
        the copy.";
    Copy "session.copy" Rota [Session] "copy" "Copies the session, to paste it elsewhere.";
    Paste "session.paste" Rota [Planning, Open, Copied, Person] "paste" "Pastes the copied session for this person on this day.";
    Assign "session.assign" Rota [Session, Edit, Open] "assign" "Adds somebody to the session.";
    Unassign "session.unassign" Rota [Session, Edit, Open] "unassign" "Takes somebody out of the session.";
    MarkDone "session.done" Rota [Session, Settled] "done" "Marks the session as done, or as planned again.";
    MarkMissed "session.missed" Rota [Session, Settled] "missed" "Marks the session as missed, or as planned again.";
    Cancel "session.cancel" Rota [Session, Edit, Open, Planned] "cancel" "Cancels the session; asks why.";
    Delete "session.delete" Rota [Session, Edit, Open] "delete" "Removes the session from the rota.";
    EditShift "shift.edit" Rota [Planning, Open, Person] "shift" "Changes this person's working times on this day.";
    RollForward "week.roll" Rota [Publishing, Open] "roll forward" "Shows your team's one-off sessions of last week, to plan them again in this week.";
    SwapDays "week.swap" Rota [Publishing] "swap days" "Swaps a day of two people, once or for some weeks: their hours, and what \
        can move along.";
    CopyDays "week.copy" Rota [Publishing] "copy days" "Copies a day or a week of one person or a team to another day or \
        week, or to several.";
    ExtendSeries "week.extend" Rota [Publishing] "extend" "Lets series and shares that end within some weeks go on up to a \
        day that you choose, all at once.";
    CoverSession "cover.session" Rota [Session, Edit, Open] "cover" "Looks for somebody to take it, another \
        time, or what to say if it is cancelled.";
    CoverDay "cover.day" Rota [Person, Planning, Open] "cover day" "Looks for cover for all this person has \
        that day, or for all that their leave touches.";
    AskColleague "request.ask" Rota [Person, Asking] "ask somebody" "Asks a colleague to swap, to cover, or to take what you offer: \
        the selected session, or the whole day.";
    Debrief "session.debrief" Rota [Session, Moving] "debrief" "Looks for a time to talk the session over with \
        somebody who supervises.";
    NoteMeasure "measure.note" Rota [Session, Measuring] "measure" "Notes a score taken in this session, or \
        a goal and how near it is.";
    QuietTask "quiet.task" Rota [Person, OwnWork, Open] "quiet task" "Offers something from the quiet-time bank for this person's longest open stretch of the day.";
    Publish "week.publish" Rota [Publishing] "publish" "Publishes the week for your team, closes it, or opens it again.";
    PublishUntil "week.publish-until" Rota [Publishing] "publish until" "Publishes several weeks together, from the one in view up to \
        one that you choose, each with what is left to look at.";
    Changes "week.changes" Rota [] "changes" "Shows what changed: since the draft began, or since the week was published.";
    Why "flag.why" Rota [] "why" "Explains the flags of what is selected.";
    SickLeave "leave.sick" Rota [Person, Absence] "sick" "Notes that somebody is ill on the selected day.";
    DecideHere "leave.decide-here" Rota [Asked] "decide leave" "Approves or declines the leave that is asked for on the selected day.";
    FoldTeams "week.fold" Rota [] "other teams" "Shows all there is of the other teams' people, or their times alone.";
    OpenDay "day.open" Week [] "day" "Opens the selected day as a timeline.";

    EditPerson "person.edit" People [Person, PersonEditing] "edit" "Opens the selected person in a form: role, team, \
        start, buddy, limits.";
    AddPerson "person.add" People [PersonAdding] "new" "Adds a person of any role.";
    EditThemes "person.themes" People [Person, Themes] "ask first" "Sets what to ask you about before you \
        are matched; nobody else sees it.";
    KeepApart "person.apart" People [Person, Parting] "keep apart" "Sets which teams, places and families \
        this person is kept apart from; matching and cover leave them out without saying why.";
    NoteTraining "person.training" People [Person, Training] "training" "Notes how far this person is with a course, such as: wrap done 20/11.";
    RoleCard "person.role" People [Person] "role card" "Shows this person's role card: what the role is, what it is not, and words to show.";
    AddKey "key.add" People [Person, Entrance] "key" "Lets this person sign in over SSH with a public key that you paste.";

    ChangeShare "posts.change" Posts [OwnShare] "change" "Changes the marked sharer's hours and days from a \
        date on, or fills a marked vacancy; of your own share, proposes other days to your lead.";
    HandOverDay "posts.move" Posts [Sharer, Shares] "move a day" "Moves a day of the marked sharer to \
        another sharer, from a date on.";
    EndShare "posts.end" Posts [Sharer, Shares] "end" "Ends the marked sharer's share on a date, or removes \
        its end.";
    SplitPost "posts.split" Posts [Shares] "split" "Splits the marked post between two or more people: the \
        best ways, with what each costs.";
    GoToPost "posts.go" Posts [] "in full" "Shows the marked post on the Service screen, where its hours, band \
        and funding are changed.";
    FillVacancy "posts.fill" Posts [Vacancy, Shares] "fill" "Gives somebody the hours of the post that are \
        vacant.";
    ChangeFunding "posts.funding" Posts [Shares] "funding" "Changes the marked post's hours, band or end of funding from a \
        day on, and says which shares and families no longer fit.";
    ConvertHours "posts.convert" Posts [OldHours, Shares] "convert" "Converts the hours of the post and its \
        shares that follow an older full-time week.";

    OpenHours "hours.open" Hours [Person] "in words" "Opens the hours of the marked person as a page, in words.";
    HoursOfWeeks "hours.weeks" Hours [] "weeks" "Shows the hours of one week, of four, or of the leave year.";

    ContactBefore "group.contact" Groups [Group, Rostering] "contact" "Looks for a time to be in touch with the marked \
        family before the group.";
    TickGroup "group.tick" Groups [Group, Readying] "tick" "Ticks the marked line: somebody was in touch \
        today, or it is ready; or unticks it.";
    NewGroup "group.new" Groups [Publishing] "new" "Sets up a new group from a template, with all its sessions as one \
        change.";
    EditGroup "group.edit" Groups [Group, Grouping] "edit" "Opens the marked group in a form.";
    MoveGroup "group.move" Groups [Group, Grouping] "move" "Moves the marked group to another place from a day on, \
        with the journeys of whoever runs it.";
    NoteIdea "group.idea" Groups [Group, Readying] "idea" "Notes what the marked group's families would like \
        to do; tick it once it is taken up.";
    CallGroupOff "group.cancel" Groups [Group, Grouping] "cancel next" "Cancels the next session of the marked group, \
        and says whom to tell.";
    GoToGroup "group.go" Groups [Group] "go there" "Goes to the next session of the marked group, on the \
        Week screen.";

    BookSupervision "supervision.book" Supervision [Supervised, GivingSupervision] "book" "Looks for the best times for the marked supervision, to book one.";
    BookRound "supervision.round" Supervision [Supervised] "round" "Books the team's next round: everybody \
        who has none booked, as one change.";
    TickWellbeing "supervision.wellbeing" Supervision [Supervised, GivingSupervision] "wellbeing" "Ticks that \
        wellbeing was on the agenda of the last one held, or unticks it.";
    NameSupervisor "supervision.name" Supervision [Supervised, Supervising] "name" "Sets who supervises on \
        the marked track, and how often.";

    EditTraining "training.edit" Training [Person, Training] "note" "Notes how far the marked person is with the marked course.";
    RemoveTraining "training.remove" Training [Person, Training] "delete" "Takes out what is noted of the \
        marked person's marked course, where it was wrong.";

    TickReminder "reminder.tick" Reminders [Reminded, Reminding] "sent" "Ticks the marked reminder as sent, \
        or unticks it.";
    GoToReminder "reminder.go" Reminders [Reminded] "go there" "Goes to the session that the marked reminder \
        is for.";

    NewOrganisation "directory.new" Directory [Listing] "new" "Adds an organisation, or proposes it to your lead.";
    EditOrganisation "directory.edit" Directory [Listed, Listing] "edit" "Opens the marked organisation in a form.";
    NoteCall "directory.call" Directory [Listed] "call" "Notes how a call to the marked organisation went.";
    FindOrganisation "directory.find" Directory [] "find" "Finds an organisation by anything it says: type to narrow.";
    WhatWhere "directory.where" Directory [] "what where" "Shows what is offered where, and where nothing is.";
    Reviewed "directory.reviewed" Directory [Listed, Directing] "reviewed" "Confirms that the entry is \
        right; it is due another look in a year.";
    PlanNetwork "directory.network" Directory [Person, Directing] "network" "Plans the network's quarterly meeting and monthly email for the selected person.";
    RemoveOrganisation "directory.remove" Directory [Listed, Directing] "remove" "Removes the marked \
        organisation, with the notes of its calls.";

    OpenRisk "risks.open" Risks [] "go there" "Goes to what is flagged, on the Week screen.";
    GroupRisks "risks.group" Risks [] "group" "Groups by how soon, by person or by day.";
    RisksBySeverity "risks.severity" Risks [] "severity" "Shows all, or only red, or red and amber.";
    RisksByPerson "risks.person" Risks [] "person" "Shows one person's only, or everybody's.";
    RisksByTeam "risks.team" Risks [] "team" "Shows one team's only, or every team's.";
    RisksOfWeeks "risks.weeks" Risks [] "weeks" "Shows the risks of one week, of four, or of twelve.";
    RisksAside "risks.aside" Risks [] "past" "Shows what does not count as well, or no more: what is over, and \
        what a lead accepted.";
    AcceptRisk "risks.accept" Risks [Acceptable] "accept" "Accepts the marked risk until a day, with a reason: it is counted \
        apart until then. Of an accepted one, takes that back.";
    AllRisks "risks.all" Risks [] "all" "Shows everything, of every team; pressed again, one's own again.";

    OpenRule "rules.open" Rules [] "figures" "Goes to the figures that the rule uses, on the Policy screen.";
    EditPolicy "policy.edit" Policy [Policies] "change" "Changes the figure, from a date on.";
    ResetPolicy "policy.reset" Policy [Policies] "default" "Goes back to the default, or removes one of \
        several values.";

    EditInService "service.edit" Service [ServiceMarked, ServiceEditing] "edit" "Opens what is marked in a form.";
    AddToService "service.add" Service [ServiceAdding] "new" "Adds to the section that is shown: a team, a \
        place, travel, an activity, a course, a holiday.";
    OpenTeamFile "service.file" Service [Filing] "open a file" "Brings in a team file by its path: all of it, or \
        nothing where anything in it is wrong.";
    FillInService "service.fill" Service [ServiceFilling, ServiceAdding] "all at once" "Writes down a post \
        with its people, the minutes from the marked place to every other, or a year's public holidays, all at once.";
    EndInService "service.end" Service [ServiceMarked, ServiceEnding, ServiceEditing] "end" "Gives the \
        marked place or team its last day, or takes that away.";
    RemoveFromService "service.remove" Service [ServiceMarked, ServiceEditing] "delete" "Deletes what is \
        marked; what is named elsewhere stays, and it is said by what.";

    OpenEntry "history.open" History [] "in full" "Shows the entry in full: each field as it was and as it is.";
    GoToEntry "history.go" History [] "go there" "Goes to the week, the session or the person that it is \
        about.";
    HistoryBy "history.by" History [] "by" "Shows one person's changes only, or everybody's.";
    HistoryOfPerson "history.person" History [] "about" "Shows what is about the selected person only, or all.";
    HistoryByTeam "history.team" History [] "team" "Shows what is about one team only, or about every team.";
    HistoryByKind "history.kind" History [] "kind" "Shows one kind of thing only, such as leave, or everything.";
    HistoryOfWeek "history.week" History [] "week" "Shows what is about the week in view only, or all.";
    HistoryUndone "history.undone" History [] "undone" "Shows all, or only what is in force, or only what was taken back.";
    SignIns "history.door" History [Door] "sign-ins" "Shows who signed in and what was refused, or the \
        changes again.";
    AllHistory "history.all" History [] "all" "Shows everything again.";
    AskLeave "leave.ask" Leave [Person, Absence] "ask / change" "Asks for leave over the marked days, or opens what is there: to decide on it, or to change it.";
    MarkDays "leave.mark" Leave [] "mark days" "Starts marking days as you move; press again to stop.";
    DecideLeave "leave.decide" Leave [Deciding] "decide" "Approves or declines what is asked for, with the reason.";
    WithdrawLeave "leave.withdraw" Leave [Withdrawing] "call off" "Calls the leave off.";
    ShowChristmas "leave.christmas" Leave [Publishing] "Christmas" "Shows the fortnight of Christmas and new year with last year's beside it: \
        who is in, off or asks to be, and what would be fair.";
    EarnToil "leave.toil" Leave [Person, Earning] "TOIL" "Notes time that somebody earned, to take back later.";
    CoverLeave "leave.cover" Leave [Person, Edit] "cover" "Looks for cover for all that the marked leave \
        touches.";
    ShowAccount "leave.account" Leave [Person] "sum" "Shows what leave this person has in the year, with each step of the sum.";
    CarryLeave "leave.carry" Leave [Person, Carrying] "carry over" "Notes how much leave this person carries over into the year.";
    LeaveParts "leave.requests" Leave [] "requests" "Goes to the requests, or back to the chart.";
    LeaveScale "leave.scale" Leave [] "scale" "Makes days narrower, to see more of the year, or wider again.";
    NextMonth "leave.month-next" Leave [] "next month" "Goes a month on.";
    PreviousMonth "leave.month-previous" Leave [] "month before" "Goes a month back.";
    NextYear "leave.year-next" Leave [] "next year" "Goes a year on.";
    PreviousYear "leave.year-previous" Leave [] "year before" "Goes a year back.";
    OpenLeaveDay "leave.open" Leave [] "week" "Shows the marked day on the Week screen.";

    OpenItem "inbox.open" Inbox [Item] "open" "Opens what is marked where it is decided or looked at.";
    Agree "inbox.agree" Inbox [Item, Answering] "agree" "Says yes to what is marked; where a team lead decides, it then waits for them.";
    Decline "inbox.decline" Inbox [Item, Declining] "decline" "Says no to what is marked, with a reason or without; of \
        what you asked for yourself, takes it back.";
    Remind "inbox.remind" Inbox [Item, Reminds] "remind" "Reminds whoever has not answered what you asked for: it stands \
        in their inbox, and they are told, at most once a day.";

    NextCaseStep "case.next" Caseload [Case, Casework] "next step" "Takes the usual next step of the marked family's case.";
    CaseStepForm "case.step" Caseload [Case, Casework] "other step" "Opens a form for any step of the case: \
        less contact, pause, ending, referred on, closed.";
    AddFamily "case.add" Caseload [Referring] "refer in" "Notes a referral: a family, by reference only.";
    EditFamily "case.edit" Caseload [Case, Casework] "edit" "Opens the marked family in a form.";
    MatchFamily "case.match" Caseload [Case, Casework] "match" "Ranks the workers for the marked family, \
        with reasons; a lead decides.";
    ContactDone "case.done" Caseload [Case, Contact] "done" "Marks the family's last or next contact as \
        done; the next is due counting from it.";
    ContactMissed "case.missed" Caseload [Case, Contact] "missed" "Marks the family's last or next contact as missed.";
    BookContact "case.book" Caseload [Case, OwnCase] "book" "Offers times for the marked family's next contact, near where its worker is that day.";
    PlanContacts "case.plan" Caseload [Rostering] "plan week" "Offers times for all contacts that are due this week and not booked, one by one or at once.";
    WhatIf "case.what-if" Caseload [Casework] "what if" "Tries out what would happen to the load: taking a \
        family on, moving three, a month's leave.";
    HandOverCases "case.hand-over" Caseload [Case, Casework] "hand over" "Proposes a new worker for every \
        family of this family's worker, contacts included.";
    GoToContact "case.go" Caseload [Case, Contact] "go there" "Goes to the family's last or next contact on \
        the Week screen.";
    GroupCases "case.group" Caseload [] "group" "Groups by worker, by team or by status.";
    SortCases "case.sort" Caseload [] "sort" "Sorts by what is due, by flags, by reference, by time or by the last contact.";
    FilterCases "case.filter" Caseload [] "filter" "Shows all open cases, or those flagged, to book, waiting, ending or closed.";
    CasesOfTeam "case.team" Caseload [] "team" "Shows one team's only, or every team's.";

    Earlier "move.earlier" Moving [] "earlier" "Moves it a quarter of an hour earlier.";
    Later "move.later" Moving [] "later" "Moves it a quarter of an hour later.";
    HourEarlier "move.hour-earlier" Moving [] "hour earlier" "Moves it an hour earlier.";
    HourLater "move.hour-later" Moving [] "hour later" "Moves it an hour later.";
    DayBefore "move.day-before" Moving [] "day before" "Moves it to the day before.";
    DayAfter "move.day-after" Moving [] "day after" "Moves it to the day after.";
    PersonAbove "move.person-above" Moving [] "person above" "Gives it to the person above.";
    PersonBelow "move.person-below" Moving [] "person below" "Gives it to the person below.";
    Shorter "move.shorter" Moving [] "shorter" "Makes it five minutes shorter.";
    Longer "move.longer" Moving [] "longer" "Makes it five minutes longer.";
    Widen "move.widen" Moving [] "one / series" "Moves this one only, or all later ones too, or the whole series.";
    Drop "move.drop" Moving [] "drop" "Puts it down here and saves.";
    PutBack "move.back" Moving [] "put back" "Puts it back where it was.";

    Accept "line.accept" Line [] "save" "Takes what is written.";
    Complete "line.complete" Line [] "complete" "Completes the word with the marked proposal.";
    NextProposal "line.next" Line [] "next" "Marks the next proposal.";
    PreviousProposal "line.previous" Line [] "previous" "Marks the previous proposal.";
    Dismiss "line.close" Line [] "close" "Closes the line; nothing is saved.";

    Choose "list.choose" List [] "choose" "Takes the marked line.";
    NextItem "list.next" List [] "next" "Marks the next line.";
    PreviousItem "list.previous" List [] "previous" "Marks the previous line.";
    PageDown "list.page-down" List [] "page down" "Goes a page down.";
    PageUp "list.page-up" List [] "page up" "Goes a page up.";
    CloseList "list.close" List [] "close" "Closes the list.";

    SessionsBack "sessions.back" Sessions [] "further back" "Lists four more weeks, earlier ones.";
    SessionsOn "sessions.on" Sessions [] "further on" "Lists four more weeks, later ones.";

    NextField "form.next" Form [] "next field" "Goes to the next field.";
    PreviousField "form.previous" Form [] "field before" "Goes to the previous field.";
    FormComplete "form.complete" Form [] "complete" "Completes the field with the marked proposal.";
    ClearField "form.clear" Form [] "clear" "Empties the field.";
    MoreFields "form.more" Form [] "more" "Shows the fields that are folded away.";
    FormPageDown "form.page-down" Form [] "page down" "Scrolls down in what is told with the form, where that is longer.";
    FormPageUp "form.page-up" Form [] "page up" "Scrolls up a page there.";
    Save "form.save" Form [Free] "save" "Saves the form; of one with pages, goes on to the next page until the last.";
    CloseForm "form.close" Form [] "close" "Closes the form; nothing is saved. Where more than a word was written, it asks first.";

    ScrollDown "page.down" Page [] "down" "Scrolls down a line.";
    ScrollUp "page.up" Page [] "up" "Scrolls up a line.";
    ScrollPageDown "page.page-down" Page [] "page down" "Scrolls down a page.";
    ScrollPageUp "page.page-up" Page [] "page up" "Scrolls up a page.";
    ClosePage "page.close" Page [] "close" "Closes the page.";

    TickHandover "handover.tick" Handover [] "tick" "Ticks the handover sheet as read; the next one starts \
        from here.";

    NextFlag "why.next" Why [] "next flag" "Goes to the next flag of what was selected.";
    PreviousFlag "why.previous" Why [] "flag before" "Goes to the previous flag.";

    NextTouched "cover.next" Cover [] "next session" "Goes to the next touched session.";
    PreviousTouched "cover.previous" Cover [] "session before" "Goes to the previous touched session.";
    AskFirst "cover.ask" Cover [] "ask first" "Asks whom the marked choice would put down: it stays to be covered until they agree.";
    CoverTogether "cover.together" Cover [] "all at once" "Shows the best for every touched session, to be \
        carried out as one change.";
}
