//! What the page says: the words the guide fixes, and the words of the letter.

use super::style::rule;
use super::{Desk, by};
use crate::block::Role;
use crate::measure::claims::Claims;
use crate::measure::paper::Block;
use crate::measure::tally::About;
use crate::measure::{date, joined};
use crate::phrases;
use crate::rules::Ruled;
use crate::text::clean;

/// What a State document has in the place of the Party's title (R14).
const STATE_WORDS: [&str; 2] = ["cộng hoà xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc"];

impl Desk<'_> {
    pub(super) fn fixed_words(&mut self, claims: &Claims) {
        let words = &self.rules.words;
        let title = words.party_title.value.to_uppercase();
        self.fixed(Role::PartyTitle, "Tiêu đề: lời", &title);
        self.fixed(Role::AddresseesLabel, "Kính gửi: lời", words.addressees.value);
        self.fixed(Role::RecipientsLabel, "Nơi nhận: lời", words.recipients.value);
        self.reference_words();
        self.date_words(claims);
        let ends = [&words.addressee_end, &words.last_addressee_end];
        self.list(Role::Addressee, ("Kính gửi: gạch đầu dòng và dấu cuối dòng", "R62"), ends);
        let ends = [&words.recipient_end, &words.last_recipient_end];
        self.list(Role::Recipient, ("Nơi nhận: gạch đầu dòng và dấu cuối dòng", "R103"), ends);
        self.no_state_words();
        self.composed();
    }

    fn fixed(&mut self, role: Role, what: &'static str, asked: &str) {
        let about = self.about(what, rule(role), role);
        for block in self.paper.all(role) {
            self.tally.words(page(about, block), asked, &joined(&block.text));
        }
    }

    /// `Số 07-CV/ĐU` (R30–R33); number and symbol may still be missing.
    fn reference_words(&mut self) {
        let words = &self.rules.words;
        let about = self.about("Số và ký hiệu: cách viết", "R30", Role::Reference);
        let (join, kind) =
            (words.number_join.value, format!("{}{}", words.letter_symbol.value, words.symbol_join.value));
        let asked = format!("{} …{join}{kind}…", words.number.value);
        for block in self.paper.all(Role::Reference) {
            let text = joined(&block.text);
            let rest = text.strip_prefix(words.number.value).and_then(|rest| rest.strip_prefix(' '));
            let is_right =
                rest.and_then(|rest| rest.split_once(&format!("{join}{kind}"))).is_some_and(|(number, symbol)| {
                    let is_number = number.parse().is_ok_and(|value| phrases::number(value, words) == number);
                    (number.is_empty() || is_number) && !symbol.contains([' ', ':'])
                });
            self.tally.judged(page(about, block), &asked, (if is_right { &asked } else { &text }, is_right));
        }
    }

    /// `Tân Hoà, ngày 05 tháng 6 năm 2026` (R40, R41), and the same day in the file's own description.
    fn date_words(&mut self, claims: &Claims) {
        let words = &self.rules.words;
        let about = self.about("Địa danh, ngày tháng năm: cách viết", "R41", Role::PlaceDate);
        let [day, month, year] = [words.day, words.month, words.year].map(|word| word.value);
        let on_page = date::on_page(self.paper, words);
        for block in self.paper.all(Role::PlaceDate) {
            let text = joined(&block.text);
            let asked = match on_page {
                Some(date) => {
                    let [d, m, y] = phrases::day_month_year(date, words);
                    format!("…{} {day} {d} {month} {m} {year} {y}", words.place_end.value)
                }
                None => format!("…{} {day} … {month} … {year} …", words.place_end.value),
            };
            let parts = asked.split('…').map(str::trim).filter(|part| !part.is_empty());
            let mut rest = Some(text.as_str());
            for part in parts {
                rest = rest.and_then(|rest| rest.split_once(part)).map(|(_, rest)| rest);
            }
            let is_right = rest.is_some_and(|rest| on_page.is_none() || rest.is_empty());
            self.tally.judged(page(about, block), &asked, (if is_right { &asked } else { &text }, is_right));
        }
        if let (Some(on_page), Some(created)) = (on_page, claims.created) {
            let about = self.about("Ngày ghi trong tệp", "R40", Role::PlaceDate);
            let written = |date: chrono::NaiveDate| date.format("%d/%-m/%Y").to_string();
            self.tally.words(about, &written(on_page), &written(created));
        }
    }

    /// Dashes and end marks of a list; a single name has neither.
    fn list(&mut self, role: Role, (what, rule): (&'static str, &'static str), ends: [&Ruled<&str>; 2]) {
        let dash = self.rules.words.dash.value;
        let blocks: Vec<&Block> = self.paper.all(role).collect();
        let about = About::new(what, rule, by(ends[0]));
        let is_list = role == Role::Recipient || blocks.len() > 1;
        for (i, block) in blocks.iter().enumerate().filter(|_| is_list) {
            let end = if i + 1 == blocks.len() { ends[1] } else { ends[0] }.value;
            let is_right = block.label.trim() == dash && block.text.trim_end().ends_with(end);
            let asked = format!("«{dash} …{}», dòng cuối «{dash} …{}»", ends[0].value, ends[1].value);
            let text = joined(&format!("{} {}", block.label, block.text));
            self.tally.judged(page(about, block), &asked, (if is_right { &asked } else { &text }, is_right));
        }
    }

    fn no_state_words(&mut self) {
        let about = self.about("Không có quốc hiệu, tiêu ngữ", "R14", Role::PartyTitle).on(1);
        let head = self.paper.blocks.iter().take_while(|block| block.role != Role::AddresseesLabel);
        let said =
            head.map(|block| joined(&block.text).to_lowercase().replace("hòa", "hoà")).collect::<Vec<_>>().join(" ");
        let found = STATE_WORDS.iter().find(|words| said.contains(**words));
        self.tally.words(about, "không có", found.unwrap_or(&"không có"));
    }

    /// Every word is composed Unicode without invisible characters (R5).
    fn composed(&mut self) {
        let about = About::new("Chữ Unicode dựng sẵn", "R5", by(&self.rules.font));
        for block in &self.paper.blocks {
            let text = joined(&block.text);
            let odd = text.split(' ').find(|word| clean(word) != *word);
            let found = odd.map_or("dựng sẵn".to_owned(), |word| format!("«{word}» không dựng sẵn"));
            self.tally.words(page(about, block), "dựng sẵn", &found);
        }
    }
}

pub(super) fn page(about: About, block: &Block) -> About {
    block.lines.first().map_or(about, |line| about.on(line.number()))
}
