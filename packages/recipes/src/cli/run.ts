import { CommanderError } from 'commander';
import { RecipeError } from '../recipe-error.js';
import { createProgram } from './program.js';
import type { Surroundings } from './surroundings.js';

/** Runs the command line. Returns the exit code: 0; 2 where something was asked for that cannot be made; 1 where it cannot be written. */
export function run(args: readonly string[], surroundings: Surroundings): number {
  try {
    createProgram(surroundings).parse(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const message = error instanceof Error ? error.message : String(error);
    surroundings.tell(error instanceof RecipeError ? `${inWordsOfTheCommandLine(message)}\n` : `The file cannot be written: ${message}.\n`);
    return error instanceof RecipeError ? 2 : 1;
  }
}

/** `buildSnippet.measurementId` as `--measurement-id`. */
function inWordsOfTheCommandLine(message: string): string {
  return message
    .replace('buildGtmContainer needs vendors:', '--vendors needs')
    .replace('buildSnippet.customEvents.', '--custom-event ')
    .replace(/\bbuild(?:Snippet|GtmContainer)\.(\w+)/g, (_, option: string) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
}
