//! No circle of files: where one file takes something from another, no way leads back.
//!
//! Every path is followed to the file that defines its name, through those that only hand it on. Limits: a method that
//! stands in another file is not seen, nor a path that a macro puts together. Tests inside source files do not count.

mod names;

use std::collections::{BTreeMap, VecDeque};
use std::sync::LazyLock;

use self::names::{Arrows, Modules};
use crate::layering::sources;

/// The modules of the domain, in order: each uses only those before it.
const ROOMS: &[&str] = &[
    "text",
    "calendar",
    "identifier",
    "id",
    "parts",
    "repeat",
    "policy",
    "record",
    "stored",
    "state",
    "change",
    "rights",
    "check",
    "purge",
];

/// The shortest way along arrows from one file to another, both included; from a file to itself, the shortest circle.
fn way<'a>(arrows: &'a Arrows, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
    let mut reached_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(file) = next.pop_front() {
        for taken in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            if taken == to {
                let back = std::iter::successors(Some(file), |file| reached_from.get(file).copied());
                let mut way: Vec<&str> = std::iter::once(taken.as_str()).chain(back).collect();
                way.reverse();
                return Some(way);
            }
            if taken != from && !reached_from.contains_key(taken.as_str()) {
                reached_from.insert(taken, file);
                next.push_back(taken);
            }
        }
    }
    None
}

/// The shortest circle, arrow by arrow, each with the names that are taken; `None` where there is no circle.
fn circle(arrows: &Arrows) -> Option<String> {
    let circles = arrows.keys().filter_map(|file| way(arrows, file, file));
    let shortest = circles.min_by_key(Vec::len)?;
    let told = shortest.windows(2).map(|arrow| {
        let names: Vec<&str> = arrows[arrow[0]][arrow[1]].iter().map(String::as_str).collect();
        format!("{} takes from {}: {}", arrow[0], arrow[1], names.join(", "))
    });
    Some(told.collect::<Vec<_>>().join("\n"))
}

/// What each source file takes from which other.
static ARROWS: LazyLock<Arrows> = LazyLock::new(|| {
    let sources = sources();
    arrows_of(sources.iter().map(|(file, text)| (file.trim_start_matches("src/"), text.as_str())))
});

fn arrows_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Arrows {
    Modules::of(files).arrows()
}

/// The module of the domain that a file stands in.
fn room(file: &str) -> Option<&str> {
    file.strip_prefix("domain/")?.trim_end_matches(".rs").split('/').next().filter(|rules| *rules != "mod")
}

/// What runs up from a module of the domain to a later one, or names one that is not in the list.
fn upward(arrows: &Arrows) -> Vec<String> {
    let place = |rules: &str| ROOMS.iter().position(|it| *it == rules);
    let mut wrong = vec![];
    for (from, taken) in arrows {
        for (to, names) in taken {
            let (Some(above), Some(below)) = (room(from), room(to)) else { continue };
            let is_right = above == below || place(above).zip(place(below)).is_some_and(|(a, b)| b < a);
            if !is_right {
                wrong.push(format!("{from} may not use {to}: {names:?}"));
            }
        }
    }
    wrong
}

#[test]
fn no_circle_of_files_stands_anywhere() {
    let circle = circle(&ARROWS);
    assert!(circle.is_none(), "a circle of files:\n{}", circle.unwrap_or_default());
}

#[test]
fn each_room_of_the_domain_uses_only_those_before_it() {
    assert_eq!(upward(&ARROWS), Vec::<String>::new());
}

/// The root of a house that is made up.
const ROOT: (&str, &str) = ("lib.rs", "");

#[test]
fn a_circle_is_found_however_it_is_written() {
    let found = |files: &[(&str, &str)]| circle(&arrows_of(files.iter().copied()));
    let back = "use crate::a::A; pub struct B(A);";
    for there in [
        "use crate::b::B; pub struct A(B);",
        "use super::b::B; pub struct A(B);",
        "pub struct A(crate::b::B);",
        "use super::b; pub struct A(b::B);",
        "use crate::{b::{B as Other}, c}; pub struct A(Other);",
        "use super::b::*; pub struct A(B);",
        "pub struct A; fn f() { use super::b::B; B::default(); }",
        "pub struct A; macro_rules! m { () => { $crate::b::B } }",
        "pub struct A; mod inner { pub struct C(super::super::b::B); }",
    ] {
        let told = found(&[("a.rs", there), ("b.rs", back), ROOT]);
        let told = told.unwrap_or_else(|| panic!("no circle was found in {there}"));
        assert_eq!(told, "a.rs takes from b.rs: B\nb.rs takes from a.rs: A", "{there}");
    }
    // Through names that are handed on, and between a folder's own file and what stands in it.
    let face = ("d/mod.rs", "mod a; mod b; pub use a::A; pub use b::B;");
    let two = [("d/a.rs", "use super::B; pub struct A(B);"), ("d/b.rs", "use crate::d::A; pub struct B(A);")];
    assert!(found(&[face, two[0], two[1], ROOT]).is_some());
    let parent = ("d/mod.rs", "mod a; pub use a::A; pub struct B(A);");
    assert!(found(&[parent, two[0], ROOT]).is_some());
    // Behind a lifetime a name is used, not defined.
    let lent = "use crate::b::B; pub fn a() -> &'static B { B::of() }";
    assert!(
        found(&[("a.rs", lent), ("b.rs", "use crate::a::B; pub struct B; fn b(_: B) {}"), ROOT]).is_none()
    );
    assert!(
        found(&[("a.rs", lent), ("b.rs", "use crate::a::a; pub struct B; fn b() { a(); }"), ROOT]).is_some()
    );
}

#[test]
fn what_is_no_circle_is_not_taken_for_one() {
    let found = |files: &[(&str, &str)]| circle(&arrows_of(files.iter().copied()));
    for there in [
        "pub struct A;",
        "// crate::b::B\npub struct A;",
        "pub struct A; const TEXT: &str = \"crate::b::B\";",
        "pub struct A; #[cfg(test)] mod tests { use super::*; use crate::b::B; }",
        "mod c; pub use super::b::B; pub struct A;",
        "use std::b::B; pub struct A(B);",
    ] {
        let files = [("a.rs", there), ("b.rs", "use crate::a::A; pub struct B(A);"), ROOT];
        assert_eq!(found(&files), None, "{there}");
    }
    // A face hands on and takes nothing.
    let face = ("d/mod.rs", "mod a; mod b; pub use a::A; pub use b::B;");
    assert_eq!(
        found(&[face, ("d/a.rs", "pub struct A;"), ("d/b.rs", "use super::A; pub struct B(A);"), ROOT]),
        None
    );
}

#[test]
fn a_room_that_uses_a_later_one_is_found() {
    let files = [
        ROOT,
        ("domain/mod.rs", "mod record; mod state; pub use record::A; pub use state::B;"),
        ("domain/state/mod.rs", "pub struct B;"),
        ("domain/record/mod.rs", "use crate::domain::B; pub struct A(B);"),
    ];
    let wrong = upward(&arrows_of(files));
    assert_eq!(wrong, ["domain/record/mod.rs may not use domain/state/mod.rs: {\"B\"}"]);
}
