import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, type ChatAnalytics, type ConsentOption, type Source } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { kustomer } from '@chat-analytics/kustomer';
import { createClarityWebchat, createGtag, createKustomer, createRecordingSink, hostEventOf, type KustomerFake, type KustomerGeneration } from '@chat-analytics/testing';
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

describe('a copy that waits for consent takes nothing from one that has it', () => {
  const sink = createRecordingSink({ purpose: 'analytics' });
  const open = (consent: ConsentOption): ChatAnalytics => {
    const copy = createChatAnalytics({ sources: [], sinks: [sink], consent, debug: false });
    closing.push(() => copy.stop());
    return copy;
  };

  it.each(['granted', 'denied'] as const)('and sends nothing again once consent is %s', (answer) => {
    sink.events.length = 0;
    const [waiting, allowed] = [open({}), open({ analytics: 'granted' })];
    const id = `told to both, then ${answer}`;
    for (const copy of [waiting, allowed]) copy.track(hostEventOf('chat_opened', id));
    expect(sink.events.map(({ event_id }) => event_id)).toEqual([id]);
    waiting.consent.update({ analytics: answer });
    expect(sink.events).toHaveLength(1);
    expect(waiting.health().sinks.recording).toMatchObject({ offered: 1, delivered: 0, held: {}, dropped: { [answer === 'granted' ? 'duplicate' : answer]: 1 } });
  });

  it('and of two that wait the first to be given it sends', () => {
    sink.events.length = 0;
    const copies = [open({}), open({})];
    for (const copy of copies) copy.track(hostEventOf('chat_opened', 'told to two that wait'));
    for (const copy of copies) copy.consent.update({ analytics: 'granted' });
    expect(sink.events).toHaveLength(1);
  });
});
