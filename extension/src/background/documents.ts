// Where each open document stands, by its `documentId`. In session memory, so that a stopped worker loses nothing; never on disk.

import type { BlockSummary, DocumentState } from '../shared/protocol.ts';

export interface DocumentRecord {
  state: DocumentState;
  blocks: BlockSummary[];
  frame: boolean;
}

export type TabRecord = Record<string, DocumentRecord>;

const PREFIX = 'tab:';
const keyOf = (tab: number): string => `${PREFIX}${tab}`;
let changes: Promise<unknown> = Promise.resolve();

export async function documentsOf(tab: number): Promise<TabRecord> {
  const found = await chrome.storage.session.get(keyOf(tab));
  return (found[keyOf(tab)] as TabRecord | undefined) ?? {};
}

/** The ids of all open documents. */
export async function openDocuments(): Promise<string[]> {
  const all = await chrome.storage.session.get(null);
  const tabs = Object.entries(all).filter(([key]) => key.startsWith(PREFIX));
  return tabs.flatMap(([, documents]) => Object.keys(documents as TabRecord));
}

/** Changes are made one after the other. Answers what the tab holds afterwards. */
function change(tab: number, work: (documents: TabRecord) => TabRecord): Promise<TabRecord> {
  const changed = changes.then(async () => {
    const documents = work(await documentsOf(tab));
    await chrome.storage.session.set({ [keyOf(tab)]: documents });
    return documents;
  });
  changes = changed.catch(() => {});
  return changed;
}

/** A new page in the tab: whatever stood there before is gone, its frames with it. */
export const beginPage = (tab: number, document: string): Promise<TabRecord> =>
  change(tab, (documents) => (documents[document] ? { [document]: documents[document] } : {}));

export const setDocument = (tab: number, document: string, record: DocumentRecord): Promise<TabRecord> =>
  change(tab, (documents) => ({ ...documents, [document]: record }));

export const dropDocument = (tab: number, document: string): Promise<TabRecord> =>
  change(tab, ({ [document]: _, ...others }) => others);

export const dropTab = (tab: number): Promise<void> => chrome.storage.session.remove(keyOf(tab));

/** What a reader would have seen and does not see: this is counted, and nothing else. */
export const countOf = (documents: TabRecord): number =>
  Object.values(documents).reduce(
    (sum, { blocks }) => sum + blocks.filter(({ seen, shown }) => seen && !shown).length,
    0,
  );
