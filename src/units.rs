//! Lengths and places on the sheet. No bare float of a measure lives outside this file.

use std::hash::{Hash, Hasher};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use serde::{Serialize, Serializer};

/// A length on the sheet, kept in points (1/72 inch).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "number"))]
pub struct Length(f64);

impl Length {
    /// No length at all.
    pub const ZERO: Length = Length(0.0);

    /// From points.
    pub const fn pt(points: f64) -> Length {
        Length(points)
    }

    /// From millimetres.
    pub const fn mm(millimetres: f64) -> Length {
        Length(millimetres * 72.0 / 25.4)
    }

    /// From a file that counts in points: what was found, never what is asked for.
    pub const fn read(points: f64) -> Length {
        Length(points)
    }

    /// In points.
    pub const fn to_pt(self) -> f64 {
        self.0
    }

    /// In millimetres.
    pub const fn to_mm(self) -> f64 {
        self.0 * 25.4 / 72.0
    }

    /// The longer of the two.
    pub fn max(self, other: Length) -> Length {
        if other.0 > self.0 { other } else { self }
    }

    /// The shorter of the two.
    pub fn min(self, other: Length) -> Length {
        if other.0 < self.0 { other } else { self }
    }
}

/// Written in points, to a thousandth: what the screen and the tests read.
impl Serialize for Length {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((self.0 * 1000.0).round() / 1000.0)
    }
}

/// Lengths that are written alike count as one.
impl Hash for Length {
    fn hash<H: Hasher>(&self, state: &mut H) {
        ((self.0 * 1000.0).round() as i64).hash(state);
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Mul<f64> for Length {
    type Output = Length;
    fn mul(self, factor: f64) -> Length {
        Length(self.0 * factor)
    }
}

impl Div<f64> for Length {
    type Output = Length;
    fn div(self, divisor: f64) -> Length {
        Length(self.0 / divisor)
    }
}

/// The ratio of two lengths.
impl Div for Length {
    type Output = f64;
    fn div(self, divisor: Length) -> f64 {
        self.0 / divisor.0
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

/// A place on the sheet, measured from its top left corner, x to the right and y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Point {
    /// Distance from the left edge.
    pub x: Length,
    /// Distance from the top edge.
    pub y: Length,
}

impl Point {
    /// The place at `x`, `y`.
    pub const fn new(x: Length, y: Length) -> Point {
        Point { x, y }
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

/// Width and height of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Size {
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
}
