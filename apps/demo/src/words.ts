/** The name of an event as people write it: `autochat.followup_inferred.v1` is “Follow-up inferred”. */
export function titleOf(name: string): string {
  const words = name
    .replace(/^autochat\.(.*)\.v1$/, '$1')
    .replaceAll('_', ' ')
    .replace('followup', 'follow-up')
    .replace(/\b(?:url|pdp)\b/, (initials) => initials.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
