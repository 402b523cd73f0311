export { arrivalOf, HEALTH_WITHIN, type HealthRow, isSeenSince } from './health.ts';
export { healthWords } from './words.ts';
