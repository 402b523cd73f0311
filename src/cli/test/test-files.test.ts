import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { findTestFiles, type TestProjectName, testPatterns } from './test-files.ts';

const folders = '{src,tests,bench,scenarios}';

describe('findTestFiles', () => {
  it('gives every test file of the repository to exactly one project', () => {
    const all = fs
      .globSync(`${folders}/**/*.{test,spec}.{ts,tsx,js,mjs}`, { cwd: repositoryFolder })
      .map((file) => path.join(repositoryFolder, file));
    const given = (Object.keys(testPatterns) as TestProjectName[]).flatMap(findTestFiles);
    expect(given.sort()).toEqual(all.sort());
  });
});
