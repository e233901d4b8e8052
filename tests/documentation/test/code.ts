// What the code says of itself, as far as it stands in types and in the text of calls only.
import { resolve } from 'node:path';
import { eventTypes } from '@chat-analytics/core';
import ts from 'typescript';
import { packages, root } from './documents.js';
import { createProgram, literalsOf } from './program.js';

const questions = resolve(root, 'questions.ts');

/** Each type is a union of string literals. */
const types = `
${packages.map((name) => `import '@chat-analytics/${name}';`).join('\n')}
import type * as core from '@chat-analytics/core';
import type { ConsentModeOptions } from '@chat-analytics/core/consent-mode';
import type { TcfOptions } from '@chat-analytics/core/tcf';
import type * as inspector from '@chat-analytics/inspector';
import type * as testing from '@chat-analytics/testing';
export type ChatAnalytics = keyof core.ChatAnalytics;
export type ChatEvent = keyof core.ChatEvent;
export type Health = keyof core.Health;
export type SourceHealth = keyof core.SourceHealth;
export type SinkHealth = keyof core.SinkHealth;
export type Stage = core.LedgerEntry['stage'];
export type ConsentState = core.ConsentState;
export type ExtraField = core.ExtraField;
export type AutochatWidgetOptions = keyof testing.AutochatWidgetOptions;
export type AutochatWidget = keyof testing.AutochatWidget;
export type VendorPageOptions = keyof testing.VendorPageOptions;
export type VendorPage = keyof testing.VendorPage | 'hits' | 'onHit';
export type GtagFake = Exclude<keyof testing.GtagFake, VendorPage>;
export type MetaPixelFake = Exclude<keyof testing.MetaPixelFake, VendorPage>;
export type GtagOptions = Exclude<keyof testing.GtagOptions, VendorPageOptions>;
export type MetaPixelOptions = Exclude<keyof testing.MetaPixelOptions, VendorPageOptions>;
export type TagManagerOptions = Exclude<keyof testing.TagManagerOptions, VendorPageOptions>;
export type TagManagerFake = Exclude<keyof testing.TagManagerFake, VendorPage>;
export type SourceConformanceOptions = keyof testing.SourceConformanceOptions;
export type SinkConformanceOptions = keyof testing.SinkConformanceOptions;
export type FollowConsentMode = keyof ConsentModeOptions;
export type FollowTcf = keyof TcfOptions;
export type TcfFakeOptions = keyof testing.TcfOptions;
export type TcfFake = keyof testing.TcfFake;
export type InspectorOptions = keyof inspector.InspectorOptions;
export type MountedInspector = keyof inspector.MountedInspector;
export type Properties = { [T in core.ChatEventType]: core.PropertyOf<T> };
`;

const program = createProgram(new Map([[questions, types]]));
const checker = program.getTypeChecker();

function typeOf(name: string): ts.Type {
  const declaration = program.getSourceFile(questions)?.statements.find((statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === name);
  if (!declaration) throw new Error(`There is no type ${name}.`);
  return checker.getTypeAtLocation(declaration);
}

/** The members of one of the unions above. */
export function membersOf(name: string): string[] {
  const members = literalsOf(typeOf(name));
  if (!members.length) throw new Error(`${name} is no union of names: the code has moved.`);
  return members;
}

/** Per event type, the names of its properties. */
export function propertiesByType(): Record<string, string[]> {
  return Object.fromEntries(
    typeOf('Properties')
      .getProperties()
      .map((property) => [property.name, literalsOf(checker.getTypeOfSymbol(property))]),
  );
}

function visitSources(visit: (node: ts.Node) => void): void {
  const visitAll = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, visitAll);
  };
  // Fakes and what is drawn of the books enter nothing in them.
  const folders = packages.filter((name) => !['testing', 'inspector', 'snippet-builder'].includes(name)).map((name) => `${resolve(root, 'packages', name, 'src')}/`);
  for (const file of program.getSourceFiles()) if (folders.some((folder) => file.fileName.startsWith(folder))) visitAll(file);
}

const calleeOf = ({ expression }: ts.CallExpression): string => (ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '');
const literals = (node: ts.Node | undefined): string[] => (node ? literalsOf(checker.getTypeAtLocation(node)) : []);
const propertyOf = (node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  node.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)?.initializer;

/** Every code that an issue can have: what `report` is called with, and what option problems are made with. */
export function issueCodes(): string[] {
  const codes = new Set<string>();
  visitSources((node) => {
    const found =
      ts.isCallExpression(node) && calleeOf(node) === 'report' ? literals(node.arguments[0]) : ts.isObjectLiteralExpression(node) && propertyOf(node, 'where') ? literals(propertyOf(node, 'code')) : [];
    for (const code of found) codes.add(code);
  });
  return [...codes];
}

/** Every reason that stands in a call which enters something in the ledger. */
export function ledgerReasons(): string[] {
  const names: readonly string[] = eventTypes;
  const reasons = new Set<string>();
  const position: Readonly<Record<string, number>> = { reject: 0, ignore: 0, drop: 0, enter: 2 };
  visitSources((node) => {
    const at = ts.isCallExpression(node) ? position[calleeOf(node)] : undefined;
    const found = ts.isCallExpression(node) && at !== undefined ? literals(node.arguments[at]) : ts.isObjectLiteralExpression(node) ? literals(propertyOf(node, 'dropped')) : [];
    // What is left out for its type has that for a reason.
    for (const reason of found) if (reason && !names.includes(reason)) reasons.add(reason);
  });
  return [...reasons];
}

/** Every text in quotes, and every name of a key. */
export function textsInSources(): Set<string> {
  const texts = new Set<string>();
  visitSources((node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) texts.add(node.text);
    else if (ts.isObjectLiteralElementLike(node) && node.name) texts.add(node.name.getText());
  });
  return texts;
}
