// The list of hidden blocks.

import { STAGE_STYLES } from '../stage/styles.ts';

export const STYLES = `${STAGE_STYLES}
.kept { margin-block-start: 8px; }
ol li { margin-block-start: 10px; padding-block-start: 10px; border-block-start: 1px solid var(--line); }
ol li.newsletter h2 { color: var(--newsletter); }
ol li.sponsored h2 { color: var(--sponsored); }
ol ul { margin-block: 4px 8px; }
ol ul li { margin: 0; padding: 0; padding-inline-start: 12px; border: 0; text-indent: -8px; }
ol ul li::before { content: "– "; }
`;
