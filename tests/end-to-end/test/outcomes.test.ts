import { destinations } from './card.js';
import { expect, test } from './fixtures.js';

/** What a shopper says to bring each outcome about, and what it is called at the destinations. */
const outcomes = [
  { title: 'Lead qualified', says: ['A dinner set for eight'], ga4: 'chat_lead_qualified', meta: 'ChatLeadQualified' },
  { title: 'Contact info obtained', says: ['Send me the details', 'ada@example.com'], ga4: 'chat_contact_info_obtained', meta: 'ChatContactInfoObtained' },
  { title: 'Appointment scheduled', says: ['Visit the workshop', 'Saturday at two'], ga4: 'chat_appointment_scheduled', meta: 'ChatAppointmentScheduled' },
  { title: 'Goal met', says: ['Reserve the set'], ga4: 'chat_goal_met', meta: 'ChatGoalMet' },
  { title: 'Escalation triggered', says: ['Talk to a person'], ga4: 'chat_escalation_triggered', meta: 'ChatEscalationTriggered' },
  { title: 'Follow-up scheduled', says: ['Call me tomorrow'], ga4: 'chat_followup_scheduled', meta: 'ChatFollowupScheduled' },
  { title: 'Follow-up inferred', says: ['Maybe later'], ga4: 'chat_followup_inferred', meta: 'ChatFollowupInferred' },
];

test('a shopper who takes the replies offered brings about all seven outcomes, each once at every destination under one event id @phone', async ({ demo }) => {
  for (const { says } of outcomes) for (const text of says) await demo.reply(text);

  const ids = new Set<string>();
  for (const { title, ga4, meta } of outcomes) {
    const outcome = await demo.outcome(title);
    const id = await outcome.eventId();
    ids.add(id);
    await expect(outcome.callName('GA4')).toHaveText([ga4]);
    await expect(outcome.callName('Meta')).toHaveText([meta]);
    await expect(outcome.parameter('GA4', 'chat_event_id')).toHaveText([id]);
    await expect(outcome.parameter('Meta', 'eventID')).toHaveText([id]);
    await expect(outcome.callName('GTM')).toHaveText([ga4]);
    await expect(outcome.parameter('GTM', 'chat.event_id')).toHaveText([id]);
    await expect(outcome.parameter('Endpoint', 'event_id')).toHaveText([id]);
    for (const destination of destinations) await expect(outcome.state(destination)).toHaveText('delivered');
  }
  expect(ids.size).toBe(7);
  await expect(demo.state).toContainText('7 events, each delivered once to GA4, Meta, GTM and the endpoint.');
  await expect(demo.state).toContainText('books balance');
  expect(await demo.account('Autochat')).toEqual({ received: 7, accepted: 7, duplicate: 0, ignored: 0, rejected: 0 });
  for (const destination of destinations) expect(await demo.account(destination)).toEqual({ offered: 7, delivered: 7, held: 0, dropped: 0, failed: 0 });
});

test('of the widget’s two events only the one is counted that the page listens to', async ({ demo }) => {
  for (const { listen, heard } of [
    { listen: 'stable', heard: 0 },
    { listen: 'aliases', heard: 1 },
  ]) {
    if (listen !== 'stable') await demo.choose('Listen to', listen);
    await demo.write('A dinner set for eight');
    const outcome = await demo.outcome('Lead qualified');
    await expect(outcome.tellings.locator('code')).toHaveText(['autochat.widget_tracking.v1', 'autochat.lead_qualified.v1']);
    await expect(outcome.tellings.nth(heard)).toContainText('heard and counted');
    await expect(outcome.tellings.nth(1 - heard)).toContainText('same id, not counted');
    await expect(outcome.calls('GA4')).toHaveCount(1);
    await expect(outcome.calls('Meta')).toHaveCount(1);
  }
});

test('an outcome that the widget dispatches again is a duplicate, and no second call', async ({ demo }) => {
  await demo.reply('A dinner set for eight');
  const outcome = await demo.outcome('Lead qualified');
  await outcome.card.getByRole('button', { name: 'Tell it again' }).click();
  await expect(outcome.tellings).toHaveCount(4);
  await expect(outcome.tellings.nth(2)).toContainText('heard again, not counted again');
  await expect(outcome.calls('GA4')).toHaveCount(1);
  await expect(outcome.calls('Meta')).toHaveCount(1);
  await expect.poll(() => demo.account('Autochat')).toMatchObject({ received: 2, accepted: 1, duplicate: 1 });
});

test('an ordinary question is answered, and the page learns nothing of it', async ({ demo, page }) => {
  await demo.open();
  await page.getByRole('button', { name: 'Ask about it: Ferry jug' }).click();
  await expect(demo.chat.getByText('Is the Ferry jug dishwasher safe?')).toBeVisible();
  await expect(demo.chat.getByText('It is. Everything we make')).toBeVisible();
  expect(await demo.account('Autochat')).toMatchObject({ received: 0 });
});

test('recipe naming shows the names of the published recipes', async ({ demo }) => {
  await demo.choose('Naming', 'recipe');
  await demo.reply('A dinner set for eight');
  const outcome = await demo.outcome('Lead qualified');
  const id = await outcome.eventId();
  await expect(outcome.callName('GA4')).toHaveText(['chat_widget_tracking']);
  await expect(outcome.callName('Meta')).toHaveText(['AutochatWidgetTracking']);
  for (const destination of ['GA4', 'Meta'] as const) {
    await expect(outcome.parameter(destination, 'autochat_event_type')).toHaveText(['autochat.lead_qualified.v1']);
    await expect(outcome.parameter(destination, 'autochat_event_id')).toHaveText([id]);
  }
  await expect(outcome.parameter('Meta', 'eventID')).toHaveText([id]);
  await expect(outcome.callName('GTM')).toHaveText(['autochat.widget_tracking.v1']);
  await expect(outcome.parameter('GTM', 'autochat.event_id')).toHaveText([id]);
});
