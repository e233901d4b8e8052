import { pageId, read } from './log.js';
import type { NextPage } from './plan.js';

/** How often it is looked whether the other page is there, in milliseconds. */
const interval = 100;

/** Asks the browser to make a page ahead of the click, and clicks when that page's script has run. */
export function makeAhead({ plan, outcomes }: NextPage, happen: (count: number) => void): void {
  const link = document.createElement('a');
  link.href = `?plan=${encodeURIComponent(JSON.stringify(plan))}`;
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: [link.href], eagerness: 'immediate' }] });
  document.head.append(link, rules);
  const timer = setInterval(() => {
    // It logs as any page does.
    if (!read().some((record) => record.kind === 'books' && record.page !== pageId)) return;
    clearInterval(timer);
    happen(outcomes);
    link.click();
  }, interval);
}
