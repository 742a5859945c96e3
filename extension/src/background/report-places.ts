// Where the reader may take a report besides a file: to the organisation that manages the browser, or to the project in public.

/** Null where there is no organisation, or none that could be trusted with a report. Nobody but the browser can say that. */
export async function organisationAddress(): Promise<string | null> {
  try {
    const { reportAddress: address } = await chrome.storage.managed.get('reportAddress');
    const { protocol, username, password, href } = new URL(String(address));
    return protocol === 'https:' && username === '' && password === '' ? href : null;
  } catch {
    // Nothing is managed, which Firefox says by an error, or the address is none.
    return null;
  }
}

/** The project's repository, which the build writes into the manifest. Null where none was set: better no way than a wrong one. */
export function repository(): string | null {
  const { homepage_url: address } = chrome.runtime.getManifest();
  return address !== undefined && /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/.test(address) ? address : null;
}
