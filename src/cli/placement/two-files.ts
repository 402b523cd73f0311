import { UsageError } from '../../platform/config/operator-error.ts';

/**
 * Reads the words of a command that takes an instance, a plan and perhaps `--json`.
 * @throws UsageError where anything else was said
 */
export const readTwoFiles = (words: readonly string[]): { instance: string; plan: string; json: boolean } => {
  const flags = words.filter((word) => word.startsWith('-'));
  const [instance, plan, ...others] = words.filter((word) => !word.startsWith('-'));
  const unknown = flags.find((flag, index) => flag !== '--json' || index > 0);
  if (unknown !== undefined) throw new UsageError(`${unknown} is not known here, or stands twice.`);
  if (instance === undefined || plan === undefined || others.length > 0)
    throw new UsageError('Say two files: the instance, then the plan.');
  return { instance, plan, json: flags.length > 0 };
};
