import { createKustomer, type KustomerFake } from '@chat-analytics/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startConversation, type Conversation } from './conversation.js';
import { usualReplies } from './topics.js';

describe('the conversation with the workshop', () => {
  let told: string[];
  let sdk: KustomerFake;
  const view = { show: vi.fn(), showTyping: vi.fn(), offer: vi.fn(), showSurvey: vi.fn(), showEnd: vi.fn() };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    told = [];
    sdk = createKustomer(window, {
      generation: 'core',
      tells(telling) {
        told.push(telling.name);
        return telling;
      },
    });
    return () => {
      sdk.remove();
      vi.useRealTimers();
    };
  });

  const start = (): Conversation => startConversation(window, { ...sdk, startConversation: () => void sdk.startConversation(), say: (text) => void sdk.say(text), reply: (text) => void sdk.reply(text), askSatisfaction: () => void sdk.askSatisfaction() }, view);

  it('begins with a greeting, and replies to choose from', async () => {
    start();
    await vi.runAllTimersAsync();
    expect(told).toEqual(['onConversationCreate', 'onMessageReceived']);
    expect(view.offer).toHaveBeenLastCalledWith(usualReplies);
  });

  it('answers one message after the other', async () => {
    const conversation = start();
    conversation.say('Do you ship to Ireland?');
    conversation.say('One of my mugs is chipped');
    await vi.runAllTimersAsync();
    const answers = view.show.mock.calls.filter(([from]) => from === 'assistant').map(([, text]) => String(text));
    expect(answers.map((text) => text.split(' ', 2).join(' '))).toEqual(['Hello, Nora', 'We do.', 'I am']);
  });

  it('keeps an answer back until the shopper has closed the chat', async () => {
    const conversation = start();
    conversation.say('I will look around meanwhile');
    await vi.runAllTimersAsync();
    expect(view.show).not.toHaveBeenCalledWith('assistant', expect.stringContaining('drying room'));
    conversation.left();
    await vi.runAllTimersAsync();
    expect(view.show).toHaveBeenLastCalledWith('assistant', expect.stringContaining('drying room'));
  });

  it('asks once how the shopper liked it, after a goodbye or at the end', async () => {
    const conversation = start();
    conversation.say('That is all, thank you');
    await vi.runAllTimersAsync();
    expect(view.showSurvey).toHaveBeenCalledTimes(1);
    conversation.end();
    expect(view.showSurvey).toHaveBeenCalledTimes(1);
    expect(told).toContain('onConversationEnded');
  });

  it('says nothing more once it has ended', async () => {
    const conversation = start();
    await vi.runAllTimersAsync();
    conversation.say('Do you ship to Ireland?');
    conversation.end();
    told = [];
    await vi.runAllTimersAsync();
    expect(told).toEqual([]);
  });
});
