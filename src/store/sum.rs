//! A sum over a text: SQLite does not notice when the disk gives back other bytes than it took.

/// FNV-1a.
pub fn of(text: &str) -> i64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let sum = text.bytes().fold(BASIS, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(PRIME));
    sum.cast_signed()
}
