//! Thanks for signing up, which stand there without anybody having subscribed.

use crate::{
    lexicon::Topic,
    page::Tally,
    signals::{Candidate, Context},
};

/// Letters of a confirmation panel, at most.
const MOST_CONFIRMATION_LETTERS: usize = 300;
/// Bytes of folded text in which a confirmation or an invitation begins.
pub(in crate::verdict) const LEADING_BYTES: u32 = 60;

/// "Thank you for subscribing to our newsletters": a short panel without a field of its own.
pub(super) fn is_confirmation(context: &Context, candidate: Candidate) -> bool {
    let page = context.page;
    let node = candidate.outer;
    let words = |topic| page.words(node, topic);
    // "You are on the list. Look for our e-mails in your junk folder": two thanks that tell of mail. One who logs in by mail is thanked
    // as well.
    let by_mail = words(Topic::Confirmation) > 1
        && words(Topic::Email) > 0
        && words(Topic::Login) + words(Topic::Account) + words(Topic::Checkout) == 0;
    // Said first: an article may thank its readers, but it does not begin with that. Where the panel stands among paragraphs the article
    // detector takes it for one, so that is not asked.
    page.leading_words(node, Topic::Confirmation, LEADING_BYTES) > 0
        && (words(Topic::Newsletter) > 0 || by_mail)
        && page.count_of(node, Tally::Letters) <= MOST_CONFIRMATION_LETTERS
        && page.count_of(node, Tally::Fields) == 0
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use crate::verdict::{Class, patterns::written_block::class_of};

    #[test]
    fn thanks_for_signing_up_and_no_other_thanks() {
        let panel = |text: &str| format!("<div id=x><p>{text}</p></div>");
        let thanks = "Thank you for subscribing to our newsletter.";
        assert_eq!(class_of(&panel(thanks)), Some(Class::Newsletter));
        let mail = "You are on the list. Our e-mails will now reach you; look in your junk folder if they do not.";
        assert_eq!(class_of(&panel(mail)), Some(Class::Newsletter));
        let login = "Check your inbox: we sent you an e-mail with a link to log in. Look in your junk folder too.";
        assert_eq!(class_of(&panel(login)), None);
    }
}
