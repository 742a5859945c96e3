//! The engine on pages that were written by people who had not seen it.

mod never;
mod page;
mod purposes;
