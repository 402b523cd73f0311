import { Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { WayAnswer } from '../way-views.ts';

/** How many sit where now, compartment by compartment: what a change of vehicle changed. Nothing where nobody is aboard. */
export function SeatsNow({ way }: { way: WayAnswer }) {
  const { t } = useTranslation('transfers');
  const places = new Map<string, number>();
  for (const { vehicle, compartment } of way.seats) {
    const place = [vehicle, compartment].filter(Boolean).join(' / ');
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  if (places.size === 0) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="xs">
        {t('reseat.now')}
      </Title>
      <Group gap="lg" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {[...places].map(([place, count]) => (
          <Text key={place} component="li" size="sm">
            <bdi className="amana-code">{place}</bdi>: <b className="amana-number">{formatNumber(count)}</b>
          </Text>
        ))}
      </Group>
    </Paper>
  );
}
