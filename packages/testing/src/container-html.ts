/** How a Custom HTML tag's variables get into it. */
export interface HtmlVariables {
  valueOf(name: string): unknown;
  /** Keeps a value, and returns the expression that scripts find it by. */
  expression(value: unknown): string;
}

/** Where in a script a reference stands. */
type Place = 'code' | 'string' | 'comment';

/** What a string literal begins and ends with; what a comment ends with. Regular expressions are not looked for. */
const opening = /\/\/|\/\*|["'`]/;

function placeAt(script: string, end: number): Place {
  let index = 0;
  for (;;) {
    const found = opening.exec(script.slice(index, end));
    if (!found) return 'code';
    const [start] = found;
    const from = index + found.index + start.length;
    const comment = start === '//' || start === '/*';
    const closing = start === '//' ? /\n/ : start === '/*' ? /\*\// : new RegExp(String.raw`^(?:\\[^]|[^\\${start}])*${start}`);
    const closed = closing.exec(script.slice(from, end));
    if (!closed) return comment ? 'comment' : 'string';
    index = from + closed.index + closed[0].length;
  }
}

/** As part of a string literal of any kind, in a script of any page. */
const escapeScript = (text: string): string =>
  text.replace(/[^\w ,.;-]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

const reference = /{{([^{}]+)}}/g;

/**
 * Fills the variables into a Custom HTML tag. In a script's code a reference becomes an expression that gives the value itself, in a string
 * literal it becomes text that cannot end it, and outside of scripts text that is no markup. Source: containers as gtm.js receives them, and
 * Simo Ahava, "The .macro() call in Custom HTML tags".
 */
export function fillHtml(html: string, { valueOf, expression }: HtmlVariables): string {
  return html.replace(/(<script\b[^>]*>)([^]*?)(<\/script\s*>)|{{([^{}]+)}}/gi, (whole: string, open?: string, script?: string, close?: string, name?: string) => {
    if (name !== undefined) return escapeMarkup(String(valueOf(name)));
    if (open === undefined || script === undefined || close === undefined) return whole;
    const filled = script.replace(reference, (_: string, inner: string, index: number) => {
      const place = placeAt(script, index);
      return place === 'code' ? expression(valueOf(inner)) : escapeScript(String(valueOf(inner)));
    });
    return open + filled + close;
  });
}

/** Scripts that run: those without a type, or with JavaScript's own. */
const isScript = (node: Node): node is HTMLScriptElement => node.nodeName === 'SCRIPT' && /^(|(text|application)\/(java|ecma)script)$/i.test((node as HTMLScriptElement).type);

/**
 * Puts HTML at the end of an element, scripts as new ones, so that they run; of their attributes `src`, `id` and `charset` stay. What follows a
 * script from elsewhere waits for it. Source: gtm.js.
 */
export function appendHtml(parent: Element, html: string, added: (node: ChildNode) => void): void {
  const { ownerDocument } = parent;
  const holder = ownerDocument.createElement('template');
  holder.innerHTML = html;
  append(parent, [...holder.content.childNodes], added, () => undefined);
}

function append(parent: Element, nodes: readonly ChildNode[], added: (node: ChildNode) => void, done: () => void): void {
  const [node, ...rest] = nodes;
  if (!node) {
    done();
    return;
  }
  const goOn = (): void => append(parent, rest, added, done);
  if (isScript(node)) {
    const script = parent.ownerDocument.createElement('script');
    script.async = false;
    script.type = 'text/javascript';
    script.id = node.id;
    script.text = node.text;
    if (node.src) {
      script.addEventListener('load', goOn);
      script.src = node.src;
    }
    added(script);
    parent.append(script);
    if (!node.src) goOn();
    return;
  }
  const inner = node.nodeType === 1 && (node as Element).querySelector('script') ? [...node.childNodes] : [];
  for (const child of inner) child.remove();
  added(node);
  parent.append(node);
  if (inner.length) append(node as Element, inner, added, goOn);
  else goOn();
}
