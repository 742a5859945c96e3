// Style sheets of our own, where the background's do not reach in time.

/** Lets a root use a style sheet, once more where the page has set its own anew and dropped ours. */
export function adopt(root: Node, sheet: CSSStyleSheet): void {
  if ((root instanceof Document || root instanceof ShadowRoot) && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
