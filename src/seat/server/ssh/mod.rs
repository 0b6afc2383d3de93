//! SSH with public keys, built in: the one module that knows `russh`.
//!
//! Who somebody is, is whose key they hold; the name that they sign in under says nothing.

mod caller;
mod files;
mod gate;
mod seated;
mod twin;

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use russh::keys::ssh_key::LineEnding;
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{HashAlg, PrivateKey};
use russh::server::{Config, run_stream};
use russh::{MethodKind, MethodSet, Preferred, cipher, compression, kex, mac};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep_until, timeout_at};

use super::connections::{ConnectionPermit, GAVE_WAY, PeerOrigin};
use super::pace::Pace;
use super::{Limits, NotServed, ServerContext};
use crate::seat::random_bytes;
use crate::store::{named, own_file};
use caller::{Caller, Shared};
use gate::{Meter, Metered};
use twin::{prepared, shut};

/// How many questions whether they are still there a silent client leaves unanswered before it is given up.
const QUESTIONS: usize = 4;
/// How long a sign-in that fails is held back.
const REJECTION: Duration = Duration::from_millis(100);
/// How many bytes a client may send ahead.
const WINDOW: u32 = 256 << 10;

/// How keys are exchanged: both ways are quick, so that nobody keeps the server busy with them, and the first withstands quantum
/// computers too. The last two are no ways of exchanging, and say what else is understood.
const KEX: &[kex::Name] = &[
    kex::MLKEM768X25519_SHA256,
    kex::CURVE25519,
    // The same under the name that older clients know.
    kex::CURVE25519_PRE_RFC_8731,
    kex::EXTENSION_SUPPORT_AS_SERVER,
    kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
];
/// How what is sent is kept from others.
const CIPHERS: &[cipher::Name] =
    &[cipher::CHACHA20_POLY1305, cipher::AES_256_GCM, cipher::AES_256_CTR, cipher::AES_128_CTR];
/// How it is kept whole: of what is encrypted, never of what is below.
const MACS: &[mac::Name] = &[mac::HMAC_SHA512_ETM, mac::HMAC_SHA256_ETM];
/// How it is packed: not at all. A frame is small, and what unpacks can be fed by anybody who has not signed in.
const COMPRESSION: &[compression::Name] = &[compression::NONE];

/// What the server is to its clients: its key, and how it talks.
pub(super) struct Host {
    config: Arc<Config>,
    fingerprint: String,
}

impl Host {
    /// Takes the host key out of the store's folder, making it there the first time.
    pub(super) fn open(data: &Path, limits: &Limits) -> Result<Self, NotServed> {
        let key = host_key(&data.join("host_key"))?;
        let fingerprint = key.public_key().fingerprint(HashAlg::Sha256).to_string();
        let config = Config {
            methods: MethodSet::from(&[MethodKind::PublicKey][..]),
            auth_rejection_time: REJECTION,
            auth_rejection_time_initial: Some(Duration::ZERO),
            keys: vec![key],
            preferred: Preferred {
                kex: Cow::Borrowed(KEX),
                cipher: Cow::Borrowed(CIPHERS),
                mac: Cow::Borrowed(MACS),
                compression: Cow::Borrowed(COMPRESSION),
                ..Preferred::DEFAULT
            },
            window_size: WINDOW,
            // Clients begin by asking what there is, which is refused and no key.
            max_auth_attempts: limits.attempts.saturating_add(1),
            inactivity_timeout: None,
            keepalive_interval: Some(limits.keepalive),
            keepalive_max: QUESTIONS,
            ..Config::default()
        };
        Ok(Self { config: Arc::new(config), fingerprint })
    }

    /// What clients are shown the first time.
    pub(super) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

fn host_key(path: &Path) -> Result<PrivateKey, NotServed> {
    let wrong = |what: &str| NotServed::Unfit(format!("the host key {} {what}", named(path)));
    match fs::metadata(path) {
        Ok(there) if there.permissions().mode() & 0o077 != 0 => Err(wrong(
            "can be read by others, who could pretend to be this server: chmod 600 it, or remove it",
        )),
        Ok(_) => PrivateKey::read_openssh_file(path).map_err(|error| {
            wrong(&format!("cannot be read ({error}): put it back from a copy, or remove it"))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_host_key(path).map_err(NotServed::doing(format!("making the host key {}", named(path))))
        }
        Err(error) => Err(NotServed::doing(format!("reading the host key {}", named(path)))(error)),
    }
}

/// Makes a key of the system's randomness and puts it on the disk, whole or not at all.
fn make_host_key(path: &Path) -> io::Result<PrivateKey> {
    let key = PrivateKey::from(Ed25519Keypair::from_seed(&random_bytes()?));
    let text = key.to_openssh(LineEnding::LF).map_err(io::Error::other)?;
    let beside = path.with_extension("new");
    let mut file = own_file().write(true).truncate(true).open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(key)
}

/// Takes connections until it is dropped.
pub(super) async fn listen(listener: std::net::TcpListener, host: Host, context: Arc<ServerContext>) {
    gate::listen_to_exchanges();
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Here, so that whoever comes first is counted first.
                match context.limiter.admit(PeerOrigin::Address(address.ip())) {
                    Ok(permit) => {
                        tokio::spawn(connected(
                            stream,
                            address,
                            permit,
                            host.config.clone(),
                            context.clone(),
                        ));
                    }
                    Err(words) => context.turn_away("", &address.ip().to_string(), &words),
                }
            }
            // Out of files, most likely: others will leave.
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn connected(
    stream: TcpStream,
    address: SocketAddr,
    permit: ConnectionPermit,
    config: Arc<Config>,
    context: Arc<ServerContext>,
) {
    let Ok((stream, twin)) = prepared(stream) else { return };
    let from = address.ip().to_string();
    let deadline = Instant::now() + context.limits.grace;
    let way = permit.way();
    let meter = Meter::new(Pace::new(context.limits.exchanges));
    let shared = Arc::new(Shared::new(meter.clone()));
    let mut seated = shared.seated.subscribe();
    let caller = Caller::new(context.clone(), address, permit, shared.clone(), twin.clone());
    let running = async {
        gate::wait(&context.paces, address.ip()).await;
        run_stream(config, Metered::new(stream, meter.clone()), caller).await
    };
    let begun = tokio::select! {
        begun = timeout_at(deadline, running) => begun,
        () = way.notified() => {
            context.turn_away("", &from, GAVE_WAY);
            return shut(&twin);
        }
    };
    let Ok(Ok(running)) = begun else {
        context.turn_away("", &from, "what came was not SSH, or came too late");
        return shut(&twin);
    };
    let mut running = std::pin::pin!(running);
    let late = async {
        let gave_way = tokio::select! {
            () = sleep_until(deadline) => false,
            () = way.notified() => true,
        };
        if *seated.borrow_and_update() {
            std::future::pending::<()>().await;
        }
        gave_way
    };
    tokio::select! {
        _ = &mut running => {}
        gave_way = late => {
            if gave_way {
                context.turn_away("", &from, GAVE_WAY);
            }
            shut(&twin);
            let _ = running.await;
        }
    }
    if let Some((name, words)) = shared.refusal() {
        context.turn_away(&name, &from, &words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_key_is_made_once_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("host_key");
        let made = host_key(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(host_key(&path).unwrap().public_key(), made.public_key());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(host_key(&path).unwrap_err().to_string().contains("chmod 600"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "noise").unwrap();
        assert!(host_key(&path).unwrap_err().to_string().contains("cannot be read"));
    }
}
