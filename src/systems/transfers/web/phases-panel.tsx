import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { CancelPhaseInput, PhaseInput, PlanPhaseInput } from '../command-views.ts';
import type { PhaseView } from '../convoy-views.ts';
import type { OperationAnswer } from '../operation-views.ts';
import { phaseCancellationReasons } from '../phase-words.ts';

const COLOURS: Partial<Record<PhaseView['state'], string>> = {
  running: 'blue.1',
  ended: 'green.1',
  cancelled: 'red.1',
};

/** The phases of an operation, each with the steps that this officer may take; the way to plan one, and to end the operation. */
export default function PhasesPanel({ answer }: { answer: OperationAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const zone = directory.zoneOf(null);
  const { operation, phases, abilities } = answer;
  const { operationNo } = operation;
  const columns: Column<PhaseView>[] = [
    {
      key: 'code',
      label: t('phase.code'),
      value: (row) => row.code,
      render: (row) => <bdi className="amana-code">{row.code}</bdi>,
    },
    { key: 'title', label: t('phase.titleOf'), value: (row) => pickText(row.title) },
    { key: 'authority', label: t('phase.authority'), value: (row) => directory.authorityName(row.authority) },
    {
      key: 'from',
      label: t('phase.from'),
      value: (row) => row.plannedFromAt,
      render: (row) => formatInstant(row.plannedFromAt, zone),
    },
    {
      key: 'to',
      label: t('phase.to'),
      value: (row) => row.plannedToAt,
      render: (row) => formatInstant(row.plannedToAt, zone),
    },
    { key: 'convoys', label: t('phase.convoys'), value: (row) => row.convoys, numeric: true },
    {
      key: 'state',
      label: t('phase.state'),
      value: (row) => t(`phase.states.${row.state}`),
      render: (row) => (
        <div>
          <Badge
            color={COLOURS[row.state] ?? 'gray.2'}
            c="dark.8"
            variant="filled"
            tt="none"
            size="lg"
            miw="max-content"
          >
            {t(`phase.states.${row.state}`)}
          </Badge>
          {row.cancelled && (
            <Text size="xs">
              {t(`convoy.cancelReasons.${row.cancelled.reason}`)}
              {row.cancelled.note && (
                <>
                  {' · '}
                  <bdi>{row.cancelled.note}</bdi>
                </>
              )}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'steps',
      label: t('phase.steps'),
      value: () => null,
      render: (row) => (
        <Group gap={4}>
          {(['transfers/start-phase', 'transfers/end-phase'] as const)
            .filter((command) => row.abilities.includes(command))
            .map((command) => (
              <CommandButton<PhaseInput>
                key={command}
                size="compact-sm"
                variant="default"
                command={command}
                input={{ operationNo, phase: row.code }}
                label={t(`command.${command.replace('/', '-')}`)}
                explain={t('phase.explainStep', { code: row.code })}
              />
            ))}
          {row.abilities.includes('transfers/cancel-phase') && (
            <FormDialog<CancelPhaseInput>
              command="transfers/cancel-phase"
              label={t('command.transfers-cancel-phase')}
              compact={t('phase.cancelOf', { code: row.code })}
              zone={zone}
              fields={[
                {
                  key: 'reason',
                  label: t('strikeOff.reason'),
                  kind: 'select',
                  required: true,
                  options: phaseCancellationReasons.map((value) => ({
                    value,
                    label: t(`convoy.cancelReasons.${value}`),
                  })),
                },
                { key: 'note', label: t('strikeOff.note'), kind: 'long', required: false },
              ]}
              build={({ reason, note = '' }) => ({
                operationNo,
                phase: row.code,
                reason: phaseCancellationReasons.find((one) => one === reason) ?? 'other',
                note,
              })}
              grave
            />
          )}
        </Group>
      ),
    },
  ];
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('phase.title')}
        </Title>
        <Group gap="xs">
          {abilities.includes('transfers/plan-phase') && (
            <FormDialog<PlanPhaseInput>
              command="transfers/plan-phase"
              label={t('command.transfers-plan-phase')}
              explain={t('phase.explainPlan')}
              zone={zone}
              fields={[
                { key: 'code', label: t('phase.code'), kind: 'text', required: true },
                { key: 'titleEn', label: t('phase.titleEn'), kind: 'text', required: true },
                { key: 'titleAr', label: t('phase.titleAr'), kind: 'text', required: true },
                { key: 'plannedFromAt', label: t('phase.from'), kind: 'instant', required: true },
                { key: 'plannedToAt', label: t('phase.to'), kind: 'instant', required: true },
              ]}
              build={({ code = '', titleEn = '', titleAr = '', plannedFromAt, plannedToAt }) => ({
                operationNo,
                code,
                titleEn,
                titleAr,
                plannedFromAt: Number(plannedFromAt),
                plannedToAt: Number(plannedToAt),
              })}
            />
          )}
          {abilities.includes('transfers/end-operation') && (
            <CommandButton
              size="sm"
              variant="default"
              command="transfers/end-operation"
              input={{ operationNo }}
              label={t('command.transfers-end-operation')}
              explain={t('phase.explainEnd')}
            />
          )}
        </Group>
      </Group>
      <DataTable
        bare
        caption={t('phase.title')}
        columns={columns}
        rows={phases}
        rowKey={(row) => row.code}
        empty={t('phase.none')}
      />
    </Paper>
  );
}
