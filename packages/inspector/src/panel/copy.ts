/** Puts a text on the clipboard. Says whether it is there: a page without the right to it, or in plain http, refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
