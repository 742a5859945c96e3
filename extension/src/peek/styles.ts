// The list of hidden blocks.

import { STAGE_STYLES } from '../stage/styles.ts';

export const STYLES = `${STAGE_STYLES}
.kept { margin-block-start: 8px; }
ol li { margin-block-start: 10px; padding-block-start: 10px; border-block-start: 1px solid var(--line); }
ol li.newsletter h2 { color: var(--newsletter); }
ol li.sponsored h2 { color: var(--sponsored); }
ol > li > div:first-child { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; justify-content: space-between; }
ol ul { margin-block: 4px 10px; }
ol ul li { position: relative; margin: 0; padding: 0; padding-inline-start: 14px; border: 0; }
ol ul li::before {
  content: "";
  position: absolute;
  inset-block-start: 9px;
  inset-inline-start: 1px;
  inline-size: 6px;
  block-size: 3px;
  border-radius: 2px;
  background: currentColor;
}
`;
