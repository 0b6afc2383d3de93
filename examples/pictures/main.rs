//! Makes the pictures of the program and the recorded tour, from the program itself: `cargo run --example pictures`.
//!
//! They are the same on every run and on every machine; a test holds what is committed to what this makes.

mod made;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> made::Made<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let played = made::tour::played(made::tour::steps(root)?, |_, _| {})?;
    for file in made::all(&played)? {
        let path = root.join(&file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, &file.text)?;
        println!("{} ({} KB)", file.path, file.text.len().div_ceil(1000));
    }
    Ok(())
}
