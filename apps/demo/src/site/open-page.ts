import type { PageName } from './addresses.js';
import { createSiteHeader } from './header.js';

/**
 * Shows a page of the demo under the line that all pages have.
 *
 * @param content - What fills the rest of the window. One with the class `page` scrolls by itself.
 */
export function openPage(current: PageName, content: HTMLElement): void {
  document.body.append(createSiteHeader(current), content);
}
