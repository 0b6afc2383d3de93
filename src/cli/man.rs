//! `tandem man`: the manual page, with every subcommand.

use super::{Common, Failure};

/// Prints the manual page.
#[derive(Debug, clap::Args)]
pub struct ManCommand;

impl ManCommand {
    /// Runs it.
    #[allow(clippy::unused_self, reason = "every subcommand is run alike")]
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let mut page = vec![];
        clap_mangen::Man::new(common.command_line()).render(&mut page).map_err(Failure::of_output)?;
        let mut page = String::from_utf8_lossy(&page).into_owned();
        let mut program = common.command_line();
        program.build();
        page.extend(program.get_subcommands_mut().map(section));
        common.print(&page)
    }
}

/// What `--help` says of a subcommand, as a section of the page.
fn section(command: &mut clap::Command) -> String {
    let heading = command.get_bin_name().unwrap_or_default().to_uppercase();
    let help = command.render_long_help().to_string();
    // A line that starts with a dot or a quote would be read as a request.
    let lines = help.replace('\\', "\\\\").replace('-', "\\-");
    let lines: Vec<String> = lines.lines().map(|line| format!("\\&{line}")).collect();
    format!(".SH \"{heading}\"\n.nf\n{}\n.fi\n", lines.join("\n"))
}
