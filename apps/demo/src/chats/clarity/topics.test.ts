import { describe, expect, it } from 'vitest';
import { products } from '../../shop/products.js';
import { answerTo, pieceQuestions, starters, suggestionsFor } from './topics.js';

const nothing = { product: undefined, selected: [] };
const [jug, mug] = products;

describe('what the assistant answers', () => {
  it.each(starters.map(({ text }) => text))('has an answer of its own to “%s”', (text) => {
    expect(answerTo(text, nothing)).not.toEqual(answerTo('xyzzy', nothing));
  });

  it.each([...pieceQuestions.map(({ text }) => text), ...products.map(({ question }) => question)])('names the piece in its answer to “%s”', (text) => {
    expect(answerTo(text, { product: jug, selected: [] }).text.toLowerCase()).toContain('ferry jug');
  });

  it('shows pieces like the one asked about, and not that one', () => {
    const { pieces = [] } = answerTo('Find similar', { product: jug, selected: [] });
    expect(pieces).toHaveLength(3);
    expect(pieces).not.toContain(jug);
  });

  it('compares what is selected', () => {
    const selected = [jug, mug].filter((product) => product !== undefined);
    expect(suggestionsFor(selected).map(({ text }) => text)).toContain('Compare them');
    const { text } = answerTo('Compare them', { product: undefined, selected });
    expect(text).toContain('£64');
    expect(text).toContain('£28');
  });

  it('shows something where it does not follow', () => {
    expect(answerTo('xyzzy', nothing).pieces?.length).toBeGreaterThan(0);
  });
});
