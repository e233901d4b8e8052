/**
 * Names that GA4 keeps for itself. Source: Google Analytics Help, "Event naming rules"; Measurement Protocol reference, "Reserved
 * names"; the prefixes that only the app SDKs document are refused too.
 */
const reserved = new RegExp(
  '^(_|ga_|google_|firebase_|gtag\\.|query_id|(' +
    'ad_(activeview|click|exposure|impression|query|reward)|adunit_exposure|' +
    'app_(clear_data|exception|install|remove|store_(refund|subscription_(cancel|renew))|up(date|grade))|' +
    'click|dynamic_link_(app_(open|update)|first_open)|error|file_download|first_(open|visit)|form_(start|submit)|' +
    'in_app_purchase|notification_(dismiss|foreground|open|receive|send)|os_update|page_view|screen_view|scroll|' +
    'session_start|user_engagement|video_(progress|start)|view_(complete|search_results))$)',
);

/** Parameters that GA4 keeps for itself: gtag.js swallows them, or takes them for its own. Sources: as above; a recorded run of gtag.js, July 2025. */
const reservedParameter = /^((ga|google|firebase)_|(client_id|currency|engagement_time_msec|event_(callback|timeout)|gclid|groups|items|language|page_location|send_to|session_(id|number)|user_(id|properties))$)/;

/** Names that were found good: nearly all come again and again. */
const good = new Set<string>();
const mostGood = 500;

const isName = (name: string): boolean => /^[a-z]\w{0,39}$/i.test(name);

/** Whether GA4 takes it as the name of a parameter: letters, digits and underscores, at most 40, a letter first, and none of its own. */
export function isParameterName(name: string): boolean {
  if (good.has(name)) return true;
  const fine = isName(name) && !reservedParameter.test(name);
  if (fine && good.size < mostGood) good.add(name);
  return fine;
}

/** Whether GA4 takes it as the name of an event. */
export function isEventName(name: unknown): name is string {
  return typeof name === 'string' && isName(name) && !reserved.test(name);
}
