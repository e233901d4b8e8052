import { placeInShop } from '../../site/addresses.js';
import { products, type Product } from '../../shop/products.js';

/** What the assistant answers: a text, and perhaps pieces to look at and a link to follow. */
export interface Answer {
  readonly text: string;
  readonly pieces?: readonly Product[];
  readonly link?: { readonly text: string; readonly href: string };
}

/** What a question is about. */
export interface Subject {
  /** The one piece it is about. */
  readonly product: Product | undefined;
  readonly selected: readonly Product[];
}

/** Something to say, offered as a button. */
export interface Suggestion {
  readonly text: string;
  /** What the button does, by the vendor's name of it. */
  readonly target?: string;
}

export const welcome = 'Tell me who it is for, or what goes on the table. I know every piece in the shop.';
export const invitation = 'Looking for a present? I know every piece in the shop.';
export const question = 'How was this chat?';

export const starters: readonly Suggestion[] = [{ text: 'A present under £50' }, { text: 'Dinner for four' }, { text: 'How do I look after it?' }];

const similar = 'find_similar_or_compatible_products';
export const findSimilar: Suggestion = { text: 'Find similar', target: similar };

/** What can be asked about one piece. */
export const pieceQuestions: readonly Suggestion[] = [{ text: 'Is it oven safe?' }, { text: 'What goes with it?', target: similar }];

export function suggestionsFor(selected: readonly Product[]): readonly Suggestion[] {
  if (selected.length > 1) return [{ text: 'Compare them', target: 'compare_products' }, { text: 'Which is the better present?' }];
  if (selected.length === 1) return [findSimilar, { text: 'Is it oven safe?' }];
  return starters;
}

const pieces = (...ids: readonly string[]): readonly Product[] => products.filter(({ id }) => ids.includes(id));
const list = (names: readonly string[]): string => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
const cheapest = (of: readonly Product[]): Product | undefined => [...of].sort((one, other) => one.price - other.price)[0];

const topics: readonly { readonly matches: RegExp; answer(subject: Subject): Answer }[] = [
  {
    matches: /compare/i,
    answer: ({ selected }) => ({ text: selected.length > 1 ? `${list(selected.map(({ name, price, size }) => `${name} (£${price}, ${size.toLowerCase()})`))}. All are fired in the same kiln.` : 'Select two pieces or more, and I will.' }),
  },
  {
    matches: /better present/i,
    answer({ selected }) {
      const best = cheapest(selected);
      return best ? { text: `The ${best.name.toLowerCase()}: it is used every day, and at £${best.price} it asks for nothing in return.`, pieces: [best] } : { text: 'Select two pieces, and I will say.' };
    },
  },
  {
    matches: /similar|goes with|go with/i,
    answer({ product, selected }) {
      const known = product ? [product] : selected;
      return { text: known.length ? `These share a glaze or a shelf with the ${list(known.map(({ name }) => name.toLowerCase()))}.` : 'These are close to one another.', pieces: products.filter((other) => !known.includes(other)).slice(0, 3) };
    },
  },
  {
    matches: /oven|dishwasher|microwave|watertight|look after|care|wash/i,
    answer: ({ product }) => ({ text: `${product ? `Yes, the ${product.name.toLowerCase()}, as everything here,` : 'Everything here'} goes in the dishwasher, the microwave and a warm oven.`, link: { text: 'How to look after it', href: placeInShop('care') } }),
  },
  { matches: /present|gift|under|wedding|birthday/i, answer: () => ({ text: 'These are given most often, and all are under £50.', pieces: pieces('harbour-mug', 'supper-bowl', 'beakers') }) },
  { matches: /dinner|table|plate|four|set/i, answer: () => ({ text: 'Begin with the set. The jug and the bowl share its glazes.', pieces: pieces('dinner-set', 'ferry-jug', 'supper-bowl') }) },
  { matches: /jug|vase|flower|bottle/i, answer: () => ({ text: 'Both are watertight, and good company for each other.', pieces: pieces('ferry-jug', 'night-vase') }) },
  { matches: /mug|cup|beaker|tea|coffee/i, answer: () => ({ text: 'For tea the mug, for coffee the beakers.', pieces: pieces('harbour-mug', 'beakers') }) },
];

/** What the assistant answers. */
export function answerTo(text: string, subject: Subject): Answer {
  const topic = topics.find(({ matches }) => matches.test(text));
  if (topic) return topic.answer(subject);
  const { product } = subject;
  if (product) return { text: `${product.name}: ${product.glaze.toLowerCase()}. ${product.size}, £${product.price}.`, pieces: [product] };
  return { text: 'I am not sure that I follow. Here is what left the kiln last.', pieces: pieces('ferry-jug', 'harbour-mug', 'night-vase') };
}
