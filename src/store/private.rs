//! Files and folders that nobody but their owner can read. Elsewhere than on Unix the user's own folder sees to it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

use crate::error::{Error, Result};

/// Makes the folder, or closes one that is open to others.
pub fn folder(path: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).and_then(|()| close(path)).map_err(|cause| Error::Write { path: path.to_owned(), cause })
}

/// Makes the file, or closes one that is open to others; what it holds stays.
pub fn file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let open = || -> io::Result<File> {
        let file = options.open(path)?;
        close(path)?;
        Ok(file)
    };
    open().map_err(|cause| Error::Write { path: path.to_owned(), cause })
}

#[cfg(unix)]
fn close(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS: u32 = 0o077;
    let mut permissions = fs::metadata(path)?.permissions();
    if permissions.mode() & OTHERS != 0 {
        permissions.set_mode(permissions.mode() & !OTHERS);
        // A file system without permissions, or another's file: it is used as it is.
        let _ = fs::set_permissions(path, permissions);
    }
    Ok(())
}

#[cfg(not(unix))]
fn close(path: &Path) -> io::Result<()> {
    fs::metadata(path).map(|_| ())
}
