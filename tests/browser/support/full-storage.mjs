// A storage without room. Chromium gives an extension ten megabytes, which a test can fill. Firefox gives it as much as the disk has: there
// the storage of the background is replaced by one that refuses as Firefox does.

/** @typedef {import('./world.mjs').World} World */

/** @param {World} world */
export async function fillStorage(world) {
  if (world.browser === 'firefox') {
    await world.inBackground((scope) => {
      const { local } = scope.chrome.storage;
      scope.setBefore = local.set;
      const refusal = 'QuotaExceededError: storage.local API call exceeded its quota limitations.';
      Reflect.set(local, 'set', () => Promise.reject(new scope.Error(refusal)));
    });
    return;
  }
  await world.observer.page.evaluate(async () => {
    // What was stored between the question and the filling has taken some of the room.
    for (let full = false; !full; ) {
      const used = await chrome.storage.local.getBytesInUse(null);
      const filler = 'x'.repeat(10_485_760 - used - 'filler'.length - 2);
      full = await chrome.storage.local.set({ filler }).then(
        () => true,
        () => false,
      );
    }
  });
}

/** There is room again. @param {World} world */
export async function makeRoom(world) {
  if (world.browser === 'firefox') {
    await world.inBackground((scope) => {
      Reflect.set(scope.chrome.storage.local, 'set', scope.setBefore);
    });
    return;
  }
  await world.observer.page.evaluate(() => chrome.storage.local.remove('filler'));
}
