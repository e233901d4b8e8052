import { createAutochatWidget, type AutochatDetail } from '@chat-analytics/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createConversation, type Ask, type ConversationView } from './conversation.js';
import { findTopic, firstReplies, greeting, invitations, lastReplies, notUnderstood } from './topics.js';

describe('the conversation', () => {
  let heard: string[];
  let offered: readonly string[];
  let view: ConversationView;

  beforeEach(() => {
    vi.useFakeTimers();
    heard = [];
    offered = [];
    view = { show: vi.fn(), showTyping: vi.fn(), offer: (replies) => (offered = replies) };
    const listen = (event: Event): number => heard.push((event as CustomEvent<AutochatDetail>).detail.event_type);
    window.addEventListener('autochat.widget_tracking.v1', listen);
    return () => {
      window.removeEventListener('autochat.widget_tracking.v1', listen);
      vi.useRealTimers();
    };
  });

  const open = (ask?: Ask) => createConversation(window, createAutochatWidget(window), view, ask);

  it('begins once, with replies to choose from', () => {
    const conversation = open();
    conversation.begin();
    conversation.begin();
    expect(vi.mocked(view.show).mock.calls).toEqual([['assistant', greeting]]);
    expect(offered).toBe(firstReplies);
  });

  it('reaches every outcome once for a shopper who follows the first reply offered', async () => {
    const conversation = open();
    conversation.begin();
    for (let step = 0; step < 20 && offered !== lastReplies; step++) {
      conversation.say(offered[0] ?? '');
      await vi.runAllTimersAsync();
    }
    expect(heard).toEqual(invitations.map(({ leadsTo }) => leadsTo));
  });

  it('answers one message after the other', async () => {
    const conversation = open();
    conversation.say('Call me tomorrow');
    conversation.say('Maybe later');
    await vi.runAllTimersAsync();
    expect(heard).toEqual(['autochat.followup_scheduled.v1', 'autochat.followup_inferred.v1']);
  });

  it('takes what the endpoint answers, with what it says of telling the page', async () => {
    const endpoint = createAutochatWidget(window, { emitBrowser: { 'autochat.goal_met.v1': false } });
    const conversation = open(() => Promise.resolve(endpoint.answer('As you wish.', [{ name: 'autochat.goal_met.v1' }, { name: 'autochat.lead_qualified.v1' }])));
    conversation.say('Call me tomorrow');
    await vi.runAllTimersAsync();
    expect(heard).toEqual(['autochat.lead_qualified.v1']);
    expect(view.show).toHaveBeenLastCalledWith('assistant', 'As you wish.');
  });

  it('tells the page nothing of what is no outcome', async () => {
    open().say('Is the Ferry jug dishwasher safe?');
    await vi.runAllTimersAsync();
    expect(heard).toEqual([]);
    expect(view.show).toHaveBeenLastCalledWith('assistant', expect.stringContaining('dishwasher'));
  });

  it.each([
    ['you can reach me at ada@example.com, thanks', 'autochat.contact_info_obtained.v1'],
    ['my number is +44 1263 555 010', 'autochat.contact_info_obtained.v1'],
    ['we need plates for twelve', 'autochat.lead_qualified.v1'],
    ['can I speak to someone?', 'autochat.escalation_triggered.v1'],
    ['please call me', 'autochat.followup_scheduled.v1'],
    ['let me think about it', 'autochat.followup_inferred.v1'],
    ['Saturday would be lovely', 'autochat.appointment_scheduled.v1'],
    ['I will take it', 'autochat.goal_met.v1'],
  ])('understands “%s”', (said, outcome) => {
    expect(findTopic(said).outcome).toBe(outcome);
  });

  it('says so where it does not follow', () => {
    expect(findTopic('xyzzy')).toBe(notUnderstood);
  });
});
