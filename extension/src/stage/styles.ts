// The look of what stands over a page: that of the popup. In the script, because a shadow root of a page can load no file of ours
// without the page learning of the extension. Lengths in pixels: a rem is as long as the page says.

export const STAGE_STYLES = `
:host {
  --card: light-dark(#fbfaf7, #1c201e);
  --ink: light-dark(#1d2421, #e9ecea);
  --quiet: light-dark(#56605b, #aab3ae);
  --line: light-dark(#e2e0d9, #39413d);
  --edge: light-dark(#78827c, #8a958f);
  --wash: light-dark(#eaf1ee, #2a3834);
  --article: light-dark(#28614f, #83cbb4);
  --newsletter: light-dark(#a2431f, #f2a893);
  --sponsored: light-dark(#6b3fa0, #cbaef2);
  --halo: light-dark(rgb(255 255 255 / 80%), rgb(16 32 27 / 80%));
}
* { box-sizing: border-box; }
.stage {
  position: fixed;
  inset: 0;
  display: block;
  inline-size: 100%;
  block-size: 100%;
  max-inline-size: none;
  max-block-size: none;
  margin: 0;
  border: 0;
  padding: 0;
  overflow: hidden;
  outline: none;
  color: inherit;
  background: none;
  pointer-events: none;
}
.stage::backdrop { display: none; }
[hidden][hidden] { display: none; }
.frame {
  position: absolute;
  top: 0;
  left: 0;
  border: 2px dashed var(--newsletter);
  border-radius: 6px;
  /* A page may be as light or as dark as the line. */
  box-shadow: 0 0 0 1px var(--halo), inset 0 0 0 1px var(--halo);
}
.frame span {
  position: absolute;
  top: -20px;
  left: -2px;
  padding: 0 7px;
  border-radius: 6px 6px 0 0;
  font: 600 12px/1.5 system-ui, sans-serif;
  color: light-dark(#ffffff, #10201b);
  background: var(--newsletter);
}
.frame.sponsored { border-color: var(--sponsored); }
.frame.sponsored span { background: var(--sponsored); }
.frame.article { border: 2px solid var(--article); }
.frame.article span { background: var(--article); }
.panel {
  position: absolute;
  inset-block-end: 16px;
  inset-inline-end: 16px;
  inline-size: min(400px, calc(100% - 32px));
  max-block-size: min(512px, calc(100% - 32px));
  padding: 14px 16px;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-color: var(--edge) var(--card);
  border: 1px solid var(--edge);
  border-radius: 12px;
  font: 14px/1.45 system-ui, sans-serif;
  color: var(--ink);
  background: var(--card);
  box-shadow: 0 8px 32px rgb(0 0 0 / 30%);
  pointer-events: auto;
}
header { display: flex; gap: 12px; align-items: center; justify-content: space-between; }
h1, h2, p, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1 + .quiet, header + .quiet { margin-block-start: 4px; }
h1 { font: 600 19px/1.25 Charter, "Bitstream Charter", Georgia, serif; }
h1:focus { outline: none; }
h2 { font-size: 15px; font-weight: 600; }
.quiet { font-size: 13px; color: var(--quiet); }
.trouble { margin-block-start: 8px; color: var(--newsletter); }
.deeds { display: flex; flex-wrap: wrap; gap: 8px; }
button {
  min-block-size: 30px;
  padding: 3px 12px;
  border: 1px solid var(--edge);
  border-radius: 16px;
  font: inherit;
  font-size: 13px;
  color: var(--ink);
  background: none;
  cursor: pointer;
}
button.link { padding-inline: 0; border-color: transparent; color: var(--article); text-decoration: underline; text-underline-offset: 3px; }
button:hover { background: var(--wash); }
:focus-visible { outline: 2px solid var(--article); outline-offset: 2px; }
@media (forced-colors: active) {
  .frame { border-color: Highlight; }
  .frame span { border: 1px solid CanvasText; color: CanvasText; background: Canvas; }
}
`;
