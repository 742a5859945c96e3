// What the fields of a page hold at this moment. It is asked for only while a report is written, so that none of it gets into the report,
// and is forgotten with that.

/** Runs in the page, in the world of its content script, and so sees nothing of what stands around it here. */
function typedValues(): string[] {
  const most = 300;
  const longest = 200;
  // What nobody types into, and what is nobody's business.
  const others = ['password', 'checkbox', 'radio', 'file', 'submit', 'button', 'reset', 'image', 'range', 'color'];
  const values = new Set<string>();
  // A page may name a form after a method of its document.
  const all = (root: Document | ShadowRoot): NodeListOf<Element> =>
    (root instanceof Document ? Document : DocumentFragment).prototype.querySelectorAll.call(root, '*');
  const shadowOf = (element: Element): ShadowRoot | null => {
    const { openOrClosedShadowRoot } = element as Element & { openOrClosedShadowRoot?: ShadowRoot | null };
    return openOrClosedShadowRoot ?? element.shadowRoot;
  };
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of all(root)) {
      const inner = shadowOf(element);
      if (inner) roots.push(inner);
      const isField =
        element instanceof HTMLTextAreaElement ||
        (element instanceof HTMLInputElement && !others.includes(element.type));
      if (!isField || values.size >= most) continue;
      const value = element.value.trim().slice(0, longest);
      if (value !== '') values.add(value);
    }
  }
  return [...values];
}

export async function typedIn(tab: number, document: string): Promise<string[]> {
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId: tab, documentIds: [document] },
    func: typedValues,
    injectImmediately: true,
  });
  return answer?.result ?? [];
}
