import type { ChatSurroundings } from '../chat.js';

/** Shows the open chat in place of its launcher, or the other way round. */
export function showPanel(isOpen: boolean, panel: HTMLElement, launcher: HTMLElement, surroundings: Pick<ChatSurroundings, 'covers' | 'isPhone'>): void {
  panel.hidden = !isOpen;
  launcher.hidden = isOpen;
  launcher.setAttribute('aria-expanded', String(isOpen));
  surroundings.covers(isOpen && surroundings.isPhone());
}
