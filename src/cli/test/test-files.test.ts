import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { longestFiles } from './longest-files.ts';
import { alsoOnPostgres15, filesOnPostgres15 } from './run-on-postgres-15.ts';
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

describe('filesOnPostgres15', () => {
  const asked = filesOnPostgres15().map((file) => path.relative(repositoryFolder, file));

  it('has every file that it names', () => {
    expect(alsoOnPostgres15.filter((file) => !asked.includes(file))).toEqual([]);
  });

  it('leaves out no file of the law, of the walls or of the kept registers', () => {
    const whole = fs.globSync('tests/{law,walls,upgrades}/**/*.test.ts', { cwd: repositoryFolder });
    expect(whole.length).toBeGreaterThan(90);
    expect(whole.filter((file) => !asked.includes(file))).toEqual([]);
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
