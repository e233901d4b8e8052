/** Autochat's seven outcomes by their own names. Source: Autochat, "Widget Tracking Analytics (GTM / GA4 / Meta)". */
export const autochatOutcomes = [
  'autochat.contact_info_obtained.v1',
  'autochat.lead_qualified.v1',
  'autochat.escalation_triggered.v1',
  'autochat.followup_scheduled.v1',
  'autochat.followup_inferred.v1',
  'autochat.appointment_scheduled.v1',
  'autochat.goal_met.v1',
] as const;

export type AutochatOutcome = (typeof autochatOutcomes)[number];

/** What the widget puts into `event.detail`. */
export interface AutochatDetail {
  scope: 'chat_widget_tracking';
  event_id: string;
  event_type: AutochatOutcome;
  occurred_at: string;
  conversation_id: string;
  session_id?: string | null;
  trigger_source: string;
  data: Record<string, unknown>;
  dispatch_version: 1;
}

/** What may be said of an outcome; the rest the widget makes up. */
export type AutochatOutcomeFields = Partial<Omit<AutochatDetail, 'event_type' | 'scope' | 'dispatch_version'>>;

/**
 * The answer of the widget's endpoint, `POST /api/widgets/:id/chat`. The vendor's checklist speaks of a `tracking` block whose shape
 * it publishes nowhere: this one is a guess.
 */
export interface AutochatAnswer {
  conversation_id: string;
  message: { role: 'assistant'; text: string };
  tracking: { dispatch_version: 1; events: (AutochatDetail & { emit_browser: boolean })[] };
}

export interface AutochatWidgetOptions {
  /** Whether the page is told of an outcome, per outcome: the `emit_browser` of the vendor's mappings. Default all true. */
  emitBrowser?: Partial<Record<AutochatOutcome, boolean>>;
  /** Default `conv_1`. */
  conversationId?: string;
  /** Default null, as where the vendor knows no session. */
  sessionId?: string | null;
}

export interface AutochatWidget {
  readonly conversationId: string;
  /** An outcome happens: the endpoint answers, and the page is told by two CustomEvents if the mapping says so. */
  outcome(name: AutochatOutcome, fields?: AutochatOutcomeFields): AutochatDetail;
  /** What the endpoint answers to a shopper's message that brought these outcomes about. Tells the page nothing. */
  answer(text: string, outcomes?: readonly { name: AutochatOutcome; fields?: AutochatOutcomeFields }[]): AutochatAnswer;
  /** Takes in an answer as the widget does: two CustomEvents per outcome whose mapping says so, at once, in order. */
  receive(answer: AutochatAnswer): void;
  /** Dispatches anything at all as the detail of both events: for a widget that lies, or that repeats itself. */
  dispatch(detail: unknown, name?: string): void;
  /** Changes a mapping. */
  setEmitBrowser(name: AutochatOutcome, emit: boolean): void;
}

const stableEvent = 'autochat.widget_tracking.v1';

/**
 * A fake of the Autochat chat widget, as far as a page can see it: for every outcome it dispatches two CustomEvents on `window`, the
 * stable one and the alias named by the outcome, with one and the same detail. Outcomes only: no opening, no message is told.
 */
export function createAutochatWidget(window: Window, options: AutochatWidgetOptions = {}): AutochatWidget {
  const { conversationId = 'conv_1', sessionId = null } = options;
  const emitBrowser = new Map(autochatOutcomes.map((name) => [name, options.emitBrowser?.[name] ?? true]));
  const prefix = Math.random().toString(36).slice(2, 10);
  let count = 0;

  function describe(name: AutochatOutcome, fields: AutochatOutcomeFields = {}): AutochatDetail {
    count++;
    return {
      scope: 'chat_widget_tracking',
      event_id: `evt_${prefix}_${count}`,
      event_type: name,
      occurred_at: new Date().toISOString(),
      conversation_id: conversationId,
      session_id: sessionId,
      trigger_source: 'tool',
      data: {},
      ...fields,
      dispatch_version: 1,
    };
  }

  function dispatch(detail: unknown, name: string = stableEvent): void {
    // The constructor of the page's own realm: an iframe's window has another.
    const { CustomEvent: PageEvent } = window as Window & typeof globalThis;
    window.dispatchEvent(new PageEvent(stableEvent, { detail }));
    if (name !== stableEvent) window.dispatchEvent(new PageEvent(name, { detail }));
  }

  function wrap(text: string, details: readonly AutochatDetail[]): AutochatAnswer {
    const events = details.map((detail) => ({ ...detail, emit_browser: emitBrowser.get(detail.event_type) ?? true }));
    return { conversation_id: conversationId, message: { role: 'assistant', text }, tracking: { dispatch_version: 1, events } };
  }

  function receive(answer: AutochatAnswer): void {
    for (const event of answer.tracking.events) {
      const { emit_browser: emit, ...detail } = event;
      if (emit) dispatch(detail, detail.event_type);
    }
  }

  return {
    conversationId,
    receive,
    dispatch,
    answer: (text, outcomes = []) =>
      wrap(
        text,
        outcomes.map(({ name, fields }) => describe(name, fields)),
      ),
    outcome(name, fields) {
      const detail = describe(name, fields);
      receive(wrap('', [detail]));
      return detail;
    },
    setEmitBrowser: (name, emit) => emitBrowser.set(name, emit),
  };
}
