// The background: a service worker in Chromium, an event page in Firefox. Listeners only, all of them registered at once, because
// the browser starts this script for an event and looks for its listener right away.

import { forgetPrivateCorrections } from './corrections.ts';
import { dropTab } from './documents.ts';
import { prepare } from './engine-host.ts';
import { followSwitches, forgetConfirmed, pruneHeld } from './held.ts';
import { peekInto, pickIn } from './injected.ts';
import { injectEverywhere } from './injection.ts';
import { listenToMenu, makeMenu } from './menu.ts';
import { greet } from './onboarding.ts';
import { rereadPolicy } from './policy.ts';
import { pushEverywhere } from './push.ts';
import { onMessage } from './router.ts';
import { forgetPrivateChoices } from './settings.ts';
import { forgetPrivate } from './switches.ts';
import { tellTabs, toggleSite } from './switching.ts';
import { onStored, syncSoon } from './sync/syncing.ts';
import { setColours } from './toolbar.ts';

prepare();
// What was chosen before the background was last stopped may still have to go out.
syncSoon();

chrome.runtime.onMessage.addListener(onMessage);

chrome.runtime.onInstalled.addListener(({ reason }) => {
  void greet(reason);
  void setColours();
  void injectEverywhere();
  void makeMenu();
});

chrome.runtime.onStartup.addListener(() => {
  void setColours();
  void pruneHeld().catch(() => {});
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (command === 'toggle-site') void toggleSite(tab);
  if (command === 'peek' && tab?.id !== undefined) void peekInto(tab.id);
  if (command === 'pick' && tab?.id !== undefined) void pickIn(tab.id);
});

listenToMenu();

chrome.tabs.onRemoved.addListener((tab) => void dropTab(tab));

chrome.windows.onRemoved.addListener(async () => {
  const windows = await chrome.windows.getAll();
  if (windows.some(({ incognito }) => incognito)) return;
  await Promise.all([forgetPrivate(), forgetPrivateChoices(), forgetPrivateCorrections()]);
});

chrome.storage.onChanged.addListener((changes, area) => {
  onStored(changes, area);
  // What is to be hidden may be less than before.
  if (area === 'managed' || (area === 'local' && 'settings' in changes)) void forgetConfirmed().catch(() => {});
  if (area === 'local' && 'switches' in changes) void followSwitches().catch(() => {});
  if (area !== 'managed') return;
  rereadPolicy();
  void tellTabs();
  void pushEverywhere('settings.changed', {});
});
