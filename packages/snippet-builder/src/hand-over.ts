/** Puts a text on the clipboard. Says whether it is there: a page without the right to it, or in plain http, refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Marks all that an element holds, for whoever copies by hand. */
export function selectAll(element: Element): void {
  getSelection()?.selectAllChildren(element);
}

/** Has the browser save a text as a file. */
export function downloadText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
