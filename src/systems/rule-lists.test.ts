import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { placementRules } from './register/rules.ts';
import { gateRules } from './transfers/state.ts';

/** Rules that a function of the database names. */
const rulesIn = (file: string, name: string): string[] => {
  const [, body = ''] = readFileSync(path.join(import.meta.dirname, file), 'utf8').split(`FUNCTION ${name}(`);
  const end = body.search(/^END \$\$;|\$\$;$/m);
  return [...new Set([...body.slice(0, end).matchAll(/'((?:I\d\d|P\d)-[a-z0-9-]+)'/g)].map(([, rule]) => rule ?? ''))];
};

test('the rules of placement are those that the database looks for', () => {
  const found = rulesIn('register/schema/3-placement.sql', 'register.placement_violations');
  expect(found.length).toBeGreaterThan(3);
  expect(found.sort()).toEqual([...placementRules].sort());
});

test('the gates of a seal are those that the database looks for, with the rules of placement', () => {
  const found = rulesIn('transfers/schema/1-rules.sql', 'transfers.seal_problems');
  expect(found.length).toBeGreaterThan(3);
  expect([...new Set([...found, ...placementRules])].sort()).toEqual([...gateRules].sort());
});
