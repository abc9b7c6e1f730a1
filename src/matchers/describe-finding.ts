import type { Finding, Location } from '../report/index.js';
import { codeFrame } from '../report/wording/code-frame.js';
import { describeWaiver, describeWorsening } from '../report/wording/describe-exceptions.js';
import { nearestOf, place, templateOf } from '../report/wording/place.js';
import { visible } from '../report/wording/visible.js';

/** Other places of a finding that are named. */
const shownPlaces = 3;

/** `severity rule  subject`, then what is wrong and where, with the lines of the source as far as the report holds them. */
export function describeFinding(finding: Finding): readonly string[] {
  const { severity, rule, subject, environment, message, location, related, waiver } = finding;
  const state = finding.state === 'new' ? '' : ` (${finding.state})`;
  const worsening = describeWorsening(finding);
  const hidden = related.length - shownPlaces;
  return [
    `${severity} ${rule}  ${visible(subject.id)}`,
    `  ${inEnvironment(environment)}${visible(message)}${state}`,
    ...describePlace(location).map((line) => `  ${line}`),
    // Of what is accepted nobody has to find the fault.
    ...(location === undefined || finding.state !== 'new'
      ? []
      : codeFrame(location).map(({ text }) => `    ${visible(text)}`)),
    ...related.slice(0, shownPlaces).map((other) => `  see ${place(other)}`),
    ...(hidden > 0 ? [`  see ${hidden} more`] : []),
    ...(worsening === '' ? [] : [`  Baseline: ${visible(worsening)}`]),
    ...(waiver === undefined ? [] : [`  ${visible(describeWaiver(waiver))}`]),
  ];
}

/** `file:line:column`, which editors and terminals make a link; none where the place is not known. */
export function describePlace(location: Location | undefined): readonly string[] {
  if (location === undefined) return [];
  const nearest = nearestOf(location);
  const template = templateOf(location);
  const note = nearest === undefined ? '' : ` (nearest: ${nearest})`;
  const from = template === undefined ? '' : ` from ${visible(template)}`;
  return [`${place(location)}${note}${from}`];
}

/** In front of what is about one environment of several. */
export function inEnvironment(environment: string | undefined): string {
  return environment === undefined ? '' : `[${visible(environment)}] `;
}
