// Adds to package-lock.json the programs for other platforms that npm left out because the registry it asked did not
// hold them. Without their entries `npm ci` refuses the lock everywhere, and macOS would miss its programs.
// The version is the exact one that the (locked and hashed) parent names; the hash is the registry's.
// Run after every change of a dependency: npm install --package-lock-only --ignore-scripts && node .ci/complete-lock.mjs
import fs from 'node:fs';
import path from 'node:path';

const file = path.join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const added = [];
for (const [folder, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place] !== undefined || lock.packages[`${folder}/${place}`] !== undefined) continue;
    const words = name.split(/[/-]/);
    const os = systems.filter((system) => words.includes(system));
    const cpu = processors.filter((processor) => words.includes(processor));
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || os.length !== 1 || cpu.length !== 1)
      throw new Error(
        `${name}@${version} of ${folder}: its platform or its exact version cannot be told. Add it by hand.`,
      );
    const musl = words.some((word) => word.startsWith('musl'));
    const libc = os[0] === 'linux' ? { libc: [musl ? 'musl' : 'glibc'] } : {};
    lock.packages[place] = { version, cpu, ...(parent.dev ? { dev: true } : {}), ...libc, optional: true, os };
    added.push(`${name}@${version}`);
  }
}
const [root, ...others] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...others.sort(([left], [right]) => left.localeCompare(right, 'en'))]);
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`added ${added.length} entries\n`);
