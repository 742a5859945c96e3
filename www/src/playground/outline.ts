// The style sheet that is put at the end of the page in the frame. It outlines, and moves nothing; a page of any style must not undo it.

export const OUTLINE = `
:where([clearcolumn-link]) {
  color: #0645ad;
  text-decoration: underline;
}

[clearcolumn-mark] {
  outline: 3px solid #28614f !important;
  outline-offset: 2px !important;
}

[clearcolumn-mark~="newsletter"] {
  outline-color: #b3402a !important;
  background-image: linear-gradient(rgb(179 64 42 / 10%), rgb(179 64 42 / 10%)) !important;
}

[clearcolumn-mark~="sponsored"] {
  outline-color: #7a4fa3 !important;
  background-image: linear-gradient(rgb(122 79 163 / 10%), rgb(122 79 163 / 10%)) !important;
}

[clearcolumn-mark~="rest"] {
  outline-style: dotted !important;
}

[clearcolumn-mark~="later"] {
  outline: 2px dashed #5b6470 !important;
  background-image: none !important;
}

[clearcolumn-mark~="chosen"] {
  outline-width: 5px !important;
}

[clearcolumn-view="cleared"] [clearcolumn-mark] {
  outline: none !important;
  background-image: none !important;
}

[clearcolumn-view="cleared"] [clearcolumn-mark~="hidden"] {
  display: none !important;
}
`;
