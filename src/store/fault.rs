//! What SQLite reports, in the program's words.

use std::io;

use rusqlite::{ErrorCode, ffi};

use super::home::Home;
use crate::error::Error;

/// Why the database failed.
pub fn fault(home: &Home, error: rusqlite::Error) -> Error {
    use ErrorCode::*;
    let path = home.database();
    let kind = match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => return Error::StoreInUse { path },
        Some(SchemaChanged) => return Error::NewerStore { path },
        Some(DiskFull) => io::ErrorKind::StorageFull,
        Some(PermissionDenied | ReadOnly | CannotOpen) => io::ErrorKind::PermissionDenied,
        _ if is_damage(&error) => io::ErrorKind::InvalidData,
        _ => io::ErrorKind::Other,
    };
    Error::Store { path, cause: io::Error::new(kind, error) }
}

/// The file is at fault, and not the disk, the memory or another process. A disk that cannot be read is a damaged file.
pub fn is_damage(error: &rusqlite::Error) -> bool {
    use ErrorCode::*;
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
            SystemIoFailure => matches!(failure.extended_code, ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_CORRUPTFS),
            DatabaseBusy | DatabaseLocked | DiskFull | PermissionDenied | ReadOnly | CannotOpen => false,
            OutOfMemory | SchemaChanged => false,
            _ => true,
        },
        _ => true,
    }
}

/// The file is a database but not ours.
pub fn damage(what: &str) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), Some(what.to_owned()))
}

/// A newer program wrote it: found late where that program was killed before the file itself said so.
pub fn newer() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_SCHEMA), None)
}
