//! What makes the file last: the real font programs, compressed streams, an identity made from the contents.

use lopdf::{Document, Object};

use super::subset::{Effort, UsedFont, deflate};
use super::{fault, name};
use crate::error::Result;

/// Puts the cut-out fonts, already compressed, in the place of the stubs.
pub fn embed_fonts(document: &mut Document, fonts: &[UsedFont]) -> Result<()> {
    let descriptors: Vec<(Vec<u8>, lopdf::ObjectId)> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has_type(b"FontDescriptor"))
        .filter_map(|dict| {
            let font = dict.get(b"FontName").ok()?.as_name().ok()?.to_vec();
            Some((font, dict.get(b"FontFile2").ok()?.as_reference().ok()?))
        })
        .collect();
    for font in fonts {
        let found = descriptors.iter().find(|(name, _)| name == font.subset.name.as_bytes());
        let (_, id) = found.ok_or_else(|| fault(format!("thiếu phông {}", font.subset.name)))?;
        let stream = document.get_object_mut(*id).and_then(Object::as_stream_mut).map_err(fault)?;
        stream.set_content(font.subset.compressed.clone());
        stream.dict.set("Filter", name("FlateDecode"));
        stream.dict.set("Length1", font.subset.length as i64);
        stream.allows_compression = false;
    }
    Ok(())
}

/// Compresses every stream that may be and is not yet.
pub fn compress(document: &mut Document) -> Result<()> {
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let compressed = deflate(&stream.content, Effort::Always)?;
        stream.set_content(compressed);
        stream.dict.set("Filter", name("FlateDecode"));
    }
    Ok(())
}

/// Replaces printpdf's random identity by one made from what the file holds.
pub fn identify(document: &mut Document) -> Result<()> {
    // FNV-1a, 128 bits: enough to tell two letters apart, and the same on every machine.
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for object in document.objects.values() {
        let Ok(stream) = object.as_stream() else {
            continue;
        };
        for byte in &stream.content {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
    let id = Object::String(hash.to_be_bytes().to_vec(), lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.version = "1.7".to_owned();
    Ok(())
}
