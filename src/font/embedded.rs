//! The fonts inside the program: as they are, or packed where room on the disk counts for more than a few milliseconds.

/// Liberation Serif 2.1.5 in the order of [`super::Face::ALL`].
#[cfg(not(feature = "packed-fonts"))]
pub(super) fn files() -> [&'static [u8]; 4] {
    [
        include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
        include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
        include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
    ]
}

/// Liberation Serif 2.1.5 in the order of [`super::Face::ALL`], unpacked for as long as the program runs.
#[cfg(feature = "packed-fonts")]
pub(super) fn files() -> [&'static [u8]; 4] {
    macro_rules! packed {
        ($name:literal) => {
            unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/LiberationSerif-", $name, ".ttf.gz")))
        };
    }
    [packed!("Regular"), packed!("Bold"), packed!("Italic"), packed!("BoldItalic")]
}

#[cfg(feature = "packed-fonts")]
fn unpacked(gzip: &[u8]) -> &'static [u8] {
    let (_, size) = gzip.split_last_chunk().expect("gzip ends with the size of what it holds");
    let mut bytes = vec![0; u32::from_le_bytes(*size) as usize];
    libdeflater::Decompressor::new().gzip_decompress(gzip, &mut bytes).expect("packed by the build script");
    bytes.leak()
}
