import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import type { ControlView, EndControlInput, RecordControlInput, WithdrawControlInput } from '../control/views.ts';
import type { PlaceAnswer } from '../views.ts';
import { sourceOfValues, useSourceFields } from './source-fields.ts';
import { SourceText } from './source-text.tsx';
import { WithdrawnText } from './withdrawn-text.tsx';

const OUTSIDE = '*';

/** Who is said to control the site from when to when, with sources; what is disputed, and what a change of control still owes (D4, I28). */
export function ControlPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const authorities = useMe().data?.register.authorities ?? [];
  const sourceFields = useSourceFields();
  const { site, control, abilities } = answer;
  const nameOf = (row: { authority: string | null; holder: string | null }) =>
    row.authority === null ? (row.holder ?? '') : directory.authorityName(row.authority);
  const columns: Column<ControlView>[] = [
    {
      key: 'holder',
      label: t('control.holder'),
      value: nameOf,
      render: (row) => (
        <Stack gap={2} align="flex-start">
          <Text {...(row.withdrawn ? { td: 'line-through' } : {})}>
            <bdi>{nameOf(row)}</bdi>
          </Text>
          {row.after && (
            <Text size="xs" c="gray.7">
              {t('control.after', { holder: nameOf(row.after) })}
            </Text>
          )}
          {row.disputed && (
            <Badge color="yellow.2" c="dark.9" variant="filled" tt="none">
              {t('control.disputed')}
            </Badge>
          )}
        </Stack>
      ),
    },
    {
      key: 'from',
      label: t('control.from'),
      value: (row) => row.fromAt,
      render: (row) => formatInstant(row.fromAt, site.zone),
    },
    {
      key: 'to',
      label: t('control.to'),
      value: (row) => row.toAt,
      render: (row) => (
        <Stack gap={2}>
          {row.toAt === null ? t('control.stillNow') : formatInstant(row.toAt, site.zone)}
          {row.endSource && (
            <Text size="xs" c="gray.7">
              {row.endSourceKind === 'register' ? t('source.rollCall') : <bdi>{row.endSource}</bdi>}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      key: 'source',
      label: t('source.source'),
      value: (row) => row.source,
      render: (row) => <SourceText kind={row.sourceKind} source={row.source} by={row.recordedBy.name} />,
    },
    {
      key: 'state',
      label: t('control.owed'),
      value: (row) => (row.breach && row.breach.curedAt === null ? 1 : 0),
      render: (row) => (
        <Stack gap={4} align="flex-start">
          {row.withdrawn && <WithdrawnText withdrawn={row.withdrawn} zone={site.zone} />}
          {row.breach && (
            <Text size="sm" {...(row.breach.curedAt === null ? { c: 'red.9', fw: 600 } : {})}>
              {row.breach.curedAt === null
                ? t('control.notCalled', { at: formatInstant(row.breach.openedAt, site.zone) })
                : t('control.called', { at: formatInstant(row.breach.curedAt, site.zone) })}{' '}
              <bdi className="amana-code">{row.breach.rule}</bdi> · <bdi>{row.breach.source}</bdi>
              {row.breach.authority && ` · ${directory.authorityName(row.breach.authority)}`}
            </Text>
          )}
          {row.abilities.includes('sites/end-control') && (
            <FormDialog<EndControlInput>
              command="sites/end-control"
              label={t('control.end')}
              compact={t('control.endOf', { holder: nameOf(row) })}
              explain={t('control.endExplain')}
              zone={site.zone}
              fields={[{ key: 'endedAt', label: t('control.to'), kind: 'instant', required: true }, ...sourceFields]}
              build={(values) => ({
                controlId: row.controlId,
                endedAt: Number(values.endedAt),
                ...sourceOfValues(values),
              })}
            />
          )}
          {row.abilities.includes('sites/withdraw-control') && (
            <FormDialog<WithdrawControlInput>
              command="sites/withdraw-control"
              label={t('control.withdraw')}
              compact={t('control.withdrawOf', { holder: nameOf(row) })}
              explain={t('control.withdrawExplain')}
              zone={site.zone}
              fields={[{ key: 'reason', label: t('capacity.reason'), kind: 'long', required: true, shortest: 3 }]}
              build={(values) => ({ controlId: row.controlId, reason: values.reason ?? '' })}
            />
          )}
        </Stack>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('control.title')}
        </Title>
        <Group>
          {control.length > 0 && <SaveTable list="sites/control-history" filter={{ site: site.code }} />}
          {abilities.includes('sites/record-control') && (
            <FormDialog<RecordControlInput>
              command="sites/record-control"
              label={t('control.record')}
              explain={t('control.explain')}
              zone={site.zone}
              fields={[
                {
                  key: 'authority',
                  label: t('control.holder'),
                  kind: 'select',
                  required: true,
                  options: [
                    ...authorities.map(({ code, name }) => ({ value: code, label: pickText(name) })),
                    { value: OUTSIDE, label: t('control.outside') },
                  ],
                },
                { key: 'holder', label: t('control.outsideName'), kind: 'text', required: false },
                { key: 'fromAt', label: t('control.from'), kind: 'instant', required: true },
                { key: 'toAt', label: t('control.toIfEnded'), kind: 'instant', required: false },
                ...sourceFields,
              ]}
              build={(values) => ({
                site: site.code,
                ...(values.authority === OUTSIDE ? {} : { authority: values.authority ?? '' }),
                ...(values.holder ? { holder: values.holder } : {}),
                fromAt: Number(values.fromAt),
                ...(values.toAt ? { toAt: Number(values.toAt) } : {}),
                ...sourceOfValues(values),
              })}
            />
          )}
        </Group>
      </Group>
      <DataTable
        caption={t('control.title')}
        columns={columns}
        rows={control}
        rowKey={(row) => row.controlId}
        empty={t('control.none')}
      />
    </Stack>
  );
}
