import type { GtagHit, MetaPixelHit } from '@chat-analytics/testing';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import type { WireListener } from '../libraries.js';
import { emailAddress, phoneNumber } from '../personal-data.js';

export interface Privacy extends WireListener {
  readonly element: HTMLElement;
  /** Notes the personal data in what the shopper wrote. */
  read(text: string): void;
  /** What was noted. */
  personal(): readonly string[];
}

/** Looks for what the shopper typed in everything that left the page. */
export function createPrivacy(): Privacy {
  const personal = new Set<string>();
  const sent: string[] = [];
  const line = element('p', { class: 'privacy', role: 'status', hidden: true });

  function update(): void {
    if (!personal.size) return;
    const leaks = sent.filter((hit) => [...personal].some((text) => hit.includes(text))).length;
    line.hidden = false;
    line.classList.toggle('is-leak', leaks > 0);
    line.replaceChildren(
      icon(leaks ? 'fail' : 'shield'),
      element(
        'span',
        {},
        element('strong', {}, [...personal].join(', ')),
        leaks ? ` was typed, and is in ${leaks} of the ${sent.length} calls sent.` : ` was typed, and is in none of the ${sent.length} calls sent.`,
      ),
    );
  }

  function check(hit: GtagHit | MetaPixelHit): void {
    sent.push(JSON.stringify(hit));
    update();
  }

  return {
    element: line,
    ga4: check,
    meta: check,
    read(text) {
      for (const pattern of [emailAddress, phoneNumber]) {
        const found = pattern.exec(text)?.[0];
        if (found) personal.add(found);
      }
      update();
    },
    personal: () => [...personal],
  };
}
