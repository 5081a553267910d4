//! Where in the form something comes from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field of the form: where a piece of ink, a finding or an error comes from. Lists count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the data")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
pub enum Field {
    Superior,
    Issuer,
    Symbol,
    Number,
    Place,
    Date,
    Subject,
    Urgency,
    DraftRound,
    Circulation(u32),
    Addressees,
    Addressee(u32),
    Body(u32),
    Recipients,
    Recipient(u32),
    Authority,
    Position,
    Signer,
    DrafterMark,
    Copies,
    Contact,
    /// Made by the program: the Party's title, the page number.
    Fixed,
}

impl Field {
    const NAMES: [(&'static str, Field); 18] = [
        ("issuer.superior", Field::Superior),
        ("issuer.name", Field::Issuer),
        ("issuer.symbol", Field::Symbol),
        ("number", Field::Number),
        ("place", Field::Place),
        ("date", Field::Date),
        ("subject", Field::Subject),
        ("urgency", Field::Urgency),
        ("draft_round", Field::DraftRound),
        ("addressees", Field::Addressees),
        ("recipients", Field::Recipients),
        ("signature.authority", Field::Authority),
        ("signature.position", Field::Position),
        ("signature.signer", Field::Signer),
        ("drafter_mark", Field::DrafterMark),
        ("copies", Field::Copies),
        ("contact", Field::Contact),
        ("fixed", Field::Fixed),
    ];
}

/// The path in the data: `issuer.name`, `body[3]`.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::Circulation(i) => write!(f, "circulation[{i}]"),
            Field::Addressee(i) => write!(f, "addressees[{i}]"),
            Field::Body(i) => write!(f, "body[{i}]"),
            Field::Recipient(i) => write!(f, "recipients[{i}]"),
            named => {
                let name = Field::NAMES.iter().find(|(_, field)| field == named);
                f.write_str(name.map_or("fixed", |(name, _)| name))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        let path = String::deserialize(deserializer)?;
        path.parse().map_err(|()| serde::de::Error::custom(format!("không có mục «{path}»")))
    }
}

impl FromStr for Field {
    type Err = ();

    fn from_str(path: &str) -> Result<Field, ()> {
        if let Some((_, field)) = Field::NAMES.iter().find(|(name, _)| *name == path) {
            return Ok(*field);
        }
        let (list, index) = path.strip_suffix(']').and_then(|path| path.split_once('[')).ok_or(())?;
        let index = index.parse().map_err(|_| ())?;
        match list {
            "circulation" => Ok(Field::Circulation(index)),
            "addressees" => Ok(Field::Addressee(index)),
            "body" => Ok(Field::Body(index)),
            "recipients" => Ok(Field::Recipient(index)),
            _ => Err(()),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
