import { Argument, Command, Option } from 'commander';
import { eventTypes } from '@chat-analytics/core';
import { buildGtmContainer, readContainerOptions } from '../container/container.js';
import { RecipeError } from '../recipe-error.js';
import { providerNames, readSnippetOptions } from '../snippet/options.js';
import { buildSnippet, type Snippet } from '../snippet/snippet.js';
import { buildTemplate, templateNames, templates } from '../templates.js';
import { buildVariableTemplate } from '../variable-template.js';
import { vendorNames } from '../vendors.js';
import type { Surroundings } from './surroundings.js';

/** Options as the command line has them: what they hold is checked by what makes of them something. */
type Given = Readonly<Record<string, unknown>>;

/** `autochat,kustomer`, or one at a time. */
const list = (text: string, before: readonly string[] = []): string[] => [...before, ...text.split(',').map((entry) => entry.trim()).filter(Boolean)];

/** What commander has checked already, as the type it has. */
function oneOf<Name>(names: readonly Name[], given: unknown): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new RecipeError(`${String(given)} is none of ${names.join(', ')}.`);
  return found;
}

/** `proactive trigger=proactiveShown`, any number of them. */
function pair(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new RecipeError(`--custom-event must be written as "proactive trigger=name", and "${text}" is not.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

const vendor = (): Option => new Option('-v, --vendor <name>', 'the chat').choices(vendorNames).makeOptionMandatory();
const naming = (): Option => new Option('-n, --naming <naming>', 'the same names for every vendor, or the vendor’s published recipe').choices(['normalized', 'recipe']).default('normalized');
const out = (): Option => new Option('-o, --out <file>', 'write to this file (default: standard output)');

/** Makes the command line. Whatever is wrong with it is thrown, when it has been told. */
export function createProgram({ print, tell, write }: Surroundings): Command {
  /** Commander's message, in sentences. */
  const outputError = (message: string): void => {
    const lines = message.replace(/^error: /, '').trim().split('\n');
    const sentences = lines.map((line) => line.replace(/^\((.*)\)$/, '$1')).map((line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.?]$/.test(line) ? '' : '.'}`);
    tell(`${sentences.join(' ')}\n`);
  };

  function deliver(text: string, file: unknown): void {
    if (typeof file !== 'string') print(text);
    else {
      write(file, text);
      tell(`Wrote ${file}.\n`);
    }
  }

  function deliverSnippet({ code, notes }: Snippet, file: unknown): void {
    deliver(code, file);
    tell(`\n${notes.map((note) => `- ${note}\n`).join('')}`);
  }

  const program = new Command('chat-analytics-recipes')
    .description('Snippets to paste and a Google Tag Manager container to import, for the chats Autochat, Kustomer and Bloomreach Clarity.')
    .configureOutput({ writeOut: print, writeErr: tell, outputError })
    .exitOverride()
    .showHelpAfterError('Add --help to see what there is.')
    .helpCommand(false);

  program
    .command('snippet')
    .description('Makes a script to paste into a page or into a Custom HTML tag. What to know about it goes to standard error.')
    .addOption(vendor())
    .addOption(new Option('-p, --provider <name>', 'where events go: gtag.js, the Meta Pixel, the data layer, or a function of yours').choices(providerNames).makeOptionMandatory())
    .option('-e, --events <types>', `event types, separated by commas (default: all that the chat has): ${eventTypes.join(', ')}`, list)
    .addOption(naming())
    .option('--measurement-id <id>', 'ga4: the property to send to (default: every one on the page)')
    .option('--pixel-id <id>', 'meta: the pixel to send to (default: every one on the page)')
    .option('--standard-events', 'meta: send leads, appointments and conversations as Lead, Schedule and Contact')
    .option('--data-layer <name>', 'gtm: the global name of the data layer (default: dataLayer)')
    .option('--aliases', 'gtm, Autochat in recipe naming: each event under its canonical alias')
    .option('--callback <name>', 'custom: the global name of your function (default: the console)')
    .addOption(new Option('--listen <which>', 'Autochat: the event that all outcomes have in common, or each one’s own (default: stable)').choices(['stable', 'aliases']))
    .option('--global <name>', 'Kustomer: the global name of the SDK (default: Kustomer)')
    .option('--custom-event <action=name>', 'Kustomer: what an SDK with `on` calls an action; may be given several times', pair)
    .option('--globals <names>', 'Clarity: the global names of the Bloomreach Engagement SDK, separated by commas (default: exponea,brweb)', list)
    .addOption(out())
    .action(({ out: file, customEvent, ...options }: Given) => {
      deliverSnippet(buildSnippet(readSnippetOptions({ ...options, ...(customEvent !== undefined && { customEvents: customEvent }) })), file);
    });

  program
    .command('container')
    .description('Makes a container for Google Tag Manager: import it there (Admin, Import Container, Merge).')
    .addOption(new Option('-v, --vendors <names>', `the chats, separated by commas: ${vendorNames.join(', ')}`).argParser(list).makeOptionMandatory())
    .addOption(naming())
    .option('--ga4-measurement-id <id>', 'the GA4 property (default: no GA4 tags)')
    .option('--meta-pixel-id <id>', 'the pixel (default: no Meta tags)')
    .addOption(new Option('-r, --routing <routing>', 'one tag for all events that only their values tell apart, or one for each').choices(['single-tag', 'tag-per-event']).default('single-tag'))
    .addOption(new Option('-c, --consent <consent>', 'whether tags wait for the visitor’s consent').choices(['required', 'not_required']).default('required'))
    .option('--standard-events', 'with a pixel: send leads, appointments and conversations to Meta as Lead, Schedule and Contact')
    .option('--export-time <time>', 'when the file says that it was exported, as 2026-01-31 23:59:59 (default: the same every time)')
    .addOption(out())
    .action(({ out: file, ...options }: Given) => deliver(`${JSON.stringify(buildGtmContainer(readContainerOptions(options)), undefined, 2)}\n`, file));

  program
    .command('template')
    .description(`Prints a static template. ${templateNames.map((name) => `${name}: ${templates[name].title}.`).join(' ')}`)
    .addArgument(new Argument('<name>', 'the template').choices(templateNames))
    .addOption(vendor())
    .addOption(out())
    .action((name: unknown, { vendor: chat, out: file }: Given) => deliverSnippet(buildTemplate(oneOf(templateNames, name), oneOf(vendorNames, chat)), file));

  program
    .command('variable-template')
    .description('Makes a variable template for Google Tag Manager (.tpl), which offers every field that chats have on the data layer.')
    .addOption(out())
    .action(({ out: file }: Given) => deliver(buildVariableTemplate(), file));

  // Subcommands inherit none of these.
  for (const command of program.commands) command.configureOutput({ writeOut: print, writeErr: tell, outputError }).exitOverride().showHelpAfterError('Add --help to see what there is.');
  return program;
}
