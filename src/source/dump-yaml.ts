import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE } from 'js-yaml';

type StyleRule = (typeof DEFAULT_SCALAR_STYLE_RULES)['fallbackToDoubleQuoted'];

/**
 * Plain data as YAML, keys in their order. Texts of several lines are written line by line, indented by tabs or not, so that people
 * can read and compare them.
 */
export function dumpYaml(value: unknown): string {
  return dump(value, {
    lineWidth: -1,
    noRefs: true,
    scalarStyleRules: [writeLines, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
  });
}

/** The rule of js-yaml that this one goes before would write a text with a tab as one long line. */
const writeLines: StyleRule = (layout) => {
  const isPlainText = /^[^\s\u{0}-\u{8}][\t\n\u{20}-\u{7E}\u{A1}-\u{D7FF}\u{E000}-\u{FEFE}]*$/u;
  const { value } = layout.node;
  if (!layout.isKey && value.includes('\n') && isPlainText.test(value)) {
    layout.style = SCALAR_STYLE.LITERAL_BLOCK;
  }
};
