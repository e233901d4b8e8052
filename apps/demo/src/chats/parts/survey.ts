import { element } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { iconButton } from './icon-button.js';

export interface SurveyActions {
  submit(rating: number, comment: string): void;
  /** Sends the survey away without an answer. Without this it cannot be. */
  dismiss?(): void;
}

const ratings = [
  [1, 'Poor'],
  [2, 'Fair'],
  [3, 'Good'],
  [4, 'Very good'],
  [5, 'Excellent'],
] as const;

let surveys = 0;

/** A question with five ratings and room for a comment. Gives way to a word of thanks. */
export function createSurvey(question: string, { submit, dismiss }: SurveyActions): HTMLElement {
  const name = `survey-${++surveys}`;
  const comment = element('input', { type: 'text', name: 'comment', placeholder: 'Anything to add?', 'aria-label': 'Anything to add?', autocomplete: 'off', maxlength: 500 });
  const word = element('span', { class: 'survey-word' }, 'Choose one to five');
  const send = element('button', { type: 'submit', class: 'button', disabled: true }, 'Send');
  const inputs = ratings.map(([value, label]) =>
    element('input', {
      type: 'radio',
      name,
      value,
      'aria-label': `${value} of 5, ${label.toLowerCase()}`,
      onchange: () => {
        word.textContent = label;
        send.disabled = false;
        stars.forEach((star, index) => star.classList.toggle('is-lit', index < value));
      },
    }),
  );
  const stars = inputs.map((input) => element('label', { class: 'star' }, input, icon('star')));

  const form: HTMLFormElement = element(
    'form',
    {
      class: 'survey',
      onsubmit: (event) => {
        event.preventDefault();
        const rating = Number(inputs.find(({ checked }) => checked)?.value);
        if (!rating) return;
        const thanks = element('p', { class: 'survey-thanks', tabindex: -1 }, icon('check'), 'Thank you, that helps.');
        form.replaceWith(thanks);
        thanks.focus();
        submit(rating, comment.value.trim());
      },
    },
    element(
      'fieldset',
      {},
      element('legend', {}, question),
      element('div', { class: 'stars' }, ...stars, word),
    ),
    element('div', { class: 'survey-comment' }, comment, send),
  );
  if (dismiss) {
    form.prepend(
      iconButton('close', 'Close the survey', () => {
        form.remove();
        dismiss();
      }),
    );
  }
  return form;
}
