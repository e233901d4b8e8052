import type { ChatEventType } from '@chat-analytics/core';
import { defaultStandardEvents } from '@chat-analytics/meta-sink';
import { indent, key, literal } from '../literal.js';
import { dataLayerKeys } from '../output.js';
import type { Provider } from './provider.js';
import { waitingSource } from './waiting.js';

/** GA4 through the page's gtag.js, once that runs: calls on its stub are lost when the visitor leaves before. */
export function ga4Provider(measurementId: string | undefined): Provider {
  const running = measurementId
    ? `if (containers) return ${literal(measurementId)} in containers;`
    : `for (var key in containers) if (key.indexOf("G-") === 0) return true;`;
  return {
    destination: 'ga4',
    flat: true,
    target: `ga4 ${measurementId ?? ''}`,
    call: ({ output, parameters }) => `send(${literal(output.name)}, ${parameters});`,
    source: `
function ready() {
  var containers = window.google_tag_manager;
  ${running}
  return !!window.dataLayer && Object.prototype.hasOwnProperty.call(window.dataLayer, "push");
}
function tell(name, parameters) {${measurementId ? `\n  parameters.send_to = ${literal(measurementId)};` : ''}
  var gtag = window.gtag || function () { window.dataLayer.push(arguments); };
  gtag("event", name, parameters);
}
${waitingSource}`.trim(),
    notes: [
      'The page must bring in gtag.js, by Google’s snippet or a Google tag; events wait for it.',
      'Register a parameter as a custom dimension in GA4 to see it in reports.',
      'The snippet follows your Consent Mode settings as gtag.js does, and asks nobody itself. gtag.js takes about 20 events at once.',
    ],
  };
}

/** `send`, which hands its arguments to the Meta Pixel once its library runs. */
export const pixelSource = `
function ready() {
  return !!window.fbq && typeof window.fbq.callMethod === "function";
}
function tell() {
  window.fbq.apply(null, arguments);
}
${waitingSource}`.trim();

/** The Meta Pixel of the page, once its library runs. The event's id is the fourth argument, where Meta looks for it. */
export function metaProvider(pixelId: string | undefined, standardEvents: boolean): Provider {
  const pixel = pixelId ? `${literal(pixelId)}, ` : '';
  const standardOf = (type: ChatEventType): string | undefined => (standardEvents ? defaultStandardEvents[type] : undefined);
  return {
    destination: 'meta',
    flat: false,
    target: `meta ${pixelId ?? ''}`,
    nameOf: (_, type) => standardOf(type),
    call({ type, output, parameters }) {
      const standard = standardOf(type);
      const method = (pixelId ? 'trackSingle' : 'track') + (standard ? '' : 'Custom');
      return `send(${literal(method)}, ${pixel}${literal(standard ?? output.name)}, ${parameters}, { eventID: eventId });`;
    },
    source: pixelSource,
    notes: [
      'The page must bring in the Meta Pixel; events wait for it.',
      'The event’s id goes along as eventID. A server that sends the same event must send the same name and id, so that Meta counts it once.',
      'The snippet asks nobody for consent: let it run only where advertising is allowed.',
      ...(standardEvents ? ['Standard events are a promise to Meta about what happened: check its policy for your trade.'] : []),
    ],
  };
}

/** Every key in every push: nothing of an earlier one is left. */
const sendChatSource = `
var keys = ${literal(dataLayerKeys.join(' '))}.split(" ");
function sendChat(name, fields) {
  var chat = {};
  keys.forEach(function (key) { chat[key] = fields[key]; });
  send({ event: name, chat: chat, _clear: true });
}`;

/** The data layer of Google Tag Manager. It is a queue: what comes before Tag Manager waits there. `aliases`: each event under the vendor's name of it. */
export function dataLayerProvider(isNormalized: boolean, name = 'dataLayer', aliases = false): Provider {
  const layer = `window[${literal(name)}]`;
  return {
    destination: 'gtm',
    flat: false,
    target: `gtm ${name}${aliases ? ' aliases' : ''}`,
    nameOf: (vendorEvent, _, { recipe }) => (aliases && recipe !== undefined ? vendorEvent : undefined),
    call({ output, parameters }) {
      const event = aliases && output.recipe !== undefined ? 'name' : literal(output.name);
      if (output.recipe === undefined) return `sendChat(${event}, ${parameters});`;
      if (output.under !== undefined) return `send({\n  event: ${event},\n  ${key(output.under)}: ${indent(parameters, '  ')}\n});`;
      // Beside `event`: an object without its opening brace.
      return `send({\n  event: ${event},${parameters.slice(1)});`;
    },
    source: `
// What any of these snippets has pushed is emptied by the next: Tag Manager merges.
var pushed = claimed[${literal(`pushed ${name}`)}] = claimed[${literal(`pushed ${name}`)}] || {};
function send(push) {
  Object.keys(pushed).forEach(function (key) { if (!(key in push)) push[key] = undefined; });
  Object.keys(push).forEach(function (key) { if (key !== "event" && key !== "_clear") pushed[key] = true; });
  ${layer} = ${layer} || [];
  ${layer}.push(push);
}${isNormalized ? sendChatSource : ''}`.trim(),
    notes: [
      'In Google Tag Manager, make a Custom Event trigger for each name of an event, and Data Layer Variables for the keys; or import a container that has them.',
      'A data layer that gtag.js uses too takes events from both: do not send an event of the same name by gtag.',
      'What is on the data layer goes nowhere by itself: ask for consent in the tags that send it.',
    ],
  };
}

/** A function of the page's own; without one, the console. `raw`: it gets what the vendor told, as it is. */
export function customProvider(callback: string | undefined, raw: boolean): Provider {
  return {
    destination: 'gtm',
    flat: false,
    raw,
    target: `custom ${callback ?? ''}`,
    nameOf: (vendorEvent) => (raw ? vendorEvent : undefined),
    call: ({ output, parameters }) => `send(${raw ? 'name' : literal(output.name)}, ${parameters});`,
    source: callback
      ? `
function ready() {
  return typeof window[${literal(callback)}] === "function";
}
function tell(name, event) {
  window[${literal(callback)}](name, event);
}
${waitingSource}`.trim()
      : `
function send(name, event) {
  console.log("Chat event", name, event);
}`.trim(),
    notes: [
      callback
        ? 'Your function gets two arguments: the name of the event, and an object that says more. Events wait until there is such a function.'
        : 'Open the browser’s console to see the events.',
      ...(raw ? ['The object is the vendor’s own, as it is: it may hold what visitors wrote. Keep it on the page.'] : []),
    ],
  };
}
