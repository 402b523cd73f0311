import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { ListTools } from '../../../app/kit/list/list-tools.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { securityLevels } from '../security-level.ts';
import type { AddSectionInput, HeldCount, NameSectionInput, PlaceAnswer, PlaceSection } from '../views.ts';
import { PlacesFilter } from './places-filter.tsx';
import { useSectionGroup } from './use-section-words.ts';

const LIST = 'sites/occupancy';
const FILTERS = ['state'] as const;
const STATUSES = ['any', 'untried', 'convicted'] as const;

/** Sections of a site: what each is for, who is held there as counts, and its places with their source. */
export function SectionsPanel({ answer }: { answer: PlaceAnswer }) {
  const { t } = useTranslation('sites');
  const groupOf = useSectionGroup();
  const navigate = useNavigate();
  const { site, held, abilities } = answer;
  const state = useListState(FILTERS);
  const shown = site.sections.filter(({ free }) =>
    state.filters.state === 'over' ? free < 0 : state.filters.state === 'free' ? free > 0 : true,
  );
  const heldIn = (section: string | null) => held.filter((count) => count.section === section);
  const columns: Column<PlaceSection>[] = [
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => row.section,
      render: (row) => (
        <Link
          to="/people"
          search={{ site: site.code, section: row.section }}
          className="amana-link"
          aria-label={t('site.people', { section: row.name ? pickText(row.name) : row.section })}
        >
          <bdi>{row.name ? pickText(row.name) : row.section}</bdi>
        </Link>
      ),
    },
    { key: 'for', label: t('site.forWhom'), value: groupOf },
    {
      key: 'held',
      label: site.kind === 'camp' || site.kind === 'rehabilitation' ? t('site.insideOf') : t('site.heldOf'),
      value: (row) => row.occupied,
      numeric: true,
      render: (row) => (
        <div>
          {formatNumber(row.occupied)}
          {row.away > 0 && (
            <Text size="xs" c="gray.7">
              {t('absence.ofThese', { away: formatNumber(row.away) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'places',
      label: t('site.placesOf'),
      value: (row) => row.capacity,
      numeric: true,
      render: (row) => (
        <div>
          {formatNumber(row.capacity)}
          {row.extraPlaces > 0 && (
            <Text size="xs" c="gray.7">
              {t('site.extra', { extra: formatNumber(row.extraPlaces) })}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'free',
      label: t('site.freeOf'),
      value: (row) => row.free,
      numeric: true,
      render: (row) =>
        row.free < 0 ? (
          <Badge color="red.1" c="red.9" variant="filled" tt="none">
            {t('list.over', { count: -row.free })}
          </Badge>
        ) : (
          formatNumber(row.free)
        ),
    },
    {
      key: 'who',
      label: t('site.who'),
      value: (row) => heldIn(row.section).reduce((sum, { persons }) => sum + persons, 0),
      render: (row) => <Groups held={heldIn(row.section)} />,
    },
    {
      key: 'source',
      label: t('site.source'),
      value: (row) => row.capacitySource,
      render: (row) => (
        <Text size="sm" component="span">
          <bdi>{row.capacitySource}</bdi>
        </Text>
      ),
    },
  ];
  if (abilities.includes('sites/name-section'))
    columns.push({
      key: 'naming',
      label: t('site.naming'),
      value: (row) => row.name?.ar ?? null,
      render: (row) => (
        <FormDialog<NameSectionInput>
          command="sites/name-section"
          label={t('site.nameSection')}
          compact={`${t('site.nameSection')} ${row.section}`}
          explain={t('site.nameExplain')}
          zone={site.zone}
          initial={{ nameEn: row.name?.en ?? '', nameAr: row.name?.ar ?? '', nameCkb: row.name?.ckb ?? '' }}
          fields={[
            { key: 'nameAr', label: t('site.nameAr'), kind: 'text', required: true },
            { key: 'nameEn', label: t('site.nameEn'), kind: 'text', required: true },
            { key: 'nameCkb', label: t('site.nameCkb'), kind: 'text', required: false },
          ]}
          build={({ nameEn = '', nameAr = '', nameCkb }) => ({
            site: site.code,
            section: row.section,
            nameEn,
            nameAr,
            ...(nameCkb ? { nameCkb } : {}),
          })}
        />
      ),
    });
  const loose = heldIn(null);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('site.sections')}
        </Title>
        {abilities.includes('sites/add-family-section') && (
          <FormDialog<object>
            command="sites/add-family-section"
            label={t('site.addFamilySection')}
            explain={t('site.familyExplain')}
            zone={site.zone}
            fields={[
              { key: 'section', label: t('site.name'), kind: 'text', required: true },
              { key: 'capacity', label: t('site.placesOf'), kind: 'text', required: true },
              { key: 'capacitySource', label: t('site.source'), kind: 'text', required: true },
            ]}
            build={({ section = '', capacity = '', capacitySource = '' }) => ({
              site: site.code,
              section,
              capacity: readDigits(capacity) ?? -1,
              capacitySource,
            })}
          />
        )}
        {abilities.includes('sites/add-section') && (
          <FormDialog<AddSectionInput>
            command="sites/add-section"
            label={t('site.addSection')}
            zone={site.zone}
            initial={{ care: 'none' }}
            fields={[
              { key: 'section', label: t('site.name'), kind: 'text', required: true },
              {
                key: 'sex',
                label: t('site.sexOf'),
                kind: 'select',
                required: true,
                options: (['male', 'female'] as const).map((value) => ({ value, label: t(`sexGroup.${value}`) })),
              },
              {
                key: 'ageGroup',
                label: t('site.ageOf'),
                kind: 'select',
                required: true,
                options: [
                  { value: 'adult', label: t('ageGroup.adult') },
                  { value: 'juvenile', label: t('site.juvenile') },
                ],
              },
              {
                key: 'legalStatus',
                label: t('site.statusOf'),
                kind: 'select',
                required: true,
                options: STATUSES.map((value) => ({ value, label: t(`legalStatus.${value}`) })),
              },
              {
                key: 'level',
                label: t('site.levelOf'),
                kind: 'select',
                required: true,
                options: securityLevels.map((value) => ({ value, label: t(`level.${value}`) })),
              },
              {
                key: 'care',
                label: t('site.careOf'),
                kind: 'select',
                required: true,
                options: (['none', 'medical'] as const).map((value) => ({ value, label: t(`site.care.${value}`) })),
              },
              { key: 'capacity', label: t('site.placesOf'), kind: 'text', required: true },
              { key: 'capacitySource', label: t('site.source'), kind: 'text', required: true },
            ]}
            build={(values) => ({
              site: site.code,
              section: values.section ?? '',
              sex: values.sex === 'female' ? 'female' : 'male',
              ageGroup: values.ageGroup === 'juvenile' ? 'juvenile' : 'adult',
              legalStatus: STATUSES.find((status) => status === values.legalStatus) ?? 'any',
              level: securityLevels.find((level) => level === values.level) ?? 'ordinary',
              medical: values.care === 'medical',
              capacity: readDigits(values.capacity ?? '') ?? -1,
              capacitySource: values.capacitySource ?? '',
            })}
          />
        )}
      </Group>
      {site.sections.length > 0 && (
        <Group align="flex-end" justify="space-between" className="amana-no-print">
          <PlacesFilter state={state} sections />
          <div style={{ flexGrow: 1 }}>
            <ListTools list={LIST} state={state} total={shown.length} fixed={{ site: site.code }} />
          </div>
        </Group>
      )}
      <DataTable
        caption={t('site.sections')}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.section}
        empty={site.sections.length === 0 ? t('list.noSections') : t('list.noneSuch')}
        onOpen={(row) => void navigate({ to: '/people', search: { site: site.code, section: row.section } })}
      />
      {site.withoutSection > 0 && (
        <Text size="sm" component="div">
          {t('list.withoutSection', { count: site.withoutSection })} <Groups held={loose} />
        </Text>
      )}
    </Stack>
  );
}

function Groups({ held }: { held: HeldCount[] }) {
  const { t } = useTranslation('sites');
  const breaches = held.reduce((sum, { overCapacity }) => sum + overCapacity, 0);
  if (held.length === 0)
    return (
      <Text size="sm" c="gray.7" component="span">
        {t('site.noneInReach')}
      </Text>
    );
  return (
    <Stack gap={2}>
      {held.map((count) => (
        <Text size="sm" key={`${count.sex} ${count.ageClass}`}>
          {t('site.group', {
            sex: t(`site.sex.${count.sex}`),
            age: t(`site.ageClass.${count.ageClass}`),
            persons: formatNumber(count.persons),
          })}
        </Text>
      ))}
      {breaches > 0 && (
        <Text size="sm" c="red.9" fw={600}>
          {t('site.breaches', { count: breaches })}
        </Text>
      )}
    </Stack>
  );
}
