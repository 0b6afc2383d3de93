//! What somebody's leaving comes to, in words, part by part.

use super::LeaverForm;
use crate::app::App;
use crate::app::form::FormRemark;
use crate::app::words;
use crate::domain::{Date, Minutes, Person, Role, State, counted};
use crate::planner::leaving::LeavingPlan;
use crate::rota::leave::{LeaveAccount, LeaveYear};

impl LeaverForm {
    /// All that the plan does, and what is left to be seen to by hand.
    pub(super) fn in_words(
        &self,
        plan: &LeavingPlan,
        base: &State,
        app: &App,
        last: Date,
    ) -> Vec<FormRemark> {
        let mut said: Vec<FormRemark> = vec![];
        let mut part = |heading: String, all: &[String], warns: bool| {
            if !all.is_empty() {
                let text = format!("{heading}: {}.", all.join("; "));
                said.push(if warns { FormRemark::warning(text) } else { FormRemark::told(text) });
            }
        };
        let name = &self.name;
        part("Hours".to_owned(), &plan.hours, false);
        let is_open = |it: &String| it.contains("nobody yet") || it.ends_with("no backup worker then");
        let (without, families): (Vec<String>, Vec<String>) =
            plan.families.iter().cloned().partition(is_open);
        let (mut open, settled): (Vec<String>, Vec<String>) = plan.people.iter().cloned().partition(is_open);
        open.splice(0..0, without);
        let stays = if last < app.today() {
            "Handed over now".to_owned()
        } else {
            let next = words::day(last.plus_days(1), app.today());
            format!("{name} keeps the families until then; to hand over in your inbox from {next}")
        };
        part(stays, &families, false);
        part("Taken over from now on".to_owned(), &settled, false);
        part("Still to find somebody for".to_owned(), &open, true);
        part(format!("Booked after {}, and given to", words::day(last, app.today())), &plan.given, false);
        part(format!("Goes on without {name}"), &plan.without, false);
        part("Ends, or is cancelled with the reason above; tell those it is for".to_owned(), &plan.off, true);
        part("Ends with the day too".to_owned(), &plan.rest, false);
        part("For another team's lead to see to".to_owned(), &plan.left, true);
        if plan.own > 0 {
            let many = counted(plan.own, "piece");
            said.push(FormRemark::told(format!("{many} of {name}'s own time after it: taken off the rota.")));
        }
        said.extend(self.leave_left(plan, base, app, last));
        said.extend(self.requests(base, last));
        said.extend(self.keys(base));
        said.extend(self.without_lead(base));
        if plan.hours.is_empty() && base.shares_of(&self.person).next().is_none() {
            let words =
                format!("{name} holds no hours here, so no last day is kept: the name stays on the list.");
            said.push(FormRemark::told(words));
        }
        said.push(FormRemark::told(format!("What {name} did up to then stays as it was.")));
        said
    }

    /// That their team has nobody left who leads it.
    fn without_lead(&self, base: &State) -> Option<FormRemark> {
        let leads = |it: &&Person| it.role == Role::TeamLead;
        let leaver = base.person(&self.person).filter(leads)?;
        let is_other = |it: &&Person| it.id != leaver.id && it.team == leaver.team;
        if base.people().filter(leads).any(|it| is_other(&it)) {
            return None;
        }
        let team = base.team(&leaver.team).map_or("The team", |team| &team.name);
        Some(FormRemark::warning(format!(
            "{team} has no lead then: nobody but the account that owns the store publishes its weeks and decides on leave until \
             somebody is made its team lead on People."
        )))
    }

    /// What is left of the annual leave by then.
    fn leave_left(&self, plan: &LeavingPlan, base: &State, app: &App, last: Date) -> Option<FormRemark> {
        let after = base.preview(&plan.changes).ok()?;
        let account = LeaveAccount::of(&after, &self.person, LeaveYear::of(&after, last)?, app.today())?;
        let left = account.balances.annual.left();
        let words = match left.0 {
            0 => return None,
            1.. => format!("{left} of annual leave are left by then: to be taken before, or paid."),
            _ => format!("{} of annual leave more than is due by then is booked or taken.", Minutes(-left.0)),
        };
        Some(FormRemark::told(words))
    }

    /// Requests that wait beyond the day: whoever asked takes them back.
    fn requests(&self, base: &State, last: Date) -> Option<FormRemark> {
        let open = base.records.requests.values().map(|row| &row.item).filter(|it| it.is_open());
        let after = open.filter(|it| {
            it.people().any(|who| who == self.person) && it.last_day().is_some_and(|day| day > last)
        });
        let many = after.count();
        (many > 0).then(|| {
            let requests = counted(many, "open request");
            FormRemark::told(format!(
                "{requests} about days after it: whoever asked takes that back in the inbox."
            ))
        })
    }

    /// How they still get in, and what to do about it.
    fn keys(&self, base: &State) -> Option<FormRemark> {
        let keys = base.records.keys.values().filter(|row| row.item.person == self.person).count();
        let accounts = base.records.accounts.values().filter(|row| row.item.person == self.person).count();
        let name = &self.name;
        match (keys, accounts) {
            (0, 0) => None,
            (0, _) => Some(FormRemark::told(format!(
                "{name} comes in by an account of this machine: whoever looks after it closes that on the last day."
            ))),
            (many, _) => Some(FormRemark::told(format!(
                "{} let {name} sign in until taken away: on the last day, `tandem key remove` does that.",
                counted(many, "key")
            ))),
        }
    }
}
