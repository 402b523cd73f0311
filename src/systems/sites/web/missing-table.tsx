import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import type { Column } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { type MissingOutcome, missingOutcomes, outcomesOf } from '../emergencies/emergency-words.ts';
import type { EmergencyAnswer, MissingAnswer, MissingRow, ResolveMissingInput } from '../emergencies/views.ts';
import { PersonsOfSite } from './persons-of-site.tsx';
import { RollSearch } from './roll-search.tsx';
import { useSettled } from './use-settled.ts';

/** Who is missing, person by person and page by page, until it is said what became of each; saved as CSV for those who search. */
export function MissingTable({
  emergency,
  zone,
  mayResolve,
}: {
  emergency: EmergencyAnswer;
  zone: string;
  mayResolve: boolean;
}) {
  const { t } = useTranslation('sites');
  const [typed, setTyped] = useState('');
  const [state, setState] = useState('');
  const [page, setPage] = useState(1);
  const q = useSettled(typed).trim();
  const { emergencyId } = emergency;
  const filter = { ...(state === '' ? {} : { state }), ...(q === '' ? {} : { q }) };
  const missing = useAnswer<MissingAnswer>('sites/missing', { emergencyId, ...filter, page }, { asks: 'body' });
  const outcomeName = (outcome: MissingOutcome, resident: boolean) =>
    resident && outcome === 'unaccounted' ? t('emergency.missingResidentOutcome') : t(`emergency.outcomes.${outcome}`);
  const columns: Column<MissingRow>[] = [
    {
      key: 'outcome',
      label: t('roll.became'),
      value: (row) => row.outcome ?? '',
      render: (row) =>
        row.outcome !== null ? (
          <div>
            <Text size="sm">
              {outcomeName(row.outcome, row.resident)}: <bdi>{row.account}</bdi>
            </Text>
            {row.by !== null && row.at !== null && (
              <Text size="xs" c="gray.7">
                {pickName(row.by.name)} · {formatInstant(row.at, zone)}
              </Text>
            )}
          </div>
        ) : (
          <Stack gap={4} align="flex-start">
            <Text size="sm" c="red.9" fw={600}>
              {row.resident ? t('emergency.stillMissingResident') : t('emergency.stillMissing')}
            </Text>
            {mayResolve && (
              <FormDialog<ResolveMissingInput>
                command="sites/resolve-missing"
                label={t('emergency.resolve')}
                compact={t('emergency.resolveOf', { number: row.registerNumber })}
                explain={t('emergency.resolveExplain')}
                zone={zone}
                fields={[
                  {
                    key: 'outcome',
                    label: t('roll.became'),
                    kind: 'select',
                    required: true,
                    options: outcomesOf(row.resident).map((value) => ({
                      value,
                      label: outcomeName(value, row.resident),
                    })),
                  },
                  { key: 'account', label: t('roll.account'), kind: 'long', required: true, shortest: 3 },
                ]}
                build={(values) => ({
                  emergencyId: emergency.emergencyId,
                  personNo: row.personNo,
                  outcome: missingOutcomes.find((value) => value === values.outcome) ?? 'found',
                  account: values.account ?? '',
                })}
              />
            )}
          </Stack>
        ),
    },
  ];
  return (
    <Stack gap="sm">
      {emergency.missing > 0 && (
        <Group justify="space-between" align="flex-end">
          <Text role="status">
            {t('emergency.missingOf', { missing: formatNumber(emergency.missing), open: formatNumber(emergency.open) })}
          </Text>
          <Group align="flex-end" className="amana-no-print">
            <RollSearch
              typed={typed}
              onType={(text) => {
                setTyped(text);
                setPage(1);
              }}
            />
            <NativeSelect
              size="md"
              aria-label={t('roll.became')}
              value={state}
              onChange={(event) => {
                setState(event.currentTarget.value);
                setPage(1);
              }}
              data={[
                { value: '', label: t('emergency.everyMissing') },
                { value: 'open', label: t('emergency.shows.open') },
                { value: 'resolved', label: t('emergency.shows.resolved') },
              ]}
            />
            <SaveTable list="sites/missing" filter={{ emergencyId, ...filter }} large />
          </Group>
        </Group>
      )}
      <PersonsOfSite
        caption={t('emergency.missingTitle')}
        site={emergency.site}
        columns={columns}
        answer={missing}
        rowKey={(row) => row.personNo}
        empty={
          emergency.missing > 0
            ? t('roll.noneFound')
            : emergency.counts.length > 0
              ? t('emergency.nobodyMissing')
              : t('emergency.missingNotKnown')
        }
        onPage={setPage}
      />
    </Stack>
  );
}
