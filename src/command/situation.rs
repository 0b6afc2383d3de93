//! What a command may need, and the words for when it is not so.

use super::list::Command;
use super::need::Need;

/// The facts that decide what is available now.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// Whether a session is selected.
    pub session: bool,
    /// Whether a person is selected.
    pub person: bool,
    /// Whether the selected session is still planned.
    pub planned: bool,
    /// Whether something has been copied.
    pub copied: bool,
    /// Why the user may not edit here, if so.
    pub no_edit: Option<String>,
    /// Why the user may not plan the days of the person who is selected, if so.
    pub no_planning: Option<String>,
    /// Why the user may not say what became of the session, if so.
    pub no_settling: Option<String>,
    /// Why the user may not publish the week, if so.
    pub no_publishing: Option<String>,
    /// Why the user may not say how the selected person comes in, if so.
    pub no_entrance: Option<String>,
    /// Why the user may not say what to ask the selected person about first, if so.
    pub no_themes: Option<String>,
    /// Why the user may not say what the selected person is kept apart from, if so.
    pub no_parting: Option<String>,
    /// Why the user may not note the selected person's training, if so.
    pub no_training: Option<String>,
    /// Why the user may neither ask for nor note leave of the selected person, if so.
    pub no_absence: Option<String>,
    /// Why the user may not note what the selected person carries over, if so.
    pub no_carrying: Option<String>,
    /// Why the week cannot be changed, if so.
    pub closed: Option<String>,
    /// Why the user may not change the service's figures, if so.
    pub no_policies: Option<String>,
    /// Why the user may not see who came in, if so.
    pub no_sign_ins: Option<String>,
    /// Whether a sharer of a post is marked.
    pub sharer: bool,
    /// Whether something of the marked post is vacant.
    pub vacancy: bool,
    /// Whether the marked post goes by an older full-time week.
    pub old_hours: bool,
    /// Why the user may not change the shares of the marked post, if so.
    pub no_shares: Option<String>,
    /// Whether somebody's supervision is marked.
    pub supervised: bool,
    /// Why the user may not book and change the marked supervision, if so.
    pub no_supervising: Option<String>,
    /// Whether a group is marked.
    pub group: bool,
    /// Why the user may not change the marked group, if so.
    pub no_grouping: Option<String>,
    /// Whether a reminder is marked.
    pub reminded: bool,
    /// Why the user may not tick the marked reminder, if so.
    pub no_reminding: Option<String>,
    /// Whether an organisation is marked.
    pub listed: bool,
    /// Why the user may not change the directory, if so.
    pub no_directing: Option<String>,
    /// Why the user may not note a measure of the selected session, if so.
    pub no_measuring: Option<String>,
    /// Why the user may not read summaries, if so.
    pub no_summing: Option<String>,
    /// Whether a family is marked on the Caseload screen.
    pub case: bool,
    /// Why the user may not change the marked family's case, if so.
    pub no_casework: Option<String>,
    /// Whether the marked family has a contact that is booked.
    pub contact: bool,
    /// What is wrong in the form, if anything.
    pub wrong: Option<String>,
}

impl Situation {
    /// Why a command is not available now, in words; `None` where it is.
    #[must_use]
    pub fn reason_against(&self, command: Command) -> Option<String> {
        command.needs().iter().find_map(|need| self.lack(*need))
    }

    fn lack(&self, need: Need) -> Option<String> {
        let unless = |there: bool, words: &str| (!there).then(|| words.to_owned());
        match need {
            Need::Session => unless(self.session, "no session is selected: choose one with Tab"),
            Need::Person => unless(self.person, "nobody is selected"),
            Need::Planned => unless(self.planned, "this session is no longer planned"),
            Need::Copied => unless(self.copied, "nothing has been copied yet"),
            Need::Edit => self.no_edit.clone(),
            Need::Planning => self.no_planning.clone(),
            Need::Settled => self.no_settling.clone(),
            Need::Open => self.closed.clone(),
            Need::Entrance => self.no_entrance.clone(),
            Need::Themes => self.no_themes.clone(),
            Need::Parting => self.no_parting.clone(),
            Need::Training => self.no_training.clone(),
            Need::Absence => self.no_absence.clone(),
            Need::Carrying => self.no_carrying.clone(),
            Need::Publishing => self.no_publishing.clone(),
            Need::Policies => self.no_policies.clone(),
            Need::Door => self.no_sign_ins.clone(),
            Need::Sharer => unless(self.sharer, "no sharer is marked"),
            Need::Vacancy => unless(self.vacancy, "this post has no vacant hours"),
            Need::OldHours => unless(self.old_hours, "its hours follow the full-time week in force"),
            Need::Shares => self.no_shares.clone(),
            Need::Supervised => unless(self.supervised, "nobody's supervision is marked"),
            Need::Supervising => self.no_supervising.clone(),
            Need::Group => unless(self.group, "there is no group yet: set one up first"),
            Need::Grouping => self.no_grouping.clone(),
            Need::Reminded => unless(self.reminded, "no reminder is marked"),
            Need::Reminding => self.no_reminding.clone(),
            Need::Listed => unless(self.listed, "no organisation is marked"),
            Need::Directing => self.no_directing.clone(),
            Need::Measuring => self.no_measuring.clone(),
            Need::Summing => self.no_summing.clone(),
            Need::Case => unless(self.case, "no family is marked: nobody is on this list yet"),
            Need::Casework => self.no_casework.clone(),
            Need::Contact => unless(self.contact, "no contact with this family is booked"),
            Need::Free => self.wrong.clone(),
        }
    }
}
