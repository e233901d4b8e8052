/** How long somebody types, in milliseconds: longer for a longer answer, and hardly at all where nothing may move meanwhile. */
export function typingTime(window: Window, text: string): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 100 : 300 + Math.min(400, text.length * 4);
}
