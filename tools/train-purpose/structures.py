"""The structures of written pages, by purpose. Each is a function from a writer to the page's own matter."""

from pages import structure

# Sign-up: the page exists to subscribe, or to manage a subscription.


@structure("signup", "newsletter subscribe lists/12/join", 2)
def landing(w):
    body = w.heading(w.pick(w["newsletter"].capitalize(), w.some(3, 6), w["subscribe"])) + f"<p>{w.text(1, 3, 'newsletter')}</p>"
    body += w.form(w.field("email", "email") + (w.field("name") if w.chance(0.4) else "") + w.button("subscribe"), "subscribe-form")
    return body + (f"<p><small>{w.sentence('privacy')}</small></p>" if w.chance(0.6) else ""), {"title": w.pick(w["newsletter"], w.some(2, 4))}


@structure("signup", "newsletters newsletter/all nyhetsbrev", 2)
def chooser(w):
    rows = "".join(f"<li>{w.box(f'<b>{w.some(2, 3)}</b> <span>{w.sentence()}</span>')}</li>" for _ in range(w.lot.randint(4, 9)))
    return w.heading(w["newsletter"].capitalize()) + f"<p>{w.sentence('newsletter')}</p>" + w.form(f"<ul>{rows}</ul>" + w.field("email", "email") + w.button(w.pick("subscribe", "save")))


@structure("signup", "newsletters letters", 3)
def cards_of_letters(w):
    cards = "".join(
        f'<div{w.cls("nl-card")}><h3>{w.some(2, 3)}</h3><p>{w.text(1, 2)}</p><p>{w.date()}</p><button type="button" aria-pressed="false">{w["subscribe"]}</button></div>' for _ in range(w.lot.randint(4, 10))
    )
    return w.heading(w["newsletter"].capitalize()) + f"<p>{w.sentence('newsletter')}</p>{cards}" + (w.form(w.field("email", "email") + w.button("subscribe")) if w.chance(0.6) else "")


@structure("signup", "unsubscribe u/8a7f optout", 3)
def leaving(w):
    reasons = "".join(w.box(w.some(3, 6), kind="radio") for _ in range(w.lot.randint(0, 5)))
    field = w.field("email", "email", value="x") if w.chance(0.5) else f"<p><b>r…@mail.example</b></p>"
    return w.heading(w.pick(w["unsubscribe"], w["unsubscribe"], w.some(3, 5))) + f"<p>{w.sentence('newsletter')}</p>" + w.form(field + reasons + w.button("unsubscribe") + (w.link(w["cancel"]) if w.chance(0.5) else "")), {"title": w["unsubscribe"]}


@structure("signup", "preferences email-preferences profile/lists", 3)
def preference_center(w):
    lists = "".join(w.box(f"{w.some(2, 4)} – {w.sentence()}", w.chance(0.5)) for _ in range(w.lot.randint(3, 7)))
    often = "".join(w.box(w.some(1, 2), kind="radio", name="often") for _ in range(w.lot.randint(0, 3)))
    body = f"<fieldset><legend>{w['newsletter']}</legend>{lists}</fieldset>" + (f"<fieldset><legend>{w.some(2, 3)}</legend>{often}</fieldset>" if often else "")
    body += (w.select(w.some(1, 2), w.some(1, 1), w.some(1, 1)) if w.chance(0.4) else "") + w.button("save") + f"<p>{w.link(w['unsubscribe'])}</p>"
    return w.heading(w["preferences"]) + f"<p>{w.sentence('email')}</p>" + w.form(body), {"title": w["preferences"]}


@structure("signup", "waitlist early-access")
def waiting_list(w):
    return w.heading(w.pick(w["waitlist"], w.some(3, 5))) + f"<p>{w.text(1, 3, 'waitlist')}</p>" + w.form(w.field("email", "email") + (w.select(w.some(1, 2), "1", "2") if w.chance(0.4) else "") + w.button(w.pick("waitlist", "subscribe"))) + f"<ul>{''.join(f'<li>{w.sentence()}</li>' for _ in range(3))}</ul>"


@structure("signup", "confirm optin/confirm newsletter/confirm")
def double_opt_in(w):
    act = w.pick(w.form(w.button("confirm")), f'<a{w.cls("btn")} href="/c" role="button">{w["confirm"]}</a>', f"<p>{w.text(1, 2, 'email')}</p>")
    return w.heading(w["confirm"]) + f"<p>{w.text(1, 2, 'newsletter', 'email')}</p>{act}<p>{w.sentence('email')}</p>", {"title": w["confirm"]}


@structure("signup", "unsubscribe/done newsletter/bye")
def left(w):
    return w.heading(w["unsubscribe"]) + f"<p>{w.text(1, 2, 'newsletter')}</p>" + w.form(w.button("subscribe")) + f"<p>{w.link(w['preferences'])}</p>"


@structure("signup", "subscribe about p/welcome", 2)
def letter_home(w):
    issues = "".join(f'<div{w.cls("post")}><a href="/p/{n}"><h3>{w.some(3, 6)}</h3></a><p>{w.sentence()}</p></div>' for n in range(w.lot.randint(0, 5)))
    return w.heading(w.some(2, 4)) + f"<p>{w.text(1, 2, 'newsletter')}</p>" + w.form(w.field("email", "email") + w.button("subscribe")) + w.link(w.pick(w["no"], w.some(2, 3))) + issues


@structure("signup", "mailing-list join newsletter-page")
def long_pitch(w):
    return w.heading(w["newsletter"].capitalize()) + w.paragraphs(2, 4, "newsletter", "subscribe", "email") + f"<blockquote>{w.text(1, 2)}</blockquote>" + w.form(w.field("name") + w.field("email", "email") + w.box(w.sentence("privacy")) + w.button("subscribe"))


@structure("signup", "mailman/listinfo/club lists")
def mailing_list(w):
    rows = "".join(f"<tr><td>{key}</td><td>{field}</td></tr>" for key, field in [("", w.field("email", "email")), ("", w.field("name")), ("", w.field("password", "password")), ("", w.field("password", "password"))])
    return w.heading(w.some(2, 3)) + f"<p>{w.text(2, 4, 'newsletter', 'subscribe')}</p>" + w.form(f"<table>{rows}</table>" + w.button("subscribe")) + w.heading(w["unsubscribe"], 2) + w.form(w.field("email", "email") + w.button(w.pick("unsubscribe", "preferences")))


@structure("signup", "alerts topics newsletter/topics")
def topic_alerts(w):
    groups = "".join(f"<fieldset><legend>{w.some(1, 2)}</legend>{''.join(w.box(w.some(1, 3)) for _ in range(4))}</fieldset>" for _ in range(3))
    return w.heading(w.pick(w["newsletter"].capitalize(), w.some(2, 4))) + f"<p>{w.sentence('email')}</p>" + w.form(groups + w.field("email", "email") + w.button(w.pick("subscribe", "save")))


@structure("signup", "newsletter weekly-letter lettre", 2)
def letter_with_past_issues(w):
    past = "".join(f"<article><h3>{w.link(w.some(4, 8))}</h3><p>{w.text(1, 3)}</p></article>" for _ in range(w.lot.randint(2, 6)))
    form = w.form(w.field("email", "email") + (w.field("name") if w.chance(0.3) else "") + (w.box(w.sentence("privacy")) if w.chance(0.6) else "") + w.button("subscribe"))
    asks = "".join(f"<h3>{w.some(3, 6)}?</h3><p>{w.text(1, 2, 'newsletter', 'unsubscribe')}</p>" for _ in range(w.lot.randint(0, 4)))
    people = "".join(f"<blockquote>{w.text(1, 2)}</blockquote>" for _ in range(w.lot.randint(0, 3)))
    pitch = f"<p>{w.text(2, 4, 'newsletter', 'email')}</p>" * w.lot.randint(1, 2)
    return w.heading(w.pick(w["newsletter"].capitalize(), w.some(3, 6))) + pitch + form + people + (f"<h2>{w.pick(w['archive'], w.some(2, 3))}</h2>{past}" if w.chance(0.7) else "") + asks + (form if w.chance(0.4) else ""), {"title": w.pick(w["newsletter"], w.some(2, 4))}


@structure("signup", "newsletter/subscribe alerts signup", 2)
def full_questions(w):
    body = w.field("email", "email") + w.field("name") + (w.select(w.some(1, 2), w.some(1, 1), w.some(1, 1)) if w.chance(0.5) else "") + (w.field(w.some(1, 2)) if w.chance(0.4) else "")
    letters = "".join(w.box(w.some(2, 4), kind=w.pick("checkbox", "radio")) for _ in range(w.lot.randint(2, 8)))
    rows = "".join(f"<tr><td>{w.some(2, 4)}</td><td>{w.some(1, 2)}</td><td><button type=button>{w.some(1, 2)}</button></td></tr>" for _ in range(w.lot.randint(0, 6)))
    return w.heading(w.pick(w["newsletter"].capitalize(), w["subscribe"])) + f"<p>{w.text(1, 3, 'newsletter')}</p>" + w.form(letters + (f"<table>{rows}</table>" if rows else "") + body + w.box(w.sentence("privacy")) + w.button(w.pick("subscribe", "confirm", "send"))) + f"<p>{w.text(0, 2, 'unsubscribe', 'privacy', 'login') if w.chance(0.6) else w.sentence('unsubscribe')}</p>"


@structure("signup", "manage account/newsletters subscriptions", 3)
def managed_letters(w):
    rows = "".join(f"<div{w.cls('pref')}><h3>{w.some(2, 4)}</h3><p>{w.sentence()}</p><button role=switch aria-checked={w.pick('true', 'false')}>{w.pick(w['subscribe'], w['unsubscribe'], w['yes'], w['no'])}</button></div>" for _ in range(w.lot.randint(3, 9)))
    return w.heading(w.pick(w["preferences"], w["newsletter"].capitalize())) + f"<p>{w.sentence('email')} r…@mail.example</p>{rows}<button>{w['save']}</button><p>{w.link(w['unsubscribe'])}</p>", {"title": w.pick(w["preferences"], w["newsletter"])}


@structure("signup", "join letters", 2)
def letter_and_little_else(w):
    text = "".join(f"<p>{w.sentence(*([w.pick('newsletter', 'email')] if w.chance(0.4) else []))}</p>" for _ in range(w.lot.randint(2, 5)))
    return w.heading(w.some(2, 5)) + text + w.form(w.field("email", "email") + w.button(w.pick("subscribe", w.some(1, 2)))), {"bare": True}


@structure("signup", "page/letter sundays the-letter", 3)
def page_of_a_weblog(w):
    form = w.form(w.field(w.some(2, 4), name="name") + w.field(w.some(2, 4), "email", name="email") + w.box(w.some(3, 7) + w.link(w["privacy"])) + w.button(w.some(2, 4)))
    past = f"<ul>{''.join(f'<li>{w.link(w.some(4, 8))}</li>' for _ in range(w.lot.randint(3, 6)))}</ul>"
    quotes = "".join(f"<figure><blockquote><p>{w.text(1, 2)}</p></blockquote><figcaption>{w.some(1, 2)}</figcaption></figure>" for _ in range(w.lot.randint(0, 3)))
    asks = f"<h2>{w.some(1, 2)}</h2><p>{w.text(2, 4, 'unsubscribe')}</p>"
    return f"<article{w.cls('page type-page hentry')}>{w.heading(w.some(2, 4))}<div{w.cls('entry-content')}><p>{w.text(3, 5)}</p>{form}<h2>{w.some(3, 6)}</h2><p>{w.text(3, 6)}</p>{quotes}<h2>{w.pick(w['archive'], w.some(1, 2))}</h2>{past}{asks}</div></article>", {"bare": w.chance(0.2)}


@structure("signup", "mm/index.cgi mailmag list.cgi", 3)
def tables_of_old(w):
    def cell(field):
        return f"<tr><td><font size=2>{w.some(1, 3)}</font></td><td>{field}</td></tr>"

    add = w.form("<table>" + cell('<input type="text" name="mail" size="36">') + (cell('<input type="text" name="mail2">') if w.chance(0.5) else "") + cell('<input type="text" name="name">') + (cell(w.select("", w.some(1, 1), w.some(1, 1))) if w.chance(0.5) else "") + f"</table><input type=submit value='{w['subscribe']}'> <input type=reset value='{w['cancel']}'>")
    change = w.form(f"{w['email']} <input name=old> <input name=new> <input type=submit value='{w['save']}'>") if w.chance(0.6) else ""
    leave = w.form(f"<input name=mail size=30> <input type=submit value='{w['unsubscribe']}'>")
    rules = "".join(f"・{w.sentence('email')}<br>" for _ in range(w.lot.randint(2, 7)))
    return f"<table><tr><td><b>{w['newsletter']}</b><br>{w.text(1, 2, 'newsletter')}</td></tr><tr><td><b>{w['subscribe']}</b></td></tr><tr><td>{add}</td></tr><tr><td><b>{w.some(1, 2)}</b>{change}</td></tr><tr><td><b>{w['unsubscribe']}</b>{leave}</td></tr><tr><td>{rules}</td></tr></table>"


@structure("signup", "c/8fk2/save preferences/center prefs", 4)
def rows_of_choices(w):
    def row():
        return f"<div{w.cls('row')}><div><input type=checkbox name=l></div><div><label>{w.some(1, 3)}</label><p>{w.text(1, 3)}</p><small>{w.some(1, 3)}</small></div></div>"

    groups = "".join(f"<h2>{w.some(1, 2)}</h2>{''.join(row() for _ in range(w.lot.randint(2, 4)))}" for _ in range(w.lot.randint(1, 3)))
    often = f"<fieldset><legend>{w.some(1, 3)}</legend>{''.join(w.box(w.some(2, 4), kind='radio') for _ in range(3))}</fieldset>" if w.chance(0.6) else ""
    return w.heading(w.pick(w["preferences"], w.some(2, 4))) + f"<p>{w.sentence()} <b>m•••@mail.example</b></p>" + w.form(groups + often + w.button("save") + f"<button>{w['unsubscribe']}</button>") + f"<p>{w.sentence('password')}</p>"


# Account.


@structure("account", "login account/login wp-login.php signin", 2)
def log_in(w):
    user = w.field("email", "email", token="username") if w.chance(0.6) else w.field("name", name="username", token="username")
    body = user + w.field("password", "password", token="current-password") + (w.box(w.some(2, 3)) if w.chance(0.6) else "") + w.button("login")
    return w.heading(w.pick(w["login"], w["welcome"])) + w.form(body, "login-form") + f"<p>{w.link(w['forgot'])} {w.link(w['register'])}</p>", {"title": w["login"]}


@structure("account", "register signup users/new registration", 2)
def register(w):
    body = w.field("name", token="given-name", name="firstname") + w.field("name", token="family-name", name="lastname") + w.field("email", "email")
    body += w.field("password", "password", token="new-password") + (w.field("password", "password", token="new-password") if w.chance(0.6) else "")
    body += (w.field("phone", "tel") if w.chance(0.3) else "") + w.box(w.sentence("newsletter"), w.chance(0.5)) + w.box(w.sentence("privacy")) + w.button("register")
    pitch = f"<ul>{''.join(f'<li>{w.sentence()}</li>' for _ in range(w.lot.randint(0, 4)))}</ul>"
    return w.heading(w["register"]) + pitch + w.form(body, "register"), {"title": w["register"]}


@structure("account", "register library/card reader/new")
def register_for_a_card(w):
    body = "".join(w.field(key) for key in ("name", "street", "city", "phone")) + w.field("email", "email") + w.field(w.some(1, 2), "date", name="birthdate") + w.select(w.some(1, 2), "1", "2", "3")
    body += "".join(w.box(w.sentence(w.pick("newsletter", "privacy"))) for _ in range(w.lot.randint(2, 4))) + w.button(w.pick("register", "send"))
    return w.heading(w["register"]) + f"<p>{w.text(1, 2, 'register')}</p>" + w.form(f"<fieldset><legend>{w.some(1, 2)}</legend>{body}</fieldset>"), {"title": w["register"]}


@structure("account", "forgot-password password/reset auth/recover", 2)
def forgotten(w):
    return w.heading(w["forgot"]) + f"<p>{w.text(1, 2, 'email', 'password')}</p>" + w.form(w.field("email", "email") + w.button(w.pick("send", "send", "goon"))) + f"<p>{w.link(w['login'])}</p>" + (f"<h2>{w.some(2, 3)}</h2><ul>{''.join(f'<li>{w.sentence()}</li>' for _ in range(3))}</ul>" if w.chance(0.3) else ""), {"title": w["forgot"]}


@structure("account", "verify 2fa login/code auth/challenge", 2)
def second_factor(w):
    digits = w.pick(
        "".join('<input type="text" name="d" maxlength="1" inputmode="numeric">' for _ in range(6)),
        w.field("code", name=w.pick("code", "otp", "token"), token="one-time-code", inputmode="numeric"),
    )
    ways = "".join(w.box(w.some(2, 3), kind="radio") for _ in range(w.lot.randint(0, 3)))
    return w.heading(w["code"]) + f"<p>{w.text(1, 2, 'email', 'code')}</p>" + w.form(digits + ways + (w.box(w.some(3, 5)) if w.chance(0.3) else "") + w.button(w.pick("confirm", "login", "send"))) + f"<p><button type=button>{w.some(2, 3)}</button> {w.link(w['cancel'])}</p>", {"title": w["code"]}


@structure("account", "profile account/edit user/12/edit", 2)
def edit_profile(w):
    tabs = "".join(f"<li>{w.link(w.pick(w['profile'], w['settings'], w.some(1, 2), w['newsletter']))}</li>" for _ in range(4))
    body = "".join(w.field(key) for key in ("name", "city", "phone")) + w.field("email", "email") + f"<label>{w.some(1, 2)}<textarea name=bio></textarea></label>"
    body += w.field("password", "password") + "".join(w.box(w.sentence("newsletter")) for _ in range(w.lot.randint(1, 4))) + f'<label>{w.some(1, 1)}<input type="file" name="picture"></label>' + w.button("save")
    return w.heading(w["profile"]) + f'<ul role="tablist">{tabs}</ul>' + w.form(body), {"title": w["profile"]}


@structure("account", "account me/orders my-account")
def overview(w):
    parts = "".join(f"<section><h2>{w.some(1, 2)}</h2><p>{w.sentence()}</p>{w.link(w.pick(w['save'], w.some(1, 2)))}</section>" for _ in range(w.lot.randint(3, 6)))
    return w.heading(w["profile"]) + f"<p>{w['welcome']} r…@mail.example</p>{parts}<button>{w.some(1, 2)}</button>", {"title": w["profile"]}


@structure("account", "idp/sso cas/login realms/x/auth")
def single_sign_on(w):
    notices = "".join(f"<h3>{w.some(2, 4)}</h3><p>{w.text(1, 3, 'email', 'password')}</p>" for _ in range(w.lot.randint(1, 3)))
    return w.heading(w["login"]) + w.form(w.field("name", name="j_username") + w.field("password", "password", name="j_password") + w.button("login")) + f'<div{w.cls("notices")}>{notices}</div>', {"title": w["login"]}


@structure("account", "invite/8k2 join/team invitations/accept")
def invitation(w):
    return w.heading(w.some(3, 6)) + f"<p>{w.text(1, 2, 'register')}</p>" + w.form(w.field("email", "email", value="x") + w.field("name") + w.field("password", "password", token="new-password") + w.box(w.sentence("newsletter"), True) + w.button(w.pick("register", "goon"))) + f"<blockquote>{w.sentence()}</blockquote>"


@structure("account", "password/change account/security")
def change_password(w):
    return w.heading(w["password"]) + w.form("".join(w.field("password", "password", token=t) for t in ("current-password", "new-password", "new-password")) + w.button("save")), {"title": w["password"]}


@structure("account", "login customer/account/login")
def two_columns(w):
    left = f"<h2>{w['login']}</h2>" + w.form(w.field("email", "email") + w.field("password", "password") + w.button("login"))
    right = f"<h2>{w['register']}</h2><p>{w.text(1, 2)}</p>" + w.pick(w.link(w["register"]), w.form(w.field("email", "email") + w.button("register")))
    teaser = f"<p>{w.link(w.some(5, 8))} {w.sentence()}</p>" if w.chance(0.4) else ""
    return w.heading(w.pick(w["login"], w["profile"])) + f"<div>{left}</div><div>{right}</div>{teaser}", {"title": w["login"]}


@structure("account", "login/magic auth/email")
def by_letter(w):
    others = "".join(f"<button type=button>{name}</button>" for name in w.lot.sample(["Google", "Apple", "Microsoft", "GitHub"], w.lot.randint(0, 3)))
    return w.heading(w["login"]) + others + w.form(w.field("email", "email", token="username") + w.button(w.pick("login", "goon"))) + f"<p>{w.sentence('password')}</p>", {"title": w["login"]}


# Checkout.


@structure("checkout", "cart basket checkout/cart", 2)
def cart(w):
    rows = "".join(
        f'<tr><td><a href="/p/{n}">{w.some(2, 4)}</a></td><td><input type="number" name="qty{n}" value="1"></td><td>{w.price()}</td><td><button>×</button></td></tr>' for n in range(w.lot.randint(1, 5))
    )
    if w.chance(0.4):
        rows = f'<table><tr><th>{w["products"]}</th><th>{w["price"]}</th></tr>{rows}</table>'
    else:
        rows = rows.replace("<tr>", "<div>").replace("</tr>", "</div>").replace("<td>", "<span>").replace("</td>", "</span>")
    return w.heading(w["cart"]) + w.form(rows + (w.field(w.some(1, 2), name="coupon") if w.chance(0.5) else "")) + f"<p><b>{w.price()}</b></p>" + w.pick(w.button("checkout"), f'<a{w.cls("btn")} href="/checkout">{w["checkout"]}</a>'), {"title": w["cart"]}


@structure("checkout", "checkout checkout/address order/step1", 2)
def address_step(w):
    body = w.field("email", "email") + "".join(w.field(key, token=token, name=name) for key, token, name in (("name", "given-name", "first"), ("name", "family-name", "last"), ("street", "street-address", "street"), ("city", "address-level2", "city"))) + w.field(w.some(1, 1), token="postal-code", name="zip")
    body += w.select(w.some(1, 1), w.some(1, 1), w.some(1, 1)) + w.field("phone", "tel") + w.box(w.sentence("newsletter"), w.chance(0.5)) + w.button(w.pick("goon", "order", "pay"))
    summary = f"<div><h2>{w['summary']}</h2><p>{w.some(2, 4)} {w.price()}</p><p>{w.price()}</p></div>" if w.chance(0.7) else ""
    steps = f"<ol><li>{w['cart']}</li><li>{w['address']}</li><li>{w['pay']}</li></ol>" if w.chance(0.5) else ""
    return steps + w.heading(w.pick(w["address"], w["checkout"])) + w.form(body) + summary, {"title": w["checkout"]}


@structure("checkout", "checkout/payment pay c/pay/cs_1", 2)
def card_step(w):
    body = w.field("card", name="cardnumber", token="cc-number") + w.field(w.some(1, 2), name="exp", token="cc-exp") + w.field("CVC", name="cvc", token="cc-csc") + w.field("name", token="cc-name", name="ccname") + w.button("pay")
    return w.heading(w["pay"]) + f"<p>{w.some(2, 4)} <b>{w.price()}</b></p>" + w.form(body), {"title": w["checkout"]}


@structure("checkout", "donate spenden faire-un-don give", 2)
def donation(w):
    amounts = "".join(w.box(w.price(), kind="radio", name="amount") for _ in range(w.lot.randint(3, 5)))
    often = "".join(w.box(w.some(1, 2), kind="radio", name="often") for _ in range(2))
    body = f"<fieldset>{amounts}</fieldset><fieldset>{often}</fieldset>" + w.field("name") + w.field("email", "email") + (w.field("card", name="card", token="cc-number") if w.chance(0.5) else "") + w.box(w.sentence("newsletter")) + w.button(w.pick("donate", "pay"))
    return w.heading(w.pick(w["donate"], w.some(3, 5))) + f"<p>{w.text(1, 3, 'donate')}</p>" + w.form(body), {"title": w["donate"]}


@structure("checkout", "subscribe/order abo/bestellen offers/pay", 2)
def plan(w):
    plans = "".join(w.box(f"<b>{w.some(1, 2)}</b> {w.price()} <span>{w.some(3, 6)}</span>", kind="radio", name="plan") for _ in range(w.lot.randint(2, 3)))
    body = plans + w.field("name") + w.field("email", "email") + w.field("street") + (w.field("IBAN", name="iban") if w.chance(0.4) else w.field("card", name="cc", token="cc-number") if w.chance(0.5) else "") + w.button(w.pick("order", "pay"))
    return w.heading(w.pick(w["summary"], w.some(2, 4))) + f"<p>{w.sentence('newsletter')}</p>" + w.form(body)


@structure("checkout", "tickets/order booking/seats event/7/buy", 2)
def tickets(w):
    rows = "".join(f"<div>{w.some(1, 3)} <span>{w.price()}</span> {w.select('', 0, 1, 2, 3)}</div>" for _ in range(w.lot.randint(2, 4)))
    return w.heading(w.some(2, 5)) + f"<p>{w.date()} {w.some(2, 3)}</p>" + w.form(rows + w.field("name") + w.field("email", "email") + w.box(w.sentence("newsletter")) + f"<p>{w.price()}</p>" + w.button(w.pick("pay", "order", "checkout"))) + (f"<p>10:00</p>" if w.chance(0.3) else "")


@structure("checkout", "checkout onepage")
def one_page(w):
    methods = "".join(w.box(name, kind="radio", name="method") for name in ("PayPal", w["card"], "Klarna"))
    body = f"<h2>{w['address']}</h2>" + "".join(w.field(key) for key in ("name", "street", "city", "phone")) + w.field("email", "email") + f"<h2>{w['pay']}</h2>{methods}<h2>{w['summary']}</h2><table><tr><td>{w.some(2, 3)}</td><td>{w.price()}</td></tr></table>" + w.box(w.sentence("privacy")) + w.box(w.sentence("newsletter"), True) + w.button("order")
    return w.heading(w["checkout"]) + w.form(body), {"title": w["checkout"]}


@structure("checkout", "order/review checkout/confirm")
def review(w):
    rows = "".join(f"<li>{w.some(2, 4)} × 1 <span>{w.price()}</span></li>" for _ in range(w.lot.randint(1, 4)))
    return w.heading(w["summary"]) + f"<h2>{w['address']}</h2><p>{w.some(4, 8)}</p><ul>{rows}</ul><p><b>{w.price()}</b></p>" + w.form(w.box(w.sentence()) + w.button("order")), {"title": w["summary"]}


@structure("checkout", "checkout/confirm order/review kasse/pruefen", 2)
def review_with_choices(w):
    items = "".join(f"<div{w.cls('cart-item')}><span>{w.some(2, 5)}</span><span>1</span><span>{w.price()}</span>{'<p>' + w.text(1, 2) + '</p>' if w.chance(0.6) else ''}</div>" for _ in range(w.lot.randint(1, 5)))
    ways = "".join(w.box(w.some(1, 2), kind="radio", name="pay") for _ in range(3)) + "".join(w.box(f"{w.some(1, 2)}, {w.price()}", kind="radio", name="ship") for _ in range(2))
    sums = f"<dl><dt>{w.some(1, 1)}</dt><dd>{w.price()}</dd><dt>{w.some(1, 1)}</dt><dd>{w.price()}</dd></dl>"
    voucher = w.form(w.field(w.some(1, 2), name="code") + f"<button>{w.some(1, 1)}</button>") if w.chance(0.5) else ""
    aside = f"{w.pick('<aside>', '<div>')}<h2>{w['summary']}</h2>{sums}{voucher}{w.form(w.button('order'))}</aside>"
    return w.heading(w.pick(w["checkout"], w.some(2, 4))) + w.box(w.sentence("privacy")) + w.box(w.sentence("newsletter")) + f"<div><strong>{w['address']}</strong><br>{w.some(2, 3)}<br>{w.some(2, 3)} <a href='#'>{w.some(1, 1)}</a></div>{ways}{items}{aside}", {"title": w["checkout"], "bare": w.chance(0.3)}


@structure("checkout", "pay/method order/42/pay")
def methods(w):
    rows = "".join(f"<li>{w.box(name, kind='radio', name='m')}<p>{w.sentence()}</p></li>" for name in w.lot.sample(["PayPal", "Visa", "Klarna", "Apple Pay", w["card"]], 3))
    return w.heading(w["pay"]) + f"<p>{w['summary']}: {w.price()}</p>" + w.form(f"<ul>{rows}</ul>" + w.button("pay")), {"title": w["pay"]}


# Gate.


@structure("gate", "resources/report whitepaper/7 lp/guide", 2)
def report(w):
    points = f"<ul>{''.join(f'<li>{w.sentence()}</li>' for _ in range(w.lot.randint(2, 5)))}</ul>"
    body = w.field("name", name="firstname") + w.field("name", name="lastname") + w.field("email", "email") + w.field("company") + (w.field("phone", "tel") if w.chance(0.5) else "") + (w.select(w.some(1, 2), "1-10", "11-50") if w.chance(0.5) else "")
    body += w.box(w.sentence("newsletter", "privacy")) + w.button("download")
    return w.heading(w.pick(w["guide"] + ": " + w.some(3, 5), w.some(4, 7))) + f"<p>{w.text(2, 4, 'guide')}</p>{points}" + w.form(body, "hs-form"), {"title": w["guide"]}


@structure("gate", "guide ebook download/checklist", 2)
def short_guide(w):
    return w.heading(w.pick(w["guide"], w.some(3, 6))) + f"<p>{w.text(1, 3, 'guide', 'download')}</p>" + w.form((w.field("name") if w.chance(0.5) else "") + w.field("email", "email") + w.box(w.sentence("newsletter")) + w.button("download"))


@structure("gate", "webinar/register events/webinar-3 live", 2)
def webinar(w):
    people = "".join(f'<div{w.cls("speaker")}><img src="p.jpg" alt=""><h3>{w.some(2, 2)}</h3><p>{w.some(3, 6)}</p></div>' for _ in range(w.lot.randint(1, 3)))
    body = w.field("name") + w.field("email", "email") + (w.field("company") if w.chance(0.7) else "") + (w.field("phone", "tel") if w.chance(0.4) else "") + w.box(w.sentence("newsletter")) + w.button("seat")
    return w.heading(w["webinar"] + ": " + w.some(3, 5)) + f"<p>{w.date()} 14:00</p><p>{w.text(2, 4, 'webinar')}</p>{people}" + w.form(body), {"title": w["webinar"]}


@structure("gate", "2026/11/story artikel/harbour-ferry-late news/12345", 3)
def wall(w):
    act = w.pick(
        w.form(w.field("email", "email") + w.button("goon")),
        w.form(w.field("email", "email") + w.field("password", "password") + w.button("login")),
        f'<p><a{w.cls("btn")} href="/register" role="button">{w["register"]}</a> {w.link(w["login"])}</p>',
    )
    fade = f'<div{w.cls("paywall-fade")}><p>{w.text(2, 3)}</p></div>' if w.chance(0.5) else ""
    return f"<article>{w.heading(w.some(5, 9))}<p>{w.date()}</p>{w.paragraphs(1, 2)}{fade}</article>" + f'<section{w.cls("regwall")}><h2>{w["goon"]}</h2><p>{w.sentence(w.pick("register", "members"))}</p>{act}</section>'


@structure("gate", "2026/11/story premium/ferry p/letter", 3)
def member_wall(w):
    offer = f"<ul>{''.join(f'<li>{w.some(4, 8)}</li>' for _ in range(3))}</ul>" if w.chance(0.5) else ""
    return f"<article>{w.heading(w.some(5, 9))}<p>{w.date()}</p><p>{w.text(2, 4)}</p></article>" + f'<div{w.cls("members-gate")}><h3>{w["members"]}</h3><p>{w.text(1, 2, "members", "login")}</p>{offer}' + w.pick(w.form(w.field("email", "email") + w.button(w.pick("login", "goon"))), w.button("login", "button") + w.link(w["register"])) + "</div>"


@structure("gate", "age agecheck verify-age", 2)
def age(w):
    return w.pick(
        w.heading(w["age"]) + f"<p>{w.sentence('age')}</p><button>{w.pick(w['adult'], w['yes'])}</button><button>{w['no']}</button>",
        w.heading(w["age"]) + w.form(w.select("", 1, 2, 3) + w.select("", 1, 2, 3) + w.select("", 1990, 1991) + w.box(w.some(2, 3)) + w.button("goon")),
        f'<div role="dialog" aria-modal="true">{w.heading(w["age"])}<p>{w.text(1, 2)}</p><a{w.cls("btn")} href="/in" role="button">{w["adult"]}</a> <a{w.cls("btn")} href="https://elsewhere.example" role="button">{w["no"]}</a></div>',
        w.heading(w["age"]) + w.form(w.field(w.some(1, 2), "date", name="birthdate") + w.button("goon")) + f"<p>{w.sentence('newsletter')}</p>",
    ), {"title": w["age"], "bare": w.chance(0.7)}


@structure("gate", "members intern club/area", 2)
def members_only(w):
    return w.heading(w["members"]) + f"<p>{w.text(1, 3, 'members')}</p>" + w.pick(w.form(w.field("password", "password") + w.button("goon")), w.form(w.field("email", "email") + w.field("password", "password") + w.button("login")), f"<p>{w.link(w['login'])} · {w.link(w['register'])}</p>") + f"<p>{w.sentence('newsletter')}</p>", {"title": w["members"]}


@structure("gate", "protected/album private")
def protected(w):
    return w.heading(w.some(2, 5)) + f"<p>{w.sentence('password')}</p>" + w.form(w.field("password", "password", name="post_password") + w.button("goon"))


@structure("gate", "conference/registration seminar jornada", 1)
def seminar(w):
    body = w.field("name") + w.field("company") + w.field(w.some(1, 1), name="job") + w.field("email", "email") + w.select(w.some(1, 2), "1", "2") + "".join(w.box(w.sentence(w.pick("newsletter", "privacy"))) for _ in range(2)) + w.button(w.pick("seat", "send"))
    return w.heading(w["webinar"] + " " + w.some(3, 6)) + f"<p>{w.date()}</p><p>{w.text(2, 3, 'webinar')}</p><ul>{''.join(f'<li>10:00 {w.some(3, 6)}</li>' for _ in range(4))}</ul>" + w.form(body)


@structure("gate", "live/42 stream broadcast")
def live(w):
    return w.heading(w.some(4, 7)) + f'<div{w.cls("player")}><img src="poster.jpg" alt=""><button>▶</button></div><p>{w.sentence("webinar")}</p>' + w.form(w.field("phone", "tel") + w.field("code", name="code") + w.button("goon")) + f"<p>{w.text(1, 2, 'login')}</p>"


@structure("gate", "2026/11/long-read essay members/post", 3)
def fading_text(w):
    text = w.paragraphs(2, 4)
    act = w.pick(w.form(w.field("email", "email") + w.button(w.pick("goon", "register"))), f'<a{w.cls("btn")} href="/join">{w["register"]}</a><p>{w.link(w["login"])}</p>', w.form(w.field("email", "email") + w.field("password", "password") + w.button("login")) + w.link(w["register"]))
    return f"<article>{w.heading(w.some(5, 9))}<p>{w.date()} {w.some(2, 2)}</p>{text}<div{w.cls('gate')}><h2>{w.pick(w['goon'], w['members'])}</h2><p>{w.text(1, 2, 'register', 'members', 'newsletter')}</p>{act}</div></article>", {"type": "article"}


@structure("gate", "report/summary studie insights", 3)
def report_with_summary(w):
    body = w.field("name") + w.field("email", "email") + w.field("company") + w.box(w.sentence("newsletter", "privacy")) + w.button(w.pick("download", "send"))
    parts = "".join(f"<h2>{w.some(2, 5)}</h2><p>{w.text(2, 4, 'guide')}</p>" for _ in range(w.lot.randint(2, 4)))
    return w.heading(w.pick(w["guide"] + " " + w.some(2, 4), w.some(4, 8))) + parts + f"<div{w.cls('form-box')}><h2>{w['download']}</h2>{w.form(body)}</div><p>{w.text(1, 2, 'privacy')}</p>", {"title": w.pick(w["guide"], w.some(3, 6))}


# Application: a program.


def tree(w, keys, count):
    return "".join(f"<li>{w.link(w[key] if key else w.some(1, 2))} {w.lot.randint(0, 40)}</li>" for key in keys + [""] * count)


@structure("application", "mail mail/inbox webmail/?_task=mail", 2)
def mail_list(w):
    rows = "".join(f'<tr{w.pick(" role=row", "")}><td><input type="checkbox"></td><td>{w.some(2, 2)}</td><td>{w.link(w.some(4, 8))} <span>{w.some(4, 9)}</span></td><td>{w.date()}</td></tr>' for _ in range(w.lot.randint(8, 20)))
    tools = "".join(f"<button>{w[key]}</button>" for key in ("reply", "archive", "message", "undo"))
    return f"<ul>{tree(w, ['inbox', 'draft', 'archive', 'settings'], 3)}</ul><div role={w.pick('toolbar', 'group')}>{tools}</div><table>{rows}</table>", {"title": w["inbox"] + " (3)", "bare": w.chance(0.6)}


@structure("application", "mail/read mail/u/0 webmail/message", 2)
def mail_open(w):
    letter = f"<h2>{w.some(3, 6)}</h2>{w.paragraphs(3, 7, 'newsletter', 'subscribe')}<table><tr><td>{w.link(w['subscribe'])}</td><td>{w.link(w['unsubscribe'])}</td></tr></table>"
    rows = "".join(f"<li>{w.some(2, 2)} – {w.link(w.some(4, 8))}</li>" for _ in range(w.lot.randint(0, 9)))
    return f"<ul>{tree(w, ['inbox', 'draft', 'archive'], 3)}</ul><div{w.cls('toolbar')}>" + "".join(f"<button>{w[key]}</button>" for key in ("reply", "archive", "undo", "share")) + f"</div><ul>{rows}</ul><div{w.cls('message')}><h1>{w.some(3, 7)}</h1><p>{w.some(2, 3)} &lt;l@mail.example&gt; {w.date()}</p>{letter}</div><div><button>{w['reply']}</button></div>", {"title": w["inbox"], "bare": w.chance(0.6)}


@structure("application", "board/12 boards/plan b/x7/marketing", 2)
def board(w):
    def column(key):
        cards = "".join(
            f'<div{w.cls("card")}><span>{w.some(1, 1)}</span><h4>{w.some(3, 7)}</h4>{"<p>" + w.sentence("newsletter") + "</p>" if w.chance(0.5) else ""}<span>{w.date()}</span></div>' for _ in range(w.lot.randint(2, 5))
        )
        return f'<section{w.cls("column")}><h3>{w[key]}</h3>{cards}<button>+ {w.some(1, 2)}</button></section>'

    form = f'<div role="dialog"><h2>{w.some(3, 5)}</h2><textarea></textarea><button>{w["save"]}</button></div>' if w.chance(0.4) else ""
    return f"<div><button>{w['share']}</button><button>{w['settings']}</button><input type=search placeholder='{w['search']}'></div>" + "".join(column(key) for key in ("todo", "doing", "done")) + form, {"bare": w.chance(0.6)}


@structure("application", "document/d/1a edit docs/draft", 2)
def editor(w):
    tools = "".join(f"<button aria-label='{w.some(1, 1)}'>{t}</button>" for t in ("B", "I", "U", "H1", "•", w["undo"]))
    comments = "".join(f"<div{w.cls('comment')}><b>{w.some(2, 2)}</b><p>{w.sentence('newsletter')}</p><button>{w['reply']}</button></div>" for _ in range(w.lot.randint(1, 4)))
    text = w.pick(f'<div contenteditable="true" role="textbox"><h1>{w.some(3, 5)}</h1>{w.paragraphs(3, 6)}</div>', f'<div contenteditable="true"><p>{w.text(2, 4)}</p></div>', f'<textarea>{w.text(2, 4)}</textarea>')
    return f"<div{w.pick(' role=menubar', '')}>" + "".join(f"<span>{w.some(1, 1)}</span>" for _ in range(5)) + f"</div><div role={w.pick('toolbar', 'group')}>{tools}</div>{text}<div>{comments}</div><button>{w['share']}</button><button>{w['publish']}</button>", {"bare": w.chance(0.6)}


@structure("application", "sheet/4 spreadsheets/d/9", 2)
def sheet(w):
    def row(n):
        cells = "".join(w.pick(f"<td>{w.some(1, 2)}</td>", f"<td>{w.lot.randint(1, 99)}</td>", "<td>r@mail.example</td>") for _ in range(6))
        return f"<tr><th>{n}</th>{cells}</tr>"

    grid = f"<table{w.pick(' role=grid', '')}><tr><th></th>{''.join(f'<th>{c}</th>' for c in 'ABCDEF')}</tr>{''.join(row(n) for n in range(1, w.lot.randint(10, 20)))}</table>"
    if w.chance(0.5):
        grid = grid.replace("<table", "<div").replace("</table", "</div").replace("<tr", "<div").replace("</tr", "</div").replace("<td", "<div").replace("</td", "</div").replace("<th", "<div").replace("</th", "</div").replace("role=grid", "role=grid")
    return f"<div role=toolbar>{''.join(f'<button>{t}</button>' for t in ('B', 'Σ', '%', w['undo'], w['share']))}</div><input name=fx>{grid}<div><button>{w.some(1, 1)}</button><button>+</button></div>", {"bare": w.chance(0.7)}


@structure("application", "chat/general channels/12 messages/t/5", 2)
def chat(w):
    def message():
        more = w.pick("", f'<div{w.cls("preview")}><a href="https://x.example/n"><b>{w.some(3, 6)}</b><p>{w.sentence("newsletter")}</p></a></div>', f"<button>👍 2</button>")
        return f'<div{w.cls("message")}><b>{w.some(1, 2)}</b> <span>10:4{w.lot.randint(0, 9)}</span><p>{w.text(1, 2, "newsletter")}</p>{more}</div>'

    log = "".join(message() for _ in range(w.lot.randint(5, 14)))
    write = w.pick(f'<div contenteditable="true" role="textbox" aria-label="{w["message"]}"></div>', f'<textarea placeholder="{w["message"]}"></textarea>', f'<input name="msg" placeholder="{w["message"]}">')
    return f"<ul>{''.join(f'<li>{w.link(chr(35) + w.some(1, 1))}</li>' for _ in range(8))}</ul><div{w.pick(' role=log', '')}>{log}</div><div>{write}<button>{w['send']}</button></div>", {"bare": w.chance(0.6)}


@structure("application", "admin/news/article/12/change/ wp-admin/post.php cms/page/4", 2)
def back_end(w):
    rows = "".join(f"<div>{w.pick(w.field(w.some(1, 2), name='t'), '<label>' + w.some(1, 2) + '<textarea>' + w.sentence() + '</textarea></label>', w.select(w.some(1, 1), w.some(1, 1), w.some(1, 1)), w.box(w.some(1, 3)))}</div>" for _ in range(w.lot.randint(6, 12)))
    look = f"<div{w.cls('preview')}><h3>{w.some(3, 5)}</h3><p>{w.text(1, 3, 'newsletter')}</p><input type=email placeholder='{w['email']}'><button>{w['subscribe']}</button></div>" if w.chance(0.6) else ""
    return f"<ul>{''.join(f'<li>{w.link(w.some(1, 2))}</li>' for _ in range(9))}</ul>" + w.heading(w.some(2, 4)) + w.form(rows + f"<button>{w['save']}</button><button>{w['publish']}</button><a href='/del'>{w['cancel']}</a>") + look, {"bare": w.chance(0.6)}


@structure("application", "dashboard campaigns app/reports", 2)
def dashboard(w):
    tiles = "".join(f"<div{w.cls('tile')}><span>{w.some(1, 2)}</span><b>{w.lot.randint(1, 90)} %</b></div>" for _ in range(w.lot.randint(3, 6)))
    rows = "".join(f"<tr><td>{w.link(w.some(2, 5))}</td><td>{w.date()}</td><td>{w.lot.randint(10, 9000)}</td><td>{w.lot.randint(1, 60)} %</td><td><button>…</button></td></tr>" for _ in range(w.lot.randint(4, 10)))
    tip = f"<aside><h3>{w.some(2, 4)}</h3><p>{w.sentence('webinar')}</p></aside>" if w.chance(0.5) else ""
    return f"<ul>{''.join(f'<li>{w.link(w.some(1, 2))}</li>' for _ in range(8))}</ul>" + w.heading(w.some(1, 2)) + f"<button>{w.some(1, 2)}</button>{tiles}<table><tr>{''.join(f'<th>{w.some(1, 1)}</th>' for _ in range(4))}</tr>{rows}</table>{tip}", {"bare": w.chance(0.6)}


@structure("application", "forms/builder builder/form/3 edit-form", 2)
def builder(w):
    palette = "".join(f"<button draggable=true>{w.some(1, 1)}</button>" for _ in range(8))
    canvas = w.form(w.field("name") + w.field("email", "email") + w.button("subscribe"))
    panel = w.field(w.some(1, 1), name="label") + w.box(w.some(1, 2)) + w.select(w.some(1, 1), w.some(1, 1), w.some(1, 1)) + f"<button>{w['save']}</button><button>{w['publish']}</button>"
    return f"<div>{palette}</div><div{w.cls('canvas')}><h2>{w['newsletter']}</h2>{canvas}</div><div>{panel}</div>", {"bare": w.chance(0.6)}


@structure("application", "typo3/module/web backend pages")
def page_tree(w):
    nodes = "".join(f"<li role=treeitem>{w.some(1, 2)}</li>" for _ in range(12))
    elements = "".join(f"<div{w.cls('t3-ce')}><span>{w.some(1, 2)}</span><button>✎</button><button>🗑</button><p>{w.text(1, 3, 'newsletter')}</p></div>" for _ in range(w.lot.randint(3, 7)))
    return f"<ul{w.pick(' role=tree', '')}>{nodes}</ul><div><button>{w['save']}</button><button>{w['undo']}</button></div>" + w.heading(w.some(1, 3)) + elements, {"bare": w.chance(0.7)}


@structure("application", "files drive folder/4")
def files(w):
    rows = "".join(f"<div role={w.pick('row', 'listitem')}><input type=checkbox><a href='/f/{n}'>{w.some(1, 3)}.pdf</a><span>{w.date()}</span><span>{w.lot.randint(2, 900)} KB</span></div>" for n in range(w.lot.randint(8, 18)))
    return f"<div role=toolbar><button>{w.some(1, 1)}</button><button>{w['share']}</button><button>{w['undo']}</button></div>{rows}", {"bare": w.chance(0.6)}


@structure("application", "subscribers admin/users contacts")
def admin_table(w):
    rows = "".join(f"<tr><td><input type=checkbox></td><td>r{n}@mail.example</td><td>{w.some(1, 2)}</td><td>{w.date()}</td><td>{w.link(w.some(1, 1))}</td></tr>" for n in range(w.lot.randint(6, 20)))
    return w.heading(w.some(1, 2)) + w.form(w.select(w.some(1, 1), w.some(1, 1), w.some(1, 1)) + "<button>Go</button>" + f"<table>{rows}</table>"), {"bare": w.chance(0.7)}


@structure("application", "?_task=mail&_action=show mail/0/inbox zimbra/mail", 3)
def mail_in_frames(w):
    menu = "".join(f'<a{w.cls(key)} href="#"><span>{w.pick(w[key], w.some(1, 1))}</span></a>' for key in ("message", "inbox", "settings", "cancel"))
    boxes = "".join(f"<li><a href='#'>{w.pick(w[key], w.some(1, 2))} <span>3</span></a></li>" for key in ("inbox", "draft", "archive", "newsletter", "contact"))
    rows = "".join(f"<tr><td><span>{w.some(2, 2)}</span><span>09:1{n}</span><a href='#'>{w.some(3, 7)}</a></td></tr>" for n in range(w.lot.randint(3, 9)))
    tools = " ".join(f'<a{w.cls(key)} href="#">{w[key]}</a>' for key in ("reply", "share", "archive", "undo"))
    letter = "".join(f"<h3>{w.some(3, 6)}</h3><p>{w.text(2, 4)} {w.link(w['more'])}</p>" for _ in range(w.lot.randint(2, 5))) + f"<p>{w.sentence('subscribe')}</p><p><small>{w.text(1, 2, 'unsubscribe')}</small></p>"
    return f"<div role=navigation>{menu}</div><div><div>t@mail.example</div><ul>{boxes}</ul></div><div><table>{rows}</table></div><div><div{w.cls('toolbar')}>{tools}</div><h2>{w.some(3, 6)}</h2><div>{w.some(2, 3)} – {w.some(1, 1)} 07:00</div><div><table><tr><td><h1>{w.some(2, 3)}</h1>{letter}</td></tr></table></div></div>", {"title": w.pick(w["inbox"], w.some(3, 6)), "bare": w.chance(0.9)}


@structure("application", "campaigns/55102 app/campaign/3 panel", 2)
def campaign(w):
    tiles = "".join(f"<div{w.cls('small-box')}><h3>{w.lot.randint(3, 9000)}</h3><p>{w.some(1, 2)}</p></div>" for _ in range(w.lot.randint(3, 5)))
    side = "".join(f"<li><a>{w.pick(w[key], w.some(1, 2))}</a></li>" for key in ("home", "draft", "subscribe", "settings", "archive", "message"))
    rows = "".join(f"<tr><td>{w.some(3, 6)}</td><td>{w.lot.randint(5, 900)}</td><td>{w.lot.randint(5, 900)}</td></tr>" for _ in range(w.lot.randint(3, 8)))
    people = "".join(f"<tr><td>r{n}@mail.example</td><td>{w.some(1, 3)}</td><td>10:1{n}</td><td><a href='#'>{w.some(1, 1)}</a></td></tr>" for n in range(w.lot.randint(2, 6)))
    add = w.form(f'<input type="email" placeholder="{w["email"]}"><button>{w.pick(w["save"], w.some(1, 2))}</button>') if w.chance(0.6) else ""
    look = f"<div><h3>{w.some(1, 2)}</h3><div><h4>{w.some(2, 3)}</h4><p>{w.text(1, 3)}</p><p>{w['unsubscribe']}</p></div></div>" if w.chance(0.6) else ""
    body = f"{w.heading(w['newsletter'] + ' ' + w.some(1, 2))}<div>{tiles}</div><div><h3>{w.some(1, 3)}</h3><table><tr><th>{w.some(1, 1)}</th><th>{w.some(1, 1)}</th></tr>{rows}</table></div><div><h3>{w.some(1, 2)}</h3><table>{people}</table>{add}</div>{look}<div><h3>{w.some(1, 3)}</h3><p>{w.sentence('webinar')}</p></div>"
    return f"<nav><ul><li><a href='#'>☰</a></li></ul><form><input type=search placeholder='{w['search']}'></form></nav><aside><ul>{side}</ul></aside><div>{body}</div>", {"bare": True}


# List: an overview that leads to texts.


def teaser(w, shape):
    title, text = w.link(w.some(5, 9)), w.text(1, 2)
    return {
        "card": f'<article{w.cls("card")}><img src="a.jpg" alt=""><h3>{title}</h3><p>{text}</p>{w.date()}</article>',
        "bare": f'<div{w.cls("teaser")}><h2>{title}</h2></div>',
        "excerpt": f'<div{w.cls("post")}><h2>{title}</h2><p>{w.date()}</p><p>{w.text(3, 6)}</p><p>{w.link(w["more"])}</p></div>',
        "line": f"<li>{w.date()} {title}</li>",
        "plain": f"<div>{title}<span>{text}</span></div>",
        "whole": f'<a{w.cls("story")} href="/n/{w.lot.randint(1, 999)}"><div><img src="b.jpg" alt=""></div><div>{w.some(5, 9)}</div><div>{w.sentence()}</div></a>',
    }[shape]


def teasers(w, low, high, *shapes):
    shape = w.pick(*shapes)
    body = "".join(teaser(w, shape) for _ in range(w.lot.randint(low, high)))
    return f"<ul>{body}</ul>" if shape == "line" else body


@structure("list", "/ ? index.html", 2)
def front_page(w):
    blocks = "".join(f"<section><h2>{w.pick(w.some(1, 2), w['latest'])}</h2>{teasers(w, 3, 7, 'card', 'bare', 'plain', 'whole')}</section>" for _ in range(w.lot.randint(2, 5)))
    promo = w.strip() if w.chance(0.4) else ""
    return (w.heading(w.some(1, 3)) if w.chance(0.5) else "") + blocks + promo, {"type": "website", "bare": False}


@structure("list", "category/harbour kategorie/hafen tag/bridges ?tag=bridges&paged=2", 3)
def category(w):
    return w.heading(w.some(1, 3)) + teasers(w, 5, 12, "excerpt", "excerpt", "card", "plain") + f"<p>{w.link(w['next'])}</p>", {"bare": w.chance(0.2), "type": "website"}


@structure("list", "archive 2026/11 archiv hemeroteca/2026", 2)
def archive(w):
    months = "".join(f"<h2>{w.some(1, 1)} 2026</h2>{teasers(w, 4, 10, 'line')}" for _ in range(w.lot.randint(2, 6)))
    return w.heading(w["archive"]) + months, {"title": w["archive"], "bare": w.chance(0.2)}


@structure("list", "issues numeros editions")
def issues(w):
    rows = "".join(f"<tr><td>{n}</td><td>{w.link(w.some(4, 8))}</td><td>{w.date()}</td></tr>" for n in range(w.lot.randint(6, 18)))
    return w.heading(w["archive"]) + f"<p>{w.sentence()}</p><table>{rows}</table>", {"bare": w.chance(0.2)}


@structure("list", "author/reed autor/5 by/reed", 2)
def author(w):
    return w.heading(w.some(2, 2)) + f"<p>{w.text(1, 2)}</p>" + teasers(w, 5, 12, "card", "plain", "line", "excerpt"), {"bare": w.chance(0.2)}


@structure("list", "topics/fishing section/city news", 2)
def section(w):
    return w.heading(w.pick(w.some(1, 2), w["latest"])) + teasers(w, 6, 16, "card", "plain", "whole", "bare") + (w.button("more", "button") if w.chance(0.5) else w.link(w["next"])), {"bare": False, "type": "website"}


@structure("list", "live ticker latest")
def ticker(w):
    return w.heading(w["latest"]) + "".join(f"<div><span>10:{n:02}</span> {w.link(w.some(6, 10))}</div>" for n in range(w.lot.randint(12, 30))), {"bare": False}


# Shop.


@structure("shop", "product/lamp p/8812 shop/lamp produkt/lampe", 2)
def product(w):
    facts = f"<table>{''.join(f'<tr><th>{w.some(1, 2)}</th><td>{w.some(1, 3)}</td></tr>' for _ in range(w.lot.randint(2, 6)))}</table>" if w.chance(0.6) else ""
    buy = f"<p><b>{w.price()}</b> <span>{w['stock']}</span></p>" + w.form(w.select(w.some(1, 1), "S", "M", "L") + '<input type="number" name="qty" value="1">' + w.button("add"), "cart")
    reviews = f"<h2>{w.some(1, 2)}</h2><p>★★★★ {w.text(1, 2)}</p>" if w.chance(0.5) else ""
    alike = "".join(f"<div{w.cls('product')}><img src=c.jpg alt=''>{w.link(w.some(2, 3))} <span>{w.price()}</span></div>" for _ in range(w.lot.randint(0, 4)))
    mail = w.form(f"<p>{w.sentence('email')}</p>" + w.field("email", "email") + w.button("send")) if w.chance(0.2) else ""
    return w.heading(w.some(2, 5)) + f'<img src="a.jpg" alt="">{buy}{w.paragraphs(1, 3)}{facts}{reviews}{mail}{alike}', {"type": "product", "bare": w.chance(0.1)}


@structure("shop", "shop products category/lamps catalogo/2", 2)
def catalogue(w):
    link = lambda: w.pick(f"<h3>{w.link(w.some(2, 4))}</h3>", w.link(w.some(2, 4)), f"<a href='/p/2'><div>{w.some(2, 4)}</div></a>")
    items = "".join(f'<div{w.cls("product-card")}><img src="a.jpg" alt="">{link()}<span>{w.price()}</span>{"<button>" + w["add"] + "</button>" if w.chance(0.7) else ""}</div>' for _ in range(w.lot.randint(6, 20)))
    filters = "".join(w.box(w.some(1, 2)) for _ in range(w.lot.randint(0, 8)))
    return w.heading(w.pick(w["products"], w.some(1, 3))) + (w.select(w["sort"], w["price"], w.some(1, 1)) if w.chance(0.6) else "") + f"<div>{filters}</div>{items}{w.link(w['next'])}", {"bare": w.chance(0.1)}


@structure("shop", "prices catalogue/paints list")
def price_list(w):
    rows = "".join(f"<tr><td>{w.lot.randint(100, 999)}</td><td>{w.link(w.some(2, 4))}</td><td>{w.price()}</td><td><input name=q{n} size=2><button>{w['add']}</button></td></tr>" for n in range(w.lot.randint(6, 20)))
    return w.heading(w["products"]) + f"<p>{w.sentence()}</p><table>{rows}</table>", {"bare": w.chance(0.1)}


@structure("shop", "product/kettle item/4", 2)
def long_product(w):
    return w.heading(w.some(2, 5)) + f"<p>{w.price()}</p><p>{w['stock']}</p><button>{w['add']}</button>" + w.paragraphs(2, 5) + f"<ul>{''.join(f'<li>{w.some(3, 7)}</li>' for _ in range(5))}</ul><h2>{w.some(1, 2)}</h2><p>{w.text(1, 2)}</p>", {"type": "product", "bare": w.chance(0.1)}


# Search.


@structure("search", "search?q=ferry ?s=ferry suche?q=hafen", 2)
def results(w):
    items = "".join(w.pick(f"<li><h3>{w.link(w.some(4, 8))}</h3><p>{w.text(1, 2)}</p><span>{w.date()}</span></li>", f"<div><a href='/{n}'>{w.some(4, 8)}</a><p>{w.sentence()}</p></div>") for n in range(w.lot.randint(4, 12)))
    box = f'<form role="search"><input name="q" type="search" value="x"><button>{w["search"]}</button></form>' if w.chance(0.8) else ""
    return box + w.heading(f"{w['results']} „{w.some(1, 1)}“") + f"<p>{w.lot.randint(5, 900)} {w['results'].lower()}</p>" + (w.select(w["sort"], w.some(1, 1), w.some(1, 1)) if w.chance(0.5) else "") + f"<ol>{items}</ol>{w.link(w['next'])}", {"title": w["results"], "bare": w.chance(0.15)}


@structure("search", "jobs?q=cook&where=x stellen jobb?q=x", 2)
def jobs(w):
    box = w.form(w.field(w.some(1, 2), name="q") + w.field("city", name="where") + w.button("search"))
    items = "".join(f'<div{w.cls("job")}><h2>{w.link(w.some(2, 5))}</h2><p>{w.some(1, 2)} · {w["city"]}</p><p>{w.sentence()}</p><button>♡</button></div>' for _ in range(w.lot.randint(5, 12)))
    alert = w.form(f"<p>{w.sentence('email')}</p>" + w.field("email", "email") + w.button("save")) if w.chance(0.5) else ""
    return box + w.heading(f"{w.lot.randint(20, 900)} {w['results']}") + f"<div>{''.join(w.box(w.some(1, 2)) for _ in range(5))}</div>{items}{alert}", {"title": w["results"], "bare": w.chance(0.15)}


@structure("search", "homes?city=x&max=900 immobilien/suche listings?type=flat", 2)
def homes(w):
    items = "".join(f'<div{w.cls("listing")}><img src="h.jpg" alt="">{w.link(w.some(2, 5))}<p>{w.price()} · {w.lot.randint(1, 5)} · {w.lot.randint(30, 200)} m²</p></div>' for _ in range(w.lot.randint(6, 14)))
    filters = w.form(w.select(w["price"], 100, 200) + w.select(w["city"], w.some(1, 1), w.some(1, 1)) + w.field(w.some(1, 1), "number", name="max") + w.button("search"))
    alert = w.form(f"<h3>{w.some(2, 4)}</h3>" + w.field("email", "email") + w.button("save")) if w.chance(0.4) else ""
    return filters + w.heading(f"{w.lot.randint(10, 900)} {w['results']}") + w.select(w["sort"], w["price"]) + items + alert, {"title": w["results"], "bare": w.chance(0.15)}


@structure("search", "catalog/search?lookfor=x opac?term=x discovery?query=x", 2)
def library(w):
    items = "".join(f"<tr><td><input type=checkbox></td><td>{w.link(w.some(3, 7))}<br>{w.some(2, 2)}, 19{w.lot.randint(10, 99)}<br>{w['stock']}</td></tr>" for _ in range(w.lot.randint(5, 15)))
    facets = "".join(f"<h3>{w.some(1, 1)}</h3><ul>{''.join(f'<li>{w.link(w.some(1, 2))} ({w.lot.randint(1, 99)})</li>' for _ in range(4))}</ul>" for _ in range(3))
    return w.form(f'<input name="lookfor" value="x">' + w.select("", w.some(1, 1), w.some(1, 1)) + w.button("search")) + w.heading(f"{w['results']} {w.some(1, 1)}") + f"<div>{facets}</div><p>1–20 / {w.lot.randint(30, 999)}</p><table>{items}</table>", {"title": w["results"], "bare": w.chance(0.15)}


@structure("search", "search?query=xyz ?s=xyz")
def nothing_found(w):
    return w.heading(f"{w['results']} „{w.some(1, 1)}“") + f"<p>{w.sentence()}</p>" + f'<form><input name="s"><button>{w["search"]}</button></form>' + (teasers(w, 3, 5, "plain") if w.chance(0.5) else ""), {"title": w["results"], "bare": w.chance(0.1)}


# Other.


@structure("other", "contact kontakt contacto", 2)
def contact(w):
    body = w.field("name") + w.field("email", "email") + (w.field("phone", "tel") if w.chance(0.4) else "") + (w.field(w.some(1, 1), name="subject") if w.chance(0.6) else "") + f"<label>{w.some(1, 2)}<textarea name='message'></textarea></label>" + (w.box(w.sentence("newsletter")) if w.chance(0.3) else "") + w.button("send")
    return w.heading(w["contact"]) + f"<p>{w.text(1, 2)}</p>" + w.form(body) + f"<p>{w['street']} 5, {w['city']}</p>", {"title": w["contact"], "bare": w.chance(0.1)}


@structure("other", "404 nothing/here old/page", 2)
def missing(w):
    return w.heading(w["missing"]) + f"<p>{w.text(1, 2)}</p>" + (f'<form role=search><input type=search name=q><button>{w["search"]}</button></form>' if w.chance(0.5) else "") + f"<ul>{''.join('<li>' + w.link(w.some(1, 4)) + '</li>' for _ in range(w.lot.randint(1, 6)))}</ul>", {"title": w["missing"], "bare": w.chance(0.2)}


@structure("other", "impressum privacy terms legal", 2)
def legal(w):
    parts = "".join(f"<h2>{w.some(2, 3)}</h2><p>{w.text(1, 4, 'privacy', 'contact')}</p>" for _ in range(w.lot.randint(3, 7)))
    return w.heading(w["privacy"]) + f"<p>{w['street']} 5<br>{w['city']}<br>{w['phone']} 030 123<br>info@site.example</p>{parts}", {"title": w["privacy"], "bare": w.chance(0.1)}


@structure("other", "events calendar agenda kalender", 2)
def calendar(w):
    if w.chance(0.5):
        body = "".join(f"<tr>{''.join(f'<td>{7 * r + c}' + (w.link(w.some(2, 4)) if w.chance(0.25) else '') + '</td>' for c in range(7))}</tr>" for r in range(5))
        body = f"<table>{body}</table>"
    else:
        body = "".join(f"<div{w.cls('event')}><b>{w.date()} 19:00</b> <h3>{w.some(2, 5)}</h3><p>{w.some(2, 4)}, {w['city']}</p></div>" for _ in range(w.lot.randint(5, 12)))
    return w.heading(w["events"]) + body + (w.strip() if w.chance(0.3) else ""), {"title": w["events"], "bare": w.chance(0.1)}


@structure("other", "faq help hilfe")
def questions(w):
    return w.heading(w.some(1, 3)) + "".join(f"<details><summary>{w.some(4, 8)}?</summary><p>{w.text(1, 2)}</p></details>" for _ in range(w.lot.randint(4, 10))), {"bare": w.chance(0.1)}


@structure("other", "poll survey quiz")
def poll(w):
    return w.heading(w.some(3, 7) + "?") + w.form("".join(w.box(w.some(2, 5), kind="radio") for _ in range(4)) + w.button("send")), {"bare": w.chance(0.1)}


@structure("other", "appointment termin booking")
def appointment(w):
    return w.heading(w.some(2, 4)) + f"<p>{w.text(1, 2)}</p>" + w.form(w.select(w.some(1, 1), w.some(1, 2), w.some(1, 2)) + w.field(w.some(1, 1), "date", name="day") + w.field("name") + w.field("phone", "tel") + w.field("email", "email") + w.button("send")), {"bare": w.chance(0.1)}


@structure("other", "order/status track tracking")
def tracking(w):
    return w.heading(w.some(2, 4)) + f"<p>{w.sentence('email')}</p>" + w.form(w.field(w.some(1, 2), name="number") + w.field("email", "email") + w.button(w.pick("send", "search"))), {"bare": w.chance(0.1)}


@structure("other", "about team ueber-uns")
def about(w):
    return w.heading(w["about"]) + f"<p>{w.text(1, 2)}</p>" + "".join(f"<div><img src=p.jpg alt=''><h3>{w.some(2, 2)}</h3><p>{w.some(3, 8)}</p></div>" for _ in range(w.lot.randint(4, 9))) + f"<p>{w['street']} 5, {w['city']}, {w['phone']} 123</p>", {"title": w["about"], "bare": w.chance(0.1)}


# Article.


def story(w, low, high, *keys):
    return f"{w.heading(w.some(5, 10))}<p>{w.date()} {w.some(2, 2)}</p>{w.paragraphs(low, high, *keys)}"


@structure("article", "2026/11/27/late-ferry-in-the-harbour news/old-bridge-closed-again artikel/1234567", 2)
def plain_article(w):
    inline = w.strip() if w.chance(0.6) else ""
    links = f"<h3>{w['latest']}</h3><ul>{''.join('<li>' + w.link(w.some(4, 8)) + '</li>' for _ in range(5))}</ul>"
    body = f"<article>{story(w, 4, 8)}{inline}{w.paragraphs(1, 4)}</article>{links}"
    return body, {"bare": False, "type": "article"}


@structure("article", "2026/11/27/late-ferry-in-the-harbour blog/why-we-walk", 2)
def blog_post(w):
    comments = f"<h3>{w['comments']}</h3>" + "".join(f"<div class=comment><b>{w.some(1, 2)}</b><p>{w.text(1, 2)}</p></div>" for _ in range(w.lot.randint(0, 5)))
    comments += w.form(w.field("name") + w.field("email", "email") + "<textarea name=comment></textarea>" + w.button("send"), "comment-form")
    return f'<div{w.cls("entry-content")}>{story(w, 4, 9)}</div>{comments}', {"bare": False, "type": "article"}


@structure("article", "tech/passwords-are-dying shopping/how-to-pay-abroad blog/my-inbox-diary", 2)
def about_such_things(w):
    keys = w.pick(("password", "login", "register"), ("pay", "cart", "checkout"), ("newsletter", "subscribe", "inbox"), ("download", "webinar", "members"), ("results", "search"))
    return f"<article>{story(w, 5, 9, *keys)}<h2>{w[keys[0]]}</h2>{w.paragraphs(2, 4, *keys)}</article>" + (w.strip() if w.chance(0.5) else ""), {"bare": w.chance(0.1), "type": "article"}


@structure("article", "recipes/fish-soup rezepte/suppe", 2)
def recipe(w):
    return f"<article>{w.heading(w.some(2, 5))}{w.paragraphs(2, 4)}<h2>{w.some(1, 1)}</h2><ul>{''.join(f'<li>{w.lot.randint(1, 500)} g {w.some(1, 2)}</li>' for _ in range(8))}</ul><h2>{w.some(1, 1)}</h2><ol>{''.join(f'<li>{w.text(1, 2)}</li>' for _ in range(6))}</ol></article>" + (w.strip() if w.chance(0.6) else ""), {"bare": False, "type": "article"}


@structure("article", "news/short-note 12345", 2)
def short_article(w):
    return f"<article>{story(w, 2, 3)}</article>" + teasers(w, 3, 6, "bare", "plain") + (w.strip() if w.chance(0.4) else ""), {"bare": False, "type": "article"}


@structure("article", "2026/ferry news/late-ferry x", 3)
def article_and_little_else(w):
    text = [f"<p>{w.text(2, 4)}</p>" for _ in range(w.lot.randint(3, 8))]
    sign_up = w.pick(w.strip(), w.form(w.field("email", "email") + w.button("subscribe")), w.form(f"<p>{w.sentence('newsletter')}</p>" + w.field("email", "email") + w.button("subscribe")), "")
    text.insert(w.lot.randint(2, len(text)), sign_up)
    before = w.pick("" if sign_up == "" else f"<nav>{w.link(w['home'])}</nav>", f"<header>{w.log_in()}</header>", f"<header>{w.log_in()}</header>", f"<nav>{w.link(w['home'])}</nav>", f"<nav>{w.link(w['home'])} {w.link(w['archive'])}</nav>")
    tag = w.pick("article", "main", "div")
    after = w.log_in() if w.chance(0.3) else ""
    return f"{before}<{tag}>{w.heading(w.some(2, 8))}{''.join(text)}</{tag}>{after}", {"bare": True, "type": "article"}


@structure("article", "newsletter-design blog/how-to-log-in 77", 2)
def article_about_letters_and_little_else(w):
    keys = w.pick(("newsletter", "subscribe"), ("password", "login"), ("checkout", "pay"), ("download", "webinar"))
    return f"<article>{w.heading(w.some(2, 4) + ' ' + w[keys[0]] + ' ' + w.some(1, 3))}{w.paragraphs(3, 6, *keys)}</article>", {"bare": w.chance(0.7), "type": "article"}


@structure("list", "hemeroteca archive/2026-11 archiv/november", 2)
def days_of_a_month(w):
    months = "".join(w.link(f"{w.some(1, 1)}") + " " for _ in range(12))
    days = "".join(f"<h3>{n}. 11.</h3>{teasers(w, 1, 4, 'line', 'plain')}" for n in range(1, w.lot.randint(5, 12)))
    pick = w.form(w.select("", *range(2019, 2026)) + w.select("", *range(1, 12)) + w.button(w.pick("search", "Go"))) if w.chance(0.6) else ""
    return w.heading(w.pick(w["archive"], w.some(1, 3))) + f"<div>{months}</div>{pick}{days}", {"bare": w.chance(0.15)}


@structure("list", "category/5 tag/x blog rubrik", 3)
def category_of_old(w):
    posts = "".join(f"<div{w.cls('entry')}><h2>{w.link(w.some(3, 8))}</h2><p>{w.date()} · {w.link(w.some(1, 2))} · {w['comments']} ({w.lot.randint(0, 9)})</p><p>{w.text(2, 6)}</p>{'<p>' + w.text(2, 4) + '</p>' if w.chance(0.4) else ''}<p>{w.link(w.pick(w['more'], w.some(1, 3)))}</p></div>" for _ in range(w.lot.randint(4, 10)))
    return (w.heading(w.some(1, 3)) if w.chance(0.7) else "") + posts + f"<p>{w.link('« 2')} {w.link('3')} {w.link(w['next'])}</p>" + w.side(), {"bare": w.chance(0.15)}


@structure("search", "search/node/x buscar?texto=x zoeken?zoekterm=x", 2)
def results_with_facets(w):
    facets = "".join(f"<fieldset><legend>{w.some(1, 2)}</legend>{''.join(w.box(w.some(1, 2) + ' (' + str(w.lot.randint(1, 90)) + ')') for _ in range(4))}</fieldset>" for _ in range(w.lot.randint(1, 3)))
    items = "".join(f"<div{w.cls('hit')}><a href='/{n}'>{w.some(3, 8)}</a> <small>{w.date()}</small><p>… {w.some(4, 8)} <mark>{w.some(1, 1)}</mark> {w.some(4, 8)} …</p></div>" for n in range(w.lot.randint(4, 12)))
    log = w.log_in() if w.chance(0.3) else ""
    return log + w.form(w.field(w.some(1, 2), name=w.pick("q", "texto", "fraza")) + w.button("search")) + w.heading(w.pick(f"{w['results']} {w.some(1, 2)}", f"{w.lot.randint(3, 90)} {w['results']}", w["search"])) + facets + items + w.link(w["next"]), {"title": w.pick(w["results"], w["search"]), "bare": w.chance(0.1)}


@structure("other", "impressum mentions-legales aviso-legal colophon", 3)
def imprint(w):
    lines = "<br>".join(w.some(2, 5) for _ in range(w.lot.randint(3, 7)))
    parts = "".join(f"<h3>{w.some(1, 4)}</h3><p>{w.text(1, 5, 'privacy', 'contact', 'newsletter')}</p>" for _ in range(w.lot.randint(2, 6)))
    return w.heading(w.pick(w["about"], w["contact"], w["privacy"], "Impressum")) + f"<p>{lines}<br>{w['phone']}: 030 12 34<br>post@site.example</p>{parts}", {"title": w.pick(w["privacy"], "Impressum", w["contact"]), "bare": w.chance(0.15)}


@structure("other", "404 gone old-link", 2)
def missing_with_ways_on(w):
    ways = "".join(f"<li>{w.link(w.some(2, 6))}</li>" for _ in range(w.lot.randint(3, 8)))
    return w.heading(w.pick(w["missing"], "404")) + f"<p>{w.text(1, 3)}</p>" + w.form(w.field("search", "search", name="q") + w.button("search")) + f"<h2>{w.pick(w['latest'], w.some(1, 3))}</h2><ul>{ways}</ul>" + (w.strip() if w.chance(0.4) else ""), {"title": w.pick(w["missing"], "404"), "bare": w.chance(0.15)}


# Articles of pages that scripts build, of pages without any element that says what it is, and of pages where much else lies around little text.


def short_text(w, low=1, high=5):
    """A few short paragraphs, each in as many elements as the system that builds it puts around one."""
    wrap = w.pick("<p>{}</p>", "<p>{}</p>", "<p>{}</p>", '<div{cls}><p>{}</p></div>', "<div{cls}>{}</div>")
    cls = w.cls("block")
    return [wrap.replace("{cls}", cls).replace("{}", w.text(1, 4)) + "\n" for _ in range(w.lot.randint(low, high))]


def script(w):
    """What scripts do is not seen; that they are there says how the page was made."""
    return w.pick("<script>window.state = {ready: false};</script>", '<script src="/main.js"></script>', "<noscript>JavaScript</noscript><script>boot()</script>", "")


def pop_up(w):
    """What lies over a text: a sign-up, a log-in, a question, an offer."""
    ask = w.pick("newsletter", "newsletter", "newsletter", "login", "welcome", "donate")
    form = w.form(w.field("email", "email") + (w.field("password", "password") if ask == "login" else "") + w.button("subscribe" if ask == "newsletter" else ask))
    body = f"<h2>{w[ask].capitalize()}</h2>" + (f"<p>{w.sentence(ask)}</p>" if w.chance(0.7) else "") + w.pick(form, form, form, w.button(ask, "button")) + w.pick("", '<button aria-label="×">×</button>', f"<button>{w.pick(w['no'], w['cancel'])}</button>")
    return w.pick(
        f"<dialog open>{body}</dialog>",
        f"<dialog>{body}</dialog>",
        f'<div role="dialog" aria-modal="true"{w.cls("overlay")}>{body}</div>',
        f'<div{w.cls("modal")} style="position:fixed;inset:0">{body}</div>',
        f'<div style="position:fixed;bottom:0;right:0;width:360px">{body}</div>',
        f'<div{w.cls("popup")} hidden>{body}</div>',
    )


def embedded(w):
    """A sign-up that another house puts into a text, filled, in a frame of its own, or not there yet."""
    return w.pick(
        '<iframe src="https://forms.letters.example/embed/7" title="form"></iframe>',
        f'<div{w.cls("form-embed")}></div>',
        f'<div{w.cls("form-embed")}>{w.form(w.heading(w["newsletter"].capitalize(), 3) + w.field("email", "email") + w.button("subscribe"))}</div>',
        f'<section><h3>{w["newsletter"].capitalize()}</h3><p>{w.sentence("newsletter")}</p>{w.form(w.field("email", "email") + w.button("subscribe"))}</section>',
        w.form(f"<p>{w.sentence('newsletter', 'email')}</p>" + w.field("email", "email") + w.button("subscribe")),
    )


@structure("article", "12 story ? 2026/ferry p", 3)
def built_by_a_script(w):
    text = "".join(short_text(w))
    inner = w.heading(w.some(1, 7)) + (f"<p>{w.date()}</p>" if w.chance(0.3) else "") + text
    root = w.pick('<div id="root"><main>{}</main></div>', '<div id="app"><div{}>'.replace("{}", w.cls("view")) + "{}</div></div>", "<article>{}</article>", '<div role="main">{}</div>', "<main><article>{}</article></main>")
    return root.replace("{}", inner) + script(w), {"bare": w.chance(0.8), "type": w.pick(None, "article")}


@structure("article", "late 5 story/one ? 2026/10/bridge", 3)
def text_under_a_pop_up(w):
    tag = w.pick("article", "main", "div")
    text = f"<{tag}>{w.heading(w.some(1, 8))}{''.join(short_text(w))}</{tag}>"
    return w.pick(text + pop_up(w), text + pop_up(w), pop_up(w) + text) + script(w), {"bare": w.chance(0.7), "type": w.pick(None, "article")}


@structure("article", "post river notes/7 ?", 3)
def text_around_an_embedded_sign_up(w):
    text = short_text(w, 2, 6)
    text.insert(w.lot.randint(1, len(text)), embedded(w))
    tag = w.pick("article", "main", 'div role="main"', "div", f'div{w.cls("post-body")}')
    return f"<{tag}>{w.heading(w.some(1, 7))}{''.join(text)}</{tag.split()[0]}>" + script(w), {"bare": w.chance(0.6), "type": w.pick(None, "article")}


@structure("article", "many 3 story/two ?", 3)
def text_with_several_sign_ups(w):
    """A system that puts its sign-up in wherever it may, and again when the reader scrolls on."""
    text = short_text(w, 2, 8)
    tag = w.pick("section", "div", "aside")
    level = w.pick(2, 3, 3)
    number = w.chance(0.5)
    boxes = [
        f"<{tag}{w.cls('box')}>{w.heading(w['newsletter'].capitalize() + (f' {n}' if number else ''), level)}" + (f"<p>{w.sentence('newsletter')}</p>" if w.chance(0.8) else "") + w.form(w.field("email", "email") + w.button("subscribe")) + f"</{tag}>"
        for n in range(w.lot.randint(2, 5))
    ]
    after = ""
    for box in boxes:
        if w.chance(0.6):
            text.insert(w.lot.randint(0, len(text)), box)
        else:
            after += box
    nav = f"<nav>{w.link(w['home'])} {w.link(w['archive'])}</nav>" if w.chance(0.5) else ""
    return f"{nav}<article>{w.heading(w.some(1, 7))}{''.join(text)}</article>{after}{script(w)}", {"bare": w.chance(0.8), "type": w.pick(None, "article")}


@structure("article", "loading 9 read/harbour ?", 3)
def still_arriving(w):
    waits = w.pick(f'<div{w.cls("skeleton")}></div>' * 3, f'<div aria-busy="true"{w.cls("placeholder")}></div>', f'<section id="more"></section><div id="comments"></div>', '<div class="spinner" role="status"></div>', f"<ul></ul><p>{w.some(1, 3)}…</p>")
    acts = "".join(f'<button type="button">{w.pick(w["share"], w["save"], w["comments"], w["more"], w.some(1, 2), "A+")}</button>' for _ in range(w.lot.randint(0, 4)))
    text = f"<article>{w.heading(w.some(1, 6))}{w.pick('', acts)}{''.join(short_text(w, 1, 4))}</article>"
    return text + w.pick("", acts) + waits + script(w), {"bare": w.chance(0.7), "type": w.pick(None, "article")}


@structure("article", "subscriber/story 1002 news/council premium/bridge", 5)
def beginning_with_consent(w):
    """A paper's article whose beginning is shown: the offer is one of several parts around it, and nothing is asked for there."""
    offer = f'<div{w.cls("paywall")}><h3>{w.pick(w["goon"], w.some(2, 5))}</h3><p>{w.text(1, 2, "members")}</p><p>{w.price()}</p>{w.pick(w.link(w["login"]), f"<a{w.cls(chr(98) + chr(116) + chr(110))} href=/offer>{w.some(1, 2)}</a>")}</div>'
    consent = w.pick(
        f'<div role="dialog" aria-modal="true"{w.cls("consent")}><h2>{w["privacy"]}</h2><p>{w.text(2, 3, "privacy")}</p>{"".join(w.box(w.some(1, 3), w.chance(0.5)) for _ in range(w.lot.randint(0, 4)))}<button>{w["yes"]}</button><button>{w["settings"]}</button></div>',
        f'<div{w.cls("cookies")} style="position:fixed;bottom:0"><p>{w.text(1, 2, "privacy")}</p><button>OK</button></div>',
    )
    more = f"<div><h3>{w['latest']}</h3><ul>{''.join('<li>' + w.link(w.some(4, 8)) + '</li>' for _ in range(w.lot.randint(3, 6)))}</ul></div>"
    box = w.pick("", f"<p>{w.some(2, 4)} <a href=/app>{w.some(1, 2)}</a></p>")
    return f"<article>{w.heading(w.some(4, 9))}<p>{w.some(2, 2)} {w.date()}</p>{w.paragraphs(3, 6)}{offer}</article>{box}{more}{consent}", {"bare": w.chance(0.1), "type": "article"}


@structure("article", "club/report.htm 2004/09/trip.html seite12.htm berichte.php?nr=4", 3)
def tables_of_old(w):
    text = w.pick("<br><br>", "<p>").join(w.text(2, 5) for _ in range(w.lot.randint(3, 8)))
    font = w.pick('<font face="Verdana" size="2">{}</font>', '<font size="-1">{}</font>', "{}")
    head = w.pick(f'<font size="5"><b>{w.some(2, 6)}</b></font><br>', w.heading(w.some(2, 6)), f"<b>{w.some(2, 6)}</b><br>")
    menu = "<br>".join(w.link(w.some(1, 2)) for _ in range(w.lot.randint(4, 10)))
    letter = w.form(f"<b>{w['newsletter'].capitalize()}</b><br>" + w.field("email", "email") + w.button("subscribe")) if w.chance(0.6) else ""
    right = f'<td width="130" bgcolor="#eeeeff" valign="top">{"<br>".join(w.link(w.some(2, 4)) for _ in range(w.lot.randint(2, 6)))}</td>' if w.chance(0.6) else ""
    rows = f'<tr><td width="140" valign="top" bgcolor="#ccccaa">{menu}<hr>{letter}</td><td valign="top">{head}{font.replace("{}", text)}</td>{right}</tr>'
    if w.chance(0.5):
        rows = f'<tr><td colspan="3" bgcolor="#336699"><font color="white"><b>{w.some(2, 3)}</b></font></td></tr>{rows}<tr><td colspan="3"><font size="1">{w.link(w["contact"])} | {w.link(w["home"])}</font></td></tr>'
    return f'<table width="780" cellpadding="4">{rows}</table>', {"bare": True}


@structure("article", "allotments story-7 news?id=12 x", 3)
def nothing_but_divs(w):
    text = "".join(f"<div>{w.text(1, 4)}</div>" for _ in range(w.lot.randint(2, 8)))
    head = w.pick(f"<div>{w.some(3, 8)}</div>", w.heading(w.some(3, 8)), f'<div style="font-size:32px">{w.some(3, 8)}</div>')
    top = "<div>" + "".join(f"<div>{w.link(w.some(1, 2))}</div>" for _ in range(w.lot.randint(2, 7))) + "</div>"
    says = f"<div>{w.some(1, 3)}</div>" + w.form(w.field("name") + w.field("email", "email") + "<textarea name=text></textarea>" + w.button(w.pick("send", "comments"))) if w.chance(0.5) else ""
    asks = f'<div{w.pick("", " style=position:fixed;bottom:0")}><div>{w.sentence("newsletter")}</div><div>{w.field("email", "email")}{w.button("subscribe", "button")}</div></div>' if w.chance(0.6) else ""
    told = "".join(f"<div><div>{w.some(2, 2)}</div><div>{w.text(1, 2)}</div></div>" for _ in range(w.lot.randint(0, 4)))
    return f"<div>{top}<div><div>{head}<div>{w.date()}</div>{text}</div>{told}{says}</div>{asks}<div>© {w.some(1, 2)}</div></div>", {"bare": True}


@structure("article", "insights/ferry-logistics knowledge/7 blog/how-ports-plan resources/articles/tides", 6)
def article_with_a_download_beside(w):
    form = w.form(w.field("name") + w.field("email", "email") + (w.field("company") if w.chance(0.7) else "") + w.button("download"), "lead-form")
    offer = f'<div{w.cls("resource-box")}><h3>{w.pick(w["guide"], w["guide"] + ": " + w.some(2, 4), w["webinar"], w.some(3, 5))}</h3><p>{w.sentence("guide")}</p>{w.pick(form, form, w.link(w["download"]), w.button("download", "button"), embedded(w))}</div>'
    shelf = "".join(f'<li><a href="/r/{n}"><b>{w.pick(w["guide"], w["webinar"], w.some(1, 2))}:</b> {w.some(3, 6)}</a></li>' for n in range(w.lot.randint(2, 6)))
    shelf = f"<div{w.cls('library')}><h3>{w.some(1, 3)}</h3><ul>{shelf}</ul></div>"
    place = w.pick("in", "beside", "after", "both")
    text = [f"<p>{w.text(2, 5)}</p>" + (f"<h2>{w.some(2, 5)}</h2>" if w.chance(0.2) else "") for _ in range(w.lot.randint(4, 9))]
    if place in ("in", "both"):
        text.insert(w.lot.randint(2, len(text)), offer)
    body = f"<article>{w.heading(w.some(4, 9))}<p>{w.some(2, 2)} · {w.date()}</p>{''.join(text)}</article>" + (offer if place == "after" else "")
    side = f"<aside>{offer}{shelf}</aside>" if place in ("beside", "both") else (f"<div>{shelf}</div>" if w.chance(0.5) else "")
    comes = f"<p>{w.link(w['login'])} {w.link(w['register'])}</p>" if w.chance(0.4) else ""
    return comes + body + side, {"bare": w.chance(0.1), "type": w.pick("article", None)}
