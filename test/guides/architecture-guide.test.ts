import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from '@jest/globals';
import { rooms } from '../rooms.js';

const file = join(__dirname, '../../docs/guides/architecture.md');

/** What each room rests on: those that it may import and that it reaches by no other one. */
function restsOn(room: string): readonly string[] {
  const imports = rooms[room] ?? [];
  const further = new Set(imports.flatMap(reachable));
  return imports.filter((name) => !further.has(name));
}

function reachable(room: string): readonly string[] {
  const imports = rooms[room] ?? [];
  return [...imports, ...imports.flatMap(reachable)];
}

const idOf = (room: string) => room.replaceAll(/\W/g, '_');

function drawRooms(): string {
  const lines = Object.keys(rooms).flatMap((room) => [
    `  ${idOf(room)}["${room}"]`,
    ...restsOn(room).map((other) => `  ${idOf(room)} --> ${idOf(other)}`),
  ]);
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

function listImports(): string {
  const rows = Object.entries(rooms).map(([room, imports]) => [
    `\`${room}\``,
    imports.length === 0 ? 'nothing of ours' : imports.map((name) => `\`${name}\``).join(', '),
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  return [line(['room', 'may import']), line(['', ''], '-'), ...rows.map((row) => line(row))].join(
    '\n',
  );
}

/** The page with what stands below a mark written anew. */
function write(page: string, mark: string, text: string): string {
  const pattern = new RegExp(`(<!-- ${mark} -->\\n\\n)[\\s\\S]*?(?=\\n\\n(?!\\|))`);
  expect(page).toMatch(pattern);
  return page.replace(pattern, (_, comment: string) => `${comment}${text}`);
}

// UPDATE_GOLDEN=1 npm run test:e2e architecture writes them anew.
test('the guide draws the rooms that our code is held to', () => {
  const page = readFileSync(file, 'utf8');
  const expected = write(write(page, 'rooms', drawRooms()), 'imports', listImports());
  if (process.env['UPDATE_GOLDEN'] === undefined) expect(page).toBe(expected);
  else writeFileSync(file, expected);
});

describe('the picture', () => {
  test('says nothing that the map does not, and leads everywhere that it does', () => {
    for (const [room, imports] of Object.entries(rooms)) {
      const drawn = new Set(restsOn(room).flatMap((name) => [name, ...reachable(name)]));
      expect({ room, missed: imports.filter((name) => !drawn.has(name)) }).toEqual({
        room,
        missed: [],
      });
    }
  });
});
