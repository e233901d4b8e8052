import { measurementId, pixelId } from '../ids.js';
import type { Start } from '../subject.js';
import type { Payload } from '../window.js';

type Calls = (window: Parameters<Start>[0]['page']['window'], outcome: Payload) => void;

/** What arrives of each vendor's outcome in each naming, as calls written by hand: nothing can deliver the same for less. */
const autochatRecipe: Calls = (window, { event_type, event_id, trigger_source, scope }) => {
  window.gtag?.('event', 'chat_widget_tracking', {
    autochat_event_type: event_type,
    autochat_event_id: event_id,
    autochat_trigger_source: trigger_source,
    autochat_scope: scope,
    send_to: measurementId,
  });
  const parameters = { autochat_event_type: event_type, autochat_event_id: event_id, autochat_trigger_source: trigger_source };
  window.fbq?.('trackSingleCustom', pixelId, 'AutochatWidgetTracking', parameters, { eventID: event_id });
};

const autochatNormalized: Calls = (window, { event_id, trigger_source }) => {
  const parameters = { chat_vendor: 'autochat', chat_event_id: event_id, chat_actor: 'system', chat_trigger_source: trigger_source };
  window.gtag?.('event', 'chat_lead_qualified', { ...parameters, send_to: measurementId });
  window.fbq?.('trackSingleCustom', pixelId, 'ChatLeadQualified', parameters, { eventID: event_id });
};

function surveyParameters({ satisfactionId, response }: Payload): Record<string, unknown> {
  const { rating, followupAnswer } = response as { rating: number; followupAnswer: string };
  return {
    chat_vendor: 'kustomer',
    chat_event_id: `kustomer:survey_submitted:${String(satisfactionId)}`,
    chat_actor: 'visitor',
    chat_rating: rating,
    chat_survey_id: satisfactionId,
    chat_feedback_length: followupAnswer.length,
  };
}

const kustomerRecipe: Calls = (window, outcome) => {
  const parameters = surveyParameters(outcome);
  window.gtag?.('event', 'chat_rating', { rating_value: parameters.chat_rating, send_to: measurementId });
  window.fbq?.('trackSingleCustom', pixelId, 'ChatSurveySubmitted', parameters, { eventID: parameters.chat_event_id });
};

const kustomerNormalized: Calls = (window, outcome) => {
  const parameters = surveyParameters(outcome);
  window.gtag?.('event', 'chat_survey_submitted', { ...parameters, send_to: measurementId });
  window.fbq?.('trackSingleCustom', pixelId, 'ChatSurveySubmitted', parameters, { eventID: parameters.chat_event_id });
};

/** Clarity has no published recipe: both namings are one. */
const clarity: Calls = (window, { url, link_type, link_text, product_id, product_category, chat_widget_size, conversation_state }) => {
  const eventID = crypto.randomUUID();
  const parameters = {
    chat_vendor: 'bloomreach_clarity',
    chat_event_id: eventID,
    chat_actor: 'visitor',
    chat_product_id: product_id,
    chat_product_category: product_category,
    chat_link_type: link_type,
    chat_link_url: String(url).replace(/[?#].*/, ''),
    chat_text_length: String(link_text).length,
    chat_widget_size,
    chat_conversation_state: conversation_state,
  };
  window.gtag?.('event', 'chat_link_clicked', { ...parameters, send_to: measurementId });
  window.fbq?.('trackSingleCustom', pixelId, 'ChatLinkClicked', parameters, { eventID });
};

const calls = {
  autochat: { recipe: autochatRecipe, normalized: autochatNormalized },
  kustomer: { recipe: kustomerRecipe, normalized: kustomerNormalized },
  clarity: { recipe: clarity, normalized: clarity },
};

export const start: Start = ({ page, naming }) => {
  const call = calls[page.vendor][naming];
  page.hear((outcome) => call(page.window, outcome));
  return {};
};
