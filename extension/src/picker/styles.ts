// The shield, the outline of what is chosen, and the panel's own parts.

import { STAGE_STYLES } from '../stage/styles.ts';

export const STYLES = `${STAGE_STYLES}
.shield { position: absolute; inset: 0; pointer-events: auto; cursor: crosshair; touch-action: pan-x pan-y pinch-zoom; }
.choice { border: 3px solid var(--article); background: rgb(40 97 79 / 14%); pointer-events: none; }
.choice.refused { border: 3px dotted var(--newsletter); background: none; }
.status { margin-block-start: 8px; font-weight: 600; }
.status.refused { color: var(--newsletter); }
.status.kept { margin-block-start: 4px; font-weight: 400; }
.deeds { margin-block-start: 10px; }
.panel.top { inset-block: 16px auto; }
button.main:not(:disabled) { border-color: transparent; color: light-dark(#ffffff, #10201b); background: var(--article); }
button:disabled { opacity: 0.5; cursor: default; }
`;
