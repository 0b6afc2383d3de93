//! What a record is made of: every text in it, and every other record it refers to, by the team file's keys.

use super::super::id::{
    ActivityId, CourseId, FamilyRef, GroupId, OrganisationId, PersonId, PlaceId, PostId, SeriesId, TeamId,
};
use super::super::record::Record;
use super::super::session::Booking;
use super::super::sheet::SheetMark;

/// Another record that a record refers to.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    Place(&'a PlaceId),
    Team(&'a TeamId),
    Person(&'a PersonId),
    Post(&'a PostId),
    Course(&'a CourseId),
    Activity(&'a ActivityId),
    Family(&'a FamilyRef),
    Group(&'a GroupId),
    Series(&'a SeriesId),
    Organisation(&'a OrganisationId),
}

type See<'s, T> = &'s mut dyn FnMut(&'static str, Option<usize>, T);

fn some<'a, I>(
    see: See<'_, Target<'a>>,
    field: &'static str,
    id: Option<&'a I>,
    of: fn(&'a I) -> Target<'a>,
) {
    if let Some(id) = id {
        see(field, None, of(id));
    }
}

fn all<'a, I>(see: See<'_, Target<'a>>, field: &'static str, ids: &'a [I], of: fn(&'a I) -> Target<'a>) {
    for (index, id) in ids.iter().enumerate() {
        see(field, Some(index), of(id));
    }
}

/// Shows every reference of a record.
pub(super) fn each_reference<'a>(record: &'a Record, see: See<'_, Target<'a>>) {
    use Target as T;
    match record {
        Record::Travel(it) => {
            see("from", None, T::Place(&it.from));
            see("to", None, T::Place(&it.to));
        }
        Record::Team(it) => some(see, "place", it.place.as_ref(), T::Place),
        Record::Person(it) => {
            see("team", None, T::Team(&it.team));
            some(see, "buddy", it.buddy.as_ref(), T::Person);
        }
        Record::Post(it) => see("team", None, T::Team(&it.team)),
        Record::Share(it) => {
            see("post", None, T::Post(&it.post));
            see("person", None, T::Person(&it.person));
        }
        Record::Shift(it) => {
            see("person", None, T::Person(&it.person));
            some(see, "place", it.place.as_ref(), T::Place);
            some(see, "post", it.post.as_ref(), T::Post);
        }
        Record::Training(it) => {
            see("person", None, T::Person(&it.person));
            see("course", None, T::Course(&it.course));
        }
        Record::Refresher(it) => {
            see("person", None, T::Person(&it.0.person));
            see("course", None, T::Course(&it.0.course));
        }
        Record::PostHours(it) => see("hours", None, T::Post(&it.post)),
        // What it names may be gone by now, and nobody is told that it was named.
        Record::KeptApart(it) => see("person", None, T::Person(&it.person)),
        Record::LastContact(it) => see("family", None, T::Family(&it.family)),
        Record::PublicTitle(it) => see("activity", None, T::Activity(&it.activity)),
        Record::CarryLapse(it) => see("person", None, T::Person(&it.person)),
        Record::Activity(it) => all(see, "needs", &it.needs, T::Course),
        Record::Family(it) => {
            see("team", None, T::Team(&it.team));
            some(see, "key_worker", it.key_worker.as_ref(), T::Person);
            some(see, "worker", it.worker.as_ref(), T::Person);
            some(see, "backup", it.backup.as_ref(), T::Person);
            some(see, "area", it.area.as_ref(), T::Place);
        }
        Record::Group(it) => {
            see("activity", None, T::Activity(&it.activity));
            see("place", None, T::Place(&it.place));
            for (index, invitation) in it.invited.iter().enumerate() {
                see("invited", Some(index), T::Family(&invitation.family));
            }
        }
        Record::Session(it) => {
            booking(&it.booking, see);
            some(see, "series", it.series.as_ref(), T::Series);
        }
        Record::Series(it) => booking(&it.booking, see),
        Record::Supervision(it) => {
            see("person", None, T::Person(&it.person));
            see("supervisor", None, T::Person(&it.supervisor));
        }
        Record::Leave(it) => see("person", None, T::Person(&it.person)),
        Record::Toil(it) => see("person", None, T::Person(&it.person)),
        Record::Carry(it) => see("person", None, T::Person(&it.person)),
        Record::Decision(it) => see("person", None, T::Person(&it.person)),
        Record::HandoverMark(it) => see("person", None, T::Person(&it.person)),
        Record::Measure(it) => {
            see("family", None, T::Family(&it.family));
            see("by", None, T::Person(&it.by));
        }
        Record::ReminderSent(it) => {
            see("family", None, T::Family(&it.family));
            some(see, "by", it.by.as_ref(), T::Person);
        }
        Record::CallNote(it) => {
            see("organisation", None, T::Organisation(&it.organisation));
            some(see, "by", it.by.as_ref(), T::Person);
        }
        Record::Case(it) => see("family", None, T::Family(&it.family)),
        Record::Sheet(it) => mark(it, see),
        Record::TeamMark(it) => {
            see("team", None, T::Team(&it.team));
            mark(&it.mark, see);
        }
        Record::PublicKey(it) => see("person", None, T::Person(&it.person)),
        Record::Account(it) => see("person", None, T::Person(&it.person)),
        Record::Service(_)
        | Record::Policy(_)
        | Record::Place(_)
        | Record::Course(_)
        | Record::Holiday(_)
        | Record::HolidayTime(_)
        | Record::Organisation(_)
        // What was may name what is no longer there.
        | Record::Edition(_)
        | Record::TeamEdition(_)
        | Record::Amendment(_)
        | Record::Purge(_) => {}
    }
}

fn mark<'a>(it: &'a SheetMark, see: See<'_, Target<'a>>) {
    for (index, given) in it.overrides.iter().enumerate() {
        for person in &given.people {
            see("overrides", Some(index), Target::Person(person));
        }
    }
}

fn booking<'a>(it: &'a Booking, see: See<'_, Target<'a>>) {
    see("activity", None, Target::Activity(&it.activity));
    all(see, "people", &it.people, Target::Person);
    all(see, "with", &it.with, Target::Person);
    all(see, "shadow", &it.shadow, Target::Person);
    all(see, "families", &it.families, Target::Family);
    some(see, "group", it.group.as_ref(), Target::Group);
    some(see, "place", it.place.as_ref(), Target::Place);
}

fn text<'a>(see: See<'_, &'a str>, field: &'static str, text: Option<&'a String>) {
    if let Some(text) = text {
        see(field, None, text);
    }
}

fn texts<'a>(see: See<'_, &'a str>, field: &'static str, texts: &'a [String]) {
    for (index, text) in texts.iter().enumerate() {
        see(field, Some(index), text);
    }
}

/// Shows every text of a record that somebody wrote: its own id, names, notes, tags; not the ids it refers to.
#[expect(clippy::too_many_lines, reason = "a line for each record")]
pub fn each_text<'a>(record: &'a Record, see: &mut dyn FnMut(&'static str, Option<usize>, &'a str)) {
    match record {
        Record::Service(it) => see("name", None, &it.name),
        Record::Place(it) => {
            see("id", None, it.id.as_str());
            see("name", None, &it.name);
        }
        Record::Team(it) => {
            see("id", None, it.id.as_str());
            see("name", None, &it.name);
        }
        Record::Person(it) => {
            see("id", None, it.id.as_str());
            see("name", None, &it.name);
            text(see, "initials", it.initials.as_ref());
            texts(see, "boundaries", &it.boundaries);
            texts(see, "ask_first", &it.ask_first);
            texts(see, "experience", &it.experience);
            text(see, "conflict", it.conflict.as_ref());
        }
        Record::Post(it) => {
            see("id", None, it.id.as_str());
            see("title", None, &it.title);
            text(see, "band", it.band.as_ref());
        }
        Record::Course(it) => {
            see("id", None, it.id.as_str());
            see("title", None, &it.title);
        }
        Record::Activity(it) => {
            see("id", None, it.id.as_str());
            see("title", None, &it.title);
        }
        Record::PublicTitle(it) => see("public_title", None, &it.title),
        Record::Family(it) => {
            see("ref", None, it.reference.as_str());
            texts(see, "needs", &it.needs);
            texts(see, "themes", &it.themes);
            text(see, "reminders", it.reminders.as_ref().map(|reminders| &reminders.channel));
        }
        Record::Group(it) => {
            see("id", None, it.id.as_str());
            see("title", None, &it.title);
            for (index, item) in it.checklist.iter().enumerate() {
                see("checklist", Some(index), &item.item);
            }
        }
        Record::Session(it) => {
            see("id", None, it.id.as_str());
            booking_texts(&it.booking, see);
        }
        Record::Series(it) => {
            see("id", None, it.id.as_str());
            booking_texts(&it.booking, see);
        }
        Record::Toil(it) => text(see, "note", it.note.as_ref()),
        Record::Carry(it) => text(see, "note", it.note.as_ref()),
        Record::Decision(it) => see("reason", None, &it.reason),
        Record::Holiday(it) => see("name", None, &it.name),
        Record::Organisation(it) => {
            see("id", None, it.id.as_str());
            see("name", None, &it.name);
            text(see, "area", it.area.as_ref());
            texts(see, "offers", &it.offers);
            text(see, "refer_by", it.refer_by.as_ref());
            text(see, "contact", it.contact.as_ref());
        }
        Record::Measure(it) => text(see, "words", it.words.as_ref()),
        Record::CallNote(it) => see("words", None, &it.words),
        Record::Sheet(it) => mark_texts(it, see),
        Record::TeamMark(it) => mark_texts(&it.mark, see),
        Record::Amendment(it) => {
            for (field, text) in [("by", &it.by), ("summary", &it.summary), ("reason", &it.reason)] {
                see(field, None, text);
            }
        }
        Record::Case(it) => {
            for (index, step) in it.steps.iter().enumerate() {
                see("steps", Some(index), &step.by);
                step.outcome.iter().for_each(|words| see("steps", Some(index), words));
            }
        }
        // What else a key is made of was read and found to be one.
        Record::PublicKey(it) => see("comment", None, &it.comment),
        // Its texts are those of sessions, which were looked at when they were written.
        Record::Edition(_)
        | Record::TeamEdition(_)
        | Record::Policy(_)
        | Record::Travel(_)
        | Record::Share(_)
        | Record::Training(_)
        | Record::Supervision(_)
        | Record::Leave(_)
        | Record::Shift(_)
        | Record::Account(_)
        | Record::HandoverMark(_)
        | Record::ReminderSent(_)
        | Record::Refresher(_)
        | Record::PostHours(_)
        // Ids alone.
        | Record::KeptApart(_)
        | Record::LastContact(_)
        | Record::HolidayTime(_)
        | Record::CarryLapse(_)
        | Record::Purge(_) => {}
    }
}

fn mark_texts<'a>(it: &'a SheetMark, see: See<'_, &'a str>) {
    for (index, given) in it.overrides.iter().enumerate() {
        let (kind, id) = &given.subject;
        for text in [&given.rule, kind, id, &given.by, &given.reason] {
            see("overrides", Some(index), text);
        }
    }
}

fn booking_texts<'a>(it: &'a Booking, see: See<'_, &'a str>) {
    text(see, "reason", it.reason.as_ref());
    text(see, "cancelled_by", it.cancelled_by.as_ref());
    text(see, "note", it.note.as_ref());
}
