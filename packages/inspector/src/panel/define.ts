/** Makes an element of a class, which is defined when first needed: importing it changes nothing. */
export function defineElement<Element extends HTMLElement>(name: string, Class: new () => Element): Element {
  if (!customElements.getName(Class)) customElements.define(customElements.get(name) ? `${name}-${Math.random().toString(36).slice(2)}` : name, Class);
  return new Class();
}
