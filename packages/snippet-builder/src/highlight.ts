/** A piece of code, and what kind it is of: a comment, a string, a keyword, a number, a tag. */
export interface Token {
  readonly text: string;
  readonly kind?: 'comment' | 'string' | 'keyword' | 'number' | 'tag';
}

const kinds = ['comment', 'string', 'keyword', 'number', 'tag'] as const;

// In the order of the kinds. It is for the eye only: what it takes for something else is coloured otherwise, and is the same text.
const pattern =
  /(\/\/[^\n]*|\/\*[^]*?\*\/)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\b(break|catch|continue|delete|else|false|for|function|if|in|instanceof|new|null|return|this|throw|true|try|typeof|undefined|var|while)\b|\b(\d+(?:\.\d+)?)\b|(<\/?script>)/g;

/** Takes a snippet apart. The pieces, put together, are the snippet. */
export function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    if (match.index > end) tokens.push({ text: code.slice(end, match.index) });
    const kind = kinds.find((_, index) => match[index + 1] !== undefined);
    tokens.push({ text: match[0], ...(kind && { kind }) });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ text: code.slice(end) });
  return tokens;
}
