import type pg from 'pg';
import { builtInQuery, catalogueQueries, migrationQuery } from './catalogue-queries.ts';
import type { Finding } from './finding.ts';
import { seeEverything, textRows } from './session.ts';

/** Objects of a database by name, each with its attributes as texts. */
export type Catalogue = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const readAll = async (client: pg.ClientBase, queries: readonly string[]): Promise<Catalogue> => {
  const objects = new Map<string, Readonly<Record<string, unknown>>>();
  for (const query of queries)
    for (const [name, attributes] of await textRows(client, query))
      objects.set(name as string, JSON.parse(attributes as string) as Record<string, unknown>);
  return objects;
};

const majorVersion = async (client: pg.ClientBase): Promise<string> =>
  String(Math.floor(Number((await textRows(client, "SELECT current_setting('server_version_num')"))[0]?.[0]) / 10_000));

/** What a migration left, and which server it is on. */
export type CatalogueReading = { readonly version: string; readonly objects: Catalogue };

/**
 * Reads the catalogue of a database. To be called after `settle`, so that names are written out in the same way; afterwards the client sees every row.
 *
 * @param builtIn also the functions that the server itself brings (3,300)
 */
export const readCatalogue = async (client: pg.ClientBase, builtIn: boolean): Promise<CatalogueReading> => {
  const migrations = await readAll(client, [migrationQuery]);
  await seeEverything(client);
  const objects = await readAll(client, [...catalogueQueries, ...(builtIn ? [builtInQuery] : [])]);
  return { version: await majorVersion(client), objects: new Map([...migrations, ...objects]) };
};

const isBuiltIn = (name: string): boolean => name.startsWith('built-in function ');

/** Names every object that is missing, too many, or not as the repository's code makes it. */
export const compareCatalogues = (
  live: CatalogueReading,
  expected: CatalogueReading,
  add: (finding: Finding) => void,
): number => {
  const sameServer = live.version === expected.version;
  const considered = (name: string) => sameServer || !isBuiltIn(name);
  let compared = 0;
  for (const [name, attributes] of expected.objects) {
    if (!considered(name)) continue;
    compared += 1;
    const found = live.objects.get(name);
    if (found === undefined)
      add({ section: 'catalogue', code: 'object-missing', object: name, text: `Missing: ${name}.` });
    else
      for (const attribute of Object.keys(attributes))
        if (JSON.stringify(found[attribute]) !== JSON.stringify(attributes[attribute]))
          addDifference(name, attribute, found, attributes, add);
  }
  for (const name of live.objects.keys())
    if (considered(name) && !expected.objects.has(name))
      add({
        section: 'catalogue',
        code: 'object-extra',
        object: name,
        text: `Not made by this program: ${name}.`,
      });
  return compared;
};

const addDifference = (
  object: string,
  attribute: string,
  found: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  add: (finding: Finding) => void,
): void => {
  if (object.startsWith('migration ')) {
    const text = `${object}: the database was last started with another version of this program. Start it once with this one, or verify it with that one; other findings of the catalogue may come from this.`;
    add({ section: 'catalogue', code: 'version-differs', object, column: attribute, text });
    return;
  }
  const values = [found[attribute], expected[attribute]].map((value) => String(value));
  // A source text is too long for a line; whoever looks after it compares it with the repository.
  const detail = values.every((value) => value.length > 0 && value.length <= 120)
    ? ` is ${JSON.stringify(values[0])}, it should be ${JSON.stringify(values[1])}`
    : ' is not that of the repository';
  add({
    section: 'catalogue',
    code: 'object-differs',
    object,
    column: attribute,
    text: `${object}: ${attribute}${detail}.`,
  });
};
