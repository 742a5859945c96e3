//! The file form of training rows: small enough to be part of the repository, and without anything that was written on a page.
//!
//! Little endian: magic `CCR1`, u32 length of the head, the head as JSON ([`Head`]), then one xz stream for each of its columns. A column
//! holds a whole number of one, two or four bytes for each row, all lowest bytes first, then all second ones and so on. Shares are
//! rounded to [`STEPS`] of a whole. What can be computed from other columns is not there. `tools/train/rows.py` reads the same.
//!
//! A page is a number of rows, a publisher a number that is given anew each time: neither leads back to an address.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use lzma_rust2::{XzOptions, XzReader, XzWriter};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{PageEntry, RowTarget, TrainingRows, catalogue, first_pass_measurements, fold_of, publisher_of};
use crate::verdict::Class;

const MAGIC: &[u8; 4] = b"CCR1";
/// Parts of a whole that a share is rounded to. Training sorts the values of a measurement into at most 63 bins, so finer ones would not be
/// told apart.
pub const STEPS: f64 = 250.0;
/// How hard xz tries; above it, files of this size do not get smaller.
const PRESET: u32 = 6;

/// What is wrong with a file of rows.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RowsError {
    /// The file cannot be read or written.
    #[error("{path}: {source}; `clearcolumn rows --corpus CORPUS --out FOLDER` makes files of rows")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is damaged or of another kind.
    #[error("{path}: {what}; make it anew with `clearcolumn rows`")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        what: String,
    },
}

/// What a file of rows says before its columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Signal and name of the measurements of both passes.
    pub catalogue: Vec<(String, String)>,
    /// How many of them are of the first pass.
    pub first_pass: usize,
    /// Parts of a whole.
    pub steps: f64,
    /// The pages, in the order of their rows.
    pub pages: Vec<PackedPage>,
    /// Measurements that are the quotient of two others: itself, dividend, divisor.
    pub quotients: Vec<[usize; 3]>,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
}

/// One page of a file of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedPage {
    /// How many rows it has.
    pub rows: usize,
    /// A number for its publisher, the same in all files that were made together.
    pub publisher: usize,
    /// The fold that the publisher is left out with.
    pub fold: usize,
    /// The language that it declares, without its region.
    pub language: String,
}

/// One column of a file of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it holds: the number of a measurement, or one of `class`, `flags`, `share`, `node`, `nodes`.
    pub holds: String,
    /// Bytes of a number.
    pub width: usize,
    /// Whether the numbers are steps of a whole.
    pub stepped: bool,
    /// Bytes of the stream.
    pub length: usize,
}

/// Bits of the column `flags`.
pub mod row_flag {
    /// The whole unit, and not a part of it.
    pub const UNIT: u32 = 1;
    /// A labelled block that is neutral.
    pub const NEUTRAL: u32 = 2;
    /// The labels say nothing of it.
    pub const UNLABELLED: u32 = 4;
    /// Written for training.
    pub const WRITTEN: u32 = 8;
    /// A list of reports or a part of one.
    pub const LEADS: u32 = 16;
}

/// A share as whole steps. Only nothing is 0, and only a whole is a whole.
fn stepped(value: f64) -> u32 {
    let steps = (value * STEPS).round();
    if value > 0.0 && steps == 0.0 {
        1
    } else if value < 1.0 && steps == STEPS {
        STEPS as u32 - 1
    } else {
        steps as u32
    }
}

fn pack(numbers: &[u32]) -> io::Result<(usize, Vec<u8>)> {
    let width = match numbers.iter().max() {
        Some(0x1_0000..) => 4,
        Some(0x100..) => 2,
        _ => 1,
    };
    let mut planes = Vec::with_capacity(numbers.len() * width);
    for byte in 0..width {
        planes.extend(numbers.iter().map(|number| number.to_le_bytes()[byte]));
    }
    let mut writer = XzWriter::new(Vec::new(), XzOptions::with_preset(PRESET))?;
    writer.write_all(&planes)?;
    Ok((width, writer.finish()?))
}

/// Gives publishers numbers, in the order in which they come.
#[derive(Debug, Default)]
pub struct PublisherNumbers(BTreeMap<String, usize>);

impl PublisherNumbers {
    fn of(&mut self, domain: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(domain.to_owned()).or_insert(next)
    }
}

/// Writes the rows of some pages, each with its entry in the index.
///
/// # Errors
/// [`RowsError::File`] when the file cannot be written.
pub fn write_rows(
    path: &Path,
    pages: &[(&PageEntry, TrainingRows)],
    publishers: &mut PublisherNumbers,
) -> Result<usize, RowsError> {
    let failed = |source| RowsError::File { path: path.to_owned(), source };
    let catalogue = catalogue();
    let first_pass = first_pass_measurements();
    let named = |name: &str| catalogue.iter().position(|(_, own)| own == name);
    let quotients: Vec<[usize; 3]> = match (named("letters a leaf"), named("letters"), named("leaves")) {
        (Some(itself), Some(letters), Some(leaves)) => vec![[itself, letters, leaves]],
        _ => Vec::new(),
    };
    let measurement = |at: usize| -> (String, bool, Vec<u32>) {
        let values = || pages.iter().flat_map(|(_, rows)| rows.values.iter().skip(at).step_by(first_pass).copied());
        let whole = values().all(|value| value.fract() == 0.0);
        let numbers = if whole {
            values().map(|value| value as u32).collect()
        } else {
            values().map(|value| stepped(f64::from(value))).collect()
        };
        (at.to_string(), !whole, numbers)
    };
    let targets = |holds: &str, stepped, number: &dyn Fn(&RowTarget) -> u32| {
        (holds.to_owned(), stepped, pages.iter().flat_map(|(_, rows)| &rows.targets).map(number).collect::<Vec<_>>())
    };
    let places = |holds: &str, number: &dyn Fn(u32, &[u32; 4]) -> u32| {
        let mut numbers = Vec::new();
        for (_, rows) in pages {
            let mut before = 0;
            for place in &rows.places {
                numbers.push(number(before, place));
                before = place[0];
            }
        }
        (holds.to_owned(), false, numbers)
    };
    let others = vec![
        targets("class", false, &|target| target.class.map_or(0, |class| class as u32 + 1)),
        targets("flags", false, &flags),
        targets("share", true, &|target| stepped(f64::from(target.share))),
        places("node", &|before, place| place[0] - before),
        places("nodes", &|_, place| place[1] - place[0]),
    ];
    let wanted: Vec<usize> = (0..first_pass).filter(|at| quotients.iter().all(|[itself, ..]| itself != at)).collect();
    let packed = |(holds, stepped, numbers): (String, bool, Vec<u32>)| -> io::Result<(Column, Vec<u8>)> {
        let (width, stream) = pack(&numbers)?;
        Ok((Column { holds, width, stepped, length: stream.len() }, stream))
    };
    let mut columns: Vec<(Column, Vec<u8>)> =
        wanted.par_iter().map(|at| packed(measurement(*at))).collect::<Result<_, _>>().map_err(failed)?;
    for other in others {
        columns.push(packed(other).map_err(failed)?);
    }
    let (columns, streams): (Vec<Column>, Vec<Vec<u8>>) = columns.into_iter().unzip();
    let pages = pages.iter().map(|(entry, rows)| PackedPage {
        rows: rows.targets.len(),
        publisher: publishers.of(publisher_of(&entry.domain)),
        fold: fold_of(&entry.domain),
        language: entry.language(),
    });
    let head = Head { catalogue, first_pass, steps: STEPS, pages: pages.collect(), quotients, columns };
    let head = serde_json::to_vec(&head).map_err(|error| failed(error.into()))?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend((head.len() as u32).to_le_bytes());
    bytes.extend(head);
    bytes.extend(streams.into_iter().flatten());
    fs::write(path, &bytes).map_err(failed)?;
    Ok(bytes.len())
}

fn flags(target: &RowTarget) -> u32 {
    let bit = |set, flag| if set { flag } else { 0 };
    bit(target.unit, row_flag::UNIT)
        | bit(target.neutral, row_flag::NEUTRAL)
        | bit(target.unlabelled, row_flag::UNLABELLED)
        | bit(target.written, row_flag::WRITTEN)
        | bit(target.leads, row_flag::LEADS)
}

/// A file of rows that was opened. Columns are unpacked when they are asked for.
#[derive(Debug, Clone)]
pub struct PackedRows {
    path: PathBuf,
    /// What it says before its columns.
    pub head: Head,
    bytes: Vec<u8>,
    /// Where the streams begin.
    begin: usize,
    /// How many rows it has.
    pub count: usize,
}

impl PackedRows {
    /// Opens a file.
    ///
    /// # Errors
    /// [`RowsError`] when it cannot be read, or is no file of rows.
    pub fn open(path: &Path) -> Result<Self, RowsError> {
        let bytes = fs::read(path).map_err(|source| RowsError::File { path: path.to_owned(), source })?;
        let damaged = |what: &str| RowsError::Damaged { path: path.to_owned(), what: what.to_owned() };
        let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
        if !bytes.starts_with(MAGIC) {
            return Err(damaged("it is no file of rows"));
        }
        let begin = 8 + length;
        let head: Head = bytes
            .get(8..begin)
            .and_then(|head| serde_json::from_slice(head).ok())
            .ok_or_else(|| damaged("its head cannot be read"))?;
        if begin + head.columns.iter().map(|column| column.length).sum::<usize>() != bytes.len() {
            return Err(damaged("it has not the length that it says"));
        }
        let count = head.pages.iter().map(|page| page.rows).sum();
        Ok(Self { path: path.to_owned(), head, bytes, begin, count })
    }

    /// Every file of rows of a folder, in the order of their names.
    ///
    /// # Errors
    /// [`RowsError`] when one cannot be read, or there is none.
    pub fn open_all(folder: &Path) -> Result<Vec<Self>, RowsError> {
        let failed = |source| RowsError::File { path: folder.to_owned(), source };
        let mut paths = fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>())
            .map_err(failed)?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "rows"));
        paths.sort();
        if paths.is_empty() {
            return Err(failed(io::Error::new(io::ErrorKind::NotFound, "there is no file of rows in it")));
        }
        paths.iter().map(|path| Self::open(path)).collect()
    }

    /// The error that says what is wrong with this file.
    pub(super) fn damaged(&self, what: &str) -> RowsError {
        RowsError::Damaged { path: self.path.clone(), what: what.to_owned() }
    }

    /// The numbers of a column as they are stored.
    ///
    /// # Errors
    /// [`RowsError::Damaged`] when there is no such column or it cannot be unpacked.
    pub fn numbers(&self, holds: &str) -> Result<Vec<u32>, RowsError> {
        let damaged = || self.damaged(&format!("its column {holds} cannot be read"));
        let at = self.head.columns.iter().position(|column| column.holds == holds).ok_or_else(damaged)?;
        let column = &self.head.columns[at];
        let from = self.begin + self.head.columns[..at].iter().map(|column| column.length).sum::<usize>();
        let mut planes = Vec::new();
        XzReader::new(&self.bytes[from..from + column.length], false)
            .read_to_end(&mut planes)
            .map_err(|_| damaged())?;
        if planes.len() != self.count * column.width {
            return Err(damaged());
        }
        let number = |row: usize| {
            (0..column.width).fold(0, |sum, byte| sum | u32::from(planes[byte * self.count + row]) << (8 * byte))
        };
        Ok((0..self.count).map(number).collect())
    }

    /// A measurement of the first pass for every row.
    ///
    /// # Errors
    /// [`RowsError::Damaged`] when its column cannot be unpacked.
    pub fn measurement(&self, at: usize) -> Result<Vec<f32>, RowsError> {
        if let Some([_, dividend, divisor]) = self.head.quotients.iter().find(|[itself, ..]| *itself == at) {
            let (dividends, divisors) = (self.numbers(&dividend.to_string())?, self.numbers(&divisor.to_string())?);
            let quotient = |(over, under): (&u32, &u32)| {
                if *under == 0 { 0.0 } else { (f64::from(*over) / f64::from(*under)) as f32 }
            };
            return Ok(dividends.iter().zip(&divisors).map(quotient).collect());
        }
        let holds = at.to_string();
        let stepped = self.head.columns.iter().any(|column| column.holds == holds && column.stepped);
        let steps = if stepped { self.head.steps } else { 1.0 };
        Ok(self.numbers(&holds)?.into_iter().map(|number| (f64::from(number) / steps) as f32).collect())
    }

    /// For each row node, end, leaves and letters: its place among the candidates of its page.
    ///
    /// # Errors
    /// [`RowsError::Damaged`] when a column cannot be unpacked.
    pub fn places(&self) -> Result<Vec<[u32; 4]>, RowsError> {
        let named = |name: &str| {
            let at = self.head.catalogue.iter().position(|(_, own)| own == name);
            at.map(|at| at.to_string()).unwrap_or_default()
        };
        let (steps, nodes) = (self.numbers("node")?, self.numbers("nodes")?);
        let (leaves, letters) = (self.numbers(&named("leaves"))?, self.numbers(&named("letters"))?);
        let mut places = Vec::with_capacity(self.count);
        for page in &self.head.pages {
            let mut node = 0;
            for _ in 0..page.rows {
                let at = places.len();
                node += steps[at];
                places.push([node, node + nodes[at], leaves[at], letters[at]]);
            }
        }
        Ok(places)
    }

    /// The class of each row, as labelled.
    ///
    /// # Errors
    /// [`RowsError::Damaged`] when the column cannot be unpacked.
    pub fn classes(&self) -> Result<Vec<Option<Class>>, RowsError> {
        let class = |number: u32| Class::ALL.get((number as usize).wrapping_sub(1)).copied();
        Ok(self.numbers("class")?.into_iter().map(class).collect())
    }
}
