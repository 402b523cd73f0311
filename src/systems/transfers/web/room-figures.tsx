import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { PublishedFigureView } from '../published/views.ts';
import type { OperationRoomAnswer, RoomDay } from '../room-views.ts';
import { OwnFigure } from './own-figure.tsx';
import { Difference, Said } from './published-parts.tsx';

/** A day of the operation, with what was published of it. A day on which the register has nothing is shown where something was published of it. */
type Day = RoomDay & { published: PublishedFigureView[] };

/** Days of the operation and days of which something was published, in their order; totals go on over days without own movement. */
const daysOf = ({ days, published }: OperationRoomAnswer): Day[] => {
  const counted = published.filter(
    ({ measure, own, withdrawn }) => measure === 'received' && own !== null && !withdrawn,
  );
  const rows = new Map<string, Day>(days.map((day) => [day.day, { ...day, published: [] }]));
  for (const figure of counted) {
    const day = figure.asOf ?? figure.publishedOn;
    if (day.length !== 10) continue;
    const row = rows.get(day) ?? {
      day,
      departed: 0,
      received: 0,
      receivedInAll: figure.own ?? 0,
      admittedInAll: days.filter((one) => one.day < day).at(-1)?.admittedInAll ?? 0,
      fromAt: figure.untilAt,
      untilAt: figure.untilAt,
      published: [],
    };
    row.published.push(figure);
    rows.set(day, row);
  }
  return [...rows.values()].sort((left, right) => left.day.localeCompare(right.day));
};

/** The register's figures by day, and beside each day what was published of it: a difference is shown, never adjusted. */
export function RoomFigures({ room }: { room: OperationRoomAnswer }) {
  const { t } = useTranslation('transfers');
  const { operationNo } = room.operation;
  const ofDay = (key: 'departed' | 'received'): Column<Day> => ({
    key,
    label: t(`room.${key}`),
    value: (row) => row[key],
    render: (row) =>
      row[key] === 0 ? (
        formatNumber(0)
      ) : (
        <OwnFigure operationNo={operationNo} measure={key} fromAt={row.fromAt} untilAt={row.untilAt} value={row[key]} />
      ),
  });
  const columns: Column<Day>[] = [
    {
      key: 'day',
      label: t('room.day'),
      value: (row) => row.day,
      render: (row) => formatCivilDate(row.day),
    },
    ofDay('departed'),
    ofDay('received'),
    {
      key: 'inAll',
      label: t('room.receivedInAll'),
      value: (row) => row.receivedInAll,
      render: (row) => (
        <OwnFigure operationNo={operationNo} measure="received" untilAt={row.untilAt} value={row.receivedInAll} />
      ),
    },
    {
      key: 'admitted',
      label: t('room.admittedInAll'),
      value: (row) => row.admittedInAll,
      render: (row) => (
        <OwnFigure operationNo={operationNo} measure="admitted" untilAt={row.untilAt} value={row.admittedInAll} />
      ),
    },
    {
      key: 'published',
      label: t('room.published'),
      value: (row) => row.published.length,
      render: (row) =>
        row.published.length === 0 ? (
          '—'
        ) : (
          <Stack gap={4}>
            {row.published.map((figure) => (
              <Group key={figure.reference} gap={6}>
                <Said figure={figure} />
                <Text size="xs" c="gray.7">
                  <bdi>{figure.attributedTo}</bdi> · <bdi className="amana-code">{figure.reference}</bdi>
                </Text>
                <Difference figure={figure} />
              </Group>
            ))}
          </Stack>
        ),
    },
  ];
  const waiting = room.published.filter(({ measure, own }) => measure !== 'not-counted' && own === null).length;
  return (
    <Paper withBorder p="md" component="section">
      <Group gap="xs" mb="sm">
        <Title order={2} size="h4">
          {t('room.figures')}
        </Title>
        {waiting > 0 && (
          <Badge color="gray.2" c="dark.8" variant="filled" tt="none">
            {t('room.notOver', { count: waiting })}
          </Badge>
        )}
      </Group>
      <DataTable
        bare
        caption={t('room.figures')}
        columns={columns}
        rows={daysOf(room)}
        rowKey={(row) => row.day}
        empty={t('room.noFigures')}
      />
    </Paper>
  );
}
