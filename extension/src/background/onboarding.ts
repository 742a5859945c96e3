// Opens the page that greets the reader: once, after the installation, and never after an update.

import { isRecord, Stored } from './stored.ts';

interface Greeting {
  version: 1;
  done: boolean;
}

// An extension that is taken out and put in again may find what it had stored.
const greeting = new Stored<Greeting>('greeting', { version: 1, done: false }, (value) =>
  isRecord(value) && typeof value.done === 'boolean' ? { version: 1, done: value.done } : null,
);

export async function greet(reason: `${chrome.runtime.OnInstalledReason}`): Promise<void> {
  if (reason !== 'install' || (await greeting.get()).done) return;
  await chrome.tabs.create({ url: chrome.runtime.getURL('onboarding.html') });
  // Afterwards: whoever is not greeted twice may not be greeted at all.
  await greeting.update((value) => ({ ...value, done: true }));
}
