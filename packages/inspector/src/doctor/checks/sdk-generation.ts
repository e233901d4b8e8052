import { fail, pass, unknown, type Check, type Facts, type Finding } from '../facts.js';

const none = 'Nothing.';

const kustomer: Readonly<Record<NonNullable<Facts['window']['kustomer']>, Finding>> = {
  widget: pass('Kustomer: Chat v2.', none, ['Chat v2 tells of opening, closing, new conversations and a rising unread count; messages received are inferred from that']),
  core: pass('Kustomer: KustomerCore, without a widget of its own.', none, ['KustomerCore tells of messages, surveys and ends of conversations, but not of opening and closing']),
  legacy: pass('Kustomer: the chat before v2, or another that listens by `on`.', 'Plan the move to Chat v2: the events of this one are documented nowhere.'),
  loader: unknown('Kustomer: the loader is there, and its SDK is not started.', 'See that the page calls `Kustomer.start`.'),
  cards: fail('Kustomer: this is the Cards SDK of the agents’ desktop, and no chat.', 'Put the chat’s script on the page, and hand it over by `attach` where both are there.'),
};

function lookAtAutochat({ health }: Facts): Finding | undefined {
  const source = health.sources.autochat;
  if (!source) return undefined;
  if (source.rejected.unknown_dispatch_version) return fail('Autochat: its events have a version that this library does not know.', 'Update `@chat-analytics/autochat`, or report the version.');
  return source.accepted ? pass('Autochat: events of version 1.', none) : unknown('Autochat: no event yet, so its version is not known.', 'Bring an outcome about.');
}

function lookAtKustomer({ health, window }: Facts): Finding | undefined {
  const source = health.sources.kustomer;
  if (!source) return undefined;
  if (window.kustomer) return kustomer[window.kustomer];
  // It was handed over, or has another name.
  return source.received ? pass('Kustomer: it is heard, from an SDK that has another name or none.', none) : unknown('Kustomer: no SDK under its usual names.', 'See whether the chat’s script is on this page. Name another global by the option `global`, or call `attach`.');
}

function lookAtClarity({ health, window: { clarity } }: Facts): Finding | undefined {
  const source = health.sources.bloomreach_clarity;
  if (!source) return undefined;
  if (!clarity) return source.received ? pass('Clarity: it is heard, from an SDK that has another name, or over the data layer.', none) : unknown('Clarity: no Engagement SDK under `exponea` or `brweb`.', 'Name its global by the option `globals` of `clarity()`.');
  if (clarity.state === 'stub' && !source.received) return unknown(`Clarity: the snippet of \`${clarity.global}\` is there, and nothing was heard of its library.`, 'Open the chat. If nothing happens, see whether the library is blocked.');
  return pass(`Clarity: the Engagement SDK under \`${clarity.global}\`.`, none);
}

/** Which SDKs are there. */
export const sdkGeneration: Check = {
  id: 'sdk_generation',
  title: 'The vendors’ SDKs are ones that are known',
  look(facts) {
    const found = [lookAtAutochat(facts), lookAtKustomer(facts), lookAtClarity(facts)].filter((finding) => finding !== undefined);
    const worst = (['fail', 'unknown', 'pass'] as const).map((verdict) => found.find((finding) => finding.verdict === verdict)).find((finding) => finding !== undefined);
    if (!worst) return unknown('There is no source of a vendor.', 'Nothing, if this page has no chat.');
    const { verdict, finding, next } = worst;
    return { verdict, finding: verdict === 'pass' ? 'All of them are known.' : finding, next, evidence: found.filter((other) => verdict === 'pass' || other !== worst).flatMap(({ finding: text, evidence }) => [text, ...evidence]) };
  },
};
