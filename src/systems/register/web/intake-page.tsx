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
import { useMe } from '../../../app/api/use-me.ts';
import { countryOptions } from '../../../app/format/country-name.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { FieldNames } from '../../../app/kit/field-names.ts';
import { InstantField } from '../../../app/kit/instant-field.tsx';
import { NotForRole } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import type { RecordAccompanyingChildInput } from '../accompanying/views.ts';
import type {
  CaptureResult,
  NewPerson,
  RecordBirthInput,
  RecordRecaptureInput,
  RegisterPersonInput,
} from '../command-views.ts';
import { NUMBER_KINDS } from '../external-numbers/number-kinds.ts';
import { NUMBER_KIND_WORDS } from '../external-numbers/words.ts';
import { hasTag, PARTICULARS, WAYS } from '../intake/particulars.ts';
import type { People } from '../residents/people-of-list.ts';
import { takesResidents } from '../residents/residents.ts';
import { type DeprivationDraft, emptyDraft, inputOf, missingIn } from './deprivation-draft.ts';
import { DeprivationForm } from './deprivation-form.tsx';
import { scriptOf } from './name-script.ts';
import { PeopleSelect } from './people-select.tsx';
import { PersonField } from './person-field.tsx';
import { splitSection, useSectionOptions } from './use-section-options.ts';

type IntakeInput = RecordRecaptureInput | RecordBirthInput | RegisterPersonInput | RecordAccompanyingChildInput;
/** The ways by which a person comes into custody, and that of a child who only comes along. */
const ENTRIES = [...WAYS, 'with-parent'] as const;
type Entry = (typeof ENTRIES)[number];
const NOBODY = {
  name: '',
  latin: '',
  source: '',
  sex: '',
  birth: '',
  nationality: '',
  numberKind: 'identity',
  number: '',
  issuedBy: '',
};
type Identity = typeof NOBODY;

const numberOf = ({ numberKind, number, issuedBy }: Identity) => ({
  kind: NUMBER_KINDS.find((kind) => kind === numberKind) ?? 'other',
  number,
  ...(issuedBy.trim() === '' ? {} : { issuedBy }),
});

const COMMANDS = {
  recapture: 'register/record-recapture',
  'birth-in-custody': 'register/record-birth',
  'with-parent': 'register/record-accompanying-child',
} as const;

/** One person comes in: the way, who the person is (or whose file goes on), where and since when, and how the person was deprived of liberty. Many come by a list. */
export function IntakePage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const me = useMe().data;
  const officer = me?.officer;
  const places = useSectionOptions();
  const [way, setWay] = useState<Entry>('capture');
  const command = useCommand<IntakeInput, CaptureResult>(
    way === 'recapture' || way === 'birth-in-custody' || way === 'with-parent'
      ? COMMANDS[way]
      : 'register/register-person',
  );
  const [identity, setIdentity] = useState<Identity>(NOBODY);
  const [known, setKnown] = useState('');
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
  const isChild = way === 'with-parent';
  const needsFile = way === 'recapture' || isBirth || isChild;
  const names = (source: string): NewPerson['names'] => [
    { full: identity.name, script: scriptOf(identity.name), kind: 'primary', source },
    ...(identity.latin ? [{ full: identity.latin, script: 'latin', kind: 'transliteration', source } as const] : []),
  ];
  const missing = [
    ...(needsFile && known === '' && (isBirth || isChild || ofAnother.trim() === '') ? [t('intake.whose')] : []),
    ...((!needsFile || isChild) && identity.name.trim() === '' ? [t('enter.name')] : []),
    ...((!needsFile || isChild) && identity.source.trim() === '' ? [t('identity.source')] : []),
    ...(isChild && identity.birth.trim() === '' ? [t('people.birth')] : []),
    ...(way !== 'recapture' && identity.sex === '' ? [t('enter.sex')] : []),
    ...(!isBirth && !isChild && place === '' ? [t('people.place')] : []),
    ...(asksPeople && people === undefined ? [t('people-of.person')] : []),
    ...(fromAt === undefined ? [isBirth ? t('intake.bornAt') : t('enter.fromAt')] : []),
  ];

  function choose(chosen: Entry): void {
    setWay(chosen);
    setTried(false);
    command.reset();
    setDraft(emptyDraft(chosen === 'existing-custody' ? 'inherited' : 'known'));
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

  const set = (key: keyof Identity) => (event: { currentTarget: { value: string } }) =>
    setIdentity({ ...identity, [key]: event.currentTarget.value });
  const text = (key: keyof Identity, label: string, description?: string, required = false) => (
    <TextInput
      size="md"
      label={label}
      description={description}
      required={required}
      value={identity[key]}
      onChange={set(key)}
    />
  );

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
                choose(way);
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
                {needsFile && (
                  <PersonField
                    label={isBirth ? t('intake.mother') : isChild ? t('intake.parent') : t('intake.escaped')}
                    except={0}
                    required={isBirth || isChild}
                    {...(isBirth ? {} : { status: isChild ? ('held' as const) : ('unaccounted' as const) })}
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
                {way !== 'recapture' && (
                  <SimpleGrid cols={{ base: 1, md: 3 }}>
                    {text('name', t('enter.name'), isBirth ? t('intake.unnamed') : t('enter.nameHelp'), !isBirth)}
                    {!isBirth && text('latin', t('enter.latin'))}
                    {!isBirth && text('source', t('identity.source'), t('enter.sourceHelp'), true)}
                    <NativeSelect
                      size="md"
                      label={t('enter.sex')}
                      required
                      value={identity.sex}
                      onChange={set('sex')}
                      data={[
                        { value: '', label: t('shell:action.choose') },
                        ...(['male', 'female'] as const).map((value) => ({ value, label: t(`sex.${value}`) })),
                      ]}
                    />
                    {!isBirth && text('birth', t('people.birth'), t('file.birthHelp'))}
                    {!isBirth && (
                      <NativeSelect
                        size="md"
                        label={t('numbers.kind')}
                        value={identity.numberKind}
                        onChange={set('numberKind')}
                        data={NUMBER_KINDS.map((value) => ({ value, label: pickText(NUMBER_KIND_WORDS[value]) }))}
                      />
                    )}
                    {!isBirth && text('number', t('numbers.number'))}
                    {!isBirth && text('issuedBy', t('numbers.issuedBy'))}
                    {!isBirth && (
                      <NativeSelect
                        size="md"
                        label={t('people.nationalities')}
                        value={identity.nationality}
                        onChange={set('nationality')}
                        data={[{ value: '', label: t('shell:action.choose') }, ...countryOptions(t)]}
                      />
                    )}
                  </SimpleGrid>
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
                    label={isBirth ? t('intake.bornAt') : t('enter.fromAt')}
                    zone={zone}
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
              value={Object.fromEntries(
                PARTICULARS.map((name) => [`deprivation.${name}`, t(`intake.particular.${name}`)]),
              )}
            >
              <CommandNotice command={command} />
            </FieldNames>
            <Group>
              <Button type="submit" size="lg" loading={command.busy}>
                {command.phase === 'unsent' ? t('shell:action.sendAgain') : t('intake.submit')}
              </Button>
              {way !== 'with-parent' && hasTag(way) && (
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
