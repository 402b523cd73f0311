import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import type { CustodyPeriod } from '../views.ts';

const MINUTE = 60_000;

/** The file as of a date (a slider over the custody) and as it was known on a date. Nothing chosen: as of now, as known now. */
export function KnowledgeControls({
  periods,
  zone,
  asOfAt,
  asKnownAt,
  onAsOf,
  onAsKnown,
}: {
  periods: CustodyPeriod[];
  zone: string;
  asOfAt: number | undefined;
  asKnownAt: number | undefined;
  onAsOf: (at: number | undefined) => void;
  onAsKnown: (at: number | undefined) => void;
}) {
  const { t } = useTranslation('register');
  const me = useMe();
  const nowAt = me.data?.register.nowAt ?? 0;
  const [first] = useState(() => Math.min(nowAt, ...periods.map((period) => period.fromAt)));
  const [dragged, setDragged] = useState<number>();
  const shown = dragged ?? asOfAt ?? nowAt;

  function drag(event: ChangeEvent<HTMLInputElement>): void {
    setDragged(Number(event.currentTarget.value));
  }

  function settle(): void {
    if (dragged === undefined) return;
    onAsOf(dragged >= nowAt - MINUTE ? undefined : dragged);
    setDragged(undefined);
  }

  return (
    <Paper withBorder p="sm" className="amana-no-print">
      <Group align="flex-end" justify="space-between">
        <Stack gap={2} style={{ flexGrow: 1, minWidth: 260 }}>
          <label htmlFor="as-of" style={{ fontSize: 14, fontWeight: 600 }}>
            {t('person.asOf')} <span className="amana-number">{formatInstant(shown, zone)}</span>
          </label>
          <input
            id="as-of"
            type="range"
            min={first}
            max={nowAt}
            step={MINUTE}
            value={shown}
            onChange={drag}
            onPointerUp={settle}
            onKeyUp={settle}
            onBlur={settle}
            style={{ width: '100%', minHeight: 32, accentColor: '#0b5563' }}
            aria-valuetext={formatInstant(shown, zone)}
          />
        </Stack>
        <InstantField label={t('person.asKnown')} zone={zone} value={asKnownAt} onChange={onAsKnown} required={false} />
        <Button
          variant="default"
          size="md"
          disabled={asOfAt === undefined && asKnownAt === undefined}
          onClick={() => {
            onAsOf(undefined);
            onAsKnown(undefined);
          }}
        >
          {t('person.now')}
        </Button>
      </Group>
      <Text size="xs" c="gray.7">
        {t('person.asExplain')}
      </Text>
    </Paper>
  );
}
