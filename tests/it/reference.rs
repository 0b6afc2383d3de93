//! The reference of the command line: the help of every subcommand, so that none changes unseen.
//!
//! Where a change was meant, `INSTA_UPDATE=always cargo test reference` writes them anew.

use std::fmt::Write as _;

use clap::CommandFactory as _;
use tandem::cli::Cli;

#[test]
fn the_command_line_is_as_printed() {
    let mut program = Cli::command().term_width(100);
    program.build();
    let mut text = program.render_long_help().to_string();
    for command in program.get_subcommands().filter(|it| it.get_name() != "help") {
        // The options of every subcommand stand once, above.
        let mut own = command.clone().mut_args(|arg| {
            let shared = arg.is_global_set();
            arg.hide(shared)
        });
        write!(text, "\n==== tandem {}\n\n{}", command.get_name(), own.render_long_help()).unwrap();
    }
    insta::assert_snapshot!(text);
}
