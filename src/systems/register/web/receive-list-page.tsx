import {
  Alert,
  Button,
  FileInput,
  Grid,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useLastMe } from '../../../app/api/use-me.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { FieldNames } from '../../../app/kit/field-names.ts';
import { Figure } from '../../../app/kit/figure.tsx';
import { NotForRole } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import type { ListField, ReceiveListInput, ReceiveListResult } from '../command-views.ts';
import type { People } from '../residents/people-of-list.ts';
import { takesResidents } from '../residents/residents.ts';
import { AnnotatedDownloads, TrialDownloads } from './annotated-downloads.tsx';
import { HeadingMapping } from './heading-mapping.tsx';
import { ListReading } from './list-reading.tsx';
import { ListRows } from './list-rows.tsx';
import { PeopleSelect } from './people-select.tsx';
import { readFileBase64 } from './read-file-base64.ts';

/** Which sheet is read, and in which row its headings stand, where the officer says so. */
type Choice = Pick<ReceiveListInput, 'sheet' | 'headingRow'>;

/** Receives a list: the file, a trial run that shows what becomes of every row, then the confirmation. No row is lost. */
export function ReceiveListPage() {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const trial = useCommand<ReceiveListInput, ReceiveListResult>('register/receive-list');
  const final = useCommand<ReceiveListInput, ReceiveListResult>('register/receive-list');
  const [site, setSite] = useState('');
  const [people, setPeople] = useState<People>();
  const asksPeople = directory.sites.some(({ code, kind }) => code === site && takesResidents(kind));
  const [source, setSource] = useState('');
  const [pressed, setPressed] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [headings, setHeadings] = useState<Record<string, ListField>>();
  const [firstRowHeads, setFirstRowHeads] = useState(false);
  const [bytes, setBytes] = useState('');
  const [choice, setChoice] = useState<Choice>({});
  // what the rows that are shown were read by: it is received, and nothing else
  const [readBy, setReadBy] = useState<ReceiveListInput>();
  const me = useLastMe();
  const tried = trial.answer?.result;
  const result = final.answer?.result;

  const input = (text: string, chosen: Choice, mapping?: Record<string, ListField>): ReceiveListInput => ({
    site,
    source,
    fileName: file?.name ?? '',
    file: text,
    ...chosen,
    ...(asksPeople && people ? { people } : {}),
    ...(asksPeople && people === 'residents' && firstRowHeads ? { heads: 'first-row' as const } : {}),
    ...(mapping ? { headings: mapping } : {}),
  });

  async function tryRun(text: string, chosen: Choice, mapping?: Record<string, ListField>): Promise<void> {
    final.reset();
    setChoice(chosen);
    setReadBy(undefined);
    const asked = input(text, chosen, mapping);
    const answer = await trial.send({ ...asked, dryRun: true });
    const read = answer?.result?.headings;
    if (!read) return;
    const fields = Object.fromEntries(read.map(({ heading, field }) => [heading, field]));
    setHeadings(fields);
    setReadBy({ ...asked, headings: fields });
  }

  const missing = [
    ...(site ? [] : [t('people.site')]),
    ...(source.trim() ? [] : [t('lists.source')]),
    ...(file ? [] : [t('lists.file')]),
    ...(asksPeople && !people ? [t('people-of.list')] : []),
  ];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setPressed(true);
    if (!file || missing.length > 0) return;
    const text = await readFileBase64(file);
    setBytes(text);
    await tryRun(text, {});
  }

  if (me && !me.abilities.includes('register/receive-list')) return <NotForRole />;
  const names = {
    file: t('lists.file'),
    site: t('people.site'),
    source: t('lists.source'),
    headingRow: t('reading.headingRow'),
  };
  const isAsRead =
    readBy !== undefined &&
    readBy.site === site &&
    readBy.source === source &&
    readBy.people === (asksPeople ? people : undefined) &&
    (readBy.people !== 'residents' || (readBy.heads === 'first-row') === firstRowHeads) &&
    Object.entries(headings ?? {}).every(([heading, field]) => readBy.headings?.[heading] === field);

  return (
    <Stack>
      <PageTitle title={t('receive.title')} />
      <Paper withBorder p="md">
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Grid>
            <Grid.Col span={{ base: 12, sm: 4 }}>
              <NativeSelect
                size="md"
                label={t('people.site')}
                description={t('receive.siteHelp')}
                required
                value={site}
                onChange={(event) => setSite(event.currentTarget.value)}
                data={[
                  { value: '', label: t('shell:action.choose') },
                  ...directory.sites
                    .filter(({ authority }) => authority === me?.officer?.authority.code)
                    .map(({ code }) => ({ value: code, label: directory.siteName(code) })),
                ]}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 4 }}>
              <TextInput
                size="md"
                label={t('lists.source')}
                description={t('receive.sourceHelp')}
                required
                value={source}
                onChange={(event) => setSource(event.currentTarget.value)}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, sm: 4 }}>
              <FileInput
                size="md"
                label={t('lists.file')}
                description={t('receive.fileHelp')}
                placeholder={t('receive.choose')}
                required
                accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                leftSection={<IconFileTypeCsv size={18} aria-hidden />}
                value={file}
                onChange={(chosen) => {
                  setFile(chosen);
                  setHeadings(undefined);
                  setChoice({});
                  trial.reset();
                  final.reset();
                }}
              />
            </Grid.Col>
            {asksPeople && (
              <Grid.Col span={{ base: 12, sm: 4 }}>
                <PeopleSelect of="list" value={people} onChange={setPeople} />
              </Grid.Col>
            )}
          </Grid>
          <Stack mt="md">
            <StillMissing labels={pressed ? missing : []} />
          </Stack>
          <Group mt="md">
            <Button type="submit" size="md" loading={trial.busy}>
              {t('receive.try')}
            </Button>
          </Group>
        </form>
      </Paper>
      <FieldNames value={names}>
        <CommandNotice command={trial} />
      </FieldNames>
      {tried && !result && (
        <ListReading result={tried} busy={trial.busy} onChoose={(chosen) => void tryRun(bytes, chosen)} />
      )}
      {headings && !result && (
        <HeadingMapping
          headings={headings}
          onChange={setHeadings}
          busy={trial.busy}
          onRead={() => void tryRun(bytes, choice, headings)}
          firstRowHeads={asksPeople && people === 'residents' ? firstRowHeads : undefined}
          onFirstRowHeads={setFirstRowHeads}
        />
      )}
      {tried && !result && readBy && tried.rows.length > 0 && (
        <Paper withBorder p="md">
          <Stack>
            <Title order={2} size="h4">
              {t('receive.trialTitle')}
            </Title>
            <Counts result={tried} />
            <TrialDownloads trial={readBy} />
            <ListRows rows={tried.rows} />
            <FieldNames value={names}>
              <CommandNotice command={final} />
            </FieldNames>
            <Group>
              <Button size="lg" loading={final.busy} disabled={!isAsRead} onClick={() => void final.send(readBy)}>
                {final.phase === 'unsent' ? t('shell:action.sendAgain') : t('receive.confirm', { count: tried.read })}
              </Button>
              <Text size="sm" c={isAsRead ? 'gray.7' : 'red.9'} role="status">
                {isAsRead ? t('receive.confirmHelp') : t('receive.notAsRead')}
              </Text>
            </Group>
          </Stack>
        </Paper>
      )}
      {result && (
        <Paper withBorder p="md">
          <Stack>
            <Alert color="teal" role="status" title={t('receive.done')}>
              <Link to="/lists/$listNo" params={{ listNo: String(result.listNo) }} className="amana-link">
                {t('receive.toWorkList', { count: result.waiting })}
              </Link>
            </Alert>
            <Counts result={result} />
            <AnnotatedDownloads listNo={result.listNo} />
            <ListRows rows={result.rows} />
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

function Counts({ result }: { result: ReceiveListResult }) {
  const { t } = useTranslation('register');
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      <Figure value={result.read} label={t('lists.read')} />
      <Figure value={result.accepted} label={t('lists.accepted')} />
      <Figure value={result.waiting} label={t('lists.waiting')} />
      <Figure value={result.refused} label={t('lists.refused')} />
    </SimpleGrid>
  );
}
