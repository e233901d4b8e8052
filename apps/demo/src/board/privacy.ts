import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import { emailAddress, phoneNumber } from '../personal-data.js';

export interface Privacy {
  readonly element: HTMLElement;
  /** Something has left the page, or was put where others can read it. */
  sent(what: unknown): void;
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

  return {
    element: line,
    sent(what) {
      sent.push(JSON.stringify(what));
      update();
    },
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
