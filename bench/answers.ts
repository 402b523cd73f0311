/**
 * Measures what it costs to send the largest answers only as they are declared: parsing a manifest of 150 lines and a page of 500 persons with their schemas,
 * beside making JSON of them. Synthetic values; no server. `node bench/answers.ts` prints one JSON line a case, milliseconds as medians of 200 runs.
 */

import type { z } from 'zod';
import { peopleAnswer, personRow } from '../src/systems/register/views.ts';
import { lineView } from '../src/systems/transfers/line-views.ts';
import { manifestAnswer } from '../src/systems/transfers/views.ts';

const RUNS = 200;
const text = { en: 'The examination is older.', ar: 'الفحص أقدم من ثمان وأربعين ساعة.', ckb: 'پشکنینەکە کۆنترە.' };
const by = { officerNo: 12, name: { en: 'Officer One', ar: 'الضابط الأول' } };
const gate = { state: 'open', at: 1768712400000, by, text } as const;
const names = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];
const place = { site: 'GHW', section: 'A', vehicle: null };

const line = (personNo: number) =>
  lineView.parse({
    personNo,
    registerNumber: 'GHW-000123-K',
    name: { primary: 'شخص مُختلَق', latin: 'Synthetic Person' },
    sex: 'male',
    ageClass: 'adult',
    nationalities: ['IRQ'],
    state: 'listed',
    gates: Object.fromEntries(names.map((name) => [name, gate])),
    vehicle: 'BUS-1',
    compartment: '1',
    section: '1',
    boarding: null,
    admission: null,
    breaches: 0,
    nextAction: { code: 'x', text, role: 'health_officer' },
  });

const authority = { code: 'SDF', name: text };
const manifest = manifestAnswer.parse({
  manifest: {
    manifestNo: 1,
    operationNo: 1,
    code: 'M-1',
    seq: 1,
    status: 'drafting',
    from: 'GHW',
    to: 'KRK',
    via: ['RAB'],
    authorities: { origin: authority, escort: authority, destination: authority },
    order: null,
    seal: null,
    handovers: [],
    plannedAt: 1,
    overdueBy: null,
  },
  lines: Array.from({ length: 150 }, (_, i) => line(i + 1)),
  counts: {
    lines: 150,
    struckOff: 0,
    boarded: 0,
    handedOver: 0,
    admitted: 0,
    gatesDone: Object.fromEntries(names.map((name) => [name, 0])),
  },
  headCounts: [],
  nextAction: null,
  incidents: [],
  movements: [],
  vehicles: [],
  abilities: [],
});

const person = (personNo: number) =>
  personRow.parse({
    personNo,
    registerNumber: 'GHW-000123-K',
    names: [
      { full: 'شخص مُختلَق', script: 'arabic', kind: 'primary' },
      { full: 'Synthetic Person', script: 'latin', kind: 'transliteration' },
    ],
    sex: 'male',
    ageClass: 'adult',
    birth: { text: '1990', from: '1990-01-01', to: '1990-12-31' },
    nationalities: ['IRQ'],
    custodian: 'SDF',
    place,
    breaches: 0,
    manifestNo: null,
  });
const people = peopleAnswer.parse({
  total: 57040,
  page: 1,
  pageSize: 500,
  rows: Array.from({ length: 500 }, (_, i) => person(i + 1)),
  abilities: [],
});

const median = (work: () => unknown): number => {
  for (let i = 0; i < 50; i += 1) work();
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.round((times.sort((a, b) => a - b)[RUNS / 2] as number) * 100) / 100;
};

const cases: [string, z.ZodType, unknown][] = [
  ['manifest of 150', manifestAnswer, manifest],
  ['page of 500 persons', peopleAnswer, people],
];
for (const [answer, schema, value] of cases)
  console.log(
    JSON.stringify({
      bench: 'answers',
      answer,
      bytes: Buffer.byteLength(JSON.stringify(value)),
      parseMs: median(() => schema.parse(value)),
      stringifyMs: median(() => JSON.stringify(value)),
    }),
  );
