import fs from 'node:fs';
import path from 'node:path';
import { repositoryFolder } from '../../config/repository-folder.ts';

const DEFINITION =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+ = define(?:Command|Query)\(\{\s*system: '([\w-]+)',\s*name: '([\w.-]+)'/g;

const plain = (comment: string): string =>
  comment
    .replace(/^\s*\*\s?/gm, '')
    .replace(/^@[\s\S]*$/m, '')
    .replace(/\{@link (\w+)\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What each command and query does, by its name on the wire: the comment above its definition. The program runs from its sources, so the text that
 * whoever changes the definition reads is the one that the document tells.
 */
export const readEndpointTexts = (): ReadonlyMap<string, string> => {
  const folder = path.join(repositoryFolder, 'src');
  const files = fs
    .globSync('{core,systems}/*/{commands,queries}/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'));
  return new Map(
    files.flatMap((file) =>
      [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(DEFINITION)].map(
        ([, comment, system, name]) => [`${system}/${name}`, plain(comment ?? '')] as const,
      ),
    ),
  );
};
