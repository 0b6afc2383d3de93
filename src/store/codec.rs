//! Values to bytes and back; the only module that knows bincode.
//!
//! Packed is a version byte and the value; sealed is packed and a CRC32 of it. bincode does not describe itself, so a
//! changed form needs a new version, and a third of single-bit flips would decode to something else without the sum.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes one value may claim: an import of ten years of a team takes about 20 MB.
pub const MOST_BYTES: usize = 256 << 20;

/// The version of every form that has had but one.
const VERSION: u8 = 1;

/// Why bytes are not a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAValue {
    /// The sum does not fit, or there is too little of it.
    #[error("its checksum does not match")]
    Sum,
    /// It is whole, and has a form that only a newer program knows.
    #[error("it has the form {0}, which this program does not know: use a newer Tandem")]
    Version(u8),
    /// It is whole, and does not make a value that this program knows.
    #[error("it cannot be read: {0}")]
    Form(String),
    /// A value that cannot be made into bytes.
    #[error("it cannot be written: {0}")]
    Unwritable(String),
}

fn config() -> impl bincode::config::Config {
    bincode::config::standard().with_limit::<MOST_BYTES>()
}

/// A version byte and the value.
pub fn pack(value: &impl Serialize) -> Result<Vec<u8>, NotAValue> {
    pack_as(VERSION, value)
}

fn pack_as(version: u8, value: &impl Serialize) -> Result<Vec<u8>, NotAValue> {
    let mut bytes = vec![version];
    bincode::serde::encode_into_std_write(value, &mut bytes, config())
        .map_err(|error| NotAValue::Unwritable(error.to_string()))?;
    Ok(bytes)
}

/// The value of packed bytes; every one of them must belong to it.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotAValue> {
    unpack_as(VERSION, bytes)
}

fn unpack_as<T: DeserializeOwned>(wanted: u8, bytes: &[u8]) -> Result<T, NotAValue> {
    let (version, rest) = bytes.split_first().ok_or(NotAValue::Sum)?;
    if *version != wanted {
        return Err(NotAValue::Version(*version));
    }
    let (value, used) = bincode::serde::decode_from_slice(rest, config())
        .map_err(|error| NotAValue::Form(error.to_string()))?;
    if used == rest.len() {
        Ok(value)
    } else {
        Err(NotAValue::Form(
            "there is more after it than there should \
        be"
            .to_owned(),
        ))
    }
}

/// A version byte, the value and a CRC32 of both.
pub fn seal(value: &impl Serialize) -> Result<Vec<u8>, NotAValue> {
    seal_as(VERSION, value)
}

/// The same of a form that has come to a later version.
pub fn seal_as(version: u8, value: &impl Serialize) -> Result<Vec<u8>, NotAValue> {
    let mut bytes = pack_as(version, value)?;
    let sum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    Ok(bytes)
}

/// Whether the sum of sealed bytes fits.
pub fn is_whole(bytes: &[u8]) -> bool {
    bytes
        .split_last_chunk::<4>()
        .is_some_and(|(packed, sum)| crc32fast::hash(packed) == u32::from_le_bytes(*sum))
}

/// The CRC32 that sealed bytes end with. (A CRC32 of data and its own CRC32 is the same for all data.)
pub fn sum_of(sealed: &[u8]) -> u32 {
    sealed.last_chunk::<4>().map_or(0, |sum| u32::from_le_bytes(*sum))
}

/// The value of sealed bytes.
pub fn unseal<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotAValue> {
    unseal_as(VERSION, bytes)
}

/// The same of a form that has come to a later version.
pub fn unseal_as<T: DeserializeOwned>(version: u8, bytes: &[u8]) -> Result<T, NotAValue> {
    if !is_whole(bytes) {
        return Err(NotAValue::Sum);
    }
    unpack_as(version, bytes.get(..bytes.len() - 4).unwrap_or_default())
}

/// Whether the version of a form that has had but one is one that only a newer program knows.
pub fn is_newer(version: u8) -> bool {
    version > VERSION
}

/// The version that bytes are written in.
pub fn version_of(bytes: &[u8]) -> Option<u8> {
    bytes.first().copied()
}

/// The bytes of a key: as short as they can be, with neither version nor sum.
pub fn key_bytes(key: &impl Serialize) -> Result<Vec<u8>, NotAValue> {
    bincode::serde::encode_to_vec(key, config()).map_err(|error| NotAValue::Unwritable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_bytes_come_back_and_any_flipped_bit_is_noticed() {
        let value = ("eilidh".to_owned(), 24u64, Some(7i32));
        let sealed = seal(&value).unwrap();
        assert_eq!(unseal(&sealed), Ok(value));
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(unseal::<(String, u64, Option<i32>)>(&flipped).is_err(), "bit {bit} was not noticed");
        }
    }

    #[test]
    fn what_follows_a_value_and_a_later_version_are_refused() {
        let mut packed = pack(&7u64).unwrap();
        packed.push(0);
        assert!(matches!(unpack::<u64>(&packed), Err(NotAValue::Form(_))));
        packed[0] = 2;
        assert_eq!(unpack::<u64>(&packed), Err(NotAValue::Version(2)));
        assert_eq!(unpack::<u64>(&[]), Err(NotAValue::Sum));
    }

    #[test]
    fn a_length_that_cannot_be_is_an_error_and_claims_no_memory() {
        // A string said to be as long as a u64 can say.
        let mut packed = vec![VERSION, 253];
        packed.extend_from_slice(&u64::MAX.to_le_bytes());
        assert!(matches!(unpack::<String>(&packed), Err(NotAValue::Form(_))));
    }
}
