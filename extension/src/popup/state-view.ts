// The headline: what happened on the page, or why nothing did, and what the reader can do about it.

import type { TabSummary } from '../shared/protocol.ts';
import { counted, momentText, text } from '../shared/words.ts';

export interface StateView {
  headline: string;
  detail: string;
  /** What the one button does, if there is one. */
  action: 'allow' | 'reload' | 'resume' | null;
  actionText: string;
}

const view = (name: string, action: StateView['action'] = null, actionText = ''): StateView => ({
  headline: text(`state_${name}`),
  detail: text(`state_${name}_detail`),
  action,
  actionText,
});

function activeView({ blocks }: TabSummary): StateView {
  const hidden = blocks.filter(({ shown }) => !shown);
  const seen = hidden.filter((block) => block.seen).length;
  const unseen = hidden.length - seen;
  const detail = unseen > 0 ? counted('unseen', unseen) : blocks.length === 0 ? text('count_none_detail') : '';
  return { headline: seen === 0 ? text('count_none') : counted('count', seen), detail, action: null, actionText: '' };
}

export function stateView(summary: TabSummary): StateView {
  // Trouble comes before switches: a switch would promise what cannot be.
  switch (summary.state) {
    case 'no-access':
      return view('no_access', 'allow', text('state_no_access_button'));
    case 'forbidden':
      return view('forbidden');
    default:
  }
  if (summary.pausedUntil !== null)
    return {
      headline: text('state_paused'),
      detail: text('state_paused_detail', momentText(summary.pausedUntil)),
      action: 'resume',
      actionText: text('resume'),
    };
  if (!summary.extensionOn) return view('extension_off');
  if (summary.site !== null && !summary.siteOn) return view('site_off');
  switch (summary.state) {
    case 'reload-needed':
      return view('reload_needed', 'reload', text('state_reload_needed_button'));
    case 'engine-failed':
      return view('engine_failed', 'reload', text('state_reload_needed_button'));
    case 'too-large':
      return view('too_large');
    case 'not-html':
      return view('not_html');
    case 'looking':
    case 'off':
      // The switch has been turned on, and the page has not answered yet.
      return { headline: text('state_looking'), detail: '', action: null, actionText: '' };
    default:
      return activeView(summary);
  }
}
