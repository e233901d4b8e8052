import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type Source } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { createClarityWebchat, createGtag, createKustomer, type KustomerFake, type KustomerGeneration } from '@chat-analytics/testing';
import { afterEach, describe, expect, it } from 'vitest';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

/** A page with GA4 and two copies of the library, which hear the same chat. Tells what GA4 has got. */
function openTwice(source: () => Source): () => unknown[] {
  const gtag = createGtag(window, { measurementId: 'G-SHOP' });
  closing.push(() => gtag.remove());
  const copies = [0, 1].map(() => createChatAnalytics({ sources: [source()], sinks: [ga4()], consent: 'not_required', debug: false }));
  closing.push(() => copies.forEach((copy) => copy.stop()));
  return () => gtag.hits.map(({ en }) => en);
}

function put(generation: KustomerGeneration): KustomerFake {
  const fake = createKustomer(window, { generation });
  closing.push(() => fake.remove());
  return fake;
}

describe('two copies of the library send an event without an id once', () => {
  it('that brings an object', () => {
    const chat = put('legacy');
    const sent = openTwice(() => kustomer());
    chat.tell('messageSent', { text: 'hello' });
    expect(sent()).toEqual(['chat_message_sent']);
  });

  it('though a source makes another object of it: the answer to a survey', () => {
    const chat = put('legacy');
    const sent = openTwice(() => kustomer());
    chat.tell('satisfactionSent', { rating: 4 });
    expect(sent()).toEqual(['chat_survey_submitted']);
  });

  it('though a source makes another object of it: a rise of the unread count', () => {
    const widget = put('v2');
    const sent = openTwice(() => kustomer());
    widget.tell('onUnread', { total: 0 });
    widget.tell('onUnread', { total: 1 });
    expect(sent()).toEqual(['chat_message_received']);
  });

  it('that brings nothing at all, as often as it is told', async () => {
    const widget = put('v2');
    const sent = openTwice(() => kustomer());
    widget.open();
    widget.tell('onOpen', null);
    await Promise.resolve();
    widget.tell('onOpen', null);
    expect(sent()).toEqual(['chat_opened', 'chat_opened', 'chat_opened']);
  });

  it('that brings nothing at all, of Clarity', () => {
    const webchat = createClarityWebchat(window);
    closing.push(() => webchat.remove());
    const sent = openTwice(() => clarity());
    webchat.track('close_survey');
    expect(sent()).toEqual(['chat_survey_dismissed']);
  });
});
