/** How long words are shown, in milliseconds. */
const shownFor = 4000;
/** Words that are said again are read out again only where they were gone for a moment, in milliseconds. */
const pause = 60;

/** Words about what somebody has just done. */
export interface Notice {
  text(): string;
  /** Shows these words for a while, or until there are others. */
  say(words: string, stays?: 'stays'): void;
  clear(): void;
}

/** @param change - Told that the words are others. */
export function createNotice(change: () => void): Notice {
  let text = '';
  let timer: number | undefined;

  function set(words: string): void {
    text = words;
    change();
  }

  function clear(): void {
    window.clearTimeout(timer);
    if (text) set('');
  }

  return {
    text: () => text,
    clear,
    say(words, stays) {
      clear();
      timer = window.setTimeout(() => {
        set(words);
        if (!stays) timer = window.setTimeout(clear, shownFor);
      }, pause);
    },
  };
}
