// What is done with an attribute besides keeping its value as it is, as bits above the code of its name.

export const CODE = 0xff;
export const ADDRESS = 0x100;
export const SECRET = 0x200;
export const STYLE = 0x400;
export const BUTTON = 0x800;
export const EDITOR = 0x1000;
export const FIELD = 0x2000;
export const OPEN = 0x4000;
export const POPOVER = 0x8000;
/** Nothing is kept under this name, which a page may use for an attribute of its own. */
export const UNKEPT = 0x10000;
