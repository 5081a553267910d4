//! Whether a word is a syllable that Vietnamese spelling knows.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The five tones, and none, of each vowel, in one order: ngang, huyền, sắc, hỏi, ngã, nặng.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// Longer ones first.
const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p",
    "q", "r", "s", "t", "v", "x",
];

/// Every rhyme without its tone.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et i ia ich im in inh ip it iu iêc iêm iên \
    iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot oăc \
    oăm oăn oăng oăt u ua uc ui um un ung up ut uy uya uych uyn uynh uyp uyt uyu uyên uyêt uân uâng uât uây uê uêch uên uênh \
    uôc uôi uôm uôn uông uôt uơ y yêm yên yêng yêt yêu ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ê êch êm ên ênh êp êt êu \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ư";

/// A vowel without its tone, and its tone from 0 to 5; `None` for a consonant.
pub fn vowel(c: char) -> Option<(char, usize)> {
    match c {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => Some((c, 0)),
        _ if c.is_ascii() => None,
        _ => VOWELS.iter().find_map(|row| Some((row[0], row.iter().position(|one| *one == c)?))),
    }
}

/// A plain vowel with a tone.
pub fn with_tone(vowel: char, tone: usize) -> char {
    VOWELS.iter().find(|row| row[0] == vowel).map_or(vowel, |row| row[tone])
}

/// Whether `word`, in lower case, is spelled like a Vietnamese syllable: `đường`, `quyết`, `gì`; not `ddường`, `kar`.
pub fn is_syllable(word: &str) -> bool {
    let mut plain = String::with_capacity(word.len() + 1);
    let mut tone = 0;
    for c in word.chars() {
        match vowel(c) {
            Some((_, 1..)) if tone > 0 => return false,
            Some((vowel, found)) => {
                tone = tone.max(found);
                plain.push(vowel);
            }
            None => plain.push(c),
        }
    }
    let initials = INITIALS.iter().filter(|initial| plain.starts_with(*initial)).copied().chain([""]);
    initials.into_iter().any(|initial| fits(initial, &plain[initial.len()..], tone))
}

fn fits(initial: &str, rhyme: &str, tone: usize) -> bool {
    let is_front = rhyme.starts_with(['i', 'e', 'ê', 'y']);
    let is_possible = match initial {
        "k" | "gh" | "ngh" => is_front,
        "c" | "ng" => !is_front,
        "g" => !rhyme.starts_with(['e', 'ê', 'y']),
        // `giêng`, `gì` are g before i.
        "gi" => !rhyme.is_empty(),
        "q" => return rhyme.strip_prefix('u').is_some_and(|rest| is_rhyme(rest, tone) || is_rhyme(rhyme, tone)),
        _ => true,
    };
    is_possible && is_rhyme(rhyme, tone)
}

fn is_rhyme(rhyme: &str, tone: usize) -> bool {
    let is_stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    // A stopped syllable has sắc or nặng.
    if rhyme.is_empty() || is_stopped && !matches!(tone, 2 | 5) {
        return false;
    }
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());
    KNOWN.contains(rhyme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_the_language_are_known() {
        let text = "đường quyết gì giêng nghiêng thuở khuỷu quý uỷ ủy hoà hòa xoong ngoằn ngoèo tiếng việt ban chấp hành trung ương \
            kiểm tra giám sát đặc khu chuyển đổi số nghị quyết đảng bộ yêu cầu huỳnh thuý khoẻ khuya luýnh quýnh cơ quan tuần \
            gửi giữ gìn quốc hội luật ấn phẩm ít ý y ở ủng hộ người hưởng ứng bưu điện rượu hươu khuếch trương xuề quơ";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn what_is_no_syllable_is_seen() {
        for word in [
            "ddường",
            "kar",
            "cin",
            "tieengs",
            "thuwjc",
            "cat",
            "ngheù́",
            "x",
            "wifi",
            "tour",
            "đắkk",
            "qay",
            "ghan",
            "",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
