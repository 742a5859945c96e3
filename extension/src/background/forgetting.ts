// Forgets what the extension remembers of its reader, and lets the open pages follow.

import { forgetCorrections } from './corrections.ts';
import { forgetHeld } from './held.ts';
import { forgetOffer } from './offer.ts';
import { pushEverywhere } from './push.ts';
import { clearReports } from './reports.ts';
import { forgetChoices } from './settings.ts';
import { forgetSwitches } from './switches.ts';
import { tellTabs } from './switching.ts';
import { forgetSync } from './sync/syncing.ts';

export async function forgetAllCorrections(): Promise<void> {
  await forgetCorrections();
  await pushEverywhere('corrections.forgotten', {});
}

/**
 * All but the random number of the installation, which says nothing of the reader: open pages are marked by it, and their marks must
 * be found again.
 */
export async function forgetEverything(): Promise<void> {
  await forgetSync();
  await Promise.all([
    forgetChoices(),
    forgetSwitches(),
    forgetCorrections(),
    clearReports(),
    forgetOffer(),
    forgetHeld(),
  ]);
  await tellTabs();
  await pushEverywhere('corrections.forgotten', {});
}
