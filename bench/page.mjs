import { readFileSync, writeFileSync } from 'node:fs';

const start = '<!-- npm run bench writes what follows -->';
const end = '<!-- npm run bench wrote this -->';

/**
 * What the page shows of all benches: the machine, the versions, and a row for each piece of work. What failed or could not run is said, and has no numbers.
 */
export function renderPage(results, { processor, memory, node, system, date }, rounds) {
  const rows = results.flatMap(renderRows);
  return [
    `${date}, ${processor}, ${memory}, ${system}, Node ${node}; ${rounds} rounds, medians; a ratio is the median of the ratios between neighbours in one run.`,
    '',
    '| work | archfit | peer | its time | share of it | goal | met |',
    '|---|--:|---|--:|--:|---|---|',
    ...rows.map((cells) => `| ${cells.map(escape).join(' | ')} |`),
    '',
    ...renderPeers(results),
  ].join('\n');
}

/** One bench as the terminal shows it. */
export function renderBench(result) {
  const { title, peers = [], details, absent, failure } = result;
  const lines = [`## ${title}`, ''];
  if (failure !== undefined) return [...lines, `failed: ${failure}`, ''].join('\n');
  if (absent !== undefined) lines.push(`not run: ${absent}`, '');
  for (const { name, version, install } of peers) {
    lines.push(
      version === undefined ? `${name} is not installed: ${install}` : `${name} ${version}`,
    );
  }
  if (peers.length > 0) lines.push('');
  if (details !== undefined) {
    lines.push(row(details.head), row(details.head.map(() => '---')), ...details.rows.map(row), '');
  }
  for (const [work, ours, peer, theirs, ratio, goal, met] of absent ? [] : renderRows(result)) {
    const measured =
      ratio === '' ? `, ${peer} not measured` : `, ${peer} ${theirs}: ${ratio} of its time`;
    const against = peer === '' ? '' : measured;
    lines.push(`${work}: ${ours}${against}${goal === '' ? '' : ` (goal ${goal}: ${met})`}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Puts the text between the marks of the page, as the formatter has it. */
export async function writePage(page, text) {
  const old = readFileSync(page, 'utf8');
  const [before, rest] = split(old, start);
  const [, after] = split(rest, end);
  const { format, resolveConfig } = await import('prettier');
  const whole = `${before}${start}\n\n${text}\n\n${end}${after}`;
  writeFileSync(page, await format(whole, { ...(await resolveConfig(page)), filepath: page }));
}

function split(text, mark) {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`the page has no line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function renderRows({ title, rows = [], absent, failure }) {
  if (failure !== undefined) return [[title, 'failed', '', '', '', '', 'failed']];
  if (absent !== undefined) return [[title, `not run: ${absent}`, '', '', '', '', '']];
  return rows.map(({ work, seconds, peer = '', peerSeconds, ratio, goal }) => [
    work,
    time(seconds),
    peer,
    peerSeconds === undefined ? '' : time(peerSeconds),
    ratio === undefined ? '' : ratio.toFixed(2),
    goal === undefined ? '' : tellGoal(goal),
    goal === undefined ? '' : tellMet(goal, seconds, ratio),
  ]);
}

/** A goal is a share of the peer's time, or seconds. */
function tellGoal({ ratio, seconds }) {
  return ratio === undefined ? `≤ ${time(seconds)}` : `≤ ${Number(ratio.toFixed(3))}`;
}

function tellMet(goal, seconds, ratio) {
  const value = goal.ratio === undefined ? seconds : ratio;
  if (value === undefined) return 'not measured';
  return value <= (goal.ratio ?? goal.seconds) ? 'met' : 'not met';
}

function time(seconds) {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
}

function renderPeers(results) {
  const peers = new Map(
    results.flatMap(({ peers = [] }) => peers.map((peer) => [peer.name, peer])),
  );
  const found = [...peers.values()].filter(({ version }) => version !== undefined);
  const missing = [...peers.values()].filter(({ version }) => version === undefined);
  return [
    ...(found.length > 0
      ? [`Peers: ${found.map(({ name, version }) => `${name} ${version}`).join(', ')}.`]
      : []),
    ...(missing.length > 0
      ? [`Not installed, and so not measured: ${missing.map(({ name }) => name).join(', ')}.`]
      : []),
  ]
    .flatMap((line) => [line, ''])
    .slice(0, -1);
}

function row(cells) {
  return `| ${cells.join(' | ')} |`;
}

function escape(text) {
  return String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
