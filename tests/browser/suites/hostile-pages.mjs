// What a hostile page may try while the reader looks at what is hidden (peek) or chooses something to hide (picker). It must not press,
// read, style, cover or stall them; where it insists, the look ends and the page is as it was.

import assert from 'node:assert/strict';

import { inStage } from '../support/over-page.mjs';
import { letters } from '../support/reports.mjs';
import { until } from '../support/world.mjs';

/** @typedef {import('../support/world.mjs').World} World */
/** @typedef {import('../support/world.mjs').OpenPage} OpenPage */

/**
 * One attempt. Both functions run in the page and see nothing of the test; what the second one answers is looked at.
 *
 * @typedef {{ name: string, before?: () => void, during: () => unknown, holds?: (answer: any) => void, ends?: boolean }} Attempt
 */

/** @type {Attempt[]} */
const ATTEMPTS = [
  {
    name: 'events of its own on everything',
    during: () => {
      const host = /** @type {HTMLElement} */ (document.querySelector('html > div'));
      const places = [window, document, document.documentElement, host];
      for (const key of ['Escape', 'Enter', ' ', 'Tab', 'ArrowUp', 'ArrowRight'])
        for (const type of ['keydown', 'keypress', 'keyup'])
          for (const place of places)
            place.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true }));
      for (let x = 0; x < innerWidth; x += 40) {
        for (let y = 0; y < innerHeight; y += 40) {
          const at = { clientX: x, clientY: y, bubbles: true, composed: true, detail: 1 };
          for (const type of ['pointermove', 'pointerdown', 'pointerup', 'click'])
            host.dispatchEvent(new PointerEvent(type, at));
        }
      }
      host.click();
    },
  },
  {
    name: 'style sheets with !important',
    before: () => {
      const sheet = document.createElement('style');
      sheet.textContent = `
        @layer hostile { html > div { display: none !important } }
        html > div, html > div[style], dialog, [popover], ::backdrop, *:not(html, head, body, main, main *, aside, aside *) {
          display: none !important; visibility: hidden !important; opacity: 0 !important; transform: scale(0) !important;
          filter: blur(9px) !important; clip-path: circle(0) !important; content-visibility: hidden !important;
          pointer-events: auto !important; z-index: -1 !important; inset: 9999px auto auto 9999px !important; zoom: 0.01 !important;
          contain: strict !important; scale: 0 !important; translate: 9999px !important; font-size: 0 !important;
        }`;
      document.head.append(sheet);
    },
    during: () => getComputedStyle(/** @type {Element} */ (document.querySelector('html > div'))).visibility,
    holds: (visibility) => assert.equal(visibility, 'visible'),
  },
  {
    name: 'animations, constructed style sheets and part selectors',
    during: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        @keyframes away { from, to { display: none; opacity: 0; visibility: hidden; transform: translateX(9999px) } }
        html > div { animation: away 1s infinite !important; transition: all 60s !important }
        ::part(panel), ::slotted(*), :host, :host .panel { display: none !important }`);
      document.adoptedStyleSheets = [sheet];
      const host = /** @type {Element} */ (document.querySelector('html > div'));
      host.animate([{ opacity: 0, transform: 'scale(0)' }], { duration: 60_000, fill: 'both' });
    },
  },
  {
    name: 'letters of the root as small as they get',
    before: () => document.documentElement.style.setProperty('font-size', '1px', 'important'),
    during: () => {},
  },
  {
    name: 'zooming the whole page out and its body in again',
    during: () => {
      document.documentElement.style.setProperty('zoom', '0.1', 'important');
      document.body.style.setProperty('zoom', '10', 'important');
    },
  },
  {
    name: 'moving, cutting and masking the root',
    during: () => {
      document.documentElement.style.cssText = `transform: scale(0.05) rotate(9deg); clip-path: circle(0); mask: linear-gradient(transparent, transparent);
        position: fixed; inset: 0 0 auto 9999px; block-size: 1px; inline-size: 1px; overflow: hidden; contain: strict; perspective: 1px;
        visibility: hidden; writing-mode: vertical-rl; pointer-events: none; mix-blend-mode: difference`;
    },
  },
  {
    name: 'a root that is not drawn at all',
    during: () => document.documentElement.style.setProperty('display', 'none', 'important'),
    ends: true,
  },
  {
    name: 'a root behind a veil',
    during: () => document.documentElement.style.setProperty('filter', 'blur(9px)', 'important'),
    ends: true,
  },
  {
    name: 'rewriting the element’s own style, once and for all',
    during: () => {
      const host = /** @type {HTMLElement} */ (document.querySelector('html > div'));
      host.style.cssText = 'display: none !important; visibility: hidden !important';
      host.setAttribute('class', 'hostile');
    },
  },
  {
    name: 'making the element hidden, inert and unreachable by attributes',
    during: () => {
      const host = /** @type {HTMLElement} */ (document.querySelector('html > div'));
      host.hidden = true;
      host.inert = true;
      host.popover = 'auto';
      host.setAttribute('aria-hidden', 'true');
      host.slot = 'nowhere';
      host.contentEditable = 'true';
    },
  },
  {
    name: 'making the whole document inert',
    during: () => {
      document.documentElement.inert = true;
    },
  },
  {
    name: 'patched methods that would hand over the shadow root',
    before: () => {
      /** @type {string[]} */
      const caught = [];
      Reflect.set(globalThis, 'caught', caught);
      for (const [prototype, names] of /** @type {[any, string[]][]} */ ([
        [
          Element.prototype,
          [
            'attachShadow',
            'append',
            'replaceChildren',
            'matches',
            'querySelector',
            'getBoundingClientRect',
            'setAttribute',
          ],
        ],
        [Node.prototype, ['appendChild', 'insertBefore']],
        [HTMLElement.prototype, ['showPopover', 'hidePopover', 'focus', 'click']],
        [HTMLDialogElement.prototype, ['showModal', 'show', 'close']],
        [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
        [CSSStyleSheet.prototype, ['replaceSync', 'insertRule']],
        [Document.prototype, ['createElement', 'elementFromPoint', 'elementsFromPoint']],
      ])) {
        for (const name of names) {
          prototype[name] = () => {
            caught.push(name);
            throw new Error('no');
          };
        }
      }
      window.requestAnimationFrame = () => {
        caught.push('requestAnimationFrame');
        return 0;
      };
    },
    during: () => Reflect.get(globalThis, 'caught').splice(0),
    holds: (caught) => assert.deepEqual(caught, []),
  },
  {
    name: 'getters on prototypes, and forms and pictures with the names of methods',
    before: () => {
      for (const name of ['shadowRoot', 'popover', 'isConnected', 'parentNode', 'activeElement'])
        for (const prototype of [Element.prototype, Node.prototype, Document.prototype])
          if (Object.hasOwn(prototype, name))
            Object.defineProperty(prototype, name, { get: () => document.body, configurable: true });
      for (const name of [
        'documentElement',
        'activeElement',
        'elementFromPoint',
        'elementsFromPoint',
        'createElement',
        'querySelectorAll',
        'body',
      ]) {
        const form = Document.prototype.createElement.call(document, 'form');
        form.setAttribute('name', name);
        form.id = name;
        form.hidden = true;
        /** @type {any} */ (
          document.getElementsByTagName('aside')[0] ?? document.getElementsByTagName('section')[0]
        ).parentNode.insertBefore(form, null);
      }
    },
    during: () => {},
  },
  {
    name: 'observers that look for what is inside',
    before: () => {
      /** @type {string[]} */
      const seen = [];
      Reflect.set(globalThis, 'seen', seen);
      new MutationObserver((records) => {
        for (const { target, addedNodes, attributeName } of records)
          seen.push(
            attributeName ?? '',
            ...[...addedNodes, target].map((node) => /** @type {any} */ (node).outerHTML ?? ''),
          );
      }).observe(document.documentElement, { childList: true, attributes: true });
    },
    during: () => {
      const host = /** @type {any} */ (document.querySelector('html > div'));
      const texts = [host.outerHTML, host.innerText, host.textContent, document.documentElement.innerText];
      texts.push(
        host.getHTML?.({ serializableShadowRoots: true }) ?? '',
        host.getInnerHTML?.({ includeShadowRoots: true }) ?? '',
      );
      const selection = /** @type {Selection} */ (getSelection());
      selection.selectAllChildren(document.documentElement);
      texts.push(String(selection));
      selection.removeAllRanges();
      texts.push(JSON.stringify(performance.getEntriesByType('resource').map(({ name }) => name)));
      texts.push(
        Object.keys(window)
          .filter((name) => /clearcolumn/i.test(name))
          .join(),
      );
      const roots = [host.shadowRoot, host.openOrClosedShadowRoot ?? null, document.activeElement?.shadowRoot ?? null];
      return { texts: texts.join('\n'), roots, names: host.getAttributeNames(), children: host.childNodes.length };
    },
    holds: ({ texts, roots, names, children }) => {
      for (const word of [/Clearcolumn/i, /extension:/, /Escape/, /Done/, /Point at it/, /panel/])
        assert.doesNotMatch(texts, word);
      assert.deepEqual({ roots, names, children }, { roots: [null, null, null], names: ['style'], children: 0 });
    },
  },
  {
    name: 'probing each point for what is there',
    during: () => {
      const found = new Set([document.activeElement]);
      for (let x = 5; x < innerWidth; x += 25)
        for (let y = 5; y < innerHeight; y += 25)
          for (const element of document.elementsFromPoint(x, y)) found.add(element);
      return [...found].filter((element) => element?.getRootNode() !== document).map((element) => element?.localName);
    },
    holds: (found) => assert.deepEqual(found, []),
  },
  {
    name: 'listeners at the window that stop every key and press',
    before: () => {
      /** @type {string[]} */
      const heard = [];
      Reflect.set(globalThis, 'heard', heard);
      for (const type of [
        'keydown',
        'keyup',
        'keypress',
        'click',
        'pointerdown',
        'pointerup',
        'pointermove',
        'mousedown',
        'mouseup',
        'focusin',
        'toggle',
        'beforetoggle',
        'cancel',
        'close',
      ]) {
        addEventListener(
          type,
          (event) => {
            if (event.type === 'keydown' || event.type === 'click') heard.push(event.type);
            event.stopImmediatePropagation();
            event.preventDefault();
          },
          { capture: true, passive: false },
        );
      }
    },
    during: () => {},
  },
  {
    name: 'a modal dialog of its own, opened afterwards',
    during: () => {
      const dialog = document.createElement('dialog');
      dialog.style.cssText = 'inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none';
      dialog.textContent = 'You have won';
      document.body.append(dialog);
      dialog.showModal();
    },
  },
  {
    name: 'a modal dialog of its own that was there before',
    before: () => {
      const dialog = document.createElement('dialog');
      dialog.textContent = 'Stay';
      document.body.append(dialog);
      dialog.showModal();
    },
    during: () => {},
  },
  {
    name: 'popovers over everything',
    during: () => {
      for (const kind of ['manual', 'auto', 'manual']) {
        const cover = document.createElement('div');
        cover.popover = kind;
        cover.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; border: 0; background: white';
        document.body.append(cover);
        cover.showPopover();
      }
    },
  },
  {
    name: 'stealing the focus a hundred times a second',
    during: () => {
      const field = document.createElement('input');
      field.id = 'thief';
      document.body.append(field);
      setInterval(() => field.focus(), 10);
    },
  },
  {
    name: 'a page that never rests, with thousands of elements',
    before: () => {
      const list = document.createElement('ul');
      list.innerHTML = '<li><span>row</span></li>'.repeat(4_000);
      document.body.append(list);
      setInterval(() => {
        list.append(/** @type {Node} */ (list.firstChild));
        document.documentElement.style.setProperty('--now', String(performance.now()));
      }, 5);
    },
    during: () => {},
  },
  {
    name: 'taking the element out',
    during: () => /** @type {Element} */ (document.querySelector('html > div')).remove(),
    ends: true,
  },
  {
    name: 'moving the element into a corner of its own',
    during: () => {
      const corner = document.createElement('div');
      corner.style.display = 'none';
      document.body.append(corner);
      corner.append(/** @type {Element} */ (document.querySelector('html > div')));
    },
    ends: true,
  },
  {
    name: 'covering it again with each frame',
    during: () => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'position: fixed; inset: 0; width: 100vw; height: 100vh; border: 0; background: white';
      // An empty one would pass for the backdrop of a pop-up, and be hidden.
      cover.textContent = 'Two clocks and a pier: the whole story on one page, with all its pictures.';
      document.body.append(cover);
      const again = () => {
        if (document.querySelector('html > div') === null) {
          cover.remove();
          return;
        }
        if (cover.matches(':popover-open')) cover.hidePopover();
        cover.showPopover();
        requestAnimationFrame(again);
      };
      requestAnimationFrame(again);
    },
    ends: true,
  },
  {
    name: 'rewriting its style with each frame',
    during: () => {
      const host = /** @type {HTMLElement} */ (document.querySelector('html > div'));
      const again = () => {
        host.style.setProperty('display', 'none', 'important');
        if (host.isConnected) requestAnimationFrame(again);
      };
      again();
      new MutationObserver(() => host.isConnected && host.style.display !== 'none' && again()).observe(host, {
        attributes: true,
      });
    },
    ends: true,
  },
];

/** Whether the panel is there to be read and pressed: of some size, seen, and with nothing of the page over it. @param {ShadowRoot | null} root */
const isUsable = (root) => {
  const panel = root?.querySelector('.panel');
  if (!root || !panel?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { left, top, width, height } = panel.getBoundingClientRect();
  return width > 150 && height > 80 && document.elementFromPoint(left + width / 2, top + height / 2) === root.host;
};

/** Where a button of the panel is. The first one of peek, and the last one of the picker, ends it. @param {ShadowRoot | null} root */
const endButton = (root) => {
  const buttons = [...(root?.querySelectorAll('button') ?? [])].filter((one) => one.getClientRects().length > 0);
  const button = root?.querySelector('.shield') ? buttons.at(-1) : buttons[0];
  const { left, top, width, height } = /** @type {Element} */ (button).getBoundingClientRect();
  const place = buttons.filter((one) => !one.disabled).indexOf(/** @type {HTMLButtonElement} */ (button)) + 1;
  return { x: left + width / 2, y: top + height / 2, place };
};

const KINDS = /** @type {const} */ ({
  peek: { path: '/plain', message: 'tab.peek', selector: '#newsletter' },
  picker: { path: '/missed', message: 'tab.pick', selector: '#lake-weekend' },
});

/** @param {World} world @param {OpenPage} page @param {keyof typeof KINDS} kind */
async function open(world, page, kind) {
  const { message } = KINDS[kind];
  await page.page.bringToFront();
  assert.deepEqual((await world.ask({ kind: message, tab: page.tab })).value, { on: true });
  await until(`${kind} can be used`, () => inStage(world, page, isUsable));
}

/** Nothing was pressed, chosen or corrected. @param {World} world @param {OpenPage} page @param {keyof typeof KINDS} kind */
async function untouched(world, page, kind) {
  assert.deepEqual(await letters(world), [], 'no report was made');
  const { blocks } = await page.summary();
  if (kind === 'peek') assert.equal(blocks[0]?.shown, null, 'no button was pressed');
  else assert.deepEqual(blocks, [], 'nothing was chosen');
}

/** @param {World} world @param {OpenPage} page */
const untilGone = (world, page) => until('it is gone', () => inStage(world, page, (root) => root === null));

/** @param {(name: string, run: (world: World) => Promise<void>) => void} test */
export function hostilePages(test) {
  for (const kind of /** @type {const} */ (['peek', 'picker'])) {
    for (const [number, attempt] of ATTEMPTS.entries()) {
      test(`${kind} and a hostile page: ${attempt.name}`, async (world) => {
        await world.ask({ kind: 'reports.clear' });
        const { path, selector } = KINDS[kind];
        const page = await world.open(path, `hostile-${kind}-${number}.example`);
        await until('it was judged', async () => (await page.summary()).state === 'active');
        if (kind === 'peek') await page.untilHidden(selector);
        if (attempt.before) await page.page.evaluate(attempt.before);
        await open(world, page, kind);
        const answer = await page.page.evaluate(attempt.during);
        attempt.holds?.(answer);
        if (attempt.ends) {
          await untilGone(world, page);
          if (kind === 'peek') await page.untilHidden(selector);
          await untouched(world, page, kind);
          await page.close();
          return;
        }
        await until('it can be used still', () => inStage(world, page, isUsable));
        await untouched(world, page, kind);
        // By the mouse …
        const { x, y } = await inStage(world, page, endButton);
        await page.page.mouse.click(x, y);
        await untilGone(world, page);
        // … by the key that ends it …
        await open(world, page, kind);
        await page.page.keyboard.press('Escape');
        await untilGone(world, page);
        // … and by going to the button.
        await open(world, page, kind);
        const { place } = await inStage(world, page, endButton);
        for (let step = 0; step < place; step++) await page.page.keyboard.press('Tab');
        await page.page.keyboard.press('Enter');
        await untilGone(world, page);
        await untouched(world, page, kind);
        if (kind === 'peek') await page.untilHidden(selector);
        await page.close();
      });
    }
  }
}
