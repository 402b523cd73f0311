export { createManifest } from './commands/create-manifest.ts';
