// How the walk reads a node: by the getters themselves instead of by name. In Firefox a content script sees every node through a
// wrapper that looks a name up along the whole chain of prototypes, anew for each node, which takes several times as long as the
// getter does (measured). In Chromium there is little between the two.

type Read<Result> = (this: Node) => Result;

/** The getter of a property. Undefined where this browser has no such property. */
const reader = <Result>(prototype: object, name: string): Read<Result> | undefined =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get;

export const nodeType = reader(Node.prototype, 'nodeType') as Read<number>;
export const firstChild = reader(Node.prototype, 'firstChild') as Read<Node | null>;
export const nextSibling = reader(Node.prototype, 'nextSibling') as Read<Node | null>;
export const data = reader(CharacterData.prototype, 'data') as Read<string>;
export const localName = reader(Element.prototype, 'localName') as Read<string>;
export const { getAttribute, getAttributeNames } = Element.prototype;

/** Firefox gives closed shadow roots too, by a property that only extensions see. */
export const closedShadowRoot = reader<ShadowRoot | null>(Element.prototype, 'openOrClosedShadowRoot');
export const shadowRoot = closedShadowRoot ?? (reader(Element.prototype, 'shadowRoot') as Read<ShadowRoot | null>);
