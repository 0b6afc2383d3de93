//! What a calendar that was read changes of somebody's busy times, or of when a place is taken.
//!
//! The same source again replaces what it brought: what is new comes, what is otherwise is changed, what is gone from the
//! window goes. What people wrote themselves is never touched, and no title ever gets here.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::calendar::{CalendarOccurrence, CalendarRead};
use crate::domain::{
    Busy, BusyKey, BusyOf, Change, Date, Entity as _, HowBusy, Key, Minutes, Moment, State, counted,
};
use crate::words::in_a_row;

/// Whose calendar was read, and what it is called.
#[derive(Clone, Debug)]
pub struct BusySource<'a> {
    /// Whose it is.
    pub whose: BusyOf,
    /// The name of the calendar: `Outlook`.
    pub name: &'a str,
    /// The window in which it was read, both days included.
    pub window: (Date, Date),
}

/// What a calendar changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BusyImport {
    /// The changes, as one batch.
    pub changes: Vec<Change>,
    /// How many busy times are new.
    pub added: usize,
    /// How many are there and would be otherwise.
    pub changed: usize,
    /// How many would be gone.
    pub removed: usize,
}

/// When, and how busy.
type BusyWhen = (Moment, Moment, HowBusy);

impl BusySource<'_> {
    /// What a calendar changes in a state. `keyed` makes of what the file calls an event what it is kept by; `None` for
    /// an event that is not to come in, such as one that went out from here.
    ///
    /// Where some of it could not be read, nothing goes: whether that is gone is not known.
    #[must_use]
    pub fn changes(
        &self,
        read: &CalendarRead,
        state: &State,
        keyed: &dyn Fn(&str) -> Option<SmolStr>,
    ) -> BusyImport {
        let theirs: Vec<&Busy> = {
            let all = state.records.busy.values().map(|row| &*row.item);
            all.filter(|it| it.whose == self.whose).collect()
        };
        let mut old: BTreeMap<&SmolStr, Vec<&Busy>> = BTreeMap::new();
        for it in theirs.iter().filter(|it| self.brought(it)) {
            old.entry(&it.uid).or_default().push(it);
        }
        let mut new: BTreeMap<SmolStr, BTreeSet<BusyWhen>> = BTreeMap::new();
        for it in &read.occurrences {
            let uid = keyed(it.uid.as_deref().unwrap_or_default()).filter(|uid| !uid.is_empty());
            if let Some((uid, when)) = uid.zip(when(it)) {
                new.entry(uid).or_default().insert(when);
            }
        }
        let is_written = |when: &BusyWhen| {
            let mut by_people = theirs.iter().filter(|it| it.is_written_by_people());
            by_people.any(|it| it.source.as_deref() == Some(self.name) && of(it) == *when)
        };
        let mut import = BusyImport::default();
        let mut gone: BTreeSet<BusyKey> = BTreeSet::new();
        let mut come: Vec<(SmolStr, BusyWhen)> = vec![];
        let mut see = |uid: &SmolStr, was: Vec<&Busy>, is: BTreeSet<BusyWhen>| {
            let stays: BTreeSet<BusyWhen> = was.iter().map(|it| of(it)).collect();
            let was: Vec<&Busy> = was.into_iter().filter(|it| !is.contains(&of(it))).collect();
            let is: Vec<BusyWhen> =
                is.into_iter().filter(|when| !stays.contains(when) && !is_written(when)).collect();
            let both = was.len().min(is.len());
            let goes = if read.skipped == 0 { was.len() } else { both };
            import.changed += both;
            import.added += is.len() - both;
            import.removed += goes - both;
            gone.extend(was.iter().take(goes).map(|it| it.key()));
            come.extend(is.into_iter().map(|when| (uid.clone(), when)));
        };
        for (uid, is) in &new {
            see(uid, old.remove(uid).unwrap_or_default(), is.clone());
        }
        for (uid, was) in old {
            see(uid, was, BTreeSet::new());
        }
        self.numbered(&mut import, &theirs, gone, come);
        import
    }

    /// Whether a busy time came from here, and lies in the window.
    fn brought(&self, it: &Busy) -> bool {
        let (from, to) = self.window;
        it.source.as_deref() == Some(self.name)
            && !it.is_written_by_people()
            && it.start < to.plus_days(1).start()
            && it.end > from.start()
    }

    /// Writes down what goes and what comes, each that comes with the first number that is free.
    fn numbered(
        &self,
        import: &mut BusyImport,
        theirs: &[&Busy],
        gone: BTreeSet<BusyKey>,
        come: Vec<(SmolStr, BusyWhen)>,
    ) {
        let kept = theirs.iter().map(|it| it.key()).filter(|key| !gone.contains(key));
        let mut taken: BTreeSet<(Moment, u8)> = kept.map(|(_, start, number)| (start, number)).collect();
        let mut put = vec![];
        for (uid, (start, end, how)) in come {
            let Some(number) = (0..=u8::MAX).find(|number| taken.insert((start, *number))) else {
                import.added = import.added.saturating_sub(1);
                continue;
            };
            let source = Some(self.name.to_owned());
            put.push(Busy { whose: self.whose.clone(), start, end, how, source, uid, number });
        }
        let again: BTreeSet<BusyKey> = put.iter().map(Busy::key).collect();
        let gone = gone.into_iter().filter(|key| !again.contains(key));
        import.changes = gone.map(|key| Change::Remove(Key::Busy(key))).collect();
        import.changes.extend(put.into_iter().map(Change::from));
    }

    /// What is said of an import afterwards: `3 busy times of Eilidh from Outlook came in`.
    #[must_use]
    pub fn summary(&self, import: &BusyImport, state: &State) -> String {
        let whose = match &self.whose {
            BusyOf::Person(id) => state.display_name(id),
            BusyOf::Place(id) => state.place(id).map_or(id.as_str(), |place| place.name.as_str()),
        };
        let from = self.name;
        match (import.added, import.changed, import.removed) {
            (0, 0, 0) => format!("Busy times of {whose} from {from}: nothing new"),
            (added, 0, 0) => format!("{} of {whose} from {from} came in", counted(added, "busy time")),
            (added, changed, removed) => {
                let parts = [(added, "new"), (changed, "changed"), (removed, "gone")];
                let parts: Vec<String> = parts
                    .iter()
                    .filter(|(many, _)| *many > 0)
                    .map(|(many, word)| format!("{many} {word}"))
                    .collect();
                format!("Busy times of {whose} from {from}: {}", in_a_row(&parts))
            }
        }
    }
}

fn of(it: &Busy) -> BusyWhen {
    (it.start, it.end, it.how)
}

/// When an occurrence takes somebody's time; `None` for what has no length.
fn when(it: &CalendarOccurrence) -> Option<BusyWhen> {
    let (start, end) = it.when.span();
    // Over the hour that the clocks go back, the wall says that it ends before it starts.
    let end = if end < start { end.plus_wall(Minutes(60)) } else { end };
    (start < end).then_some((start, end, it.busy))
}
