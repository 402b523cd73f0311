import { Alert, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../../app/format/country-name.ts';
import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { NUMBER_KIND_WORDS } from '../external-numbers/words.ts';
import type { PersonView } from '../views.ts';
import { SupervisionList } from './supervision-list.tsx';

/** Parts of a name that a source gave. */
const RELATIVES = ['father', 'grandfather', 'mother'] as const;

/** Identity: every name, birth and nationality with its source. Nothing is overwritten; all claims stand side by side. */
export function Identity({ person, zone }: { person: PersonView; zone: string }) {
  const { t } = useTranslation(['register', 'transfers']);
  const birth = person.birth;
  return (
    <Paper withBorder p="md" h="100%">
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('identity.title')}
        </Title>
        {person.closed !== null && (
          <Alert color="gray" role="note">
            {person.closed.sealed ? t('identity.sealed') : t('identity.closed', { names: person.closed.names })}
          </Alert>
        )}
        {person.closed === null && (
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('identity.name')}</Table.Th>
                <Table.Th>{t('identity.kind')}</Table.Th>
                <Table.Th>{t('identity.source')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {person.names.map((name) => (
                <Table.Tr key={`${name.script}-${name.kind}-${name.full}-${name.source}`}>
                  <Table.Td fw={name.kind === 'primary' ? 600 : 400}>
                    <bdi>{name.full}</bdi>
                    {RELATIVES.map((relative) =>
                      name[relative] === undefined ? null : (
                        <Text size="xs" c="gray.7" fw={400} key={relative}>
                          {t(`mapping.field.${relative}`)}: <bdi>{name[relative]}</bdi>
                        </Text>
                      ),
                    )}
                  </Table.Td>
                  <Table.Td>
                    {t(`identity.kinds.${name.kind}`, { defaultValue: name.kind })} ·{' '}
                    {t(`identity.scripts.${name.script}`, { defaultValue: name.script })}
                  </Table.Td>
                  <Table.Td>
                    <bdi>{name.source}</bdi>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Text size="sm">
          <b>{t('identity.sex')}</b> {t(`sex.${person.sex}`)}
        </Text>
        <Text size="sm">
          <b>{t('people.birth')}</b>{' '}
          {birth ? (
            <>
              <bdi>{birth.text}</bdi>
              {birth.from &&
                birth.to &&
                birth.from !== birth.to &&
                ` (${t('identity.between', { from: formatCivilDate(birth.from), to: formatCivilDate(birth.to) })})`}
            </>
          ) : person.closed === null ? (
            t('people.birthUnknown')
          ) : (
            t('identity.birthClosed')
          )}{' '}
          · <b>{t(`transfers:ageClass.${person.ageClass}`)}</b>
        </Text>
        <Text size="sm">
          <b>{t('identity.legalStatus')}</b> {t(`identity.legalStatuses.${person.legalStatus}`)}
        </Text>
        {birth?.evidence.map((evidence) => (
          <Text size="xs" c="gray.7" key={`${evidence.kind}-${evidence.source}-${evidence.recordedAt}`}>
            {t(`identity.evidence.${evidence.kind}`)}: <bdi>{evidence.birth.text}</bdi> · <bdi>{evidence.source}</bdi>
          </Text>
        ))}
        <Text size="sm">
          <b>{t('people.nationalities')}</b>{' '}
          {person.nationalities.length === 0
            ? t('identity.noClaim')
            : person.nationalities.map((claim) => (
                <span key={`${claim.code}-${claim.source}`} style={{ display: 'block' }}>
                  {countryName(t, claim.code)} · <bdi>{claim.source}</bdi>
                </span>
              ))}
        </Text>
        <div>
          <Text size="sm" fw={700}>
            {t('numbers.title')}
          </Text>
          {person.numbers.length === 0 && <Text size="sm">{t('numbers.none')}</Text>}
          {person.numbers.map((one) => (
            <Text size="sm" key={one.numberId} c={one.withdrawal === null ? 'dark.9' : 'gray.7'}>
              {pickText(NUMBER_KIND_WORDS[one.kind])}:{' '}
              <bdi className="amana-code" style={one.withdrawal === null ? {} : { textDecoration: 'line-through' }}>
                {one.number}
              </bdi>
              {one.issuedBy !== null && (
                <>
                  {' · '}
                  <bdi>{one.issuedBy}</bdi>
                </>
              )}
              {' · '}
              <bdi>{one.source}</bdi>
              {one.withdrawal !== null && (
                <>
                  {' · '}
                  {t('numbers.withdrawn')}: <bdi>{one.withdrawal}</bdi>
                </>
              )}
            </Text>
          ))}
        </div>
        <SupervisionList person={person} zone={zone} />
        {person.remarks && (
          <Text size="sm">
            <b>{t('identity.remarks')}</b> <bdi>{person.remarks}</bdi>
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
