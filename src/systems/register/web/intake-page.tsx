import {
  Alert,
  Button,
  Grid,
  Group,
  NativeSelect,
  Paper,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useLastMe } from '../../../app/api/use-me.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { FieldNames } from '../../../app/kit/field-names.ts';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { NotForRole } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import type { RecordAccompanyingChildInput, RecordChildAccompaniesInput } from '../accompanying/views.ts';
import type {
  CaptureResult,
  NewPerson,
  RecordBirthInput,
  RecordRecaptureInput,
  RegisterPersonInput,
} from '../command-views.ts';
import { hasTag, PARTICULARS, WAYS } from '../intake/particulars.ts';
import type { People } from '../residents/people-of-list.ts';
import { takesResidents } from '../residents/residents.ts';
import { type DeprivationDraft, emptyDraft, inputOf, missingIn } from './deprivation-draft.ts';
import { DeprivationForm } from './deprivation-form.tsx';
import { type Identity, IntakeIdentity, NOBODY, numberOf } from './intake-identity.tsx';
import { scriptOf } from './name-script.ts';
import { PeopleSelect } from './people-select.tsx';
import { PersonField } from './person-field.tsx';
import { splitSection, useSectionOptions } from './use-section-options.ts';

type IntakeInput =
  | RecordRecaptureInput
  | RecordBirthInput
  | RegisterPersonInput
  | RecordAccompanyingChildInput
  | RecordChildAccompaniesInput;
/** The ways by which a person comes into custody, and those of a child who only comes along: in a new file, or in the one that it has. */
const ENTRIES = [...WAYS, 'with-parent', 'known-with-parent'] as const;
type Entry = (typeof ENTRIES)[number];
const COMMANDS = {
  recapture: 'register/record-recapture',
  'birth-in-custody': 'register/record-birth',
  'with-parent': 'register/record-accompanying-child',
  'known-with-parent': 'register/record-child-accompanies',
} as const;

/** One person comes in: the way, who the person is (or whose file goes on), where and since when, and how the person was deprived of liberty. Many come by a list. */
export function IntakePage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const me = useLastMe();
  const officer = me?.officer;
  const places = useSectionOptions();
  const [way, setWay] = useState<Entry>('capture');
  const command = useCommand<IntakeInput, CaptureResult>(
    way === 'recapture' || way === 'birth-in-custody' || way === 'with-parent' || way === 'known-with-parent'
      ? COMMANDS[way]
      : 'register/register-person',
  );
  const [identity, setIdentity] = useState<Identity>(NOBODY);
  const [known, setKnown] = useState('');
  const [child, setChild] = useState('');
  const [ofAnother, setOfAnother] = useState('');
  const [place, setPlace] = useState('');
  const [fromAt, setFromAt] = useState<number>();
  const [draft, setDraft] = useState<DeprivationDraft>(() => emptyDraft('known'));
  const [tried, setTried] = useState(false);
  const [people, setPeople] = useState<People>();
  const asksPeople =
    way === 'existing-custody' &&
    directory.sites.some(({ code, kind }) => code === splitSection(place).site && takesResidents(kind));
  const isResident = asksPeople && people === 'residents';
  const zone = directory.zoneOf(officer?.roles.find(({ site }) => site !== null)?.site ?? null);
  const result = command.answer?.result;
  const isBirth = way === 'birth-in-custody';
  /** Comes along with a detained parent, and is nobody's detainee. */
  const isKnown = way === 'known-with-parent';
  const isChild = way === 'with-parent' || isKnown;
  const needsFile = way === 'recapture' || isBirth || isChild;
  const names = (source: string): NewPerson['names'] => [
    { full: identity.name, script: scriptOf(identity.name), kind: 'primary', source },
    ...(identity.latin ? [{ full: identity.latin, script: 'latin', kind: 'transliteration', source } as const] : []),
  ];
  const fromAtLabel = isBirth ? t('intake.bornAt') : isChild ? t('accompanying.came') : t('enter.fromAt');
  const missing = [
    ...(needsFile && known === '' && (isBirth || isChild || ofAnother.trim() === '') ? [t('intake.whose')] : []),
    ...(isKnown && child === '' ? [t('intake.child')] : []),
    ...((!needsFile || isChild) && !isKnown && identity.name.trim() === '' ? [t('enter.name')] : []),
    ...((!needsFile || isChild) && identity.source.trim() === '' ? [t('identity.source')] : []),
    ...(isChild && !isKnown && identity.birth.trim() === '' ? [t('people.birth')] : []),
    ...(way !== 'recapture' && !isKnown && identity.sex === '' ? [t('enter.sex')] : []),
    ...(!isBirth && !isChild && place === '' ? [t('people.place')] : []),
    ...(asksPeople && people === undefined ? [t('people-of.person')] : []),
    ...(fromAt === undefined ? [fromAtLabel] : []),
  ];

  const errorOf = (label: string): string | undefined =>
    tried && missing.includes(label) ? t('shell:sheet.answerMissing') : undefined;

  function begin(entry: Entry): void {
    setTried(false);
    command.reset();
    setDraft(emptyDraft(entry === 'existing-custody' ? 'inherited' : 'known'));
  }

  /** What was typed stays where the other way in asks the same. */
  function choose(chosen: Entry): void {
    setWay(chosen);
    if ((chosen === 'existing-custody') !== (way === 'existing-custody')) begin(chosen);
    setTried(false);
    command.reset();
  }

  function build(since: number): IntakeInput {
    const at = splitSection(place);
    const deprivation = inputOf(draft);
    const sex = identity.sex === 'female' ? 'female' : 'male';
    if (way === 'recapture')
      return {
        ...(ofAnother.trim() === '' ? { personNo: Number(known) } : { registerNumber: ofAnother.trim() }),
        ...at,
        fromAt: since,
        deprivation,
      };
    if (way === 'birth-in-custody') {
      const [name] =
        identity.name.trim() === '' ? [] : names(identity.source.trim() || t('intake.way.birth-in-custody'));
      return { motherNo: Number(known), sex, bornAt: since, ...(name ? { name } : {}) };
    }
    const source = identity.source;
    if (isKnown) return { personNo: Number(child), parentNo: Number(known), fromAt: since, source };
    if (way === 'with-parent')
      return {
        parentNo: Number(known),
        person: {
          names: names(source),
          sex,
          birth: identity.birth,
          nationalities: identity.nationality ? [{ code: identity.nationality, source }] : [],
          ...(identity.number.trim() === '' ? {} : { numbers: [numberOf(identity)] }),
        },
        fromAt: since,
      };
    return {
      site: at.site,
      person: {
        names: names(source),
        sex,
        ...(identity.birth ? { birth: identity.birth } : {}),
        nationalities: identity.nationality ? [{ code: identity.nationality, source }] : [],
        ...(identity.number.trim() === '' ? {} : { numbers: [numberOf(identity)] }),
      },
      custody: { custodian: officer?.authority.code ?? '', ...at, fromAt: since, basis: way },
      ...(asksPeople && people ? { people } : {}),
      ...(isResident ? {} : { deprivation }),
    };
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (
      fromAt === undefined ||
      missing.length > 0 ||
      (!isBirth && !isChild && !isResident && missingIn(draft).length > 0)
    )
      return;
    await command.send(build(fromAt));
  }

  if (!me || !officer) return null;
  if (!['register/register-person', ...Object.values(COMMANDS)].some((name) => me.abilities.includes(name)))
    return <NotForRole />;
  return (
    <Stack>
      <PageTitle title={t('enter.title')} sub={t('enter.explain')} />
      {result ? (
        <Alert color="teal" role="status" title={t('intake.done')}>
          <Stack gap="xs" align="flex-start">
            <Link to="/people/$personNo" params={{ personNo: String(result.personNo) }} className="amana-link">
              <bdi className="amana-code">{result.registerNumber}</bdi>
            </Link>
            {result.tag !== null && (
              <Button
                component="a"
                size="md"
                href={`/api/register/capture-tag?personNo=${result.personNo}`}
                target="_blank"
                rel="noreferrer"
              >
                {t('intake.printTag', { tag: result.tag })}
              </Button>
            )}
            <Button
              variant="default"
              onClick={() => {
                setIdentity(NOBODY);
                setKnown('');
                setChild('');
                begin(way);
              }}
            >
              {t('intake.next')}
            </Button>
          </Stack>
        </Alert>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            <Paper withBorder p="md">
              <Radio.Group
                label={t('enter.basis')}
                value={way}
                onChange={(value) => choose(ENTRIES.find((one) => one === value) ?? 'capture')}
              >
                <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mt="xs">
                  {ENTRIES.map((value) => (
                    <Radio key={value} value={value} label={t(`intake.way.${value}`)} />
                  ))}
                </SimpleGrid>
              </Radio.Group>
              <Text size="sm" c="gray.7" mt="xs">
                {t(`intake.wayHelp.${way}`)}
              </Text>
            </Paper>
            <Paper withBorder p="md">
              <Stack gap="sm">
                <Title order={2} size="h4">
                  {t('intake.who')}
                </Title>
                {isKnown && (
                  <PersonField label={t('intake.child')} except={Number(known)} value={child} onChange={setChild} />
                )}
                {needsFile && (
                  <PersonField
                    label={isBirth ? t('intake.mother') : isChild ? t('intake.parent') : t('intake.escaped')}
                    except={Number(child)}
                    required={isBirth || isChild}
                    {...(isBirth
                      ? { sex: 'female' as const }
                      : { status: isChild ? ('held' as const) : ('unaccounted' as const) })}
                    value={known}
                    onChange={setKnown}
                  />
                )}
                {way === 'recapture' && (
                  <TextInput
                    size="md"
                    label={t('intake.ofAnother')}
                    description={t('intake.ofAnotherHelp')}
                    autoComplete="off"
                    value={ofAnother}
                    onChange={(event) => setOfAnother(event.currentTarget.value)}
                  />
                )}
                {way !== 'recapture' && !isKnown && (
                  <IntakeIdentity identity={identity} onChange={setIdentity} isBirth={isBirth} errorOf={errorOf} />
                )}
                {isKnown && (
                  <TextInput
                    size="md"
                    label={t('identity.source')}
                    description={t('intake.parentSource')}
                    required
                    error={errorOf(t('identity.source'))}
                    value={identity.source}
                    onChange={(event) => setIdentity({ ...identity, source: event.currentTarget.value })}
                  />
                )}
              </Stack>
            </Paper>
            <Paper withBorder p="md">
              <Grid>
                {!isBirth && !isChild && (
                  <Grid.Col span={{ base: 12, sm: 6 }}>
                    <NativeSelect
                      size="md"
                      label={t('people.place')}
                      description={t('enter.placeHelp')}
                      required
                      error={errorOf(t('people.place'))}
                      value={place}
                      onChange={(event) => setPlace(event.currentTarget.value)}
                      data={[{ value: '', label: t('shell:action.choose') }, ...places]}
                    />
                  </Grid.Col>
                )}
                {asksPeople && (
                  <Grid.Col span={{ base: 12, sm: 6 }}>
                    <PeopleSelect of="person" value={people} onChange={setPeople} />
                  </Grid.Col>
                )}
                <Grid.Col span={{ base: 12, sm: 6 }}>
                  <InstantField
                    label={fromAtLabel}
                    zone={zone}
                    error={errorOf(fromAtLabel)}
                    value={fromAt}
                    onChange={setFromAt}
                  />
                </Grid.Col>
              </Grid>
            </Paper>
            {!isBirth && !isChild && !isResident && (
              <Paper withBorder p="md">
                <Stack gap="sm">
                  <Title order={2} size="h4">
                    {t('intake.title')}
                  </Title>
                  <DeprivationForm draft={draft} tried={tried} onChange={setDraft} />
                </Stack>
              </Paper>
            )}
            {tried && missing.length > 0 && (
              <Alert color="red" role="alert">
                {t('shell:form.missing')} {missing.join(' · ')}
              </Alert>
            )}
            <FieldNames
              value={{
                ...Object.fromEntries(
                  PARTICULARS.map((name) => [`deprivation.${name}`, t(`intake.particular.${name}`)]),
                ),
                ...Object.fromEntries(['fromAt', 'bornAt', 'custody.fromAt'].map((field) => [field, fromAtLabel])),
                motherNo: t('intake.mother'),
                parentNo: t('intake.parent'),
                personNo: isKnown ? t('intake.child') : t('intake.escaped'),
                registerNumber: t('intake.ofAnother'),
                'person.birth': t('people.birth'),
              }}
            >
              <CommandNotice command={command} />
            </FieldNames>
            <Group>
              <Button type="submit" size="lg" loading={command.busy}>
                {command.phase === 'unsent' ? t('shell:action.sendAgain') : t('intake.submit')}
              </Button>
              {!(way === 'with-parent' || way === 'known-with-parent') && hasTag(way) && (
                <Text size="sm" c="gray.7">
                  {t('intake.tagFollows')}
                </Text>
              )}
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
