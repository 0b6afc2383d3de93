//! What a post is called where its team stands before it.

/// The title of a post without its team: `Peer support worker` of `Peer support worker, Ailsa MBU`.
pub(super) fn without_team<'t>(title: &'t str, team: &str) -> &'t str {
    match title.rsplit_once(", ") {
        Some((title, last)) if team.starts_with(last) => title,
        _ => title,
    }
}
