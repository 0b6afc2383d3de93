//! What an administrator puts in place: a systemd unit, and lines for `authorized_keys`.

use std::fmt::Write as _;
use std::path::Path;

/// The unit, and how to use it, for a program and a folder of data; all of it is comment but the unit itself.
#[must_use]
pub fn unit(program: &Path, data: &Path) -> String {
    let program = program.display();
    let data = data.display();
    let mut text = String::new();
    let _ = write!(
        text,
        "\
# /etc/systemd/system/tandem.service
#
# Once:   useradd --system --create-home --home-dir {data} --shell /bin/sh tandem
#         systemctl daemon-reload && systemctl enable --now tandem
# Then:   sudo -u tandem tandem --data {data} key add PERSON FILE.pub
# People: ssh -p 2222 HOST

[Unit]
Description=Tandem, the rota of a peer support team
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
User=tandem
ExecStart={program} --data {data} --socket /run/tandem/tandem.sock serve --listen 0.0.0.0:2222 --group tandem
RuntimeDirectory=tandem
RuntimeDirectoryMode=0750
Restart=on-failure
TimeoutStopSec=15
LimitNOFILE=4096
UMask=0077
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={data}
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native

[Install]
WantedBy=multi-user.target

# Through the system's own SSH instead, without port 2222: leave --listen out, write --no-ssh, and put a line for each person
# into the authorized_keys of the account that runs the server. Only that account may say who somebody is:
#
#   restrict,pty,command=\"{program} --socket /run/tandem/tandem.sock attach --as PERSON\" ssh-ed25519 AAAA... their key
#
# Or give everybody an account of their own in the group tandem, tell Tandem whose it is with `tandem account add PERSON
# NAME`, and put into each one's authorized_keys:
#
#   restrict,pty,command=\"{program} --socket /run/tandem/tandem.sock attach\" ssh-ed25519 AAAA... their key
"
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_names_the_program_and_the_folder_and_shows_both_forced_commands() {
        let text = unit(Path::new("/usr/local/bin/tandem"), Path::new("/var/lib/tandem"));
        let start =
            "ExecStart=/usr/local/bin/tandem --data /var/lib/tandem --socket /run/tandem/tandem.sock serve";
        for line in
            [start, "Type=notify", "ReadWritePaths=/var/lib/tandem", "attach --as PERSON\" ssh-ed25519"]
        {
            assert!(text.contains(line), "{line}:\n{text}");
        }
    }
}
