export { createManifest } from './commands/create-manifest.ts';
export type { ManifestKind } from './manifest-kind.ts';
