import { element } from './element.js';

/** A name that goes on in the next line between its words, where there is too little room for it. */
export const longName = (name: string): (Node | string)[] => (name.match(/[^_.]*[_.]+|[^_.]+/g) ?? []).flatMap((word, index) => (index ? [element('wbr'), word] : [word]));
