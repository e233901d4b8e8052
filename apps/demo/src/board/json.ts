import { element } from '../dom/element.js';

/** Strings to point out in a text, each with its class. */
export type Highlights = ReadonlyMap<string, string>;

/** A text in which some strings are marked. */
export function marked(text: string, highlights: Highlights): (Node | string)[] {
  for (const [string, name] of highlights) {
    const at = string ? text.indexOf(string) : -1;
    if (at >= 0) return [...marked(text.slice(0, at), highlights), element('mark', { class: name }, string), ...marked(text.slice(at + string.length), highlights)];
  }
  return text ? [text] : [];
}

/** A key, a string, or any other scalar, in JSON that was written by `JSON.stringify`. */
const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;

/** JSON as code, with its keys and values told apart. */
export function json(value: unknown, highlights: Highlights): HTMLElement {
  const text = JSON.stringify(value, undefined, 2);
  const code = element('code');
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    code.append(text.slice(end, match.index));
    code.append(element('span', { class: colon ? 'json-key' : string ? 'json-string' : 'json-scalar' }, ...marked(string ?? whole, highlights)), colon ?? '');
    end = match.index + whole.length;
  }
  code.append(text.slice(end));
  return element('pre', { class: 'json' }, code);
}

/** A heading under which JSON is shown when asked for. */
export function foldedJson(heading: string, title: string, value: unknown, highlights: Highlights): HTMLElement {
  return element('details', { class: 'fold' }, element('summary', {}, element('h4', {}, heading), element('code', {}, title)), json(value, highlights));
}
