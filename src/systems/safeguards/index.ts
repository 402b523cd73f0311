export { requireOnLive } from './on-manifest.ts';
