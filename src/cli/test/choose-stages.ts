import { nearestName } from '../../platform/config/nearest-name.ts';
import { UsageError } from '../../platform/config/operator-error.ts';
import type { Stage } from './stage.ts';

/**
 * The stages with these names, in the order in which stages run; all of them where no name is given.
 *
 * @throws UsageError for an unknown name
 */
export const chooseStages = <Named extends Pick<Stage, 'name'>>(
  stages: readonly Named[],
  names: readonly string[],
): readonly Named[] => {
  const known = stages.map(({ name }) => name);
  for (const name of names.filter((candidate) => !known.includes(candidate))) {
    const nearest = nearestName(name, known);
    const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw new UsageError(`There is no stage ${JSON.stringify(name)}.${hint} Stages are: ${known.join(', ')}.`);
  }
  return names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name));
};
