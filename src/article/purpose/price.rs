//! Prices: a number beside a currency.

/// Signs of currencies.
const SIGNS: [char; 14] = ['€', '$', '£', '¥', '₽', '₴', '₺', '₩', '₪', '฿', '₫', '₹', '円', '원'];
/// Abbreviations and names of currencies, as words.
const WORDS: [&str; 26] = [
    "kč", "zł", "ft", "kr", "lei", "tl", "usd", "eur", "gbp", "sek", "nok", "dkk", "chf", "pln", "руб", "р", "грн",
    "元", "ر", "ريال", "درهم", "جنيه", "د", "czk", "huf", "rub",
];
/// Characters of a text that may be a price, at most.
const MOST_CHARACTERS: usize = 40;

/// Whether a text is, or holds, a price.
#[inline(never)]
pub(super) fn is_price(text: &str) -> bool {
    if text.chars().nth(MOST_CHARACTERS).is_some() || !text.contains(|character: char| character.is_numeric()) {
        return false;
    }
    text.contains(SIGNS)
        || text
            .split(|character: char| !character.is_alphabetic())
            .any(|word| !word.is_empty() && WORDS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_price;

    #[test]
    fn prices_are_told_from_other_numbers() {
        for price in ["€ 12,50", "1 290 Kč", "19,90 zł", "¥3,200", "35 000원", "250 руб.", "CHF 8.–", "25 元"]
        {
            assert!(is_price(price), "{price}");
        }
        for other in ["12 May", "Page 3", "EUR", "", "42 craft fairs"] {
            assert!(!is_price(other), "{other}");
        }
    }
}
