//! Keys of the input method that stayed in the text: `ddang`, `tie61ng`, `tie^'ng` (R5).

use super::passage::Passage;
use super::syllable::{self, is_syllable};
use super::tokens::{Kind, is_letter};
use super::tone::lower;
use super::{Desk, Finding, Rule, rule};

const R5: Rule = rule("R5", "HD05 IV.1");

/// Words of other languages that Telex would turn into a Vietnamese syllable.
const FOREIGN: [&str; 70] = [
    "test", "best", "text", "list", "next", "post", "host", "cost", "fast", "last", "must", "just", "rest", "west",
    "east", "most", "lost", "guest", "quest", "boost", "toast", "coast", "feet", "meet", "sheet", "tent", "as", "bar",
    "bas", "boom", "bos", "box", "bus", "car", "cos", "der", "gas", "has", "her", "his", "is", "keep", "las", "laser",
    "lux", "max", "mix", "moon", "near", "or", "os", "pos", "see", "sex", "this", "too", "us", "vas", "tax", "tour",
    "yes", "ms", "mars", "chips", "tips", "ver", "bees", "bis", "las", "nas",
];

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for passage in desk.passages.iter() {
        let found: Vec<_> =
            chunks(passage).filter_map(|range| Some((read(&passage.text[range.clone()])?, range))).collect();
        let is_evident = found.iter().any(|(residue, _)| residue.is_certain);
        for (residue, range) in found {
            if residue.is_certain || is_evident {
                let written = &passage.text[range.clone()];
                let message = format!("Còn sót phím của bộ gõ: đang là «{written}», cần là «{}»", residue.word);
                let finding = passage.finding(R5.warning("typing-residue"), range);
                findings.push(finding.says(message).becomes(residue.word));
            }
        }
    }
}

/// Runs without blanks, the marks around them left aside.
fn chunks(passage: &Passage) -> impl Iterator<Item = std::ops::Range<usize>> {
    let text = &passage.text;
    let runs = passage.tokens.split(|token| matches!(token.kind, Kind::Blank | Kind::Break));
    runs.filter_map(|run| Some(run.first()?.start..run.last()?.end)).filter_map(move |range| {
        let is_outside = |c: char| !is_letter(c) && !c.is_numeric();
        let is_around = |c: char| is_outside(c) && !matches!(c, '^' | '`' | '~' | '?' | '\'');
        let run = &text[range.clone()];
        let start = range.start + run.len() - run.trim_start_matches(is_outside).len();
        let end = range.end - (run.len() - run.trim_end_matches(is_around).len());
        (start < end && !passage.is_address(start)).then_some(start..end)
    })
}

struct Residue {
    word: String,
    /// Whether it can hardly be anything else.
    is_certain: bool,
}

/// What a run of letters was meant to be; `None` when nothing of an input method is seen in it.
fn read(run: &str) -> Option<Residue> {
    let count = run.chars().count();
    if !has_trace(run) || !(2..=12).contains(&count) || is_capitals(run) {
        return None;
    }
    let small: String = run.chars().map(lower).collect();
    let (word, is_certain) = if let Some(word) = twice(&small) {
        (word, true)
    } else if small.chars().all(char::is_alphabetic) {
        let has_key = small.chars().any(|c| matches!(c, 's' | 'f' | 'r' | 'x' | 'j' | 'w')) || has_double(&small);
        if !has_key || is_syllable(&small) || FOREIGN.contains(&small.as_str()) {
            return None;
        }
        (telex(&small)?, has_double(&small) || small.contains('w') || !is_capital(run))
    } else if small.chars().all(char::is_alphanumeric) {
        vni(&small)?
    } else {
        viqr(&small)?
    };
    (word != small && is_syllable(&word))
        .then(|| Residue { word: if is_capital(run) { capital(&word) } else { word }, is_certain })
}

/// Told at once of most words: a key that Telex takes for a mark, a letter twice, or something that is no letter.
fn has_trace(run: &str) -> bool {
    let mut before = ' ';
    run.chars().any(|c| {
        let c = lower(c);
        let is_key = matches!(c, 's' | 'f' | 'r' | 'x' | 'j' | 'w');
        let is_twice = matches!((before, c), ('d' | 'đ', 'd' | 'đ') | ('a', 'a') | ('e', 'e') | ('o', 'o'));
        before = c;
        is_key || is_twice || !is_letter(c)
    })
}

fn is_capitals(run: &str) -> bool {
    !run.chars().any(char::is_lowercase)
}

fn is_capital(run: &str) -> bool {
    run.chars().next().is_some_and(char::is_uppercase)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn has_double(small: &str) -> bool {
    ["dd", "aa", "ee", "oo"].iter().any(|double| small.contains(double))
}

/// `dđề` to `đề`: the key pressed once more, or once too early.
fn twice(small: &str) -> Option<String> {
    let rest = ["dđ", "đđ", "đd"].iter().find_map(|start| small.strip_prefix(start))?;
    Some(format!("đ{rest}"))
}

/// `dduwowngf` to `đường`.
fn telex(small: &str) -> Option<String> {
    let mut word = Word::default();
    for c in small.chars() {
        match c {
            's' | 'f' | 'r' | 'x' | 'j' if word.has_vowel() => {
                word.set_tone(match c {
                    'f' => 1,
                    's' => 2,
                    'r' => 3,
                    'x' => 4,
                    _ => 5,
                })?;
            }
            'w' if word.has_vowel() => word.horn()?,
            'w' => word.letters.push('ư'),
            'a' | 'e' | 'o' if word.letters.last() == Some(&c) => word.hat(c)?,
            'd' if word.letters == ['d'] => word.letters = vec!['đ'],
            c => word.push(c)?,
        }
    }
    word.spelled()
}

/// `tie61ng` to `tiếng`. A digit at the end alone may count something: `khu1`.
fn vni(small: &str) -> Option<(String, bool)> {
    let mut word = Word::default();
    if !small.starts_with(char::is_alphabetic) {
        return None;
    }
    for c in small.chars() {
        match c {
            '1' => word.set_tone(2)?,
            '2' => word.set_tone(1)?,
            '3' => word.set_tone(3)?,
            '4' => word.set_tone(4)?,
            '5' => word.set_tone(5)?,
            '6' => {
                let at = word.letters.iter().rposition(|c| matches!(c, 'a' | 'e' | 'o'))?;
                word.hat(word.letters[at])?;
            }
            '7' | '8' => word.horn()?,
            '9' if word.letters.first() == Some(&'d') => word.letters[0] = 'đ',
            c if c.is_alphabetic() => word.push(c)?,
            _ => return None,
        }
    }
    let is_inside = small.trim_end_matches(|c: char| c.is_ascii_digit()).contains(|c: char| c.is_ascii_digit());
    let digits = small.chars().filter(char::is_ascii_digit).count();
    Some((word.spelled()?, is_inside || digits >= 2))
}

/// `tie^'ng` to `tiếng`, `d-` and `dd` to `đ`.
fn viqr(small: &str) -> Option<(String, bool)> {
    let mut word = Word::default();
    let mut is_certain = false;
    for c in small.chars() {
        match c {
            '\'' => word.set_tone(2)?,
            '`' => word.set_tone(1)?,
            '?' => word.set_tone(3)?,
            '~' => word.set_tone(4)?,
            '.' => word.set_tone(5)?,
            '^' => {
                let last = *word.letters.last()?;
                word.hat(last)?;
                is_certain = true;
            }
            '+' | '(' => {
                word.horn()?;
                is_certain |= c == '+';
            }
            'd' if word.letters == ['d'] => word.letters = vec!['đ'],
            c if c.is_alphabetic() => word.push(c)?,
            _ => return None,
        }
    }
    let ends = small.ends_with(['.', '?', '\'']);
    // «ba'o ca'o»: a tone between two letters of a word in small letters.
    let is_inner_tone =
        small.char_indices().any(|(at, c)| c == '\'' && at > 1 && small[at + 1..].starts_with(char::is_alphabetic));
    is_certain |= is_inner_tone || small.contains(['`', '~']) || small.trim_end_matches(['.', '?', '\'']).contains('.');
    // A full stop or a closing mark behind a word is no tone.
    (is_certain || !ends).then_some(())?;
    Some((word.spelled()?, is_certain))
}

/// A syllable as its keys come.
#[derive(Default)]
struct Word {
    /// Without tones.
    letters: Vec<char>,
    tone: usize,
}

impl Word {
    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|c| syllable::vowel(*c).is_some())
    }

    /// A letter that may bring its tone.
    fn push(&mut self, c: char) -> Option<()> {
        let (plain, tone) = syllable::vowel(c).unwrap_or((c, 0));
        if tone > 0 {
            self.set_tone_of(tone)?;
        }
        self.letters.push(plain);
        Some(())
    }

    fn set_tone(&mut self, tone: usize) -> Option<()> {
        self.has_vowel().then_some(())?;
        self.set_tone_of(tone)
    }

    fn set_tone_of(&mut self, tone: usize) -> Option<()> {
        (self.tone == 0).then_some(())?;
        self.tone = tone;
        Some(())
    }

    fn hat(&mut self, c: char) -> Option<()> {
        let hat = match c {
            'a' => 'â',
            'e' => 'ê',
            'o' => 'ô',
            _ => return None,
        };
        let at = self.letters.iter().rposition(|one| *one == c)?;
        self.letters[at] = hat;
        Some(())
    }

    /// `w`, `7`, `8`, `+`: the horn of o and u, the bow of a.
    fn horn(&mut self) -> Option<()> {
        let mut is_done = false;
        for c in self.letters.iter_mut().rev() {
            let with = match *c {
                'a' => 'ă',
                'o' => 'ơ',
                'u' => 'ư',
                'ơ' | 'ư' => continue,
                _ if is_done => break,
                _ => continue,
            };
            // `uo` takes both horns with one key, any other pair takes one.
            if is_done && with != 'ư' {
                break;
            }
            *c = with;
            is_done = true;
            if with != 'ơ' {
                break;
            }
        }
        // A second key for `ươ` finds its horn there already.
        let has_horn = self.letters.iter().any(|c| matches!(c, 'ơ' | 'ư' | 'ă'));
        (is_done || has_horn).then_some(())
    }

    /// With its tone on the vowel that carries it; `None` when that makes no syllable.
    fn spelled(self) -> Option<String> {
        let places = (0..self.letters.len()).filter(|at| syllable::vowel(self.letters[*at]).is_some());
        if self.tone == 0 {
            let word: String = self.letters.iter().collect();
            return is_syllable(&word).then_some(word);
        }
        let marked = places.clone().rev().find(|at| matches!(self.letters[*at], 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'));
        let vowels: Vec<usize> = places.collect();
        let is_closed = vowels.last().is_some_and(|last| last + 1 < self.letters.len());
        let is_after_q =
            matches!(self.letters.first(), Some('q')) || self.letters.starts_with(&['g', 'i']) && vowels.len() > 1;
        let inner: &[usize] = if is_after_q { vowels.get(1..)? } else { &vowels };
        let at = marked.or_else(|| match inner {
            [only] => Some(*only),
            [_, second] if is_closed || is_pair(self.letters[inner[0]], self.letters[*second]) => Some(*second),
            [first, _] => Some(*first),
            [_, middle, _] => Some(*middle),
            _ => None,
        })?;
        let mut letters = self.letters;
        letters[at] = syllable::with_tone(letters[at], self.tone);
        let word: String = letters.into_iter().collect();
        is_syllable(&word).then_some(word)
    }
}

/// `oa`, `oe`, `uy`: the tone on the second, as the guide mostly writes.
fn is_pair(first: char, second: char) -> bool {
    matches!((first, second), ('o', 'a' | 'e') | ('u', 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(run: &str) -> Option<String> {
        read(run).map(|residue| residue.word)
    }

    #[test]
    fn telex_keys_are_read() {
        let pairs = [
            ("ddang", "đang"),
            ("thuwjc", "thực"),
            ("hieejn", "hiện"),
            ("dduwowngf", "đường"),
            ("Ddangr", "Đảng"),
            ("nguwowif", "người"),
            ("cuar", "của"),
            ("uyr", "uỷ"),
            ("hoaf", "hoà"),
            ("quys", "quý"),
            ("tooi", "tôi"),
            ("gias", "giá"),
        ];
        for (run, word) in pairs {
            assert_eq!(meant(run).as_deref(), Some(word), "{run}");
        }
    }

    #[test]
    fn vni_and_viqr_keys_are_read() {
        let pairs = [
            ("tie61ng", "tiếng"),
            ("d9a3ng", "đảng"),
            ("nga2y", "ngày"),
            ("tie^'ng", "tiếng"),
            ("ddu+o+'ng", "đướng"),
            ("d9u7o72ng", "đường"),
            ("ca^.p", "cập"),
        ];
        for (run, word) in pairs {
            assert_eq!(meant(run).as_deref(), Some(word), "{run}");
        }
    }

    #[test]
    fn words_numbers_and_names_are_left_alone() {
        for run in [
            "Kar", "R'lấp", "M'gar", "gas", "xoong", "A4", "km2", "CV07", "Zalo", "email", "thực", "24/7", "P.3",
            "wifi", "Facebook",
        ] {
            let residue = read(run).filter(|residue| residue.is_certain);
            assert!(residue.is_none(), "{run}: {}", residue.map(|residue| residue.word).unwrap_or_default());
        }
    }
}
