//! Profiles: what every letter of an office begins with.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::fault::damage;
use super::{Store, sum};
use crate::error::Result;
use crate::json;
use crate::letter::{Issuer, Signature};
use crate::text::Text;

/// Names a profile for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfileId(pub(super) i64);

/// What every letter of an office begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// `None`: not kept yet.
    pub id: Option<ProfileId>,
    /// What the user calls it.
    pub name: String,
    /// Cơ quan ban hành.
    pub issuer: Issuer,
    /// Địa danh.
    pub place: Option<Text>,
    /// Those who sign, with authority and position, in the user's order.
    pub signers: Vec<Signature>,
    /// The last line of Nơi nhận, `Lưu Văn phòng`.
    pub archive: Option<Text>,
    /// Thông tin liên hệ.
    pub contact: Option<Text>,
}

impl Store {
    /// Keeps a profile: a new one at the end of the list, or in place of its last version.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn put_profile(&mut self, profile: &Profile) -> Result<ProfileId> {
        const PUT: &str = "INSERT INTO profile (id, rank, content, sum)
            VALUES (?1, (SELECT coalesce(max(rank), 0) + 1 FROM profile), ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET content = excluded.content, sum = excluded.sum";
        let content = json::text(profile)?;
        self.told(self.db.execute(PUT, params![profile.id.map(|id| id.0), content, sum::of(&content)]))?;
        Ok(profile.id.unwrap_or_else(|| ProfileId(self.db.last_insert_rowid())))
    }

    /// All profiles in the user's order.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn profiles(&self) -> Result<Vec<Profile>> {
        self.told(all(&self.db))
    }

    /// Puts the profiles into another order; those not named follow in their old one.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn order_profiles(&mut self, order: &[ProfileId]) -> Result<()> {
        let home = &self.home;
        ranked(&mut self.db, order).map_err(|error| super::fault(home, error))
    }

    /// Removes a profile; one that is not there is no error.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn remove_profile(&mut self, id: ProfileId) -> Result<()> {
        self.told(self.db.execute("DELETE FROM profile WHERE id = ?1", [id.0])).map(drop)
    }
}

fn ranked(db: &mut Connection, order: &[ProfileId]) -> rusqlite::Result<()> {
    let change = db.transaction()?;
    change.execute("UPDATE profile SET rank = rank + ?1", params![order.len() as i64])?;
    for (rank, id) in order.iter().enumerate() {
        change.execute("UPDATE profile SET rank = ?1 WHERE id = ?2", params![rank as i64, id.0])?;
    }
    change.commit()
}

pub fn all(db: &Connection) -> rusqlite::Result<Vec<Profile>> {
    let mut query = db.prepare("SELECT id, content, sum FROM profile ORDER BY rank, id")?;
    query.query_map([], read)?.collect()
}

fn read(row: &Row) -> rusqlite::Result<Profile> {
    let content: String = row.get(1)?;
    let profile = json::value::<Profile>(&content).filter(|_| row.get(2) == Ok(sum::of(&content)));
    let profile = profile.ok_or_else(|| damage("a profile is not as it was kept"))?;
    Ok(Profile { id: Some(ProfileId(row.get(0)?)), ..profile })
}
