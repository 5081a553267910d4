//! Profiles of the user's offices, their order, and the one in use.

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::fault::damage;
use super::{Store, sum};
use crate::error::Result;
use crate::json;
use crate::profile::{Profile, ProfileId};

/// The profiles as the window shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ProfileList {
    /// In the user's order.
    pub profiles: Vec<Profile>,
    /// Whose letters are written: the one used last, else the first.
    pub current: Option<ProfileId>,
    /// Whether the user, asked at the first start, left making one for later.
    pub put_off: bool,
}

const CURRENT: &str = "profile";
const PUT_OFF: &str = "profile-put-off";

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

    /// All profiles, and the one that is used.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn profile_list(&self) -> Result<ProfileList> {
        let profiles = self.profiles()?;
        let ids: Vec<ProfileId> = profiles.iter().filter_map(|profile| profile.id).collect();
        let last = self.setting(CURRENT)?.filter(|last| ids.contains(last));
        let put_off = self.setting(PUT_OFF)?.unwrap_or_default();
        Ok(ProfileList { profiles, current: last.or(ids.first().copied()), put_off })
    }

    /// Remembers whose letters are written.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn use_profile(&mut self, id: ProfileId) -> Result<()> {
        self.put_setting(CURRENT, &id)
    }

    /// Remembers that the user makes a profile later.
    ///
    /// # Errors
    /// [`Error::Store`](crate::Error::Store).
    pub fn put_off_profiles(&mut self) -> Result<()> {
        self.put_setting(PUT_OFF, &true)
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
