//! Letters of other scripts that look like Vietnamese ones (R5).

use super::tokens::Kind;
use super::{Desk, Finding, Rule, rule};

const R5: Rule = rule("R5", "HD05 IV.1");

/// What looks like what.
const PAIRS: &str = "аaеeоoрpсcуyхxіiјjѕsАAВBЕEКKМMНHОOРPСCТTУYХXІIЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvÐĐðđƉĐɖđıiɑa";

/// The Vietnamese letter that `c` looks like.
fn meant(c: char) -> Option<char> {
    let is_own = match c {
        '\u{1e00}'..='\u{1eff}' => true,
        'Ð' | 'ð' | 'Ɖ' | 'ı' => false,
        c => c < '\u{24f}',
    };
    if is_own {
        return None;
    }
    // Letters as wide as a Chinese sign.
    if ('\u{ff21}'..='\u{ff5a}').contains(&c) {
        return char::from_u32(c as u32 - 0xfee0).filter(char::is_ascii_alphabetic);
    }
    let mut letters = PAIRS.chars();
    while let (Some(foreign), Some(own)) = (letters.next(), letters.next()) {
        if foreign == c {
            return Some(own);
        }
    }
    None
}

pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    for passage in desk.passages.iter() {
        for token in passage.tokens.iter().filter(|token| token.kind == Kind::Word) {
            let word = passage.word(token);
            if word.chars().all(is_plainly_own) {
                continue;
            }
            let foreign: String = word.chars().filter(|c| meant(*c).is_some()).collect();
            let others: String = word.chars().filter(|c| meant(*c).is_none() && !is_latin(*c)).collect();
            let is_mixed = word.chars().any(is_latin);
            // A word of another language stays as it is; a letter alone may be a sign of science.
            if foreign.is_empty() && others.is_empty() || !others.is_empty() && !is_mixed || is_greek_sign(word) {
                continue;
            }
            if !others.is_empty() {
                let message = format!("«{others}» trong «{word}» là ký tự của bảng chữ khác: cần gõ lại chữ này");
                findings.push(passage.finding(R5.warning("look-alike"), token.range()).says(message));
                continue;
            }
            let right: String = word.chars().map(|c| meant(c).unwrap_or(c)).collect();
            let message = format!(
                "«{foreign}» trong «{word}» là ký tự của bảng chữ khác, trông giống chữ Việt: cần gõ lại thành «{right}»"
            );
            let finding = passage.finding(R5.warning("look-alike"), token.range());
            findings.push(finding.says(message).becomes(right));
        }
    }
}

/// Letters of which nearly every word consists.
fn is_plainly_own(c: char) -> bool {
    c.is_ascii() || is_latin(c) && meant(c).is_none()
}

fn is_greek_sign(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| matches!(c, '\u{370}'..='\u{3ff}')) && letters.next().is_none()
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{c0}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}
