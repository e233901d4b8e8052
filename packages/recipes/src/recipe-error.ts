import { checkOptions, type OptionProblem, type OptionRules } from '@chat-analytics/core';

/** Something was asked for that cannot be made. The message is a sentence that says what, and what could be. */
export class RecipeError extends Error {
  override readonly name = 'RecipeError';
}

/** Returns the options where they are as the rules say, and throws a sentence where they are not. */
export function readOptions<Options extends object>(where: string, options: unknown, rules: OptionRules<Options>): Partial<Options> {
  const problems: OptionProblem[] = [];
  const read = checkOptions<Options>(where, options, rules, problems);
  const [problem] = problems;
  if (problem) throw new RecipeError(toSentence(problem));
  return read;
}

function toSentence({ code, where, detail }: OptionProblem): string {
  if (code === 'unknown_option') return `There is no option ${where}: ${detail}.`;
  return `${where} ${detail.replaceAll('|', ' or ').replace(/^must be (list|string|boolean)/, 'must be a $1').replace(/^must be object/, 'must be an object')}.`;
}

/** Throws the sentence where the condition does not hold. */
export function demand(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new RecipeError(sentence);
}
