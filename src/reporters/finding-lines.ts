import type { Finding, Location, Undecided } from '../report/index.js';
import { codeFrame } from '../report/wording/code-frame.js';
import { describeWaiver, describeWorsening } from '../report/wording/describe-exceptions.js';
import { changeLines, fixTitle } from './fix-lines.js';
import { nearestOf, place, templateOf } from '../report/wording/place.js';
import { visible } from '../report/wording/visible.js';

/**
 * A finding as plain lines: message, place, frame, the other places, what to do. One that is accepted needs no frame and no
 * remedy, but who answers for it.
 */
export function findingLines(finding: Finding): readonly string[] {
  const { environment, severity, message, state, location, related, waiver } = finding;
  const { remediation, fixes = [] } = finding;
  const says = `${severity}: ${inEnvironment(environment)}${visible(message)}`;
  if (state !== 'new') {
    return [
      `${says} (${state})`,
      ...(location === undefined ? [] : [placeLine(location)]),
      ...(waiver === undefined ? [] : [`  ${visible(describeWaiver(waiver))}`]),
    ];
  }
  const worsening = describeWorsening(finding);
  return [
    says,
    ...placeLines(location),
    ...related.map((other) => `  see ${place(other)}`),
    ...(worsening === '' ? [] : [`  baseline ${visible(worsening)}`]),
    ...(remediation === undefined ? [] : [`  fix ${visible(remediation)}`]),
    ...fixes.flatMap((fix) => [
      `  change ${fixTitle(fix, location)}`,
      ...changeLines(fix).map(({ text }) => `    ${text}`),
    ]),
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
  return [placeLine(location), ...codeFrame(location).map((line) => `  ${visible(line.text)}`)];
}

function placeLine(location: Location): string {
  const template = templateOf(location);
  const from = template === undefined ? '' : ` from ${visible(template)}`;
  return `  ${place(location)}${nearestNote(location)}${from}`;
}

function nearestNote(location: Location): string {
  const nearest = nearestOf(location);
  return nearest === undefined ? '' : ` (nearest: ${nearest})`;
}

function inEnvironment(environment: string | undefined): string {
  return environment === undefined ? '' : `[${visible(environment)}] `;
}
