// Small pieces of Markdown.

/** Text that is no markup, however it reads. */
export const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;').replaceAll('|', '\\|');

export const code = (text: string): string => `\`${text}\``;

/** A long name that may go on in the next line between its words. */
export const longName = (name: string): string => `<code>${plain(name).replace(/[_.](?=\w)|[a-z](?=[A-Z])/g, '$&<wbr>')}</code>`;

export const codes = (texts: Iterable<string>): string => Array.from(texts, code).join(', ');

export const table = (head: readonly string[], rows: Iterable<readonly string[]>): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Code of several kinds, one shown at a time. */
export const tabs = (blocks: readonly { readonly title: string; readonly language: string; readonly text: string }[]): string =>
  ['::: code-group', ...blocks.map(({ title, language, text }) => block(`${language} [${title}]`, text)), ':::'].join('\n');

/** What stands at the head of a page; JSON is YAML. */
export const frontmatter = (fields: Readonly<Record<string, unknown>>): string => `---\n${JSON.stringify(fields, undefined, 2)}\n---\n\n`;

/** A page of wide tables. */
export const widePage = (title: string, description: string, ...parts: readonly string[]): string =>
  [frontmatter({ title, description, pageClass: 'wide', aside: false }), `# ${title}`, ...parts].join('\n\n');
