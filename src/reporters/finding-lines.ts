import type { Finding, Location, Undecided } from '../report/index.js';
import { codeFrame } from './code-frame.js';
import { place } from './place.js';
import { visible } from './visible.js';

/** A finding as plain lines: message, place, frame, the other places, what to do. */
export function findingLines(finding: Finding): readonly string[] {
  const { environment, severity, message, state, location, related, remediation } = finding;
  return [
    `${severity}: ${inEnvironment(environment)}${visible(message)}${state === 'new' ? '' : ` (${state})`}`,
    ...placeLines(location),
    ...related.map((other) => `  see ${place(other)}`),
    ...waiverLine(finding),
    ...(remediation === undefined ? [] : [`  fix ${visible(remediation)}`]),
  ];
}

/** What a rule could not tell, as plain lines. */
export function undecidedLines({ environment, message, location, hint }: Undecided) {
  return [
    `${inEnvironment(environment)}cannot tell: ${visible(message)}`,
    ...placeLines(location),
    ...(hint === undefined ? [] : [`  hint ${visible(hint)}`]),
  ];
}

/** A place with its code frame, as plain lines; none where the place is not known. */
export function placeLines(location: Location | undefined): readonly string[] {
  if (location === undefined) return [];
  const template = location.template === undefined ? '' : ` from ${visible(location.template)}`;
  return [
    `  ${place(location)}${template}`,
    ...codeFrame(location).map((line) => `  ${visible(line.text)}`),
  ];
}

function inEnvironment(environment: string | undefined): string {
  return environment === undefined ? '' : `[${visible(environment)}] `;
}

function waiverLine({ waiver }: Finding): readonly string[] {
  if (waiver === undefined) return [];
  const { id, owner, reason, expires } = waiver;
  return [visible(`  waived until ${expires} by ${owner}: ${reason} (${id})`)];
}
