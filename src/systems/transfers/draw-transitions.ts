import { escortQuestions, escortSections } from './escort-questions.ts';
import { type Machine, type Transition, transitions } from './transitions.ts';

const machines: readonly (readonly [Machine, string, string])[] = [
  [
    'operation',
    'Operation',
    'An operation is opened by the installation or a transfer cell, and ended when nothing of it is open any more.',
  ],
  ['phase', 'Phase', 'A phase of an operation is planned, led and ended by the transfer cell of one authority.'],
  [
    'convoy',
    'Convoy',
    'A convoy carries one manifest. What is witnessed on the way moves it, in whatever order it is reported: a departure told after the arrival changes nothing.',
  ],
  [
    'manifest',
    'Manifest',
    'Nobody sets the stage of a manifest: it follows from the seal, the hand-overs and the end of its convoy (`transfers.manifest_stage`).',
  ],
  [
    'line',
    'Line',
    'A person on a manifest. What happens to the person on the way (boarded, handed over, admitted, in an incident) is recorded beside the line.',
  ],
  [
    'escort-record',
    'Escort record',
    'It is complete when the last of its four sections is answered. Confirmed is for good: what is answered afterwards is kept beside it as an amendment.',
  ],
  [
    'recall',
    'Recall',
    'Whoever transferred a person asks the person back, and the holder answers once. The way back is a manifest of its own.',
  ],
  [
    'release',
    'Release',
    'Of the system `register`: its projectors decide each step (`92-release.sql`), and `transitions-of-recall-and-release.test.ts` compares them with this table. Between the acts the checklist is answered.',
  ],
];

/** States of a row: Mermaid takes no hyphen in a name. */
const nameOf = (state: string): string => (state === 'new' ? '[*]' : state.replaceAll('-', '_'));
const targets = (row: Transition): (readonly [string, string])[] =>
  row.from.map((from) => [from, row.to === '=' ? from : row.to]);

const diagramOf = (rows: readonly Transition[]): string[] => {
  const edges = new Map<string, Transition[]>();
  for (const row of rows)
    for (const [from, to] of targets(row)) {
      const edge = `${nameOf(from)} --> ${nameOf(to)}`;
      edges.set(edge, [...(edges.get(edge) ?? []), row]);
    }
  const states = [...new Set(rows.flatMap((row) => targets(row).flat()))].filter((state) => state !== 'new');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.filter((state) => state.includes('-')).map((state) => `  state "${state}" as ${nameOf(state)}`),
    ...[...edges].map(([edge, through]) => `  ${edge} : ${through.map(({ act }) => act.replace(':', ' ')).join(', ')}`),
    '```',
  ];
};

const rowOf = ({ from, act, to, kind, who, sides, rule }: Transition): string =>
  `| ${[
    from.join(', '),
    `\`${act}\``,
    to === '=' ? '(stays)' : to,
    kind,
    who.map((role) => role.replaceAll('_', ' ')).join(', '),
    sides?.join(', ') ?? '',
    rule === undefined ? '' : `\`${rule}\``,
  ].join(' | ')} |`;

/** The document docs/transitions.md: each machine as a diagram and as its table. */
export const drawTransitions = (): string =>
  [
    '# Transitions',
    '',
    'What has states, and what leads from one to the next: **operation → phase → convoy → manifest → line**. This page is made from `src/systems/transfers/transitions.ts` by',
    '`node src/systems/transfers/write-transitions.ts`, and so is the function `transfers.transitions()`, which the database decides by; `transitions.test.ts` fails when one of them is older.',
    '',
    'An **act** is refused in every state that has no row for it (`no-such-step`). A **fact** is recorded all the same ([0004](decisions/0004-acts-facts-breaches.md)). The rule is asked besides, and may refuse the act.',
    ...machines.flatMap(([machine, title, text]) => {
      const rows = transitions.filter((row) => row.machine === machine);
      return [
        '',
        `## ${title}`,
        text,
        '',
        ...diagramOf(rows),
        '',
        '| from | act | to | kind | who | side | rule |',
        '|---|---|---|---|---|---|---|',
        ...rows.map(rowOf),
      ];
    }),
    '',
  ].join('\n');

/** The function `transfers.transitions()`, one row for each state that an act leads from. */
export const transitionsInSql = (): string => {
  const values = transitions.flatMap((row) =>
    targets(row).map(([from, to]) => `  ('${row.machine}', '${from}', '${row.act}', '${to}', '${row.kind}')`),
  );
  const questions = escortSections.flatMap((section) =>
    escortQuestions[section].map((question) => `  ('${section}', '${question}')`),
  );
  return [
    '-- Made from transitions.ts by write-transitions.ts: change it there.',
    'CREATE OR REPLACE FUNCTION transfers.transitions() RETURNS TABLE (machine text, from_state text, act text, to_state text, kind text)',
    '  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ VALUES',
    `${values.join(',\n')} $$;`,
    'GRANT EXECUTE ON FUNCTION transfers.transitions() TO amana_guard, amana_verify;',
    '-- Made from escort-questions.ts by write-transitions.ts: change it there.',
    'CREATE OR REPLACE FUNCTION transfers.escort_questions() RETURNS TABLE (section text, question text)',
    '  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ VALUES',
    `${questions.join(',\n')} $$;`,
    'GRANT EXECUTE ON FUNCTION transfers.escort_questions() TO amana_guard, amana_verify;',
    '',
  ].join('\n');
};
