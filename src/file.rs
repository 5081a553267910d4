//! Files: read whole, written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::error::{Error, Result};

/// Reads a file.
///
/// # Errors
/// [`Error::Read`].
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|cause| Error::Read { path: path.to_owned(), cause })
}

/// Writes `bytes` beside `path` under another name, makes sure of them, then takes the place of the old file. Whatever
/// goes wrong, the old file stays whole.
///
/// # Errors
/// [`Error::Write`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, bytes).map_err(|cause| Error::Write { path: path.to_owned(), cause })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // Through a link to the file itself: the link stays a link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut beside = tempfile::Builder::new().prefix(".congvan-").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    set_permissions(beside.path(), &target)?;
    beside.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// A new file gets what the user's other files get, a replaced one keeps what it had.
#[cfg(unix)]
fn set_permissions(new: &Path, old: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match fs::metadata(old) {
        Ok(old) => old.permissions().mode() & 0o777,
        Err(_) => 0o644,
    };
    fs::set_permissions(new, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_permissions(_new: &Path, _old: &Path) -> io::Result<()> {
    Ok(())
}
