import fs from 'node:fs';
import path from 'node:path';
import { repositoryFolder } from '../../config/repository-folder.ts';

const DEFINITION =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+ = (?:\([^)]*\) =>\s*)?define(?:Command|Query)\(\{\s*system: '([\w-]+)',\s*name: '([\w.-]+)'/g;

const plain = (comment: string): string =>
  comment
    .replace(/^\s*\*\s?/gm, '')
    .replace(/^@[\s\S]*$/m, '')
    .replace(/\{@link (\w+)\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** What the source of a command or a query says of it. */
export type EndpointText = {
  /** The comment above its definition. */
  readonly text: string;
  /** The codes that its file refuses with. */
  readonly refuses: readonly string[];
};

/**
 * What each command and query does and refuses, by its name on the wire, as its own file says. The program runs from its sources, so the text that
 * whoever changes the definition reads is the one that the document tells.
 */
export const readEndpointTexts = (): ReadonlyMap<string, EndpointText> => {
  const folder = path.join(repositoryFolder, 'src');
  const files = fs
    .globSync('{core,systems}/*/{commands,queries}/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'));
  return new Map(
    files.flatMap((file) => {
      const source = fs.readFileSync(path.join(folder, file), 'utf8');
      const refuses = [...source.matchAll(/new Refusal\(\s*'([^']+)'/g)].map(([, code]) => code ?? '');
      return [...source.matchAll(DEFINITION)].map(
        ([, comment, system, name]) => [`${system}/${name}`, { text: plain(comment ?? ''), refuses }] as const,
      );
    }),
  );
};
