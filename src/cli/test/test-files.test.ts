import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { longestFiles } from './longest-files.ts';
import { leftOutOnPostgres15 } from './run-on-postgres-15.ts';
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

describe('leftOutOnPostgres15', () => {
  it('names files of the stage `database` that are there, and none of the law or of the kept registers', () => {
    const files = findTestFiles('database').map((file) => path.relative(repositoryFolder, file));
    expect(leftOutOnPostgres15.filter((file) => !files.includes(file))).toEqual([]);
    expect(leftOutOnPostgres15.filter((file) => file.startsWith('tests/'))).toEqual([]);
  });
});

describe('longestFiles', () => {
  it('names test files that are there', () => {
    const all = (Object.keys(testPatterns) as TestProjectName[])
      .flatMap(findTestFiles)
      .map((file) => path.relative(repositoryFolder, file));
    expect(longestFiles.filter((file) => !all.includes(file))).toEqual([]);
  });
});
