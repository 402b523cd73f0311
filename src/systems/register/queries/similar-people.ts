import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { queryTokens } from '../name-tokens.ts';
import { nearWords, searchKeys } from '../names/index.ts';
import { type SimilarPeopleAnswer, similarPeopleAnswer } from '../views.ts';
import { manifestsOf, type PersonsTold, rowsOf } from './person-rows.ts';

/** Keys of fewer sounds are those of too many names to be told apart by one that is wrong. */
const FEWEST_SOUNDS = 3;

const keysOf = (word: string): string[] => searchKeys(word).map((key) => `~${key}`);

/** For each word, the keys of what is near it, and its own. */
const soundsOf = ({ word, near }: { word: string; near: readonly string[] }): string[] => [
  ...new Set([...keysOf(word), ...near.flatMap((other) => keysOf(other).filter((key) => key.length > FEWEST_SOUNDS))]),
];

/** A page of those whose names are near, and its persons in one question. */
const SIMILAR = `SELECT f.total, to_json(f.persons) AS persons, f.told, f.sound, ${manifestsOf('f.persons')}
  FROM register.similar_people($1::jsonb, $2::jsonb, $3::jsonb, $4, $5) f`;
type Similar = PersonsTold & {
  readonly total: number;
  readonly persons: readonly number[];
  readonly sound: boolean;
};

/**
 * Persons within reach whose names are written with one letter less, more, swapped or other than the words searched, and whom that search does not find itself; where there is none, those whose names in another script
 * sound so. Every word of the search must be among the names, near or as it is; a word of three letters is near longer ones only. Nobody is the same person because of it: a reader compares.
 */
export const similarPeople = defineQuery({
  system: 'register',
  name: 'similar-people',
  asks: 'body',
  input: z.object({ q: z.string().max(300), ...pageInBody }).strict(),
  answer: similarPeopleAnswer,
  run: async (read, { q, ...asked }, context): Promise<SimilarPeopleAnswer> => {
    const { sql: _, ...page } = cutPage(asked);
    const words = nearWords(q);
    const found = await read.row<Similar>(SIMILAR, [
      JSON.stringify(queryTokens(q)),
      JSON.stringify(words.map(({ word, near }) => [...keysOf(word), ...near])),
      JSON.stringify(words.map(soundsOf)),
      page.pageSize,
      (page.page - 1) * page.pageSize,
    ]);
    if (found === undefined) throw new Error('register.similar_people answers one row');
    return { total: found.total, ...page, rows: rowsOf(found, found.persons, context.now), bySound: found.sound };
  },
});
