// Style sheets of our own, where the background's do not reach in time.

/**
 * Lets a root use a style sheet, once more where the page has set its own anew and dropped ours. What is not in the page has a root that
 * takes none.
 */
export function adopt(root: Node & Partial<DocumentOrShadowRoot>, sheet: CSSStyleSheet): void {
  const sheets = root.adoptedStyleSheets;
  if (sheets && !sheets.includes(sheet)) root.adoptedStyleSheets = [...sheets, sheet];
}
