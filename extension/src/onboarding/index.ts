// The page that opens once, after the installation. Its small article is a demonstration: the switch does to it what the engine and the
// hands do to a page.

import { element, put } from '../shared/elements.ts';
import { counted, fillTexts, text } from '../shared/words.ts';

const page = element('page', HTMLElement);
const example = element('try-switch', HTMLInputElement);

function show(): void {
  page.classList.toggle('cleared', example.checked);
  put('count', example.checked ? counted('count', page.querySelectorAll('.clutter').length) : text('count_none'));
}

fillTexts(document);
document.title = `${text('onboarding_title')} · ${text('extension_name')}`;
page.setAttribute('aria-label', text('onboarding_example'));
example.addEventListener('change', show);
element('settings', HTMLButtonElement).addEventListener('click', () => void chrome.runtime.openOptionsPage());
element('done', HTMLButtonElement).addEventListener('click', async () => {
  const own = await chrome.tabs.getCurrent();
  if (own?.id !== undefined) await chrome.tabs.remove(own.id);
});
show();
