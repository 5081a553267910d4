//! Copying from a disk that does not give back everything.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::private;
use crate::error::{Error, Result};

/// How much of a file is read at once: SQLite's page, unless it is told otherwise.
pub const PAGE: usize = 4096;

/// Copies a file; a page that cannot be read becomes zeros. A file that is not there is an empty one.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let target = private::file(to)?;
    let written = target.set_len(0).and_then(|()| match File::open(from) {
        Ok(source) => pages(&source, source.metadata()?.len(), &target),
        Err(_) => Ok(()),
    });
    written.map_err(|cause| Error::Write { path: to.to_owned(), cause })
}

fn pages(mut from: impl Read + Seek, length: u64, mut to: impl Write) -> io::Result<()> {
    for start in (0..length).step_by(PAGE) {
        let mut page = [0; PAGE];
        let page = &mut page[..PAGE.min((length - start) as usize)];
        if from.seek(SeekFrom::Start(start)).and_then(|_| from.read_exact(page)).is_err() {
            page.fill(0);
        }
        to.write_all(page)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Its second page is broken.
    struct Broken(io::Cursor<Vec<u8>>);

    impl Read for Broken {
        fn read(&mut self, page: &mut [u8]) -> io::Result<usize> {
            match self.0.position() as usize / PAGE {
                1 => Err(io::Error::other("broken")),
                _ => self.0.read(page),
            }
        }
    }

    impl Seek for Broken {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn what_stands_on_a_broken_piece_of_the_disk_becomes_zeros() {
        let mut copied = Vec::new();
        let broken = Broken(io::Cursor::new(vec![7; 2 * PAGE + 100]));
        pages(broken, 2 * PAGE as u64 + 100, &mut copied).unwrap();
        assert_eq!(copied, [vec![7; PAGE], vec![0; PAGE], vec![7; 100]].concat());
    }
}
