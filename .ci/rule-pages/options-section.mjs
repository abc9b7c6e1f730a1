// The options of a rule: what each means, and how it is set.
import { dump } from 'js-yaml';

/** A default that is longer stands below the table. */
const longestDefault = 100;

/** The sections about options: the table, the keys of their items, lists that are too long for it, and the configuration. */
export function optionsSection(rule) {
  const parameters = Object.entries(rule.parameters);
  const configuration = `\`\`\`yaml\n${writeConfiguration(rule)}\`\`\``;
  if (parameters.length === 0) {
    return [
      'The rule has none of its own. Its severity is set in `archfit.config.yaml`:',
      configuration,
    ];
  }
  const rows = parameters.map(
    ([name, { default: value, description, ...schema }]) =>
      `| \`${name}\` | ${describeType(schema)} | ${describeDefault(value)} | ${cell(description)} |`,
  );
  return [
    `| option | type | default | meaning |\n|---|---|---|---|\n${rows.join('\n')}`,
    ...parameters.flatMap(describeItems),
    ...parameters.flatMap(listLongDefault),
    'In `archfit.config.yaml`, with the values that hold where nothing is set:',
    configuration,
    ...(parameters.some(([, { type }]) => type === 'array')
      ? ['A list that is set takes the place of the default.']
      : []),
  ];
}

function describeType({ type, enum: choices, items }) {
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(', ');
  return items === undefined ? type : `${type} of ${describeType(items)}`;
}

function describeDefault(value) {
  const text = JSON.stringify(value);
  if (text.length <= longestDefault) return `\`${cell(text)}\``;
  return Array.isArray(value) ? `${value.length} names, below` : 'below';
}

function describeItems([name, { items }]) {
  if (items?.properties === undefined) return [];
  const rows = Object.entries(items.properties).map(
    ([key, schema]) => `| \`${key}\` | ${describeType(schema)} | ${cell(schema.description)} |`,
  );
  return [`Each of \`${name}\`:\n\n| key | type | meaning |\n|---|---|---|\n${rows.join('\n')}`];
}

function listLongDefault([name, { default: value }]) {
  if (JSON.stringify(value).length <= longestDefault) return [];
  const written = Array.isArray(value)
    ? value.map((each) => `\`${each}\``).join(', ')
    : `\`\`\`yaml\n${dump({ [name]: value }, { flowLevel: 3, lineWidth: 120 })}\`\`\``;
  return [`<details><summary>The default of ${name}</summary>\n\n${written}\n\n</details>`];
}

/** The settings of a rule as they are without a configuration; long lists are left out. */
function writeConfiguration({ id, severity, default: isOn, parameters }) {
  const short = Object.entries(parameters).filter(
    ([, { default: value }]) => JSON.stringify(value).length <= longestDefault,
  );
  const settings = {
    severity,
    ...(short.length > 0 && {
      parameters: Object.fromEntries(short.map(([name, { default: value }]) => [name, value])),
    }),
  };
  const text = dump({ rules: { [id]: settings } }, { flowLevel: 4, lineWidth: 120 });
  return isOn === 'off' ? `# Naming its severity switches the rule on.\n${text}` : text;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}
