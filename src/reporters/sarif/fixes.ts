import type { Finding } from '../../report/index.js';
import { filePlace } from '../../report/wording/place.js';
import { visible } from '../../report/wording/visible.js';
import { artifactLocation } from './location.js';
import { sarifMessage } from './message.js';

/** The fixes of a finding that are changes of a file (SARIF 3.55). */
export function sarifFixes({ fixes = [], location }: Finding) {
  const file = location && filePlace(location);
  if (file === undefined) return [];
  return fixes.flatMap(({ title, edits, patch }) =>
    edits === undefined
      ? []
      : [
          {
            description: sarifMessage(title),
            artifactChanges: [
              {
                artifactLocation: artifactLocation(file.uri),
                replacements: edits.map(({ region, text }) => ({
                  deletedRegion: { ...region },
                  insertedContent: { text },
                })),
              },
            ],
            properties: { patch },
          },
        ],
  );
}

/** The others, which a viewer could not apply: of what was rendered, or without a place in the text. */
export function sarifSuggestions({ fixes = [] }: Finding) {
  return fixes.flatMap(({ title, edits, patch, preview = [] }) =>
    edits === undefined
      ? [
          {
            title: visible(title),
            patch,
            preview: preview.flatMap(({ lines }) => lines.map(visible)),
          },
        ]
      : [],
  );
}
