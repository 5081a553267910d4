//! Packs the fonts for a program that is built with `packed-fonts`.

fn main() {
    println!("cargo:rerun-if-changed=fonts");
    #[cfg(feature = "packed-fonts")]
    pack();
}

#[cfg(feature = "packed-fonts")]
fn pack() {
    use libdeflater::{CompressionLvl, Compressor};
    use std::{env, fs, path::Path};

    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    for face in ["Regular", "Bold", "Italic", "BoldItalic"] {
        let name = format!("LiberationSerif-{face}.ttf");
        let font = fs::read(Path::new("fonts").join(&name)).expect("the font is there");
        let mut packer = Compressor::new(CompressionLvl::best());
        let mut packed = vec![0; packer.gzip_compress_bound(font.len())];
        let size = packer.gzip_compress(&font, &mut packed).expect("there is room for it");
        fs::write(Path::new(&out).join(format!("{name}.gz")), &packed[..size]).expect("it can be written");
    }
}
