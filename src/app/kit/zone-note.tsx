import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../api/use-directory.ts';
import { zoneName } from '../format/zone-name.ts';
import { usePreferences } from '../preferences.ts';

/** Says that the times on a page are those of more than one place, where they are: each is the local time of its own place, which stands in brackets. */
export function ZoneNote({ sites }: { sites: (string | null)[] }) {
  const { t } = useTranslation('shell');
  const { language } = usePreferences();
  const directory = useDirectory();
  const zones = [...new Set(sites.map((site) => zoneName(directory.zoneOf(site), language)))].sort();
  if (zones.length < 2) return null;
  return (
    <Text size="xs" c="gray.7">
      {t('instant.zones', { zones: zones.join(' · ') })}
    </Text>
  );
}
