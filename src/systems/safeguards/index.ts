export { FearDecided, FearRecorded, InterviewRecorded, NoticeGiven } from './events.ts';
export { requireOnLive } from './on-manifest.ts';
