//! A colour profile for sRGB, written from its numbers (IEC 61966-2-1, ICC.1 version 4): nothing to licence, half a
//! kilobyte.

/// The profile.
pub fn profile() -> Vec<u8> {
    let fixed = |number: f64| ((number * 65536.0).round() as i32).to_be_bytes();
    let xyz = |values: [f64; 3]| [b"XYZ \0\0\0\0".to_vec(), values.map(fixed).concat()].concat();
    let text = |text: &str| {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let length = (utf16.len() as u32).to_be_bytes();
        [b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".as_slice(), &length, &[0, 0, 0, 28], &utf16].concat()
    };
    // The curve of sRGB: (a x + b)^g above d, c x below.
    let curve = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045].map(fixed).concat();
    let curve = [b"para\0\0\0\0\0\x03\0\0".to_vec(), curve].concat();
    // From D65, the white of the screen, to D50, the white of the profile.
    let adaptation = [1.04790, 0.02292, -0.05020, 0.02960, 0.99046, -0.01707, -0.00925, 0.01508, 0.75168];
    let adaptation = [b"sf32\0\0\0\0".to_vec(), adaptation.map(fixed).concat()].concat();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("CC0")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"chad", adaptation),
        (b"rXYZ", xyz([0.43607, 0.22249, 0.01392])),
        (b"gXYZ", xyz([0.38515, 0.71687, 0.09708])),
        (b"bXYZ", xyz([0.14307, 0.06061, 0.71410])),
        (b"rTRC", curve),
        (b"gTRC", Vec::new()),
    ];
    assemble(&tags)
}

/// Header, table of tags, their data. The three curves are one.
fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tags.len() + 1;
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * count;
    let mut last = (0, 0);
    for (signature, bytes) in tags {
        if !bytes.is_empty() {
            last = (start + data.len(), bytes.len());
            data.extend(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend(entry(signature, last));
    }
    table.extend(entry(b"bTRC", last));
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn entry(signature: &[u8; 4], (offset, length): (usize, usize)) -> Vec<u8> {
    [signature.as_slice(), &(offset as u32).to_be_bytes(), &(length as u32).to_be_bytes()].concat()
}

fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &(size as u32).to_be_bytes());
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // 2026-01-01, the year of this profile.
    put(24, &[0x07, 0xea, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    header
}
