import {
  Alert,
  Button,
  Checkbox,
  Grid,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { useKeptChoice } from '../../../app/kit/list/kept-choice.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import type { CreateManifestInput } from '../command-views.ts';
import type { OperationAnswer } from '../operation-views.ts';
import { NoneOpenNote, NoOperation } from './no-operation.tsx';
import { operationOptions } from './operation-options.ts';
import { PersonPicker } from './person-picker.tsx';
import { useEligiblePeople } from './use-eligible-people.ts';

/** Draws up a manifest: route, authorities, time, and the persons. Every eligible person of the site starts selected. */
export function CreateManifestPage() {
  const { t } = useTranslation(['transfers', 'sites']);
  const directory = useDirectory();
  const navigate = useNavigate();
  const me = useMe();
  const { operation: named } = useSearch({ strict: false });
  const answer = useAnswer<OperationAnswer>('transfers/operation', { operation: named });
  // an operation that has ended takes no convoy
  const open = (answer.data?.operations ?? []).filter(({ endedAt }) => endedAt === null);
  const [operationCode, setOperation] = useState(named);
  const operation = open.find((one) => one.code === operationCode) ?? open[0];
  const command = useCommand<CreateManifestInput>('transfers/create-manifest');
  const [code, setCode] = useState('');
  // whom the officer chose in the list of persons, and came from there
  const wanted = useKeptChoice();
  const [fromSite, setFromSite] = useState(wanted?.site ?? '');
  const [toSite, setToSite] = useState('');
  const [via, setVia] = useState<string[]>([]);
  const [escortAuthority, setEscort] = useState('');
  const [toAuthority, setToAuthority] = useState('');
  const [plannedAt, setPlannedAt] = useState<number>();
  const [tried, setTried] = useState(false);
  const people = useEligiblePeople(fromSite);
  const [taken, setLeft] = useState<ReadonlySet<number>>();
  const isWanted = wanted !== undefined && wanted.site === fromSite;
  const left = useMemo(
    () =>
      taken ??
      new Set(
        (isWanted ? (people.data ?? []) : []).flatMap(({ personNo }) =>
          wanted?.persons.has(personNo) ? [] : [personNo],
        ),
      ),
    [taken, isWanted, people.data, wanted?.persons],
  );
  const chosen = useMemo(() => (people.data ?? []).filter((person) => !left.has(person.personNo)), [people.data, left]);
  const missing = isWanted
    ? wanted.persons.size - (people.data ?? []).filter(({ personNo }) => wanted.persons.has(personNo)).length
    : 0;
  const authorities = me.data?.register.authorities ?? [];
  const crossings = directory.sites.filter((site) => site.kind === 'crossing');
  const choose = { value: '', label: t('shell:action.choose') };
  // one sends from a site that the own authority answers for, to one that some authority of this register does
  const mine = me.data?.officer?.authority.code;
  const options = (sites: typeof directory.sites) => [
    choose,
    ...sites.map((site) => ({ value: site.code, label: directory.siteName(site.code) })),
  ];
  // from one site of the own authority to another: it escorts and receives, and nothing is asked of who does
  const ownOf = (code: string) => directory.sites.some((site) => site.code === code && site.authority === mine);
  const isWithin = mine !== undefined && ownOf(fromSite) && ownOf(toSite);
  const holding = directory.sites.filter(({ kind, authority }) => kind !== 'crossing' && authority !== null);
  const origins = options(holding.filter(({ authority }) => authority === mine));
  const destinations = options(holding.filter(({ code }) => code !== fromSite));
  const authorityOptions = [
    choose,
    ...authorities.map((authority) => ({ value: authority.code, label: directory.authorityName(authority.code) })),
  ];

  const needed = [
    { label: t('create.code'), filled: code.trim() !== '' },
    { label: t('manifest.from'), filled: fromSite !== '' },
    { label: t('manifest.to'), filled: toSite !== '' },
    { label: t('create.escort'), filled: isWithin || escortAuthority !== '' },
    { label: t('create.toAuthority'), filled: isWithin || toAuthority !== '' },
    { label: t('manifest.plannedAt'), filled: plannedAt !== undefined },
    { label: t('create.persons'), filled: chosen.length > 0 },
  ];
  const unanswered = tried ? needed.flatMap(({ label, filled }) => (filled ? [] : [label])) : [];
  const errorOf = (label: string) => (unanswered.includes(label) ? t('shell:sheet.answerMissing') : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (operation === undefined || plannedAt === undefined || needed.some(({ filled }) => !filled)) return;
    const done = await command.send({
      operationNo: operation.operationNo,
      code,
      fromSite,
      toSite,
      via,
      ...(isWithin
        ? { kind: 'within-authority' as const, escortAuthority: mine, toAuthority: mine }
        : { escortAuthority, toAuthority }),
      plannedAt,
      persons: chosen.map((person) => person.personNo),
    });
    const manifestNo = done?.events.find((written) => written.type.startsWith('Manifest'))?.streamNo;
    if (done) {
      if (manifestNo === undefined) await navigate({ to: '/' });
      else await navigate({ to: '/manifests/$manifestNo', params: { manifestNo: String(manifestNo) } });
    }
  }

  if (me.data && !me.data.abilities.includes('transfers/create-manifest'))
    return (
      <Stack>
        <PageTitle title={t('create.title')} />
        <Alert color="gray" role="status">
          {t('create.notYours')}
        </Alert>
      </Stack>
    );
  if (answer.error && !answer.data) return <NoOperation error={answer.error} named={named} />;
  if (answer.data && operation === undefined)
    return (
      <Stack>
        <PageTitle title={t('create.title')} />
        <NoneOpenNote />
      </Stack>
    );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <PageTitle title={t('create.title')} />
        <ZoneNote sites={[fromSite, toSite].filter((code) => code !== '')} />
        <Paper withBorder p="md">
          <Grid>
            {operation && open.length > 1 && (
              <Grid.Col span={12}>
                <NativeSelect
                  size="md"
                  label={t('board.operation')}
                  required
                  data={operationOptions(open, t('operation.hasEnded'))}
                  value={operation.code}
                  onChange={(event) => setOperation(event.currentTarget.value)}
                />
              </Grid.Col>
            )}
            <Grid.Col span={{ base: 12, sm: 6, md: 4 }}>
              <TextInput
                size="md"
                label={t('create.code')}
                error={errorOf(t('create.code'))}
                description={t('create.codeHelp')}
                required
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
                styles={{ input: { direction: 'ltr' } }}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6, md: 4 }}>
              <NativeSelect
                size="md"
                label={t('manifest.from')}
                error={errorOf(t('manifest.from'))}
                description={t('create.fromHelp')}
                required
                data={origins}
                value={fromSite}
                onChange={(event) => {
                  setFromSite(event.currentTarget.value);
                  if (event.currentTarget.value === toSite) setToSite('');
                  setLeft(undefined);
                }}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 6, md: 4 }}>
              <NativeSelect
                size="md"
                label={t('manifest.to')}
                error={errorOf(t('manifest.to'))}
                description={t('create.toHelp')}
                required
                data={destinations}
                value={toSite}
                onChange={(event) => {
                  const code = event.currentTarget.value;
                  setToSite(code);
                  setToAuthority(directory.sites.find((site) => site.code === code)?.authority ?? '');
                }}
              />
            </Grid.Col>
            {isWithin ? (
              <Grid.Col span={{ base: 12, md: 8 }}>
                <Alert color="blue" role="status">
                  {t('sites:within.proposed', { authority: directory.authorityName(mine) })}
                </Alert>
              </Grid.Col>
            ) : (
              <>
                <Grid.Col span={{ base: 12, sm: 6, md: 4 }}>
                  <NativeSelect
                    size="md"
                    label={t('create.escort')}
                    error={errorOf(t('create.escort'))}
                    required
                    data={authorityOptions}
                    value={escortAuthority}
                    onChange={(event) => setEscort(event.currentTarget.value)}
                  />
                </Grid.Col>
                <Grid.Col span={{ base: 12, sm: 6, md: 4 }}>
                  <NativeSelect
                    size="md"
                    label={t('create.toAuthority')}
                    error={errorOf(t('create.toAuthority'))}
                    required
                    data={authorityOptions}
                    value={toAuthority}
                    onChange={(event) => setToAuthority(event.currentTarget.value)}
                  />
                </Grid.Col>
              </>
            )}
            <Grid.Col span={{ base: 12, sm: 6, md: 4 }}>
              <InstantField
                label={t('manifest.plannedAt')}
                error={errorOf(t('manifest.plannedAt'))}
                zone={directory.zoneOf(fromSite || null)}
                value={plannedAt}
                onChange={setPlannedAt}
              />
            </Grid.Col>
            <Grid.Col span={12}>
              <Checkbox.Group label={t('create.via')} value={via} onChange={setVia}>
                <Group mt={4}>
                  {crossings.map((site) => (
                    <Checkbox key={site.code} size="md" value={site.code} label={directory.siteName(site.code)} />
                  ))}
                </Group>
              </Checkbox.Group>
            </Grid.Col>
          </Grid>
        </Paper>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="xs">
            {t('create.persons')}
          </Title>
          {isWanted && people.data && (
            <Text size="sm" mb="xs" role="status">
              {t('create.fromList', { count: wanted.persons.size })}
              {missing > 0 && ` ${t('create.notEligible', { count: missing })}`}
            </Text>
          )}
          {!fromSite && <Text c="gray.7">{t('create.chooseSite')}</Text>}
          {people.error && <ProblemAlert error={people.error} />}
          {fromSite && people.data && <PersonPicker people={people.data} left={left} onChange={setLeft} />}
        </Paper>
        <CommandNotice command={command} />
        {fromSite && people.data && chosen.length === 0 && <Alert color="orange">{t('create.noPersons')}</Alert>}
        <StillMissing labels={unanswered} />
        <Group>
          <Button type="submit" size="lg" loading={command.busy} disabled={operation === undefined}>
            {t('create.submit', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
