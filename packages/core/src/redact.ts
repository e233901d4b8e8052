/** What is hidden besides what is known. An option of `createChatAnalytics`. */
export interface RedactOptions {
  /**
   * Further things to hide, each as `[hidden]`, in what the known patterns left. Each needs the flag `g`: where one lacks it or throws, the
   * whole value is hidden, rather than a part.
   */
  readonly patterns?: readonly RegExp[];
}

/**
 * Returns what hides personal data in a text: `[email]`, `[token]`, `[number]`, and `[hidden]` for what the host's own patterns find. It never
 * throws, and what it returns it leaves alone.
 */
export function createRedactor(options: RedactOptions | false): (text: string) => string {
  if (!options) return (text) => text;
  const { patterns = [] } = options;
  return (text) => {
    try {
      // No lookbehind anywhere: older Safaris cannot parse it, and would refuse the whole script. $1 is what stands before a find.
      // Nor does a search begin twice within a long word or try it in more than one way, so that time grows with the length alone.
      // Most have neither a digit nor an at sign.
      if (/[\d@＠]/.test(text)) {
        // Also as Asian keyboards write it, or encoded twice. Hindi writes vowels as marks on letters.
        if (/[@＠%]/.test(text)) text = text.replace(/[^\s/@＠:\]]{1,64}(?:[@＠]|%(?:25)*40)[^\s/@＠:\]%]+[.．][\p{L}\p{M}]{2,}/gu, '[email]');
        text = text
          // 26 characters or more in which small letters, digits and capitals mix, or with 32 letters and digits on end. No UUID has either.
          .replace(/(^|[^\w.-])(?=[\w.-]{26})[\w.-]*(?:[a-z]\w?\d\w?[A-Z]|[^\W_]{32})[\w.-]*/g, '$1[token]')
          // IPv4, IBANs, phones in American groups, cards, phones with a prefix, IPv6, phones in groups, ten digits on end. Without a plus not as a part of a longer word,
          // nor after `/` or `#`, where the numbers of products and orders stand.
          .replace(
            /(^|[^\w./#-]|(?=\+))(?:\d+(?:\.\d+){3}|[A-Z]{2}\d\d ?[A-Z]*(?:[^\w,:+]{0,3}\d){10,}(?:[A-Z](?:[^\w,:+]{0,3}\d)+)*|(?:1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}|(?:[2-6]\d|3)(?:[^\w,:+]{0,3}\d){14}|[+0]0?[1-9](?:[^\w,:+]{0,3}\d){7,13}|[\da-f]{4}(?::+[\da-f]+){3,7}|\d\d(?:\d[^\w,:+.]{1,2}|[^\w,:+.]{1,2}\d)\d\d(?:[^\w,:+]{0,3}\d){4,6}|1?[2-9]\d{9})(?![-.:]?[\w[])/g,
            '$1[number]',
          );
      }
      for (const pattern of patterns) text = text.replaceAll(pattern, '[hidden]');
      return text;
    } catch {
      return '[hidden]';
    }
  };
}
