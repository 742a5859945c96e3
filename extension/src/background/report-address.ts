// Where the organisation that manages the browser takes reports. Nobody else can say that.

/** Null where there is no such place, or none that could be trusted with a report. */
export async function reportAddress(): Promise<string | null> {
  try {
    const { reportAddress: address } = await chrome.storage.managed.get('reportAddress');
    const { protocol, username, password, href } = new URL(String(address));
    return protocol === 'https:' && username === '' && password === '' ? href : null;
  } catch {
    // Nothing is managed, which Firefox says by an error, or the address is none.
    return null;
  }
}
