// From its own file: the engine is not needed to know the rules.
import { readBuiltInManifest } from '../policy/built-in-manifest.js';
import { addCodeRules } from './code-rules.js';
import { exceptionRules, type RuleInfo } from '../verdict/index.js';

/**
 * Every rule that there is: those of the built-in pack, those that are written in TypeScript, and those about waivers and the
 * baseline. Nothing is compiled for it.
 */
export function listRules(): readonly RuleInfo[] {
  return [...addCodeRules(readBuiltInManifest().rules), ...exceptionRules];
}
