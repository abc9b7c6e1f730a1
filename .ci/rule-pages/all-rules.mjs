// Every rule that comes with the package: of the pack, written in TypeScript, and about exceptions.
import { addCodeRules, isCodeRule } from '../../dist/evaluate/code-rules.js';
import { relatedRules } from '../../dist/policy/related-rules.js';
import { readBuiltInManifest, readBuiltInNotes } from '../../dist/policy/built-in-manifest.js';
import { exceptionRules } from '../../dist/verdict/index.js';

export const rules = [...addCodeRules(readBuiltInManifest().rules), ...exceptionRules].toSorted(
  (left, right) => (left.id < right.id ? -1 : 1),
);

const notes = readBuiltInNotes();

/** What is known of a rule beside what a run needs. */
export function notesOf(rule) {
  return rule.notes ?? notes[rule.id] ?? {};
}

/** Rules that a rule names, or that name it. */
export function relatedTo(rule) {
  return relatedRules(rule, rules, notesOf);
}

/** The file that a rule is written in. */
export function sourceOf(rule) {
  return rule.file ?? 'src/verdict/exception-rules.ts';
}

/** What evaluates a rule, and how often: the word of the index, and what it means. */
export function judgedOf(rule) {
  if (isCodeRule(rule)) return { word: 'code', says: 'once an object, in archfit alone' };
  if (rule.needs !== undefined) {
    const given = rule.needs === 'waivers' ? 'are waivers' : 'is a baseline';
    return { word: 'gate', says: `once a run, where there ${given}` };
  }
  return rule.scope === 'object'
    ? { word: 'object', says: 'once an object; runs in conftest, OPA and Gatekeeper as it is' }
    : { word: 'set', says: 'once a set, everything that runs together' };
}
