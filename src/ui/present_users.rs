//! Who else is here, by initials: in the header, and where their selection stands. Never by colour alone.

use super::text::width;
use crate::app::PresentUsers;

/// How many are here, and the others' initials, the fullest first; initials in brackets are of somebody away. Nothing where one
/// is alone.
pub(super) fn here(present_users: &PresentUsers) -> Vec<String> {
    if present_users.others.is_empty() {
        return vec![];
    }
    let initials =
        present_users.others.iter().map(|(who, away)| if *away { format!("({who})") } else { who.clone() });
    let initials: Vec<String> = initials.collect();
    let said = format!("{} here", present_users.people());
    vec![format!("{said} {}", initials.join(" ")), said, String::new()]
}

/// Whose selection stands somewhere: ` @FG @AR`, with the number of those who do not fit.
pub(super) fn looking(initials: &[&str], room: usize) -> String {
    (0..=initials.len())
        .rev()
        .map(|shown| {
            let (named, more) = initials.split_at(shown);
            let more = (!more.is_empty()).then(|| format!("@+{}", more.len()));
            let parts: Vec<String> = named.iter().map(|who| format!("@{who}")).chain(more).collect();
            if parts.is_empty() { String::new() } else { format!(" {}", parts.join(" ")) }
        })
        .find(|said| width(said) <= room)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_given_as_room_allows() {
        let of = |others: &[(&str, bool)]| {
            let mut present_users = PresentUsers::default();
            present_users.others = others.iter().map(|(who, away)| ((*who).to_owned(), *away)).collect();
            present_users
        };
        let three = of(&[("FG", false), ("AR", true)]);
        assert_eq!(here(&three), ["3 here FG (AR)", "3 here", ""]);
        assert!(here(&of(&[])).is_empty());
        for (room, said) in [(8, " @FG @AR"), (7, " @+2"), (4, " @+2"), (3, "")] {
            assert_eq!(looking(&["FG", "AR"], room), said, "{room}");
        }
        assert_eq!(looking(&["FG", "AR", "MS"], 8), " @FG @+2");
        assert_eq!(looking(&[], 80), "");
    }
}
