import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, FindingList } from './finding.ts';
import { pairRows } from './pair-rows.ts';
import { takeCommand } from './read-chains.ts';
import { parseInvariants } from './read-invariants.ts';
import { reportText } from './report-text.ts';
import type { VerifyReport } from './verify-register.ts';

describe('parseInvariants', () => {
  it('reads each rule with its sentence and its one question', () => {
    const text =
      'explanation\n-- I09-one-live-manifest: on two manifests.\n-- a comment\nSELECT 1;\n\n-- I10-fitness-48h: not fit.\nWITH a AS (SELECT 1)\nSELECT * FROM a;\n';
    expect(parseInvariants(text, 'x.sql')).toEqual([
      { rule: 'I09-one-live-manifest', says: 'on two manifests.', sql: 'SELECT 1' },
      { rule: 'I10-fitness-48h', says: 'not fit.', sql: 'WITH a AS (SELECT 1)\nSELECT * FROM a' },
    ]);
  });
  it.each([
    ['-- I09-one-live-manifest: nothing follows.\n'],
    ['-- I09-one-live-manifest: writes.\nDELETE FROM a;\n'],
    ['-- I09-one-live-manifest: two.\nSELECT 1;\nSELECT 2;\n'],
  ])('refuses %j, so that no rule is left out', (text) => {
    expect(() => parseInvariants(text, 'x.sql')).toThrow('I09-one-live-manifest is not one SELECT');
  });
});

describe('takeCommand', () => {
  it('takes the places of the events of one command, and names a command of which another number is in the table', () => {
    const found: Finding[] = [];
    const open = new Map([
      ['a', [1, 3]],
      ['b', [2]],
    ]);
    const take = (commandId: string, events: number) =>
      takeCommand(open, { commandId, last: 3, events }, (finding) => found.push(finding)).positions;
    expect([take('a', 2), found.length]).toEqual([[1, 3], 0]);
    expect(take('b', 2)).toEqual([2]);
    expect(take('c', 1)).toEqual([]);
    expect(found.map(({ section, code }) => [section, code])).toEqual([
      ['chains', 'events-unread'],
      ['chains', 'events-unread'],
    ]);
    expect(open.size).toBe(0);
  });
});

describe('pairRows', () => {
  it('pairs an altered row with what it was, and leaves strangers alone', () => {
    const result = pairRows(
      [
        ['1', 'a', 'x'],
        ['2', 'b', 'y'],
      ],
      [
        ['9', 'q', null],
        ['2', 'b', 'z'],
      ],
    );
    expect(result).toEqual({
      pairs: [{ missing: ['2', 'b', 'y'], extra: ['2', 'b', 'z'] }],
      missing: [['1', 'a', 'x']],
      extra: [['9', 'q', null]],
    });
  });
  it('loses and invents no row', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('c', 'd'), fc.constantFrom('e', null)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, rows, (missing, extra) => {
        const result = pairRows(missing, extra);
        expect(result.pairs.length + result.missing.length).toBe(missing.length);
        expect(result.pairs.length + result.extra.length).toBe(extra.length);
      }),
    );
  });
});

describe('findings', () => {
  const finding = (code: string, text: string): Finding => ({ section: 'chains', code, text });
  it('are kept up to a limit of each kind, and the rest is counted', () => {
    const list = new FindingList(2);
    for (const text of ['one', 'two', 'three', 'four']) list.add(finding('chain-broken', text));
    list.add(finding('head-seq', 'five'));
    expect(list.all().map(({ text }) => text)).toEqual([
      'one',
      'two',
      'five',
      '2 more of chain-broken are not listed.',
    ]);
  });
  it('are printed one a line, with a line for each part and the sum', () => {
    const report: VerifyReport = {
      ok: false,
      register: 'r',
      events: 1200,
      streams: 3,
      persons: 2,
      seconds: 1.25,
      sections: [
        { section: 'chains', checked: 1200, unit: 'events', seconds: 1 },
        { section: 'signatures', checked: 4, unit: 'signatures', seconds: 0 },
      ],
      findings: [finding('head-seq', 'Stream 7: its head says 2 events.')],
      invariants: {
        checked: 1,
        violated: 0,
        openBreaches: 3,
        rules: [{ rule: 'I12-notice-72h', violated: 0, openBreaches: 3 }],
      },
    };
    const lines = reportText(report).split('\n');
    expect(lines[0]).toBe('Register r: 1,200 events in 3 streams, 2 persons.');
    expect(lines[1]).toMatch(/^ {2}chains +1,200 events +1\.0 s {2}1 finding$/);
    expect(lines[2]).toMatch(/nothing found$/);
    expect(lines).toContain('Breaches recorded and not cured: I12-notice-72h 3.');
    expect(lines).toContain('  [chains/head-seq] Stream 7: its head says 2 events.');
  });
});
