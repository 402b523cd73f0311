import { Badge, Group } from '@mantine/core';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import type { PlaceSection } from '../views.ts';

/** Each section with who is in it against its places and authorised extra ones; red where there are more. */
export function SectionChips({ sections }: { sections: PlaceSection[] }) {
  return (
    <Group gap={4}>
      {sections.map((section) => (
        <Badge
          key={section.section}
          variant="filled"
          tt="none"
          color={section.free < 0 ? 'red.1' : 'gray.1'}
          c={section.free < 0 ? 'red.9' : 'dark.8'}
        >
          <bdi>{section.name ? pickText(section.name) : section.section}</bdi> {formatNumber(section.occupied)}/
          {formatNumber(section.capacity + section.extraPlaces)}
        </Badge>
      ))}
    </Group>
  );
}
