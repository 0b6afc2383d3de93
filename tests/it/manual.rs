//! What the manual lists of the program is what the program has: its tables of keys are drawn from the commands and the
//! default keymap.

use std::fmt::Write as _;
use std::path::Path;

use tandem::command::{Command, Scope};
use tandem::keymap::Keymap;

/// The line of the manual after which everything is drawn from the program.
const MARK: &str = "<!-- From here on drawn from the program: INSTA_UPDATE=always cargo test manual -->";

/// Every binding of the default keymap, a table for each scope.
fn all_keys() -> String {
    let bindings: Vec<(Scope, String, Command)> = Keymap::default().bindings().collect();
    let mut drawn = format!("{MARK}\n\n## All keys\n");
    for scope in Scope::ALL {
        let keys_of = |command: Command| {
            let here = bindings.iter().filter(|(place, _, it)| (place, *it) == (scope, command));
            here.map(|(_, keys, _)| format!("`{}`", keys.replace('|', "\\|"))).collect::<Vec<_>>().join(" ")
        };
        let rows: Vec<(String, &Command)> = Command::ALL
            .iter()
            .map(|command| (keys_of(*command), command))
            .filter(|(keys, _)| !keys.is_empty())
            .collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(drawn, "\n### {}\n\n| keys | command | does |\n|---|---|---|", scope.title());
        for (keys, command) in rows {
            let _ =
                writeln!(drawn, "| {keys} | {} | {} |", command.label(), command.doc().replace('|', "\\|"));
        }
    }
    drawn
}

#[test]
fn its_tables_of_keys_are_those_in_force() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/manual.md");
    let manual = std::fs::read_to_string(&path).unwrap();
    let (written, drawn) = manual.split_at(manual.find(MARK).unwrap());
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        std::fs::write(&path, format!("{written}{}", all_keys())).unwrap();
        return;
    }
    assert!(drawn == all_keys(), "the keys changed: INSTA_UPDATE=always cargo test manual");
}

#[test]
fn the_readme_is_a_page_and_what_it_points_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    assert!(readme.lines().count() <= 150);
    for text in [readme, std::fs::read_to_string(root.join("docs/manual.md")).unwrap()] {
        for link in text.split("](").skip(1).filter_map(|it| it.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            let is_file = !file.is_empty() && !file.contains("://");
            let found = root.join(file).exists() || root.join("docs").join(file).exists();
            assert!(!is_file || found, "{link}");
        }
    }
}
