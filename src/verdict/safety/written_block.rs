//! What the rules say of a block that a test writes.

use super::{Veto, veto};
use crate::verdict::{
    Class,
    written_page::{PROSE, article, with_context, x_of},
};

/// The veto on the element with `id=x`.
pub(super) fn veto_on(body: &str, class: Class) -> Option<Veto> {
    with_context(&format!("{}{body}", article()), |context| veto(context, x_of(context), class))
}

/// The veto on the element with `id=x` between the paragraphs of an article.
pub(super) fn veto_within(body: &str) -> Option<Veto> {
    veto_on(
        &format!("<article><p>{PROSE}</p><p>{PROSE}</p>{body}<p>{PROSE}</p><p>{PROSE}</p></article>"),
        Class::Newsletter,
    )
}
