//! The row of measurements of one candidate, and the catalogue of their names.

/// Collects measurements in their fixed order.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// The measurements.
    pub(crate) values: Vec<f32>,
    catalogue: Option<Catalogue>,
}

/// The signal and the name of each measurement.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Catalogue {
    /// The id of the signal that each measurement belongs to.
    pub(crate) signals: Vec<&'static str>,
    /// What each measurement is, unique together with its signal.
    pub(crate) names: Vec<String>,
}

/// The name of a measurement: what is measured and, where it is measured in several places, where.
///
/// Two static parts, so that nothing is put together while a page is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name(&'static str, &'static str);

impl From<&'static str> for Name {
    fn from(what: &'static str) -> Self {
        Self(what, "")
    }
}

impl From<(&'static str, &'static str)> for Name {
    fn from((what, place): (&'static str, &'static str)) -> Self {
        Self(what, place)
    }
}

impl Features {
    /// Collects the names as well.
    pub(crate) fn with_catalogue() -> Self {
        Self { values: Vec::new(), catalogue: Some(Catalogue::default()) }
    }

    /// Takes one measurement.
    pub(crate) fn push(&mut self, signal: &'static str, name: impl Into<Name>, value: impl Into<f64>) {
        self.values.push(value.into() as f32);
        if self.catalogue.is_some() {
            self.describe(signal, name.into());
        }
    }

    #[cold]
    #[inline(never)]
    fn describe(&mut self, signal: &'static str, Name(what, place): Name) {
        if let Some(catalogue) = &mut self.catalogue {
            catalogue.signals.push(signal);
            catalogue.names.push(if place.is_empty() { what.to_owned() } else { [what, ", ", place].concat() });
        }
    }

    /// Takes a count.
    pub(crate) fn count(&mut self, signal: &'static str, name: impl Into<Name>, count: usize) {
        self.push(signal, name, count as f64);
    }

    /// Takes a share, 0 where the whole is nothing.
    pub(crate) fn share(&mut self, signal: &'static str, name: impl Into<Name>, part: usize, whole: usize) {
        self.push(signal, name, if whole == 0 { 0.0 } else { part as f64 / whole as f64 });
    }

    /// Takes a yes or no.
    pub(crate) fn flag(&mut self, signal: &'static str, name: impl Into<Name>, set: bool) {
        self.push(signal, name, if set { 1.0 } else { 0.0 });
    }

    /// The names, where they were collected.
    pub(crate) fn into_catalogue(self) -> Catalogue {
        self.catalogue.unwrap_or_default()
    }
}

impl Catalogue {
    /// FNV-1a of all names: a model fits only the catalogue that it was trained on.
    pub(crate) fn hash(&self) -> u32 {
        let names: Vec<String> =
            self.signals.iter().zip(&self.names).map(|(signal, name)| format!("{signal}/{name}")).collect();
        crate::model::checksum_of(names.join("\n").as_bytes())
    }
}
