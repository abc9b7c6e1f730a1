import type { DescribeArtefacts } from '../describer.js';
import type { RiskFacts } from './risk-facts.js';

/** Risks by their keys. Where two registers have a key, the first one counts for its place. */
export const describeRisks: DescribeArtefacts = ({ risks }, { note }) => {
  const described = risks.map((risk): RiskFacts => {
    const { key, title, severity, place } = risk;
    return {
      id: note({ kind: 'risk', id: `risk ${key}`, name: key, place }),
      key,
      ...(title !== undefined && { title }),
      ...(severity !== undefined && { severity }),
      detective: risk.detective.map(({ kind, name, place }) => ({
        id: note({ kind: 'control', id: `risk ${key}/${kind} ${name}`, name, place }),
        kind,
        name,
      })),
    };
  });
  return { risks: Object.fromEntries(described.map((risk) => [risk.id, risk])) };
};
