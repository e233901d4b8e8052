import { count } from '../../words.js';
import { fail, pass, unknown, type Check } from '../facts.js';

/** Item 1: the widget's endpoint says what it tracked. */
export const trackingBlock: Check = {
  id: 'tracking_block',
  item: 1,
  title: 'The widget endpoint answers with a `tracking` block',
  look({ answers: { seen, tracked, watching }, health }) {
    if (!health.sources.autochat) return unknown('This page has no Autochat source.', 'Nothing, if the shop has no Autochat widget. Else add `autochat()` to the sources.');
    if (!seen) {
      return watching
        ? unknown('No answer has come since answers are watched.', 'Write to the chat. Where nothing shows up here, the widget does not use `fetch` on this page: paste an answer.')
        : unknown('No answer of the endpoint is known.', 'Watch the answers and write to the chat, or paste an answer of `POST /api/widgets/:id/chat` from the network panel.');
    }
    const evidence = [`${tracked} of ${count(seen, 'answer')} had one`];
    return tracked
      ? pass('The endpoint tracks this widget.', 'Nothing.', evidence)
      : fail('The answers have no `tracking` block.', 'In Autochat, open Settings → Chat Widget → Tracking, and see whether outcomes are mapped for this widget.', evidence);
  },
};
