export { AgeEvidenceRecorded } from './events.ts';
