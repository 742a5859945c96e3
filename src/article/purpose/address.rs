//! What the path of a page's address says about its purpose.
//!
//! Only a segment that is nothing but a name counts: `/newsletter-signup/` is a page to subscribe on, `/newsletter-design/` an article.

use super::Purpose;

/// Words that stand beside a name and say nothing of their own.
const BESIDE: &str = "my your our the page form center centre email mail e user users member manage confirm reset forgot new step free all up in";

/// Words of the paths of pages that are no articles, in the languages in which sites name their pages.
const WORDS: [(Purpose, &str); 9] = [
    (
        Purpose::Account,
        "registrace haslo salasana kirjaudu rekisteroidy tili profil profiili profiel perfil glomt losenord giris uye \
         kayit sifre verify verification 2fa mfa otp passwords invite invitation join vhod registraciya user users \
         settings belepes regisztracio kodeord denglu zhuce login signin logon register registration account accounts \
         myaccount profile password auth sso oauth anmelden anmeldung registrieren registrierung konto mitglied \
         passwort connexion compte inscription acceso cuenta registro accedi registrati entrar cadastro conta inloggen \
         registreren logga loggain konta logowanie rejestracja prihlaseni",
    ),
    (
        Purpose::Checkout,
        "order orders pay donate donation spenden doar dona rendeles penztar kosar odeme sepet siparis ostoskori oplata \
         korzina zakaz billing tickets bilhetes comprar pokladna objednavka platba zamowienie jiesuan kassan varukorg \
         bestellen indkobskurv buy checkout cart basket payment kasse warenkorb bestellung panier commande paiement \
         carrito pedido pago carrello cassa pagamento carrinho winkelwagen afrekenen kassa koszyk kosik",
    ),
    (
        Purpose::Signup,
        "waitlist mailing alerts hirlevel uutiskirje kirje bulten ebulten odber zpravodaj rassylka podpiska unsub \
         subscriptions wachtlijst biuletyn abonnieren suscribir inscreva feliratkozas leiratkozas letter letters \
         newsletter newsletters subscribe unsubscribe subscription signup optin optout preferences mailinglist \
         nieuwsbrief nieuwsbrieven nyhetsbrev nyhedsbrev nyhedsbreve boletin boletines lettre newslettera merumaga \
         infolettre abmelden desabonnement desinscription",
    ),
    (
        Purpose::Gate,
        "whitepaper whitepapers webinar webinars report reports ebook guide guides resources age agegate members \
         premium descarga telechargement pobierz scarica guia guida poradnik gate gated landing lp download unlock",
    ),
    (
        Purpose::Application,
        "mail chat board boards projects docs document documents sheets spreadsheet campaigns messages channel channels \
         builder edit crm panel cp manage studio webmail inbox compose editor dashboard admin backend console workspace \
         app",
    ),
    (
        Purpose::Search,
        "buscador pesquisa rezultati rezultaty poisk haku hledat vyhledavani kereses arama anazitisi find jobs \
         vacancies listings sokresultat resultats resultados risultati wyniki search suche recherche buscar busca \
         ricerca zoeken sok szukaj results",
    ),
    (
        Purpose::Shop,
        "shop store product products produkt produkte produkty produit producto productos tienda boutique artikel tuote \
         tuotteet termek termekek catalog catalogue catalogo katalog katalogus tovar collections item loja negozio \
         butik kauppa",
    ),
    (
        Purpose::List,
        "category categories tag tags archive archives topic topics kategorie categorie categoria kategoria archiv \
         archivo archivio arquivo archiwum arkisto arsiv hemeroteca page news section rubrik rubrique blog latest",
    ),
    (
        Purpose::Other,
        "contact kontakt contacto contato impressum imprint privacy datenschutz about 404 faq help events calendar \
         agenda kalender calendario terms legal",
    ),
];

/// The purposes that an address may name, in the order of their bits.
pub(super) const PURPOSES: [Purpose; WORDS.len()] = {
    let mut purposes = [Purpose::Other; WORDS.len()];
    let mut at = 0;
    while at < WORDS.len() {
        purposes[at] = WORDS[at].0;
        at += 1;
    }
    purposes
};

/// Whether a word is one of a list that spaces set apart.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// The purposes that the address names, as bits.
pub(super) fn purposes(address: &str) -> u16 {
    let after_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, path) = after_scheme.split_once('/').unwrap_or((after_scheme, ""));
    let mut found = 0;
    // A host such as `account.` or `login.` says it for the whole site.
    let labels = host.split('.').rev().skip(2);
    for segment in labels.chain(path.split('/')) {
        let segment: String =
            segment.split('.').next().unwrap_or_default().chars().flat_map(char::to_lowercase).collect();
        let words = || segment.split(['-', '_', '+']).filter(|word| !word.is_empty());
        let joined: String = words().collect();
        let is_known = |word| lists(BESIDE, word) || WORDS.iter().any(|(_, names)| lists(names, word));
        let all_known = words().all(is_known);
        for (at, (_, names)) in WORDS.iter().enumerate() {
            let named = lists(names, &joined) || all_known && words().any(|word| lists(names, word));
            found |= u16::from(named) << at;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn purposes(address: &str) -> Vec<Purpose> {
        let bits = super::purposes(address);
        PURPOSES.into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, purpose)| purpose).collect()
    }

    #[test]
    fn a_page_is_named_and_a_headline_is_not() {
        assert_eq!(purposes("https://x.example/newsletter-signup/"), [Purpose::Signup]);
        assert_eq!(purposes("https://x.example/newsletter-design"), []);
        assert_eq!(purposes("https://account.x.example/sign-in"), [Purpose::Account]);
        assert_eq!(purposes("https://login.example/"), []);
        assert_eq!(purposes("https://x.example/Warenkorb.html"), [Purpose::Checkout]);
        assert_eq!(purposes(""), []);
    }
}
