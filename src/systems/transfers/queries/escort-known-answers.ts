import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { whyOpen } from '../escort-known.ts';
import { type EscortSection, escortQuestions, escortSections } from '../escort-questions.ts';
import { type EscortKnownAnswersAnswer, escortKnownAnswersAnswer, type KnownSection } from '../escort-views.ts';
import { findEarlierAnswers, findFileFacts, findOrigins } from './escort-known.ts';
import { answersSections, escortAbilities, getSides } from './escort-records.ts';

/**
 * What earlier records answer to the questions of these persons of a manifest, section by section: which can be taken over by an officer who confirms them (younger than 48 hours since somebody asked, saw or looked), and which are left open
 * and why. It is no answer before an officer records it.
 */
export const escortKnownAnswers = defineQuery({
  system: 'transfers',
  name: 'escort-known-answers',
  asks: 'body',
  input: z
    .object({
      manifestNo: z.union([wholeNumber, z.int().positive()]),
      persons: z.array(z.int().positive()).min(1).max(500),
    })
    .strict(),
  answer: escortKnownAnswersAnswer,
  refuses: ['not-found'],
  run: async (read, { manifestNo, persons }, context): Promise<EscortKnownAnswersAnswer> => {
    const sides = await getSides(read, manifestNo);
    const mine = answersSections(escortAbilities(sides, context), context);
    const lines = await read.rows<{ no: number; register_number: string; sections: EscortSection[] }>(
      `SELECT l.person_no AS no, p.register_number, coalesce((SELECT jsonb_agg(DISTINCT a.section) FROM transfers.escort_answer a WHERE a.manifest_no = $1 AND a.person_no = l.person_no), '[]') AS sections
         FROM transfers.line l JOIN register.person p ON p.no = l.person_no WHERE l.manifest_no = $1 AND l.state = 'listed' AND l.person_no = ANY ($2) ORDER BY p.register_number COLLATE "C"`,
      [manifestNo, persons],
    );
    const asked = mine.length === 0 ? [] : lines.map(({ no }) => no);
    const earlier = await findEarlierAnswers(read, manifestNo, asked);
    const originOf = await findOrigins(read, earlier);
    const ofPerson = Map.groupBy(earlier, ({ person_no }) => person_no);
    const files = Map.groupBy(await findFileFacts(read, asked, context.now), ({ person_no }) => person_no);
    const sectionOf = (no: number, section: EscortSection, answered: readonly EscortSection[]): KnownSection => {
      const told = escortQuestions[section].map((question: string) => {
        const stored = ofPerson.get(no)?.find((one) => one.question === question);
        const known =
          stored === undefined
            ? undefined
            : { answer: stored.answer, detail: stored.detail ?? '', at: (originOf(stored) ?? stored).at };
        const file = files.get(no)?.filter((fact) => fact.question === question) ?? [];
        return { question, known, why: whyOpen(known, file, context.now) };
      });
      return {
        section,
        isAnswered: answered.includes(section),
        answers: told.flatMap(({ question, known, why }) =>
          known === undefined || why !== undefined ? [] : [{ question, ...known }],
        ),
        open: told.flatMap(({ question, why }) => (why === undefined ? [] : [{ question, why }])),
      };
    };
    return {
      rows: lines.map(({ no, register_number, sections }) => ({
        personNo: no,
        registerNumber: register_number,
        sections: escortSections
          .filter((section) => mine.includes(section))
          .map((section) => sectionOf(no, section, sections)),
      })),
    };
  },
});
