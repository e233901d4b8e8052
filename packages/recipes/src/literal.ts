/** A value that a script can hold as it stands. */
export type Constant = string | number | boolean;

/**
 * A value as JavaScript source that means it and nothing else, wherever the script stands: in a page, where `</script>` and `<!--` would end
 * it, and in a tag of Google Tag Manager, where `{{` begins the name of a variable.
 */
export function literal(value: Constant): string {
  return JSON.stringify(value).replace(/[<>{}\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A key of an object literal. */
export function key(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : literal(name);
}

/** Indents the lines of a piece of source, but for the first. */
export function indent(source: string, by: string): string {
  return source.replace(/\n(?=.)/g, `\n${by}`);
}
