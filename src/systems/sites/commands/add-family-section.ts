import { defineCommand } from '../../../core/register/command-definition.ts';
import { getSiteStream } from '../../register/index.ts';
import { FamilySectionAdded } from '../events.ts';
import { checkNewSection, loadNewSection } from './new-section.ts';

/** Adds a section for families to a site: households stay together in it (I32). */
export const addFamilySection = defineCommand({
  system: 'sites',
  name: 'add-family-section',
  input: FamilySectionAdded.data,
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: loadNewSection,
  decide: (state, data, context) => {
    checkNewSection(state, context);
    return [FamilySectionAdded.make({ stream: state.stream, data })];
  },
});
