// Two entries of the menu that opens with the second mouse button: what is hidden here, and hide something else here.

import { peekInto, pickIn } from './injected.ts';

const ENTRIES: Record<string, (tab: number) => Promise<boolean>> = { menu_peek: peekInto, menu_pick: pickIn };

/** Firefox for Android has no such menu. */
const menus = (): typeof chrome.contextMenus | undefined => chrome.contextMenus;

/** Puts them there anew, because an update may have other words for them. */
export async function makeMenu(): Promise<void> {
  const menu = menus();
  if (!menu) return;
  await menu.removeAll();
  for (const id of Object.keys(ENTRIES)) {
    menu.create({
      id,
      title: chrome.i18n.getMessage(id),
      contexts: ['page', 'frame', 'selection', 'link', 'image', 'video', 'audio'],
      documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
    });
  }
}

export function listenToMenu(): void {
  menus()?.onClicked.addListener(({ menuItemId }, tab) => {
    if (tab?.id !== undefined) void ENTRIES[menuItemId]?.(tab.id);
  });
}
