import { element, type Child } from '../../dom/element.js';
import { icon } from '../../dom/icon.js';
import { placeOf, type Product } from '../../shop/products.js';
import type { ChatSurroundings } from '../chat.js';
import { createComposer } from '../parts/composer.js';
import { createFocusReturn } from '../parts/focus-return.js';
import { iconButton } from '../parts/icon-button.js';
import { createMessages } from '../parts/messages.js';
import { typesByTouch } from '../parts/panel.js';
import { createSurvey } from '../parts/survey.js';
import { typingTime } from '../parts/typing-time.js';
import { createAnswer } from './answer.js';
import { createMiniPage } from './mini-page.js';
import { createPieces, type PieceActions } from './pieces.js';
import { createSelection } from './selection.js';
import { answerTo, findSimilar, question, starters, suggestionsFor, welcome, type Answer, type Suggestion } from './topics.js';
import { piece, type Webchat } from './webchat.js';

/** After how many answers the chat asks how it was. */
const surveyAfter = 3;

const name = 'The assistant';
const address = (href: string): string => new URL(href, window.location.href).href;

/** What the shopper says, and how. */
interface Input extends Suggestion {
  readonly type: 'text' | 'suggestion_button' | 'quick_reply' | 'trigger_button' | 'product_menu';
  readonly product?: Product | undefined;
  /** The trigger that it came from. */
  readonly trigger?: string;
}

export interface Conversation {
  readonly body: readonly HTMLElement[];
  /** Says the first words, once. */
  begin(): void;
  askFromTrigger(text: string, trigger: string, product?: Product): void;
  /** Asks how the chat was. */
  survey(): void;
  focus(panel: HTMLElement): void;
}

/**
 * What is said in the chat, and shown: answers, pieces, a piece's own page, a survey. All of it is tracked.
 *
 * @param leave - Is called when a link into the shop was followed.
 */
export function createConversation({ said }: ChatSurroundings, { look, track }: Webchat, leave: () => void): Conversation {
  const messages = createMessages(name);
  const selection = createSelection();
  const composer = createComposer((text, by) => {
    const suggestion = offered.find((other) => other.text === text);
    if (suggestion && starters.includes(suggestion)) asked.add(suggestion);
    if (by === 'text') say({ text, type: 'text', product: subject });
    else say({ ...suggestion, text, type: look.phase === 'conversation' ? 'suggestion_button' : 'quick_reply' });
    if (by === 'reply') messages.element.focus();
  }, 'Ask for a piece');
  const about = element('p', { class: 'subject', hidden: true });
  const talk = element('div', { class: 'talk' }, messages.element);
  let offered: readonly Suggestion[] = [];
  let subject: Product | undefined;
  /** Starters that were taken: they are not offered again. */
  const asked = new Set<Suggestion>();
  let answers = 0;
  let begun = false;
  let surveyed: HTMLElement | undefined;
  /** The page of a piece that lies over what was said. */
  let page: { readonly element: HTMLElement; readonly product: Product } | undefined;
  const pageOrigin = createFocusReturn();
  /** Answers are given one after the other. */
  let queue = Promise.resolve();

  function offer(suggestions: readonly Suggestion[]): void {
    offered = suggestions.filter((suggestion) => !asked.has(suggestion));
    composer.offer(offered.map(({ text }) => text));
    messages.scrollToEnd();
  }

  function setSubject(product?: Product): void {
    subject = product;
    about.hidden = !product;
    if (product) about.replaceChildren(element('span', {}, 'About ', element('strong', {}, product.name)), iconButton('close', `No longer about ${product.name}`, () => setSubject()));
  }

  function rated(text: string, pieces: readonly Product[] = []): (sentiment: 'up' | 'down') => void {
    return (sentiment) => track(`thumbs_${sentiment}`, { feedback_target_text: text, feedback_target_product_ids: pieces.map(({ id }) => id) });
  }

  function show({ text, pieces, link }: Answer): void {
    const more: Child[] = [];
    if (link) {
      const follow = (): void => {
        track('url_click', { link_type: 'text_url', url: address(link.href), link_text: link.text });
        leave();
      };
      more.push(element('a', { class: 'link', href: link.href, onclick: follow }, link.text, icon('link')));
    }
    if (pieces) more.push(createPieces(pieces, selection, actions));
    messages.append(createAnswer(name, text, more, rated(text, pieces)));
    offer(suggestionsFor(selection.all()));
    if (++answers === surveyAfter) survey();
  }

  function say({ text, type, target, product = page?.product, trigger }: Input): void {
    closePage();
    look.phase = 'conversation';
    said(text);
    const common = { type, message: text, target, clicked_in_trigger: trigger };
    if (product) track('user_respond_product', { ...common, ...piece(product) });
    else track('user_respond', { ...common, product_ids: selection.ids() });
    setSubject();
    messages.add('visitor', text);
    offer([]);
    const answer = answerTo(text, { product, selected: selection.all() });
    queue = queue.then(
      () =>
        new Promise((resolve) => {
          messages.setTyping(true);
          window.setTimeout(() => {
            messages.setTyping(false);
            show(answer);
            resolve();
          }, typingTime(window, answer.text));
        }),
    );
  }

  function survey(): void {
    closePage();
    if (surveyed?.isConnected) {
      surveyed.scrollIntoView({ block: 'nearest' });
      return;
    }
    surveyed = createSurvey(question, {
      submit: (rating, comment) => {
        if (comment) said(comment);
        track('submit_feedback', { feedback_state: rating, feedback_message: comment || undefined });
      },
      dismiss() {
        track('close_survey');
        messages.element.focus();
      },
    });
    messages.append(surveyed);
  }

  function closePage(): void {
    if (!page) return;
    track('close_mini_pdp', { product_id: page.product.id });
    page.element.remove();
    page = undefined;
    messages.element.inert = false;
    pageOrigin.giveBack(messages.element);
  }

  const actions: PieceActions = {
    look(product) {
      pageOrigin.remember();
      track('mini_pdp_click', piece(product));
      const opened = createMiniPage(product, {
        close: closePage,
        ask: (suggestion) => say({ ...suggestion, type: 'suggestion_button', product }),
        goToPage() {
          track('url_click', { link_type: 'mini_pdp_product', url: address(placeOf(product)), ...piece(product) });
          leave();
        },
      });
      page = { element: opened, product };
      messages.element.inert = true;
      talk.append(opened);
      opened.querySelector('button')?.focus();
    },
    select(product) {
      selection.toggle(product);
      const suggestions = suggestionsFor(selection.all());
      track(selection.has(product) ? 'product_select' : 'product_deselect', { product_id: product.id, product_ids: selection.ids(), suggestion_buttons_shown: suggestions.map(({ text }) => text) });
      offer(suggestions);
    },
    askFollowUp(product) {
      track('product_menu_click', { button_content: 'ask follow up', source_type: 'carousel', ...piece(product) });
      setSubject(product);
      composer.focus();
    },
    findSimilar(product) {
      track('product_menu_click', { button_content: 'find similar', source_type: 'carousel', ...piece(product) });
      say({ ...findSimilar, type: 'product_menu', product });
    },
    goToPage(product) {
      track('product_menu_click', { button_content: 'go to product page', source_type: 'carousel', ...piece(product) });
      track('url_click', { link_type: 'product_menu', url: address(placeOf(product)), ...piece(product) });
      leave();
    },
  };

  return {
    body: [talk, composer.replies, about, composer.form],
    begin() {
      if (begun) return;
      begun = true;
      look.phase = 'welcome_message';
      messages.add('assistant', welcome);
      offer(starters);
    },
    askFromTrigger: (text, trigger, product) => say({ text, type: 'trigger_button', trigger, product }),
    survey,
    focus(panel) {
      if (typesByTouch()) panel.focus();
      else composer.focus();
    },
  };
}
