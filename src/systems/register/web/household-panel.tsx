import { Alert, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { BasisView, HouseholdAnswer, MemberView, SeparationView } from '../residents/views.ts';
import { BASIS_WORDS, GROUND_WORDS, HOUSEHOLD_ROLE_WORDS, LEAVING_WORDS } from '../residents/words.ts';
import { HouseholdCommands } from './household-commands.tsx';

/** On a person's file: whether the person lives in a camp, the household with who may be apart from it, and what the movements of a resident rest on (I31, I32). */
export function HouseholdPanel({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const answer = useAnswer<HouseholdAnswer>('register/household', { personNo });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return null;
  const { resident, missing, householdId, members, separations, apart, bases } = answer.data;
  // a detainee who is in no household has nothing here
  if (!resident && !missing && householdId === null) return null;
  const nameOf = (no: number) => members.find((member) => member.personNo === no)?.registerNumber ?? String(no);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('household.title')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('household.title')}
        </Title>
        {resident && (
          <Alert color="teal" variant="light">
            {t('household.resident')}
          </Alert>
        )}
        {missing && (
          <Alert color="orange" variant="light">
            {t('household.missing')}
          </Alert>
        )}
        <HouseholdCommands answer={answer.data} personNo={personNo} zone={zone} />
        {householdId === null && <Text c="gray.7">{t('household.none')}</Text>}
        <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
          {members.map((member) => (
            <Member key={`${member.personNo} ${member.joinedAt}`} member={member} own={personNo} zone={zone} />
          ))}
        </ul>
        {apart.map((one) => (
          <Alert key={`${one.personNo} ${one.at}`} color="red" title={t('household.foundApart')}>
            <bdi>{nameOf(one.personNo)}</bdi> · {formatInstant(one.at, zone)} · <bdi>{one.circumstances}</bdi>
          </Alert>
        ))}
        {separations.map((separation) => (
          <Separation
            key={separation.separationId}
            separation={separation}
            person={nameOf(separation.personNo)}
            zone={zone}
          />
        ))}
        {bases.map((basis) => (
          <Basis key={basis.basisId} basis={basis} zone={zone} abilities={answer.data.abilities} />
        ))}
      </Stack>
    </Paper>
  );
}

function Member({ member, own, zone }: { member: MemberView; own: number; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const at = (instant: number) => formatInstant(instant, zone);
  const name = <PersonName registerNumber={member.registerNumber} name={member.name} />;
  return (
    <li>
      <Group gap="xs">
        {member.personNo === own ? (
          <Text component="span" fw={700}>
            {name}
          </Text>
        ) : (
          <Link to="/people/$personNo" params={{ personNo: String(member.personNo) }} className="amana-link">
            {name}
          </Link>
        )}
        <Badge color="gray.3" c="dark.9" variant="filled" tt="none">
          {pickText(HOUSEHOLD_ROLE_WORDS[member.role])}
        </Badge>
        {member.left === null && member.state !== null && (
          <Text size="sm" component="span">
            {t(`household.states.${member.state}`)}
            {member.site !== null && (
              <>
                {' · '}
                <bdi>{directory.siteName(member.site)}</bdi>
                {member.section !== null && (
                  <>
                    {' · '}
                    <bdi>{directory.sectionName(member.site, member.section)}</bdi>
                  </>
                )}
              </>
            )}
          </Text>
        )}
      </Group>
      <Text size="sm" c="gray.7">
        {t('household.since', { at: at(member.joinedAt) })} · <bdi>{member.source}</bdi> ·{' '}
        {pickName(member.recordedBy.name)}
        {member.left !== null && (
          <>
            {' — '}
            {t('household.left', { at: at(member.left.at) })}: {pickText(LEAVING_WORDS[member.left.kind])} ·{' '}
            <bdi>{member.left.account}</bdi>
          </>
        )}
      </Text>
      {member.left !== null && !member.left.confirmed && (
        <Group gap="xs">
          <Text size="sm" c="red.9" fw={600}>
            {t('household.leavingWaits')}
          </Text>
          {member.left.mayConfirm && (
            <CommandButton
              command="register/confirm-leaving"
              input={{ membershipId: member.membershipId }}
              label={t('household.confirmLeaving')}
              explain={t('household.confirmLeavingExplain')}
            />
          )}
        </Group>
      )}
    </li>
  );
}

function Separation({ separation, person, zone }: { separation: SeparationView; person: string; zone: string }) {
  const { t } = useTranslation('register');
  const { separationId, ground, reasons, expiresAt, state, proposedBy, approvedBy, byChildProtection } = separation;
  return (
    <div>
      <Group gap="xs">
        <Text fw={700}>
          {t('household.mayBeApart')} <bdi>{person}</bdi>: {pickText(GROUND_WORDS[ground])}
        </Text>
        <Badge color={state === 'in-force' ? 'teal.1' : 'gray.3'} c="dark.9" variant="filled" tt="none">
          {t(`household.separation.${state}`)}
        </Badge>
      </Group>
      <Text size="sm">
        <bdi>{reasons}</bdi>
      </Text>
      <Text size="sm" c="gray.7">
        {t('household.until', { at: formatInstant(expiresAt, zone) })} · {pickName(proposedBy.name)}
        {byChildProtection && <> · {t('household.byChildProtection')}</>}
        {approvedBy !== null && <> · {pickName(approvedBy.name)}</>}
      </Text>
      {separation.mayApprove && (
        <CommandButton
          command="register/approve-separation"
          input={{ separationId }}
          label={t('household.approve')}
          explain={t('household.approveExplain')}
        />
      )}
    </div>
  );
}

function Basis({ basis, zone, abilities }: { basis: BasisView; zone: string; abilities: string[] }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  return (
    <div>
      <Group gap="xs">
        <Text fw={700}>
          {t('household.mayMove', { site: directory.siteName(basis.toSite) })}: {pickText(BASIS_WORDS[basis.basis])}
        </Text>
        <Badge color={basis.inForce ? 'teal.1' : 'gray.3'} c="dark.9" variant="filled" tt="none">
          {basis.inForce ? t('household.inForce') : t('household.over')}
        </Badge>
      </Group>
      <Text size="sm">
        <bdi>{basis.account}</bdi>
      </Text>
      <Text size="sm" c="gray.7">
        {formatInstant(basis.givenAt, zone)} · {t('household.until', { at: formatInstant(basis.expiresAt, zone) })}
        {basis.withdrawal !== null && (
          <>
            {' — '}
            {t('household.withdrawn')}: <bdi>{basis.withdrawal}</bdi>
          </>
        )}
      </Text>
      {basis.withdrawnAt === null && abilities.includes('register/withdraw-movement-basis') && (
        <FormDialog<{ basisId: string; reason: string }>
          command="register/withdraw-movement-basis"
          label={t('household.withdraw')}
          zone={zone}
          fields={[{ key: 'reason', label: t('release.reason'), kind: 'long', required: true, shortest: 3 }]}
          build={({ reason = '' }) => ({ basisId: basis.basisId, reason })}
        />
      )}
    </div>
  );
}
