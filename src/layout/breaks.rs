//! Lines of a paragraph: total fit over the whole of it, not line by line. Widths are font units.

/// What cannot be parted, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    /// First glyph after it, its blank not counted.
    pub end: u32,
    /// How wide it is.
    pub width: i32,
    /// The blank after it; 0 for none.
    pub blank: i32,
    /// Whether a line may end here.
    pub after: After,
}

/// What may happen behind an atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The line goes on.
    Bound,
    /// The line may end, at a cost.
    Open(Cost),
    /// The line ends.
    Forced,
}

/// How little a line end is liked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Between two words.
    None,
    /// Between two words, behind a comma or the like: where one would draw breath.
    Pause,
    /// Between two syllables of one word or name.
    Syllable,
    /// Inside a word wider than the line, behind a sign such as `/`.
    Sign,
    /// Inside a word or a group wider than the line.
    Inside,
    /// There too, but behind a hyphen: whoever copies the text takes it for one of ours and drops it.
    Hyphen,
}

/// The room a paragraph has.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Its first line.
    pub first: i64,
    /// The others.
    pub rest: i64,
    /// Widest and narrowest blank, as multiples of the natural one.
    pub blanks: (f64, f64),
}

impl Room {
    fn of(&self, start: usize) -> i64 {
        if start == 0 { self.first } else { self.rest }
    }

    /// The widest atom that fits on every line.
    pub fn narrowest(&self) -> i64 {
        self.first.min(self.rest)
    }
}

/// How the lines are to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Both edges straight.
    Justified,
    /// Left edge straight, lines as full as they will go.
    Ragged,
    /// As few lines as possible, all about as long.
    Balanced,
}

/// The atoms each line ends behind: `ends[k]` is the first atom of line k + 1. Never empty when there are atoms.
pub fn lines(atoms: &[Atom], room: Room, shape: Shape) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < atoms.len() {
        let forced = atoms[start..].iter().position(|atom| atom.after == After::Forced);
        let end = forced.map_or(atoms.len(), |offset| start + offset + 1);
        let part = Part::new(&atoms[start..end], Room { first: room.of(start), ..room });
        let mut found = match shape {
            Shape::Balanced => part.balanced(),
            Shape::Justified | Shape::Ragged => part.best(shape),
        };
        found.iter_mut().for_each(|end| *end += start);
        ends.append(&mut found);
        start = end;
    }
    ends
}

/// The atoms between two forced line ends, with running sums.
struct Part<'a> {
    atoms: &'a [Atom],
    room: Room,
    /// Where each atom begins on an endless line.
    starts: Vec<i64>,
    /// Blanks that can stretch before each atom, and their natural width.
    blanks: Vec<(u32, i64)>,
}

impl<'a> Part<'a> {
    fn new(atoms: &'a [Atom], room: Room) -> Part<'a> {
        let mut starts = Vec::with_capacity(atoms.len());
        let mut blanks = Vec::with_capacity(atoms.len());
        let (mut at, mut count, mut sum) = (0i64, 0u32, 0i64);
        for atom in atoms {
            starts.push(at);
            blanks.push((count, sum));
            at += i64::from(atom.width) + i64::from(atom.blank);
            count += u32::from(atom.blank > 0);
            sum += i64::from(atom.blank);
        }
        Part { atoms, room, starts, blanks }
    }

    fn natural(&self, first: usize, last: usize) -> i64 {
        self.starts[last] + i64::from(self.atoms[last].width) - self.starts[first]
    }

    /// What the line from `first` to `last` costs; `None` when it does not fit.
    fn cost(&self, first: usize, last: usize, shape: Shape) -> Option<f64> {
        let room = self.room.of(first);
        let slack = room - self.natural(first, last);
        let is_last = last + 1 == self.atoms.len();
        let blanks = (self.blanks[last].1 - self.blanks[first].1) as f64;
        let squeezed = shape == Shape::Justified && -(slack as f64) <= blanks * (1.0 - self.room.blanks.1);
        if slack < 0 && !squeezed {
            return None;
        }
        let end = match self.atoms[last].after {
            After::Open(Cost::Hyphen) => 1e6,
            After::Open(Cost::Inside) => 40_000.0,
            After::Open(Cost::Sign) => 5_000.0,
            _ => 0.0,
        };
        if is_last && slack >= 0 {
            return Some(self.last_line(first, slack, shape));
        }
        // Inside a split word no blank can stretch: its lines are as full as they will go.
        let split =
            blanks == 0.0 && matches!(self.atoms[last].after, After::Open(Cost::Hyphen | Cost::Inside | Cost::Sign));
        let shape = if split { Shape::Ragged } else { shape };
        let looseness = match shape {
            Shape::Justified if slack < 0 => -(slack as f64) / (blanks * (1.0 - self.room.blanks.1)),
            Shape::Justified => 2.0 * slack as f64 / blanks.max(1.0),
            Shape::Ragged | Shape::Balanced => 4.0 * slack as f64 / room.max(1) as f64,
        };
        let hole = shape == Shape::Justified && slack as f64 > blanks * (self.room.blanks.0 - 1.0);
        let hole = if hole { 1e7 * (1.0 + looseness.min(1e3)) } else { 0.0 };
        let bad = 10.0 + 100.0 * looseness.powi(3).min(1e4);
        Some(bad * bad + end + hole)
    }

    /// What a last line costs: an orphan is worse than nearly any other way.
    fn last_line(&self, first: usize, slack: i64, shape: Shape) -> f64 {
        let room = self.room.of(first);
        let is_orphan = match shape {
            Shape::Justified => self.blanks[self.atoms.len() - 1].0 == self.blanks[first].0,
            Shape::Ragged | Shape::Balanced => slack * 5 > room * 4,
        };
        if is_orphan && first > 0 { 30_000.0 } else { 100.0 }
    }

    /// Knuth and Plass: the cheapest way to every possible line end, then back from the last.
    fn best(&self, shape: Shape) -> Vec<usize> {
        let n = self.atoms.len();
        let mut cheapest = vec![(f64::INFINITY, 0usize); n + 1];
        cheapest[0].0 = 0.0;
        let mut earliest = 0;
        for last in 0..n {
            if last + 1 < n && self.atoms[last].after == After::Bound {
                continue;
            }
            let mut first = earliest;
            let mut found = (f64::INFINITY, last);
            while first <= last {
                let before = cheapest[first].0;
                if before.is_finite() {
                    match self.cost(first, last, shape) {
                        None if first == earliest => earliest += 1,
                        None => {}
                        Some(cost) if before + cost < found.0 => found = (before + cost, first),
                        Some(cost) if last + 1 < n && cost > found.0 => break,
                        Some(_) => {}
                    }
                } else if first == earliest {
                    earliest += 1;
                }
                first += 1;
            }
            cheapest[last + 1] = found;
        }
        self.walk_back(&cheapest)
    }

    fn walk_back(&self, cheapest: &[(f64, usize)]) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut end = self.atoms.len();
        while end > 0 {
            ends.push(end);
            end = cheapest[end].1;
        }
        ends.reverse();
        ends
    }

    /// As few lines as fit, all about as long, and rather ending where one would draw breath.
    fn balanced(&self) -> Vec<usize> {
        let n = self.atoms.len();
        let full = self.room.narrowest().max(1) as f64;
        let fewest = self.fewest_lines() as f64;
        let target = self.natural(0, n - 1) as f64 / fewest;
        let mut cheapest = vec![(f64::INFINITY, 0usize); n + 1];
        cheapest[0].0 = 0.0;
        let mut earliest = 0;
        for last in 0..n {
            let after = self.atoms[last].after;
            if last + 1 < n && after == After::Bound {
                continue;
            }
            while earliest < last && self.natural(earliest, last) > self.room.of(earliest) {
                earliest += 1;
            }
            // Another line is dearer than any unevenness.
            let end = match after {
                _ if last + 1 == n => 1e3,
                After::Open(Cost::Pause) => 1e3,
                After::Open(Cost::Syllable) => 1e3 + 1.0,
                _ => 1e3 + 0.35,
            };
            let way = |first: usize| {
                let off = (self.natural(first, last) as f64 - target) / full;
                (cheapest[first].0 + end + 4.0 * off * off, first)
            };
            let best = (earliest..=last).map(way).min_by(|a, b| a.0.total_cmp(&b.0));
            cheapest[last + 1] = best.unwrap_or((f64::INFINITY, last));
        }
        self.walk_back(&cheapest)
    }

    /// How many lines first fit takes: nothing takes fewer.
    fn fewest_lines(&self) -> usize {
        let (mut lines, mut start, mut possible) = (1, 0, 0);
        for last in 0..self.atoms.len() {
            if self.natural(start, last) > self.room.of(start) && possible > start {
                lines += 1;
                start = possible;
            }
            if self.atoms[last].after != After::Bound {
                possible = last + 1;
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { first: 1000, rest: 1000, blanks: (3.0, 0.875) };

    fn words(widths: &[i32]) -> Vec<Atom> {
        let atom = |width: &i32| Atom { end: 0, width: *width, blank: 50, after: After::Open(Cost::None) };
        widths.iter().map(atom).collect()
    }

    /// What every way of breaking costs, tried one by one.
    fn cheapest_by_trial(part: &Part, first: usize, shape: Shape) -> f64 {
        let n = part.atoms.len();
        let way = |last: usize| {
            let may_end = last + 1 == n || part.atoms[last].after != After::Bound;
            let cost = part.cost(first, last, shape).filter(|_| may_end)?;
            let rest = if last + 1 == n { 0.0 } else { cheapest_by_trial(part, last + 1, shape) };
            Some(cost + rest)
        };
        (first..n).filter_map(way).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn no_other_way_of_breaking_is_cheaper() {
        let mut seed = 7_u64;
        let mut random = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for round in 0..300 {
            let mut atoms = words(&(0..12).map(|_| 40 + random(400) as i32).collect::<Vec<_>>());
            for atom in &mut atoms {
                if random(6) == 0 {
                    atom.after = After::Bound;
                }
            }
            for shape in [Shape::Justified, Shape::Ragged] {
                let part = Part::new(&atoms, ROOM);
                let ends = part.best(shape);
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let cost = |(first, end): (usize, &usize)| part.cost(first, end - 1, shape);
                let total: Option<f64> = starts.zip(&ends).map(cost).sum();
                let least = cheapest_by_trial(&part, 0, shape);
                if least.is_finite() {
                    let total = total.expect("a way that fits was found");
                    assert!(total <= least * 1.000_001, "round {round}, {shape:?}: {total} > {least}");
                }
            }
        }
    }

    #[test]
    fn balanced_lines_leave_no_orphan() {
        let ends = lines(&words(&[300, 300, 250, 100, 100]), ROOM, Shape::Balanced);
        assert_eq!(ends, [2, 5], "300 300 | 250 100 100, not four words and an orphan");
    }

    #[test]
    fn nothing_is_parted_where_it_is_bound() {
        let mut atoms = words(&[400, 300, 400, 400]);
        atoms[1].after = After::Bound;
        for shape in [Shape::Justified, Shape::Ragged, Shape::Balanced] {
            assert!(!lines(&atoms, ROOM, shape).contains(&2), "{shape:?}");
        }
    }

    #[test]
    fn balanced_lines_rather_end_at_a_pause() {
        let mut atoms = words(&[300, 330, 330]);
        assert_eq!(lines(&atoms, ROOM, Shape::Balanced), [2, 3]);
        atoms[0].after = After::Open(Cost::Pause);
        assert_eq!(lines(&atoms, ROOM, Shape::Balanced), [1, 3]);
    }

    #[test]
    fn forced_ends_are_kept() {
        let mut atoms = words(&[100, 100, 100]);
        atoms[0].after = After::Forced;
        assert_eq!(lines(&atoms, ROOM, Shape::Justified), [1, 3]);
        assert_eq!(lines(&atoms, ROOM, Shape::Balanced), [1, 3]);
    }
}
