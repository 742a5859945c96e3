//! What a page's fields ask for, by what the page calls them for the browser that fills them in.

use crate::{
    Snapshot,
    snapshot::vocabulary::{attribute, flag, tag},
};

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Asked {
    NewPassword,
    Password,
    Code,
    Card,
    Person,
    User,
    Place,
    Telephone,
    Company,
    Birth,
    Quantity,
    Amount,
    Query,
    Message,
    Voucher,
    File,
}

impl Asked {
    /// How many kinds there are.
    pub(super) const COUNT: usize = Self::File as usize + 1;
}

/// Parts of names of fields, in the languages in which pages name them. The first that is met counts.
const NAMES: [(Asked, &[&str]); 14] = [
    (Asked::Code, &["one-time-code", "otp", "totp", "2fa", "verif", "passcode", "onetime", "pin"]),
    (Asked::Card, &["cc-", "cardnumber", "card-number", "card_number", "cvc", "cvv", "iban", "expiry"]),
    (Asked::Birth, &["bday", "birth", "dob", "geburt", "naissance", "nacim", "nascita", "age", "year"]),
    (
        Asked::Company,
        &["organization", "company", "firma", "societe", "empresa", "azienda", "employer", "job", "title"],
    ),
    (Asked::Telephone, &["tel", "phone", "mobile", "handy"]),
    (
        Asked::Place,
        &[
            "street",
            "address-l",
            "postal",
            "zip",
            "city",
            "plz",
            "strasse",
            "ort",
            "adresse",
            "country",
            "direccion",
            "indirizzo",
            "shipping",
            "billing",
            "ville",
            "gemeente",
            "address1",
            "addr",
        ],
    ),
    (Asked::Quantity, &["qty", "quant", "menge", "cantidad", "anzahl", "aantal", "ilosc"]),
    (Asked::Voucher, &["coupon", "voucher", "promo", "gutschein", "discount", "rabat"]),
    (Asked::Amount, &["amount", "betrag", "montant", "donat", "price", "plan", "pay"]),
    (Asked::User, &["username", "user", "login", "nick", "account"]),
    (
        Asked::Person,
        &[
            "given-name",
            "family-name",
            "fname",
            "lname",
            "first",
            "last",
            "surname",
            "vorname",
            "nachname",
            "prenom",
            "nom",
            "name",
        ],
    ),
    (Asked::Message, &["message", "comment", "subject", "body", "nachricht", "mensaje"]),
    (Asked::Query, &["query", "search", "keyword", "such", "busca", "recherche", "zoek"]),
    (Asked::File, &["file", "upload"]),
];

/// What an input or text area asks for, as far as it is told.
#[inline(never)]
pub(super) fn asked(snapshot: &Snapshot, node: usize) -> Option<Asked> {
    let attribute = |name| snapshot.attribute(node, name).unwrap_or_default().to_ascii_lowercase();
    let (kind, tokens) = (attribute(attribute::TYPE), attribute(attribute::AUTOCOMPLETE));
    let name = format!("{} {} {}", tokens, attribute(attribute::NAME), attribute(attribute::ID));
    match kind.as_str() {
        "hidden" | "submit" | "button" | "image" | "reset" | "checkbox" | "radio" => return None,
        "password" if tokens.contains("new-password") => return Some(Asked::NewPassword),
        "password" => return Some(Asked::Password),
        "tel" if !snapshot.has_flag(node, flag::PASSWORD) => return Some(Asked::Telephone),
        "search" => return Some(Asked::Query),
        "file" => return Some(Asked::File),
        _ => {}
    }
    if snapshot.tag(node) == tag::TEXTAREA {
        return Some(Asked::Message);
    }
    if matches!(attribute(attribute::NAME).as_str(), "q" | "s" | "k") {
        return Some(Asked::Query);
    }
    NAMES.iter().find(|(_, parts)| parts.iter().any(|part| name.contains(part))).map(|(asked, _)| *asked)
}
