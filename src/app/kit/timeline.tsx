import { Badge, Group, Text } from '@mantine/core';
import { IconCornerDownRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../systems/register/views.ts';
import { useDirectory } from '../api/use-directory.ts';
import { formatInstant } from '../format/format-instant.ts';
import { pickName, pickText } from '../format/pick-text.ts';
import { Duration } from './duration.tsx';

/** Differences up to this many milliseconds are not shown. */
const UNREMARKABLE = 60_000;

/** Events with their clocks: when it happened, when the register learnt of it, and, where that was another minute, when the device wrote it down. Corrections name what they correct. */
export function Timeline({
  entries,
  zone,
  compact = false,
  control,
}: {
  entries: TimelineEntry[];
  zone: string;
  compact?: boolean;
  /** What the officer can do about an event, drawn behind it. */
  control?: (entry: TimelineEntry) => ReactNode;
}) {
  const { t } = useTranslation('shell');
  const directory = useDirectory();
  if (entries.length === 0) return <Text c="gray.7">{t('timeline.empty')}</Text>;
  return (
    <ol className="amana-timeline">
      {entries.map((entry) => {
        const place = entry.zone ?? zone;
        const delay = entry.receivedAt - entry.occurredAt;
        const authority =
          typeof entry.authority === 'string'
            ? directory.authorityName(entry.authority)
            : pickText(entry.authority.name);
        return (
          <li key={entry.eventId} data-late={entry.late || undefined}>
            <Text fw={600} size="sm" td={entry.correctedBy ? 'line-through' : undefined}>
              {pickText(entry.summary)}
            </Text>
            {entry.orderEndedAt !== undefined && (
              <Text size="xs" c="gray.8">
                {t('timeline.orderEnded', { at: formatInstant(entry.orderEndedAt, place) })}
              </Text>
            )}
            <Text size="xs" c="gray.8">
              {t('timeline.occurred')} <b>{formatInstant(entry.occurredAt, place)}</b>
              {!compact && (
                <>
                  {' · '}
                  {Math.abs(entry.receivedAt - entry.recordedAt) > UNREMARKABLE && (
                    <>
                      {t('timeline.recorded')} {formatInstant(entry.recordedAt, place)}
                      {' · '}
                    </>
                  )}
                  {t('timeline.received')} {formatInstant(entry.receivedAt, place)}
                </>
              )}
            </Text>
            <Group gap={6}>
              <Text size="xs" c="gray.7">
                {pickName(entry.officer.name)} · {authority}
              </Text>
              {delay >= UNREMARKABLE && (
                <Badge size="sm" variant="filled" color={entry.late ? 'orange.2' : 'gray.2'} c="dark.8" tt="none">
                  {entry.late ? t('timeline.late') : t('timeline.after')} <Duration milliseconds={delay} />
                </Badge>
              )}
              {entry.corrects && (
                <Badge
                  size="sm"
                  variant="outline"
                  color="dark"
                  tt="none"
                  leftSection={<IconCornerDownRight size={12} aria-hidden />}
                >
                  {t('timeline.correction')}
                </Badge>
              )}
              {entry.correctedBy && (
                <Badge size="sm" variant="outline" color="dark" tt="none">
                  {t('timeline.corrected')}
                </Badge>
              )}
              {control?.(entry)}
            </Group>
          </li>
        );
      })}
    </ol>
  );
}
